"""What a trained network gives for the training windows and for unlabelled ones (unlabelled.py),
for a smaller one to learn from.

    python -m training.teach RUN DATA OUT    e.g. runs/large data runs/taught

Writes OUT/taught.safetensors: for the sub-words of all windows, one window after another, `scores`
[sub-words, labels of the three layers] and `hidden` [sub-words, width], as float16. Both networks
must cut words into the same sub-words.
"""

import sys
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from training.batches import in_order, prepared, tensors
from training.network import load
from training.prepare import Example
from training.unlabelled import unlabelled


class Taught:
    """The file that `main` writes, a batch of windows at a time."""

    def __init__(self, path: Path, windows: list[Example]) -> None:
        with safe_open(path, "pt") as opened:
            self._scores = opened.get_tensor("scores")
            self._hidden = opened.get_tensor("hidden")
        lengths = torch.tensor([0, *(len(e.ids) for e in windows)])
        self._starts = lengths.cumsum(0)
        if int(self._starts[-1]) != len(self._scores):
            raise SystemExit(f"{path} was made of other windows")

    @property
    def width(self) -> int:
        return self._hidden.shape[1]

    def batch(self, some: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores and hidden vectors of these windows: [sub-words of all of them, ...]."""
        places = torch.cat([torch.arange(*self._starts[i : i + 2]) for i in some])
        return self._scores[places].float(), self._hidden[places].float()


def lesson_windows(data: Path, config: dict) -> list[Example]:
    """The windows that are taught, in order: the labelled ones, then the unlabelled."""
    return prepared(data / "polnear" / "train", config) + unlabelled(data, config)


def main(run: str, data: str, out: str) -> None:
    network, facts = load(Path(run))
    windows = lesson_windows(Path(data), facts["config"])
    scores: list[torch.Tensor] = [torch.empty(0)] * len(windows)
    hidden = list(scores)
    for done, some in enumerate(in_order(windows, 16)):
        ids, shapes, mask = tensors([windows[i] for i in some])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = network.states(network.below(ids, mask), shapes, mask)
            *three, _ = network.read_off(states)
        for row, i in enumerate(some):
            n = len(windows[i].ids)
            scores[i] = torch.cat([s[row, :n] for s in three], -1).half()
            hidden[i] = states[row, :n].half()
        if done % 50 == 0:
            print(done, flush=True)
    Path(out).mkdir(parents=True, exist_ok=True)
    kept = {"scores": torch.cat(scores), "hidden": torch.cat(hidden)}
    save_file(kept, Path(out) / "taught.safetensors")


if __name__ == "__main__":
    main(*sys.argv[1:4])
