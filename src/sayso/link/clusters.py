"""Pairs that speak of the same in, claims' members out.

First whatever is joined by pairs, then what belongs together on the average of all pairs, so
that a row of half-likenesses does not become one claim. What comes out depends on the
statements alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sayso.link.pairing import SAME
from sayso.records import Ref

MOST = 150  # statements that are clustered on all their pairs; of more, only stronger pairs join
NEVER = -1.0  # likeness of what must not be in one group
STRICTER = 0.05  # how much stronger, a step

Pairs = Mapping[tuple[Ref, Ref], float]
Decided = frozenset[tuple[Ref, Ref]]
Score = Callable[[Ref, Ref], float]


class Components:
    """Which statements are joined by pairs, however far; grows one pair at a time."""

    def __init__(self) -> None:
        self._parent: dict[Ref, Ref] = {}

    def root(self, ref: Ref) -> Ref:
        path = []
        while (parent := self._parent.get(ref, ref)) != ref:
            path.append(ref)
            ref = parent
        for step in path:
            self._parent[step] = ref
        return ref

    def join(self, a: Ref, b: Ref) -> None:
        """The lesser ref is the root, so that the order of joining does not show."""
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            self._parent[second] = first


def clusters(
    pairs: Pairs,
    score: Score,
    together: Decided = frozenset(),
    apart: Decided = frozenset(),
) -> list[tuple[Ref, ...]]:
    """Groups of two statements or more, each sorted, in order of their first.

    `pairs`: those found, each once, in sorted order of its refs. `score` gives a pair that was
    not looked at. `together`, `apart`: pairs that people decided about, sorted like these.
    """
    found: list[tuple[Ref, ...]] = []
    for group in joined(pairs, SAME):
        for part in _sized(group, pairs, SAME):
            found += _on_average(part, Likeness(pairs, score, together, apart))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike any two statements are, and what people decided."""

    pairs: Pairs
    score: Score
    together: Decided
    apart: Decided

    def of(self, a: Ref, b: Ref) -> float:
        """Of a sorted pair: its probability; NEVER where people parted it."""
        if (a, b) in self.apart:
            return NEVER
        known = self.pairs.get((a, b))
        return known if known is not None else self.score(a, b)


def joined(pairs: Pairs, least: float) -> list[tuple[Ref, ...]]:
    """What pairs of at least that probability join."""
    components = Components()
    for (a, b), score in pairs.items():
        if score >= least:
            components.join(a, b)
    return _groups(components, (ref for pair in pairs for ref in pair))


def _groups(components: Components, refs: Iterable[Ref]) -> list[tuple[Ref, ...]]:
    members: dict[Ref, set[Ref]] = defaultdict(set)
    for ref in refs:
        members[components.root(ref)].add(ref)
    return sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _sized(group: tuple[Ref, ...], pairs: Pairs, least: float) -> Iterator[tuple[Ref, ...]]:
    """Groups that are small enough to compare all pairs; larger ones fall apart at stricter
    thresholds."""
    stricter = least + STRICTER
    if len(group) <= MOST or stricter >= 1.0:
        yield group
        return
    inside = set(group)
    fewer = {pair: p for pair, p in pairs.items() if pair[0] in inside and pair[1] in inside}
    for part in joined(fewer, stricter):
        yield from _sized(part, fewer, stricter)


def _on_average(group: tuple[Ref, ...], likeness: Likeness) -> list[tuple[Ref, ...]]:
    """Average linkage: the two nearest groups become one while their mean is SAME or more; what
    people joined comes first."""
    count = len(group)
    near = np.full((count, count), NEVER)
    for i in range(count):
        for j in range(i):
            near[i, j] = near[j, i] = likeness.of(group[j], group[i])
    parts: list[list[int] | None] = [[i] for i in range(count)]
    sizes = np.ones(count)
    at = {ref: i for i, ref in enumerate(group)}
    for a, b in sorted(likeness.together):
        if a in at and b in at:
            _join(near, sizes, parts, at[a], at[b])
    while True:
        i, j = (int(k) for k in np.unravel_index(int(near.argmax()), near.shape))
        if near[i, j] < SAME:
            break
        _join(near, sizes, parts, i, j)
    whole = (tuple(sorted(group[i] for i in part)) for part in parts if part)
    return [part for part in whole if len(part) > 1]


def _join(
    near: np.ndarray, sizes: np.ndarray, parts: list[list[int] | None], i: int, j: int
) -> None:
    """Put the groups that hold two statements together, unless they are one or must not be."""
    i, j = sorted(next(n for n, part in enumerate(parts) if part and k in part) for k in (i, j))
    if i != j and near[i, j] != NEVER:
        _merge(near, sizes, i, j)
        parts[i] = [*(parts[i] or ()), *(parts[j] or ())]
        parts[j] = None


def _merge(near: np.ndarray, sizes: np.ndarray, i: int, j: int) -> None:
    """Row and column `i` become the means of both; `j` is out."""
    mean = (near[i] * sizes[i] + near[j] * sizes[j]) / (sizes[i] + sizes[j])
    mean[(near[i] < 0) | (near[j] < 0)] = -1.0
    near[i], near[:, i] = mean, mean
    near[i, i] = -1.0
    near[j], near[:, j] = -1.0, -1.0
    sizes[i] += sizes[j]
