"""Rows for a person, a program or a spreadsheet: a table, JSON lines or CSV."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, TextIO

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.ending import standard_output
from sayso.export.harmless import shortened
from sayso.export.separated import to_csv
from sayso.ledger.search import END, HIT

FILE_COLUMNS = 100  # width of a table that goes to a file or a pipe
CELL_CHARACTERS = 300
# In a table an id is shown by its first digits, which commands take for it, and a time by its day.
_ID = re.compile(r"([a-z]+-[0-9a-f]{10})[0-9a-f]{10}")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T[\d:.]+(?:Z|[+-]\d\d:\d\d)?")

Row = Mapping[str, Any]


class Shape(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


ShapeOption = Annotated[
    Shape | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="table, jsonl or csv: by default a table in a terminal, JSON lines in a pipe.",
        show_default=False,
    ),
]


def show(
    rows: Iterable[Row], shape: Shape | None, columns: Sequence[str], out: TextIO | None = None
) -> None:
    """Print rows to `out`, else to standard output: as a table only `columns`, with ids and times
    cut short, else all and whole. A column is a key, as wide as what is in it and never broken, so
    that an id can be copied; or "key:3", three shares of the rest."""
    out = standard_output() if out is None else out
    if shape is None:
        shape = Shape.TABLE if out.isatty() else Shape.JSONL
    if shape is Shape.TABLE:
        _table(rows, columns, out)
    elif shape is Shape.CSV:
        out.writelines(to_csv(map(_unmarked, rows)))
    else:
        for row in rows:
            out.write(json.dumps(_unmarked(row), ensure_ascii=False) + "\n")


def _unmarked(row: Row) -> Row:
    """Without the signs around what was searched for."""
    return {
        k: v.replace(HIT, "").replace(END, "") if isinstance(v, str) else v for k, v in row.items()
    }


def _table(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    width = None if out.isatty() else FILE_COLUMNS
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold")
    keys = []
    for column in columns:
        key, _, share = column.partition(":")
        keys.append(key)
        if share:
            table.add_column(
                key.capitalize(), ratio=int(share), overflow="fold", min_width=len(key)
            )
        else:
            table.add_column(key.capitalize(), no_wrap=True)
    for row in rows:
        table.add_row(*(_cell(row[key]) for key in keys))
    if table.row_count:
        console.print(table)
    else:
        print("sayso: nothing found", file=sys.stderr)


def _cell(value: Any) -> Text:
    if value is None:
        return Text("")
    if isinstance(value, tuple | list):
        value = " → ".join(map(str, value))
    if cut := _ID.fullmatch(str(value)) or _TIME.fullmatch(str(value)):
        value = cut[1]
    text = Text()
    plain = str(value).replace(HIT, "\ue000").replace(END, "\ue001")
    bold = False
    for part in _split(shortened(plain, CELL_CHARACTERS)):
        if part in ("\ue000", "\ue001"):
            bold = part == "\ue000"
        else:
            text.append(part, style="bold" if bold else "")
    return text


def _split(text: str) -> list[str]:
    """Pieces, each sign around a hit its own; white space at the ends of pieces stays."""
    pieces, last = [], 0
    for i, letter in enumerate(text):
        if letter in "\ue000\ue001":
            pieces += [text[last:i], letter]
            last = i + 1
    return [piece for piece in [*pieces, text[last:]] if piece]
