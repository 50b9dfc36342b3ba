"""Figures that somebody gives in place of another's, and says no more: "Some 30,000 gathered in the
square, organisers said. Police put the crowd at 6,000."

A document's propositions in, with their figures and what these count; out, for each that only
gives a number, the words by which it is compared: those of the one before it, with that number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.link.propositions import Proposition
from sayso.link.words import joined, stems_of
from sayso.matters import giving, is_bare
from sayso.records import Figure, Span

# Of a sum and of giving it: they do not say what it is of.
_SUMS = stems_of(
    "number figure total toll count counts estimate estimated estimates sum crowd turnout put puts"
    " speak speaks spoke spoken speaking talk talked talks give gives gave register registered"
    " record recorded documented list listed reckon reckoned expect expected officially"
)
_PERCENT = re.compile(r"%|\bper ?cent\b")

Figured = Sequence[tuple[Proposition, Sequence[Figure]]]
Placed = tuple[Proposition, Figure]


def lent_words(
    found: Figured, counted: Mapping[Span, str | None], text: str
) -> Iterator[tuple[Proposition, str]]:
    """For each proposition that only gives a number for what the figure right before it in its
    paragraph counts, the words of that one's."""
    placed = [(one, figure, len(figures)) for one, figures in found for figure in figures]
    before: Placed | None = None
    for one, figure, several in sorted(placed, key=lambda each: each[1].span):
        if before is not None and several == 1 and _lends(before, one, figure, text):
            what = counted[figure.span]
            if what == counted[before[1].span] and (what is not None or is_bare(figure)):
                yield one, _with_number(before, figure, text)
                continue
        before = one, figure


def _lends(before: Placed, one: Proposition, figure: Figure, text: str) -> bool:
    """Whether the later says a number, a word for what it is of, and who gives it."""
    start = giving(text, figure)
    end = figure.span.end + len(figure.counted or "") + 1
    if start is None or one.statement.id == before[0].statement.id:
        return False
    if "\n" in text[before[1].span.end : figure.span.start]:
        return False
    whole = one.content if one.statement.chain else (Span(start, one.content[-1].end),)
    around = (text[s.start : min(s.end, figure.span.start)] for s in whole)
    after = (text[max(s.start, end) : s.end] for s in whole)
    return stems_of(" ".join((*around, *after))) <= _SUMS


def _with_number(before: Placed, figure: Figure, text: str) -> str:
    """The words of the proposition before, with the later number where its own stands."""
    one, old = before[0], before[1].span
    new = figure.span.of(text)
    if is_bare(figure) and _PERCENT.search(old.of(text)) is not None:
        new += " percent"
    return joined(
        text[span.start : old.start] + new + text[old.end : span.end]
        if span.start <= old.start < span.end
        else span.of(text)
        for span in one.words
    )
