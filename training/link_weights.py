"""Fit the weights by which two statements are taken to make one claim (link/pairing.py).

    python -m training.link_weights DATA GOLD...
    e.g. data evals/gold/affairs/{convoy,dam,strike,ferry,ballot,raid,water}.json

Learns from pairs of statements: of each affair all whose vectors are near enough, those of the tune
halves' claims as positives (the score half's statements are left out), and of real articles those
labelled (evals/gold/claim-pairs.tsv) of which vectors and network have not learnt
(claims_data.TUNE).

Two models, one after the other: over features, and over its log-odds with the score of reading both
beside each other. Prints, for each shift of the second's bias, the B-cubed F1 on each affair when
it was left out of both fits, precision and recall of the articles' pairs that are joined, and the
weights from all of them.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.affair_gold import load
from evals.affair_score import Found
from evals.claim_pairs import ClaimPair, claim_pairs, cosines, paired

from sayso.comparison import Comparison
from sayso.link.clusters import Likeness, Pairs, between, clusters
from sayso.link.entailment import Entailment
from sayso.link.features import rows
from sayso.link.neighbours import pairs_above
from sayso.link.pairing import (
    WORTH_ASKING,
    WORTH_READING,
    Judging,
    Weights,
    judged,
    probabilities,
)
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.records import Ref
from training.claims_data import is_tune

LEAST_COSINE = 0.25  # pairs of an affair further apart are not learnt from
RIDGE = 3.0  # penalty on the squares of the weights, the bias apart
STEPS = 50  # of Newton's method
SHIFTS = (0.0, 0.4, 0.8, 1.2)


@dataclass(frozen=True)
class Lesson:
    """Pairs of statements: their features [pairs, 8], the score of reading both beside each
    other, and whether they make one claim."""

    features: np.ndarray
    read: np.ndarray
    same: np.ndarray


@dataclass(frozen=True)
class Affair(Lesson):
    """An affair's statements in order and its pairs [2, pairs], lesser number first; whether it is
    known if they make one claim (the gold leaves most headlines out); and the claim of each
    statement that is in the gold."""

    name: str
    refs: list[Ref]
    pairs: np.ndarray
    known: np.ndarray
    claims: dict[Ref, str]

    @property
    def lesson(self) -> Lesson:
        return Lesson(self.features[self.known], self.read[self.known], self.same[self.known])


def affair(path: Path, reader: Reader, vectors: SentenceVectors, judge: Entailment) -> Affair:
    gold = load(path)
    readings = tuple(reader.read(document) for document in gold.documents.values())
    found = Found(gold, Comparison(readings, ()))
    halves: dict[str, dict[Ref, str]] = {"tune": {}, "score": {}}
    for claim in gold.claims:
        for member in claim.members:
            ref = found.ref(member.at)
            if ref is not None:
                halves[claim.half][ref] = claim.name
    told = [s for r in readings for s in standing(r) if s.ref not in halves["score"]]
    told.sort(key=lambda s: s.ref)
    return _pairs(gold.name, told, vectors.of([s.text for s in told]), halves["tune"], judge)


def _pairs(
    name: str, told: list[Standing], vectors: np.ndarray, claims: dict[Ref, str], judge: Entailment
) -> Affair:
    one, other, near = pairs_above(np.triu(vectors @ vectors.T, 1), LEAST_COSINE)
    claim = [claims.get(standing.ref) for standing in told]
    same = [claim[a] is not None and claim[a] == claim[b] for a, b in zip(one, other, strict=True)]
    open_ = [told[n].headline and claim[n] is None for n in range(len(told))]
    return Affair(
        features=rows([told[n] for n in one], [told[n] for n in other], near),
        read=judge.same([(told[a].text, told[b].text) for a, b in zip(one, other, strict=True)]),
        same=np.array(same, float),
        name=name,
        refs=[standing.ref for standing in told],
        pairs=np.stack([one, other]),
        known=np.array([not (open_[a] or open_[b]) for a, b in zip(one, other, strict=True)]),
        claims=claims,
    )


def articles(
    pairs: list[ClaimPair], data: Path, reader: Reader, vectors: SentenceVectors, judge: Entailment
) -> Lesson:
    found = paired(pairs, data, reader)
    features = rows(found.ours, found.theirs, cosines(found, vectors))
    return Lesson(features, judge.same(found.texts), found.same.astype(float))


def fitted(columns: list[np.ndarray], same: list[np.ndarray]) -> np.ndarray:
    """Weights and bias of a logistic regression, by Newton's method."""
    x = np.concatenate(columns)
    x = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    y = np.concatenate(same)
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [1e-6])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + ridge @ weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(curve, gradient)
    return weights


