"""Pairs of statements, of two articles or of one: do they make the same claim, on which sides?

    python evals/claim_pairs.py [--data DATA]

What comes in: `evals/gold/claim-pairs.tsv`, offsets without text, and the folder that holds
PolNeAR and FNC-1. Prints how well the pair model that `sayso compare` joins by puts pairs of one
claim before others: average precision, and at the threshold what share of those joined is the same
and of the same is joined. Counted are pairs that nothing is fitted on: `dev`, of PolNeAR's dev
articles, and `rumours`, of a third of FNC-1's rumours, each told by several outlets. Pairs were
drawn by what an earlier pair model gave them, so that near ones are many more than among all:
figures compare models, and are no rates of a ledger. Baselines: cosine, and the share of shared
words. Of pairs of one claim also which stand on opposite sides of it, told from each two alone;
baseline: one of the two is negated, the other not.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.counts import Counts
from evals.fnc1 import articles
from evals.reading_gold import DATA
from evals.short_gold import DIGEST, short_texts
from sayso import document_from_text
from sayso.comparison import SOMEBODY, Said, Speaker
from sayso.link.entailment import Entailment
from sayso.link.features import rows
from sayso.link.pairing import SAME, judged, probabilities
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.link.words import compared
from sayso.reading import Reader
from sayso.records import Feature, Reading, SourceKind, Span
from sayso.relate.sides import same_side

ALIKE = 0.6  # of the characters of a labelled statement and of the one that is told there
_JOINT = re.compile(r",?\s(?:and|but|or|after|before|as|that|while|because|although|though)\Z")
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
COUNTED = ("dev", "rumours")
SIDES = {"": None, "neither": None, "same": False, "opposite": True}
GOLD = Path(__file__).with_name("gold") / "claim-pairs.tsv"


class Same(StrEnum):
    """SAME: of one claim, told, denied or doubted. RELATED: of one matter, another claim."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Place:
    """A statement's words in an article, which is named by its text's digest."""

    digest: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Split "learn": weights are fitted on it; "dev" and "rumours" are only counted. `opposed`:
    whether two of one claim stand on opposite sides of it; None where nobody labelled it, or
    neither can be said."""

    split: str
    one: Place
    other: Place
    relation: Same
    opposed: bool | None


def claim_pairs(path: Path = GOLD) -> Iterator[ClaimPair]:
    """The pairs of the file, in its order."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        split, one, words, other, others, relation, sides = line.split("\t")
        both = _place(one, words), _place(other, others)
        yield ClaimPair(split, *both, Same(relation), SIDES[sides])


def _place(digest: str, words: str) -> Place:
    return Place(digest, tuple(Span(*map(int, w.split("-"))) for w in words.split()))


def pair_texts(data: Path) -> dict[str, str]:
    """PolNeAR's articles and FNC-1's by the digest that names them, where the corpus is there."""
    found = short_texts(data)
    if (data / "relation").is_dir():
        for text in articles(data / "relation").values():
            found[hashlib.sha256(text.encode()).hexdigest()[:DIGEST]] = text
    return found


def worded(place: Place, texts: dict[str, str]) -> str:
    """The words as they are compared; `texts` as pair_texts gives them."""
    return compared(texts[place.digest], place.words)


@dataclass(frozen=True, slots=True)
class Paired:
    """The statements of pairs as a reader finds them, whether they make one claim, and whether
    they are on opposite sides of it; `lost`: pairs of which it finds one or none."""

    ours: list[Standing]
    theirs: list[Standing]
    same: Bools
    opposed: list[bool | None]
    lost: int
    readings: dict[str, Reading]  # by the documents' ids

    @property
    def texts(self) -> list[tuple[str, str]]:
        return [(a.text, b.text) for a, b in zip(self.ours, self.theirs, strict=True)]


def paired(pairs: list[ClaimPair], data: Path, reader: Reader) -> Paired:
    texts = pair_texts(data)
    digests = sorted({place.digest for pair in pairs for place in (pair.one, pair.other)})
    read = {d: reader.read(document_from_text(texts[d])) for d in digests}
    told = {d: list(standing(reading)) for d, reading in read.items()}
    found = [
        (_told(told[p.one.digest], p.one, texts), _told(told[p.other.digest], p.other, texts), p)
        for p in pairs
    ]
    there = [(a, b, p) for a, b, p in found if a is not None and b is not None]
    ours, theirs, known = zip(*there, strict=True)
    return Paired(
        list(ours),
        list(theirs),
        np.array([p.relation is Same.SAME for p in known]),
        [p.opposed for p in known],
        len(pairs) - len(there),
        {reading.document.id: reading for reading in read.values()},
    )


