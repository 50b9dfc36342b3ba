"""Figures that may count the same though no claim joins them: statements and their vectors in,
pairs of their figures out.

Those of one kind whose statements are near in meaning, within one affair; and those that follow
each other in one document, also in one statement, where the second may be said against the first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.link.neighbours import pairs_above
from sayso.link.standing import Standing
from sayso.matters import is_bare, kind
from sayso.records import Ref

NEAR = 0.45  # cosine from which figures are compared; chosen on the affairs' tune halves
MOST = 4000  # figures of one kind that are compared with one another; the first of more


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, each by its statement and its number there, and how alike the statements are:
    cosine, and shared stems as a share of the smaller one's. `beside`: they follow each other in
    one document."""

    one: Ref
    first: int
    other: Ref
    second: int
    meaning: float
    words: float
    beside: bool


Together = Collection[frozenset[str]]
Place = tuple[int, int]  # a statement's number and its figure's


def countings(
    statements: Sequence[Standing], vectors: NDArray[np.float32], together: Together
) -> Iterator[Pair]:
    """The pairs, those side by side first. `together`: documents that share a claim."""
    for one, other in _beside(statements):
        yield _pair(statements, one, other, float(vectors[one[0]] @ vectors[other[0]]), True)
    for places in _by_kind(statements).values():
        rows = vectors[[number for number, _ in places]]
        near = np.triu(rows @ rows.T, 1)
        for a, b, cosine in zip(*(part.tolist() for part in pairs_above(near, NEAR)), strict=True):
            one, other = places[a], places[b]
            ours, theirs = statements[one[0]], statements[other[0]]
            if one[0] != other[0] and _one_affair(ours, theirs, together):
                yield _pair(statements, one, other, cosine, False)


def _by_kind(statements: Sequence[Standing]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for number, one in enumerate(statements):
        for place, (figure, what) in enumerate(zip(one.figures, one.counts, strict=True)):
            of = kind(figure, what)
            if of is not None and len(found[of]) < MOST:
                found[of].append((number, place))
    return found


def _beside(statements: Sequence[Standing]) -> Iterator[tuple[Place, Place]]:
    """Figures that follow each other in a document, of one kind as far as the second tells."""
    placed = sorted(
        ((one.ref.document, figure.span, number, place), kind(figure, what), is_bare(figure))
        for number, one in enumerate(statements)
        for place, (figure, what) in enumerate(zip(one.figures, one.counts, strict=True))
    )
    for (one, ours, _), (other, theirs, bare) in pairwise(placed):
        alike = ours == theirs if theirs is not None else bare
        if one[0] == other[0] and ours is not None and alike:
            yield one[2:], other[2:]


def _one_affair(one: Standing, other: Standing, together: Together) -> bool:
    documents = frozenset((one.ref.document, other.ref.document))
    return len(documents) == 1 or documents in together or one.names.can_share(other.names)


def _pair(
    statements: Sequence[Standing], one: Place, other: Place, meaning: float, beside: bool
) -> Pair:
    a, b = statements[one[0]], statements[other[0]]
    words = len(a.stems & b.stems) / max(1, min(len(a.stems), len(b.stems)))
    return Pair(a.ref, one[1], b.ref, other[1], meaning, words, beside)
