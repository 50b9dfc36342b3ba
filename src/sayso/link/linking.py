"""The same claim across documents: readings in, groups of statements that speak of it out.

A reading that is added is read beside what is near it, and nothing old is read again; the groups
are the same whatever the order of arrival.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.comparison import UNDECIDED, Decisions
from sayso.link.clusters import Floats, Ints, Likeness, Pairs, between, clusters
from sayso.link.counting import Pair, Together, countings
from sayso.link.features import rows, shared
from sayso.link.neighbours import SIZE, Neighbours, pairs_above
from sayso.link.pairing import (
    LEAST_MEANING,
    MOST_READ,
    WORTH_ASKING,
    WORTH_READING,
    judged,
    probabilities,
    reason,
)
from sayso.link.standing import Standing, standing
from sayso.records import Feature, Reading, Ref

BY_A_PERSON = Feature(1.0, "joined by a person")
REJECTS = Feature(0.8, "rejects what was said before it")


class Judge(Protocol):
    """For each two texts a score of their making one claim, [pairs], the same both ways round."""

    def same(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]: ...


class Meaning(Protocol):
    """Texts to vectors of unit length, [texts, SIZE]."""

    def of(self, texts: Sequence[str], /) -> NDArray[np.float32]: ...


def texts_of(reading: Reading) -> list[str]:
    """What a Linker asks the meaning of when it takes in a reading."""
    return [one.compared for one in standing(reading)]


class Linker:
    """Statements as they come, and the pairs of them that may speak of the same."""

    def __init__(self, meaning: Meaning, judge: Judge, decisions: Decisions = UNDECIDED) -> None:
        self._meaning, self._judge, self._decisions = meaning, judge, decisions
        self._index = Neighbours()
        self._statements: list[Standing] = []
        self._vectors: list[NDArray[np.float32]] = []
        self._pairs: list[Pairs] = []

    def add(self, reading: Reading) -> None:
        """Take in a reading's statements, and compare them with what is near."""
        ours = list(standing(reading))
        self.take(ours, self._meaning.of([one.compared for one in ours]))

    def take(self, ours: Sequence[Standing], vectors: NDArray[np.float32]) -> None:
        """The same for the statements of one document, with their vectors."""
        first = len(self._statements)
        before = self._index.near(vectors, LEAST_MEANING)
        within = np.triu(vectors @ vectors.T, 1) if ours else np.zeros((0, 0), np.float32)
        self._statements += ours
        self._index.add(vectors)
        self._vectors.append(vectors)
        for others, (mine, theirs, cosine) in (
            (0, before),
            (first, pairs_above(within, LEAST_MEANING)),
        ):
            self._keep(mine + first, theirs + others, cosine)

    def _keep(self, one: Ints, other: Ints, cosine: Floats) -> None:
        """The pairs that are worth reading beside each other."""
        score = probabilities(rows(self._of(one), self._of(other), cosine))
        worth = score >= WORTH_READING
        self._pairs.append(Pairs.of(one[worth], other[worth], score[worth]))

    def _of(self, numbers: Ints) -> list[Standing]:
        return [self._statements[n] for n in numbers.tolist()]

    def linked(self) -> "Linked":
        """What there is so far, its pairs read beside each other where that may tell."""
        order = sorted(range(len(self._statements)), key=lambda n: self._statements[n].ref)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        near = Pairs.of_all(self._pairs)
        pairs = Pairs.of(rank[near.one], rank[near.other], near.score)
        vectors = np.concatenate([*self._vectors, np.zeros((0, SIZE), np.float32)])[order]
        statements = [self._statements[n] for n in order]
        return Linked(statements, vectors, pairs, self._decisions).read(self._judge)


