"""For which day a figure holds: a statement and one of its figures in, a day out.

The day that is said nearest to it, if no other figure stands between; else the one with which its
sentence opens ("Up to 5 May 398 cases were known and | 22 people had died"), or that stands behind
the next ("340 cases and 31 deaths by Tuesday"). "Then" and "in the same year" mean the year named
before. The day on which a figure was told is none of its own.
"""

import re

from sayso.comparison import Said
from sayso.records import DateMention, Figure, Span

_BEFORE = 100  # characters
_REACH = 400  # characters of a sentence on each side of a figure
_BACK = 400  # characters before "in the same year" in which the year is named
_ENDS = re.compile(r"[.!?;]\s|\n")
_SINCE = re.compile(r"\bsince (?:\w+ )?\Z")
# Before a day on which a figure was told: "as circulated yesterday", "our report of 4 May".
_TOLD = re.compile(
    r"\b(?:as (?:\w+ )?\w+(?:ed|en|wn|ut)"
    r"|(?:report|article|bulletin|statement|edition|issue|letter|release|story|column|version)s?"
    r"(?: of| on| from| dated)?"
    r"|(?:published|printed|issued|circulated|reported|released|announced|said|told"
    r"|put out|given out)(?: on| of)?)(?: [A-Z]\w+day,?)? \Z"
)
_AND = re.compile(r"[^.,;:()\n]{0,40}? and \Z")
_THAT_YEAR = re.compile(
    r"\b(?:[Ii]n|[Tt]hroughout) (?:the same|that) year\b|\bthen\b(?= *[,.;]| and\b)"
)
_YEAR = re.compile(r"\b[Ii]n ((?:1[89]|20)\d\d)\b")


def day_of(one: Said, figure: Figure) -> str | None:
    """None where none is said."""
    text = one.reading.document.text
    begins, ends = _sentence(text, figure.span)
    days = [d for d in _days(one) if begins <= d.span.start and d.span.end <= ends]
    others = [f.span for f in one.statement.figures if f.span != figure.span]
    free = [
        d
        for d in days
        if any(part.start <= d.span.start < part.end for part in one.content)
        and not any(_between(other, figure.span, d.span) for other in others)
    ]
    nearest = min(free, key=lambda d: d.span.gap(figure.span), default=None)
    nearest = nearest or _leading(days, figure) or _shared(text, days, others, figure)
    if nearest is not None and nearest.value is not None:
        return nearest.value[:10]
    return _that_year(text, begins, ends, figure)


def _days(one: Said) -> list[DateMention]:
    """The days in its words on which something was so, not on which it was told."""
    text = one.reading.document.text
    return [
        day
        for day in one.statement.qualification.dates
        if day.value is not None
        and any(part.start <= day.span.start < part.end for part in one.statement.content)
        and not any(p.search(_before(text, day.span)) for p in (_SINCE, _TOLD))
    ]


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - _BEFORE) : span.start]


def _sentence(text: str, at: Span) -> tuple[int, int]:
    """Where the sentence of a place, or its part up to a semicolon, begins and ends."""
    first = max(0, at.start - _REACH)
    begins = max((m.end() for m in _ENDS.finditer(text, first, at.start)), default=first)
    end = _ENDS.search(text, at.end, at.end + _REACH)
    return begins, min(len(text), at.end + _REACH) if end is None else end.start()


def _between(other: Span, a: Span, b: Span) -> bool:
    return min(a.end, b.end) <= other.start and other.end <= max(a.start, b.start)


def _leading(days: list[DateMention], figure: Figure) -> DateMention | None:
    """The last day before the figure in its sentence."""
    before = (d for d in days if d.span.end <= figure.span.start)
    return max(before, key=lambda d: d.span, default=None)


def _shared(
    text: str, days: list[DateMention], others: list[Span], figure: Figure
) -> DateMention | None:
    """The day behind the next figure, which an "and" joins to this one."""
    after = [d for d in days if d.span.start >= figure.span.end]
    first = min(after, key=lambda d: d.span, default=None)
    if first is None:
        return None
    between = [o for o in others if _between(o, figure.span, first.span)]
    joined = len(between) == 1 and _AND.fullmatch(text, figure.span.end, between[0].start)
    return first if joined else None


def _that_year(text: str, begins: int, ends: int, figure: Figure) -> str | None:
    """The year named last before, where the sentence says "then" or "in the same year"."""
    if _THAT_YEAR.search(text, begins, ends) is None:
        return None
    years = [m[1] for m in _YEAR.finditer(text, max(0, begins - _BACK), figure.span.start)]
    return f"{years[-1]}-01-01" if years else None
