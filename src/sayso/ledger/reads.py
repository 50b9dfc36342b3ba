"""What the ledger holds: documents, one document with its readings, sources and their words."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, desc, func, or_, select

from sayso.alphabets import mixed
from sayso.errors import NotInLedger
from sayso.ledger import schema
from sayso.ledger.judgements import fitting, latest, revised, with_added
from sayso.ledger.opening import Ledger
from sayso.ledger.rows import document_of, reading_of, source_id
from sayso.ledger.writes import log_of
from sayso.records import Document, Judgement, Reading, SourceKind

LEAST_PREFIX = 6  # characters of an id that may stand for all of it
_SHORT = re.compile(rf"(st|who|jd)-[0-9a-f]{{{LEAST_PREFIX},}}")

FIRST_NEWS = "1605"  # the year of the first newspaper
MOST_ALIKE = 5  # ids that are named where a beginning could be any of them
OPENING = 140  # characters of a text that stand for a title


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list, with the number of its statements in each voice; `opening` is how
    its text begins."""

    document: str
    version: int
    versions: int
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    obtained: str
    origin: str
    attributed: int
    ascribed: int
    averred: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know before believing the outlet's name or the day."""
        found = []
        if scripts := mixed(self.outlet or ""):
            found.append(f"the outlet's name mixes {' and '.join(scripts)} letters")
        if self.published is not None and self.published[:10] > _latest(self.obtained):
            found.append("dated after the day on which it was obtained")
        if self.published is not None and self.published < FIRST_NEWS:
            found.append("dated before there were newspapers")
        return tuple(found)

    @property
    def called(self) -> str:
        """The title, else how the text begins."""
        return self.title if self.title is not None else self.opening.strip().partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a document, as the machine read it and as people corrected it.

    `judged`: ids of the statements that a person touched. `unfit`: judgements that find no
    statement in this reading any more.
    """

    id: str
    article: str
    version: int
    origin: str
    obtained: str
    machine: Reading
    reading: Reading
    judged: frozenset[str]
    log: tuple[Judgement, ...]
    unfit: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source across documents, merged ones as one."""

    source: str
    name: str
    kind: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which documents to list; None: no condition."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = 100


def _latest(obtained: str) -> str:
    """The day after that of a time: somewhere it is a day later already."""
    day = datetime.date.fromisoformat(obtained[:10])
    return day.isoformat() if day == datetime.date.max else str(day + datetime.timedelta(days=1))


def documents(ledger: Ledger, asked: Narrowed) -> tuple[Listed, ...]:
    """The latest version of each article, the newest first."""
    document, counts = schema.document.c, _voices().subquery()
    last = (
        select(document.article, func.max(document.version).label("versions"))
        .group_by(document.article)
        .subquery()
    )
    joined = schema.document.join(
        last, and_(last.c.article == document.article, last.c.versions == document.version)
    ).outerjoin(counts, counts.c.document == document.n)
    voices = [func.coalesce(counts.c[v], 0).label(v) for v in ("attributed", "ascribed", "averred")]
    query = (
        select(
            document.name.label("document"),
            document.version,
            last.c.versions,
            func.substr(document.text, 1, OPENING).label("opening"),
            *(document.title, document.outlet, document.published),
            *(document.obtained, document.origin, *voices),
        )
        .select_from(joined)
        .order_by(desc(func.coalesce(document.published, "")), desc(document.n))
        .limit(asked.limit)
    )
    if asked.outlet is not None:
        query = query.where(func.lower(document.outlet) == asked.outlet.lower())
    if asked.since is not None:
        query = query.where(document.published >= asked.since)
    if asked.until is not None:
        query = query.where(document.published < asked.until + "\uffff")
    with ledger.looking() as connection:
        return tuple(Listed(**row) for row in connection.execute(query).mappings())


