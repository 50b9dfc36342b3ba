"""Papers that the tests print themselves: a PDF of lines, a Word document."""

import io
from dataclasses import dataclass

import docx

Word = docx.document.Document


@dataclass(frozen=True)
class Print:
    """A line of text and where it stands, in points from the lower left."""

    text: str
    bottom: int
    left: int = 60
    size: int = 11


def column(lines: list[str], *, top: int = 700, left: int = 60) -> list[Print]:
    """Lines one under the other; an empty one leaves a gap."""
    return [Print(text, top - 14 * i, left) for i, text in enumerate(lines) if text]


def pdf(pages: list[list[Print]], about: bytes = b"") -> bytes:
    """A PDF of these pages. `about` is what it says of itself, such as `/Title (Senn)`."""
    objects = []
    for number, page in enumerate(pages):
        shown = b"".join(map(_shown, page))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n" % len(shown) + shown + b"endstream",
        ]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    return of_objects([_tree(kids, len(pages)), _FONT, *objects], about)


def _tree(kids: bytes, count: int) -> bytes:
    return b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def _shown(line: Print) -> bytes:
    words = line.text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        words = words.replace(mark, b"\\" + mark)
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (line.size, line.left, line.bottom, words)


def of_objects(objects: list[bytes], about: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 2; the first is the tree of its pages."""
    numbered = [b"<< /Type /Catalog /Pages 2 0 R >>", *objects, b"<< " + about + b" >>"]
    raw = b"%PDF-1.4\n"
    for number, inner in enumerate(numbered, 1):
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    return raw + b"trailer << /Root 1 0 R /Info %d 0 R >>\n%%%%EOF\n" % len(numbered)


def word(paragraphs: list[str]) -> Word:
    """A Word document, to be changed further."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def saved(document: Word) -> bytes:
    """The bytes of its file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
