"""Train a tagger; go on from the last checkpoint where there is one.

    python -m training.train CONFIG DATA RUN [TAUGHT]
    e.g. training/configs/large.toml data runs/large

Where CONFIG names a run (`after`) or a four-bit export (`export`) to go on from, RUN's neighbour of
that name gives the weights.
With TAUGHT (see teach.py) it learns from another network's outputs too, on unlabelled text also.
Writes RUN/checkpoint.safetensors every few minutes, RUN/model.safetensors after each epoch, and a
line of scores for each epoch to RUN/log.jsonl.
"""

import hashlib
import json
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from sayso.attribute.labels import ENTITY_LABELS, LABELS, best_paths
from training.batches import SILVER, Below, batches, in_order, per_passage, prepared, tensors
from training.fourbit import plain_weights, put_back, shipped_weights
from training.network import Network, Outputs, path_loss, taught_loss
from training.prepare import UNKNOWN, Example, digest
from training.start import start_folder
from training.teach import Taught, lesson_windows

LAYERS = {"labels": LABELS, "inner": LABELS, "entities": ENTITY_LABELS}


def losses(
    network: Network, batch: list[Example], mask: torch.Tensor, outputs: tuple
) -> dict[str, torch.Tensor]:
    """Mean loss a word of each layer of labels, mean loss a link; zeros where all is unlabelled."""
    window, places, labels, lengths = per_passage(batch)
    known = labels[0, :, 0] != UNKNOWN
    if not known.any():
        return dict.fromkeys([*LAYERS, "links"], torch.zeros(()))
    window, places, labels, lengths = window[known], places[known], labels[:, known], lengths[known]
    outer, inner, entities, links = outputs
    going = torch.arange(places.shape[1]) < lengths[:, None]
    return {
        "labels": path_loss(outer[window, places], labels[0], lengths, network.transitions),
        "inner": path_loss(inner[window, places], labels[1], lengths, network.inner_transitions),
        "entities": nn.functional.cross_entropy(entities[window, places][going], labels[2][going]),
        "links": link_loss(network, batch, links, mask),
    }


def link_loss(
    network: Network, batch: list[Example], links: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    total, count = torch.zeros(()), 0
    for n, scores in enumerate(network.link_scores(links, mask)):
        pairs = [(i, a, b) for i, e in enumerate(batch) for a, b in e.links[n]]
        if pairs:
            row, a, b = torch.tensor(pairs).T
            total = total + nn.functional.cross_entropy(scores[row, a], b, reduction="sum")
            count += len(pairs)
    return total / max(count, 1)


def evaluate(
    network: Network, windows: list[Example], below: Below, *, halves: bool = True
) -> dict[str, float]:
    """Exact-match F1 of each kind of span on the words of the windows, and the links' accuracy;
    in bfloat16 with `halves`."""
    network.eval()
    right, found, gold = Counter(), Counter(), Counter()
    hits = tried = 0
    rules = (network.transitions, network.inner_transitions, None)
    for some in in_order(windows, 16):
        batch = [windows[i] for i in some]
        ids, shapes, mask = tensors(batch)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
            *scores, links = network.above(below(some, ids, mask), shapes, mask)
        window, places, labels, lengths = per_passage(batch)
        for (layer, names), s, rule, golds in zip(
            LAYERS.items(), scores, rules, labels, strict=True
        ):
            rule = torch.zeros(len(names) + 1, len(names)) if rule is None else rule.detach()
            paths = best_paths(
                s[window, places].float().numpy(), lengths.numpy(), rule.numpy(), names
            )
            for path, g, n in zip(paths, golds, lengths, strict=True):
                p, g = spans(layer, names, path), spans(layer, names, g[:n].tolist())
                for counter, some_spans in ((found, p), (gold, g), (right, p & g)):
                    counter.update(name for name, *_ in some_spans)
        for n, scored in enumerate(network.link_scores(links, mask)):
            for i, e in enumerate(batch):
                for a, b in e.links[n]:
                    hits += int(scored[i, a].argmax()) == b
                    tried += 1
    network.train()
    report = {k: round(200 * right[k] / (gold[k] + found[k]), 2) for k in sorted(gold)}
    return report | {"links": round(100 * hits / tried, 2)}


def spans(layer: str, names: tuple[str, ...], path: list[int]) -> set[tuple[str, int, int]]:
    found, start = set(), None
    prefix = "inner " if layer == "inner" else ""
    for i, label in enumerate([*path, 0]):
        if start is not None and not names[label].startswith("I"):
            found.add((prefix + names[path[start]][2:], start, i))
            start = None
        if names[label].startswith("B"):
            start = i
    return found


def optimiser(network: Network, config: dict) -> torch.optim.Optimizer:
    """Lower layers learn more slowly: each by `layer_decay` less than the one above."""
    top = len(network.encoder.layers)
    groups = []
    for name, p in network.named_parameters():
        if not p.requires_grad:
            continue
        rate = config["head_learning_rate"]
        if name.startswith("encoder"):
            parts = name.split(".")
            depth = top - int(parts[2]) - 1 if parts[1] == "layers" else top
            rate = config["learning_rate"] * config["layer_decay"] ** depth
        decay = config["weight_decay"] if p.dim() > 1 and name.startswith("encoder") else 0.0
        groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=True)


