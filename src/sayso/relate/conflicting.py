"""Which of a claim's figures conflict: two figures as the board places them in, yes or no out.

Two figures conflict where they count the same thing, of the same people, for the same time, both
planned or both actual, and no number fits both.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from sayso.comparison import OTHER_SIDE, Conflict, Placed
from sayso.matters import (
    MILLION,
    PEOPLE,
    PERCENT,
    PERIODS,
    SHARES,
    group,
    is_anybody,
    is_bare,
    mounts,
    of_people,
)
from sayso.records import Figure, Ref

NEAR = 0.1  # share by which a figure that is "about" a number may differ from it
LATE = 7  # days in which a figure counts as one of its day of publication
FAR = 100  # how many times a figure may be another of the same thing
SAME_WORDS = 0.5  # of what two figures count, to count the same
_STATES = frozenset(
    "dead killed wounded injured missing infected arrested detained displaced homeless".split()
)


def conflicts(
    rows: Sequence[Placed],
    negated: frozenset[Ref] = frozenset(),
    whose: Mapping[Ref, str] | None = None,
) -> tuple[Conflict, ...]:
    """Pairs that count the same thing at the same time, both planned or both not, with ranges
    apart; and other pairs of the same two numbers by two, whenever they are given. What somebody
    denies ("not 12,000") is no figure of theirs. `whose`: by statement, whose figures they are."""
    kept = [one for one in rows if one.said not in negated]
    pairs = [
        (a, b) for a, b in combinations(kept, 2) if alike(a, b) and excludes(a, b, anytime=True)
    ]
    at_once = [_same_time(a, b) for a, b in pairs]
    known = {_numbers(a, b, whose or {}) for (a, b), yes in zip(pairs, at_once, strict=True) if yes}
    return tuple(
        Conflict(a, b, why(a, b) if yes else f"{why(a, b)}; both are given at one time elsewhere")
        for (a, b), yes in zip(pairs, at_once, strict=True)
        if yes or _numbers(a, b, whose or {}) in known - {None}
    )


def _numbers(a: Placed, b: Placed, whose: Mapping[Ref, str]) -> frozenset[object] | None:
    """Two numbers, whichever comes first; None where one and the same gives both, which is news,
    or each is for a day of its own."""
    if a.dated and b.dated and a.as_of != b.as_of:
        return None
    if whose.get(a.said) == whose.get(b.said):
        return None
    return frozenset((one.figure.low, one.figure.high, one.figure.unit, one.each) for one in (a, b))


def excludes(a: Placed, b: Placed, *, anytime: bool = False) -> bool:
    """Whether two figures cannot both be right if they count the same: both planned or both not,
    both for the whole or both for each, of one group and one time (if it is not of `anytime`), and
    their ranges apart. Nobody contradicts themselves within a document."""
    if a.said == b.said or a.planned != b.planned or a.each != b.each:
        return False
    if a.several or b.several or (a.said.document == b.said.document and a.who == b.who):
        return False
    if _of_others(a, b) or bool(a.part) is not bool(b.part):
        return False
    return (
        apart(a.figure, b.figure)
        and _one_group(a.figure, b.figure)
        and (anytime or _same_time(a, b))
    )


def elsewhere(a: Placed, b: Placed) -> bool:
    """Whether names stand beside both, and none beside both."""
    return bool(a.names and b.names) and not a.names & b.names


def one_state(a: Placed, b: Placed) -> bool:
    """Not what was delivered and what was faulty."""
    return a.state == b.state or None in (a.state, b.state)


def _one_group(a: Figure, b: Figure) -> bool:
    """Not two of whom each is called by a noun of their own: servicemen and civilians."""
    ours, theirs = group(a), group(b)
    return PEOPLE not in (a.unit, b.unit) or ours == theirs or None in (ours, theirs)


def alike(a: Placed, b: Placed) -> bool:
    """Of one kind. People are people, whatever they are called, but the dead are no wounded;
    and those of one place are not those of another."""
    if elsewhere(a, b):
        return False
    if a.what is not None and b.what is not None and (of_people(a.what) or of_people(b.what)):
        return a.what == b.what
    if a.what is not None and a.what == b.what:
        return one_state(a, b)  # planes are aircraft
    if _bare_millions(a, b) or _bare_millions(b, a):
        return True
    if a.figure.unit != b.figure.unit:
        return a.figure.unit in PERIODS and b.figure.unit in PERIODS
    if a.figure.unit == PEOPLE:
        states = (a.counted & _STATES, b.counted & _STATES)
        open_ = [one.figure for one in (a, b) if one.what is None]
        anybody = len(open_) != 1 or is_anybody(open_[0]) or group(a.figure) == group(b.figure)
        return states[0] == states[1] and anybody
    if a.figure.unit is not None and None in (a.figure.counted, b.figure.counted):
        return True
    if a.figure.unit == PERCENT:
        return True  # of one claim, however those are called of whom it is a share
    both = a.counted & b.counted
    return len(both) >= SAME_WORDS * min(len(a.counted), len(b.counted)) > 0


def _of_others(a: Placed, b: Placed) -> bool:
    """Whether they count two sides' people, or the other side's and one knows not whose."""
    if a.people and b.people:
        return OTHER_SIDE not in a.people | b.people and not a.people & b.people
    return OTHER_SIDE in a.people | b.people


def _bare_millions(bare: Placed, other: Placed) -> bool:
    """Whether one gives millions without a word for what they are, and the other of money or
    of what else is no people: "a strike costs 30 million each day"."""
    both = [one.figure.high or one.figure.low or 0.0 for one in (bare, other)]
    people = other.figure.unit in (PEOPLE, *SHARES, *PERIODS) or of_people(other.what or "")
    return is_bare(bare.figure) and bare.what is None and min(both) >= MILLION and not people


def _same_time(a: Placed, b: Placed) -> bool:
    """The same day, where both name one or what is counted changes. Of a toll printed on one day
    one may name the day on which it happened, and the other none; and no toll falls."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return True
    if a.dated and b.dated:
        return False
    if (a.dated or b.dated) and _yearsapart(a.as_of, b.as_of):
        return False  # "in 2029" is another time, whatever is counted
    if a.what == b.what and mounts(a.what) and not (a.dated or b.dated):
        first, then = sorted((a, b), key=lambda one: one.as_of or "")
        if _high(then.figure) < _low(first.figure):
            return True
    return not (a.passing or b.passing) or (_of_late(a) and _of_late(b) and a.printed == b.printed)


