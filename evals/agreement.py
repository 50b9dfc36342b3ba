"""How far two annotators agree: the second counted as if it were predicted, the first as gold.

    python evals/agreement.py DIR

DIR holds text/ and attributions/, each article with two annotators at least; the first two in
sorted order count. Prints JSON: exact raw-text spans per role, and `linked`, whole attributions.
"""

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.polnear import articles
from evals.score import Found, whole_attributions


def agreement(folder: Path) -> dict[str, dict]:
    """Counts per role and of whole attributions; ValueError where an article has one annotator."""
    second: dict[str, Found] = {}
    for name, group in groupby(articles(folder), key=lambda a: a.name):
        readings = list(group)
        if len(readings) == 1:
            raise ValueError(f"{name} has one annotator")
        second[readings[0].text] = Found(readings[1].spans(), readings[1].attributions)
    return whole_attributions(folder, second.__getitem__)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    print(json.dumps(agreement(parser.parse_args().folder), indent=1))


if __name__ == "__main__":
    main()
