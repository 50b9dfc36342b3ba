"""Let a tagger tell the aspect of statements: directions in one layer of its encoder become one
more output of the same pass, beside weights for what the rules find.

    python -m training.aspects FOLDER DATA    e.g. src/sayso/data/models/small data

A multinomial logistic regression over the facts that rules find in a statement
(`sayso.qualify.weighing`) and over the mean state of the words of each of its parts, on labelled
statements: those of evals/gold/short.tsv that are not only counted, and the tune half of
evals/gold/reading. The two part states from verdicts by rules of different length; a fact (FULLY)
tells them apart, and reading goes by the full rules. The layer is the one that does best
on held-out folds. Puts the output `aspects` into FOLDER/model.onnx, and the facts' weights into
FOLDER/model.json.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evals.reading_gold import gold_files, load, text_path
from evals.short_gold import short_gold, short_texts

from sayso.models import open_model
from sayso.qualify.certainty import certainty
from sayso.qualify.weighing import ALWAYS, ASPECTS, FULLY
from sayso.qualify.wordscores import PARTS, places_of
from sayso.records import Aspect, Span
from training.layers import Layers, put, write

FOLDS = 5
SHARE = 0.15  # of the states' spread: what they weigh beside facts; chosen on held-out folds
PENALTY = 5.0  # on the sum of squared weights; chosen so too
OFTEN = 5  # statements in which a fact must be found
RARE = 0.3  # power of an aspect's frequency that its score is divided by, for the rare ones' sake
TRIED = 4  # layers
OUTPUT = "aspects"


@dataclass(frozen=True)
class Statement:
    """The mean states of its parts [layers, PARTS * width], the facts, the aspect that a person
    gave and the one that rules give, as indices of ASPECTS; the fold that its text is in."""

    states: np.ndarray
    facts: tuple[str, ...]
    right: int
    by_rule: int
    fold: int


def labelled(data: Path) -> Iterator[tuple[str, bool, list[tuple]]]:
    """Each text, whether it is labelled by the full rules, and its (content, cues, aspect)."""
    texts = short_texts(data)
    for article in short_gold():
        if article.split != "score":
            yield (
                texts[article.digest],
                False,
                [(s.content, _whole([s.cue]), s.aspect) for s in article.statements],
            )
    for gold in map(load, gold_files()):
        if gold.split == "tune":
            text = text_path(gold, data).read_bytes().decode("utf-8")
            yield (
                text,
                True,
                [(s.content, _whole(k.cue for k in s.chain), s.aspect) for s in gold.statements],
            )


def _whole(cues: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    return tuple(cue[0].hull(cue[-1]) for cue in cues if cue)


def statements(layers: Layers, data: Path) -> Iterator[Statement]:
    for n, (text, fully, some) in enumerate(labelled(data)):
        words, states = layers.of(text)
        for content, cues, aspect in some:
            given = certainty(text, content, cues).weighing
            means = [_mean(states, places_of(words, part)) for part in given.parts]
            yield Statement(
                np.concatenate(means, 1).astype(np.float16),
                tuple(fact for fact in given.facts if fully or fact != FULLY),
                ASPECTS.index(aspect),
                ASPECTS.index(given.rule),
                n % FOLDS,
            )


def _mean(states: np.ndarray, places: list[int]) -> np.ndarray:
    """[layers, width] over some of [layers, words, width]; zero over none."""
    return states[:, places].mean(1) if places else np.zeros(states.shape[::2], np.float32)


def fitted(rows: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """[columns, aspects]: the weights of a multinomial logistic regression."""
    weights = torch.zeros(rows.shape[1], len(ASPECTS), requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        wrong = torch.nn.functional.cross_entropy(rows @ weights, right, reduction="sum")
        whole = wrong + PENALTY * (weights**2).sum()
        whole.backward()
        return whole

    steps.step(loss)
    return weights.detach()


def macro_f1(right: np.ndarray, found: np.ndarray) -> float:
    """Mean of the aspects' F1, in percent."""
    scores = []
    for n in range(len(ASPECTS)):
        both = int(((right == n) & (found == n)).sum())
        scores.append(2 * both / max(1, int((right == n).sum() + (found == n).sum())))
    return round(100 * sum(scores) / len(scores), 2)


