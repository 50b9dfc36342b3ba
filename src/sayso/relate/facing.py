"""Figures of several claims, or of none, that cannot both be right: two of them with how alike
their statements are in, conflicts out.

They count the same where both are told of one matter or thing and their statements are near in
meaning; or where the second is said against the first, right after it, by somebody else: "40
drowned, the guard said. The union speaks of 90."; or where the text itself sets one against the
other ("sixty, rather than the 37 of whom the ministry had spoken"), whose the second is as it says.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.comparison import SOMEBODY, Conflict, Facing, Placed, Said
from sayso.matters import PEOPLE, PERCENT, PERIOD, group, is_anybody, is_bare, is_money, kind
from sayso.records import Figure, Modality, Voice
from sayso.relate.board import is_given, own, placed
from sayso.relate.conflicting import alike, apart, elsewhere, excludes, one_state, why
from sayso.relate.contrasted import contrasted

# Chosen on the affairs' tune halves and three affairs of our own that were not kept: how near in
# meaning statements must be that count the same by name; that count it by their words alone, and
# the share of words that they, and those that count things, must have in common; that name other
# places or people.
NAMED, WORDED, IN_WORDS, ELSEWHERE = 0.45, 0.5, 0.33, 0.6
LEANING = 0.4  # how near in meaning a pronoun's sentence must be to the one before it

# Shares, durations and money of which nothing is said are the same only by what is said of them.
_OPEN = frozenset({PERCENT, "percentage points", PERIOD})
_STANDS_FOR = re.compile(r"\b(?:it|they|he|she|them|his|her|its|their|those|that of)\b", re.I)
# What somebody wants is set against nothing that is.
_WANTS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|want(?:s|ed)?|demand(?:s|ed)?|request(?:s|ed)?|call(?:s|ed)? for"
    r"|appeal(?:s|ed)?|offer(?:s|ed)?|promis\w+|pledg\w+)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Near:
    """How alike two statements are: cosine and shared words; `beside`: the figures follow each
    other in one document."""

    meaning: float
    words: float
    beside: bool


@dataclass(frozen=True)
class Counted:
    """A figure of a statement, by its number there, and what is asked of it for each other that
    it is set against."""

    said: Said
    number: int

    @cached_property
    def placed(self) -> Placed | None:
        """None where it is not the statement's own, or what the statement denies."""
        figure, what = self.said.figures[self.number], self.said.counts[self.number]
        if self.said.negated or not own(self.said, figure):
            return None
        return placed(self.said, figure, what)

    @cached_property
    def wanted(self) -> bool:
        """Whether it is what somebody wants."""
        modality = self.said.statement.qualification.modality
        wish = modality is Modality.UNSPECIFIED and not self.said.clause
        return wish or _WANTS.search(self.said.text) is not None


Numbers = tuple[str | None, frozenset[tuple[float | None, float | None]]]


def numbers(conflict: Conflict) -> Numbers:
    """Which two numbers of what kind of thing conflict, whichever comes first."""
    both = frozenset((one.figure.low, one.figure.high) for one in (conflict.a, conflict.b))
    return kind(conflict.a.figure, conflict.a.what), both


def facing(
    one: Counted, other: Counted, near: Near, known: Collection[Numbers] = ()
) -> Facing | None:
    """The conflict of a figure of each of two statements; None where there is none. `known`: what a
    text has set against each other."""
    ours, theirs = one.placed, other.placed
    if near.beside and (contrast := _set_against(one, other)) is not None:
        return contrast
    if ours is None or theirs is None or one.said.ref == other.said.ref:
        return None
    beside = near.beside and _against(one, ours, other, theirs, near)
    if beside and is_given(other.said, theirs.figure):
        theirs = replace(theirs, planned=ours.planned, each=ours.each, as_of=ours.as_of)
    reason = why(ours, theirs)
    if numbers(Conflict(ours, theirs, reason)) in known and excludes(ours, theirs, anytime=True):
        reason += "; a text sets these two against each other"
        return Facing(one.said, other.said, Conflict(ours, theirs, reason))
    if not (beside or _the_same(one, ours, other, theirs, near)) or not excludes(ours, theirs):
        return None
    reason += (
        "; said right after each other" if beside else f"; alike in meaning ({near.meaning:.0%})"
    )
    return Facing(one.said, other.said, Conflict(ours, theirs, reason))


def _set_against(one: Counted, other: Counted) -> Facing | None:
    """The conflict of two figures of which the text sets the second against the first."""
    said, then = one.said, other.said
    text = said.reading.document.text
    first, second = said.figures[one.number], then.figures[other.number]
    found = contrasted(text, first.span, second.span)
    if found is None or not own(said, first) or not apart(first, second):
        return None
    ours = placed(said, first, said.counts[one.number])
    if not is_bare(second) and kind(second, then.counts[other.number]) != kind(first, ours.what):
        return None  # "12 cows, where Brill has 30 goats"
    theirs = replace(ours, said=then.ref, figure=second)
    reason = f"{why(ours, theirs)}; the text sets the second against the first"
    given = SOMEBODY if found.who is None else found.who.of(text)
    return Facing(said, then, Conflict(ours, theirs, reason), given)


def _the_same(one: Counted, a: Placed, other: Counted, b: Placed, near: Near) -> bool:
    """Whether two statements, wherever they stand, count one thing."""
    ours, theirs = kind(a.figure, a.what), kind(b.figure, b.what)
    if ours != theirs or ours is None or one.wanted != other.wanted:
        return False
    if near.meaning < ELSEWHERE and (a.planned or elsewhere(a, b)):
        return False  # what several plan may be each their own
    if a.what is not None and a.what == b.what:
        if not one_state(a, b):
            return False
        of_things = ours == a.what  # "six tank wagons" are not "19 wagons off the rails"
        return near.meaning >= NAMED and (not of_things or near.words >= IN_WORDS)
    if ours in _OPEN or is_bare(a.figure) or is_bare(b.figure) or is_money(ours):
        return False
    if ours == PEOPLE and not _one_matter(a, b):
        return False
    return alike(a, b) and near.meaning >= WORDED and near.words >= IN_WORDS


def _one_matter(a: Placed, b: Placed) -> bool:
    """Whether one of two figures of people says what befell them, and the other is of anybody."""
    known = [one for one in (a, b) if one.what is not None]
    return len(known) == 1 and all(is_anybody(one.figure) for one in (a, b) if one not in known)


def _against(one: Counted, a: Placed, other: Counted, b: Placed, near: Near) -> bool:
    """Whether the second figure is given right after the first, by somebody else, for the same."""
    text, then = one.said.reading.document.text, other.said
    between = text[a.figure.span.end : b.figure.span.start]
    if "\n" in between or one.said.ref.document != then.ref.document:
        return False
    if then.statement.voice is Voice.AVERRED and not is_given(then, b.figure):
        return False
    if a.what is not None and b.what is not None and a.what != b.what:
        return False
    if one.wanted or other.wanted:
        return False
    if is_given(then, b.figure) or (near.meaning >= LEANING and _leans(then, b.figure)):
        return True
    if kind(b.figure, b.what) == PEOPLE:
        noun = group(a.figure)
        return a.what == b.what is not None or (noun is not None and noun == group(b.figure))
    return a.what == b.what is not None or near.meaning >= WORDED


def _leans(one: Said, figure: Figure) -> bool:
    """A pronoun stands for what was spoken of before, and the figure is of nothing else."""
    loose = figure.counted is None or is_anybody(figure)
    return loose and _STANDS_FOR.search(one.text) is not None
