"""Pairs of texts in, out how probable it is that the first entails, contradicts the second."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.models import TextModel, open_text_model

REMEMBERED = 50_000  # pairs


class Entailment:
    """A classifier that reads both texts beside each other, as the model "pairs" has it; its
    scores are made probabilities by the temperature on its card (Guo et al. 2017). What it said of
    a pair it remembers, by the digest of the texts."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self._temperature = float(model.card["temperature"])

    @classmethod
    def open(cls, threads: int = 0) -> "Entailment":
        """Raises ModelError where the model's files are missing or damaged."""
        return cls(open_text_model("pairs", threads=threads))

    def of(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        """Entails, contradicts, neither: [pairs, 3], each row sums to one."""
        keys = [_digest(pair) for pair in pairs]
        known = {key: self._known[key] for key in keys if key in self._known}
        asked = dict(pair for pair in zip(keys, pairs, strict=True) if pair[0] not in known)
        known |= zip(asked, self._model.pairs(list(asked.values())), strict=True)
        self._known = {**self._known, **known} if len(self._known) < REMEMBERED else known
        scores = np.array([known[key] for key in keys], np.float32).reshape(-1, 3)
        scores /= self._temperature
        weights = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(pairs) else scores
        shares: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
        return shares


def _digest(pair: tuple[str, str]) -> bytes:
    return hashlib.blake2b("\0".join(pair).encode("utf-8", "replace"), digest_size=16).digest()
