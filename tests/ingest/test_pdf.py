"""PDFs as they are printed, and PDFs made to hurt."""

import time
import zlib
from dataclasses import replace

import pytest

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.formats import Format
from sayso.ingest.papers import paper
from sayso.settings import MEBIBYTE, Settings
from tests.ingest.printing import Print, column, of_objects, pdf

SETTINGS = Settings(parse_seconds=10, parse_bytes=512 * MEBIBYTE)


def read(data: bytes, settings: Settings = SETTINGS) -> Article:
    return paper(data, "a.pdf", Format.PDF, settings)


def refused(data: bytes, settings: Settings = SETTINGS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, settings)
    return caught.value


def test_lines_become_paragraphs() -> None:
    page = [
        Print("Karst denies a landing at Senn", 740, size=20),
        *column(
            [
                "The ministry said on Monday that its govern-",
                "ment had not landed anybody at Port Senn. A well-",
                "known “fishing trip”, it added, was all there was.",
                "",
                "Oster did not agree with that. Its envoy said the",
                "quay was closed.",
                "The coast agency has seen no ship, it said, and will",
                "not look for one.",
            ]
        ),
    ]
    article = read(pdf([page]))
    assert article.text.split("\n\n") == [
        "Karst denies a landing at Senn",
        "The ministry said on Monday that its government had not landed anybody at Port Senn. "
        "A well-known “fishing trip”, it added, was all there was.",
        "Oster did not agree with that. Its envoy said the quay was closed.",
        "The coast agency has seen no ship, it said, and will not look for one.",
    ]
    assert article.title == "Karst denies a landing at Senn"


def test_a_raised_figure_parts_nothing() -> None:
    page = column(
        ["The envoy said that the quay", "  would not be closed, and that", "nobody had asked."]
    )
    page.append(Print("3", 688, size=7))
    page.sort(key=lambda line: -line.bottom)
    (text,) = read(pdf([page])).text.split("\n\n")
    assert text == (
        "The envoy said that the quay 3 would not be closed, and that nobody had asked."
    )


def test_heads_feet_and_page_numbers_are_left_out_and_sentences_run_on() -> None:
    def page(number: int, *lines: str) -> list[Print]:
        head = [Print("Halden Courier", 770), Print("4 May 2031", 770, left=480)]
        return [*head, *column(list(lines)), Print(f"Page {number} of 2", 30, left=280)]

    first = page(1, "The envoy said that", "nobody had")
    second = page(2, "not been told in time.", "The quay is not closed.")
    assert read(pdf([first, second])).text == (
        "The envoy said that nobody had not been told in time. The quay is not closed."
    )


def test_the_columns_stay_in_the_order_of_the_file() -> None:
    left = column(["The envoy said that the", "quay would be closed by"])
    right = column(["Friday, and that no ship", "would be let in."], left=320)
    assert read(pdf([left + right])).text == (
        "The envoy said that the quay would be closed by Friday, and that no ship would be let in."
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["It is non-", "existent."], "It is non-existent."),
        (["The minis-", "ter spoke."], "The minister spoke."),
        (["A cease-fire holds. The cease-", "fire is new."], "cease-fire is new."),
        (["The Oster-", "Karst line."], "The Oster-Karst line."),
        (["In 2030-", "31 it fell."], "In 2030-31 it fell."),
        (["It did -", "they say - not."], "It did - they say - not."),
    ],
)
def test_a_hyphen_at_a_line_end(lines: list[str], text: str) -> None:
    assert read(pdf([column(lines)])).text.endswith(text)


@pytest.mark.parametrize(
    ("about", "title", "author", "published"),
    [
        (b"/Title (Senn) /Author (Ilse Marrow)", "Senn", "Ilse Marrow", None),
        (b"/Title (Microsoft Word - a.docx) /Author (imarrow)", None, None, None),
        (
            b"/Title (senn_final.indd) /CreationDate (D:20310504101112+02'00')",
            None,
            None,
            "2031-05-04",
        ),
        (b"/CreationDate (D:20310504) /ModDate (D:20310505)", None, None, None),
        (b"/CreationDate (D:20310504) /Producer (Skia/PDF m120)", None, None, None),
        (b"/CreationDate (D:20319999)", None, None, None),
    ],
)
def test_what_it_says_about_itself(
    about: bytes, title: str | None, author: str | None, published: str | None, english: str
) -> None:
    article = read(pdf([column([english])], about))
    assert (article.title, article.author, article.published) == (title, author, published)


def test_pictures_and_locks_have_their_own_reasons() -> None:
    blank = refused(pdf([[], []]))
    assert (type(blank), blank.reason) == (NotText, "is a PDF that holds no text, only images")
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)] /Root"
    locked = pdf([column(["Senn"])]).replace(b"/Root", lock % (b"o" * 32, b"u" * 32))
    assert refused(locked).reason == "is locked with a password"


@pytest.mark.parametrize("cut", [8, 200, 600])
def test_a_broken_pdf_is_an_error(cut: int, english: str) -> None:
    raw = pdf([column([english])])[:cut]
    assert refused(raw).reason in ("is a damaged PDF", "is a PDF that holds no text, only images")


def test_a_page_tree_that_loops_ends() -> None:
    loop = b"<< /Type /Pages /Count 3 /Kids [2 0 R 3 0 R 2 0 R] /Parent 3 0 R >>"
    began = time.perf_counter()
    assert isinstance(refused(of_objects([loop, loop])), NotText)
    assert time.perf_counter() - began < 5


def test_more_pages_than_a_paper_has_are_refused() -> None:
    raw = pdf([column(["Senn"])]).replace(b"/Count 1 ", b"/Count 900000 ")
    error = refused(raw)
    assert (type(error), "more than 5,000 pages" in error.reason) == (TooLarge, True)


def bomb(unpacked: int) -> bytes:
    """A page whose few bytes unpack to so many, all of them text."""
    packer = zlib.compressobj(9)
    words = b"BT /F1 11 Tf 60 700 Td " + b"(Senn ) Tj " * 100_000
    packed = b"".join(packer.compress(words) for _ in range(unpacked // len(words)))
    packed += packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    tree = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return of_objects([tree, page, stream + packed + b"\nendstream"])


def test_a_stream_that_unpacks_endlessly_costs_no_more_than_is_allowed() -> None:
    raw = bomb(512 * MEBIBYTE)
    began = time.perf_counter()
    error = refused(raw, replace(SETTINGS, parse_seconds=4, parse_bytes=128 * MEBIBYTE))
    assert "damaged" in error.reason or "4 seconds" in error.reason
    assert time.perf_counter() - began < 8
