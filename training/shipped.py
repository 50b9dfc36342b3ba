"""A shipped int8 graph in, the weights that a network of ours can go on learning from out.

What int8 has rounded stays rounded, and what smoothing divides the inputs by (export_onnx.py) is
multiplied back into the weights.
"""

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

_MAP = re.compile(r"layers\.(\d+)/(attention|out|up|down)/|/(joined|head)/")


def shipped(path: Path) -> dict[str, torch.Tensor]:
    """The weights of a model.onnx as pairs_network.py names them. Raises KeyError where the graph
    is another's."""
    graph = onnx.load(path).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found = {_name(n): w for n, w in held.items() if ".layers." not in n and _is_plain(n)}
    for name, values in held.items():
        if ".layers." in name or name.startswith("layers."):
            plain = _name(name).replace(".inner.", ".")
            if not plain.endswith(".shrink"):
                found[plain] = values
    levels = next(n for n in held if n.endswith("words.weight.levels"))
    found["encoder.words.weight"] = held[levels].astype(np.float32) * held[f"{levels[:-6]}scales"]
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = _map_of(node.output[0])
            found[f"{name}.weight"] = _whole(held, node.input[1], f"{name}.shrink")
    return {name: torch.from_numpy(np.array(w, np.float32)) for name, w in found.items()}


def _is_plain(name: str) -> bool:
    made_small = ("_quantized", "_scale", "_zero_point", ".levels", ".scales")
    return not name.endswith(made_small) and "." in name and not name.startswith("onnx::")


def _name(name: str) -> str:
    return name.removeprefix("network.")


def _map_of(output: str) -> str:
    found = _MAP.search(output)
    if found is None:
        raise KeyError(output)
    layer, part, last = found.groups()
    return last or f"encoder.layers.{layer}.{part}"


def _whole(held: dict[str, np.ndarray], small: str, shrink: str) -> np.ndarray:
    """A linear map's weights [out, in] from int8 ones [in, out]."""
    scale, zero = (held[small.removesuffix("quantized") + part] for part in ("scale", "zero_point"))
    weights = ((held[small].astype(np.float32) - zero) * scale).T
    by = next((w for n, w in held.items() if _name(n) == shrink), None)
    return weights if by is None else weights * by
