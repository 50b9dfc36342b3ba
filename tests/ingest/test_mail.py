"""E-mails as they come, and some that nobody should be able to send."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.origins import articles
from sayso.settings import Settings
from tests.ingest.printing import column, pdf, saved, word

SETTINGS = Settings(parse_seconds=10)


def found(data: bytes, folder: Path, name: str = "a.eml") -> list[Article | UnreadableDocument]:
    (folder / name).write_bytes(data)
    return list(articles(str(folder / name), SETTINGS))


def read(data: bytes, folder: Path) -> Article:
    (one,) = found(data, folder)
    assert isinstance(one, Article), one
    return one


def mail(text: str, **heads: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_a_letter(tmp_path: Path, english: str) -> None:
    message = mail(
        english,
        From="Ilse Marrow <marrow@courier.example>",
        Subject="Fwd: Re: Karst denies “a landing”",
        Date="Sun, 04 May 2031 10:00:00 +0200",
        List_Id='"Halden Courier" <news.courier.example>',
    )
    article = read(message.as_bytes(), tmp_path)
    assert article.text == f"Karst denies “a landing”\n\n{english}"
    assert (article.title, article.author) == ("Karst denies “a landing”", "Ilse Marrow")
    assert (article.outlet, article.published) == ("Halden Courier", "2031-05-04T10:00:00+02:00")


def test_plain_text_goes_before_html_unless_it_is_a_hint(tmp_path: Path, english: str) -> None:
    page = f"<html><body><article><p>{english}</p><p>In HTML.</p></article></body></html>"
    long = mail(f"{english} {english}", Subject="Senn")
    long.add_alternative(page, subtype="html")
    assert read(long.as_bytes(), tmp_path).text == f"Senn\n\n{english} {english}"
    hint = mail("Your program shows no HTML.", Subject="Senn")
    hint.add_alternative(page, subtype="html")
    assert read(hint.as_bytes(), tmp_path).text == f"Senn\n\n{english}\n\nIn HTML."


def test_attachments_that_are_articles_are_articles(tmp_path: Path, english: str) -> None:
    message = mail("Please find the papers attached.", Subject="Papers")
    any_kind = {"maintype": "application", "subtype": "octet-stream"}
    message.add_attachment(pdf([column(["The quay is closed."])]), **any_kind, filename="a.pdf")
    message.add_attachment(saved(word([english])), **any_kind, filename="../b.DOCX")
    message.add_attachment(english, filename="c.txt")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="d.ics")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="e.png")
    message.add_attachment(b"%PDF-1.4", **any_kind, filename="f.pdf")
    message.add_attachment(mail(english, From="Oona Brandt <o@b.example>", Subject="Inner"))
    own, *attached = found(message.as_bytes(), tmp_path)
    assert isinstance(own, Article)
    assert own.text.endswith("attached.")
    texts = [one.text.strip() if isinstance(one, Article) else type(one) for one in attached]
    assert texts == ["The quay is closed.", english, english, NotText, f"Inner\n\n{english}"]
    assert isinstance(attached[-1], Article)
    assert attached[-1].author == "Oona Brandt"


def test_an_empty_letter_only_brings_something(tmp_path: Path, english: str) -> None:
    message = mail("", Subject="Paper")
    assert [type(one) for one in found(message.as_bytes(), tmp_path)] == [NotText]
    message.add_attachment(english, filename="c.txt")
    assert read(message.as_bytes(), tmp_path).text == f"{english}\n"


@pytest.mark.parametrize("charset", ["iso-8859-1", "no such", "utf-7", "\x00", "utf-8''x"])
def test_odd_charsets(tmp_path: Path, charset: str) -> None:
    head = f"Subject: Senn\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    raw = head.encode() + b"Content-Transfer-Encoding: 8bit\n\nThe caf\xe9 is closed, it\x92s said."
    assert read(raw, tmp_path).text == "Senn\n\nThe café is closed, it’s said."


ODD_HEADS = [
    b"Date: Sun, 99 Foo 99999999999 25:61:61 +9999",
    b"Date: " + b"9" * 100_000,
    b"Date: Fri, 31 Feb 2031 00:00:00 -0000",
    b"From: " + b"(" * 50_000,
    b"From: " + b"<" * 1900,
    b"From: " + b'"' * 1999,
    b"From: =?utf-8?b?/////?= <@>",
    b"From: a@b, " * 2000,
    b"Subject: " + b"=?utf-8?q?" * 10_000,
    b"Subject: =?no-such-charset?q?=ff=00?=",
    b"List-Id: " + b'"' * 1900,
    b"Content-Type: " + b"a/" * 10_000,
    b"Content-Type: text/plain; charset*0*=''; charset*0=a; charset*1*=%%",
    b"Content-Disposition: " + b"; filename*" * 5000,
    b"Content-Transfer-Encoding: \xff\xfe",
    b"X-Odd: " + b"a" * 5_000_000,
    b"X-Odd: a\n" * 100_000,
    b":\x00: no head",
]


@pytest.mark.parametrize("head", ODD_HEADS, ids=lambda head: repr(head[:30]))
def test_heads_that_make_no_sense_cost_themselves(tmp_path: Path, head: bytes) -> None:
    began = time.process_time()
    (one,) = found(b"Received: by a\n" + head + b"\n\nThe quay is closed.\n", tmp_path)
    assert isinstance(one, Article), one
    assert "The quay is closed." in one.text
    assert one.published is None
    assert time.process_time() - began < 3


def test_letters_in_letters_end(tmp_path: Path) -> None:
    inner = mail("The quay is closed.", Subject="Senn")
    for _ in range(4):
        outer = mail("See below.", Subject="Fwd: Senn")
        outer.add_attachment(inner)
        inner = outer
    kinds = [type(one) for one in found(inner.as_bytes(), tmp_path)]
    assert kinds == [Article, Article, Article, TooLarge]


@pytest.mark.parametrize("kind", ["message/rfc822", "multipart/mixed"])
def test_a_thousand_letters_in_letters_are_refused(tmp_path: Path, kind: str) -> None:
    raw = b""
    for i in range(1000):
        parted = f"; boundary=b{i}\n\n--b{i}" if kind == "multipart/mixed" else "\n"
        raw += f"Content-Type: {kind}{parted}\n".encode()
    (one,) = found(raw + b"\nThe quay is closed.", tmp_path)
    assert isinstance(one, UnreadableDocument)
    assert "nested too deeply" in one.reason


def test_a_thousand_parts_are_refused(tmp_path: Path) -> None:
    message = mail("Senn", Subject="Senn")
    for _ in range(1000):
        message.add_attachment("a", filename="a.txt")
    (one,) = found(message.as_bytes(), tmp_path)
    assert isinstance(one, TooLarge)


def test_what_is_no_letter_says_so(tmp_path: Path) -> None:
    for raw in (b"The quay is closed.\n", b"\x00\xff" * 100, b"\n\n"):
        (one,) = found(raw, tmp_path)
        assert isinstance(one, NotText)