def trained(module: nn.Module) -> dict[str, torch.Tensor]:
    return {k: p.detach() for k, p in module.named_parameters() if p.requires_grad}


def lesson_losses(
    network: Network, batch: list[Example], outputs: Outputs, taught: Taught, some: list[int]
) -> dict[str, torch.Tensor]:
    """Mean divergence a word from what a teacher gives, over all three layers of labels."""
    window, places, _, lengths = per_passage(batch)
    ours = [layer[window, places] for layer in outputs[:3]]
    theirs = taught.batch(some)[window, places].split([s.shape[2] for s in ours], -1)
    going = torch.arange(places.shape[1]) < lengths[:, None]
    total = nn.functional.kl_div(
        ours[2][going].log_softmax(-1),
        theirs[2][going].log_softmax(-1),
        log_target=True,
        reduction="batchmean",
    )
    rules = (network.transitions, network.inner_transitions)
    for mine, rule, their, theirs_rule in zip(
        ours, rules, theirs, taught.transitions, strict=False
    ):
        total = total + taught_loss(mine, lengths, rule, their, theirs_rule)
    return {"taught": total}


@dataclass(frozen=True)
class Run:
    """What goes on from a checkpoint: all that is learnt, and where it stands."""

    network: Network
    average: dict[str, torch.Tensor]
    optim: torch.optim.Optimizer

    def save(self, path: Path, step: int) -> None:
        state = {k: v.detach().contiguous() for k, v in self._tensors().items()}
        for n, values in self.optim.state_dict()["state"].items():
            state |= {f"optim.{n}.{k}": v for k, v in values.items()}
        save_file(state, path.with_suffix(".part"), metadata={"step": str(step)})
        path.with_suffix(".part").replace(path)

    def restore(self, path: Path) -> int:
        """The step that the checkpoint was made after."""
        state = load_file(path)
        for k, v in self._tensors().items():
            v.copy_(state[k])
        whole = self.optim.state_dict()
        for name, value in state.items():
            if name.startswith("optim."):
                _, n, key = name.split(".")
                whole["state"].setdefault(int(n), {})[key] = value
        self.optim.load_state_dict(whole)
        with safe_open(path, "pt") as opened:
            return int(opened.metadata()["step"])

    def _tensors(self) -> dict[str, torch.Tensor]:
        parts = {"network": trained(self.network), "average": self.average}
        return {f"{part}.{k}": v for part, some in parts.items() for k, v in some.items()}


def begun(config: dict, runs: Path) -> Network:
    """The network before its first step: from the start weights alone, from a run (`after`), or
    from a four-bit export (`export`), on whose grids it is held where `held` says so."""
    network = Network(config, start_folder(config))
    if "after" in config:
        network.load_state_dict(load_file(runs / config["after"] / "model.safetensors"))
    if "export" in config:
        folder = runs / config["export"]
        loose, blocks = shipped_weights(folder / "model.onnx")
        card = json.loads((folder / "model.json").read_text())
        for name in ("transitions", "inner_transitions"):
            loose[name] = torch.tensor(card[name])
        network.load_state_dict(loose, strict=False)
        held = config.get("held", False)
        still = [] if held else [f"layers.{n}." for n in range(card["config"]["frozen"])]
        learnt = {k: v for k, v in blocks.items() if not k.startswith(tuple(still))}
        put_back(network, learnt, held=held)  # what never learnt has its start weights unrounded
    return network


def halves_are_faster() -> bool:
    """Whether this processor trains faster in bfloat16 than in fp32: not all do."""
    taken = {}
    layer, given = nn.Linear(384, 1536), torch.ones(2048, 384)
    for halves in (False, True, False, True):  # the second round counts
        began = time.perf_counter()
        for _ in range(5):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
                layer(given).float().sum().backward()
        taken[halves] = time.perf_counter() - began
    return taken[True] < taken[False]


