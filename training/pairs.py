"""Train the pair classifier: the relation of two texts, whether they make one claim, and whether
they stand on opposite sides of it.

    python -m training.pairs CONFIG DATA RUN
    e.g. training/configs/pairs.toml data runs/pairs

Starts from the weights of the run `start` in the config, where it names one, or of the shipped
model in that folder. Writes
RUN/model.safetensors after each epoch that is better on the tune parts (see merit), and a line of
scores for each epoch to RUN/log.jsonl.
"""

import json
import random
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evals.claim_pairs import average_precision
from safetensors.torch import load_file, save_file
from torch import nn

from sayso.link.entailment import OPPOSED, SAME, SCORES
from sayso.models import Sided, plain_tokenizer, sided
from training.affairs_data import Affairs, held_out
from training.claims_data import Both, of_affairs, of_articles, strangers
from training.pairs_data import RELATIONS, Pair, pairs, passages
from training.pairs_network import PairRelation
from training.shipped import shipped
from training.start import special_ids, start_folder

CLAIMS, SIDES, TOLD = "claims", "sides", "told"  # beside the names of the relation sets
# Sets whose contradictions deny what is said, more than they give another figure of it.
SIDED = ("sick", "healthver", "fnc1")
_OPPOSED = {RELATIONS.index("entails"): False, RELATIONS.index("contradicts"): True}


@dataclass(frozen=True)
class Lesson:
    """Two texts with what is known of them: their relation, whether they make one claim, and
    whether they stand on opposite sides of it."""

    row: Sided
    relation: int | None = None
    same: bool | None = None
    opposed: bool | None = None


def tensors(rows: list[Sided]) -> tuple[torch.Tensor, ...]:
    length = max(len(row.ids) for row in rows)
    ids, sides, mask = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
    for i, row in enumerate(rows):
        n = len(row.ids)
        ids[i, :n], sides[i, :n] = torch.from_numpy(row.ids), torch.from_numpy(row.sides)
        mask[i, :n] = 1
    return ids, sides, mask


def batches(lessons: list[Lesson], size: int, rng: random.Random) -> list[list[Lesson]]:
    """Lessons of like length, in random order."""
    order = rng.sample(lessons, len(lessons))
    found = []
    for at in range(0, len(order), size * 16):
        pool = sorted(order[at : at + size * 16], key=lambda one: len(one.row.ids))
        found += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def loss(found: torch.Tensor, lessons: list[Lesson], smoothing: float) -> torch.Tensor:
    """Cross entropy of what is known, the mean over lessons."""
    related = [n for n, one in enumerate(lessons) if one.relation is not None]
    total = found.new_zeros(())
    if related:
        gold = torch.tensor([lessons[n].relation for n in related])
        scores = found[related, : len(RELATIONS)]
        total = nn.functional.cross_entropy(
            scores, gold, label_smoothing=smoothing, reduction="sum"
        )
    for place, known in (
        (SAME, [one.same for one in lessons]),
        (OPPOSED, [one.opposed for one in lessons]),
    ):
        some = [n for n, yes in enumerate(known) if yes is not None]
        if some:
            gold = torch.tensor([float(known[n] or False) for n in some])
            gold = gold * (1 - smoothing) + smoothing / 2
            total = total + nn.functional.binary_cross_entropy_with_logits(
                found[some, place], gold, reduction="sum"
            )
    return total / len(lessons)


def scores(network: PairRelation, rows: list[Sided]) -> np.ndarray:
    """[rows, 5]"""
    network.eval()
    found = np.zeros((len(rows), SCORES), dtype=np.float32)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    for at in range(0, len(order), 64):
        some = order[at : at + 64]
        with torch.no_grad():
            found[some] = network(*tensors([rows[i] for i in some])).numpy()
    network.train()
    return found


def accuracy(found: np.ndarray, gold: list[int]) -> float:
    """Where the set has no pair of "neither", that answer is not open."""
    found = found[:, : len(RELATIONS) if 2 in gold else 2]
    return float((found.argmax(1) == np.array(gold)).mean())


class Encoded:
    """What the network reads of texts."""

    def __init__(self, config: dict) -> None:
        self._tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
        self._special = special_ids(self._tokenizer)

    def row(self, one: Pair | Both) -> Sided:
        return sided(self._tokenizer, one.first, one.second, self._special)

    def related(self, one: Pair, *, sides: bool) -> Lesson:
        """A pair of a relation set; `sides`: its relation tells their sides."""
        opposed = _OPPOSED.get(one.relation) if sides else None
        return Lesson(self.row(one), relation=one.relation, opposed=opposed)

    def turned(self, one: Both, rng: random.Random) -> Lesson:
        """Either way round."""
        one = one.turned() if rng.random() < 0.5 else one
        return Lesson(self.row(one), same=one.same, opposed=one.opposed)


