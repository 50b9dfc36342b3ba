"""What the tagger's network makes of a document's words, beside the spans that it tags.

Comes in: two outputs of its one pass, and the weights of its card. Goes out: how much a sentence's
words judge (`voice.py`), and which aspect a statement's words speak for (`weighing.py`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.records import Span, start_of

LEANING = 3  # words that the network names at most, where no word of the lexicon judges
PARTS = ("first word", "content", "verb", "cue")  # of a statement, each with scores of its own

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Leaning:
    """What the network makes of a sentence: its words with how much each judges, and what a unit
    of the lexicon's weight and a sentence as such add (`training/opinion.py`)."""

    words: tuple[tuple[Span, float], ...]
    lexicon: float
    bias: float

    def score(self, weight: float) -> float:
        """Above zero for an opinion; the logarithm of its odds."""
        mean = sum(score for _, score in self.words) / len(self.words)
        return mean + self.lexicon * weight + self.bias

    def most(self) -> tuple[Span, ...]:
        """The words that judge most, in text order."""
        judging = [w for w in self.words if w[1] > 0]
        return tuple(sorted(span for span, _ in sorted(judging, key=_judging)[:LEANING]))


@dataclass(frozen=True, slots=True)
class WordScores:
    """The scores of one document's words, which stand in text order.

    `judging` [words]: how much each makes its sentence an opinion. `aspects`
    [words, PARTS * aspects]: what each adds to the scores of the aspects, as a word of each part.
    `opinion` and `aspect` are the card's weights for what rules find.
    """

    words: Sequence[Span]
    judging: Floats
    aspects: Floats
    opinion: Mapping[str, float]
    aspect: Mapping[str, Sequence[float]]

    def leaning(self, content: Iterable[Span]) -> Leaning | None:
        """How the network finds the words of a content to judge; None where it read none."""
        places = self.places(content)
        found = tuple((self.words[i], float(self.judging[i])) for i in places)
        return Leaning(found, **self.opinion) if found else None

    def toward(self, parts: Sequence[Sequence[Span]]) -> Floats:
        """[aspects]: for each of PARTS the mean of what its words add, summed."""
        rows = self.aspects.reshape(len(self.words), len(PARTS), -1)
        total = np.zeros(rows.shape[2], dtype=np.float32)
        for n, at in enumerate(map(self.places, parts)):
            if at:
                total += np.add.reduce(rows[at, n]) / len(at)
        return total

    def places(self, spans: Iterable[Span]) -> list[int]:
        """The indices of the words that begin within the spans."""
        return places_of(self.words, spans)


def places_of(words: Sequence[Span], spans: Iterable[Span]) -> list[int]:
    """The indices of the words, in text order, that begin within the spans."""
    found: list[int] = []
    for span in spans:
        first, end = (bisect_left(words, at, key=start_of) for at in (span.start, span.end))
        found.extend(range(first, end))
    return found


def _judging(word: tuple[Span, float]) -> tuple[float, Span]:
    """Orders words, the most judging first."""
    return -word[1], word[0]
