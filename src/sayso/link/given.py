"""Figures that somebody gives in place of another's, and says no more: "Some 30,000 gathered in the
square, organisers said. Police put the crowd at 6,000."

A document's propositions in, with their figures and what these count; out, for each that only
gives a number, the words by which it is compared: those of the one before it, with that number.
Nothing is lent to a denial, a forecast or a plan, nor by a proposition of several figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.link.propositions import Proposition
from sayso.link.words import joined, stems_of
from sayso.matters import PEOPLE, PERCENT, giving, is_bare, is_change, is_money, is_own, of_people
from sayso.negation import denies, negates
from sayso.records import AHEAD, Figure, Polarity, Span

MOST_GIVER = 8  # words of who gives it, where the sentence is the author's own
_ENDS = re.compile(r"[.!?][”\"’']?\s")
_SIGN = re.compile(r"[$£€]")

Figured = Sequence[tuple[Proposition, Sequence[Figure]]]
Counted = Mapping[Span, str | None]
Lender = tuple[Proposition, Figure]


def lent_words(found: Figured, counted: Counted, text: str) -> Iterator[tuple[Proposition, str]]:
    """For each proposition that only gives a number for what the figure right before it, in the
    same sentence or the one before, counts, the words of that one's."""
    placed = [(one, figure, len(figures)) for one, figures in found for figure in figures]
    lender: Lender | None = None
    end = 0  # of the sentence that lends, or of the last one that it lends to
    for one, figure, several in sorted(placed, key=lambda each: each[1].span):
        asked = several == 1 and _near(text, end, figure) and _gives(one, figure, text)
        if asked and lender is not None and _same(lender, one, figure, counted):
            yield one, _with_number(lender, figure, text)
            end = figure.span.end
            continue
        lends = several == 1 and is_own(text, figure.span) and not is_change(text, figure.span)
        lender, end = ((one, figure) if lends else None), figure.span.end


def _near(text: str, end: int, figure: Figure) -> bool:
    between = text[end : figure.span.start]
    return "\n" not in between and len(_ENDS.findall(between)) <= 1


def _gives(one: Proposition, figure: Figure, text: str) -> bool:
    """Whether it says a number, a word for what it is of, and who gives it, and nothing else."""
    start = giving(text, figure)
    how = one.statement.qualification
    if start is None or how.polarity is Polarity.NEGATED or how.aspect in AHEAD:
        return False
    cue = link.cue if (link := one.statement.innermost) is not None else None
    if cue is None:
        giver = text[one.content[0].start : start]
        if "," in giver or negates(giver) or len(giver.split()) > MOST_GIVER:
            return False
        whole: tuple[Span, ...] = (Span(start, one.content[-1].end),)
    else:
        whole = one.content
    end = figure.span.end + len(figure.counted or "") + 1
    around = [text[s.start : min(s.end, figure.span.start)] for s in whole]
    after = [text[max(s.start, end) : s.end] for s in whole]
    words = " ".join((*around, *after))
    told = "" if cue is None else cue.of(text)
    return stems_of(words) <= _sums() and not (negates(words) or negates(told) or denies(told))


def _same(lender: Lender, one: Proposition, figure: Figure, counted: Counted) -> bool:
    """Whether both count the same; a number alone stands for people, a share or money."""
    theirs = lender[1]
    if one.statement.id == lender[0].statement.id:
        return False
    if is_bare(figure):
        what = counted[theirs.span] or ""
        money = theirs.unit is not None and is_money(theirs.unit)
        return theirs.unit in (PEOPLE, PERCENT) or money or of_people(what)
    return figure.unit == theirs.unit and counted[figure.span] == counted[theirs.span] is not None


def _with_number(lender: Lender, figure: Figure, text: str) -> str:
    """The lender's words with the other number in the place of its own."""
    one, old = lender
    new = figure.span.of(text)
    if is_bare(figure) and old.unit == PERCENT:
        new += " percent"
    sign = _SIGN.match(text, old.span.start)
    if sign is not None and _SIGN.match(new) is None:
        new = sign[0] + new
    return joined(
        text[span.start : old.span.start] + new + text[old.span.end : span.end]
        if span.start <= old.span.start < span.end
        else span.of(text)
        for span in one.words
    )


@cache
def _sums() -> frozenset[str]:
    """Stems of words for a sum and for giving it: they do not say what it is of."""
    return stems_of(
        "number figure total toll count counts counted estimate estimated estimates sum crowd"
        " turnout put puts speak speaks spoke spoken talk talked talks give gives gave register"
        " registered record recorded documented list listed reckon reckons reckoned officially"
    )
