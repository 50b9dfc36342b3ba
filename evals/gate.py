"""Hold the floors of floors.json: score the reader on dev data, fail where a figure is below.

    python evals/gate.py DATA

Floors are the figures measured when they were set, less the noise named beside them. Lowering
one is explicit in the diff.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.affair_gold import load
from evals.affair_score import Found, comparison, score
from evals.claim_pairs import counted
from evals.claim_pairs import report as pairs_report
from evals.reading_score import tally
from evals.score import OUTSIDE, cofenet, reader, whole_attributions
from evals.short_score import tally as short_tally
from evals.speakers_gold import texts as marked_texts
from evals.speakers_score import score as speakers_report
from sayso.link.entailment import Entailment
from sayso.link.vectors import SentenceVectors
from sayso.models import Model, model_folder, open_model
from sayso.reading import Reader

FLOORS = Path(__file__).with_name("floors.json")
LARGE = Path(__file__).resolve().parents[1] / "packages/sayso-model-large/src/sayso_model_large"
FOLDERS = {"small": model_folder("small"), "large": LARGE}


# What of a reading score is held: the field and the figure of it.
READING = (
    ("statements", "f1"),
    ("chains", "recall"),
    ("sources", "precision"),
    ("sources", "recall"),
    ("source kind", "accuracy"),
    ("voice", "macro_f1"),
    ("polarity", "accuracy"),
    ("modality", "macro_f1"),
    ("aspect", "macro_f1"),
    ("evidence", "f1"),
    ("figures", "f1"),
    ("dates", "f1"),
    ("kind", "macro_f1"),
)
# What of the short gold.
SHORT = (
    ("aspect", "macro_f1"),
    ("modality", "macro_f1"),
    ("polarity", "macro_f1"),
    ("evidence", "f1"),
    ("inner", "f1"),
)
# What of the speakers of our own texts.
SPEAKERS = (
    ("named", "precision"),
    ("named", "recall"),
    ("pronouns", "recall"),
    ("descriptions", "recall"),
    ("b_cubed", "f1"),
)
# What of a comparison.
COMPARED = (
    ("claims", "precision"),
    ("claims", "recall"),
    ("claims", "f1"),
    ("stance", "accuracy"),
    ("origins", "exact"),
    ("figures", "conflicts found"),
)
# What of pairs of one claim.
PAIRS = (
    ("average precision", "judged"),
    ("joined", "precision"),
    ("joined", "recall"),
    ("opposite sides", "f1"),
)
AFFAIRS = ("convoy", "spill", "fever", "contract")
GOLD = Path(__file__).with_name("gold") / "affairs"
Figures = dict[str, dict[str, float]]


def measured(data: Path) -> Figures:
    """F1 of each part of each gold, by model; and what is held of readings by the default
    model, on the halves of their gold that nothing is tuned on."""
    found: Figures = {}
    for name, folder in FOLDERS.items():
        for gold, parts in tagged(data, open_model(folder=folder)).items():
            print(f"{name} {gold}", json.dumps(parts), flush=True)
            found[f"{name} {gold}"] = {part: row["f1"] for part, row in parts.items()}
    default = Reader(open_model())
    for name, fields, counts in (("reading", READING, tally), ("short", SHORT, short_tally)):
        report = counts(default, "score", data).report()
        found[name] = {f"{field} {figure}": report[field][figure] for field, figure in fields}
    texts = [told for told in marked_texts() if told.split == "score"]
    report = speakers_report(texts, default)
    found["speakers"] = {f"{field} {figure}": report[field][figure] for field, figure in SPEAKERS}
    opened = SentenceVectors.open(), Entailment.open()
    for split, some in counted(data, default):
        report, name = pairs_report(some, *opened), f"claim pairs {split}"
        print(name, json.dumps(report), flush=True)
        found[name] = {f"{field} {figure}": report[field][figure] for field, figure in PAIRS}
    for name in AFFAIRS:
        found[f"affair {name}"] = compared(name)
    return found


def compared(name: str) -> dict[str, float]:
    """What is held of the comparison of an affair, on the claims that nothing is tuned on."""
    affair = load(GOLD / f"{name}.json")
    report = score(Found(affair, comparison(affair, Reader(open_model()))), "score")
    print(f"affair {name}", json.dumps(report), flush=True)
    return {f"{field} {figure}": report[field][figure] for field, figure in COMPARED}


def tagged(data: Path, model: Model) -> dict[str, dict[str, dict]]:
    predict = reader(model)
    polnear = data / "polnear"
    return {
        "valid": cofenet(polnear / "cofenet_valid.jsonl", polnear / "dev" / "text", predict),
        "dev": whole_attributions(polnear / "dev", predict),
        "outside": whole_attributions(OUTSIDE, predict),
    }


def below(floors: Figures, figures: Figures) -> list[str]:
    """A line for each figure under its floor."""
    return [
        f"{gold} {part}: {figures[gold][part]} is below the floor {floor}"
        for gold, parts in floors.items()
        for part, floor in parts.items()
        if figures[gold][part] < floor
    ]


def main(data: str) -> int:
    floors = json.loads(FLOORS.read_text())["floors"]
    figures = measured(Path(data))
    for gold, parts in figures.items():
        for part, figure in parts.items():
            print(f"{gold:14}{part:20}{figure:6} floor {floors[gold].get(part, 'none')}")
    failed = below(floors, figures)
    print("\n".join(failed) or "eval: every figure holds its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
