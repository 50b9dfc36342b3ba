"""The tagger's labels, and the most probable legal sequence of them.

Per-word BIO labels for three roles, and for entities. A sequence is legal where every I follows a
B or I of its own kind; the search never leaves the legal ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sayso.records import Role

Floats = NDArray[np.float32]

FORBIDDEN = -1e4


class Entity(StrEnum):
    """Kinds of entities: those of OntoNotes, grouped."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # nationalities, faiths, parties
    DATE = "date"
    QUANTITY = "quantity"
    WORK = "work"  # works and laws


LABELS = ("O", *(f"{bio}-{role.value}" for role in Role for bio in "BI"))
ENTITY_LABELS = ("O", *(f"{bio}-{kind.value}" for kind in Entity for bio in "BI"))


def begin(kind: Role | Entity) -> int:
    """The label that a span of this kind begins with; the next one goes on."""
    return 1 + 2 * list(type(kind)).index(kind)


def legal_first(labels: tuple[str, ...] = LABELS) -> NDArray[np.bool_]:
    """[labels]: may it stand first?"""
    return np.array([not label.startswith("I") for label in labels])


def legal_next(labels: tuple[str, ...] = LABELS) -> NDArray[np.bool_]:
    """[labels, labels]: may the second follow the first?"""
    return np.array(
        [[not b.startswith("I") or a[1:] == b[1:] for b in labels] for a in labels], dtype=bool
    )


def best_paths(
    emissions: Floats,
    lengths: NDArray[np.int64],
    transitions: Floats,
    labels: tuple[str, ...] = LABELS,
) -> list[list[int]]:
    """Viterbi over a batch of passages.

    emissions: [passages, words, labels], rows past a passage's length are ignored.
    transitions: [labels + 1, labels], the last row scores the first label. Returns each
    passage's labels. Time is linear in the number of words.
    """
    first = np.where(legal_first(labels), transitions[-1], FORBIDDEN).astype(np.float32)
    step = np.where(legal_next(labels), transitions[:-1], FORBIDDEN).astype(np.float32)
    count, longest, size = emissions.shape
    score = emissions[:, 0] + first
    back = np.zeros((longest, count, size), dtype=np.int8)
    shortest = lengths.min(initial=longest)
    for t in range(1, longest):
        candidates = score[:, :, None] + step[None]
        back[t] = candidates.argmax(1)
        moved = np.maximum.reduce(candidates, axis=1) + emissions[:, t]
        score = moved if t < shortest else np.where((t < lengths)[:, None], moved, score)
    paths = []
    for n in range(count):
        label = int(score[n].argmax())
        path = [label]
        for t in range(int(lengths[n]) - 1, 0, -1):
            label = int(back[t, n, label])
            path.append(label)
        paths.append(path[::-1])
    return paths


@dataclass(frozen=True, slots=True)
class Chances:
    """How probable each span of a batch of passages is, among all legal sequences.

    Made by `chances`. before, after: [passages, words, labels], logarithms of the summed weights of
    the sequences up to a word and its label, and of those after it, the word's own weight in the
    first only. whole: [passages], of all sequences.
    """

    emissions: Floats
    lengths: NDArray[np.int64]
    step: Floats
    before: Floats
    after: Floats
    whole: Floats

    def of(self, passage: int, role: Role, first: int, last: int) -> float:
        """The probability that exactly the words `first` to `last` are a span of `role`."""
        here = self.emissions[passage]
        b = begin(role)
        i = b + 1
        end = b if last == first else i
        total = self.before[passage, first, b]
        if last > first:
            total = total + self.step[b, i] + (last - first - 1) * self.step[i, i]
            total = total + here[first + 1 : last + 1, i].sum()
        if last + 1 < self.lengths[passage]:
            onward = self.step[end] + here[last + 1] + self.after[passage, last + 1]
            onward[i] = FORBIDDEN
            top = onward.max()
            total = total + top + np.log(np.exp(onward - top).sum())
        return float(min(1.0, np.exp(total - self.whole[passage])))

    def having(self, passage: int, labels: Sequence[int]) -> Floats:
        """[words]: for each word of a passage the probability that its label is one of these."""
        size = int(self.lengths[passage])
        through = (self.before + self.after)[passage, :size][:, labels] - self.whole[passage]
        found: Floats = np.exp(np.minimum(through, 0.0)).sum(1)
        return found


def chances(emissions: Floats, lengths: NDArray[np.int64], transitions: Floats) -> Chances:
    """Forward and backward sums over a batch of passages; arguments as of `best_paths`.

    The sums run over weights, scaled to 1 at each word; a forbidden step weighs nothing.
    """
    first = np.where(legal_first(), transitions[-1], FORBIDDEN).astype(np.float32)
    step = np.where(legal_next(), transitions[:-1], FORBIDDEN).astype(np.float32)
    weight = np.exp(step)
    peak = emissions.max(2, keepdims=True)
    here = np.exp(emissions - peak)
    before, after = np.empty_like(emissions), np.ones_like(emissions)
    scale_before, scale_after = np.zeros_like(peak), np.zeros_like(peak)
    count, shortest = emissions.shape[1], lengths.min(initial=emissions.shape[1])
    row = here[:, 0] * np.exp(first)
    for t in range(count):
        if t:
            row = (row @ weight) * here[:, t]
        total = np.add.reduce(row, axis=1, keepdims=True)
        row = row / total
        before[:, t], scale_before[:, t] = row, total
    row, backward = after[:, -1], weight.T
    for t in range(count - 2, -1, -1):
        row = (here[:, t + 1] * row) @ backward
        total = np.add.reduce(row, axis=1, keepdims=True)
        row = row / total
        if t + 1 >= shortest:
            inside = (t + 1 < lengths)[:, None]
            row = np.where(inside, row, 1.0).astype(np.float32)
            total = np.where(inside, total, 1.0)
        after[:, t], scale_after[:, t] = row, total
    scale_after[:, -1] = 1.0
    with np.errstate(divide="ignore"):
        log_before = np.log(before) + np.cumsum(np.log(scale_before) + peak, axis=1)
        going = np.arange(count)[None, :, None] + 1 < lengths[:, None, None]
        onward = np.where(going, np.log(scale_after) + np.roll(peak, -1, axis=1), 0.0)
        log_after = np.log(after) + np.cumsum(onward[:, ::-1], axis=1)[:, ::-1]
    ends = log_before[np.arange(len(lengths)), lengths - 1]
    top = ends.max(1)
    whole = top + np.log(np.exp(ends - top[:, None]).sum(1))
    return Chances(emissions, lengths, step, log_before, log_after, whole)
