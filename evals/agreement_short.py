"""How far two annotators of the short gold agree, on the articles that both labelled.

    python evals/agreement_short.py [FIRST] [SECOND]

Needs no text. Prints JSON: accuracy, macro-F1 and Cohen's kappa of each label, F1 of the kinds of
evidence and of inner say-so (source and cue touch).
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.agreement_reading import Values, kappa
from evals.counts import Counts
from evals.reading_score import agreement
from evals.short_gold import SHORT, Inner, ShortStatement, short_gold
from evals.short_score import LABELS, touch

SECOND = SHORT.with_name("short-second.tsv")
Pair = tuple[ShortStatement, ShortStatement]


def compared(first: Path = SHORT, second: Path = SECOND) -> dict:
    """Counts over all statements of `second`; KeyError where `first` lacks one."""
    gold = {(a.digest, s.content): s for a in short_gold(first) for s in a.statements}
    pairs = [(gold[a.digest, s.content], s) for a in short_gold(second) for s in a.statements]
    found = {name: _label(name, pairs) for name in LABELS}
    evidence, inner = Counts(), Counts()
    for n, (one, two) in enumerate(pairs):
        evidence.add({(n, k) for k in one.evidence}, {(n, k) for k in two.evidence})
        inner.gold += len(one.inner)
        inner.predicted += len(two.inner)
        inner.right += sum(any(_same(a, b) for b in two.inner) for a in one.inner)
    return {"statements": len(pairs), **found} | {
        "evidence": evidence.report(),
        "inner": inner.report(),
    }


def _label(name: str, pairs: list[Pair]) -> dict:
    values: Values = Counter((str(getattr(a, name)), str(getattr(b, name))) for a, b in pairs)
    return agreement(values) | {"kappa": kappa(values)}


def _same(one: Inner, two: Inner) -> bool:
    return touch(one.cue, two.cue) and (one.source == two.source or touch(one.source, two.source))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("first", type=Path, nargs="?", default=SHORT)
    parser.add_argument("second", type=Path, nargs="?", default=SECOND)
    asked = parser.parse_args()
    print(json.dumps(compared(asked.first, asked.second), indent=1))


if __name__ == "__main__":
    main()
