"""Fit a model's calibration on the dev split and put it into FOLDER/model.json.

    python -m training.calibrate FOLDER DATA    e.g. src/sayso/data/models/small data/polnear

An attribution is right where source, cue and content each half overlap gold and belong together.
The reliability that is reported comes from folds: each article is judged by a fit that never saw
it. Runs in the ordinary environment, without torch.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.score import OUTSIDE, Predict, first_annotators, hits, reader

from sayso.attribute.sureness import features
from sayso.models import open_model
from sayso.records import Role

FOLDS = 6
BINS = 10
RIDGE = 1e-3  # penalty on squared weights, a sample
STEPS = 50  # of Newton's method


@dataclass(frozen=True)
class Judged:
    """Predictions of some articles: features [predictions, weights], whether each is right, the
    number of its article; and how many attributions a person marked."""

    names: list[str]
    rows: np.ndarray
    right: np.ndarray
    article: np.ndarray
    gold: int


def judged(folder: Path, predict: Predict) -> Judged:
    rows, right, article, gold = [], [], [], 0
    names: list[str] = []
    for n, marked in enumerate(first_annotators(folder)):
        found = predict(marked.text)
        wanted = [a for a in marked.attributions if a[Role.CONTENT]]
        gold += len(wanted)
        for chance, hit in zip(found.chances, hits(wanted, found.attributions), strict=True):
            if chance is not None:
                named = features(chance)
                names = list(named)
                rows.append(list(named.values()))
                right.append(hit)
                article.append(n)
    return Judged(names, np.array(rows), np.array(right), np.array(article), gold)


def fitted(rows: np.ndarray, right: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = ridge * len(rows) * np.eye(len(weights))
    for _ in range(STEPS):
        p = probabilities(rows, weights)
        slope = rows.T @ (p - right) + penalty @ weights
        weights -= np.linalg.solve((rows.T * (p * (1 - p))) @ rows + penalty, slope)
    return weights


def probabilities(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-rows @ weights))


def across_folds(data: Judged) -> np.ndarray:
    """Each prediction's probability by the fit on the other folds' articles."""
    found = np.zeros(len(data.rows))
    for fold in range(FOLDS):
        inside = data.article % FOLDS == fold
        weights = fitted(data.rows[~inside], data.right[~inside])
        found[inside] = probabilities(data.rows[inside], weights)
    return found


def reliability(scores: np.ndarray, right: np.ndarray) -> dict:
    """Expected calibration error over equal bins, and the curve: mean score and share right of
    each bin."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    curve = []
    error = 0.0
    for b in range(BINS):
        here = bins == b
        if here.any():
            mean, share = float(scores[here].mean()), float(right[here].mean())
            error += abs(mean - share) * float(here.mean())
            row = {"count": int(here.sum()), "score": round(mean, 3), "right": round(share, 3)}
            curve.append(row)
    return {"expected_calibration_error": round(error, 4), "curve": curve}


def trade(scores: np.ndarray, right: np.ndarray, gold: int) -> list[dict]:
    """Precision, recall and F1 of whole attributions at least scores from 0 to 0.9."""
    rows = []
    for least in np.arange(0, 1, 0.1):
        kept = scores >= least
        hit, said = int(right[kept].sum()), int(kept.sum())
        rows.append(
            {
                "min_score": round(float(least), 1),
                "precision": round(100 * hit / max(said, 1), 1),
                "recall": round(100 * hit / gold, 1),
                "f1": round(200 * hit / (gold + said), 1),
            }
        )
    return rows


def main(folder: str, data: str) -> None:
    path = Path(folder) / "model.json"
    predict = reader(open_model(folder=Path(folder)), min_score=0.0)
    dev = judged(Path(data) / "dev", predict)
    outside = judged(OUTSIDE, predict)
    weights = fitted(dev.rows, dev.right)
    scores = across_folds(dev)
    abroad = probabilities(outside.rows, weights)
    card = json.loads(path.read_text("utf-8"))
    card["calibration"] = dict(zip(dev.names, weights.round(4).tolist(), strict=True))
    card["reliability"] = {
        "dev": reliability(scores, dev.right) | {"trade": trade(scores, dev.right, dev.gold)},
        "outside": reliability(abroad, outside.right)
        | {"trade": trade(abroad, outside.right, outside.gold)},
    }
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(json.dumps({k: card[k] for k in ("calibration", "reliability")}, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:3])
