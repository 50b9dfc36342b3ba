"""Trained weights in, the shipped folder out: model.onnx (int8 or four bits), tokenizer.json,
model.json.

    python -m training.export_onnx RUN DATA OUT NAME
    e.g. runs/small data src/sayso/data/models/small small

The graph reads one window at a time, so it needs neither mask nor padding. What is made small is
made so by what the training windows look like, and checked against torch on texts of our own.
"""

import hashlib
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import onnxruntime
import torch
from evals.score import OUTSIDE
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from tokenizers import Tokenizer
from torch import nn

from sayso.attribute.encoding import WINDOW, encode, windows
from sayso.attribute.labels import LABELS
from sayso.attribute.tagger import as_input
from sayso.models import pieces_of, plain_tokenizer
from sayso.quotation import quotations
from sayso.segment import segment
from training.batches import prepared
from training.encoder import Sizes, attend
from training.fourbit import (
    FINE_BITS,
    Blocks,
    Inputs,
    most_lost,
    on_grids,
    put,
    rounded,
    shipped_weights,
)
from training.network import Network, Outputs, load
from training.start import special_ids, start_folder

AGREES = 1e-3  # largest difference allowed between torch and fp32 ONNX
SAME_LABEL = {8: 0.97, 4: 0.95}  # least share of places whose best label that many bits must keep
CALIBRATION = 64  # training windows that the weights are made small by
SMOOTHED = ("attention", "up", "down")  # maps of a layer; "out" gains nothing by it
USED_LINKS = 4  # link vectors of a place that reading uses: not those of inner attributions
HEADS = ("/heads/",)  # what stays fp32 of a tagger, and of a text model
LAST_MAPS = ("/joined/", "/head/")
STRENGTH = 0.85  # of the smoothing: 0 leaves all to the inputs, 1 all to the weights
OUTPUTS = [*Outputs._fields]
UNCALIBRATED = {  # until calibrate.py: the product of the parts' probabilities
    **dict.fromkeys(("source", "cue", "content", "to_source", "to_cue"), 1.0),
    **dict.fromkeys(("no_source", "no_cue", "always"), 0.0),
}


class Window(nn.Module):
    """The network over one window: ids and shapes [places] in, `Outputs` without a batch out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        positions = network.encoder.positions
        positions.weight = nn.Parameter(positions.weight.detach()[:WINDOW])
        for layer in network.encoder.layers:
            layer.attend = Attention.apply

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        encoder = self.network.encoder
        bias = None
        if encoder.relative is not None:
            bias = encoder.by_distance(ids.shape[0])
        outputs = self.network.through(encoder.embed(ids[None]), shapes[None], bias)
        *layers, links = (t[0] for t in outputs)
        return *layers, links[:, :USED_LINKS]


class Smoothed(nn.Module):
    """A linear map whose inputs are brought to like ranges, so that int8 loses less of them: each
    is divided by a scale that its weights are multiplied with (Xiao et al. 2023)."""

    def __init__(self, inner: nn.Linear, largest: torch.Tensor) -> None:
        super().__init__()
        weights = inner.weight.detach().abs().amax(0).clamp(min=1e-5)
        scale = largest.clamp(min=1e-5) ** STRENGTH / weights ** (1 - STRENGTH)
        self.shrink = nn.Parameter(1 / scale)
        self.inner = nn.Linear(inner.in_features, inner.out_features)
        self.inner.weight = nn.Parameter(inner.weight.detach() * scale)
        self.inner.bias = inner.bias

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return self.inner(values * self.shrink)


def smooth(window: Window, texts: list[Inputs]) -> None:
    """Smooth the layers' maps, by the values they see in `texts`."""
    smooth_layers(window, window.network.encoder.layers, texts)


