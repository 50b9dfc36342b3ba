"""What becomes of labelled pairs when their articles are compared as a whole.

    python evals/claim_groups.py [--data DATA]

What comes in: as for claim_pairs.py. Each counted split's articles are compared as `sayso compare`
does it. Prints how many claims several articles share; of the pairs that make one claim how many
stand in one, and the other way round; and of those there whose sides are known, how many on
opposite sides are told so. Takes a minute or two.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.claim_pairs import Paired, counted
from evals.counts import Counts
from evals.reading_gold import DATA
from sayso.comparison import Comparison
from sayso.link.entailment import Entailment
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.reconciling import compare
from sayso.records import Ref, Stance

BOTH = {Stance.AFFIRMS, Stance.DENIES}


def report(found: Paired, comparison: Comparison) -> dict[str, Any]:
    """Counts over the labelled pairs, by the claims of the comparison."""
    claim = {one.ref: told for told in comparison.claims for one in told.said}
    pairs: list[tuple[Ref, Ref]] = [
        (a.ref, b.ref) for a, b in zip(found.ours, found.theirs, strict=True)
    ]
    together = {n for n, (a, b) in enumerate(pairs) if a in claim and claim[a] is claim.get(b)}
    joined, opposite = Counts(), Counts()
    joined.add({n for n, same in enumerate(found.same) if same}, together)
    known = {n for n in together if found.opposed[n] is not None}
    opposite.add(
        {n for n in known if found.opposed[n]},
        {n for n in known if {claim[pairs[n][0]].stances[ref] for ref in pairs[n]} == BOTH},
    )
    several = [told for told in comparison.claims if len(told.documents) > 1]
    return {
        "articles": len(comparison.readings),
        "lost": found.lost,
        "claims of several": len(several),
        "statements in them": sum(len(told.said) for told in several),
        "joined": joined.report(),
        "on opposite sides, of those joined": {"pairs": len(known), **opposite.report()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    meaning, judge = SentenceVectors.open(), Entailment.open()
    for split, found in counted(data, Reader.open()):
        whole = compare(found.readings.values(), meaning=meaning, judge=judge)
        print(json.dumps({split: report(found, whole)}, indent=1))


if __name__ == "__main__":
    main()
