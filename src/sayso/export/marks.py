"""A text cut into pieces, so that overlapping and nested marks can be shown in place.

Comes in: a Reading. Goes out: paragraphs of Pieces that follow one another without gap, cut
wherever a content, a source's mention or a cue begins or ends. Each piece knows the statements
that cover it, innermost first. Where each statement lies is told in numbers of pieces, so that
the whole stays in proportion to the reading, however its statements overlap.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from sayso.records import Reading, Role, Span, Statement

DEPTH = 8  # say-so deeper than this is marked by its innermost statements alone

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_LINE_ENDS = re.compile(r"[\r\n]+")
_BLANK_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")

Order = tuple[int, int, int]  # innermost first: length of the span, depth of say-so, place


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same statements cover.

    `inside`: places in `reading.statements` of those whose content covers it, innermost first.
    `points_at`: those whose source or cue it is, as `role` tells. `number` counts the marked
    pieces of the reading; None where nothing marks it.
    """

    span: Span
    inside: tuple[int, ...]
    points_at: tuple[int, ...]
    role: Role | None
    number: int | None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Marked pieces from number `first` to `last`, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The cut text: its paragraphs, and per statement where its content and its say-so lie."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    contents: tuple[tuple[Range, ...], ...]
    pointers: tuple[tuple[Range, ...], ...]


@dataclass(frozen=True, slots=True, order=True)
class _Mark:
    """One span of one statement. Of contents the innermost sorts first; of mentions and cues,
    which the statements inside share, the one that they introduce."""

    order: Order
    span: Span
    role: Role


def mark(reading: Reading) -> Marked:
    """Cut the reading's text at every mark."""
    marks = [_marks(place, statement) for place, statement in enumerate(reading.statements)]
    text = reading.document.text
    breaks = _breaks(text)
    pieces = tuple(_pieces([one for some in marks for one in some], breaks, text))
    within = _Ranges(pieces)
    return Marked(
        paragraphs=tuple(_paragraphs(pieces)),
        contents=tuple(within.of(some, {Role.CONTENT}) for some in marks),
        pointers=tuple(within.of(some, {Role.SOURCE, Role.CUE}) for some in marks),
    )


def _marks(place: int, statement: Statement) -> list[_Mark]:
    depth = len(statement.chain)
    spans = [(span, Role.CONTENT) for span in statement.content]
    for link in statement.chain:
        spans += [(link.mention, Role.SOURCE)] if link.mention is not None else []
        spans += [(link.cue, Role.CUE)] if link.cue is not None else []
    return [
        _Mark((len(span), -depth if role is Role.CONTENT else depth, place), span, role)
        for span, role in spans
        if len(span)
    ]


def _breaks(text: str) -> list[Span]:
    """Where paragraphs end: at blank lines, or at every line end where there are none."""
    pattern = _BLANK_LINES if _BLANK_LINE.search(text) else _LINE_ENDS
    return [Span(*found.span()) for found in pattern.finditer(text)]


def _pieces(marks: Iterable[_Mark], breaks: Iterable[Span], text: str) -> Iterator[Piece]:
    """Sweep over all ends of marks and breaks, keeping the marks that are open. Blanks between two
    marks are none: there is nothing in them to point at."""
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for one in marks:
        opening.setdefault(one.span.start, []).append(one)
        closing.setdefault(one.span.end, []).append(one)
    gap_at = {at: at == span.start for span in breaks for at in (span.start, span.end)}
    held: dict[bool, list[_Mark]] = {True: [], False: []}  # contents, and what points at them
    number, gap = 0, False
    for start, end in pairwise(sorted({0, len(text), *opening, *closing, *gap_at})):
        for one in closing.get(start, ()):
            among = held[one.role is Role.CONTENT]
            del among[bisect_left(among, one)]
        for one in opening.get(start, ()):
            insort(held[one.role is Role.CONTENT], one)
        gap = gap_at.get(start, gap)
        marked = not gap and any(held.values()) and not text[start:end].isspace()
        if marked:
            yield _piece(Span(start, end), held, number)
            number += 1
        else:
            yield Piece(Span(start, end), (), (), None, None, gap)


def _piece(span: Span, held: dict[bool, list[_Mark]], number: int) -> Piece:
    pointers = held[False]
    role = pointers[0].role if pointers else None
    return Piece(span, _places(held[True]), _places(pointers), role, number, gap=False)


def _places(held: list[_Mark]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.order[2] for one in held[:DEPTH]))


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    for gap, run in groupby(pieces, key=lambda piece: piece.gap):
        if not gap:
            yield tuple(run)


class _Ranges:
    """Finds the marked pieces of a span by halving."""

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self._starts = [piece.span.start for piece in pieces]
        marked = (piece.number is not None for piece in pieces)
        self._before = list(accumulate(marked, initial=0))

    def of(self, marks: Iterable[_Mark], roles: set[Role]) -> tuple[Range, ...]:
        """The ranges of those marks that have one of `roles`, each once."""
        found = (self._range(one.span) for one in marks if one.role in roles)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _range(self, span: Span) -> Range | None:
        first = self._before[bisect_left(self._starts, span.start)]
        last = self._before[bisect_left(self._starts, span.end)] - 1
        return Range(first, last) if first <= last else None
