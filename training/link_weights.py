"""Fit the weights by which two statements are taken to speak of the same (link/pairing.py).

    python -m training.link_weights DATA GOLD...
    e.g. data evals/gold/affairs/{convoy,dam,strike,ferry,ballot,raid,water}.json

Learns from all pairs of statements of one affair whose vectors are near enough, those of the
tune halves' claims as positives; the score half's statements are left out. Prints, for each shift
of the bias, the B-cubed F1 on each affair when it was left out of the fit, and the weights from all
of them.

An affair's statements differ more than those of real news on one topic, so pairs of statements from
different articles of PolNeAR's dev split are learnt from too, as pairs of no one claim. Nobody
checked them; those nearer than DOUBLE may be of one, and are left out. Printed beside the F1 is how
many of those of other articles, not learnt from, are joined, for each 1,000 statements.
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.affair_gold import load
from evals.affair_score import Found

from sayso.comparison import Comparison
from sayso.ingest import documents
from sayso.link.clusters import Likeness, Pairs, clusters
from sayso.link.features import rows
from sayso.link.neighbours import pairs_above
from sayso.link.pairing import LEAST_MEANING, WORTH_KEEPING
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.records import Document, Ref
from sayso.settings import Settings

LEAST_COSINE = 0.25  # pairs further apart are not learnt from
RIDGE = 0.3  # penalty on the squares of the weights, the bias apart
STEPS = 50  # of Newton's method
ARTICLES = 80  # of PolNeAR's that strangers come from
STRANGERS = 20_000  # pairs of them that are learnt from
DOUBLE = 0.9  # cosine from which two articles may tell the same
WEIGHT = 0.1  # of a stranger beside a pair of an affair
SEED = 5
SHIFTS = (0.4, 0.8, 1.2, 1.6, 2.0, 2.4, 2.8)


@dataclass(frozen=True)
class Lesson:
    """An affair's statements in order, its pairs [2, pairs], lesser number first, their features
    [pairs, 8 and a one], whether both are of one claim and whether that is known (the gold leaves
    most headlines out); and the claim of each statement that is in the gold."""

    name: str
    refs: list[Ref]
    pairs: np.ndarray
    features: np.ndarray
    same: np.ndarray
    known: np.ndarray
    claims: dict[Ref, str]


def lesson(path: Path, reader: Reader, vectors: SentenceVectors) -> Lesson:
    affair = load(path)
    readings = tuple(reader.read(document) for document in affair.documents.values())
    found = Found(affair, Comparison(readings, ()))
    halves: dict[str, dict[Ref, str]] = {"tune": {}, "score": {}}
    for claim in affair.claims:
        for member in claim.members:
            ref = found.ref(member.at)
            if ref is not None:
                halves[claim.half][ref] = claim.name
    told = [s for r in readings for s in standing(r) if s.ref not in halves["score"]]
    told.sort(key=lambda s: s.ref)
    return _pairs(affair.name, told, vectors.of([s.text for s in told]), halves["tune"])


def _pairs(name: str, told: list[Standing], vectors: np.ndarray, claims: dict[Ref, str]) -> Lesson:
    refs = [one.ref for one in told]
    one, other, cosines = pairs_above(np.triu(vectors @ vectors.T, 1), LEAST_COSINE)
    claim = [claims.get(ref) for ref in refs]
    same = [claim[a] is not None and claim[a] == claim[b] for a, b in zip(one, other, strict=True)]
    features = _features(told, one, other, cosines)
    open_ = [told[n].headline and claim[n] is None for n in range(len(told))]
    known = np.array([not (open_[a] or open_[b]) for a, b in zip(one, other, strict=True)])
    return Lesson(
        name, refs, np.stack([one, other]), features, np.array(same, float), known, claims
    )


def _features(
    told: list[Standing], one: np.ndarray, other: np.ndarray, cosines: np.ndarray
) -> np.ndarray:
    """Rows of features with a one for the bias."""
    found = rows([told[n] for n in one], [told[n] for n in other], cosines)
    return np.concatenate([found, np.ones((len(found), 1))], axis=1)


@dataclass(frozen=True)
class Strangers:
    """Features of pairs from different articles [pairs, 8 and a one]: some to learn from, and all
    whose first statement is of the other half; and how many statements that half has."""

    learnt: np.ndarray
    held_out: np.ndarray
    statements: int


def strangers(folder: Path, reader: Reader, vectors: SentenceVectors) -> Strangers:
    rng = random.Random(SEED)
    paths = rng.sample(sorted(folder.glob("*")), ARTICLES)
    found = (d for path in paths for d in documents(str(path), settings=Settings()))
    told = [s for d in found if isinstance(d, Document) for s in standing(reader.read(d))]
    learns = np.array([rng.random() < 0.5 for _ in told])
    known = vectors.of([s.text for s in told])
    one, other, cosines = pairs_above(np.triu(known @ known.T, 1), LEAST_MEANING)
    home = np.array([s.ref.document for s in told])
    apart = (home[one] != home[other]) & (cosines < DOUBLE)
    one, other, cosines = one[apart], other[apart], cosines[apart]
    features = _features(told, one, other, cosines)
    there = np.flatnonzero(learns[one])
    drawn = rng.sample(there.tolist(), min(STRANGERS, len(there)))
    return Strangers(features[drawn], features[~learns[one]], int((~learns).sum()))


def fitted(lessons: list[Lesson], apart: np.ndarray) -> np.ndarray:
    """Weights and bias of a logistic regression, by Newton's method."""
    x = np.concatenate([*(one.features[one.known] for one in lessons), apart])
    y = np.concatenate([*(one.same[one.known] for one in lessons), np.zeros(len(apart))])
    each = np.concatenate([np.ones(len(y) - len(apart)), np.full(len(apart), WEIGHT)])
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [1e-6])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (each * (p - y)) + ridge @ weights
        curve = (x * (each * p * (1 - p))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(curve, gradient)
    return weights


def b_cubed(one: Lesson, weights: np.ndarray) -> float:
    scores = 1 / (1 + np.exp(-one.features @ weights))
    known = np.zeros((len(one.refs), len(one.refs)))
    known[tuple(one.pairs)] = known[tuple(one.pairs[::-1])] = scores
    pairs = Pairs.of(*one.pairs, scores)
    kept = pairs.only(pairs.score >= WORTH_KEEPING)
    groups = clusters(Likeness(kept, lambda a, b: known[a, b]))
    cluster = {one.refs[place]: n for n, group in enumerate(groups) for place in group}
    rows = [(claim, cluster.get(ref, str(ref))) for ref, claim in one.claims.items()]
    rest = [(str(ref), n) for ref, n in cluster.items() if ref not in one.claims]
    gold, both = Counter(g for g, _ in rows), Counter(rows)
    read = Counter(f for _, f in [*rows, *rest])
    precision = sum(both[row] / read[row[1]] for row in rows) / len(rows)
    recall = sum(both[row] / gold[row[0]] for row in rows) / len(rows)
    return 2 * precision * recall / (precision + recall)


def main(data: str, *paths: str) -> None:
    reader, vectors = Reader.open(), SentenceVectors.open()
    others = strangers(Path(data) / "polnear" / "dev" / "text", reader, vectors)
    lessons = [lesson(Path(path), reader, vectors) for path in paths]
    for shift in SHIFTS:
        scores = []
        for left_out in lessons:
            weights = fitted([one for one in lessons if one is not left_out], others.learnt)
            weights[-1] += shift
            scores.append(b_cubed(left_out, weights))
        whole = fitted(lessons, others.learnt)
        whole[-1] += shift
        wrong = 1000 * float((others.held_out @ whole >= 0).sum()) / others.statements
        each = " ".join(f"{one.name} {s:.3f}" for one, s in zip(lessons, scores, strict=True))
        print(f"shift {shift}: {np.mean(scores):.3f} ({each}); strangers joined {wrong:.0f}")
        print(f"    weights {whole.round(2).tolist()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
