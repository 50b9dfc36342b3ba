"""How far two annotators agree on which pairs of statements make one claim, on those both labelled.

    python evals/agreement_pairs.py

Needs no text. Prints JSON: accuracy and Cohen's kappa over same, related and different, and of
"same" the F1.
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


def main() -> None:
    print(json.dumps(compared(), indent=1))


if __name__ == "__main__":
    main()
