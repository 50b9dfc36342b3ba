"""Texts in, sentence vectors out: near in meaning, near in direction."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.link.neighbours import SIZE
from sayso.models import TextModel, open_text_model


class SentenceVectors:
    """The mean of a small encoder's last states (Reimers and Gurevych 2019), as the model
    "vectors" gives it."""

    def __init__(self, model: TextModel) -> None:
        self._model = model

    @classmethod
    def open(cls, threads: int = 0) -> "SentenceVectors":
        """Raises ModelError where the model's files are missing or damaged."""
        return cls(open_text_model("vectors", threads=threads))

    @property
    def version(self) -> str:
        """Of the model; vectors of another are not comparable."""
        return self._model.version

    def of(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Vectors of unit length, [texts, SIZE]."""
        found = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, vector in enumerate(self._model.texts(texts)):
            found[row] = vector
        return found
