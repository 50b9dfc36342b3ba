"""Two statements in, what they share out: numbers between 0 and 1, cheap to have."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.standing import Standing
from sayso.records import Figure

Vector = NDArray[np.float32]

NO_WORD = 0.5  # what a feature says where one of the two has nothing to compare


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share.

    meaning: cosine of their sentence vectors. words, names: shared stems and names as a share of
    the smaller one's. strangers: 1.0 where both name somebody and no one in common. counted:
    whether their figures count the same. days: how near their dates are, 1.0 the same.
    """

    meaning: float
    words: float
    names: float
    strangers: float
    counted: float
    days: float

    def row(self) -> tuple[float, ...]:
        """As the pair model takes them."""
        return (self.meaning, self.words, self.names, self.strangers, self.counted, self.days)


def shared(a: Standing, b: Standing, meaning: float) -> Shared:
    """The features of a pair, the same both ways round."""
    return Shared(
        meaning=meaning,
        words=_overlap(a.stems, b.stems),
        names=_overlap(a.names, b.names),
        strangers=float(bool(a.names and b.names and not a.names & b.names)),
        counted=_counted(a.figures, b.figures),
        days=_days(a, b),
    )


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def _counted(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> float:
    """1.0 where a figure of each counts the same thing, 0.0 where none does, NO_WORD where one
    has no figure."""
    ours, theirs = (_things(figures) for figures in (a, b))
    if not ours or not theirs:
        return NO_WORD
    return float(bool(ours & theirs))


def _things(figures: tuple[Figure, ...]) -> frozenset[str]:
    """The last word of what is counted, or the unit."""
    found = set()
    for figure in figures:
        if figure.counted is not None:
            found.add(figure.counted.lower().split()[-1].rstrip("s"))
        elif figure.unit is not None:
            found.add(figure.unit)
    return frozenset(found)


def _days(a: Standing, b: Standing) -> float:
    if not a.dates or not b.dates:
        return NO_WORD
    return float(bool({d[:10] for d in a.dates} & {d[:10] for d in b.dates}))
