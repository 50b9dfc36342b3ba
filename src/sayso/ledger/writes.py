"""Readings, failures and judgements into the ledger: each whole, or not at all.

Promises: what is there already is left as it is; the same arrivals in the same order make the
same ledger.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sayso.errors import UnreadableDocument
from sayso.identity import canonical_json
from sayso.ledger import schema
from sayso.ledger.judgements import latest, revised
from sayso.ledger.opening import Ledger
from sayso.ledger.rows import (
    StatementRows,
    document_id,
    document_of,
    document_row,
    reading_of,
    reading_row,
    source_rows,
    split_id,
    statement_rows,
)
from sayso.records import Document, Judged, Judgement, Reading
from sayso.wire import judgement_from_wire, judgement_to_wire


class Added(StrEnum):
    """What adding came to."""

    NEW = "new"
    VERSION = "version"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A reading and where its document was had from.

    `article` is what versions of one article share: its address, its own id or its path.
    `obtained` is when, ISO 8601 in UTC.
    """

    reading: Reading
    article: str
    origin: str
    obtained: str


def known(ledger: Ledger, document: Document) -> bool:
    """True where this very document is in the ledger."""
    with ledger.looking() as connection:
        return _number_of(connection, document_id(document)) is not None


def add(ledger: Ledger, arrival: Arrival) -> Added:
    """Put a document with its reading in: as new, as a new version of its article, or, where it
    is there already, not at all. Raises LedgerError."""
    with ledger.writing() as connection:
        if not ledger.is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(arrival.article))))
        row = document_row(arrival.reading.document)
        if _number_of(connection, row["id"]) is not None:
            return Added.KNOWN
        version = _last_version(connection, arrival.article) + 1
        row |= {
            "article": arrival.article,
            "version": version,
            "origin": arrival.origin,
            "obtained": arrival.obtained,
        }
        number = _inserted(connection, schema.document, row)
        put_reading(connection, number, arrival.reading, arrival.obtained)
        _forget_failure(connection, arrival.origin)
    return Added.NEW if version == 1 else Added.VERSION


def reread(ledger: Ledger, reading: Reading, at: str) -> bool:
    """Put a newer reading of a document that is there beside the old one, and let it count.
    False where the ledger has that very reading already, which then counts."""
    with ledger.writing() as connection:
        number = _number_of(connection, document_id(reading.document))
        if number is None:
            return False
        return put_reading(connection, number, reading, at)


def put_reading(connection: Connection, number: int, reading: Reading, at: str) -> bool:
    """A reading of document `number`, made the one that counts. False where it was there."""
    new = let_count(connection, {**reading_row(reading), "document": number, "at": at})
    index_document(connection, number)
    return new


def let_count(connection: Connection, row: dict[str, Any]) -> bool:
    """Put the row of a reading in as the one that counts of its document; one that was there
    gets a new number and keeps its time, and False is returned."""
    table = schema.reading
    was = connection.scalar(delete(table).where(table.c.id == row["id"]).returning(table.c.at))
    others = update(table).where(table.c.document == row["document"])
    connection.execute(others.values(current=False))
    at = row["at"] if was is None else was
    connection.execute(insert(table), {**row, "at": at, "current": True})
    return was is None


def fail(ledger: Ledger, failure: UnreadableDocument, at: str) -> None:
    """Keep what could not be read, and why; the first time counts."""
    with ledger.writing() as connection:
        row = {"origin": failure.name, "reason": failure.reason, "at": at}
        insert_missing(connection, schema.failure, [row])


def judge(ledger: Ledger, one: Judgement) -> None:
    """Write a judgement down and let the index follow it."""
    with ledger.writing() as connection:
        put_judgement(connection, one)
        for number in _touched(connection, one):
            index_document(connection, number)
        if _is_about_sources(connection, one):
            index_sources(connection)


def put_judgement(connection: Connection, one: Judgement) -> None:
    row = {
        "id": one.id,
        "what": one.what.value,
        "target": one.target.id,
        "document": one.target.document,
        "body": canonical_json(judgement_to_wire(one)),
    }
    insert_missing(connection, schema.judgement, [row])


def _touched(connection: Connection, one: Judgement) -> list[int]:
    if one.target.document is None:
        return []
    number = _number_of(connection, one.target.document)
    return [] if number is None else [number]


