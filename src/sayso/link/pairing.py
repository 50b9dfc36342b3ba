"""Do two statements make one claim? A probability with its reason, for or against.

Whether they agree is not asked here: who denies a claim speaks of it too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.features import Floats, Shared

SAME = 0.5  # from here on two statements belong to one claim
LEAST_MEANING = 0.3  # cosine below which two statements are not compared at all
WORTH_READING = 0.1  # probability by features below which two are not read beside each other
WORTH_ASKING = 0.02  # the same for two that others join
MOST_READ = 40  # pairs of one statement that are read: a list of like lines must not cost hours
SUREST = 0.999  # by features


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a logistic model over rows of features. Fitted by training/link_weights.py on the tune
    halves of the affairs in evals/gold/affairs and on labelled pairs of real articles of which the
    vectors have not learnt."""

    bias: float = -6.77
    shared: tuple[float, ...] = (7.78, 0.14, 1.13, -0.2, 3.55, 0.76, 0.92, 0.91)


@dataclass(frozen=True, slots=True)
class Judging:
    """Of a logistic model over the log-odds by features and the score of reading both beside each
    other. Fitted by training/link_weights.py for an earlier network; fitted anew they put pairs in
    no better order (training/LOG.md).

    The bias trades misses against errors. Of the counted pairs in evals/gold/claim-pairs.tsv (those
    of PolNeAR's dev split; those of FNC-1's rumours), of a hundred that are joined so many make one
    claim, and of a hundred that do so many are joined: at 0.85 68 and 49, 75 and 78; at 0.55 70 and
    44, 78 and 75; at 0.95 65 and 50, 74 and 79."""

    bias: float = 0.85
    features: float = 0.86
    same: float = 0.71


WEIGHTS, JUDGING = Weights(), Judging()


def probabilities(rows: Floats, weights: Weights = WEIGHTS) -> Floats:
    """That both of a pair speak of the same, for rows of features [pairs, 8]."""
    return _probable(weights.bias + rows @ np.array(weights.shared))


def judged(probable: Floats, same: NDArray[np.float32], weights: Judging = JUDGING) -> Floats:
    """The same where both were read beside each other too: `probable` by features, `same` the
    score of reading them, [pairs] each."""
    known = np.clip(probable, 1 - SUREST, SUREST)
    odds = np.log(known / (1 - known))
    return _probable(weights.bias + weights.features * odds + weights.same * same)


def _probable(total: Floats) -> Floats:
    found: Floats = np.round(1.0 / (1.0 + np.exp(-total)), 4)
    return found


def reason(shared: Shared) -> str:
    """In words what speaks for and against."""
    parts = [
        f"meaning alike to {shared.meaning:.0%}",
        f"{shared.words:.0%} of the shorter one’s words shared",
    ]
    if shared.people or shared.things:
        parts.append("both count the same")
    if shared.lead:
        parts.append("headline and first sentence")
    if shared.equal:
        parts.append("both give the same number")
    return ", ".join(parts)
