"""Right, gold and predicted counts, and what follows from them."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass
class Counts:
    gold: int = 0
    predicted: int = 0
    right: int = 0

    def add(self, gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> None:
        gold, predicted = set(gold), set(predicted)
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.right += len(gold & predicted)

    def report(self) -> dict[str, float | int]:
        """Percent to two places, and the counts."""
        precision = 100 * self.right / self.predicted if self.predicted else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        both = self.gold + self.predicted
        f1 = 200 * self.right / both if both else 0.0
        return {
            "precision": round(precision, 2),
            "recall": round(recall, 2),
            "f1": round(f1, 2),
            "gold": self.gold,
            "predicted": self.predicted,
            "right": self.right,
        }
