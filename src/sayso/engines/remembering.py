"""Sentence vectors that the ledger keeps: made once for each document, then had from there."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.errors import LedgerError
from sayso.identity import tagged_digest
from sayso.ledger import vectors
from sayso.ledger.opening import Ledger
from sayso.ledger.reads import Kept
from sayso.ledger.vectors import KeptVectors
from sayso.link import Meaning, texts_of

Floats = NDArray[np.float32]


class Remembered:
    """A Meaning for the readings of some documents of a ledger.

    Half floats change a cosine by less than 0.001. A ledger that cannot be written to is only
    slower.
    """

    def __init__(self, ledger: Ledger, documents: Sequence[Kept], meaning: Meaning, model: str):
        self._meaning, self._model = meaning, model
        self._known: dict[str, Floats] = {}
        there = {row.document: row for row in vectors.kept(ledger, [d.id for d in documents])}
        made = [row for one in documents if (row := self._take(one, there.get(one.id))) is not None]
        if made:
            try:
                vectors.keep(ledger, made)
            except LedgerError:
                return

    def of(self, texts: Sequence[str], /) -> Floats:
        """Vectors of unit length, [texts, SIZE]."""
        found = self._known.get(_digest(texts))
        return found if found is not None else self._meaning.of(texts)

    def _take(self, one: Kept, there: KeptVectors | None) -> KeptVectors | None:
        """Learn one document's vectors; what is to be kept, where the ledger had none that fit."""
        texts = texts_of(one.reading)
        if not texts:
            return None  # an article without a statement has no vectors to keep
        digest = _digest(texts)
        if there is not None and (there.model, there.texts) == (self._model, digest):
            halves = np.frombuffer(there.body, dtype="<f2").reshape(len(texts), -1)
            self._known[digest] = halves.astype(np.float32)
            return None
        self._known[digest] = self._meaning.of(texts)
        body = self._known[digest].astype("<f2").tobytes()
        return KeptVectors(one.id, self._model, digest, body)


def _digest(texts: Sequence[str]) -> str:
    return tagged_digest("texts", list(texts))