class Lessons:
    """What is learnt from, drawn for each epoch, and the tune parts."""

    def __init__(self, config: dict, data: Path, encoded: Encoded) -> None:
        self._config, self._encoded = config, encoded
        sets = pairs(data / "relation") | {"passages": list(passages())}
        self._related = [
            encoded.related(p, sides=name in SIDED)
            for name, some in sets.items()
            for p in some * config["repeat"].get(name, 1)
            if p.part == "train"
        ]
        self._claimed, tune = of_articles(data)
        tuned = {n: [p for p in some if p.part == "tune"] for n, some in sets.items()}
        self._tune = {n: some for n, some in tuned.items() if some}
        self._tune_rows = {n: list(map(encoded.row, some)) for n, some in self._tune.items()}
        self._claims, self._claim_rows = tune, list(map(encoded.row, tune))
        self._affairs = Affairs(config["affairs"].split())
        self._told = held_out()
        self._told_rows = list(map(encoded.row, self._told))

    def epoch(self, rng: random.Random) -> list[list[Lesson]]:
        related = rng.sample(self._related, round(self._config["related"] * len(self._related)))
        apart = strangers(self._claimed, self._config["strangers"], rng)
        worded = [*self._claimed, *of_affairs(rng)]
        some = rng.sample(worded, round(self._config["worded"] * len(worded)))
        claimed = [*some, *self._affairs.pairs(rng), *apart]
        whole = [*related, *(self._encoded.turned(one, rng) for one in claimed)]
        return batches(whole, self._config["batch"], rng)

    def checked(self, network: PairRelation) -> dict[str, float]:
        """Accuracy on each set's tune part, and average precision of pairs of one claim, of pairs
        on opposite sides of one, and of pairs of one claim in the affairs that are tuned on."""
        found = {}
        for name, rows in self._tune_rows.items():
            gold = [pair.relation for pair in self._tune[name]]
            found[name] = round(accuracy(scores(network, rows), gold), 4)
        said = scores(network, self._claim_rows)
        for name, place, known in (
            (CLAIMS, SAME, [one.same for one in self._claims]),
            (SIDES, OPPOSED, [one.opposed for one in self._claims]),
        ):
            some = [n for n, yes in enumerate(known) if yes is not None]
            gold = np.array([known[n] for n in some])
            found[name] = round(average_precision(said[some, place], gold), 4)
        told = scores(network, self._told_rows)[:, SAME]
        same = np.array([one.same for one in self._told])
        return found | {TOLD: round(average_precision(told, same), 4)}


def merit(checked: dict[str, float]) -> float:
    """The mean of how well claims are told, in articles and in affairs, sides, and relations."""
    known = (CLAIMS, TOLD, SIDES)
    relations = [share for name, share in checked.items() if name not in known]
    return float(np.mean([*(checked[name] for name in known), np.mean(relations)]))


def begun(config: dict) -> PairRelation:
    network = PairRelation(config)
    if "start" in config:
        run = Path(config["start"]) / "model.safetensors"
        theirs = load_file(run) if run.exists() else shipped(run.with_name("model.onnx"))
        network.load_state_dict(theirs, strict=False)
    return network


def main(config_path: str, data: str, run: str) -> None:
    config = tomllib.loads(Path(config_path).read_text())
    folder = Path(run)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    lessons = Lessons(config, Path(data), Encoded(config))
    network = begun(config)
    optim = torch.optim.AdamW(network.parameters(), lr=1.0, weight_decay=config["weight_decay"])
    steps = len(lessons.epoch(random.Random(0))) * config["epochs"]
    rise = config["warm_up"] * steps
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    best, step, began = 0.0, 0, time.time()
    for epoch in range(config["epochs"]):
        for some in lessons.epoch(rng):
            for group in optim.param_groups:
                share = min((step + 1) / rise, max(0.0, steps - step) / (steps - rise))
                group["lr"] = config["learning_rate"] * share
            found = network(*tensors([one.row for one in some]))
            now = loss(found, some, config["smoothing"])
            now.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optim.step()
            optim.zero_grad()
            step += 1
            decay = min(config["average"], (step + 1) / (step + 10))
            for k, v in network.state_dict().items():
                average[k].lerp_(v, 1 - decay)
            if step % 100 == 0:
                save_file(average, folder / "last.safetensors")
                print(step, steps, round(now.item(), 3), round(time.time() - began), flush=True)
        plain = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average)
        row = {"epoch": epoch + 1, "seconds": round(time.time() - began)}
        checked = lessons.checked(network)
        both = merit(checked)
        if both > best:
            best = both
            weights = {k: v.contiguous() for k, v in network.state_dict().items()}
            facts = {"config": json.dumps(config), "epoch": str(epoch + 1)}
            save_file(weights, folder / "model.safetensors", metadata=facts)
        network.load_state_dict(plain)
        print(row | checked, flush=True)
        with (folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(row | checked) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
