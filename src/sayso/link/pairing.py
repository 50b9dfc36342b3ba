"""Do two statements speak of the same? A probability with its reason, for or against.

Whether they agree is not asked here: who denies a claim speaks of it too.
"""

from dataclasses import dataclass

import numpy as np

from sayso.link.features import Floats, Shared

SAME = 0.5  # from here on two statements belong to one claim
LEAST_MEANING = 0.3  # cosine below which two statements are not compared at all
WORTH_KEEPING = 0.25  # probability below which a pair is forgotten


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a logistic model over rows of features. Fitted by training/link_weights.py on the tune
    halves of the affairs in evals/gold/affairs and on pairs of other articles. The bias trades one
    for the other: at a bias of -7.38 B-cubed F1 0.84 (leaving an affair out) with 60 pairs of
    other articles joined for each 1,000 statements; at -7.78 0.81 with 32, at -6.98 0.84 with 122.
    Of the claims that more join on real news fewer hold together."""

    bias: float = -7.45
    shared: tuple[float, ...] = (11.12, -0.7, 1.46, -1.11, 5.27, 1.2, 1.47, 2.07)


WEIGHTS = Weights()


def probabilities(rows: Floats, weights: Weights = WEIGHTS) -> Floats:
    """That both of a pair speak of the same, for rows of features [pairs, 8]."""
    total = weights.bias + rows @ np.array(weights.shared)
    found: Floats = np.round(1.0 / (1.0 + np.exp(-total)), 4)
    return found


def reason(shared: Shared) -> str:
    """In words what speaks for and against."""
    parts = [f"meaning {shared.meaning:.2f}", f"{shared.words:.0%} of the words"]
    if shared.people or shared.things:
        parts.append("count the same")
    if shared.lead:
        parts.append("headline and lead")
    if shared.equal:
        parts.append("give the same number")
    return ", ".join(parts)