def _told(told: list[Standing], place: Place, texts: dict[str, str]) -> Standing | None:
    """What is told in the words of a labelled statement: in these, or in most of them."""
    words = _key(worded(place, texts))
    for one in told:
        if _key(one.text) == words:
            return one
    near = max(told, key=lambda one: _alike(one.content, place.words), default=None)
    return near if near is not None and _alike(near.content, place.words) >= ALIKE else None


def _alike(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Intersection over union of two statements' characters."""
    both = sum(a.overlap(b) for a in one for b in other)
    union = sum(map(len, one)) + sum(map(len, other)) - both
    return both / union if union else 0.0


def _key(words: str) -> str:
    """A statement's words, whether or not one at their end joins what is somebody else's."""
    return _JOINT.sub("", words)


def counted(data: Path, reader: Reader) -> Iterator[tuple[str, Paired]]:
    """The pairs that are only counted, by split."""
    pairs = list(claim_pairs())
    for split in COUNTED:
        yield split, paired([pair for pair in pairs if pair.split == split], data, reader)


def cosines(found: Paired, meaning: SentenceVectors) -> Floats:
    """[pairs]"""
    texts = sorted({text for pair in found.texts for text in pair})
    at = {text: n for n, text in enumerate(texts)}
    vectors = meaning.of(texts)
    one, other = (vectors[[at[text] for text in side]] for side in zip(*found.texts, strict=True))
    return (one * other).sum(axis=1).astype(np.float64)


def average_precision(found: Floats, same: Bools) -> float:
    """Of the pairs in order of their score, the mean precision at each that is the same."""
    same = same[np.argsort(-found, kind="stable")]
    return float((np.cumsum(same) / np.arange(1, len(same) + 1))[same].mean())


def report(found: Paired, meaning: SentenceVectors, judge: Entailment) -> dict[str, Any]:
    """Average precision by each of what pairs are joined by, one after the other, and what the
    last joins. `words`: the share of the smaller one's that both have."""
    cosine = cosines(found, meaning)
    known = rows(found.ours, found.theirs, cosine)
    probable = probabilities(known)
    whole = judged(probable, judge.same(found.texts))
    ranked = {"words": known[:, 2], "cosine": cosine, "features": probable, "judged": whole}
    joined = whole >= SAME
    right = int((joined & found.same).sum())
    return {
        "pairs": len(found.same),
        "same": int(found.same.sum()),
        "lost": found.lost,
        "average precision": {
            name: round(100 * average_precision(some, found.same), 1)
            for name, some in ranked.items()
        },
        "joined": {
            "precision": round(100 * right / max(1, int(joined.sum())), 1),
            "recall": round(100 * right / int(found.same.sum()), 1),
        },
        "opposite sides": opposite(found, judge),
    }


def opposite(found: Paired, judge: Entailment) -> dict[str, Any]:
    """Of the pairs of one claim whose sides are known, how many on opposite ones are found."""
    known = [n for n, yes in enumerate(found.opposed) if yes is not None]
    both = [(_said(found, found.ours[n]), _said(found, found.theirs[n])) for n in known]
    scores = judge.opposed([(a.text, b.text) for a, b in both]).tolist()
    gold = {n for n in known if found.opposed[n]}
    by_words, by_polarity = Counts(), Counts()
    by_words.add(
        gold,
        {n for n, (a, b), s in zip(known, both, scores, strict=True) if not same_side(a, b, s)},
    )
    by_polarity.add(
        gold, {n for n, (a, b) in zip(known, both, strict=True) if a.negated != b.negated}
    )
    return {"pairs": len(known), **by_words.report(), "by polarity": by_polarity.report()}


def _said(found: Paired, one: Standing) -> Said:
    """A statement for its side; whose word it is is not asked."""
    reading = found.readings[one.ref.document]
    statement = next(s for s in reading.statements if s.id == one.ref.statement)
    somebody = Speaker("", SOMEBODY, SourceKind.UNNAMED, False)
    return one.said(reading, statement, somebody, somebody, Feature(0.0, "not asked"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    meaning, judge = SentenceVectors.open(), Entailment.open()
    for split, found in counted(data, Reader.open()):
        print(json.dumps({split: report(found, meaning, judge)}, indent=1))


if __name__ == "__main__":
    main()
