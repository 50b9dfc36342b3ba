"""What the ledger keeps of the second pass: sentence vectors, made once for each document, and the
scores of statements that were read beside each other."""

from collections.abc import Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from sayso.errors import LedgerError
from sayso.identity import tagged_digest
from sayso.ledger import pairs as kept_pairs
from sayso.ledger import vectors
from sayso.ledger.opening import Ledger
from sayso.ledger.pairs import PairScores
from sayso.ledger.reads import Kept
from sayso.ledger.vectors import KeptVectors
from sayso.link import Meaning, texts_of
from sayso.reconciling import Judge

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
        halves = self._meaning.of(texts).astype("<f2")
        self._known[digest] = halves.astype(np.float32)  # as they will be had from the ledger
        return KeptVectors(one.id, self._model, digest, halves.tobytes())


class RememberedPairs:
    """A Judge whose scores a ledger keeps. A ledger that cannot be written to is only slower."""

    def __init__(self, ledger: Ledger, judge: Judge, model: str) -> None:
        self._ledger, self._judge, self._model = ledger, judge, model

    def same(self, pairs: Sequence[tuple[str, str]], /) -> Floats:
        """For each two texts a score of their making one claim, [pairs]."""
        return np.array([one.same for one in self._beside(pairs)], np.float32)

    def opposed(self, pairs: Sequence[tuple[str, str]], /) -> Floats:
        """For each two texts a score of their taking opposite sides, [pairs]."""
        return np.array([one.opposed for one in self._beside(pairs)], np.float32)

    def _beside(self, pairs: Sequence[tuple[str, str]]) -> list[PairScores]:
        keys = [_digest(sorted(pair)) for pair in pairs]
        known = dict(kept_pairs.kept(self._ledger, self._model, sorted(set(keys))))
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        if new:
            texts = list(new.values())
            made = (self._judge.same(texts).tolist(), self._judge.opposed(texts).tolist())
            scores = dict(zip(new, map(PairScores, *made), strict=True))
            known |= scores
            with suppress(LedgerError):
                kept_pairs.keep(self._ledger, self._model, scores)
        return [known[key] for key in keys]


def _digest(texts: Sequence[str]) -> str:
    return tagged_digest("texts", list(texts))
