"""`sayso claims`, `dossier`, `changes`: what the documents of a ledger say together."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.compare import FormOption, OutputOption, chosen_form, put_out
from sayso.cli.ending import ending, standard_output
from sayso.cli.listing import ShapeOption, show
from sayso.cli.look import Limit, Outlet, Since, Until
from sayso.cli.place import LedgerOption, opened
from sayso.comparison import Told
from sayso.export import naming, telling
from sayso.ingest.article import checked_date
from sayso.ledger import search
from sayso.news import News, news
from sayso.records import Stance

if TYPE_CHECKING:
    from sayso.engines.comparing import Comparer

Documents = Annotated[
    int, typer.Option("--documents", min=1, help="Compare at most so many documents.")
]


def claims_command(
    topic: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Of documents in which these words are found."),
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    documents: Documents = 500,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """List the claims that documents share, the most widely told first."""
    with ending():
        asked = search.Query(
            words=topic, outlet=outlet, since=checked_date(since), until=checked_date(until)
        )
        found = _comparer().ledger(opened(ledger), asked, documents).claims[:limit]
        columns = ("id", "claim:4", "documents", "origins", "affirmed:2", "denied:2")
        show(map(claim_row, found), format, columns)


def claim_row(told: Told) -> dict[str, Any]:
    """A claim for printing: `origins` is a range where a link is doubtful."""
    low, high = told.origins.low, told.origins.high
    first, last = told.dates if told.dates is not None else (None, None)
    return {
        "id": told.claim.id,
        "claim": telling.words(told),
        "statements": len(told.said),
        "documents": len(told.documents),
        "outlets": len(told.outlets),
        "sources": len({one.who.id for one in told.said}),
        "origins": str(low) if low == high else f"{low}–{high}",
        "affirmed": naming.listed(naming.names(told.with_stance(Stance.AFFIRMS))),
        "denied": naming.listed(naming.names(told.with_stance(Stance.DENIES))),
        "conflicting figures": len(told.conflicts),
        "first": first,
        "last": last,
    }


def dossier_command(
    about: Annotated[str, typer.Argument(metavar="CLAIM|WORDS", help="A claim's id, or words.")],
    format: FormOption = None,
    title: Annotated[
        str | None, typer.Option(metavar="WORDS", help="What to call it; by default the words.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    documents: Documents = 500,
    output: OutputOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Report on a claim, or on every claim in which words are found.

    For each claim: its wordings in time, who takes which side, the board of figures, and what it
    goes back to.
    """
    with ending():
        asked = search.Query(outlet=outlet, since=checked_date(since), until=checked_date(until))
        comparison = _comparer().about(opened(ledger), about, asked, documents)
        form = chosen_form(format, output, standard_output().isatty())
        put_out(comparison, form, output, title if title is not None else about)


def changes_command(
    since: Annotated[str, typer.Option(metavar="DATE", help="Published on this day or later.")],
    topic: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Of documents in which these words are found."),
    ] = None,
    documents: Documents = 500,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """List what is new: claims, denials, figures that conflict, changed positions."""
    with ending():
        day = checked_date(since)
        comparison = _comparer().ledger(opened(ledger), search.Query(words=topic), documents)
        rows = map(news_row, news(comparison, day if day is not None else ""))
        show(rows, format, ("what:1", "published", "speaker:2", "claim:3", "content:3"))


def news_row(one: News) -> dict[str, Any]:
    """Something new for printing."""
    document = one.said.reading.document
    return {
        "what": one.what.value,
        "published": telling.day(document.published),
        "speaker": naming.speaker_name(one.said.who),
        "claim": telling.words(one.told),
        "content": one.said.words,
        "outlet": document.outlet,
        "id": one.told.claim.id,
        "document": document.id,
        "statement": one.said.ref.statement,
    }


def _comparer() -> "Comparer":
    """Imported late, for `--help` needs no model."""
    from sayso.engines.comparing import Comparer

    return Comparer.open()
