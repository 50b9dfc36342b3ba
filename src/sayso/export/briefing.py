"""A comparison as a Markdown report: claim by claim, who takes which side, figures, origins.

Comes in: a Comparison. Goes out: CommonMark in which everything from the documents is escaped.
Each statement ends with its document and its place: code-point offsets into its text.
"""

from collections.abc import Iterator

from sayso.comparison import Comparison, Told
from sayso.export import telling
from sayso.export.harmless import one_line
from sayso.export.markdown import escaped, place


def to_briefing(comparison: Comparison, title: str) -> str:
    """The whole report, with a line feed at the end."""
    return "\n".join(_lines(comparison, title)) + "\n"


def _lines(comparison: Comparison, title: str) -> Iterator[str]:
    yield from (f"# {escaped(one_line(title))}", "")
    yield from (
        "sayso shows who says what and where it was found. It does not say what is true; where"
        " no shared origin was found there may still be one.",
        "",
    )
    for name, numbers in telling.groups(comparison.claims):
        yield from (f"## {name}", "")
        yield from (_entry(number, comparison.claims[number - 1]) for number in numbers)
        yield ""
    for number, told in enumerate(comparison.claims, 1):
        yield from _claim(number, told)
    yield from _facing(comparison)
    yield from ("## Documents", "")
    for reading in comparison.readings:
        document = reading.document
        name = telling.document_name(document.outlet, document.published)
        called = one_line(document.title or document.id)
        yield f"- {escaped(name)}: {escaped(called)} ({document.id})"


def _entry(number: int, told: Told) -> str:
    dispute = telling.dispute(told)
    behind = f": {dispute}" if dispute else ""
    return f"- Claim {number}, {escaped(telling.words(told))}{behind}"


def _claim(number: int, told: Told) -> Iterator[str]:
    yield from (f"## {number}. {escaped(telling.words(told))}", "")
    yield f"{telling.counts(told).capitalize()}. {escaped(telling.shared_origins(told))}".rstrip()
    yield ""
    for change in telling.changed(told):
        yield from (f"**Changed position:** {escaped(change)}", "")
    spans = {one.ref: one for one in told.said}
    for one in telling.wordings(told):
        said = spans[one.ref]
        where = f"{one.ref.document}, {place(said.content)}"
        cue = f" ({escaped(one.cue)})" if one.cue else ""
        yield (
            f"- {one.day}, {escaped(one.outlet)}, {escaped(one.whose)}{cue}"
            f" **{telling.side(one)}**: {escaped(telling.quoted(one.content))} ({where})"
        )
    yield ""
    yield from _figures(told)
    yield from ("### What it goes back to", "")
    for root in told.origins.roots:
        statements = telling.counted(len(root.statements), "statement")
        name = escaped(one_line(root.name))
        yield f"- {name} ({telling.ROOTS[root.kind]}): {statements}"
    yield ""
    names = telling.node_names(told)
    for edge in told.origins.edges:
        yield f"- {escaped(telling.edge(edge, names))}"
    yield ""


def _facing(comparison: Comparison) -> Iterator[str]:
    if not comparison.facing:
        return
    yield from ("## Figures against each other", "")
    yield "Figures of several claims, or of none, that cannot both be right if they count the same."
    yield ""
    for pair, (a, b, why) in zip(comparison.facing, telling.facing(comparison), strict=True):
        yield f"- Conflict: {escaped(why)}"
        for said, row in ((pair.a, a), (pair.b, b)):
            where = f"{row.ref.document}, {place(said.content)}"
            words = escaped(telling.quoted(row.content))
            yield (
                f"  - **{escaped(row.value)}**: {row.day}, {escaped(row.outlet)},"
                f" {escaped(row.speaker)}: {words} ({where})"
            )
    yield ""


def _figures(told: Told) -> Iterator[str]:
    rows = tuple(telling.board(told))
    if not rows:
        return
    yield from ("### Board of figures", "")
    yield "| No. | Figure | As of | Planned or actual | Who | Printed in | Conflicts with |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        clashes = ", ".join(map(str, row.clashes))
        planned = "planned" if row.planned else "actual"
        cells = (row.value, row.day, planned, row.speaker, row.outlet, clashes)
        yield f"| {row.number} | {' | '.join(map(escaped, cells))} |"
    yield ""
    for a, b, why in telling.conflicts(told):
        yield f"- {a} and {b} conflict: {escaped(why)}"
    yield ""
