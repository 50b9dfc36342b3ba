"""The outside world in, Documents out.

`documents` reads a file, a folder, standard input or an address; `document_from_text` takes
words that are already here. Promises: a bad document costs one document, and the stream goes
on; nothing is asked of the network but the address that was given; the same bytes give the
same Documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.errors import UnreadableDocument
from sayso.ingest.article import checked_date, document_from_text
from sayso.ingest.fetch import Page
from sayso.ingest.language import refuse_foreign
from sayso.ingest.origins import Found, articles, page_articles
from sayso.records import Document
from sayso.settings import Settings

__all__ = [
    "Obtained",
    "document_from_text",
    "documents",
    "feed_documents",
    "obtained",
    "refuse_foreign",
]


@dataclass(frozen=True, slots=True)
class Obtained:
    """A document and where it was had from: a path, a line of one, an address."""

    name: str
    document: Document


def documents(
    origin: str,
    *,
    settings: Settings,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document | UnreadableDocument]:
    """Every document at `origin`, in order; in place of one that cannot be read, its error.

    `origin` is a path, `-` for standard input, or an http(s) address. `published` and `outlet`
    hold where a document doesn't say. Raises UsageError, at once, where `published` is no ISO
    8601 date or date and time.
    """
    found = obtained(origin, settings=settings, published=published, outlet=outlet)
    return (one.document if isinstance(one, Obtained) else one for one in found)


def obtained(
    origin: str,
    *,
    settings: Settings,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Obtained | UnreadableDocument]:
    """The same, each document with its name."""
    published = checked_date(published)
    return (_document(found, settings, published, outlet) for found in articles(origin, settings))


def feed_documents(
    page: Page, name: str, *, settings: Settings
) -> Iterator[Obtained | UnreadableDocument]:
    """The documents of a feed that was fetched already."""
    return (_document(found, settings, None, None) for found in page_articles(page, name, settings))


def _document(
    found: Found, settings: Settings, published: str | None, outlet: str | None
) -> Obtained | UnreadableDocument:
    if isinstance(found, UnreadableDocument):
        return found
    document = found.filled(published=published, outlet=outlet).document()
    try:
        refuse_foreign(document, found.name, settings)
    except UnreadableDocument as error:
        return error
    return Obtained(found.name, document)
