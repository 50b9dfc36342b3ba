"""Two statements in, what they share out: numbers between 0 and 1, cheap to have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.standing import Standing
from sayso.records import Figure

NO_WORD = 0.5  # what a feature says where one of the two has nothing to compare

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share.

    meaning: cosine of their sentence vectors. all_words, words: shared stems as a share of all
    and of the smaller one's. broken: the share of the two that is no clause. counted: whether
    their figures count the same, for the reason only.
    """

    meaning: float
    all_words: float
    words: float
    broken: float
    counted: float


def rows(ours: Sequence[Standing], theirs: Sequence[Standing], meaning: Floats) -> Floats:
    """The features of pairs as the pair model takes them, [pairs, 4], in the order of Shared; the
    same both ways round."""
    common = _sizes(len(a.stems & b.stems) for a, b in zip(ours, theirs, strict=True))
    one, other = (_sizes(len(s.stems) for s in side) for side in (ours, theirs))
    clauses = _sizes(a.clause + b.clause for a, b in zip(ours, theirs, strict=True))
    all_words = common / np.maximum(1, one + other - common)
    words = common / np.maximum(1, np.minimum(one, other))
    return np.stack([meaning, all_words, words, (2 - clauses) / 2], axis=1)


def _sizes(numbers: Iterable[int]) -> Floats:
    return np.fromiter(numbers, np.float64)


def shared(a: Standing, b: Standing, meaning: float) -> Shared:
    """The features of one pair, with what its reason tells."""
    alike, all_words, words, broken = rows([a], [b], np.array([meaning]))[0].tolist()
    return Shared(alike, all_words, words, broken, _counted(a.figures, b.figures))


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
