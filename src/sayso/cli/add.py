"""`sayso add` and `sayso reread`: documents into the ledger, and old readings made new."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from sayso.cli.ending import FAILED, STOPPED, complain, ending
from sayso.cli.place import LedgerOption, opened
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL, Settings

JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes that read; 0: one a core.")
]
ModelOption = Annotated[str, typer.Option(metavar="NAME", help="Which tagger reads.")]
MinScoreOption = Annotated[
    float, typer.Option(min=0, max=1, help="Leave out what is found less surely than this.")
]


class Meter(Protocol):
    """Shows how far a run is."""

    def tell(self, counts: Counter[str]) -> None: ...


def add_command(
    origins: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Files, folders, addresses, feeds, archives, or - for standard input.",
        ),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When published, where it says not.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, where it says not.")
    ] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Read texts that are not in English too.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="May be asked though it lies in a private network."),
    ] = None,
    model: ModelOption = DEFAULT_MODEL,
    min_score: MinScoreOption = DEFAULT_MIN_SCORE,
    jobs: JobsOption = 0,
    ledger: LedgerOption = None,
) -> None:
    """Read documents into the ledger. What is there already is left alone.

    Stopped, the same command goes on where it was. Exit code 0; 1 if any document could not be
    read (the others are; `sayso list --failed` has the reasons); 2 for misuse.
    """
    from sayso.engines.adding import Known, add_origins
    from sayso.engines.local import Reads

    counts: Counter[str] = Counter()
    with ending():
        store = opened(ledger, make=True)
        steps = add_origins(
            store,
            origins,
            settings=Settings(any_language=any_language, allow_hosts=tuple(allow_host or ())),
            reads=Reads(model, min_score, jobs),
            about=Known(published, outlet),
        )
        try:
            with _meter(_estimate(origins)) as meter:
                for step in steps:
                    counts["failed" if step.added is None else step.added.value] += 1
                    if step.failure is not None:
                        complain(step.failure, sys.stderr)
                    meter.tell(counts)
        except KeyboardInterrupt:
            steps.close()
            print(f"sayso: stopped: {summary(counts)}; the same command goes on", file=sys.stderr)
            raise typer.Exit(STOPPED) from None
    print(f"sayso: {summary(counts)}", file=sys.stderr)
    raise typer.Exit(FAILED if counts["failed"] else 0)


def summary(counts: Counter[str]) -> str:
    """ "3 new, 1 new version, 2 there already, 1 failed"."""
    words = {"new": "new", "version": "new versions", "known": "there already", "failed": "failed"}
    told = [f"{counts[key]:,} {word}" for key, word in words.items() if counts[key]]
    return ", ".join(told) if told else "nothing to add"


def reread_command(
    model: ModelOption = DEFAULT_MODEL,
    min_score: MinScoreOption = DEFAULT_MIN_SCORE,
    jobs: JobsOption = 0,
    ledger: LedgerOption = None,
) -> None:
    """Read anew what another version of the program or model read.

    Old readings stay beside the new. Judgements stay where their words are; those that find
    them no more are told.
    """
    from sayso.engines.adding import reread
    from sayso.engines.local import Reads
    from sayso.reading import Reader

    counts: Counter[str] = Counter()
    with ending():
        store = opened(ledger)
        made_by = Reader.open(model).made_by
        steps = reread(store, reads=Reads(model, min_score, jobs), made_by=made_by)
        with _meter(None) as meter:
            for document, done, unfit in steps:
                counts["read" if done else "current"] += 1
                counts["unfit"] += unfit
                if unfit:
                    print(f"sayso: {document}: {unfit} judgements no longer fit", file=sys.stderr)
                meter.tell(counts)
    told = f"{counts['read']:,} read anew, {counts['current']:,} left, "
    print(f"sayso: {told}{counts['unfit']:,} judgements no longer fit", file=sys.stderr)


def _estimate(origins: list[str]) -> int | None:
    """How many documents there are, as far as names and line ends tell; None for unknown."""
    total = 0
    for origin in origins:
        path = Path(origin)
        if path.is_dir():
            files = (p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            total += sum(map(_documents, files))
        elif path.is_file():
            total += _documents(path)
        else:
            return None
    return total


def _documents(path: Path) -> int:
    if path.suffix.lower() not in (".jsonl", ".ndjson"):
        return 1
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


@contextmanager
def _meter(total: int | None) -> Iterator[Meter]:
    """A bar with rate, time left and failures on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    from rich.console import Console

    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, total)


class _Silent:
    def tell(self, counts: Counter[str]) -> None:
        del counts


class _Bar:
    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress, self._total = progress, total
        self._task = progress.add_task("", total=total, rate="", failed="")

    def tell(self, counts: Counter[str]) -> None:
        done = counts.total() - counts["unfit"]
        speed = self._progress.tasks[0].speed
        self._progress.update(
            self._task,
            completed=done,
            total=None if self._total is None else max(self._total, done),
            rate=f"{speed:.1f}/s" if speed else "",
            failed=f"{counts['failed']:,} failed" if counts["failed"] else "",
        )