def _yearsapart(a: str, b: str) -> bool:
    ours, theirs = a[:4], b[:4]
    return ours.isdecimal() and theirs.isdecimal() and abs(int(ours) - int(theirs)) > 1


def _of_late(one: Placed) -> bool:
    """Whether it holds for the days before it was printed."""
    printed, as_of = _date(one.printed), _date(one.as_of)
    return printed is not None and as_of is not None and 0 <= (printed - as_of).days <= LATE


def _date(day: str | None) -> date | None:
    """None too where a reading's date is none."""
    try:
        return None if day is None else date.fromisoformat(day)
    except ValueError:
        return None


def apart(a: Figure, b: Figure) -> bool:
    """No number fits both. An open end fits all beyond it; "about" allows for NEAR; 54 is 54.2
    in whole numbers."""
    same = _rounded(a)
    if same is not None and same == _rounded(b) and _whole(a) != _whole(b):
        return False
    if None not in (a.low, a.high, b.low, b.high) and _far(a, b):
        return False
    ours, theirs = (1.0 if a.unit == b.unit else PERIODS.get(one.unit or "", 1.0) for one in (a, b))
    return _high(a) * ours < _low(b) * theirs or _high(b) * theirs < _low(a) * ours


def _far(a: Figure, b: Figure) -> bool:
    """So far apart that they are hardly of the same thing."""
    low, high = sorted((abs(a.high or 0.0), abs(b.high or 0.0)))
    return (a.unit == b.unit or None in (a.unit, b.unit)) and 0.0 < low * FAR < high


def _whole(figure: Figure) -> bool:
    return figure.low == _rounded(figure)


def _rounded(figure: Figure) -> float | None:
    """The number in whole numbers; None where it is no single number."""
    return None if figure.low is None or figure.low != figure.high else float(round(figure.low))


def _low(figure: Figure) -> float:
    if figure.low is None:
        return float("-inf")
    return figure.low * (1 - NEAR) if figure.approximate else figure.low


def _high(figure: Figure) -> float:
    if figure.high is None:
        return float("inf")
    return figure.high * (1 + NEAR) if figure.approximate else figure.high


def why(a: Placed, b: Placed) -> str:
    """In words what both are figures of, and that no number fits both."""
    days = sorted({day for day in (a.as_of, b.as_of) if day is not None})
    kind = "planned" if a.planned else "actual"
    thing = " ".join(sorted(a.counted & b.counted)) or a.figure.unit
    what = "of the same thing" if thing is None else f"of the same thing ({thing})"
    return f"{what}, {kind}, {' and '.join(days) or 'no date'}; no number fits both"
