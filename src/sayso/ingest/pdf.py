"""The bytes of a PDF in, its words out: paragraphs, and what the file says about itself.

Run by `confined.py` alone. Promises: the order of the text is the file's own; running heads and
page numbers are left out (`columns.py`). A PDF of pictures is refused: nothing is guessed from
them.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.columns import Line, paragraphs

MOST_PAGES = 5000  # a longer one is a library
HYPHEN = "\x02"  # what the library calls one at the end of a line, and takes the line's end away
_LINE_ENDS = "\r\n" + HYPHEN
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}
_PRINTED_BY = re.compile(r"skia|chrom|firefox|mozilla|safari|quartz|wkhtmlto|webkit", re.I)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def pdf_paper(data: bytes) -> dict[str, Any]:
    """`paragraphs`, `title`, `headline`, `author`, `made`. Raises UnreadableDocument."""
    document = _opened(data)
    if len(document) > MOST_PAGES:
        raise TooLarge("", f"is a PDF of more than {MOST_PAGES:,} pages")
    pages = [list(_lines(document, number)) for number in range(len(document))]
    if not any(character.isalpha() for page in pages for line in page for character in line.text):
        raise NotText("", "is a PDF that holds no text, only images")
    about = document.get_metadata_dict()
    found, headline = paragraphs(pages)
    return {
        "paragraphs": found,
        "headline": headline,
        "title": about.get("Title"),
        "author": about.get("Author"),
        "made": _made(about),
    }


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        if exc.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument("", "is locked with a password") from exc
        if exc.err_code == raw.FPDF_ERR_SECURITY:
            raise UnreadableDocument("", "is locked in an unknown way") from exc
        raise NotText("", "is a damaged PDF") from exc


def _made(about: dict[str, str]) -> str | None:
    """The day on which it was made and last changed, where that is one day.

    A browser's print is made on the day somebody kept it.
    """
    if _PRINTED_BY.search(about.get("Creator", "") + about.get("Producer", "")):
        return None
    made, changed = (_DATE.match(about.get(key, "")) for key in ("CreationDate", "ModDate"))
    if made is None or (changed is not None and changed[0] != made[0]):
        return None
    return "-".join(made.groups())


def _lines(document: Any, number: int) -> Iterator[Line]:
    """The lines of a page, as the file has them one after the other. A damaged page has none."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    try:
        characters: list[tuple[int, str]] = []
        for i in range(raw.FPDFText_CountChars(text)):
            character = chr(raw.FPDFText_GetUnicode(text, i))
            if character not in _LINE_ENDS:
                characters.append((i, character))
                continue
            yield from _line(text, characters, number, "-" if character == HYPHEN else "")
            characters = []
        yield from _line(text, characters, number, "")
    finally:
        text.close()
        page.close()


def _line(text: Any, characters: list[tuple[int, str]], number: int, hyphen: str) -> Iterator[Line]:
    words = "".join(character for _, character in characters).translate(_LIGATURES)
    words = " ".join(words.split()) + hyphen
    seen = [i for i, character in characters if not character.isspace()]
    if not seen:
        return
    first, last = _box(text, seen[0]), _box(text, seen[-1])
    # A line may begin or end with the small raised figure of a note: most of it counts.
    usual = sorted((first, _box(text, seen[len(seen) // 2]), last), key=_height)[1]
    yield Line(words, number, first[0], last[2], usual[1], max(_height(usual), 1.0))


def _height(box: tuple[float, float, float, float]) -> float:
    return box[3] - box[1]


def _box(text: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character with the room that its font gives it."""
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return (0.0, 0.0, 0.0, 0.0)
    return (box.left, box.bottom, box.right, box.top)
