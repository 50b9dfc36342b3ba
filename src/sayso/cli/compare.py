"""`sayso compare`: what a handful of articles say together, without a ledger."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.ending import complain, ending, standard_output
from sayso.cli.listing import Shape, show
from sayso.cli.read import Order, opened_for_writing, readings_of, refuse_overwriting, rooms
from sayso.comparison import Comparison, Told
from sayso.errors import UnreadableDocument
from sayso.export import naming, telling
from sayso.records import Stance
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL

TITLE = "What these documents say together"
FACING = ("figure:4", "against:4", "why:2")
COLUMNS = ("claim:4", "told:3", "affirmed:2", "denied:2")


class Form(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    HTML = "html"
    MD = "md"
    JSON = "json"


FormOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="table, html, md or json: by default what the ending of --output says; else a table"
        " in a terminal, JSON in a pipe.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Print to FILE instead.")
]


def chosen_form(form: Form | None, output: Path | None, terminal: bool) -> Form:
    """What was asked for; else the output's ending; else by who reads it."""
    if form is not None:
        return form
    if output is not None:
        ending = output.suffix.lower().removeprefix(".")
        return Form(ending) if ending in list(Form) else Form.JSON
    return Form.TABLE if terminal else Form.JSON


def printed(comparison: Comparison, form: Form, title: str) -> Iterator[str]:
    """The comparison in chunks of text, but for a table."""
    from sayso.export.briefing import to_briefing
    from sayso.export.claims import comparison_to_wire
    from sayso.export.dossier import to_dossier
    from sayso.export.jsonl import pretty

    if form is Form.HTML:
        return to_dossier(comparison, title)
    if form is Form.MD:
        return iter((to_briefing(comparison, title),))
    return iter((pretty(comparison_to_wire(comparison)),))


def claim_row(told: Told) -> dict[str, Any]:
    """A claim in a table."""
    return {
        "claim": telling.words(told),
        "told": telling.counts(told),
        "affirmed": ", ".join(naming.listed(naming.names(told.with_stance(Stance.AFFIRMS)))),
        "denied": ", ".join(naming.listed(naming.names(told.with_stance(Stance.DENIES)))),
    }


def facing_row(pair: tuple[telling.FacingRow, telling.FacingRow, str]) -> dict[str, Any]:
    """Two figures against each other in a table."""
    a, b, why = pair
    one, other = (f"{row.value}: {row.content} ({row.speaker}, {row.outlet})" for row in (a, b))
    return {"figure": one, "against": other, "why": why}


def put_out(comparison: Comparison, form: Form, output: Path | None, title: str) -> None:
    """Print a comparison to a file or standard output. Raises UsageError where a file cannot be
    written."""
    with nullcontext(standard_output()) if output is None else opened_for_writing(output) as file:
        if form is not Form.TABLE:
            file.writelines(printed(comparison, form, title))
            return
        show(map(claim_row, comparison.claims), Shape.TABLE, COLUMNS, file)
        if comparison.facing:
            show(map(facing_row, telling.facing(comparison)), Shape.TABLE, FACING, file)


def compare_command(
    origins: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files, folders, archives, addresses, feeds, or - for standard input.",
        ),
    ],
    format: FormOption = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="What to call it.")] = TITLE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When they were published, where a document says not."),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published it, where the document says not."),
    ] = None,
    any_language: Annotated[
        bool,
        typer.Option("--any-language", help="Read texts that are not in English too."),
    ] = False,
    model: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Which tagger reads: small, or large where it is installed."
        ),
    ] = DEFAULT_MODEL,
    min_score: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out what is found less surely than this.")
    ] = DEFAULT_MIN_SCORE,
    output: OutputOption = None,
) -> None:
    """Compare articles: claims that recur, who affirms or denies, figures that differ, origins.

    Exit code 0; 1 if any document could not be read (the others are); 2 for misuse.
    """
    failed = []

    def report(failure: UnreadableDocument) -> None:
        failed.append(failure)
        complain(failure, sys.stderr)

    from sayso.engines.comparing import Comparer

    with ending():
        refuse_overwriting(Order(tuple(origins), None, output))
        documents, reads = rooms(published, outlet, any_language, model, min_score)
        comparison = Comparer.open().of(readings_of(tuple(origins), documents, reads, report))
        if len(comparison.readings) == 1:
            print("sayso: one document: nothing to compare it with", file=sys.stderr)
        form = chosen_form(format, output, standard_output().isatty())
        put_out(comparison, form, output, title)
    raise typer.Exit(1 if failed else 0)
