"""What a shipped model gives for the training windows and for unlabelled ones (unlabelled.py), for
a smaller one to learn from.

    python -m training.teach MODEL DATA CONFIG OUT
    e.g. packages/sayso-model-large/src/sayso_model_large data training/configs/small.toml lessons

MODEL is its folder, CONFIG that of the one to be taught: both must cut words into the same
sub-words. Writes OUT/taught.safetensors: `scores` [sub-words, labels of the three layers] of all
windows, one window after another, as float16, and the two layers' `transitions`.
"""

import sys
import tomllib
from pathlib import Path

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
    labelled = prepared(data / "polnear" / "train", config, config.get("openings", 0.0))
    return labelled + unlabelled(data, config)


def main(model: str, data: str, config: str, out: str) -> None:
    teacher = open_model(folder=Path(model))
    windows = lesson_windows(Path(data), tomllib.loads(Path(config).read_text()))
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
        "transitions": torch.tensor([teacher.transitions, teacher.inner_transitions]),
    }
    save_file(kept, Path(out) / "taught.safetensors")


if __name__ == "__main__":
    main(*sys.argv[1:5])
