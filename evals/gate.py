"""Hold the floors of floors.json: score the reader on dev data, fail where a figure is below.

    python evals/gate.py DATA

Floors are the figures measured when they were set, less the noise named beside them. Lowering
one is explicit in the diff.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.score import OUTSIDE, cofenet, reader, whole_attributions
from sayso.models import open_model

FLOORS = Path(__file__).with_name("floors.json")


def measured(data: Path) -> dict[str, dict[str, dict]]:
    predict = reader(open_model())
    polnear = data / "polnear"
    return {
        "cofenet_valid": cofenet(
            polnear / "cofenet_valid.jsonl", polnear / "dev" / "text", predict
        ),
        "attributions_dev": whole_attributions(polnear / "dev", predict),
        "attributions_outside": whole_attributions(OUTSIDE, predict),
    }


def below(floors: dict, figures: dict) -> list[str]:
    """A line for each figure under its floor."""
    return [
        f"{gold} {part}: F1 {figures[gold][part]['f1']} is below the floor {floor}"
        for gold, parts in floors.items()
        for part, floor in parts.items()
        if figures[gold][part]["f1"] < floor
    ]


def main(data: str) -> int:
    floors = json.loads(FLOORS.read_text())["f1"]
    figures = measured(Path(data))
    for gold, parts in figures.items():
        for part, row in parts.items():
            floor = floors.get(gold, {}).get(part, "none")
            print(f"{gold:21}{part:9}{json.dumps(row)} floor {floor}")
    failed = below(floors, figures)
    print("\n".join(failed) or "eval: every figure holds its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
