"""Pairs of texts in, out how probable it is that the first entails, contradicts the second, how
much speaks for both making one claim, and how much for their taking opposite sides of it."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.models import TextModel, open_text_model

REMEMBERED = 50_000  # pairs
RELATIONS = 3  # entails, contradicts, neither: the first of the network's scores
SAME, OPPOSED = 3, 4  # places of the others
SCORES = 5

Scores = NDArray[np.float32]
Texts = Sequence[tuple[str, str]]


class Entailment:
    """A classifier that reads both texts beside each other, as the model "pairs" has it. What it
    gave for a pair it remembers, by the digest of the texts."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._known: dict[bytes, Scores] = {}
        self._temperature = float(model.card["temperature"])

    @classmethod
    def open(cls, threads: int = 0) -> "Entailment":
        """Raises ModelError where the model's files are missing or damaged."""
        return cls(open_text_model("pairs", threads=threads))

    @property
    def version(self) -> str:
        """Of the model; scores of another are not comparable."""
        return self._model.version

    def of(self, pairs: Texts, /) -> Scores:
        """Entails, contradicts, neither: [pairs, 3], each row sums to one. Scores are made
        probabilities by the temperature on the model's card (Guo et al. 2017). No comparison asks
        for it: which side a statement takes is `opposed`."""
        scores = self._scores(pairs)[:, :RELATIONS] / self._temperature
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Scores = weights / weights.sum(axis=1, keepdims=True)
        return shares

    def same(self, pairs: Texts, /) -> Scores:
        """For each two texts a score of their making one claim, [pairs], the higher the likelier;
        the same both ways round."""
        return self._either(pairs)[:, SAME]

    def opposed(self, pairs: Texts, /) -> Scores:
        """For each two texts of one claim a score of their taking opposite sides of it, [pairs],
        the higher the likelier; the same both ways round."""
        return self._either(pairs)[:, OPPOSED]

    def _either(self, pairs: Texts) -> Scores:
        return self._scores([(min(pair), max(pair)) for pair in pairs])

    def _scores(self, pairs: Texts) -> Scores:
        keys = [_digest(pair) for pair in pairs]
        known = {key: self._known[key] for key in keys if key in self._known}
        asked = dict(pair for pair in zip(keys, pairs, strict=True) if pair[0] not in known)
        known |= zip(asked, self._model.pairs(list(asked.values())), strict=True)
        self._known = {**self._known, **known} if len(self._known) < REMEMBERED else known
        return np.array([known[key] for key in keys], np.float32).reshape(len(pairs), SCORES)


def _digest(pair: tuple[str, str]) -> bytes:
    return hashlib.blake2b("\0".join(pair).encode("utf-8", "replace"), digest_size=16).digest()
