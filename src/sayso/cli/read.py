"""`sayso read`: who claims what, on whose word.

`read_command` parses; `read` acts. Documents come from `sayso.ingest`, readings from
`sayso.reading`, and each format is a stream of text, so that the first document is printed
before the second is read.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, TextIO, cast

import typer
from rich.console import Console

from sayso.cli.ending import complain, ending, standard_output
from sayso.cli.table import tables
from sayso.errors import UnreadableDocument, UsageError
from sayso.export.jsonl import to_json, to_line
from sayso.export.markdown import to_markdown
from sayso.export.page import to_page
from sayso.parallel import side_by_side
from sayso.records import Document, Reading
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL, Settings

FILE_COLUMNS = 100  # width of a table that goes to a file or a pipe
STANDARD = "-"
FEW = 24  # documents that are read before it pays to start other processes: some seconds' work


class Format(StrEnum):
    """How readings are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MD = "md"


@dataclass(frozen=True, slots=True)
class Order:
    """What to read and where to print it. `output` None is standard output."""

    origins: tuple[str, ...]
    format: Format | None = None
    output: Path | None = None


Documents = Callable[[str], Iterable[Document | UnreadableDocument]]
Reads = Callable[[Document], Reading]
Result = Reading | UnreadableDocument
Many = Callable[[Iterable[Document | UnreadableDocument]], Iterator[Result]]
Reports = Callable[[UnreadableDocument], None]


def read(
    order: Order,
    *,
    documents: Documents,
    reads: Reads,
    many: Many | None = None,
    out: TextIO,
    err: TextIO,
) -> int:
    """Read every origin of `order`, print the readings to its output or `out`.

    A document that cannot be read is one line on `err`. `many` reads what comes after the first
    FEW documents. Returns the exit code: 0, or 1 if any
    document failed. Raises UsageError where the output is one of the inputs or cannot be
    opened.
    """
    refuse_overwriting(order)
    failed: list[UnreadableDocument] = []

    def report(failure: UnreadableDocument) -> None:
        failed.append(failure)
        complain(failure, err)

    readings = readings_of(order.origins, documents, reads, report, many)
    form = chosen_format(order, out)
    _print(order, _PRINTERS[form], readings, failed, out)
    return 1 if failed else 0


def chosen_format(order: Order, out: TextIO) -> Format:
    """What was asked for; else the output's ending; else a table for a person, lines for a
    program."""
    if order.format is not None:
        return order.format
    if order.output is not None:
        ending = order.output.suffix.lower().removeprefix(".")
        return Format(ending) if ending in list(Format) else Format.JSONL
    return Format.TABLE if out.isatty() else Format.JSONL


def refuse_overwriting(order: Order) -> None:
    if order.output is None:
        return
    target = order.output.resolve()
    if any(Path(origin).resolve() == target for origin in order.origins if origin != STANDARD):
        raise UsageError(f"{order.output}: is an input too, and would be overwritten")


def readings_of(
    origins: tuple[str, ...],
    documents: Documents,
    reads: Reads,
    report: Reports,
    many: Many | None = None,
) -> Iterator[Reading]:
    """The readings of all origins, in order; what cannot be read is reported and left out.

    Two documents are in work at a time, and `many` takes over after FEW of them; except from
    standard input, whose writer may wait for the first answer before it goes on."""

    def one(document: Document | UnreadableDocument) -> Result:
        try:
            return document if isinstance(document, UnreadableDocument) else reads(document)
        except UnreadableDocument as failure:
            return failure

    found = chain.from_iterable(_obtained(origin, documents) for origin in origins)
    if STANDARD in origins:
        results: Iterable[Result] = map(one, found)
    elif many is None:
        results = side_by_side(one, found)
    else:
        results = chain(side_by_side(one, islice(found, FEW)), many(found))
    for result in results:
        if isinstance(result, UnreadableDocument):
            report(result)
        else:
            yield result


def _obtained(origin: str, documents: Documents) -> Iterator[Document | UnreadableDocument]:
    try:
        yield from documents(origin)
    except UnreadableDocument as failure:
        yield failure


@dataclass(frozen=True, slots=True)
class Job:
    """What a printer needs: the readings as they come, the failures so far, where it prints."""

    readings: Iterator[Reading]
    failed: list[UnreadableDocument]
    out: TextIO


Printer = Callable[[Job], Iterator[str]]


def _as_table(job: Job) -> Iterator[str]:
    width = None if job.out.isatty() else FILE_COLUMNS
    console = Console(file=job.out, width=width, highlight=False, markup=False, emoji=False)
    return tables(job.readings, console)


