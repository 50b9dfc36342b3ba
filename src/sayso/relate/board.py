"""The board of figures: a claim's statements in, their figures and those that conflict out."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.comparison import Conflict, Placed, Said
from sayso.records import Aspect, Figure, Ref, Span

PERCENT = "percent"
NEAR = 0.1  # share by which a figure that is "about" a number may differ from it
SAME_WORDS = 0.5  # of what two figures count, to count the same

# What is counted anew each day, and what state people are in.
_GROWING = re.compile(
    r"\b(?:dead|deaths?|died?|killed|wounded|injured|missing|infected|infections?|arrested|detained"
    r"|displaced|homeless|cases|fallen|perished|casualties|victims|bodies)\b",
    re.I,
)
_OF_ITS = re.compile(r"\bof (?:its|the|their|his|her|our) $")
_FROM = re.compile(r"\bfrom $")
_TO = re.compile(r" to \d")
_STATES = frozenset(
    "dead killed wounded injured missing infected arrested detained displaced homeless".split()
)
_PLANNED = frozenset({Aspect.PLANNED, Aspect.PREDICTED, Aspect.CONDITIONAL})


def board(members: Iterable[Said]) -> tuple[Placed, ...]:
    """Every figure of the statements with what it counts, in time."""
    found = [
        _placed(one, figure)
        for one in members
        for figure in one.figures
        if (figure.counted is not None or figure.unit is not None) and not _aside(one, figure)
    ]
    return tuple(sorted(found, key=lambda p: (p.as_of or "", p.said, p.figure.span)))


def _aside(one: Said, figure: Figure) -> bool:
    """Not the statement's own number: the 12 of "from 12 to 7" and of "eight of its 12"."""
    text = one.reading.document.text
    before = text[max(0, figure.span.start - 12) : figure.span.start]
    if _OF_ITS.search(before):
        return True
    return (
        _FROM.search(before) is not None
        and _TO.match(text[figure.span.end : figure.span.end + 12]) is not None
    )


def _placed(one: Said, figure: Figure) -> Placed:
    how = one.statement.qualification
    dates = [d for d in how.dates if d.value is not None and _within(one, d.span)]
    nearest = min(dates, key=lambda d: _gap(d.span, figure.span), default=None)
    own = nearest.value[:10] if nearest is not None and nearest.value is not None else None
    return Placed(
        said=one.ref,
        figure=figure,
        planned=how.aspect in _PLANNED,
        as_of=own if own is not None else one.published[:10] or None,
        dated=own is not None,
        passing=_GROWING.search(one.text) is not None,
        counted=_things(figure),
    )


def _gap(a: Span, b: Span) -> int:
    """Characters between two spans."""
    return max(a.start - b.end, b.start - a.end, 0)


def _within(one: Said, span: Span) -> bool:
    return any(part.start <= span.start < part.end for part in one.content)


def _things(figure: Figure) -> frozenset[str]:
    words = (figure.counted or figure.unit or "").lower().split()
    return frozenset(word.rstrip("s") for word in words if len(word) > 2)


def conflicts(
    placed: Sequence[Placed], negated: frozenset[Ref] = frozenset()
) -> tuple[Conflict, ...]:
    """Pairs that count the same thing at the same time, both planned or both not, with ranges
    apart. What somebody denies ("not 12,000") is no figure of theirs, and a later figure of the
    same speaker is news, no conflict."""
    kept = [one for one in placed if one.said not in negated]
    found = []
    for a, b in combinations(kept, 2):
        if a.said != b.said and _alike(a, b) and _same_time(a, b) and _apart(a.figure, b.figure):
            found.append(Conflict(a, b, _why(a, b)))
    return tuple(found)


def _alike(a: Placed, b: Placed) -> bool:
    """Of one kind. People are people, whatever they are called, but the dead are no wounded."""
    if a.planned != b.planned or a.figure.unit != b.figure.unit:
        return False
    if a.figure.unit == "people":
        states = (a.counted & _STATES, b.counted & _STATES)
        return states[0] == states[1]
    if a.figure.unit is not None and None in (a.figure.counted, b.figure.counted):
        return True
    if a.figure.unit == PERCENT:
        return True  # of one claim, however those are called of whom it is a share
    both = a.counted & b.counted
    return len(both) >= SAME_WORDS * min(len(a.counted), len(b.counted)) > 0


def _same_time(a: Placed, b: Placed) -> bool:
    """The same day, where both name one or what is counted changes."""
    apart = a.as_of is not None and b.as_of is not None and a.as_of != b.as_of
    return not apart or not ((a.dated and b.dated) or a.passing or b.passing)


def _apart(a: Figure, b: Figure) -> bool:
    """No number fits both. An open end fits all beyond it; "about" allows for NEAR."""
    return _high(a) < _low(b) or _high(b) < _low(a)


def _low(figure: Figure) -> float:
    if figure.low is None:
        return float("-inf")
    return figure.low * (1 - NEAR) if figure.approximate else figure.low


def _high(figure: Figure) -> float:
    if figure.high is None:
        return float("inf")
    return figure.high * (1 + NEAR) if figure.approximate else figure.high


def _why(a: Placed, b: Placed) -> str:
    days = sorted({day for day in (a.as_of, b.as_of) if day is not None})
    kind = "planned" if a.planned else "actual"
    thing = " ".join(sorted(a.counted & b.counted)) or a.figure.unit or "the same"
    return f"the same thing ({thing}), {kind}, {' and '.join(days) or 'no date'}; apart"
