"""`sayso claims`, `dossier`, `changes`: what the documents of a ledger say together."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

import typer

from sayso.cli.compare import FormOption, OutputOption, chosen_form, put_out, reconciled
from sayso.cli.ending import ending, standard_output
from sayso.cli.listing import ShapeOption, show
from sayso.cli.look import Limit, Outlet, Since, Until, day_of
from sayso.cli.place import LedgerOption, opened
from sayso.comparison import Comparison, Told
from sayso.errors import UsageError
from sayso.export import telling
from sayso.ledger import reads, search
from sayso.ledger.judgements import decisions
from sayso.ledger.opening import Ledger
from sayso.news import News, news
from sayso.records import Reading, Stance

MOST_HITS = 10_000  # statements that a topic is looked for in
LEAST_PREFIX = 8  # characters of a claim's id that may stand for it

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
        asked = search.Query(words=topic, outlet=outlet, since=day_of(since), until=day_of(until))
        found = _compared(opened(ledger), asked, documents).claims[:limit]
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
        "sources": len({one.speaker.id for one in told.said}),
        "origins": str(low) if low == high else f"{low}–{high}",
        "affirmed": telling.names(told.with_stance(Stance.AFFIRMS)),
        "denied": telling.names(told.with_stance(Stance.DENIES)),
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
        asked = search.Query(outlet=outlet, since=day_of(since), until=day_of(until))
        comparison = _about(opened(ledger), about, asked, documents)
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
        day = day_of(since)
        comparison = _compared(opened(ledger), search.Query(words=topic), documents)
        rows = map(news_row, news(comparison, day if day is not None else ""))
        show(rows, format, ("what:1", "published", "speaker:2", "claim:3", "content:3"))


def news_row(one: News) -> dict[str, Any]:
    """Something new for printing."""
    document = one.said.reading.document
    return {
        "what": one.what.value,
        "published": telling.day(document.published),
        "speaker": telling.speaker_name(one.said.speaker),
        "claim": telling.words(one.told),
        "content": one.said.words,
        "outlet": document.outlet,
        "id": one.told.claim.id,
        "document": document.id,
        "statement": one.said.ref.statement,
    }


def _about(store: Ledger, about: str, asked: search.Query, most: int) -> Comparison:
    """The claims that are meant by an id or by words. Raises UsageError where there are none."""
    if about.startswith("claim-") and len(about) >= LEAST_PREFIX:
        whole = _compared(store, asked, most)
        kept = tuple(told for told in whole.claims if told.claim.id.startswith(about))
    else:
        query = replace(asked, words=about)
        hits = {hit.statement for hit in search.find(store, query, limit=MOST_HITS)}
        whole = _compared(store, query, most)
        kept = tuple(
            told for told in whole.claims if any(s.ref.statement in hits for s in told.said)
        )
    if not kept:
        raise UsageError(f"no claim of two statements or more is {about!a} or holds these words")
    named = {one.ref.document for told in kept for one in told.said}
    readings = tuple(r for r in whole.readings if r.document.id in named)
    return Comparison(readings, kept)


def _compared(store: Ledger, asked: search.Query, most: int) -> Comparison:
    return reconciled(_readings(store, asked, most), decisions(reads.judgements(store)))


def _readings(store: Ledger, asked: search.Query, most: int) -> Iterator[Reading]:
    """The latest readings, as corrected, of documents that fit: those that hold the words best
    first, else the newest."""
    if asked.words is None:
        narrowed = reads.Narrowed(asked.outlet, asked.since, asked.until, most)
        names = [one.document for one in reads.documents(store, narrowed)]
    else:
        found = search.find(store, asked, limit=MOST_HITS)
        names = list(dict.fromkeys(hit.document for hit in found))[:most]
    return (reads.kept(store, name).reading for name in names)