def _voices() -> Any:
    found = schema.statement.c
    counts = [
        func.count().filter(found.voice == voice).label(voice)
        for voice in ("attributed", "ascribed", "averred")
    ]
    return select(found.document, *counts).group_by(found.document)


def state(ledger: Ledger) -> tuple[int, ...]:
    """Numbers of which one changes with every document, reading, judgement and erasure: of each
    the last and how many. A reading that counts again has a new number; of two writers the one
    with the lower number may be seen last, and then the count tells; nothing goes without an
    event."""
    tables = (schema.document, schema.reading, schema.judgement, schema.event)
    columns = []
    for table in tables:
        columns.append(select(func.coalesce(func.max(table.c.n), 0)).scalar_subquery())
        columns.append(select(func.count()).select_from(table).scalar_subquery())
    with ledger.looking() as connection:
        row = connection.execute(select(*columns)).one()
    return tuple(int(number) for number in row)


def erasures(state: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of a state that change when something is erased."""
    return state[-2:]


def failures(ledger: Ledger) -> tuple[tuple[str, str, str], ...]:
    """What could not be read: origin, reason, when."""
    table = schema.failure
    query = select(table.c.origin, table.c.reason, table.c.at).order_by(table.c.origin)
    with ledger.looking() as connection:
        return tuple((o, r, a) for o, r, a in connection.execute(query))


def whole_id(ledger: Ledger, key: str) -> str:
    """The id of a statement, source or judgement that begins so; `key` itself where it
    is no beginning of any. Raises NotInLedger where it could be more than one."""
    found = _SHORT.fullmatch(key)
    if found is None:
        return key
    column = {
        "st": schema.statement.c.id,
        "who": schema.source.c.id,
        "jd": schema.judgement.c.id,
    }[found[1]]
    with ledger.looking() as connection:
        after = key + "g"  # the letter behind the last digit: a range, so that an index serves
        query = select(column).where(column >= key, column < after).distinct().limit(MOST_ALIKE)
        alike = [one for one in connection.scalars(query) if one.startswith(key)]
    if len(alike) > 1 and key not in alike:
        raise NotInLedger(f"{key}: could be {' or '.join(sorted(alike))}")
    return alike[0] if len(alike) == 1 else key


def kept(ledger: Ledger, key: str) -> Kept:
    """The document of that id, name, address, or beginning of an id; of several versions the
    latest. The id of a statement gives its document. Raises NotInLedger."""
    key = whole_id(ledger, key)
    with ledger.looking() as connection:
        return _kept(connection, _found(connection, key))


def versions(ledger: Ledger, article: str) -> tuple[Kept, ...]:
    """All versions of an article, in order."""
    table = schema.document
    query = select(table).where(table.c.article == article).order_by(table.c.version)
    with ledger.looking() as connection:
        return tuple(_kept(connection, dict(row)) for row in connection.execute(query).mappings())


def had(ledger: Ledger, article: str) -> tuple[tuple[str, int, str], ...]:
    """The versions of an article in order: id, number, when each was had."""
    table = schema.document.c
    query = select(table.id, table.version, table.obtained).where(table.article == article)
    with ledger.looking() as connection:
        rows = connection.execute(query.order_by(table.version)).all()
    return tuple((key, version, obtained) for key, version, obtained in rows)


def everything(ledger: Ledger) -> Iterator[Kept]:
    """Every version in order of arrival, one at a time."""
    last = 0
    table = schema.document
    while True:
        with ledger.looking() as connection:
            query = select(table).where(table.c.n > last).order_by(table.c.n).limit(1)
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                return
            found = _kept(connection, dict(row))
            last = row["n"]
        yield found


def readings_of(connection: Connection, number: int, document: Document) -> list[Reading]:
    """Every reading of a document, the one that counts last."""
    table = schema.reading
    query = select(table).where(table.c.document == number).order_by(table.c.current, table.c.n)
    return [reading_of(dict(row), document) for row in connection.execute(query).mappings()]


def _kept(connection: Connection, row: dict[str, Any]) -> Kept:
    document = document_of(row)
    machine = readings_of(connection, row["n"], document)[-1]
    log = tuple(log_of(connection, row["id"]))
    reading, judged = revised(machine, log)
    whole = with_added(machine, latest(log).values())
    lost = (j for j in log if j.target.kind == "statement" and not fitting(whole, j.target))
    return Kept(
        id=row["id"],
        article=row["article"],
        version=row["version"],
        origin=row["origin"],
        obtained=row["obtained"],
        machine=machine,
        reading=reading,
        judged=judged,
        log=log,
        unfit=tuple(lost),
    )


def _found(connection: Connection, key: str) -> dict[str, Any]:
    document, statement = schema.document, schema.statement
    exact = or_(document.c.name == key, document.c.id == key, document.c.url == key)
    holding = select(statement.c.document).where(statement.c.id == key)
    ways = [exact, document.c.n.in_(holding), document.c.origin == key]
    if len(key) >= LEAST_PREFIX:
        ways += [document.c.name.startswith(key, autoescape=True)]
    for way in ways:
        query = select(document).where(way).order_by(desc(document.c.version), document.c.n)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if len({row["article"] for row in rows}) > 1:
            raise NotInLedger(f"{key}: could be any of {len(rows)} documents")
        if rows:
            return rows[0]
    raise NotInLedger(f"{key}: there is no such document or statement")


def speakers(ledger: Ledger, *, limit: int | None = 100) -> tuple[ListedSource, ...]:
    """Sources with a name, those of most statements first."""
    link, statement, source = schema.link.c, schema.statement.c, schema.source.c
    other = schema.source.alias("root")
    root = other.c
    joined = (
        schema.link.join(schema.statement, statement.n == link.statement)
        .join(schema.source, source.id == link.source)
        .join(other, root.id == func.coalesce(source.same_as, source.id))
    )
    said = func.count(statement.n.distinct()).label("statements")
    query = (
        select(
            root.id.label("source"),
            root.name,
            root.kind,
            said,
            func.count(statement.document.distinct()).label("documents"),
        )
        .select_from(joined)
        .group_by(root.id, root.name, root.kind)
        .order_by(desc(said), root.name)
        .limit(limit)
    )
    with ledger.looking() as connection:
        return tuple(ListedSource(**row) for row in connection.execute(query).mappings())


def speaker(ledger: Ledger, name: str) -> tuple[str, str, str]:
    """The id, name and kind of the source of that name or id, the one it was merged with if so.

    Raises NotInLedger where nobody or more than one is called so."""
    name = whole_id(ledger, name)
    source = schema.source.c
    ids = [name, *(source_id(name, kind) for kind in (SourceKind.PERSON, SourceKind.UNKNOWN))]
    part = name.strip().lower()
    with ledger.looking() as connection:
        for way in (
            source.id.in_(ids),
            func.lower(source.name).contains(part, autoescape=True),
        ):
            roots = select(func.coalesce(source.same_as, source.id)).where(way)
            query = select(source.id, source.name, source.kind).where(source.id.in_(roots))
            rows = connection.execute(query.order_by(source.name)).all()
            if len(rows) == 1:
                return rows[0][0], rows[0][1], rows[0][2]
            if rows:
                some = ", ".join(f"{row[1]} ({row[0]})" for row in rows[:5])
                raise NotInLedger(f"{name}: could be {some}")
    raise NotInLedger(f"{name}: there is no such source")


def judgements(ledger: Ledger, target: str | None = None) -> tuple[Judgement, ...]:
    """The log in order; where `target` is an id, what is about it, about what lies in it, and
    what takes any of that back."""
    with ledger.looking() as connection:
        log = log_of(connection)
    if target is None:
        return tuple(log)
    about, found = {target}, []
    for one in log:
        if one.target.id in about or one.target.document in about:
            about.add(one.id)
            found.append(one)
    return tuple(found)
