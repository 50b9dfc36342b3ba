"""Pairs of texts in, out how probable it is that the first entails, contradicts the second."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.models import TextModel, open_text_model


class Entailment:
    """A classifier that reads both texts beside each other, as the model "pairs" has it; its
    scores are made probabilities by the temperature on its card (Guo et al. 2017)."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._temperature = float(model.card["temperature"])

    @classmethod
    def open(cls, threads: int = 0) -> "Entailment":
        """Raises ModelError where the model's files are missing or damaged."""
        return cls(open_text_model("pairs", threads=threads))

    def of(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        """Entails, contradicts, neither: [pairs, 3], each row sums to one."""
        scores = np.zeros((len(pairs), 3), dtype=np.float32)
        for row, found in enumerate(self._model.pairs(pairs)):
            scores[row] = found
        scores /= self._temperature
        weights = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(pairs) else scores
        shares: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
        return shares