def masked(ids: torch.Tensor, mask: torch.Tensor, config: dict) -> torch.Tensor:
    """The ids with a share `masked` of them hidden, so that what stands around decides."""
    if not config.get("masked"):
        return ids
    drawn = torch.rand(ids.shape) < config["masked"]
    drawn &= mask.bool()
    drawn[:, 0] = False
    return torch.where(drawn, config["mask_id"], ids)


def plan(windows: list[Example], config: dict) -> Iterator[list[int]]:
    rng = random.Random(config["seed"])
    for _ in range(config["epochs"]):
        yield from batches(windows, config["batch"], rng)


def main(config_path: str, data: str, run: str, taught: str | None = None) -> None:
    config = tomllib.loads(Path(config_path).read_text())
    folder = Path(run)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    network = begun(config, folder.parent)
    polnear = Path(data) / "polnear"
    train = (
        lesson_windows(Path(data), config)
        if taught
        else prepared(polnear / "train", config, config.get("openings", 0.0))
    )
    dev = prepared(polnear / "dev", config)
    each = len(batches(train, config["batch"], random.Random(0)))
    total = each * config["epochs"]
    lesson = Taught(Path(taught) / "taught.safetensors", train) if taught else None
    optim = optimiser(network, config)
    average = {k: v.clone() for k, v in trained(network).items()}
    start = {k: v.clone() for k, v in average.items()}
    checkpoint = folder / "checkpoint.safetensors"
    kept = Run(network, average, optim)
    done = kept.restore(checkpoint) if checkpoint.exists() else 0
    halves = halves_are_faster()
    print(f"{len(train)} windows, {total} steps, from step {done}, {halves=}", flush=True)
    began = saved = time.time()
    below, below_dev = Below(network, train), Below(network, dev)
    print(f"frozen part done in {time.time() - began:.0f} s", flush=True)
    rise = config["warm_up"] * total
    recent: list[list[float]] = []
    for step, some in enumerate(plan(train, config)):
        if step < done:
            continue
        share = min((step + 1) / rise, (total - step) / (total - rise))
        for group in optim.param_groups:
            group["lr"] = group["peak"] * share
        batch = [train[i] for i in some]
        ids, shapes, mask = tensors(batch)
        ids = masked(ids, mask, config)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
            outputs = network.above(below(some, ids, mask), shapes, mask)
        found = losses(network, batch, mask, outputs)
        if lesson is not None:
            found |= lesson_losses(network, batch, outputs, lesson, some)
        sum(config["weights"][k] * v for k, v in found.items()).backward()
        nn.utils.clip_grad_norm_([p for g in optim.param_groups for p in g["params"]], 1.0)
        optim.step()
        optim.zero_grad()
        decay = min(config["average"], (step + 1) / (step + 10))
        for k, v in trained(network).items():
            average[k].lerp_(v, 1 - decay)
        recent.append([float(v.detach()) for v in found.values()])
        if step % 50 == 49:
            mean = dict(zip(found, np.mean(recent[-50:], axis=0).round(3).tolist(), strict=True))
            print(step + 1, mean, round(time.time() - began), flush=True)
        if time.time() - saved > 60 * config["minutes_between_checkpoints"]:
            kept.save(checkpoint, step + 1)
            saved = time.time()
        if (step + 1) % each == 0:
            row = {"epoch": (step + 1) // each, "seconds": round(time.time() - began)}
            row["raw"] = evaluate(network, dev, below_dev, halves=halves)
            plain = {k: v.clone() for k, v in trained(network).items()}
            between = {k: v.lerp(start[k], config.get("kept", 0.0)) for k, v in average.items()}
            network.load_state_dict(between, strict=False)
            row["averaged"] = evaluate(network, dev, below_dev, halves=halves)
            facts = {
                "config": json.dumps(config),
                "data": digest(polnear / "train"),
                "silver": hashlib.sha256((SILVER / "train.json").read_bytes()).hexdigest(),
                "epoch": str(row["epoch"]),
            }
            weights = {k: v.contiguous() for k, v in plain_weights(network).items()}
            save_file(weights, folder / "model.safetensors", metadata=facts)
            network.load_state_dict(plain, strict=False)
            print(row, flush=True)
            with (folder / "log.jsonl").open("a") as log:
                log.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:5])
