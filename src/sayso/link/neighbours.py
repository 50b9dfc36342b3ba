"""Statements near in meaning: vectors in, the numbers of those above a cosine out.

Few are compared one by one, exactly; many by usearch's graph (HNSW), at a cost that grows with
the logarithm. Both look for all above the threshold, not for the nearest few, so that what is
found of two statements does not depend on which came first; the graph misses some, and its
share is measured (benchmarks/growth.py).
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIZE = 384  # numbers in a sentence vector
FIRST = 256  # vectors that there is room for at the beginning
FEW = 20_000  # up to so many all are compared
MOST = 64  # of more neighbours than this the graph gives the nearest
WIDTH = 128  # of the graph's search

Vectors = NDArray[np.float32]


Near = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def pairs_above(cosines: Vectors, least: float) -> Near:
    """The places of a matrix of cosines with `least` or more: row, column, cosine."""
    ours, theirs = np.nonzero(cosines >= least)
    return ours, theirs, cosines[ours, theirs].astype(np.float64)


class Neighbours:
    """An index of vectors of unit length, numbered from 0 as they come."""

    def __init__(self) -> None:
        self._kept = np.zeros((FIRST, SIZE), np.float32)  # doubled when it is full
        self._count = 0
        self._graph: Any = None

    def __len__(self) -> int:
        return self._count

    def add(self, vectors: Vectors) -> None:
        """Take in vectors of shape [some, SIZE]."""
        first = self._count
        self._count += len(vectors)
        if self._graph is None:
            while self._count > len(self._kept):
                self._kept = np.concatenate([self._kept, np.zeros_like(self._kept)])
            self._kept[first : self._count] = vectors
            if self._count > FEW:
                self._begin_graph()
        elif len(vectors):
            self._graph.add(np.arange(first, self._count), vectors)

    def near(self, vectors: Vectors, least: float) -> Near:
        """For each of `vectors` those in the index with a cosine of `least` or more: its number,
        theirs, the cosine, as three arrays."""
        if not self._count or not len(vectors):
            return pairs_above(np.zeros((0, 0), np.float32), least)
        if self._graph is None:
            return pairs_above(vectors @ self._kept[: self._count].T, least)
        found = list(self._near_in_graph(vectors, least))
        ours, theirs, cosines = zip(*found, strict=True) if found else ((), (), ())
        return np.array(ours, np.int64), np.array(theirs, np.int64), np.array(cosines, np.float64)

    def _begin_graph(self) -> None:
        from usearch.index import Index  # late: few need it

        self._graph = Index(ndim=SIZE, metric="cos", dtype="f16", expansion_search=WIDTH)
        self._graph.add(np.arange(self._count), self._kept[: self._count])
        self._kept = np.zeros((0, SIZE), np.float32)

    def _near_in_graph(self, vectors: Vectors, least: float) -> Iterator[tuple[int, int, float]]:
        found = self._graph.search(vectors, MOST)
        for a in range(len(vectors)):
            matches = found[a] if len(vectors) > 1 else found
            for key, distance in zip(matches.keys, matches.distances, strict=True):
                if 1.0 - float(distance) >= least:
                    yield a, int(key), 1.0 - float(distance)
