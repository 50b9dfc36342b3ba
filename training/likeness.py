"""Teach sentence vectors which texts speak of the same, not only which are about the same.

    python -m training.likeness CONFIG DATA RUN
    e.g. training/configs/likeness.toml data runs/vectors

Each text is to be nearer to the other of its lesson than to every text of the batch that is of
another group (InfoNCE, van den Oord et al. 2018), word embeddings frozen. Writes
RUN/model.safetensors, and to RUN/log.jsonl the loss and the average precision on FNC-1's held-out
rumours: of all pairs of headlines, in order of cosine, those of one rumour. A stopped run goes on
from RUN/last.pt, which is never shipped.
"""

import json
import random
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from evals.claim_pairs import average_precision
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

from sayso.models import plain_tokenizer
from training.likeness_data import Draw, Lesson, draws, headlines
from training.pairs_network import TextVector
from training.start import special_ids, start_folder
from training.train import halves_are_faster


class Texts:
    """Texts in, vectors of unit length out, [texts, width]."""

    def __init__(self, config: dict) -> None:
        self.network = TextVector(config)
        self._tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
        self._special, self._longest = special_ids(self._tokenizer), config["longest"]
        self._halves = halves_are_faster()

    def of(self, texts: list[str]) -> torch.Tensor:
        encoder = self.network.encoder
        ids, mask = self._ids(texts)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._halves):
            hidden = encoder.run(encoder.embed(ids), encoder.bias(mask)).float()
        return F.normalize((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)

    def _ids(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
        rows = []
        for text in texts:
            inner = self._tokenizer.encode(text, add_special_tokens=False).ids
            ends = self._special["beginning"], self._special["separator"]
            rows.append([ends[0], *inner[: self._longest - 2], ends[1]])
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        mask = torch.zeros(ids.shape)
        for n, row in enumerate(rows):
            ids[n, : len(row)], mask[n, : len(row)] = torch.tensor(row), 1.0
        return ids, mask


def loss(texts: Texts, lessons: list[Lesson], scale: float) -> torch.Tensor:
    """Cross entropy of finding each lesson's other text among all that may be wrong."""
    strange = [one.strange for one in lessons if one.strange is not None]
    whole = [*(one.one for one in lessons), *(one.other for one in lessons), *strange]
    vectors = texts.of(whole)
    ours, others, rest = vectors.split([len(lessons), len(lessons), len(strange)])
    scores = scale * ours @ torch.cat([others, ours, rest]).T
    return F.cross_entropy(scores + _shut(lessons, len(strange)), torch.arange(len(lessons)))


def _shut(lessons: list[Lesson], strange: int) -> torch.Tensor:
    """What takes texts of a lesson's own group, and itself, out of those that may be wrong."""
    groups = [one.group for one in lessons]
    same = torch.tensor([[a == b for b in groups] for a in groups])
    others = (same & ~torch.eye(len(groups), dtype=torch.bool)).float()
    return -1e4 * torch.cat([others, same.float(), torch.zeros(len(groups), strange)], dim=1)


def precision(texts: Texts, held_out: list[tuple[str, str]]) -> float:
    """Average precision of pairs of headlines by cosine; each row a rumour and a headline."""
    texts.network.eval()
    with torch.no_grad():
        parts = [held_out[at : at + 64] for at in range(0, len(held_out), 64)]
        vectors = torch.cat([texts.of([text for _, text in part]) for part in parts]).numpy()
    texts.network.train()
    i, j = np.triu_indices(len(held_out), 1)
    same = np.array([held_out[a][0] == held_out[b][0] for a, b in zip(i, j, strict=True)])
    return average_precision((vectors @ vectors.T)[i, j], same)


def drawn(by_name: dict[str, Draw], config: dict, rng: random.Random) -> list[Lesson]:
    names = rng.choices(list(config["shares"]), list(config["shares"].values()), k=config["batch"])
    return [by_name[name](rng) for name in names]


def rate(step: int, config: dict) -> float:
    """Up to the peak, then down to a twentieth of it."""
    rising, falling = step / config["warm_up"], 1 - step / config["steps"]
    return config["learning_rate"] * min(1.0, rising) * max(0.05, falling)


def main(config_path: str, data: str, run: str) -> None:
    config = tomllib.loads(Path(config_path).read_text())
    folder = Path(run)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    by_name = draws(Path(data), config["articles"], config["seed"])
    rumours = headlines(Path(data) / "relation")
    held_out = [(name, text) for name, some, held in rumours if held for text in some]
    texts = Texts(config)
    texts.network.encoder.words.requires_grad_(False)
    weights = [p for p in texts.network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, weight_decay=0.01)
    first = _resumed(folder / "last.pt", texts.network, optimiser, rng)
    log, start, total = (folder / "log.jsonl").open("a"), time.time(), 0.0
    if first == 0:
        row = {"step": 0, "average precision": round(precision(texts, held_out), 4)}
        print(json.dumps(row), file=log, flush=True)
    texts.network.train()
    for step in range(first + 1, config["steps"] + 1):
        for group in optimiser.param_groups:
            group["lr"] = rate(step, config)
        found = loss(texts, drawn(by_name, config, rng), config["scale"])
        optimiser.zero_grad()
        found.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        total += found.item()
        if step % config["check"] == 0 or step == config["steps"]:
            row = {
                "step": step,
                "loss": round(total / config["check"], 4),
                "average precision": round(precision(texts, held_out), 4),
                "seconds": round(time.time() - start),
            }
            print(json.dumps(row), file=log, flush=True)
            total = 0.0
            _save(folder, step, texts.network, optimiser, rng, config)


def _save(folder: Path, step: int, network, optimiser, rng, config: dict) -> None:
    save_file(network.state_dict(), folder / "model.safetensors", {"config": json.dumps(config)})
    state = {"step": step, "network": network.state_dict(), "optimiser": optimiser.state_dict()}
    torch.save({**state, "rng": rng.getstate()}, folder / "last.pt")


def _resumed(path: Path, network, optimiser, rng) -> int:
    """The step that a stopped run had reached."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=False)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    rng.setstate(state["rng"])
    return state["step"]


if __name__ == "__main__":
    main(*sys.argv[1:4])