class Linked:
    """Statements in the order of their refs, and which of them speak of the same."""

    def __init__(
        self,
        statements: Sequence[Standing],
        vectors: NDArray[np.float32],
        pairs: Pairs,
        decisions: Decisions = UNDECIDED,
    ) -> None:
        self._statements, self._vectors, self._decisions = statements, vectors, decisions
        self._at = {one.ref: place for place, one in enumerate(statements)}
        self._pairs = pairs

    def read(self, judge: Judge) -> "Linked":
        """The same where pairs were read beside each other: those that are near, and then the
        others within what these join, so that features alone neither hold a group together nor
        part it."""
        near = self._beside(self._pairs, judge)
        inner = between(near, self._unasked, WORTH_ASKING)
        pairs = near.also(self._beside(inner, judge))
        return Linked(self._statements, self._vectors, pairs, self._decisions)

    def _beside(self, pairs: Pairs, judge: Judge) -> Pairs:
        """The pairs with what reading them beside each other says too."""
        worth = pairs.likeliest(MOST_READ)
        some = pairs.only(worth)
        ours = ((self._statements[a], self._statements[b]) for a, b in some.places())
        texts = [(one.compared, other.compared) for one, other in ours]
        score = pairs.score.copy()
        score[worth] = judged(some.score, judge.same(texts))
        return replace(pairs, score=score)

    def statement(self, ref: Ref) -> Standing:
        """What was compared of a statement."""
        return self._statements[self._at[ref]]

    def groups(self) -> list[tuple[Ref, ...]]:
        """Statements that speak of the same, two or more, each group sorted."""
        found = clusters(self._likeness)
        groups = [[self._statements[n].ref for n in group.tolist()] for group in found]
        return [tuple(sorted(group)) for group in self._with_answers(groups)]

    def _with_answers(self, groups: list[list[Ref]]) -> list[list[Ref]]:
        """The groups, each with those that reject one of its statements without saying it again;
        where none of what was said before is in a group, the nearest and its rejection are one."""
        group_of = {ref: group for group in groups for ref in group}
        for one in self._statements:
            before = [ref for ref in one.answers if ref in self._at and not self._parted(one, ref)]
            if one.ref in group_of or not before:
                continue
            said = next((ref for ref in before if ref in group_of), before[0])
            if said not in group_of:
                group_of[said] = [said]
                groups.append(group_of[said])
            group_of[said].append(one.ref)
            group_of[one.ref] = group_of[said]
        return groups

    def _parted(self, one: Standing, other: Ref) -> bool:
        both = sorted((one.ref.statement, other.statement))
        return (both[0], both[1]) in self._decisions.parted

    def countings(self, together: Together) -> Iterator[Pair]:
        """Pairs of figures that may count the same, whatever claims they stand in; `together`:
        documents that share a claim."""
        return countings(self._statements, self._vectors, together)

    @cached_property
    def _likeness(self) -> Likeness:
        parts: dict[str, list[int]] = {}
        for place, one in enumerate(self._statements):
            parts.setdefault(one.ref.statement, []).append(place)
        joined = self._decided(self._decisions.joined, parts)
        parted = self._decided(self._decisions.parted, parts)
        pairs = self._pairs
        if joined:
            one, other = np.array(sorted(joined)).T
            pairs = pairs.also(Pairs.of(one, other, np.full(len(joined), BY_A_PERSON.score)))
        return Likeness(pairs, self._unasked, joined, parted)

    def _decided(
        self, pairs: Collection[tuple[str, str]], parts: Mapping[str, Sequence[int]]
    ) -> frozenset[tuple[int, int]]:
        """The pairs of propositions that decisions on statements are about; one that joins is
        about those two that are most alike."""
        found = set()
        for one, other in pairs:
            both = [
                (min(a, b), max(a, b)) for a in parts.get(one, ()) for b in parts.get(other, ())
            ]
            if both and pairs is self._decisions.joined:
                both = [both[int(self._unasked(*np.array(both).T).argmax())]]
            found |= set(both)
        return frozenset(found)

    def _unasked(self, one: Ints, other: Ints) -> Floats:
        """The probabilities of pairs that were not read beside each other."""
        cosines = (self._vectors[one] * self._vectors[other]).sum(axis=1).astype(np.float64)
        ours, theirs = ([self._statements[n] for n in side.tolist()] for side in (one, other))
        return probabilities(rows(ours, theirs, cosines))

    def central(self, group: Sequence[Ref]) -> dict[Ref, float]:
        """Of each statement of a sorted group how probable it is, on the mean, that it speaks of
        the same as the others."""
        near = self._likeness.among(self._numbers(group))
        np.fill_diagonal(near, 0.0)
        return dict(zip(group, (near.sum(axis=1) / max(1, len(group) - 1)).tolist(), strict=True))

    def ties(self, group: Sequence[Ref]) -> dict[Ref, Feature]:
        """What ties each statement of a sorted group most to any of the others."""
        numbers = self._numbers(group)
        known = np.nan_to_num(self._pairs.known(numbers), nan=-1.0)
        by_a_person = {one for pair in self._decisions.joined for one in pair}
        found = {}
        for row, ref in enumerate(group):
            other = int(known[row].argmax())
            if ref.statement in by_a_person and self._joined(ref, group):
                found[ref] = BY_A_PERSON
            elif known[row, other] < 0 and self.statement(ref).answers:
                found[ref] = REJECTS
            elif known[row, other] < 0:
                found[ref] = Feature(0.0, "no pair")
            else:
                found[ref] = self._tie(ref, group[other], float(known[row, other]))
        return found

    def _joined(self, ref: Ref, group: Sequence[Ref]) -> bool:
        return any(
            tuple(sorted((ref.statement, other.statement))) in self._decisions.joined
            for other in group
            if other != ref
        )

    def _tie(self, ref: Ref, other: Ref, score: float) -> Feature:
        a, b = self._at[ref], self._at[other]
        meaning = float(self._vectors[a] @ self._vectors[b])
        return Feature(score, reason(shared(self._statements[a], self._statements[b], meaning)))

    def _numbers(self, group: Sequence[Ref]) -> Ints:
        return np.array([self._at[ref] for ref in group], np.int64)
