"""How far two annotators agree on which pairs of statements make one claim, and on whose sides they
are, on those both labelled.

    python evals/agreement_pairs.py

Needs no text. Prints JSON: accuracy and Cohen's kappa over same, related and different, and of
"same" the F1; the same of sides, over one side, opposite sides and neither.
"""

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.agreement_reading import Values, kappa
from evals.claim_pairs import GOLD, Same, claim_pairs
from evals.counts import Counts
from evals.reading_score import agreement

SECOND = GOLD.with_name("claim-pairs-second.tsv")
SIDES_SECOND = GOLD.with_name("claim-sides-second.tsv")


def compared(first: Path = GOLD, second: Path = SECOND) -> dict:
    """Counts over all pairs of `second`; KeyError where `first` lacks one."""
    gold = {(pair.one, pair.other): pair.relation for pair in claim_pairs(first)}
    both = [(gold[pair.one, pair.other], pair.relation) for pair in claim_pairs(second)]
    values: Values = Counter((str(a), str(b)) for a, b in both)
    same = Counts()
    for n, (one, other) in enumerate(both):
        same.add({n} if one is Same.SAME else set(), {n} if other is Same.SAME else set())
    whole = agreement(values)["accuracy"]
    return {
        "pairs": len(both),
        "accuracy": whole,
        "kappa": kappa(values),
        "same": same.report(),
    }


def of_sides(first: Path = GOLD, second: Path = SIDES_SECOND) -> dict:
    """The same of sides; pairs that the first annotator did not take for one claim are in
    neither."""
    gold = {(pair.one, pair.other): pair.opposed for pair in claim_pairs(first)}
    both = [(gold[pair.one, pair.other], pair.opposed) for pair in claim_pairs(second)]
    values: Values = Counter((str(a), str(b)) for a, b in both)
    opposite = Counts()
    for n, (one, other) in enumerate(both):
        opposite.add({n} if one else set(), {n} if other else set())
    return {
        "pairs": len(both),
        "accuracy": agreement(values)["accuracy"],
        "kappa": kappa(values),
        "opposite": opposite.report(),
    }


def main() -> None:
    print(json.dumps(compared() | {"sides": of_sides()}, indent=1))


if __name__ == "__main__":
    main()
