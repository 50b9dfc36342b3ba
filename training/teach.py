"""What a shipped model gives for the training windows and for unlabelled ones (unlabelled.py), for
a smaller one to learn from.

    python -m training.teach MODEL DATA OUT
    e.g. packages/sayso-model-large/src/sayso_model_large data runs/lessons

MODEL is its folder. Both must cut words into the same sub-words, whatever their numbers. Writes
OUT/taught.safetensors: `scores` [sub-words, labels of the three layers] of all windows, one window
after another, as float16, and the two layers' `transitions`.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from sayso.models import open_model
from training.batches import prepared
from training.prepare import Example
from training.unlabelled import unlabelled


class Taught:
    """The file that `main` writes, some windows at a time."""

    def __init__(self, path: Path, windows: list[Example]) -> None:
        kept = load_file(path)
        self._scores = kept["scores"]
        self.transitions = kept["transitions"]
        self._starts = torch.tensor([0, *(len(e.ids) for e in windows)]).cumsum(0)
        if int(self._starts[-1]) != len(self._scores):
            raise SystemExit(f"{path} was made of other windows")

    def batch(self, some: list[int]) -> torch.Tensor:
        """Scores of the sub-words of these windows: [windows, places, labels of all layers]."""
        rows = [self._scores[slice(*self._starts[i : i + 2])].float() for i in some]
        return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)


def lesson_windows(data: Path, config: dict) -> list[Example]:
    """The windows that are taught, in order: the labelled ones, then the unlabelled."""
    return prepared(data / "polnear" / "train", config) + unlabelled(data, config)


def main(model: str, data: str, out: str) -> None:
    teacher = open_model(folder=Path(model))
    card = json.loads((Path(model) / "model.json").read_text("utf-8"))
    windows = lesson_windows(Path(data), card["config"])
    once = {e.ids.tobytes(): e for e in windows}  # an article has several annotators
    given = {}
    read = teacher.run((e.ids, e.shapes) for e in once.values())
    for done, (ids, found) in enumerate(zip(once, read, strict=True)):
        three = (found.labels, found.inner, found.entities)
        given[ids] = torch.cat([torch.from_numpy(s) for s in three], -1).half()
        if done % 100 == 0:
            print(done, len(once), flush=True)
    Path(out).mkdir(parents=True, exist_ok=True)
    kept = {
        "scores": torch.cat([given[e.ids.tobytes()] for e in windows]),
        "transitions": torch.from_numpy(np.stack([teacher.transitions, teacher.inner_transitions])),
    }
    save_file(kept, Path(out) / "taught.safetensors")


if __name__ == "__main__":
    main(*sys.argv[1:4])
