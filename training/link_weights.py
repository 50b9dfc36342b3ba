"""Fit the weights by which two statements are taken to speak of the same (link/pairing.py).

    python -m training.link_weights DATA GOLD...
    e.g. data evals/gold/affairs/{convoy,dam,strike}.json

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
from sayso.link.clusters import clusters
from sayso.link.features import shared
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
    """The pairs of an affair: which statements, their features [pairs, 3 and a one], whether
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


@dataclass(frozen=True)
class Strangers:
    """Features of pairs from different articles [pairs, 3 and a one]: some to learn from, and all
    whose first statement is of the other half; and how many statements that half has."""

    learnt: np.ndarray
    held_out: np.ndarray
    statements: int


def strangers(folder: Path, reader: Reader, vectors: SentenceVectors) -> Strangers:
    rng = random.Random(SEED)
    paths = rng.sample(sorted(folder.glob("*")), ARTICLES)
    found = (d for path in paths for d in documents(str(path), settings=Settings()))
    told = [s for d in found if isinstance(d, Document) for s in standing(reader.read(d))]
    learns = [rng.random() < 0.5 for _ in told]
    cosines = (lambda v: np.triu(v @ v.T, 1))(vectors.of([s.text for s in told]))
    parts: dict[bool, list[list[float]]] = {True: [], False: []}
    for i, j in zip(*np.nonzero(cosines >= LEAST_MEANING), strict=True):
        if told[i].ref.document != told[j].ref.document and cosines[i, j] < DOUBLE:
            row = shared(told[i], told[j], float(cosines[i, j])).row()
            parts[learns[i]].append([*row, 1.0])
    learnt = rng.sample(parts[True], min(STRANGERS, len(parts[True])))
    return Strangers(np.array(learnt), np.array(parts[False]), learns.count(False))


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
    kept = {p: s for p, s in sorted(known.items()) if s >= WORTH_KEEPING}
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
