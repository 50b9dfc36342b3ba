"""Score the pair classifier on the held-out parts of the relation sets.

    python evals/pairs_score.py DATA/relation

The model is opened as `sayso compare` opens it. A held-out pair is left out where one of its texts
stands in the part that was trained on (FNC-1's headlines do: `left out`). Where a set has no pair
of "neither", that answer is not open. Baselines: the most frequent answer, and the share of shared
words with the thresholds that are best on the training part. Prints JSON, a set a line.
"""

import json
import sys
from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.pairs_data import RELATIONS, Pair, overlap, pairs

from sayso.link.entailment import Entailment

STEPS = np.linspace(0.0, 1.0, 21)  # thresholds that the word-overlap baseline may take


def unseen(some: list[Pair]) -> list[Pair]:
    """Held-out pairs neither of whose texts was trained on."""
    trained = {text for p in some if p.part != "held-out" for text in (p.first, p.second)}
    held_out = (p for p in some if p.part == "held-out")
    return [p for p in held_out if p.first not in trained and p.second not in trained]


def scores(found: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    """Accuracy, and the mean of the F1 of each relation that the gold has."""
    f1 = []
    for label in np.unique(gold):
        both = int(((found == label) & (gold == label)).sum())
        f1.append(2 * both / max(1, int((found == label).sum() + (gold == label).sum())))
    return {
        "accuracy": round(100 * float((found == gold).mean()), 1),
        "macro_f1": round(100 * float(np.mean(f1)), 1),
    }


def by_overlap(train: list[Pair], test: list[Pair]) -> np.ndarray:
    """Few shared words: one relation; more: another; most: a third; the best on training."""
    shares = np.array([overlap(p) for p in train])
    gold = np.array([p.relation for p in train])
    labels = sorted(set(gold.tolist()))
    best = max(
        product(STEPS, STEPS, product(labels, repeat=3)),
        key=lambda option: float((_cut(shares, *option) == gold).mean()),
    )
    return _cut(np.array([overlap(p) for p in test]), *best)


def _cut(shares: np.ndarray, low: float, high: float, labels: tuple[int, ...]) -> np.ndarray:
    return np.where(shares < low, labels[0], np.where(shares < high, labels[1], labels[2]))


def main(folder: str) -> None:
    judge = Entailment.open()
    for name, some in pairs(Path(folder)).items():
        train = [p for p in some if p.part == "train"]
        test = unseen(some)
        gold = np.array([p.relation for p in test])
        open_ones = sorted({p.relation for p in some})
        found = judge.of([(p.first, p.second) for p in test])[:, open_ones]
        most = Counter(p.relation for p in train).most_common(1)[0][0]
        row = {
            "set": name,
            "pairs": len(test),
            "left out": sum(p.part == "held-out" for p in some) - len(test),
            "gold": {RELATIONS[r]: int((gold == r).sum()) for r in open_ones},
            "classifier": scores(np.array(open_ones)[found.argmax(axis=1)], gold),
            "majority": scores(np.full(len(gold), most), gold),
            "overlap": scores(by_overlap(train, test), gold),
        }
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
