"""A reading as a table for the terminal: one row a statement, in order of place.

Comes in: Readings, and how wide and colourful the terminal is. Goes out: text. Everything from
the document is shown as text: no markup of it is interpreted, no control code of it passes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.export.harmless import name_shown, shortened
from sayso.export.wording import certainty, heading, is_averred, whose_word
from sayso.records import Document, Reading, Source, Statement, Voice

CONTENT_LINES = 3  # a statement takes at most about so many lines of its cell
CELL_CHARACTERS = 60  # the other cells hold names and labels; longer ones are cut
NARROW = 72  # columns below which cue and evidence move under the content
WORD = 12  # columns of the longest label, "intelligence"
GAP = "\n… "  # between the parts of a content that is split by its cue

STYLES = {Voice.ATTRIBUTED: "bold", Voice.ASCRIBED: "italic", Voice.AVERRED: "dim"}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one statement, already harmless."""

    whose: str
    cue: str
    content: str
    certainty: str
    evidence: str
    voice: Voice


def tables(readings: Iterable[Reading], console: Console) -> Iterator[str]:
    """Each reading as text for `console`: a header, a table, and a line of counts."""
    for reading in readings:
        with console.capture() as captured:
            console.print(_heading(reading.document))
            if reading.statements:
                console.print(_table(reading, console.width))
            else:
                console.print(Text("No statement was found.", style="dim"))
            console.print(Text(_counts(reading), style="dim"))
            console.print()
        yield captured.get()


def _heading(document: Document) -> Text:
    line = Text(shortened(heading(document), 200), style="bold", overflow="fold")
    for value in (document.outlet, document.author, document.published, document.url):
        if value is not None:
            line.append(f"  {name_shown(value)}", style="not bold dim")
    return line


def _table(reading: Reading, width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold")
    narrow = width < NARROW
    table.add_column("Whose word", ratio=3, overflow="fold")
    if not narrow:
        table.add_column("Cue", ratio=2, overflow="fold")
    table.add_column("What", ratio=7, overflow="fold")
    table.add_column("Certainty", width=WORD, overflow="fold")
    if not narrow:
        table.add_column("Evidence", width=WORD, overflow="fold")
    sources = {source.id: source for source in reading.sources}
    room = max(width * (7 if not narrow else 8) // 16, 12) * CONTENT_LINES
    for statement in reading.statements:
        row = _row(statement, sources, reading.document.text, room)
        table.add_row(*_cells(row, narrow))
    return table


def _row(statement: Statement, sources: dict[str, Source], text: str, room: int) -> Row:
    kind = statement.qualification.kind
    whose = whose_word(statement, sources, text)
    if is_averred(statement) and kind is not None:
        whose = f"{whose} ({kind.value})"
    cue = link.cue if (link := statement.innermost) is not None else None
    parts = (shortened(span.of(text), room) for span in statement.content)
    return Row(
        whose=shortened(whose, CELL_CHARACTERS * 2),
        cue="" if cue is None else shortened(cue.of(text), CELL_CHARACTERS),
        content=GAP.join(parts),
        certainty=certainty(statement),
        evidence="\n".join(dict.fromkeys(e.kind.value for e in statement.qualification.evidence)),
        voice=statement.voice,
    )


def _cells(row: Row, narrow: bool) -> tuple[Text, ...]:
    style = STYLES[row.voice]
    quiet = "dim" if row.voice is Voice.AVERRED else ""
    whose, content = Text(row.whose, style=style), Text(row.content, style=quiet)
    sure = Text(row.certainty, style=quiet)
    if not narrow:
        return whose, Text(row.cue, style=quiet), content, sure, Text(row.evidence, style=quiet)
    for label, value in (("cue", row.cue), ("evidence", row.evidence)):
        if value:
            content.append(f"\n{label}: {value}", style="dim")
    return whose, content, sure


def _counts(reading: Reading) -> str:
    voices = [statement.voice for statement in reading.statements]
    counted = ", ".join(f"{voices.count(voice)} {voice.value}" for voice in Voice)
    return f"{_several(len(reading.sources), 'source')}; statements: {counted}"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
