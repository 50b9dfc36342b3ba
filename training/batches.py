"""Windows in batches, as tensors."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from evals.polnear import articles
from torch import nn

from sayso.models import pieces_of, plain_tokenizer
from training.network import Network
from training.prepare import Example, examples, key
from training.start import special_ids, start_folder

SILVER = Path(__file__).parent / "silver"  # what silver.py writes


def tokenizing(config: dict) -> dict:
    """What windows are made with: `pieces` of words, ids of `beginning` and `separator`."""
    tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
    special = special_ids(tokenizer)
    unknown = special.pop("unknown")
    return {"pieces": lambda words: pieces_of(tokenizer, words, unknown), **special}


def prepared(folder: Path, config: dict, openings: float = 0.0) -> list[Example]:
    """The windows of a split's annotated articles, in order; `openings` as examples() takes it."""
    tools = tokenizing(config)
    labelled = json.loads((SILVER / f"{folder.name}.json").read_text())
    return [
        window
        for article in articles(folder)
        for window in examples(article, labelled[key(article)], openings=openings, **tools)
    ]


def batches(windows: list[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Batches of indices of windows of like length, in random order."""
    order = rng.sample(range(len(windows)), len(windows))
    pools = [order[i : i + size * 32] for i in range(0, len(order), size * 32)]
    found = []
    for pool in pools:
        pool.sort(key=lambda i: len(windows[i].ids))
        found += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def in_order(windows: list[Example], size: int) -> Iterator[list[int]]:
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    return (order[i : i + size] for i in range(0, len(order), size))


def tensors(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    length = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, e in enumerate(batch):
        n = len(e.ids)
        ids[i, :n], shapes[i, :n] = torch.from_numpy(e.ids), torch.from_numpy(e.shapes)
        mask[i, :n] = 1
    return ids, shapes, mask


class Below:
    """What the frozen part of the network gives for each window, computed once."""

    def __init__(self, network: Network, windows: list[Example]) -> None:
        self._network = network
        self._kept: dict[int, torch.Tensor] = {}
        if not network.frozen:
            return
        network.eval()
        for some in in_order(windows, 16):
            ids, _, mask = tensors([windows[i] for i in some])
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = network.below(ids, mask).bfloat16()
            for row, i in enumerate(some):
                self._kept[i] = hidden[row, : len(windows[i].ids)].clone()
        network.train()

    def __call__(self, some: list[int], ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        if not self._kept:
            return self._network.below(ids, mask)
        return nn.utils.rnn.pad_sequence([self._kept[i] for i in some], batch_first=True).float()


def per_passage(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    """Of each passage: its window, its words' places [passages, words], their three kinds of
    labels [3, passages, words], its length."""
    rows = [(i, *p) for i, e in enumerate(batch) for p in e.passages]
    lengths = torch.tensor([len(places) for _, places, _ in rows])
    places = torch.zeros(len(rows), int(lengths.max()), dtype=torch.long)
    labels = torch.zeros(3, *places.shape, dtype=torch.long)
    for n, (_, at, gold) in enumerate(rows):
        places[n, : len(at)] = torch.from_numpy(at)
        labels[:, n, : len(at)] = torch.from_numpy(gold)
    first = labels[:, :, 0]
    first -= ((first > 0) & (first % 2 == 0)).long()  # I to B, in a passage cut inside a span
    return torch.tensor([i for i, _, _ in rows])[:, None], places, labels, lengths
