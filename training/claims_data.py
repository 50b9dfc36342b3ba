"""Pairs of texts that make one claim, or two: those of evals/gold/claim-pairs.tsv that are not only
counted, and wordings of claims in affairs of our own invention: many claims of one affair
(wordings.tsv), and six of one subject, which share names and words (contrasts.tsv).
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.claim_pairs import ClaimPair, Same, claim_pairs, pair_texts, worded

from sayso.records import Stance
from training.pairs_data import share_of

TUNE = 0.05  # share of the articles that epochs are compared on
# Files of affair, claim, side and a wording of it.
WORDINGS = Path(__file__).with_name("wordings.tsv")
CONTRASTS = Path(__file__).with_name("contrasts.tsv")
OTHERS = {WORDINGS: 1, CONTRASTS: 2}  # wordings of other claims of its affair against each


@dataclass(frozen=True)
class Both:
    """Two texts, whether they make one claim, and, where that is known, whether they stand on
    opposite sides of it."""

    first: str
    second: str
    same: bool
    opposed: bool | None = None

    def turned(self) -> "Both":
        """The other way round, of which the same holds."""
        return Both(self.second, self.first, self.same, self.opposed)


@dataclass(frozen=True)
class Wording:
    """A claim in words; `side`: whether it affirms or denies what the claim's first wording that
    takes one says, None for a question and the like."""

    text: str
    side: Stance | None


def of_articles(data: Path) -> tuple[list[Both], list[Both]]:
    """The labelled pairs of the articles that are learnt from, and of those that epochs are
    compared on."""
    texts = pair_texts(data)
    learnt: list[Both] = []
    tune: list[Both] = []
    for pair in claim_pairs():
        if pair.split == "learn":
            words = worded(pair.one, texts), worded(pair.other, texts)
            both = Both(*words, pair.relation is Same.SAME, pair.opposed)
            (tune if is_tune(pair) else learnt).append(both)
    return learnt, tune


def is_tune(pair: ClaimPair) -> bool:
    """Whether one of its articles is not learnt from."""
    return any(share_of(place.digest) < TUNE for place in (pair.one, pair.other))


def wordings(path: Path = WORDINGS) -> dict[str, dict[str, list[Wording]]]:
    """For each affair, for each claim in it, its wordings."""
    found: dict[str, dict[str, list[Wording]]] = {}
    with path.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE):
            side = Stance(row["side"]) if row["side"] else None
            claims = found.setdefault(row["affair"], {})
            claims.setdefault(row["claim"], []).append(Wording(row["wording"], side))
    return found


def of_affairs(rng: random.Random) -> Iterator[Both]:
    """Each wording with another of its claim, and with OTHERS of other claims."""
    for path, others in OTHERS.items():
        for claims in wordings(path).values():
            for claim, some in claims.items():
                rest = [other for other in claims if other != claim]
                for one in some:
                    yield _of_one(one, rng.choice([other for other in some if other is not one]))
                    for other in rng.sample(rest, others):
                        yield Both(one.text, rng.choice(claims[other]).text, False)


def _of_one(one: Wording, other: Wording) -> Both:
    known = one.side is not None and other.side is not None
    return Both(one.text, other.text, True, one.side is not other.side if known else None)


def strangers(pairs: list[Both], count: int, rng: random.Random) -> Iterator[Both]:
    """Texts of two pairs: of no one claim, but for chance."""
    for _ in range(count):
        one, other = rng.sample(pairs, 2)
        yield Both(one.first, other.second, False)
