"""`sayso list`, `show`, `find`, `sources`, `source`: what the ledger holds."""

import difflib
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, TypeVar

import typer

from sayso.cli.ending import ending, standard_output
from sayso.cli.listing import Shape, ShapeOption, show
from sayso.cli.place import LedgerOption, opened
from sayso.cli.read import FILE_COLUMNS
from sayso.ingest.article import checked_date
from sayso.ledger import reads, search
from sayso.ledger.judgements import latest
from sayso.records import EvidenceKind, Judged, Judgement, Modality, Polarity, Voice

Choice = TypeVar("Choice", bound=StrEnum)

Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Published by this outlet.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published on this day or earlier.")
]
Limit = Annotated[int, typer.Option(min=1, help="Print at most so many.")]


def list_command(
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="What could not be read, and why, instead.")
    ] = False,
    limit: Limit = 100,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """List the documents of the ledger, the newest first."""
    with ending():
        store = opened(ledger)
        if failed:
            rows = ({"origin": o, "reason": r, "at": a} for o, r, a in reads.failures(store))
            show(rows, format, ("origin:3", "reason:4", "at"))
            return
        asked = reads.Narrowed(outlet, checked_date(since), checked_date(until), limit)
        found = reads.documents(store, asked)
        listed = [{"called": one.called, **asdict(one), "notes": one.notes} for one in found]
        notes = ("notes:3",) if any(one.notes for one in found) else ()
        columns = ("document", "published", "outlet:2", "called:5", "version", *notes)
        show(listed, format, columns)


def show_command(
    id: Annotated[str, typer.Argument(help="A document's id, address or path, or a statement's.")],
    machine: Annotated[
        bool, typer.Option("--machine", help="The machine's reading, without corrections.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="What each version changed of the one before.")
    ] = False,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Show a document's statements, as people corrected them, with its log."""
    with ending():
        store = opened(ledger)
        kept = reads.kept(store, id)
        out = standard_output()
        if changes:
            out.writelines(_changes(reads.versions(store, kept.article)))
            return
        reading = kept.machine if machine else kept.reading
        if format is Shape.JSONL or (format is None and not out.isatty()):
            from sayso.export.jsonl import to_line

            out.write(to_line(reading))
        elif format is Shape.CSV:
            show(map(asdict, _hits(store, kept)), format, ())
        else:
            from rich.console import Console

            from sayso.cli.table import tables

            width = None if out.isatty() else FILE_COLUMNS
            console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
            out.writelines(tables([reading], console))
        if format is not Shape.JSONL and kept.log:
            show(map(judgement_row, kept.log), format, LOG_COLUMNS)


LOG_COLUMNS = ("judgement", "by:1", "what", "value:2", "about:3", "why:2")


def judgement_row(one: Judgement) -> dict[str, Any]:
    """A row of the log for printing."""
    target = one.target
    about = {"target": target.id, "document": target.document, "quote": target.quote}
    about |= {"about": target.quote if target.quote is not None else target.id}
    return {
        "judgement": one.id,
        "at": one.at,
        "by": one.by,
        "what": one.what.value,
        "value": one.value,
        "why": one.why,
        **about,
    }


def _hits(store: Any, kept: reads.Kept) -> tuple[search.Hit, ...]:
    whole = search.find(store, search.Query(), limit=1_000_000, document=kept.id)
    return tuple(sorted(whole, key=lambda hit: hit.start))


def _changes(versions: tuple[reads.Kept, ...]) -> Iterator[str]:
    """Between each two versions the lines that changed."""
    for old, new in pairwise(versions):
        before, after = (
            [f"{line}\n" for line in kept.machine.document.text.split("\n")] for kept in (old, new)
        )
        names = (f"version {kept.version}, had {kept.obtained}" for kept in (old, new))
        yield from difflib.unified_diff(before, after, next(names), next(names), n=1)


def find_command(
    words: Annotated[
        str | None,
        typer.Argument(help='Words, "a phrase", -not this; without any, only the conditions.'),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Said by, or relayed by, this source.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    modality: Annotated[Modality | None, typer.Option(help="How sure.")] = None,
    polarity: Annotated[Polarity | None, typer.Option(help="Affirmed or negated.")] = None,
    evidence: Annotated[EvidenceKind | None, typer.Option(help="On what it rests.")] = None,
    voice: Annotated[Voice | None, typer.Option(help="Whose voice.")] = None,
    figure: Annotated[
        str | None,
        typer.Option(metavar="N|LOW..HIGH|WHAT", help="With such a figure, or of what is counted."),
    ] = None,
    save: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep this search for `sayso watch`.")
    ] = None,
    limit: Limit = 20,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Find statements, best first."""
    with ending():
        store = opened(ledger)
        query = search.Query(
            words=words,
            source=_source_id(store, source),
            outlet=outlet,
            since=checked_date(since),
            until=checked_date(until),
            modality=modality,
            polarity=polarity,
            evidence=evidence,
            voice=voice,
            figure=figure,
        )
        if save is not None:
            from sayso.ledger.watching import save as keep

            keep(store, save, query)
        found = search.find(store, query, limit=limit)
        show(map(hit_row, found), format, FOUND_COLUMNS)


SAID_COLUMNS = ("published", "outlet:2", "whose:2", "cue:2", "content:5", "certainty:2")
FOUND_COLUMNS = ("statement", "published", "whose:3", "cue:2", "snippet:6", "certainty:2")


def hit_row(hit: search.Hit) -> dict[str, Any]:
    """A statement found, for printing; an ascribed thought is worded as the writer's. What is
    denied must not read as said: the cue and a negation stand beside the words."""
    said = " → ".join(hit.sources)
    whose = {
        Voice.AVERRED.value: "the author",
        Voice.ASCRIBED.value: f"the writer on the mind of {said}",
    }.get(hit.voice, said)
    told = (
        hit.polarity if hit.polarity == Polarity.NEGATED else None,
        hit.modality if hit.modality != Modality.UNSPECIFIED else None,
    )
    cue = (hit.cue or "").strip(" ,:;") or None
    sure = ", ".join(one for one in told if one is not None)
    return {"whose": whose, **asdict(hit), "cue": cue, "certainty": sure}


def sources_command(
    limit: Limit = 100, format: ShapeOption = None, ledger: LedgerOption = None
) -> None:
    """List who speaks, those of most statements first, with the grades that people gave."""
    with ending():
        store = opened(ledger)
        last = latest(reads.judgements(store))
        grades = {key: one.value for (key, what), one in last.items() if what is Judged.GRADE}
        rows = (
            {**asdict(one), "grade": grades.get(one.source)}
            for one in reads.speakers(store, limit=limit)
        )
        columns = ("source", "name:1", "kind", "statements", "documents", "grade")
        show(rows, format, columns)


def source_command(
    name: Annotated[str, typer.Argument(help="A source's name, or its id.")],
    limit: Limit = 1000,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Show all that a source said or passed on, in time, each with whose word it is."""
    with ending():
        store = opened(ledger)
        key, called, kind = reads.speaker(store, name)
        typer.echo(f"{called} ({kind}, {key})", err=True)
        found = search.find(store, search.Query(source=key), limit=limit)
        rows = sorted(map(hit_row, found), key=lambda row: row["published"] or "")
        show(rows, format, SAID_COLUMNS)
        log = reads.judgements(store, key)
        if log:
            show(map(judgement_row, log), format, LOG_COLUMNS)


def _source_id(store: Any, name: str | None) -> str | None:
    return None if name is None else reads.speaker(store, name)[0]
