"""What `watch` remembers: searches by name, how far each has told, and how feeds answered."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update

from sayso.errors import NotInLedger
from sayso.identity import canonical_json
from sayso.ledger import schema
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Hit, Query, find, last_arrival
from sayso.ledger.writes import insert_missing
from sayso.records import EvidenceKind, Modality, Polarity, Voice

MOST_TOLD = 1000  # statements of one search told at a time

_KINDS: dict[str, Any] = {
    "modality": Modality,
    "polarity": Polarity,
    "evidence": EvidenceKind,
    "voice": Voice,
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A search by name, and the number of the last document that it has told of."""

    name: str
    query: Query
    seen: int


@dataclass(frozen=True, slots=True)
class Feed:
    """How a feed answered last: what to send with the next question."""

    url: str
    etag: str | None = None
    modified: str | None = None
    polled: str | None = None


def save(ledger: Ledger, name: str, query: Query) -> None:
    """Keep a search; one of the same name is replaced. It tells of what comes from now on."""
    row = {"name": name, "query": canonical_json(query.conditions()), "seen": last_arrival(ledger)}
    with ledger.writing() as connection:
        connection.execute(delete(schema.saved).where(schema.saved.c.name == name))
        insert_missing(connection, schema.saved, [row])


def drop(ledger: Ledger, name: str) -> None:
    """Keep a search no longer. Raises NotInLedger."""
    with ledger.writing() as connection:
        if not connection.execute(delete(schema.saved).where(schema.saved.c.name == name)).rowcount:
            raise NotInLedger(f"{name}: there is no such search")


def saved(ledger: Ledger) -> tuple[Saved, ...]:
    """All searches kept, by name."""
    with ledger.looking() as connection:
        rows = connection.execute(select(schema.saved).order_by(schema.saved.c.name)).all()
    return tuple(Saved(name, _query(json.loads(query)), seen) for name, query, seen in rows)


def _query(conditions: dict[str, str]) -> Query:
    known: dict[str, Any] = {k: _KINDS.get(k, str)(v) for k, v in conditions.items()}
    return Query(**known)


def news(ledger: Ledger, search: Saved) -> tuple[tuple[Hit, ...], int]:
    """What a search finds in documents that it has not told of, and how far that goes."""
    upto = last_arrival(ledger)
    return find(ledger, search.query, limit=MOST_TOLD, after=search.seen), upto


def told(ledger: Ledger, search: Saved, upto: int) -> None:
    """Remember that a search has told of everything up to there."""
    table = schema.saved
    with ledger.writing() as connection:
        connection.execute(update(table).where(table.c.name == search.name).values(seen=upto))


def feed(ledger: Ledger, url: str) -> Feed:
    """What is known of a feed; nothing of a new one."""
    table = schema.feed
    with ledger.looking() as connection:
        row = connection.execute(select(table).where(table.c.url == url)).mappings().one_or_none()
    return Feed(url) if row is None else Feed(**row)


def feeds(ledger: Ledger) -> tuple[Feed, ...]:
    """All feeds that were asked, by address."""
    table = schema.feed
    with ledger.looking() as connection:
        rows = connection.execute(select(table).order_by(table.c.url)).mappings().all()
    return tuple(Feed(**row) for row in rows)


def polled(ledger: Ledger, answer: Feed) -> None:
    """Remember how a feed answered."""
    table = schema.feed
    row = {"etag": answer.etag, "modified": answer.modified, "polled": answer.polled}
    with ledger.writing() as connection:
        insert_missing(connection, table, [{"url": answer.url, **row}])
        connection.execute(update(table).where(table.c.url == answer.url).values(**row))
