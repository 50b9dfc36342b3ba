"""The text models' shipped folders: model.onnx (int8), tokenizer.json, model.json.

    python -m training.export_texts vectors RUN DATA OUT
    python -m training.export_texts pairs RUN DATA OUT

Weights and activations are int8, smoothed by what training texts look like; checked against torch
on the tune part.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors import safe_open
from safetensors.torch import load_file
from scipy.optimize import minimize_scalar
from torch import nn

from sayso.link.entailment import OPPOSED, SAME
from sayso.models import plain_tokenizer, sided
from training.export_onnx import LAST_MAPS, Attention, smooth_layers, to_fused, to_int8
from training.pairs_data import RELATIONS, Pair, pairs
from training.pairs_network import PairRelation, TextVector
from training.start import special_ids, start_folder

CALIBRATION = 256  # texts that the weights are made small by
NETWORKS = {"vectors": TextVector, "pairs": PairRelation}
# Least mean cosine with torch; least share of best relations kept, least correlation of scores.
LEAST = {
    "vectors": {"kept": 0.99},
    "pairs": {"kept": 0.95, "same": 0.98, "opposed": 0.98},
}

Given = tuple[torch.Tensor, ...]


def texts(name: str, data: str, tokenizer, special: dict[str, int], part: str) -> list[Given]:
    """What the network reads of the sets' pairs, as torch takes it."""
    found = []
    for pair in chosen(data, part):
        row = sided(tokenizer, pair.first, pair.second, special)
        if name == "vectors":
            end = int(row.sides.argmax())  # up to the first text's separator
            found.append((torch.from_numpy(row.ids[:end]),))
        else:
            found.append((torch.from_numpy(row.ids), torch.from_numpy(row.sides)))
    return found


def chosen(data: str, part: str) -> list[Pair]:
    """The first CALIBRATION pairs of each set."""
    sets = pairs(Path(data) / "relation").values()
    return [pair for some in sets for pair in [p for p in some if p.part == part][:CALIBRATION]]


class One(nn.Module):
    """The pair network for one pair at a time: no batch, no mask; its scores."""

    def __init__(self, network: PairRelation) -> None:
        super().__init__()
        self.network = network
        self.encoder = network.encoder

    def forward(self, ids: torch.Tensor, sides: torch.Tensor) -> torch.Tensor:
        return self.network(ids[None], sides[None])[0]


def temperature(scores: np.ndarray, gold: np.ndarray) -> float:
    """By which scores are divided, so that their softmax is a probability (Guo et al. 2017)."""

    def loss(t: float) -> float:
        logits = torch.from_numpy(scores / t)
        return float(nn.functional.cross_entropy(logits, torch.from_numpy(gold)))

    return float(minimize_scalar(loss, bounds=(0.2, 10.0), method="bounded").x)


def compared(name: str, found: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    """How near int8's answers are to torch's, as LEAST has it."""
    if name == "vectors":
        return {"kept": float((found * wanted).sum(1).mean())}
    ours, theirs = (scores[:, : len(RELATIONS)].argmax(1) for scores in (found, wanted))
    same, opposed = (
        float(np.corrcoef(found[:, place], wanted[:, place])[0, 1]) for place in (SAME, OPPOSED)
    )
    return {"kept": float((ours == theirs).mean()), "same": same, "opposed": opposed}


def main(name: str, made: str, data: str, out: str) -> None:
    weights = Path(made) / "model.safetensors"
    with safe_open(weights, "pt") as opened:
        config = json.loads(opened.metadata()["config"])
    network = NETWORKS[name](config)
    network.load_state_dict(load_file(weights))
    network = network.eval() if name == "vectors" else One(network.eval())
    inputs = ["ids"] if name == "vectors" else ["ids", "sides"]
    tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
    special = special_ids(tokenizer)
    for layer in network.encoder.layers:
        layer.attend = Attention.apply
    tune = texts(name, data, tokenizer, special, "tune")
    with torch.no_grad():
        wanted = np.stack([network(*given).numpy() for given in tune])
    smooth_layers(network, network.encoder.layers, texts(name, data, tokenizer, special, "train"))
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, exact = Path(scratch) / "plain.onnx", Path(scratch) / "fp32.onnx"
        torch.onnx.export(
            network,
            tune[0],
            str(plain),
            input_names=inputs,
            output_names=["out"],
            dynamic_axes={n: {0: "places"} for n in inputs},
            opset_version=18,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        to_fused(plain, exact, network.encoder.sizes)
        to_int8(exact, folder / "model.onnx", apart=LAST_MAPS)
    found = _answers(folder / "model.onnx", tune)
    check = compared(name, found, wanted)
    if any(check[part] < least for part, least in LEAST[name].items()):
        raise SystemExit(f"int8 differs from torch: {check}")
    raw = (Path(start_folder(config)) / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").write_bytes(raw)
    card = {
        "name": name,
        **special,
        "sha256": {
            file: hashlib.sha256((folder / file).read_bytes()).hexdigest()
            for file in ("model.onnx", "tokenizer.json")
        },
        "config": config,
        "check": {part: round(share, 4) for part, share in check.items()},
    }
    card["version"] = card["sha256"]["model.onnx"][:8]
    if name == "pairs":
        gold = np.array([pair.relation for pair in chosen(data, "tune")])
        card["temperature"] = round(temperature(found[:, : len(RELATIONS)], gold), 3)
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n")
    print(f"{(folder / 'model.onnx').stat().st_size / 1e6:.1f} MB, {check}")


def _answers(path: Path, given: list[Given]) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_inputs()]
    return np.stack(
        [
            session.run(None, dict(zip(names, (t.numpy() for t in one), strict=True)))[0]
            for one in given
        ]
    )


if __name__ == "__main__":
    main(*sys.argv[1:5])
