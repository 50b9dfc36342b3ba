"""Rows of a list (statements found, sources, claims) as JSON, CSV, Markdown or one page.

Comes in: rows with the same keys. Goes out: text in which nothing of a document is markup.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.comparison import Comparison
from sayso.export import naming, telling
from sayso.export.harmless import one_line
from sayso.export.jsonl import pretty
from sayso.export.markdown import escaped
from sayso.export.page import part, script_hash, templates
from sayso.export.separated import to_csv

Row = Mapping[str, Any]


def to_listing(rows: Sequence[Row], title: str, shape: str) -> str:
    """`shape`: json, csv, md or html."""
    if shape == "json":
        return pretty({"title": title, "rows": [dict(row) for row in rows]})
    if shape == "csv":
        return "".join(to_csv(rows))
    head = list(rows[0]) if rows else []
    cells = [[_cell(row[key]) for key in head] for row in rows]
    if shape == "md":
        return _markdown(title, head, cells)
    return (
        templates()
        .get_template("listed.html")
        .render(
            title=one_line(title),
            head=head,
            rows=cells,
            hues=(),
            style=part("page.css") + part("dossier.css"),
            script_hash=script_hash(""),
        )
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ", ".join(one_line(str(item)) for item in value)
    return one_line(str(value))


def _markdown(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"# {escaped(title)}", ""]
    if head:
        lines += [f"| {' | '.join(map(escaped, head))} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows]
    return "\n".join(lines) + "\n"


def positions_of(comparison: Comparison, name: str) -> list[dict[str, Any]]:
    """The claims of which a speaker took one side and later another."""
    return [
        {
            "claim": told.claim.id,
            "wording": telling.words(told),
            "change": telling.change_words(told, change),
        }
        for told in comparison.claims
        for change in told.changes
        if naming.speaker_name(change.speaker) == name
    ]
