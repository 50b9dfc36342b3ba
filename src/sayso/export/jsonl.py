"""Readings as JSON: one pretty object, or one object a line.

Comes in: Readings. Goes out: text that is valid JSON and can be written as UTF-8 whatever the
document holds: lone surrogates, and the separators that some programs take for the end of a
line, are written as JSON escapes.
"""

import json
import re
from collections.abc import Iterable, Iterator

from sayso.records import Reading
from sayso.wire import Wire, reading_to_wire

_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_json(reading: Reading) -> str:
    """One reading, indented for people, with a line feed at the end."""
    return pretty(reading_to_wire(reading))


def pretty(wire: Wire) -> str:
    """JSON values, indented for people, with a line feed at the end."""
    return _escaped(json.dumps(wire, ensure_ascii=False, indent=2)) + "\n"


def to_line(reading: Reading) -> str:
    """One reading on one line, with a line feed at the end."""
    return _escaped(json.dumps(reading_to_wire(reading), ensure_ascii=False)) + "\n"


def to_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """One line a reading, as they come."""
    return map(to_line, readings)


def _escaped(raw: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", raw)
