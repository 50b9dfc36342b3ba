"""Does the ledger still hold what was put in? Everything is read again and derived again.

Promises: nothing is changed; every fault is told with the row where it is.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import SaysoError
from sayso.identity import statement_id
from sayso.ledger import schema
from sayso.ledger.judgements import judgement, latest, revised
from sayso.ledger.opening import Ledger
from sayso.ledger.rows import (
    StatementRows,
    document_id,
    document_of,
    reading_of,
    reading_row,
    statement_rows,
)
from sayso.ledger.writes import log_of
from sayso.records import Document, Judged, Judgement, Reading

CHUNK = 200  # documents read in one transaction


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, and where."""

    where: str
    what: str


def verify(ledger: Ledger) -> Iterator[Fault | int]:
    """The faults as they are found, and, between them, how many documents were looked at."""
    yield from _store(ledger)
    last, done = 0, 0
    while True:
        with ledger.looking() as connection:
            faults, rows = _some(connection, last)
        yield from faults
        if not rows:
            break
        last, done = rows[-1], done + len(rows)
        yield done
    with ledger.looking() as connection:
        faults = [*_log(connection), *_strays(connection)]
    yield from faults


def _store(ledger: Ledger) -> Iterator[Fault]:
    """What SQLite itself knows of damage, to its pages and to the index of words."""
    if not ledger.is_sqlite:
        return
    with ledger.looking() as connection:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield from (Fault("the file", line) for line in found if line != "ok")
    yield from (Fault(f"{row[0]} {row[1]}", f"refers to no {row[2]}") for row in lost)
    with ledger.writing() as connection:
        try:
            connection.exec_driver_sql(
                "INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)"
            )
        except DBAPIError:
            yield Fault("statement_words", "is not the index of the statements' words")


def _some(connection: Connection, last: int) -> tuple[list[Fault], list[int]]:
    table = schema.document
    query = select(table).where(table.c.n > last).order_by(table.c.n).limit(CHUNK)
    faults: list[Fault] = []
    numbers = []
    for row in connection.execute(query).mappings():
        numbers.append(int(row["n"]))
        try:
            faults += _document(connection, dict(row))
        except (SaysoError, zlib.error, ValueError, KeyError, TypeError, AttributeError) as exc:
            faults.append(Fault(row["id"], f"cannot be read back: {exc}"))
    return faults, numbers


def _document(connection: Connection, row: dict[str, Any]) -> Iterator[Fault]:
    document = document_of(row)
    if document_id(document) != row["id"]:
        yield Fault(row["id"], "the text or what is said of it was changed")
    table = schema.reading
    query = select(table).where(table.c.document == row["n"]).order_by(table.c.n)
    readings = connection.execute(query).mappings().all()
    current = [found for found in readings if found["current"]]
    for found in readings:
        yield from _reading(dict(found), document)
    if len(current) != 1:
        yield Fault(row["id"], f"{len(current)} readings count")
        return
    reading = reading_of(dict(current[0]), document)
    yield from _index(connection, row, reading)


def _reading(row: dict[str, Any], document: Document) -> Iterator[Fault]:
    reading = reading_of(row, document)
    if reading_row(reading)["id"] != row["id"]:
        yield Fault(row["id"], "the reading was changed")
    for statement in reading.statements:
        cues = (link.cue for link in statement.chain if link.cue is not None)
        if statement_id(document.id, statement.content, cues) != statement.id:
            yield Fault(statement.id, "its id is not that of its words")


def _index(connection: Connection, row: dict[str, Any], machine: Reading) -> Iterator[Fault]:
    log = log_of(connection, row["id"])
    reading, judged = revised(machine, log)
    apart = frozenset(key for key, what in latest(log) if what is Judged.SPLIT)
    wanted = statement_rows(reading, judged=judged, apart=apart)
    if _stored(connection, row["n"]) != [_flat(rows) for rows in wanted]:
        yield Fault(row["id"], "the index is not that of its reading")


def _flat(rows: StatementRows) -> tuple[Any, ...]:
    parts = (rows.links, sorted(rows.evidence, key=lambda item: item["kind"]), rows.figures)
    return (rows.statement, *([dict(item) for item in part] for part in parts))


def _stored(connection: Connection, number: int) -> list[tuple[Any, ...]]:
    """The index's rows of a document, without the store's numbers."""
    table = schema.statement
    query = select(table).where(table.c.document == number).order_by(table.c.place)
    found = [dict(row) for row in connection.execute(query).mappings()]
    parts = [
        _parts(connection, part, order, number)
        for part, order in (
            (schema.link, "step"),
            (schema.evidence, "kind"),
            (schema.figure, "place"),
        )
    ]
    return [
        (_without(row, "n", "document"), *(part.get(row["n"], []) for part in parts))
        for row in found
    ]


def _parts(connection: Connection, part: Any, order: str, number: int) -> dict[int, list[Any]]:
    statement = schema.statement
    query = (
        select(part)
        .join(statement, statement.c.n == part.c.statement)
        .where(statement.c.document == number)
        .order_by(part.c.statement, part.c[order])
    )
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["statement"], []).append(_without(dict(row), "statement"))
    return found


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in keys}


def _log(connection: Connection) -> Iterator[Fault]:
    """Every judgement is what its id says, and follows the one before it on its target."""
    last: dict[tuple[str, str | None], str] = {}
    for one in log_of(connection):
        if _again(one).id != one.id:
            yield Fault(one.id, "the judgement was changed")
        place = (one.target.id, one.target.document)
        if one.follows != last.get(place):
            yield Fault(one.id, "a judgement before it is missing")
        last[place] = one.id


def _again(one: Judgement) -> Judgement:
    return judgement(
        one.what,
        one.target,
        value=one.value,
        by=one.by,
        at=one.at,
        why=one.why,
        follows=one.follows,
    )


def _strays(connection: Connection) -> Iterator[Fault]:
    """Speakers that links name and the table of sources lacks."""
    link, source = schema.link, schema.source
    query = (
        select(link.c.source)
        .outerjoin(source, source.c.id == link.c.source)
        .where(link.c.source.is_not(None), source.c.id.is_(None))
        .distinct()
    )
    for key in connection.scalars(query):
        yield Fault(key, "is no source of the ledger")