def _is_about_sources(connection: Connection, one: Judgement) -> bool:
    if one.what is not Judged.UNDO:
        return one.what is Judged.MERGE
    what = connection.scalar(
        select(schema.judgement.c.what).where(schema.judgement.c.id == one.value)
    )
    return what in (Judged.MERGE, Judged.UNDO)


def log_of(connection: Connection, document: str | None = None) -> list[Judgement]:
    """The log in order: all of it, or that of one document's version."""
    table = schema.judgement
    query = select(table.c.body).order_by(table.c.n)
    if document is not None:
        query = query.where(table.c.document == document)
    return [judgement_from_wire(json.loads(body)) for body in connection.scalars(query)]


def index_document(connection: Connection, number: int) -> None:
    """Make the rows of a document's statements anew, from the reading that counts and the log."""
    table = schema.document
    row = connection.execute(select(table).where(table.c.n == number)).mappings().one()
    document = document_of(dict(row))
    log = log_of(connection, row["id"])
    current = (
        connection.execute(
            select(schema.reading).where(
                schema.reading.c.document == number, schema.reading.c.current.is_(True)
            )
        )
        .mappings()
        .one()
    )
    reading, judged = revised(reading_of(dict(current), document), log)
    apart = frozenset(key for key, what in latest(log) if what is Judged.SPLIT)
    rows = statement_rows(reading, judged=judged, apart=apart)
    connection.execute(delete(schema.statement).where(schema.statement.c.document == number))
    insert_missing(connection, schema.source, _speakers(reading, document, apart))
    _insert_statements(connection, number, rows)


def _speakers(reading: Reading, document: Document, apart: frozenset[str]) -> list[dict[str, Any]]:
    """Rows of the sources, in the order of their ids, so that two writers cannot wait for each
    other."""
    rows: dict[str, dict[str, Any]] = {}
    for row in source_rows(reading).values():
        if row["id"] in apart:
            row |= {"id": split_id(row["id"], document)}
        rows.setdefault(row["id"], row)
    return [rows[key] for key in sorted(rows)]


def _insert_statements(connection: Connection, number: int, rows: list[StatementRows]) -> None:
    if not rows:
        return
    numbers = connection.scalars(
        insert(schema.statement).returning(schema.statement.c.n, sort_by_parameter_order=True),
        [{**row.statement, "document": number} for row in rows],
    ).all()
    for table, part in (
        (schema.link, "links"),
        (schema.evidence, "evidence"),
        (schema.figure, "figures"),
    ):
        found = [
            {**item, "statement": n}
            for n, row in zip(numbers, rows, strict=True)
            for item in getattr(row, part)
        ]
        if found:
            connection.execute(insert(table), found)


def index_sources(connection: Connection) -> None:
    """Make the merges of sources anew, from the log."""
    into: dict[str, str] = {}
    for (key, what), one in latest(log_of(connection)).items():
        if what is Judged.MERGE and one.value is not None:
            into[key] = one.value
    table = schema.source
    connection.execute(update(table).where(table.c.same_as.is_not(None)).values(same_as=None))
    for key in into:
        root = _root(key, into)
        if root != key:
            connection.execute(update(table).where(table.c.id == key).values(same_as=root))


def _root(key: str, into: dict[str, str]) -> str:
    """The end of a row of merges; where they run in a circle, the least of it."""
    met = [key]
    while (key := into.get(key, key)) not in met:
        met.append(key)
    return met[-1] if into.get(met[-1]) is None else min(met)


def insert_missing(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there yet."""
    rows = list(rows)
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def _inserted(connection: Connection, table: Any, row: dict[str, Any]) -> int:
    return int(connection.execute(insert(table).returning(table.c.n), row).scalar_one())


def _number_of(connection: Connection, document: str) -> int | None:
    table = schema.document
    return connection.scalar(select(table.c.n).where(table.c.id == document))


def _last_version(connection: Connection, article: str) -> int:
    table = schema.document
    found = connection.scalar(select(func.max(table.c.version)).where(table.c.article == article))
    return 0 if found is None else int(found)


def _forget_failure(connection: Connection, origin: str) -> None:
    connection.execute(delete(schema.failure).where(schema.failure.c.origin == origin))
