"""How probable it is that an attribution is found right: the tagger's probabilities, calibrated.

A logistic regression over the log-odds of the parts' probabilities, fitted on the dev split (see
training/calibrate.py), with a term for each part that is missing.
"""

import math
from collections.abc import Mapping

from sayso.records import Attribution, Chance

LEAST = 1e-3  # nearer to 0 or 1 a probability says no more


def score(attribution: Attribution, weights: Mapping[str, float]) -> float | None:
    """The probability that this attribution and those around it are found right: source, cue and
    contents each half overlap what a person would mark, and belong together. None where a rule
    found it; what a rule found around it, such as a transcript's turn, is taken as it stands."""
    if attribution.chance is None:
        return None
    total = 1.0
    for link in attribution.chain():
        if link.chance is not None:
            total *= _logistic(sum(weights[k] * v for k, v in features(link.chance).items()))
    return round(total, 3)


def features(chance: Chance) -> dict[str, float]:
    """What the regression looks at, by the name of its weight."""
    parts = {
        "source": chance.source,
        "cue": chance.cue,
        "content": chance.content,
        "to_source": chance.to_source,
        "to_cue": chance.to_cue,
    }
    found = {k: _log_odds(v) for k, v in parts.items() if v is not None}
    missing = {f"no_{k}": float(parts[k] is None) for k in ("source", "cue")}
    return dict.fromkeys(parts, 0.0) | found | missing | {"always": 1.0}


def _log_odds(probability: float) -> float:
    held = min(max(probability, LEAST), 1 - LEAST)
    return math.log(held / (1 - held))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
