"""Fit the weights by which two statements are taken to speak of the same (link/pairing.py).

    python -m training.link_weights DATA GOLD...
    e.g. data evals/gold/affairs/{convoy,dam,strike}.json

Learns from all pairs of statements of one affair whose vectors are near enough, those of the
tune halves' claims as positives; the score half's statements are left out. Prints, for each shift
of the bias, the B-cubed F1 on each affair when it was left out of the fit, and the weights from all
of them.

An affair's statements differ more than those of real news on one topic, so pairs that look alike
from different articles of PolNeAR's train split are learnt from too, as pairs of no one claim.
Nobody checked them; those nearer than DOUBLE may be, and are left out. The share of them that is
joined is printed beside the F1.
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
from sayso.link.clusters import clusters
from sayso.link.features import shared
from sayso.link.pairing import LEAST_MEANING, WORTH_KEEPING
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.records import Document, Feature, Ref
from sayso.settings import Settings

LEAST_COSINE = 0.25  # pairs further apart are not learnt from
RIDGE = 0.3  # penalty on the squares of the weights, the bias apart
STEPS = 50  # of Newton's method
ARTICLES = 90  # of PolNeAR's that strangers come from
STRANGERS = 2000  # pairs of them
ALIKE = 0.6  # cosine and share of words together from which a pair looks alike
DOUBLE = 0.85  # cosine from which two articles may tell the same
WEIGHT = 0.1  # of a stranger beside a pair of an affair
SEED = 5
SHIFTS = (1.2, 1.6, 2.0, 2.4, 2.8)


@dataclass(frozen=True)
class Lesson:
    """The pairs of an affair: which statements, their features [pairs, 5 and a one], whether
    both are of one claim; and the claim of each statement that is in the gold."""

    name: str
    refs: list[tuple[Ref, Ref]]
    features: np.ndarray
    same: np.ndarray
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
    return _pairs(affair.name, told, vectors.of([s.text for s in told]), halves["tune"])


def _pairs(name: str, told: list[Standing], vectors: np.ndarray, claims: dict[Ref, str]) -> Lesson:
    cosines = vectors @ vectors.T
    refs, rows, same = [], [], []
    for i, j in zip(*np.nonzero(np.triu(cosines >= LEAST_COSINE, 1)), strict=True):
        a, b = sorted((told[i], told[j]), key=lambda s: s.ref)
        refs.append((a.ref, b.ref))
        rows.append([*shared(a, b, float(cosines[i, j])).row(), 1.0])
        same.append(a.ref in claims and claims[a.ref] == claims.get(b.ref))
    return Lesson(name, refs, np.array(rows), np.array(same, dtype=float), claims)


def strangers(folder: Path, reader: Reader, vectors: SentenceVectors) -> np.ndarray:
    """Features of pairs that look alike from different articles."""
    rng = random.Random(SEED)
    paths = rng.sample(sorted(folder.glob("*")), ARTICLES)
    found = (d for path in paths for d in documents(str(path), settings=Settings()))
    told = [s for d in found if isinstance(d, Document) for s in standing(reader.read(d))]
    cosines = (lambda v: v @ v.T)(vectors.of([s.text for s in told]))
    rows = []
    for i, j in zip(*np.nonzero(np.triu(cosines >= LEAST_MEANING, 1)), strict=True):
        if told[i].ref.document != told[j].ref.document and cosines[i, j] < DOUBLE:
            row = shared(told[i], told[j], float(cosines[i, j])).row()
            if row[0] + row[1] >= ALIKE:
                rows.append([*row, 1.0])
    return np.array(rng.sample(rows, min(STRANGERS, len(rows))))


def fitted(lessons: list[Lesson], apart: np.ndarray) -> np.ndarray:
    """Weights and bias of a logistic regression, by Newton's method."""
    x = np.concatenate([*(one.features for one in lessons), apart])
    y = np.concatenate([*(one.same for one in lessons), np.zeros(len(apart))])
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
    known = {pair: float(score) for pair, score in zip(one.refs, scores, strict=True)}
    kept = {p: Feature(s, "") for p, s in sorted(known.items()) if s >= WORTH_KEEPING}
    groups = clusters(kept, lambda a, b: known.get((min(a, b), max(a, b)), 0.0))
    cluster = {ref: n for n, group in enumerate(groups) for ref in group}
    rows = [(claim, cluster.get(ref, str(ref))) for ref, claim in one.claims.items()]
    rest = [(str(ref), n) for ref, n in cluster.items() if ref not in one.claims]
    gold, both = Counter(g for g, _ in rows), Counter(rows)
    read = Counter(f for _, f in [*rows, *rest])
    precision = sum(both[row] / read[row[1]] for row in rows) / len(rows)
    recall = sum(both[row] / gold[row[0]] for row in rows) / len(rows)
    return 2 * precision * recall / (precision + recall)


def main(data: str, *paths: str) -> None:
    reader, vectors = Reader.open(), SentenceVectors.open()
    apart = strangers(Path(data) / "polnear" / "train" / "text", reader, vectors)
    lessons = [lesson(Path(path), reader, vectors) for path in paths]
    for shift in SHIFTS:
        scores = []
        for left_out in lessons:
            weights = fitted([one for one in lessons if one is not left_out], apart)
            weights[-1] += shift
            scores.append(b_cubed(left_out, weights))
        whole = fitted(lessons, apart)
        whole[-1] += shift
        wrong = float((apart @ whole >= 0).mean())
        each = " ".join(f"{one.name} {s:.3f}" for one, s in zip(lessons, scores, strict=True))
        print(f"shift {shift}: {np.mean(scores):.3f} ({each}); strangers joined {wrong:.3f}")
        print(f"    weights {whole.round(2).tolist()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
