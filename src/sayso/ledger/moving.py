"""A whole ledger as JSON lines, and back: nothing is lost on the way from store to store.

The first line names the form; then one line a version of a document with all its readings, in
order of arrival; then the log, the failures, events, saved searches and feeds. Only what the
ledger is goes out; its index is made again on the way in.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from sayso.errors import LedgerError, SaysoError, UsageError
from sayso.identity import canonical_json
from sayso.ledger import schema
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.rows import document_id, document_of, document_row, reading_row
from sayso.ledger.writes import (
    index_document,
    index_sources,
    insert_missing,
    let_count,
    log_of,
    put_judgement,
)
from sayso.records import Document
from sayso.wire import judgement_from_wire, judgement_to_wire, reading_from_wire

FORM = 1
ABOUT = ("version", "article", "origin", "obtained")

Line = dict[str, Any]


def export(ledger: Ledger) -> Iterator[str]:
    """All of the ledger, a line at a time, as one moment had it."""
    with ledger.looking() as connection:
        yield canonical_json({"sayso_ledger": FORM}) + "\n"
        for line in _lines(connection):
            yield canonical_json(line) + "\n"


def _lines(connection: Connection) -> Iterator[Line]:
    table = schema.document
    numbers = connection.scalars(select(table.c.n).order_by(table.c.n)).all()
    for number in numbers:
        row = connection.execute(select(table).where(table.c.n == number)).mappings().one()
        yield _document_line(connection, dict(row))
    for one in log_of(connection):
        yield {"judgement": judgement_to_wire(one)}
    for name in ("failure", "event", "feed"):
        part = getattr(schema, name)
        order = part.c.n if "n" in part.c else next(iter(part.c))
        for row in connection.execute(select(part).order_by(order)).mappings():
            yield {name: {k: v for k, v in row.items() if k != "n"}}
    for row in connection.execute(select(schema.saved).order_by("name")).mappings():
        seen = select(table.c.id).where(table.c.n == row["seen"])
        yield {"saved": {**row, "seen": connection.scalar(seen)}}


def _document_line(connection: Connection, row: dict[str, Any]) -> Line:
    table = schema.reading
    query = select(table).where(table.c.document == row["n"]).order_by(table.c.n)
    readings = [
        {
            **json.loads(zlib.decompress(found["body"])),
            **{key: found[key] for key in ("sayso", "at", "current")},
        }
        for found in connection.execute(query).mappings()
    ]
    return {
        "document": {k: v for k, v in row.items() if k not in ("n", "id")},
        "readings": readings,
    }


def take_in(ledger: Ledger, lines: Iterable[str]) -> Iterator[SaysoError | None]:
    """Put what `export` gave into a ledger; for each line None, or what is wrong with it.

    What is there already stays; a line enters whole or not at all, so that the same call can
    be made again. Raises UsageError where the lines are no ledger, LedgerError where the ledger
    cannot be written.
    """
    lines = iter(lines)
    if _parsed(next(lines, "")).get("sayso_ledger") != FORM:
        raise UsageError("is no ledger that `sayso export --all` wrote")
    for number, line in enumerate(lines, 2):
        try:
            _take(ledger, _parsed(line))
            yield None
        except LedgerError:
            raise
        except (SaysoError, KeyError, TypeError, ValueError) as exc:
            yield UsageError(f"line {number}: {exc}")
    with ledger.writing() as connection:
        index_sources(connection)


def _parsed(line: str) -> Line:
    try:
        found = json.loads(line)
    except ValueError as exc:
        raise UsageError("is not JSON") from exc
    if not isinstance(found, dict):
        raise UsageError("is no JSON object")
    return found


def _take(ledger: Ledger, line: Line) -> None:
    with ledger.writing() as connection:
        if "document" in line:
            _take_document(connection, line)
        elif "judgement" in line:
            _take_judgement(connection, line["judgement"])
        elif "saved" in line:
            _take_saved(connection, line["saved"])
        elif "event" in line:
            _take_event(connection, line["event"])
        else:
            name = next(name for name in ("failure", "feed") if name in line)
            insert_missing(connection, getattr(schema, name), [line[name]])


def _take_document(connection: Connection, line: Line) -> None:
    row = line["document"]
    document = document_of(row)
    table = schema.document
    number = connection.scalar(select(table.c.n).where(table.c.id == document_id(document)))
    if number is None:
        kept = {**document_row(document), **{key: row[key] for key in ABOUT}}
        kept["version"] = _free_version(connection, kept["article"], kept["version"])
        number = connection.execute(insert(table).returning(table.c.n), kept).scalar_one()
    for wire in line["readings"]:
        _take_reading(connection, number, document, wire)
    index_document(connection, number)


def _take_reading(connection: Connection, number: int, document: Document, wire: Line) -> None:
    about = {"id": document.id, "text": document.text, "title": document.title}
    about |= {"outlet": document.outlet, "author": document.author, "url": document.url}
    about |= {"published": document.published, "language": document.language}
    reading = reading_from_wire({**wire, "document": about})
    row = {**reading_row(reading), "document": number, "at": wire["at"]}
    if wire["current"]:
        let_count(connection, row)
    else:
        insert_missing(connection, schema.reading, [{**row, "current": False}])


def _free_version(connection: Connection, article: str, wanted: int) -> int:
    table = schema.document
    mine = table.c.article == article
    taken = connection.scalars(select(table.c.version).where(mine)).all()
    return wanted if wanted not in taken else max(taken) + 1


def _take_judgement(connection: Connection, wire: Line) -> None:
    one = judgement_from_wire(wire)
    put_judgement(connection, one)
    if one.target.document is not None:
        table = schema.document
        find = select(table.c.n).where(table.c.id == one.target.document)
        number = connection.scalar(find)
        if number is not None:
            index_document(connection, number)


def _take_saved(connection: Connection, wire: Line) -> None:
    table = schema.document
    seen = connection.scalar(select(table.c.n).where(table.c.id == wire["seen"]))
    insert_missing(connection, schema.saved, [{**wire, "seen": 0 if seen is None else seen}])


def _take_event(connection: Connection, wire: Line) -> None:
    table = schema.event
    same = [table.c[key] == wire[key] for key in ("at", "what", "count")]
    if not connection.scalar(select(func.count()).select_from(table).where(*same)):
        connection.execute(insert(table), wire)


def backup(ledger: Ledger, target: Path) -> None:
    """A copy as one SQLite file, made while others read and write. Raises UsageError where
    there is a file already."""
    if target.exists():
        raise UsageError(f"{target}: is there already")
    if not ledger.is_sqlite:
        _copied(ledger, target)
        return
    part = target.with_name(target.name + ".part")
    try:
        with ledger.bare() as connection, sqlite3.connect(part) as copy:
            driver: Any = connection.connection.driver_connection
            driver.backup(copy)
        copy.close()
        part.rename(target)
    except (sqlite3.Error, OSError) as exc:
        part.unlink(missing_ok=True)
        raise LedgerError(f"{target}: cannot be written: {exc}") from exc


def _copied(ledger: Ledger, target: Path) -> None:
    copy = open_ledger(target)
    try:
        for fault in take_in(copy, export(ledger)):
            if fault is not None:
                raise LedgerError(f"{ledger.place}: {fault}")
    finally:
        copy.close()