def smooth_layers(network: nn.Module, layers: nn.ModuleList, texts: list[tuple]) -> None:
    """The same for the layers of any network that reads `texts`."""
    largest: dict[tuple[int, str], torch.Tensor] = {}

    def note(at: tuple[int, str], values: torch.Tensor) -> None:
        most = values.abs().flatten(0, -2).amax(0)
        largest[at] = torch.maximum(largest.get(at, most), most)

    hooks = [
        getattr(layer, name).register_forward_pre_hook(
            lambda _, given, at=(n, name): note(at, given[0].detach())
        )
        for n, layer in enumerate(layers)
        for name in SMOOTHED
    ]
    with torch.no_grad():
        for text in texts:
            network(*text)
    for hook in hooks:
        hook.remove()
    for (n, name), most in largest.items():
        setattr(layers[n], name, Smoothed(getattr(layers[n], name), most))


def sample(tokenizer: Tokenizer) -> list[Inputs]:
    """Windows of our own texts."""
    special = special_ids(tokenizer)
    found = []
    for path in sorted((OUTSIDE / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        passages = segment(text)
        stream = encode(
            text,
            passages,
            quotations(text, passages),
            pieces=lambda words: pieces_of(tokenizer, words, special["unknown"]),
            separator=special["separator"],
        )
        for window in windows(stream):
            ids, shapes = as_input(stream, window, SimpleNamespace(**special))
            found.append((torch.from_numpy(ids), torch.from_numpy(shapes)))
    return found


class Attention(torch.autograd.Function):
    """Attention as the runtime's own single node."""

    @staticmethod
    def forward(ctx, query, key, value, bias, heads):  # noqa: ARG004 - torch hands over ctx
        return attend(query, key, value, bias, heads)

    @staticmethod
    def symbolic(g, query, key, value, bias, heads):
        none = g.op("prim::Constant")
        none.setType(torch._C.OptionalType.ofTensor())
        extra = [none, none, bias] if torch.onnx.symbolic_helper._is_value(bias) else []
        out = g.op(
            "com.microsoft::MultiHeadAttention", query, key, value, *extra, num_heads_i=heads
        )
        return out.setType(query.type())


def to_onnx(window: Window, given: tuple[torch.Tensor, ...], path: Path) -> None:
    torch.onnx.export(
        window,
        given,
        str(path),
        input_names=["ids", "shapes"],
        output_names=OUTPUTS,
        dynamic_axes={name: {0: "places"} for name in ["ids", "shapes", *OUTPUTS]},
        opset_version=18,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def to_fused(source: Path, target: Path, sizes: Sizes) -> None:
    """The same network with its biases, activations and norms as single nodes."""
    fused = optimize_model(
        str(source), model_type="bert", num_heads=sizes.heads, hidden_size=sizes.width, opt_level=0
    )
    fused.save_model_to_file(str(target))


def to_int8(source: Path, target: Path, apart: tuple[str, ...] = HEADS) -> None:
    """Weights of matrix products to int8, what comes into them too, and word embeddings; nodes
    whose names hold one of `apart` stay as they are."""
    model = onnx.load(source)
    words_to_int8(model.graph)
    quantize_dynamic(
        model,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=[n.name for n in model.graph.node if any(a in n.name for a in apart)],
        op_types_to_quantize=["MatMul"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # of the fused nodes
    )


def to_fourbit(source: Path, target: Path, blocks: dict[str, Blocks]) -> None:
    """The layers' weights to these blocks, word embeddings to int8."""
    model = onnx.load(source)
    words_to_int8(model.graph)
    put(model.graph, blocks)
    onnx.save(model, target)


def words_to_int8(graph: onnx.GraphProto) -> None:
    """Word embeddings to int8 with a scale for each word: one for all would be that of the
    largest."""
    table = next(i for i in graph.initializer if i.name.endswith("words.weight"))
    at, look_up = next((n, x) for n, x in enumerate(graph.node) if table.name in x.input)
    name, weights = table.name, numpy_helper.to_array(table)
    scales = np.abs(weights).max(1, keepdims=True).clip(1e-8) / np.float32(127)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.round(weights / scales).astype(np.int8), f"{name}.levels"),
            numpy_helper.from_array(scales.astype(np.float32), f"{name}.scales"),
        ]
    )
    del graph.node[at]
    words = look_up.input[1]
    parts = [
        helper.make_node("Gather", [f"{name}.levels", words], [f"{name}.looked_up"]),
        helper.make_node("Cast", [f"{name}.looked_up"], [f"{name}.cast"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}.scales", words], [f"{name}.scale"]),
        helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [look_up.output[0]]),
    ]
    for node in reversed(parts):
        graph.node.insert(at, node)


def fourbit(
    network: Network, windows: list[Inputs], grids: Path | None, room: int
) -> dict[str, Blocks]:
    """The blocks of a network: on the grids of the export that it was trained on, else rounded,
    with `room` for that many weights in eight bits; changes the network then."""
    if grids is None:
        return rounded(network, windows, most_lost(network, windows, room) if room else ())
    return on_grids(network, shipped_weights(grids / "model.onnx")[1])


def answers(path: Path, texts: list[Inputs]) -> list[list[np.ndarray]]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return [
        session.run(OUTPUTS, {"ids": ids.numpy(), "shapes": shapes.numpy()})
        for ids, shapes in texts
    ]


def checked(wanted: list, exact: list, small: list, bits: int) -> dict[str, float]:
    """Outputs for the same windows: largest difference fp32 ONNX to torch; share of best labels
    that the small weights keep. SystemExit where either is bad."""
    worst = max(
        float(np.abs(a - b).max())
        for one, other in zip(wanted, exact, strict=True)
        for a, b in zip(one, other, strict=True)
    )
    same = np.concatenate(
        [a[0].argmax(-1) == b[0].argmax(-1) for a, b in zip(wanted, small, strict=True)]
    )
    if worst > AGREES or same.mean() < SAME_LABEL[bits]:
        raise SystemExit(f"the export differs from torch: {worst=} {same.mean()=}")
    found = {"fp32_largest_difference": worst, "same_best_label": same.mean()}
    return {k: float(f"{v:.3g}") for k, v in found.items()}


def main(run: str, data: str, out: str, name: str) -> None:
    network, facts = load(Path(run))
    config = facts["config"]
    bits = config.get("bits", 8)
    grids = Path(run).parent / config["export"] if config.get("held") else None
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = plain_tokenizer(start_folder(config) / "tokenizer.json")
    window = Window(network).eval()
    texts = sample(tokenizer)
    with torch.no_grad():
        wanted = [[t.numpy() for t in window(*text)] for text in texts]
    train = prepared(Path(data) / "polnear" / "train", config)
    drawn = random.Random(config["seed"]).sample(train, CALIBRATION)
    windows = [(torch.from_numpy(e.ids), torch.from_numpy(e.shapes)) for e in drawn]
    if bits == 8:
        smooth(window, windows)
    with tempfile.TemporaryDirectory() as scratch:
        plain, exact = Path(scratch) / "plain.onnx", Path(scratch) / "fp32.onnx"
        to_onnx(window, texts[0], plain)
        to_fused(plain, exact, network.encoder.sizes)
        if bits == 8:
            to_int8(exact, folder / "model.onnx")
        else:
            blocks = fourbit(network, windows, grids, config.get("fine", 0))
            to_fourbit(exact, folder / "model.onnx", blocks)
            print("in eight bits:", [name for name, b in blocks.items() if b.bits == FINE_BITS])
        read = answers(exact, texts), answers(folder / "model.onnx", texts)
        check = checked(wanted, *read, bits)
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
        "inner_transitions": network.inner_transitions.detach().numpy().round(4).tolist(),
        "calibration": UNCALIBRATED,
        "opinion": {"lexicon": 0.0, "bias": 0.0},  # until opinion.py
        "aspect": {},  # until aspects.py
        **special_ids(tokenizer),
        "sha256": digests,
        "config": config,
        "data": {
            "polnear_train_sha256": facts["data"],
            "silver_sha256": facts["silver"],
            "epoch": int(facts["epoch"]),
        },
        "check": check,
    }
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n")
    size = (folder / "model.onnx").stat().st_size
    print(f"{size / 1e6:.1f} MB", check)


if __name__ == "__main__":
    main(*sys.argv[1:5])
