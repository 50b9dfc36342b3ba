"""Pairs that speak of the same in, claims' members out.

First whatever is joined by pairs, then what belongs together on the average of all pairs, so
that a row of half-likenesses does not become one claim. What comes out depends on the
statements alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from sayso.link.pairing import SAME
from sayso.records import Feature, Ref

MOST = 150  # statements that are clustered on all their pairs; of more, only stronger pairs join
STRICTER = 0.05  # how much stronger, a step

Pairs = Mapping[tuple[Ref, Ref], Feature]
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


def clusters(pairs: Pairs, score: Score) -> list[tuple[Ref, ...]]:
    """Groups of two statements or more, each sorted, in order of their first.

    `pairs`: those found, each once, in sorted order of its refs. `score` gives a pair that was
    not looked at.
    """
    found: list[tuple[Ref, ...]] = []
    for group in joined(pairs, SAME):
        found += _parts(group, pairs, score, SAME)
    return sorted(found)


def joined(pairs: Pairs, least: float) -> list[tuple[Ref, ...]]:
    """What pairs of at least that probability join."""
    components = Components()
    for (a, b), feature in pairs.items():
        if feature.score >= least:
            components.join(a, b)
    return _groups(components, (ref for pair in pairs for ref in pair))


def _groups(components: Components, refs: Iterable[Ref]) -> list[tuple[Ref, ...]]:
    members: dict[Ref, set[Ref]] = defaultdict(set)
    for ref in refs:
        members[components.root(ref)].add(ref)
    return sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _parts(
    group: tuple[Ref, ...], pairs: Pairs, score: Score, least: float
) -> list[tuple[Ref, ...]]:
    if len(group) <= MOST:
        return _on_average(group, pairs, score)
    inside = set(group)
    fewer = {pair: f for pair, f in pairs.items() if pair[0] in inside and pair[1] in inside}
    stricter = least + STRICTER
    if stricter >= 1.0:
        return [group]
    return [
        part for some in joined(fewer, stricter) for part in _parts(some, fewer, score, stricter)
    ]


def _on_average(group: tuple[Ref, ...], pairs: Pairs, score: Score) -> list[tuple[Ref, ...]]:
    """Average linkage: the two nearest groups become one while their mean is SAME or more."""
    count = len(group)
    near = np.full((count, count), -1.0)
    for i in range(count):
        for j in range(i):
            known = pairs.get((group[j], group[i]))
            near[i, j] = near[j, i] = (
                known.score if known is not None else score(group[j], group[i])
            )
    parts: list[list[int] | None] = [[i] for i in range(count)]
    sizes = np.ones(count)
    while True:
        i, j = sorted(int(k) for k in np.unravel_index(int(near.argmax()), near.shape))
        if near[i, j] < SAME:
            break
        _merge(near, sizes, i, j)
        parts[i] = [*(parts[i] or ()), *(parts[j] or ())]
        parts[j] = None
    whole = (tuple(sorted(group[i] for i in part)) for part in parts if part)
    return [part for part in whole if len(part) > 1]


def _merge(near: np.ndarray, sizes: np.ndarray, i: int, j: int) -> None:
    """Row and column `i` become the means of both; `j` is out."""
    mean = (near[i] * sizes[i] + near[j] * sizes[j]) / (sizes[i] + sizes[j])
    mean[(near[i] < 0) | (near[j] < 0)] = -1.0
    near[i], near[:, i] = mean, mean
    near[i, i] = -1.0
    near[j], near[:, j] = -1.0, -1.0
    sizes[i] += sizes[j]
