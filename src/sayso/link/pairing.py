"""Do two statements speak of the same? A probability with its reason, for or against.

Whether they agree is not asked here: who denies a claim speaks of it too.
"""

import math
from dataclasses import dataclass

from sayso.link.features import NO_WORD, Shared
from sayso.records import Feature

SAME = 0.5  # from here on two statements belong to one claim
WORTH_ASKING = 0.15  # below, no classifier is asked
LEAST_MEANING = 0.35  # cosine below which two statements are not compared at all


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a logistic model over `Shared`, and over what the classifier says: the greater of
    entailment and contradiction, for both are of the same. Fitted by training/link_weights.py."""

    bias: float = -7.5
    shared: tuple[float, ...] = (9.0, 3.0, 1.5, -1.5, 1.0, 0.6)
    related: float = 2.0


WEIGHTS = Weights()


def same(shared: Shared, related: float | None, weights: Weights = WEIGHTS) -> Feature:
    """How probable it is that both speak of the same, and why.

    `related`: the probability that one entails or contradicts the other; None where nobody asked.
    """
    total = weights.bias + sum(w * x for w, x in zip(weights.shared, shared.row(), strict=True))
    if related is not None:
        total += weights.related * (related - NO_WORD)
    score = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    return Feature(round(score, 4), reason(shared, related))


def reason(shared: Shared, related: float | None) -> str:
    """In words what speaks for and against."""
    parts = [f"meaning {shared.meaning:.2f}", f"{shared.words:.0%} of the words"]
    if shared.strangers:
        parts.append("other names")
    elif shared.names:
        parts.append(f"{shared.names:.0%} of the names")
    if shared.counted != NO_WORD:
        parts.append("count the same" if shared.counted else "count other things")
    if shared.days != NO_WORD:
        parts.append("same day" if shared.days else "other days")
    if related is not None:
        parts.append(f"one follows from or denies the other {related:.2f}")
    return ", ".join(parts)