def report(right: np.ndarray, found: np.ndarray) -> dict[str, float]:
    return {
        "accuracy": round(100 * float((right == found).mean()), 2),
        "macro_f1": macro_f1(right, found),
    }


@dataclass(frozen=True)
class Table:
    """All statements as columns: facts [statements, facts], right answers and folds."""

    some: list[Statement]
    names: list[str]
    facts: torch.Tensor
    right: torch.Tensor
    fold: torch.Tensor

    @classmethod
    def of(cls, some: list[Statement]) -> "Table":
        counts = Counter(fact for one in some for fact in one.facts)
        names = sorted(fact for fact, n in counts.items() if n >= OFTEN)
        at = {name: i for i, name in enumerate(names)}
        facts = torch.zeros(len(some), len(names))
        for row, one in enumerate(some):
            facts[row, [at[fact] for fact in one.facts if fact in at]] = 1
        right = torch.tensor([one.right for one in some])
        return cls(some, names, facts, right, torch.tensor([one.fold for one in some]))

    def rows(self, layer: int, spread: torch.Tensor) -> torch.Tensor:
        return torch.cat([self.facts, self.states(layer) / spread * SHARE], 1)

    def states(self, layer: int) -> torch.Tensor:
        return torch.from_numpy(np.stack([one.states[layer] for one in self.some])).float()

    def rarity(self) -> torch.Tensor:
        """[aspects]: what is taken from each score."""
        return RARE * torch.log(torch.bincount(self.right, minlength=len(ASPECTS)) / len(self.some))

    def held_out(self, layer: int) -> np.ndarray:
        """Each statement's aspect by a fit on other texts."""
        rows = self.rows(layer, self.states(layer).std(0) + 1e-6)
        found = torch.zeros(len(self.some), dtype=torch.long)
        for n in range(FOLDS):
            weights = fitted(rows[self.fold != n], self.right[self.fold != n])
            scores = rows[self.fold == n] @ weights - self.rarity()
            found[self.fold == n] = scores.argmax(1)
        return found.numpy()


def main(folder: str, data: str) -> None:
    path = Path(folder) / "model.onnx"
    layers = Layers(path, open_model(folder=Path(folder)), TRIED)
    table = Table.of(list(statements(layers, Path(data))))
    right = table.right.numpy()
    rules = report(right, np.array([one.by_rule for one in table.some]))
    print(len(table.some), "statements; rules alone", rules)
    tried = []
    for layer, name in enumerate(layers.names):
        tried.append(report(right, table.held_out(layer)))
        print(name, tried[-1], flush=True)
    layer = int(np.argmax([scores["macro_f1"] for scores in tried]))
    spread = table.states(layer).std(0) + 1e-6
    weights = fitted(table.rows(layer, spread), table.right)
    weights[table.names.index(ALWAYS)] -= table.rarity()
    split = len(table.names)
    width = (len(weights) - split) // len(PARTS)
    directions = (weights[split:] * SHARE / spread[:, None]).reshape(len(PARTS), width, -1)
    put(path, layers.names[layer], OUTPUT, directions.transpose(0, 1).reshape(width, -1).numpy())
    card = json.loads((Path(folder) / "model.json").read_text("utf-8"))
    card["aspect"] = {
        name: [round(v, 3) for v in weights[i].tolist()] for i, name in enumerate(table.names)
    }
    counts = Counter(str(ASPECTS[one.right]) for one in table.some)
    card["aspect_from"] = {
        "layer": layers.names[layer],
        "statements": len(table.some),
        "aspects": {str(a): counts[str(a)] for a in (None, *Aspect)},
        "rules_alone": rules,
        "held_out": tried[layer],
    }
    write(card, Path(folder))
    print(card["aspect_from"])


if __name__ == "__main__":
    main(*sys.argv[1:3])
