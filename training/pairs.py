"""Train the pair classifier.

    python -m training.pairs CONFIG DATA RUN
    e.g. training/configs/pairs.toml data runs/pairs

Writes RUN/model.safetensors after each epoch that is better on the tune parts, and a line of
scores for each epoch to RUN/log.jsonl.
"""

import json
import random
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

from sayso.models import Sided, plain_tokenizer, sided
from training.pairs_data import Pair, pairs
from training.pairs_network import PairRelation
from training.start import special_ids, start_folder


def tensors(rows: list[Sided]) -> tuple[torch.Tensor, ...]:
    length = max(len(row.ids) for row in rows)
    ids, sides, mask = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
    for i, row in enumerate(rows):
        n = len(row.ids)
        ids[i, :n], sides[i, :n] = torch.from_numpy(row.ids), torch.from_numpy(row.sides)
        mask[i, :n] = 1
    return ids, sides, mask


def batches(rows: list[Sided], size: int, rng: random.Random) -> list[list[int]]:
    """Indices of rows of like length, in random order."""
    order = rng.sample(range(len(rows)), len(rows))
    found = []
    for at in range(0, len(order), size * 16):
        pool = sorted(order[at : at + size * 16], key=lambda i: len(rows[i].ids))
        found += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def scores(network: PairRelation, rows: list[Sided]) -> np.ndarray:
    network.eval()
    found = np.zeros((len(rows), 3), dtype=np.float32)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    for at in range(0, len(order), 64):
        some = order[at : at + 64]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            found[some] = network(*tensors([rows[i] for i in some])).float().numpy()
    network.train()
    return found


def accuracy(found: np.ndarray, gold: list[int]) -> float:
    """Where the set has no pair of "neither", that answer is not open."""
    if 2 not in gold:
        found = found[:, :2]
    return float((found.argmax(1) == np.array(gold)).mean())


def main(config_path: str, data: str, run: str) -> None:
    config = tomllib.loads(Path(config_path).read_text())
    folder = Path(run)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
    special = special_ids(tokenizer)

    def encoded(some: list[Pair]) -> list[Sided]:
        texts = [(pair.first, pair.second) for pair in some]
        return [sided(tokenizer, *text, special) for text in texts]

    sets = pairs(Path(data) / "relation")
    repeated = [p for n, some in sets.items() for p in some * config["repeat"].get(n, 1)]
    train = [pair for pair in repeated if pair.part == "train"]
    tune = {n: [p for p in some if p.part == "tune"] for n, some in sets.items()}
    rows = encoded(train)
    tune_rows = {n: encoded(some) for n, some in tune.items()}
    network = PairRelation(config)
    optim = torch.optim.AdamW(network.parameters(), lr=1.0, weight_decay=config["weight_decay"])
    steps = len(batches(rows, config["batch"], random.Random(0))) * config["epochs"]
    rise = config["warm_up"] * steps
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    best, step, began = 0.0, 0, time.time()
    for epoch in range(config["epochs"]):
        for some in batches(rows, config["batch"], rng):
            for group in optim.param_groups:
                share = min((step + 1) / rise, (steps - step) / (steps - rise))
                group["lr"] = config["learning_rate"] * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = network(*tensors([rows[i] for i in some]))
            gold = torch.tensor([train[i].relation for i in some])
            loss = nn.functional.cross_entropy(
                found.float(), gold, label_smoothing=config["smoothing"]
            )
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optim.step()
            optim.zero_grad()
            step += 1
            decay = min(config["average"], (step + 1) / (step + 10))
            for k, v in network.state_dict().items():
                average[k].lerp_(v, 1 - decay)
            if step % 100 == 0:
                print(step, steps, round(loss.item(), 3), round(time.time() - began), flush=True)
        plain = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average)
        row: dict = {"epoch": epoch + 1, "seconds": round(time.time() - began)}
        for name, some in tune_rows.items():
            gold = [pair.relation for pair in tune[name]]
            row[name] = round(accuracy(scores(network, some), gold), 4)
        mean = float(np.mean([row[name] for name in tune_rows]))
        if mean > best:
            best = mean
            weights = {k: v.contiguous() for k, v in network.state_dict().items()}
            facts = {"config": json.dumps(config), "epoch": str(epoch + 1)}
            save_file(weights, folder / "model.safetensors", metadata=facts)
        network.load_state_dict(plain)
        print(row, flush=True)
        with (folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
