"""The bytes of a Word document in, its words out: paragraphs, and what the file says about itself.

Run by `confined.py` alone. Promises: the order of the text is the file's own, with what is inserted
in it and without what is struck out; heads, feet, notes and comments are left out; nothing is
unpacked that says it is larger than a document may be, and no XML of which a part stands for
another is read.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import lxml.etree  # type: ignore[import-untyped]
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from sayso.errors import NotText, TooLarge, UnreadableDocument

MOST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts, pictures among them
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a Word document with a password is no zip
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRUCK = (qn("w:del"), qn("w:moveFrom"), f"{_COMPATIBLE}Fallback")
_PARAGRAPH = qn("w:p")
_WORDS = qn("w:t")
_MARKS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_HEADLINES = frozenset({"title", "heading 1"})


def word_paper(data: bytes) -> dict[str, Any]:
    """`paragraphs`, `title`, `headline`, `author`, `made`. Raises UnreadableDocument."""
    _refuse_hostile(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, lxml.etree.LxmlError) as exc:
        raise NotText("", "is a damaged Word document") from exc
    body = document.element.body
    lxml.etree.strip_elements(body, *_STRUCK, with_tail=False)
    found = list(_paragraphs(body))
    if not found:
        raise NotText("", "is a Word document that holds no text")
    about = document.core_properties
    return {
        "paragraphs": [text for text, _ in found],
        "headline": next(
            (text for text, paragraph in found if _is_head(document, paragraph)), None
        ),
        "title": about.title,
        "author": about.author,
        "made": _made(about),
    }


def _refuse_hostile(data: bytes) -> None:
    """Raises for what is no Word document, or one that was made to hurt."""
    if data.startswith(_LOCKED):
        raise UnreadableDocument("", "is an old Word document, or one locked with a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TooLarge("", "unpacks to more than is allowed")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _has_doctype(archive.read(part)):
                    raise NotText("", "is a Word document that defines entities of its own")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as exc:
        raise NotText("", "is a damaged Word document") from exc


def _has_doctype(part: bytes) -> bool:
    return b"<!DOCTYPE" in part.replace(b"\0", b"")  # of UTF-16 too


def _paragraphs(body: Any) -> Iterator[tuple[str, Any]]:
    """Each paragraph that holds text, those of tables and text boxes in their place."""
    for paragraph in body.iter(_PARAGRAPH):
        words = "".join(_words(paragraph))
        lines = "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()
        if lines:
            yield lines, paragraph


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph, but not those of a text box that hangs in it."""
    walk = lxml.etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            continue
        if element is not paragraph and element.tag == _PARAGRAPH:
            walk.skip_subtree()
        elif element.tag == _WORDS:
            yield element.text or ""
        elif element.tag in _MARKS and element.getparent().tag == qn("w:r"):
            yield _MARKS[element.tag]


def _is_head(document: Any, paragraph: Any) -> bool:
    style = document.styles.element.get_by_id(paragraph.style) if paragraph.style else None
    return style is not None and (style.name_val or "").lower() in _HEADLINES


def _made(about: Any) -> str | None:
    """The day on which it was made and later changed, where that is one day.

    What a program filled in, and nobody changed, bears the date of its pattern.
    """
    try:
        made, changed = about.created, about.modified
    except ValueError:
        return None
    if made is None or changed is None or changed == made or changed.date() != made.date():
        return None
    return str(made.date())
