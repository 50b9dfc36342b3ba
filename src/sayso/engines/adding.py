"""Sources in, a longer ledger out: found, read by several processes, written by one.

Promises: a document enters whole or not at all; what is there is not read again, so that the
same call goes on where another stopped; what cannot be read is kept with its reason.
"""

import datetime
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sayso.engines.local import Reads, Workers, read_all
from sayso.errors import UnreadableDocument
from sayso.ingest import Obtained, document_from_text, obtained
from sayso.ledger import reads as ledger_reads
from sayso.ledger import writes
from sayso.ledger.opening import Ledger
from sayso.records import Document
from sayso.settings import Settings

Clock = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Step:
    """One document on its way in: `added` tells what came of it, or `failure` why nothing did."""

    origin: str
    document: Document | None
    added: writes.Added | None
    failure: UnreadableDocument | None


@dataclass(frozen=True, slots=True)
class Known:
    """What holds of documents that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


def now() -> str:
    """The time, ISO 8601 in UTC; SOURCE_DATE_EPOCH stands for it where a run must be the same
    as another (reproducible-builds.org)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.datetime.fromtimestamp(int(fixed), datetime.UTC)
        if fixed is not None
        else datetime.datetime.now(datetime.UTC)
    )
    return moment.isoformat(timespec="seconds")


def add_origins(
    ledger: Ledger,
    origins: Iterable[str],
    *,
    settings: Settings,
    reads: Reads,
    about: Known = Known(),
    clock: Clock = now,
) -> Generator[Step]:
    """Add all documents of `origins`, one step each as it is done, in order."""
    found = (
        one
        for origin in origins
        for one in obtained(
            origin, settings=settings, published=about.published, outlet=about.outlet
        )
    )
    return add_all(ledger, found, reads=reads, clock=clock)


def add_all(
    ledger: Ledger,
    found: Iterable[Obtained | UnreadableDocument],
    *,
    reads: Reads | Workers,
    clock: Clock = now,
) -> Generator[Step]:
    """Add documents as they come."""

    def to_read(one: Obtained | UnreadableDocument) -> Document | None:
        if isinstance(one, UnreadableDocument) or writes.known(ledger, one.document):
            return None
        return one.document

    for one, result in read_all(found, to_read, reads):
        if isinstance(one, UnreadableDocument):
            writes.fail(ledger, one, clock())
            yield Step(one.name, None, None, one)
        elif result is None:
            yield Step(one.name, one.document, writes.Added.KNOWN, None)
        elif isinstance(result, UnreadableDocument):
            failure = UnreadableDocument(one.name, result.reason)
            writes.fail(ledger, failure, clock())
            yield Step(one.name, one.document, None, failure)
        else:
            arrival = writes.Arrival(result, article_of(one), one.name, clock())
            yield Step(one.name, one.document, writes.add(ledger, arrival), None)


def article_of(one: Obtained) -> str:
    """What all versions of an article share: its address without fragment, or its own id in its
    file, or the file that is all its; else nothing but its own words."""
    document = one.document
    if document.url is not None:
        parts = urlsplit(document.url)
        return urlunsplit(parts._replace(netloc=parts.netloc.lower(), fragment=""))
    path = Path(one.name.rpartition(":")[0])  # of a line of a file
    if document.id != _derived_id(document):
        return f"{path.resolve() if path.is_file() else path}#{document.id}"
    path = Path(one.name)
    return str(path.resolve()) if path.is_file() else document.id


def _derived_id(document: Document) -> str:
    return document_from_text(
        document.text,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published,
        url=document.url,
    ).id


def reread(
    ledger: Ledger, *, reads: Reads, made_by: str, clock: Clock = now
) -> Iterator[tuple[str, bool, int]]:
    """Read anew what another version of program or model read: for each document its id,
    whether it was read, and how many judgements no longer fit."""

    def to_read(kept: ledger_reads.Kept) -> Document | None:
        return None if kept.machine.sayso == made_by else kept.machine.document

    for kept, result in read_all(ledger_reads.everything(ledger), to_read, reads):
        if result is None:
            yield kept.machine.document.id, False, 0
        elif isinstance(result, UnreadableDocument):
            writes.fail(ledger, UnreadableDocument(kept.origin, result.reason), clock())
            yield kept.machine.document.id, False, 0
        else:
            writes.reread(ledger, result, clock())
            yield kept.machine.document.id, True, len(ledger_reads.kept(ledger, kept.id).unfit)
