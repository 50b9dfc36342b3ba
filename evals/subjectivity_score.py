"""Score report against opinion on sentences labelled OBJ or SUBJ (CheckThat! task 2).

    python evals/subjectivity_score.py FILE.tsv

Prints JSON: macro-F1 over both labels, that of always saying the more frequent one, the counts.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.attribute.tagger import tag
from sayso.models import Model, open_model
from sayso.qualify import WordScores
from sayso.qualify.voice import stance
from sayso.qualify.words import words_of
from sayso.quotation import quotations
from sayso.records import Kind, Span
from sayso.segment import segment


def sentences(path: Path) -> Iterator[tuple[str, bool]]:
    """Each sentence, and whether it is labelled subjective."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["sentence"], row["label"] == "SUBJ"


def is_opinion(text: str, model: Model) -> bool:
    whole = (Span(0, len(text)),)
    passages = segment(text)
    tags = tag(text, passages, quotations(text, passages), model=model)
    scores = WordScores(tags.words, tags.judging, tags.aspects, model.opinion, model.aspect)
    leaning = scores.leaning(whole)
    return stance(text, words_of(text, whole), whole, leaning).kind is Kind.OPINION


def macro_f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """Mean of both labels' F1, in percent, from (gold, guess)."""
    n = Counter(pairs)
    wrong = n[True, False] + n[False, True]
    scores = [2 * n[v, v] / (2 * n[v, v] + wrong) if n[v, v] else 0.0 for v in (True, False)]
    return round(50 * sum(scores), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", type=Path, help="a model's folder; default: the shipped one")
    asked = parser.parse_args()
    model = open_model(folder=asked.model)
    pairs = [(gold, is_opinion(text, model)) for text, gold in sentences(asked.file)]
    subjective = sum(gold for gold, _ in pairs)
    majority = 2 * subjective > len(pairs)
    report = {
        "macro_f1": macro_f1(pairs),
        "majority_macro_f1": macro_f1((gold, majority) for gold, _ in pairs),
        "sentences": len(pairs),
        "subjective": subjective,
        "read_as_opinion": sum(guess for _, guess in pairs),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
