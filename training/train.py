"""Train a tagger; go on from the last checkpoint where there is one.

    python -m training.train CONFIG DATA RUN    e.g. training/configs/small.toml, runs/small

Writes RUN/checkpoint.safetensors every few minutes, RUN/model.safetensors at the end, and a line
of scores for each epoch to RUN/log.jsonl.
"""

import importlib.resources
import json
import random
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from evals.polnear import articles
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from sayso.attribute.labels import LABELS, best_paths
from training.network import Network
from training.prepare import Example, digest, examples


def start_folder(config: dict) -> Path:
    return Path(str(importlib.resources.files(config["package"]) / config["folder"]))


def prepared(folder: Path, config: dict) -> list[Example]:
    tokenizer = Tokenizer.from_file(str(start_folder(config) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def pieces(words: list[str]) -> list[list[int]]:
        encoded = tokenizer.encode_batch(words, add_special_tokens=False)
        return [e.ids or [tokenizer.token_to_id("[UNK]")] for e in encoded]

    special = [
        tokenizer.token_to_id(config.get(k, d))
        for k, d in (("beginning", "[CLS]"), ("separator", "[SEP]"))
    ]
    return [
        window
        for article in articles(folder)
        for window in examples(article, pieces=pieces, beginning=special[0], separator=special[1])
    ]


def batches(windows: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = rng.sample(windows, len(windows))
    pools = [order[i : i + size * 32] for i in range(0, len(order), size * 32)]
    found = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.ids))
        found += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def tensors(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    length = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, e in enumerate(batch):
        n = len(e.ids)
        ids[i, :n], shapes[i, :n] = torch.from_numpy(e.ids), torch.from_numpy(e.shapes)
        mask[i, :n] = 1
    return ids, shapes, mask


def per_passage(
    batch: list[Example], emissions: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Emissions at first sub-words, gathered to [passages, words, labels]; labels; lengths."""
    rows = [(i, *p) for i, e in enumerate(batch) for p in e.passages]
    lengths = torch.tensor([len(places) for _, places, _ in rows])
    places = torch.zeros(len(rows), int(lengths.max()), dtype=torch.long)
    labels = torch.zeros_like(places)
    for n, (_, at, gold) in enumerate(rows):
        places[n, : len(at)] = torch.from_numpy(at)
        labels[n, : len(at)] = torch.from_numpy(gold)
        if LABELS[gold[0]].startswith("I"):  # a passage cut inside a span
            labels[n, 0] -= 1
    window = torch.tensor([i for i, _, _ in rows])
    return emissions[window[:, None], places], labels, lengths


def link_loss(
    network: Network, batch: list[Example], links: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    total, count = torch.zeros(()), 0
    for scores, field in zip(
        network.link_scores(links, mask), ("to_cue", "to_source"), strict=True
    ):
        pairs = [(i, a, b) for i, e in enumerate(batch) for a, b in getattr(e, field)]
        if pairs:
            row, a, b = torch.tensor(pairs).T
            total = total + nn.functional.cross_entropy(scores[row, a], b, reduction="sum")
            count += len(pairs)
    return total / max(count, 1)


def evaluate(network: Network, windows: list[Example]) -> dict[str, float]:
    """Exact-match F1 per role on the words of the windows, and the links' accuracy."""
    network.eval()
    right, found, gold = {}, {}, {}
    hits = tried = 0
    transitions = network.transitions.detach().numpy()
    with torch.no_grad():
        ordered = sorted(windows, key=lambda e: len(e.ids))
        for batch in (ordered[i : i + 16] for i in range(0, len(windows), 16)):
            ids, shapes, mask = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                emissions, links = network(ids, shapes, mask)
            gathered, labels, lengths = per_passage(batch, emissions)
            for path, g, n in zip(
                best_paths(gathered.float().numpy(), lengths.numpy(), transitions),
                labels,
                lengths,
                strict=True,
            ):
                p, g = spans(path), spans(g[:n].tolist())
                for role, spans_of in (("gold", g), ("found", p), ("right", p & g)):
                    counter = {"gold": gold, "found": found, "right": right}[role]
                    for r, *_ in spans_of:
                        counter[r] = counter.get(r, 0) + 1
            for scores, field in zip(
                network.link_scores(links, mask), ("to_cue", "to_source"), strict=True
            ):
                for i, e in enumerate(batch):
                    for a, b in getattr(e, field):
                        hits += int(scores[i, a].argmax()) == b
                        tried += 1
    network.train()
    report = {r: round(200 * right.get(r, 0) / (gold[r] + found.get(r, 0)), 2) for r in gold}
    return report | {"links": round(100 * hits / tried, 2)}


def spans(path: list[int]) -> set[tuple[str, int, int]]:
    found, start = set(), None
    for i, label in enumerate([*path, 0]):
        name = LABELS[label]
        if start is not None and not name.startswith("I"):
            found.add((LABELS[path[start]][2:], start, i))
            start = None
        if name.startswith("B"):
            start = i
    return found


def optimiser(network: Network, config: dict) -> torch.optim.Optimizer:
    decays = [p for n, p in network.encoder.named_parameters() if p.dim() > 1]
    plain = [p for n, p in network.encoder.named_parameters() if p.dim() < 2]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    rate = config["learning_rate"]
    return torch.optim.AdamW(
        [
            {"params": decays, "lr": rate, "weight_decay": config["weight_decay"]},
            {"params": plain, "lr": rate, "weight_decay": 0.0},
            {"params": heads, "lr": config["head_learning_rate"], "weight_decay": 0.0},
        ],
        fused=True,
    )


def save(
    path: Path, network: Network, average: dict, optim: torch.optim.Optimizer, step: int
) -> None:
    state = {f"network.{k}": v for k, v in network.state_dict().items()}
    state |= {f"average.{k}": v for k, v in average.items()}
    for n, values in optim.state_dict()["state"].items():
        state |= {f"optim.{n}.{k}": v for k, v in values.items()}
    state = {k: v.detach().clone().contiguous() for k, v in state.items()}
    save_file(state, path.with_suffix(".part"), metadata={"step": str(step)})
    path.with_suffix(".part").replace(path)


def restore(path: Path, network: Network, average: dict, optim: torch.optim.Optimizer) -> int:
    state = load_file(path)
    network.load_state_dict({k[8:]: v for k, v in state.items() if k.startswith("network.")})
    for k, v in average.items():
        v.copy_(state[f"average.{k}"])
    whole = optim.state_dict()
    for key, value in state.items():
        if key.startswith("optim."):
            _, n, name = key.split(".")
            whole["state"].setdefault(int(n), {})[name] = value
    optim.load_state_dict(whole)
    from safetensors import safe_open

    with safe_open(path, "pt") as opened:
        return int(opened.metadata()["step"])


def plan(windows: list[Example], config: dict) -> Iterator[list[Example]]:
    rng = random.Random(config["seed"])
    for _ in range(config["epochs"]):
        yield from batches(windows, config["batch"], rng)


def main(config_path: str, data: str, run: str) -> None:
    config = tomllib.loads(Path(config_path).read_text())
    folder = Path(run)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    network = Network(
        str(start_folder(config)), link_size=config["link_size"], dropout=config["dropout"]
    )
    train, dev = (prepared(Path(data) / split, config) for split in ("train", "dev"))
    each = len(batches(train, config["batch"], random.Random(0)))
    total = each * config["epochs"]
    optim = optimiser(network, config)
    rise = config["warm_up"] * total
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    checkpoint = folder / "checkpoint.safetensors"
    done = restore(checkpoint, network, average, optim) if checkpoint.exists() else 0
    peaks = [config["learning_rate"], config["learning_rate"], config["head_learning_rate"]]
    log = (folder / "log.jsonl").open("a")
    print(f"{len(train)} windows, {total} steps, from step {done}", flush=True)
    began = saved = time.time()
    losses: list[float] = []
    for step, batch in enumerate(plan(train, config)):
        if step < done:
            continue
        share = min((step + 1) / rise, (total - step) / (total - rise))
        for group, peak in zip(optim.param_groups, peaks, strict=True):
            group["lr"] = peak * share
        ids, shapes, mask = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            emissions, links = network(ids, shapes, mask)
        labelling = network.label_loss(*per_passage(batch, emissions.float()))
        loss = labelling + config["link_weight"] * link_loss(network, batch, links.float(), mask)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optim.step()
        optim.zero_grad()
        decay = min(config["average"], (step + 1) / (step + 10))
        with torch.no_grad():
            for k, v in network.state_dict().items():
                if v.is_floating_point():
                    average[k].lerp_(v, 1 - decay)
        losses.append(float(labelling.detach()))
        if step % 50 == 49:
            print(
                step + 1,
                round(float(np.mean(losses[-50:])), 4),
                round(time.time() - began),
                flush=True,
            )
        if time.time() - saved > 60 * config["minutes_between_checkpoints"]:
            save(checkpoint, network, average, optim, step + 1)
            saved = time.time()
        if (step + 1) % each == 0:
            plain = {k: v.clone() for k, v in network.state_dict().items()}
            scores = {"raw": evaluate(network, dev)}
            network.load_state_dict(average)
            scores["averaged"] = evaluate(network, dev)
            save_file(
                {k: v.contiguous() for k, v in network.state_dict().items()},
                folder / "model.safetensors",
                metadata={
                    "config": json.dumps(config),
                    "data": digest(Path(data) / "train"),
                    "epoch": str((step + 1) // each),
                },
            )
            network.load_state_dict(plain)
            row = {"epoch": (step + 1) // each, "seconds": round(time.time() - began), **scores}
            print(row, flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()


if __name__ == "__main__":
    main(*sys.argv[1:4])
