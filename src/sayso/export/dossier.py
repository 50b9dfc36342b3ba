"""A comparison as one self-contained page: every claim, who takes which side, and the articles.

Comes in: a Comparison. Goes out: HTML that needs nothing else, under the same policy as the page
of a reading (page.py); every cell leads to its words in their article, below on the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.comparison import Comparison, Told
from sayso.export import drawing, naming, telling
from sayso.export.harmless import one_line
from sayso.export.page import hue, part, script_hash, templates
from sayso.export.sheets import Colours, Sheet, sheets_of
from sayso.records import Edge, Ref, Stance, Tie


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that stands in two documents, cut where their words differ."""

    later: str
    earlier: str
    ours: str
    theirs: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim, ready to print."""

    number: int
    words: str
    at: int | None
    told_by: str
    counts: str
    dispute: str
    shared: str
    affirm: naming.Names
    deny: naming.Names
    dates: str
    days: tuple[str, ...]
    rows: tuple[telling.Row, ...]
    wordings: tuple[telling.Wording, ...]
    figures: tuple[telling.FigureRow, ...]
    plots: tuple[drawing.Plot, ...]
    conflicts: tuple[tuple[int, int, str], ...]
    changes: tuple[str, ...]
    roots: tuple[tuple[str, str, tuple[Ref, ...]], ...]
    edges: tuple[str, ...]
    graph: drawing.Graph
    copies: tuple[Copy, ...]


def to_dossier(comparison: Comparison, title: str) -> Iterator[str]:
    """The page in chunks of text, in order."""
    script = part("page.js")
    return (
        templates()
        .get_template("dossier.html")
        .generate(
            **dossier_context(comparison, title),
            style=part("page.css") + part("dossier.css"),
            script=script,
            script_hash=script_hash(script),
        )
    )


def dossier_context(comparison: Comparison, title: str) -> dict[str, Any]:
    """What `dossier_body.html` prints, and the hues of its sources."""
    colours: Colours = {}
    sheets, places = _sheets(comparison, colours)
    numbers = {
        one.ref: places[one.ref.document, one.ref.statement]
        for told in comparison.claims
        for one in told.said
    }
    for pair in comparison.facing:
        for one in (pair.a, pair.b):
            numbers[one.ref] = places[one.ref.document, one.ref.statement]
    claims = tuple(_claim(n, told, numbers) for n, told in enumerate(comparison.claims, 1))
    return {
        "title": one_line(title),
        "claims": claims,
        "groups": tuple(
            (name, tuple(claims[number - 1] for number in numbers))
            for name, numbers in telling.groups(comparison.claims)
        ),
        "facing": tuple(telling.facing(comparison)),
        "sheets": sheets,
        "at": numbers,
        "signs": telling.SIGNS,
        "stances": telling.STANCES,
        "side": telling.side,
        "node_width": drawing.NODE_WIDTH,
        "facts": _facts(comparison),
        "hues": [(number, hue(number)) for number in colours.values()],
    }


def _sheets(
    comparison: Comparison, colours: Colours
) -> tuple[tuple[Sheet, ...], dict[tuple[str, str], int]]:
    """The articles, and under which number each statement stands on the page."""
    sheets, numbers = [], {}
    laid_out = sheets_of(comparison.readings, colours)
    for reading, (sheet, offset) in zip(comparison.readings, laid_out, strict=True):
        for place, statement in enumerate(reading.statements):
            numbers[reading.document.id, statement.id] = place + offset.statements
        sheets.append(sheet)
    return tuple(sheets), numbers


def _facts(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    documents = [reading.document for reading in comparison.readings]
    outlets = {d.outlet for d in documents if d.outlet is not None}
    dates = sorted(d.published[:10] for d in documents if d.published)
    statements = sum(len(reading.statements) for reading in comparison.readings)
    facts = [
        ("Documents", f"{len(documents):,}"),
        ("Outlets", f"{len(outlets):,}"),
        ("Statements", f"{statements:,}"),
        ("Claims told more than once", f"{len(comparison.claims):,}"),
    ]
    if dates:
        facts.append(("Published", f"{dates[0]} to {dates[-1]}"))
    return tuple(facts)


def _claim(number: int, told: Told, numbers: dict[Ref, int]) -> ClaimSheet:
    names = telling.node_names(told)
    edges = told.origins.edges
    titles = tuple(telling.edge(edge, names) for edge in edges)
    figures = tuple(telling.board(told))
    model = told.model
    return ClaimSheet(
        number=number,
        words=telling.words(told),
        at=numbers.get(model.ref),
        told_by=f"{naming.speaker_name(model.who)}, "
        + telling.document_name(model.reading.document.outlet, model.reading.document.published),
        counts=telling.counts(told),
        dispute=telling.dispute(told),
        shared=telling.shared_origins(told),
        affirm=naming.names(told.with_stance(Stance.AFFIRMS)),
        deny=naming.names(told.with_stance(Stance.DENIES)),
        dates=_dates(told),
        days=telling.days(told),
        rows=tuple(telling.matrix(told)),
        wordings=tuple(telling.wordings(told)),
        figures=figures,
        plots=drawing.plots(figures),
        conflicts=tuple(telling.conflicts(told)),
        changes=tuple(telling.changed(told)),
        roots=tuple(
            (one_line(root.name), telling.ROOTS[root.kind], root.statements)
            for root in told.origins.roots
        ),
        edges=titles,
        graph=drawing.graph(
            [d.id for d in told.documents],
            [root.id for root in told.origins.roots],
            edges,
            telling.node_labels(told),
            titles,
        ),
        copies=tuple(_copy(edge, told, names) for edge in edges if edge.tie is Tie.COPY),
    )


def _dates(told: Told) -> str:
    if told.dates is None:
        return "no date"
    first, last = (date[:10] for date in told.dates)
    return first if first == last else f"{first} to {last}"


def _copy(edge: Edge, told: Told, names: dict[str, str]) -> Copy:
    texts = {document.id: document.text for document in told.documents}
    ours = edge.ours.of(texts[edge.later]) if edge.ours is not None else ""
    theirs = edge.theirs.of(texts[edge.earlier]) if edge.theirs is not None else ""
    return Copy(
        names[edge.later],
        names[edge.earlier],
        one_line(ours),
        one_line(theirs),
        f"{one_line(edge.strength.why)} ({edge.strength.score:.0%})",
    )
