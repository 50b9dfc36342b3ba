"""Trained weights in, the shipped folder out: model.onnx (int8), tokenizer.json, model.json.

    python -m training.export_onnx RUN OUT NAME    e.g. runs/small src/sayso/data/models/small small

Checks the exported network against torch on fixed inputs, before and after it is made int8.
"""

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from safetensors import safe_open
from safetensors.torch import load_file
from tokenizers import Tokenizer

from sayso.attribute.labels import LABELS
from training.network import Network
from training.train import start_folder

FIXED = (4, 96)  # windows, sub-words of the fixed inputs
AGREES = 1e-3  # largest difference allowed between torch and fp32 ONNX
SAME_LABEL = 0.9  # least share of places whose best label int8 must keep; random sub-words are hard


def load(run: Path) -> tuple[Network, dict[str, str]]:
    with safe_open(run / "model.safetensors", "pt") as opened:
        facts = opened.metadata()
    config = json.loads(facts["config"])
    network = Network(
        str(start_folder(config)), link_size=config["link_size"], dropout=config["dropout"]
    )
    network.load_state_dict(load_file(run / "model.safetensors"))
    network.encoder.config._attn_implementation = "eager"  # exports to fewer, faster nodes
    return network.eval(), facts


def fixed_inputs() -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(7)
    ids = torch.randint(1000, 20000, FIXED, generator=generator)
    shapes = torch.randint(0, 16, FIXED, generator=generator)
    mask = torch.ones(FIXED, dtype=torch.long)
    mask[1, 60:] = 0
    return ids, shapes, mask


def to_onnx(network: Network, path: Path) -> None:
    axes = {0: "windows", 1: "places"}
    torch.onnx.export(
        network,
        fixed_inputs(),
        str(path),
        input_names=["ids", "shapes", "mask"],
        output_names=["emissions", "links"],
        dynamic_axes=dict.fromkeys(("ids", "shapes", "mask", "emissions", "links"), axes),
        opset_version=18,
        dynamo=False,
    )


def to_fused(source: Path, target: Path, network: Network) -> None:
    """The same network with its biases, activations and norms as single nodes."""
    config = network.encoder.config
    fused = optimize_model(
        str(source),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=0,
    )
    fused.save_model_to_file(str(target))


def to_int8(source: Path, target: Path) -> None:
    """Weights and activations to int8, word embeddings to int8; the two heads stay as they are."""
    graph = onnx.load(source).graph
    heads = [n.name for n in graph.node if n.name.startswith(("/labels", "/links"))]
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=heads,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # of the fused nodes
    )


def outputs(path: Path) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = ("ids", "shapes", "mask")
    feeds = {k: v.numpy() for k, v in zip(names, fixed_inputs(), strict=True)}
    return session.run(None, feeds)


def check(network: Network, exact: Path, small: Path) -> dict[str, float]:
    """Largest difference fp32 ONNX to torch; share of best labels that int8 keeps."""
    with torch.no_grad():
        wanted = [t.numpy() for t in network(*fixed_inputs())]
    mask = fixed_inputs()[2].numpy().astype(bool)
    worst = max(
        float(np.abs(a - b)[mask].max()) for a, b in zip(wanted, outputs(exact), strict=True)
    )
    kept = float((wanted[0].argmax(-1) == outputs(small)[0].argmax(-1))[mask].mean())
    if worst > AGREES or kept < SAME_LABEL:
        raise SystemExit(f"the export differs from torch: {worst=} {kept=}")
    return {"fp32_largest_difference": round(worst, 7), "int8_same_best_label": round(kept, 4)}


def special_ids(path: Path) -> dict[str, int]:
    tokenizer = Tokenizer.from_file(str(path))
    names = {"beginning": ("[CLS]", "<s>"), "separator": ("[SEP]", "</s>"), "unknown": ("[UNK]",)}
    return {
        key: next(i for f in forms if (i := tokenizer.token_to_id(f)) is not None)
        for key, forms in names.items()
    }


def main(run: str, out: str, name: str) -> None:
    network, facts = load(Path(run))
    config = json.loads(facts["config"])
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, exact = Path(scratch) / "plain.onnx", Path(scratch) / "fp32.onnx"
        to_onnx(network, plain)
        to_fused(plain, exact, network)
        to_int8(exact, folder / "model.onnx")
        checked = check(network, exact, folder / "model.onnx")
    shutil.copyfile(start_folder(config) / "tokenizer.json", folder / "tokenizer.json")
    digests = {
        f: hashlib.sha256((folder / f).read_bytes()).hexdigest()
        for f in ("model.onnx", "tokenizer.json")
    }
    card = {
        "name": name,
        "version": digests["model.onnx"][:8],
        "labels": LABELS,
        "transitions": network.transitions.detach().numpy().round(4).tolist(),
        **special_ids(folder / "tokenizer.json"),
        "sha256": digests,
        "config": config,
        "data": {"polnear_train_sha256": facts["data"], "epoch": int(facts["epoch"])},
        "check": checked,
    }
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n")
    size = (folder / "model.onnx").stat().st_size
    print(f"{size / 1e6:.1f} MB", checked)


if __name__ == "__main__":
    main(*sys.argv[1:4])
