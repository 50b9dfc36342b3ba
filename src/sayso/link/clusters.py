"""Pairs that speak of the same in, claims' members out.

Statements are numbers here, in the order of their refs. First whatever is joined by pairs, then
what belongs together on the average of all pairs, so that a row of half-likenesses does not
become one claim. What comes out depends on the statements alone, not on the order in which they
came.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.pairing import SAME

MOST = 150  # statements that are clustered on all their pairs; of more, only stronger pairs join
NEVER = -1.0  # likeness of what must not be in one group
STRICTER = 0.05  # how much stronger, a step

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Decided = frozenset[tuple[int, int]]
Score = Callable[[Ints, Ints], Floats]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs with their probabilities, each once, the lesser number first, sorted."""

    one: Ints
    other: Ints
    score: Floats

    @classmethod
    def of(cls, one: Ints, other: Ints, score: Floats) -> "Pairs":
        """In whatever order they come; of a pair that comes twice the last counts."""
        low, high = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((np.arange(len(low)), high, low))
        low, high, score = low[order], high[order], score[order]
        last = np.ones(len(low), bool)
        last[:-1] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
        return cls(low[last], high[last], score[last])

    @classmethod
    def of_all(cls, some: Sequence["Pairs"]) -> "Pairs":
        """Those of all; of a pair that several have the last's counts."""
        none = cls(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        sides = zip(*((one.one, one.other, one.score) for one in (none, *some)), strict=True)
        return cls.of(*(np.concatenate(side) for side in sides))

    def places(self) -> Iterator[tuple[int, int]]:
        """Of each pair its two statements."""
        return zip(self.one.tolist(), self.other.tolist(), strict=True)

    def also(self, more: "Pairs") -> "Pairs":
        """These and more; of a pair that both have theirs counts."""
        return Pairs.of_all([self, more])

    def likeliest(self, most: int) -> Bools:
        """Which pairs are among the `most` likeliest of both their statements."""
        count = len(self.one)
        who, pair = np.concatenate([self.one, self.other]), np.tile(np.arange(count), 2)
        order = np.lexsort((pair, -self.score[pair], who))
        who, pair = who[order], pair[order]
        rank = np.arange(len(who)) - np.searchsorted(who, who)
        worst = np.zeros(count, np.int64)
        np.maximum.at(worst, pair, rank)
        found: Bools = worst < most
        return found

    def only(self, wanted: Bools) -> "Pairs":
        """Those where `wanted` is true."""
        return Pairs(self.one[wanted], self.other[wanted], self.score[wanted])

    def known(self, group: Ints) -> Floats:
        """The probabilities in a sorted group, [group, group], both ways round; NaN where a pair
        is not there."""
        found = np.full((len(group), len(group)), np.nan)
        starts, ends = (np.searchsorted(self.one, group, side) for side in ("left", "right"))
        for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
            others = self.other[start:end]
            at = np.searchsorted(group, others)
            inside = (at < len(group)) & (group[np.minimum(at, len(group) - 1)] == others)
            found[row, at[inside]] = found[at[inside], row] = self.score[start:end][inside]
        return found


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike any two statements are. `score` gives pairs that were not looked at; `together`,
    `apart`: what people decided about, the lesser number first."""

    pairs: Pairs
    score: Score
    together: Decided = frozenset()
    apart: Decided = frozenset()

    def among(self, group: Ints) -> Floats:
        """Of a sorted group, [group, group]: probabilities; NEVER on the diagonal, and where
        people parted two."""
        found = self.pairs.known(group)
        one, other = np.nonzero(np.triu(np.isnan(found), 1))
        found[one, other] = found[other, one] = self.score(group[one], group[other])
        at = {int(number): place for place, number in enumerate(group)}
        for a, b in self.apart:
            if a in at and b in at:
                found[at[a], at[b]] = found[at[b], at[a]] = NEVER
        np.fill_diagonal(found, NEVER)
        return found


def clusters(likeness: Likeness) -> list[Ints]:
    """Groups of two statements or more, each sorted, in order of their first."""
    found: list[Ints] = []
    for part in parts(likeness.pairs):
        found += _on_average(part, likeness)
    return sorted(found, key=lambda group: int(group[0]))


def parts(pairs: Pairs) -> Iterator[Ints]:
    """What pairs join, in parts that are small enough to compare all pairs; each sorted."""
    for group in joined(pairs, SAME):
        yield from _sized(group, pairs, SAME)


def between(pairs: Pairs, score: Score, least: float) -> Pairs:
    """The pairs within such parts that were not looked at, of that probability or more."""
    found = []
    for part in parts(pairs):
        one, other = np.nonzero(np.triu(np.isnan(pairs.known(part)), 1))
        ours, theirs = part[one], part[other]
        probable = score(ours, theirs)
        worth = probable >= least
        found.append(Pairs(ours[worth], theirs[worth], probable[worth]))
    return Pairs.of_all(found)


def joined(pairs: Pairs, least: float) -> list[Ints]:
    """What pairs of at least that probability join, however far; groups of two or more."""
    strong = pairs.only(pairs.score >= least)
    numbers, places = np.unique(np.concatenate([strong.one, strong.other]), return_inverse=True)
    one, other = np.split(places.reshape(-1), 2)
    label = _components(len(numbers), one, other)
    order = np.argsort(label, kind="stable")
    ends = np.flatnonzero(np.diff(label[order])) + 1
    return [group for group in np.split(numbers[order], ends) if len(group) > 1]


def _components(count: int, one: Ints, other: Ints) -> Ints:
    """For each of `count` the least number that it is joined with: labels go down along pairs,
    and to the label of their label, until none does."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[one], label[other])
        new = label.copy()
        np.minimum.at(new, label[one], low)
        np.minimum.at(new, label[other], low)
        while not np.array_equal(new, new[new]):
            new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


def _sized(group: Ints, pairs: Pairs, least: float) -> Iterator[Ints]:
    """Groups that are small enough to compare all pairs; larger ones fall apart at stricter
    thresholds."""
    stricter = least + STRICTER
    if len(group) <= MOST or stricter >= 1.0:
        yield group
        return
    fewer = pairs.only(np.isin(pairs.one, group) & np.isin(pairs.other, group))
    for part in joined(fewer, stricter):
        yield from _sized(part, fewer, stricter)


def _on_average(group: Ints, likeness: Likeness) -> list[Ints]:
    """Average linkage: the two nearest groups become one while their mean is SAME or more; what
    people joined comes first."""
    near = likeness.among(group)
    parts: list[list[int] | None] = [[i] for i in range(len(group))]
    sizes = np.ones(len(group))
    at = {int(number): place for place, number in enumerate(group)}
    for a, b in sorted(likeness.together):
        if a in at and b in at:
            _join(near, sizes, parts, at[a], at[b])
    while True:
        i, j = (int(k) for k in np.unravel_index(int(near.argmax()), near.shape))
        if near[i, j] < SAME:
            break
        _join(near, sizes, parts, i, j)
    return [group[sorted(part)] for part in parts if part and len(part) > 1]


def _join(near: Floats, sizes: Floats, parts: list[list[int] | None], i: int, j: int) -> None:
    """Put the groups that hold two statements together, unless they are one or must not be."""
    i, j = sorted(next(n for n, part in enumerate(parts) if part and k in part) for k in (i, j))
    if i != j and near[i, j] != NEVER:
        _merge(near, sizes, i, j)
        parts[i] = [*(parts[i] or ()), *(parts[j] or ())]
        parts[j] = None


def _merge(near: Floats, sizes: Floats, i: int, j: int) -> None:
    """Row and column `i` become the means of both; `j` is out."""
    mean = (near[i] * sizes[i] + near[j] * sizes[j]) / (sizes[i] + sizes[j])
    mean[(near[i] < 0) | (near[j] < 0)] = NEVER
    near[i], near[:, i] = mean, mean
    near[i, i] = NEVER
    near[j], near[:, j] = NEVER, NEVER
    sizes[i] += sizes[j]
