"""Searching statements: words and conditions in, hits out, best first.

SQLite searches with FTS5 (Porter stems, bm25), PostgreSQL with its own text search (English
stems, ts_rank); both take words, "phrases in quotation marks" and -words to leave out. Without
words, hits come in time, the newest first.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    column,
    desc,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import REGCONFIG

from sayso.errors import UsageError
from sayso.ledger import schema
from sayso.ledger.opening import Ledger
from sayso.ledger.rows import source_id
from sayso.records import EvidenceKind, Modality, Polarity, SourceKind, Voice

HIT, END = "\x02", "\x03"  # around each word that was searched for, in a snippet
SNIPPET_WORDS = 32
RANKED = 5000  # of more hits than this the newest only are ranked: ranking reads each
RANKED_NARROWED = 500  # the same in SQLite where there are conditions: it looks each hit up twice

_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


NOBODY = "no source given"  # in the place of a speaker


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. None: no condition. `since` and `until` are ISO dates of publication, both
    included; `figure` is a number, a range `low..high`, or what is counted."""

    words: str | None = None
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    evidence: EvidenceKind | None = None
    voice: Voice | None = None
    figure: str | None = None

    def conditions(self) -> dict[str, str]:
        """Those that are set, as JSON holds them."""
        return {k: str(v) for k, v in asdict(self).items() if v is not None}


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement found: where it is, whose word, how sure, and its words around the hit.

    `sources` are the speakers' names, outermost first, the words of the text where the ledger
    has no name, NOBODY where the text names none. `cue` is the innermost one: what somebody does
    with the content, "denies" beside "everything". Offsets count code points of the text.
    """

    statement: str
    document: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    sources: tuple[str, ...]
    cue: str | None
    voice: str
    polarity: str
    modality: str
    aspect: str | None
    start: int
    end: int
    content: str
    snippet: str
    judged: bool


def find(
    ledger: Ledger,
    query: Query,
    *,
    limit: int = 20,
    after: int | None = None,
    document: str | None = None,
) -> tuple[Hit, ...]:
    """The first `limit` statements that fit, best first. `after`: only of documents that came
    later than this (see `last_arrival`); `document`: only of this version's id. Raises
    UsageError where the query makes no sense."""
    with ledger.looking() as connection:
        chosen = _chosen(query, ledger.is_sqlite, limit).limit(limit)
        if after is not None:
            chosen = chosen.where(schema.statement.c.document > after)
        if document is not None:
            chosen = chosen.where(schema.document.c.id == document)
        rows = connection.execute(chosen).mappings().all()
        links = _links(connection, [row["n"] for row in rows])
    return tuple(_hit(dict(row), links.get(row["n"], ())) for row in rows)


def numbers(query: Query, sqlite: bool) -> Select[Any]:
    """The store's numbers of all statements that fit, for counting. Raises UsageError."""
    found = schema.statement.c
    joined = schema.statement.join(schema.document, found.document == schema.document.c.n)
    chosen = select(found.n).select_from(joined).where(*_conditions(query))
    if query.words is None or not _WORD.search(query.words):
        return chosen
    match = fts5(query.words)
    if sqlite:
        hits = table("statement_words", column("rowid"))
        where = text("statement_words MATCH :words").bindparams(words=match)
        return chosen.where(found.n.in_(select(hits.c.rowid).where(where)))
    asked = func.websearch_to_tsquery(cast(literal("english"), REGCONFIG), query.words)
    stems: ColumnElement[Any] = literal_column("statement.words")
    return chosen.where(stems.op("@@")(asked))


def last_arrival(ledger: Ledger) -> int:
    """The number of the newest document; 0 in an empty ledger."""
    with ledger.looking() as connection:
        return int(connection.scalar(select(func.max(schema.document.c.n))) or 0)


def _hit(row: dict[str, Any], links: tuple[tuple[str, str | None], ...]) -> Hit:
    fields = {k: v for k, v in row.items() if k not in ("n", "best")}
    sources = tuple(who for who, _ in links)
    return Hit(sources=sources, cue=links[-1][1] if links else None, **fields)


def _chosen(query: Query, sqlite: bool, limit: int) -> Select[Any]:
    found, document = schema.statement.c, schema.document.c
    columns = [
        found.n,
        found.id.label("statement"),
        document.name.label("document"),
        *(document.version, document.title, document.outlet, document.published),
        *(found.voice, found.polarity, found.modality, found.aspect),
        *(found.start, found.end, found.content, found.judged),
    ]
    conditions = list(_conditions(query))
    if query.words is None or not _WORD.search(query.words):
        return _newest_first(columns, conditions)
    search = _in_sqlite if sqlite else _in_postgresql
    return search(query.words, columns, conditions, limit)


def _newest_first(columns: list[Any], conditions: list[Any]) -> Select[Any]:
    """Document by document along the index of days, so that a page of a large ledger costs no
    more; undated ones come last."""
    found, document = schema.statement.c, schema.document.c
    number: ColumnElement[int] = literal_column("+document.n")  # + keeps SQLite on that way
    joined = schema.document.join(schema.statement, found.document == number)
    plain = select(*columns, found.content.label("snippet")).select_from(joined)
    order = (desc(document.published).nulls_last(), found.document, found.place)
    return plain.where(*conditions).order_by(*order)


