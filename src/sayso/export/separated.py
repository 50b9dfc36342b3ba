"""Rows as CSV for spreadsheets.

Promises: UTF-8 with a byte order mark, so that Excel reads the letters right; a cell that a
spreadsheet would take for a formula begins with an apostrophe instead (OWASP, CSV injection);
cells hold no control characters.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.export.harmless import visible

MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A head with the first row's keys, then a line a row."""
    head: list[str] | None = None
    for row in rows:
        if head is None:
            head = list(row)
            yield MARK + _line(head)
        yield _line([cell(row[key]) for key in head])


def cell(value: Any) -> str:
    """One value as harmless text; None is empty, lists are JSON, numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, tuple | list):
        value = " → ".join(value) if all(isinstance(v, str) for v in value) else json.dumps(value)
    raw = str(value)
    text = visible(raw.replace("\r\n", "\n"))
    return f"'{text}" if raw.lstrip(" ").startswith(_FORMULA) else text


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
