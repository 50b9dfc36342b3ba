"""Let a tagger tell opinion from report: a direction in one layer of its encoder, along which
judging sentences lie, becomes one more output of the same pass.

    python -m training.opinion FOLDER DATA    e.g. src/sayso/data/models/small data

A logistic regression over the mean of a sentence's words in that layer, and over its weight by the
lexicon of judging words (`sayso.qualify.voice`), on sentences that are labelled: CheckThat! 2024
task 2, English, train, and the author's own in the tune half of evals/gold/reading. The layer is
the one that does best on held-out folds. Puts the output `judging` into
FOLDER/model.onnx, and the lexicon's weight and the bias into FOLDER/model.json.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.reading_gold import gold_files, load, text_path
from evals.subjectivity_score import macro_f1, sentences

from sayso.models import open_model
from sayso.qualify.voice import weight
from sayso.qualify.words import words_of
from sayso.records import Kind, Span
from training.calibrate import fitted, probabilities
from training.layers import Layers, put, write

FOLDS = 5
PENALTY = (
    0.3  # on squared weights, a sample; this and the bound were chosen on CheckThat's dev part
)
BOUND = 0.38  # of the probability, from which on it is an opinion
OUTPUT = "judging"


@dataclass(frozen=True)
class Judged:
    """A sentence: the mean of its words in each layer [layers, width], its weight by the lexicon,
    whether it is an opinion, and the text that it stands in."""

    means: np.ndarray
    lexicon: float
    opinion: bool
    text: str


def judged(
    layers: Layers, text: str, some: list[tuple[tuple[Span, ...], bool]]
) -> Iterator[Judged]:
    """The given contents of a text, each with whether it is an opinion."""
    words, states = layers.of(text)
    for content, opinion in some:
        inside = [i for i, w in enumerate(words) if any(c.contains(w) for c in content)]
        if inside:
            by_lexicon = weight(text, words_of(text, content), content)
            yield Judged(states[:, inside].mean(1), by_lexicon, opinion, text)


def labelled(layers: Layers, data: Path) -> Iterator[Judged]:
    """All that is learnt from."""
    for text, opinion in sentences(data / "subjectivity" / "checkthat2024_train_en.tsv"):
        yield from judged(layers, text, [((Span(0, len(text)),), opinion)])
    for gold in map(load, gold_files()):
        if gold.split == "tune":
            own = [(s.content, s.kind is Kind.OPINION) for s in gold.statements if s.kind]
            yield from judged(layers, text_path(gold, data).read_bytes().decode("utf-8"), own)


def rows(some: list[Judged], layer: int, scale: np.ndarray) -> np.ndarray:
    """[sentences, width + 2]: scaled states, the lexicon's weight, and 1."""
    states = np.stack([one.means[layer] for one in some]) / scale
    by_lexicon = np.array([[one.lexicon, 1.0] for one in some])
    return np.concatenate([states, by_lexicon], 1)


def held_out(given: np.ndarray, right: np.ndarray, fold: np.ndarray) -> float:
    """Macro-F1 of sentences, each judged by a fit on other texts."""
    found = np.zeros(len(right))
    for n in range(FOLDS):
        weights = fitted(given[fold != n], right[fold != n], PENALTY)
        found[fold == n] = probabilities(given[fold == n], weights)
    return macro_f1(zip(right.tolist(), (found >= BOUND).tolist(), strict=True))


def main(folder: str, data: str) -> None:
    path = Path(folder) / "model.onnx"
    layers = Layers(path, open_model(folder=Path(folder)))
    some = list(labelled(layers, Path(data)))
    right = np.array([one.opinion for one in some])
    fold = np.array(
        [int(hashlib.sha256(one.text.encode()).hexdigest(), 16) % FOLDS for one in some]
    )
    scales = [np.stack([s.means[n] for s in some]).std(0) + 1e-6 for n in range(len(layers.names))]
    tried = [held_out(rows(some, n, s), right, fold) for n, s in enumerate(scales)]
    for name, score in zip(layers.names, tried, strict=True):
        print(name, score)
    layer = int(np.argmax(tried))
    weights = fitted(rows(some, layer, scales[layer]), right, PENALTY)
    put(path, layers.names[layer], OUTPUT, weights[:-2] / scales[layer])
    card = json.loads((Path(folder) / "model.json").read_text("utf-8"))
    bias = weights[-1] - np.log(BOUND / (1 - BOUND))
    card["opinion"] = {"lexicon": round(float(weights[-2]), 4), "bias": round(float(bias), 4)}
    card["opinion_from"] = {
        "layer": layers.names[layer],
        "sentences": len(some),
        "opinions": int(right.sum()),
        "macro_f1_held_out": tried[layer],
    }
    write(card, Path(folder))
    print(card["opinion"], card["opinion_from"])


if __name__ == "__main__":
    main(*sys.argv[1:3])
