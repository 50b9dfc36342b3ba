"""PDF and Word documents in, their articles out, by way of a limited process.

What the file says about itself is taken where it can be an article's: a title that is no file's
name, an author who has a name of two words, the day on which it was made and last changed.
"""

import re
from typing import Any

from sayso.errors import NotText
from sayso.ingest.article import Article, iso_date
from sayso.ingest.formats import Format
from sayso.ingest.limited import read_limited
from sayso.settings import Settings

READER = {Format.PDF: "pdf", Format.WORD: "word"}
MAX_FIELD = 300  # characters of a title or name

# What programs put where a title should stand.
_FILE_NAME = re.compile(
    r"microsoft word|untitled|document ?\d*$|.*\.(?:docx?|odt|rtf|pdf|indd|qxp|txt|html?)$", re.I
)
_PERSON = re.compile(r"[^\W\d_][^\d@_]*\s[^\W\d_][^\d@_]*")


def paper(data: bytes, name: str, kind: Format, settings: Settings) -> Article:
    """The article that a PDF or a Word document is. Raises UnreadableDocument, naming `name`."""
    said = read_limited(READER[kind], data, name, settings)
    paragraphs = said.get("paragraphs")
    text = "\n\n".join(map(str, paragraphs)) if isinstance(paragraphs, list) else ""
    if not text.strip():
        raise NotText(name, "holds no text")
    own = title_of(said.get("title"))
    headline = title_of(said.get("headline"))
    author = field(said.get("author"))
    return Article(
        name,
        text,
        title=own if own is not None and (own in text or headline is None) else headline,
        author=author if author is not None and _PERSON.fullmatch(author) else None,
        published=iso_date(str(said.get("made"))),
    )


def title_of(value: Any) -> str | None:
    """A title that somebody gave; None for a file's name."""
    title = field(value)
    return None if title is None or _FILE_NAME.match(title) else title


def field(value: Any) -> str | None:
    """A text of one line, of a length that a title or a name has; None for anything else."""
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return line if 0 < len(line) <= MAX_FIELD else None
