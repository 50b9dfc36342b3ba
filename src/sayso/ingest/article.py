"""What a file says about one article, on its way to a Document.

Promises: a Document holds no lone surrogate and no NUL, its date is ISO 8601 or None, and the
same words and facts get the same id.
"""

import datetime
import re
from dataclasses import dataclass, replace

from sayso.errors import UsageError
from sayso.identity import tagged_digest
from sayso.ingest.language import language_of
from sayso.records import Document

_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_AND_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its file gives it. `name` is the path, address or line it came from."""

    name: str
    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None

    def filled(self, *, published: str | None, outlet: str | None) -> "Article":
        """The same, with what the caller knows put in where the file says nothing."""
        return replace(
            self,
            published=self.published if self.published is not None else published,
            outlet=self.outlet if self.outlet is not None else outlet,
        )

    def document(self) -> Document:
        """The record that every later stage takes."""
        return document_from_text(
            self.text,
            id=self.id,
            title=self.title,
            outlet=self.outlet,
            author=self.author,
            published=self.published,
            url=self.url,
        )


def document_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Document:
    """A Document of `text` exactly as it is; lone surrogates and NUL become U+FFFD, one for one.

    Without an `id` it gets the digest of what it says. Raises UsageError where `published` is
    no ISO 8601 date or date and time.
    """
    text, title, outlet, url = clean(text), _clean(title), _clean(outlet), _clean(url)
    published = checked_date(published)
    facts = {"text": text, "title": title, "outlet": outlet, "published": published, "url": url}
    return Document(
        id=clean(id) if id is not None else tagged_digest("doc", facts),
        text=text,
        title=title,
        outlet=outlet,
        author=_clean(author),
        published=published,
        url=url,
        language=language_of(text),
    )


def checked_date(value: str | None) -> str | None:
    """A date that a person gave, in one form. Raises UsageError where it is none."""
    if value is None:
        return None
    date = iso_date(value)
    if date is None:
        raise UsageError(f"not an ISO 8601 date such as 2031-05-04: {value!a}")
    return date


def iso_date(value: str) -> str | None:
    """The ISO 8601 date, or date and time, that `value` is; None where it is something else."""
    value = value.strip()
    try:
        if _DATE.fullmatch(value):
            return datetime.date.fromisoformat(value).isoformat()
        if _DATE_AND_TIME.match(value):
            return datetime.datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None
    return None


def clean(text: str) -> str:
    """`text` with lone surrogates, which no file can hold, and NUL, which no database can,
    replaced one for one."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def _clean(text: str | None) -> str | None:
    return None if text is None else clean(text)