def _as_lines(job: Job) -> Iterator[str]:
    return map(to_line, job.readings)


def _as_json(job: Job) -> Iterator[str]:
    """One document: one pretty object. Several, read or not: one object a line."""
    first = next(job.readings, None)
    if first is None:
        return
    second = next(job.readings, None)
    if second is None and not job.failed:
        yield to_json(first)
        return
    rest = () if second is None else (second,)
    yield from map(to_line, chain((first, *rest), job.readings))


def _as_markdown(job: Job) -> Iterator[str]:
    return map(to_markdown, job.readings)


def _as_page(job: Job) -> Iterator[str]:
    readings = tuple(job.readings)
    if readings:
        yield from to_page(readings)


_PRINTERS: dict[Format, Printer] = {
    Format.TABLE: _as_table,
    Format.JSON: _as_json,
    Format.JSONL: _as_lines,
    Format.HTML: _as_page,
    Format.MD: _as_markdown,
}


def _print(
    order: Order,
    printer: Printer,
    readings: Iterator[Reading],
    failed: list[UnreadableDocument],
    out: TextIO,
) -> None:
    """Write the pieces as they come; a file is opened only when there is something to write,
    so that a run that reads nothing leaves an older output alone."""
    if order.output is None:
        for piece in printer(Job(readings, failed, out)):
            out.write(piece)
        out.flush()
        return
    first = next(readings, None)
    if first is None:
        return
    with opened_for_writing(order.output) as file:
        job = Job(chain((first,), readings), failed, file)
        file.writelines(printer(job))


def opened_for_writing(path: Path) -> TextIO:
    """Raises UsageError where that cannot be."""
    try:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as exc:
        raise UsageError(f"{path}: cannot be written: {exc.strerror}") from exc


def read_command(
    origins: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files, folders, archives, addresses, feeds, or - for standard input.",
        ),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            metavar="FORM",
            help="table, json, jsonl, html or md: by default what the ending of --output says; else"
            " a table in a terminal, JSON lines in a pipe.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When it was published (ISO 8601), where the document says not."
        ),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published it, where the document says not."),
    ] = None,
    any_language: Annotated[
        bool,
        typer.Option(
            "--any-language", help="Read texts that are not in English too, for better or worse."
        ),
    ] = False,
    model: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Which tagger reads: small, or large where it is installed."
        ),
    ] = DEFAULT_MODEL,
    min_score: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            help="Leave out what is found less surely than this: higher for fewer errors, lower"
            " for fewer misses.",
        ),
    ] = DEFAULT_MIN_SCORE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Print to FILE instead."),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, help="Processes that read many documents; 0: one a core."
        ),
    ] = 0,
) -> None:
    """Read articles: who claims what, on whose word, how sure, on what evidence.

    Exit code 0; 1 if any document could not be read (the others are); 2 for misuse.
    """
    order = Order(tuple(origins), format, output)
    with ending():
        documents, reads = rooms(published, outlet, any_language, model, min_score)
        code = read(
            order,
            documents=documents,
            reads=reads,
            many=by_processes(model, min_score, jobs),
            out=standard_output(),
            err=sys.stderr,
        )
    raise typer.Exit(code)


def by_processes(model: str, min_score: float, jobs: int) -> Many | None:
    """Reading by several processes; None where one is all that there is."""
    from sayso.engines.local import Reads as Wanted
    from sayso.engines.local import read_all

    wanted = Wanted(model, min_score, jobs)

    def many(found: Iterable[Document | UnreadableDocument]) -> Iterator[Result]:
        for item, result in read_all(found, _readable, wanted):
            yield item if isinstance(item, UnreadableDocument) else cast(Result, result)

    return many if wanted.processes > 1 else None


def _readable(item: Document | UnreadableDocument) -> Document | None:
    return None if isinstance(item, UnreadableDocument) else item


def rooms(
    published: str | None, outlet: str | None, any_language: bool, model: str, min_score: float
) -> tuple[Documents, Reads]:
    """Where documents and readings come from; imported late, for `--help` needs no model."""
    from sayso.ingest import documents
    from sayso.reading import Reader

    settings = Settings(any_language=any_language)
    reader = Reader.open(model, min_score=min_score)

    def obtain(origin: str) -> Iterable[Document | UnreadableDocument]:
        return documents(origin, settings=settings, published=published, outlet=outlet)

    return obtain, reader.read