@dataclass(frozen=True)
class Model:
    """Both models."""

    weights: Weights
    judging: Judging

    def shifted(self, by: float) -> "Model":
        judging = self.judging
        return Model(self.weights, Judging(judging.bias + by, judging.features, judging.same))

    def of(self, lesson: Lesson) -> np.ndarray:
        """The probability of each pair; by features alone where it is not worth reading."""
        near = probabilities(lesson.features, self.weights)
        return np.where(near >= WORTH_READING, judged(near, lesson.read, self.judging), near)

    def likeness(self, one: Affair) -> Likeness:
        """As Linked.read has it: pairs within what near pairs join are read too."""
        probable = probabilities(one.features, self.weights)
        by_features, by_reading = np.zeros((2, len(one.refs), len(one.refs)))
        for table, scores in (
            (by_features, probable),
            (by_reading, judged(probable, one.read, self.judging)),
        ):
            table[tuple(one.pairs)] = table[tuple(one.pairs[::-1])] = scores

        def unasked(a: np.ndarray, b: np.ndarray) -> np.ndarray:
            return by_features[a, b]

        near = probable >= WORTH_READING
        first, other = one.pairs[:, near]
        pairs = Pairs.of(first, other, by_reading[first, other])
        inner = between(pairs, unasked, WORTH_ASKING)
        pairs = pairs.also(Pairs(inner.one, inner.other, by_reading[inner.one, inner.other]))
        return Likeness(pairs, unasked)


def model(affairs: list[Affair], tune: Lesson) -> Model:
    lessons = [*(one.lesson for one in affairs), tune]
    *shared, bias = fitted([one.features for one in lessons], [one.same for one in lessons])
    weights = Weights(float(bias), tuple(map(float, shared)))
    columns, same = [], []
    for one in lessons:
        near = probabilities(one.features, weights)
        worth = near >= WORTH_READING
        near = np.clip(near[worth], 0.001, 0.999)
        columns.append(np.stack([np.log(near / (1 - near)), one.read[worth]], axis=1))
        same.append(one.same[worth])
    features, read, bias = fitted(columns, same)
    return Model(weights, Judging(float(bias), float(features), float(read)))


def b_cubed(one: Affair, by: Model) -> float:
    groups = clusters(by.likeness(one))
    cluster = {one.refs[place]: n for n, group in enumerate(groups) for place in group}
    rows = [(claim, cluster.get(ref, str(ref))) for ref, claim in one.claims.items()]
    rest = [(str(ref), n) for ref, n in cluster.items() if ref not in one.claims]
    gold, both = Counter(g for g, _ in rows), Counter(rows)
    read = Counter(f for _, f in [*rows, *rest])
    precision = sum(both[row] / read[row[1]] for row in rows) / len(rows)
    recall = sum(both[row] / gold[row[0]] for row in rows) / len(rows)
    return 2 * precision * recall / (precision + recall)


def main(data: str, *paths: str) -> None:
    opened = Reader.open(), SentenceVectors.open(), Entailment.open()
    affairs = [affair(Path(path), *opened) for path in paths]
    pairs = [pair for pair in claim_pairs() if pair.split == "learn" and is_tune(pair)]
    tune = articles(pairs, Path(data), *opened)
    whole = model(affairs, tune)
    without = [model([a for a in affairs if a is not one], tune) for one in affairs]
    for shift in SHIFTS:
        scores = [b_cubed(one, by.shifted(shift)) for one, by in zip(affairs, without, strict=True)]
        joined = whole.shifted(shift).of(tune) >= 0.5
        right = float((joined * tune.same).sum())
        each = " ".join(f"{one.name} {s:.3f}" for one, s in zip(affairs, scores, strict=True))
        print(
            f"shift {shift}: {np.mean(scores):.3f} ({each}); articles: precision"
            f" {right / max(1, joined.sum()):.3f}, recall {right / tune.same.sum():.3f}"
        )
    print(whole)


if __name__ == "__main__":
    main(*sys.argv[1:])
