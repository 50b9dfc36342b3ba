"""Two statements in, what they share out: numbers between 0 and 1, cheap to have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.standing import Standing
from sayso.matters import in_matter

Floats = NDArray[np.float64]
EQUAL_FROM = 3  # smaller numbers are the same by chance


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share.

    meaning: cosine of their sentence vectors. all_words, words: shared stems as a share of all
    and of the smaller one's. broken: the share of the two that is no clause. people, things: 1.0
    where a figure of each counts the same, people or shares of them in one matter (or what was
    destroyed, or how long something lasted), or other things; asked only of one document's and of
    those that can be on one affair. equal: 1.0 where a figure of each is the same number of one
    unit, EQUAL_FROM or more. lead: 1.0 for a headline and the first sentence below it.
    """

    meaning: float
    all_words: float
    words: float
    broken: float
    people: float
    things: float
    equal: float
    lead: float


def rows(ours: Sequence[Standing], theirs: Sequence[Standing], meaning: Floats) -> Floats:
    """The features of pairs as the pair model takes them, [pairs, 8], in the order of Shared; the
    same both ways round."""
    common = _sizes(len(a.stems & b.stems) for a, b in zip(ours, theirs, strict=True))
    one, other = (_sizes(len(s.stems) for s in side) for side in (ours, theirs))
    clauses = _sizes(a.clause + b.clause for a, b in zip(ours, theirs, strict=True))
    all_words = common / np.maximum(1, one + other - common)
    words = common / np.maximum(1, np.minimum(one, other))
    alike = [_counting(a, b) for a, b in zip(ours, theirs, strict=True)]
    people, things = np.array(alike, np.float64).reshape(-1, 2).T
    equal = _sizes(_equal(a, b) for a, b in zip(ours, theirs, strict=True))
    lead = _sizes(_lead(a, b) for a, b in zip(ours, theirs, strict=True))
    broken = (2 - clauses) / 2
    return np.stack([meaning, all_words, words, broken, people, things, equal, lead], axis=1)


def _sizes(numbers: Iterable[int]) -> Floats:
    return np.fromiter(numbers, np.float64)


def shared(a: Standing, b: Standing, meaning: float) -> Shared:
    """The features of one pair."""
    return Shared(*rows([a], [b], np.array([meaning]))[0].tolist())


def _counting(a: Standing, b: Standing) -> tuple[bool, bool]:
    """Whether a figure of each counts the same: people or shares, and things."""
    if not a.figures or not b.figures:
        return False, False
    both = {what for what in a.counts if what is not None and what in b.counts}
    if not both or not (a.ref.document == b.ref.document or a.names.can_share(b.names)):
        return False, False
    one_matter = {what for what in both if in_matter(what)}
    return bool(one_matter), one_matter != both


def _equal(a: Standing, b: Standing) -> bool:
    """Whether both hold a number that is no small one, of one unit."""
    if not a.figures or not b.figures:
        return False
    ours, theirs = ({(f.low, f.unit) for f in one.figures} for one in (a, b))
    return any(low is not None and low >= EQUAL_FROM for low, _ in ours & theirs)


def _lead(a: Standing, b: Standing) -> bool:
    """Whether they are a document's headline and its lead."""
    both = (a.headline and b.lead) or (b.headline and a.lead)
    return both and a.ref.document == b.ref.document