def _in_sqlite(words: str, columns: list[Any], conditions: list[Any], limit: int) -> Select[Any]:
    hits = table("statement_words", column("rowid"), column("rank"))
    found, document = schema.statement.c, schema.document.c
    snippet: ColumnElement[str] = literal_column(
        f"snippet(statement_words, 0, char(2), char(3), '…', {SNIPPET_WORDS})"
    ).label("snippet")
    joined = hits.join(schema.statement, found.n == hits.c.rowid).join(
        schema.document, found.document == document.n
    )
    match = text("statement_words MATCH :words").bindparams(words=fts5(words))
    newest = (
        select(hits.c.rowid)
        .select_from(joined if conditions else hits)
        .where(match, *conditions)
        .order_by(desc(hits.c.rowid))
        .limit(1)
        .offset(max(limit, RANKED_NARROWED if conditions else RANKED) - 1)
    )
    recent = hits.c.rowid >= func.coalesce(newest.scalar_subquery().correlate(None), 0)
    return (
        select(*columns, snippet)
        .select_from(joined)
        .where(match, recent, *conditions)
        .order_by(hits.c.rank)
    )


def fts5(words: str) -> str:
    """The same search in FTS5's language. Raises UsageError where it only leaves out."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for no, phrase, not_this, word in _TERM.findall(words):
        plain = " ".join(_WORD.findall(phrase if phrase else word))
        if plain:
            (unwanted if no or not_this else wanted).append(f'"{plain}"')
    if not wanted:
        raise UsageError("a search needs a word to find, not only words to leave out")
    return " NOT ".join([" ".join(wanted), *unwanted])


def _in_postgresql(
    words: str, columns: list[Any], conditions: list[Any], limit: int
) -> Select[Any]:
    fts5(words)  # the same searches are refused
    english = cast(literal("english"), REGCONFIG)
    asked = func.websearch_to_tsquery(english, words)
    found, document = schema.statement.c, schema.document.c
    stems: ColumnElement[Any] = literal_column("statement.words")
    joined = schema.statement.join(schema.document, found.document == document.n)
    newest = (
        select(found.n, func.ts_rank(stems, asked).label("best"))
        .select_from(joined)
        .where(stems.op("@@")(asked), *conditions)
        .order_by(desc(found.n))
        .limit(max(limit, RANKED))
        .cte("newest")
        .prefix_with("MATERIALIZED")
    )
    look = f"StartSel={HIT},StopSel={END},MaxWords={SNIPPET_WORDS},MinWords={SNIPPET_WORDS - 1}"
    snippet = func.ts_headline(english, found.content, asked, look).label("snippet")
    return (
        select(*columns, snippet)
        .select_from(joined.join(newest, newest.c.n == found.n))
        .order_by(desc(newest.c.best), found.n)
    )


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    found, document = schema.statement.c, schema.document.c
    made: list[ColumnElement[bool]] = []
    if query.outlet is not None:
        made.append(func.lower(document.outlet) == query.outlet.lower())
    if query.since is not None:
        made.append(document.published >= query.since)
    if query.until is not None:
        made.append(document.published < query.until + "\uffff")
    for name in ("modality", "polarity", "voice"):
        if (value := getattr(query, name)) is not None:
            made.append(found[name] == value.value)
    if query.evidence is not None:
        made.append(_has(schema.evidence, schema.evidence.c.kind == query.evidence.value))
    if query.figure is not None:
        made.append(_has(schema.figure, _figure(query.figure)))
    if query.source is not None:
        made.append(_has(schema.link, schema.link.c.source.in_(_named(query.source))))
    return made


def _has(part: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(part.c.statement == schema.statement.c.n, condition)


def _named(name: str) -> Any:
    """The ids of every source that is this one, a merged one among them."""
    source = schema.source.c
    ids = {source_id(name, kind) for kind in (SourceKind.PERSON, SourceKind.UNKNOWN)} | {name}
    roots = select(func.coalesce(source.same_as, source.id)).where(source.id.in_(ids))
    return select(source.id).where(or_(source.id.in_(roots), source.same_as.in_(roots)))


def _figure(asked: str) -> ColumnElement[bool]:
    figure = schema.figure.c
    low, dots, high = asked.partition("..")
    if _NUMBER.fullmatch(low) and (not dots or _NUMBER.fullmatch(high)):
        ends = [float(part.replace(",", "")) for part in (low, high if dots else low)]
        return and_(
            or_(figure.low.is_not(None), figure.high.is_not(None)),
            func.coalesce(figure.low, figure.high) <= ends[1],
            func.coalesce(figure.high, figure.low) >= ends[0],
        )
    like = f"%{asked.lower()}%"
    return or_(func.lower(figure.counted).like(like), func.lower(figure.unit).like(like))


def _links(connection: Any, numbers: list[int]) -> dict[int, tuple[tuple[str, str | None], ...]]:
    """Who speaks in each statement and by which cue, outermost first."""
    link, source, root = schema.link, schema.source, schema.source.alias("root")
    joined = link.outerjoin(source, source.c.id == link.c.source).outerjoin(
        root, root.c.id == source.c.same_as
    )
    name = func.coalesce(root.c.name, source.c.name, link.c.mention, NOBODY)
    query = (
        select(link.c.statement, name, link.c.cue)
        .select_from(joined)
        .where(link.c.statement.in_(numbers))
        .order_by(link.c.statement, link.c.step)
    )
    found: dict[int, tuple[tuple[str, str | None], ...]] = {}
    for number, who, cue in connection.execute(query):
        found[number] = (*found.get(number, ()), (who, cue))
    return found
