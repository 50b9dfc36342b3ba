"""The same claim across documents: readings in, groups of statements that speak of it out.

A reading that is added is compared with what is near it, never with all, and nothing old is read
again; the groups are the same whatever the order of arrival.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.comparison import Decisions
from sayso.link.clusters import clusters
from sayso.link.features import Shared, shared
from sayso.link.neighbours import SIZE, Neighbours
from sayso.link.pairing import LEAST_MEANING, WORTH_KEEPING, probability, same
from sayso.link.standing import Standing, standing
from sayso.records import Feature, Reading, Ref

__all__ = ["SIZE", "Linker", "Meaning", "Standing", "texts_of"]


UNDECIDED = Decisions()
BY_A_PERSON = Feature(1.0, "joined by a person")


class Meaning(Protocol):
    """Texts to vectors of unit length, [texts, SIZE]."""

    def of(self, texts: Sequence[str], /) -> NDArray[np.float32]: ...


def texts_of(reading: Reading) -> list[str]:
    """What a Linker asks the meaning of when it takes in a reading."""
    return [one.text for one in standing(reading)]


class Linker:
    """Statements as they come, and which of them speak of the same."""

    def __init__(self, meaning: Meaning, decisions: Decisions = UNDECIDED) -> None:
        self._meaning, self._decisions = meaning, decisions
        self._index = Neighbours()
        self._statements: list[Standing] = []
        self._vectors: dict[Ref, NDArray[np.float32]] = {}
        self._known: dict[Ref, Standing] = {}
        self._pairs: dict[tuple[Ref, Ref], float] = {}

    def add(self, reading: Reading) -> None:
        """Take in a reading's statements, and compare them with what is near."""
        ours = list(standing(reading))
        self.take(ours, self._meaning.of([one.text for one in ours]))

    def take(self, ours: Sequence[Standing], vectors: NDArray[np.float32]) -> None:
        """The same for the statements of one document, with their vectors."""
        asked = []
        for a, b, cosine in self._index.near(vectors, LEAST_MEANING):
            asked.append((ours[a], self._statements[b], cosine))
        within = vectors @ vectors.T if ours else np.zeros((0, 0))
        for a, b in zip(*np.nonzero(np.triu(within, 1) >= LEAST_MEANING), strict=True):
            asked.append((ours[a], ours[b], float(within[a, b])))
        self._pairs |= self._scored(asked)
        self._index.add(vectors)
        self._statements += ours
        for one, vector in zip(ours, vectors, strict=True):
            self._known[one.ref], self._vectors[one.ref] = one, vector

    def statement(self, ref: Ref) -> Standing:
        """What was compared of a statement."""
        return self._known[ref]

    def groups(self) -> list[tuple[Ref, ...]]:
        """Statements that speak of the same, two or more, each group sorted."""
        parts: dict[str, list[Ref]] = {}
        for ref in sorted(self._known):
            parts.setdefault(ref.statement, []).append(ref)
        joined = self._decided(self._decisions.joined, parts)
        parted = self._decided(self._decisions.parted, parts)
        pairs = self._pairs | dict.fromkeys(joined, BY_A_PERSON.score)
        return clusters(dict(sorted(pairs.items())), self._unasked, joined, parted)

    def _decided(
        self, pairs: Collection[tuple[str, str]], parts: Mapping[str, Sequence[Ref]]
    ) -> frozenset[tuple[Ref, Ref]]:
        """The pairs of propositions that decisions on statements are about; one that joins is
        about those two that are most alike."""
        found = set()
        for one, other in pairs:
            both = [
                (min(a, b), max(a, b)) for a in parts.get(one, ()) for b in parts.get(other, ())
            ]
            if both and pairs is self._decisions.joined:
                both = [max(both, key=lambda pair: self._unasked(*pair))]
            found |= set(both)
        return frozenset(found)

    def joined(self, ref: Ref, others: Sequence[Ref]) -> Feature:
        """What ties a statement most to any of the others."""
        pairs = [(min(ref, other), max(ref, other)) for other in others if other != ref]
        if any(
            tuple(sorted((a.statement, b.statement))) in self._decisions.joined for a, b in pairs
        ):
            return BY_A_PERSON
        found = [pair for pair in pairs if pair in self._pairs]
        if not found:
            return Feature(0.0, "no pair")
        return same(self._shared(*min(found, key=lambda pair: (-self._pairs[pair], pair))))

    def central(self, group: Sequence[Ref]) -> dict[Ref, float]:
        """Of each statement of a group how probable it is, on the mean, that it speaks of the
        same as the others."""
        scores = {(a, b): self._likeness(a, b) for a in group for b in group if a < b}
        total = dict.fromkeys(group, 0.0)
        for (a, b), score in scores.items():
            total[a] += score
            total[b] += score
        return {ref: total[ref] / max(1, len(group) - 1) for ref in group}

    def _likeness(self, a: Ref, b: Ref) -> float:
        """Of a sorted pair, whether it was looked at or not."""
        known = self._pairs.get((a, b))
        return known if known is not None else self._unasked(a, b)

    def _unasked(self, a: Ref, b: Ref) -> float:
        return probability(self._shared(a, b))

    def _shared(self, a: Ref, b: Ref) -> Shared:
        return shared(self._known[a], self._known[b], float(self._vectors[a] @ self._vectors[b]))

    def _scored(self, near: list[tuple[Standing, Standing, float]]) -> dict[tuple[Ref, Ref], float]:
        """The pairs that are worth keeping."""
        found = {}
        for one, other, cosine in near:
            a, b = sorted((one, other), key=_ref)
            score = probability(shared(a, b, cosine))
            if score >= WORTH_KEEPING:
                found[a.ref, b.ref] = score
        return found


def _ref(one: Standing) -> Ref:
    return one.ref
