"""A tagger's layers: the states of words in them, and directions in one put in as an output.

A direction costs one small product in the same pass. Runs without torch.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from sayso.attribute.encoding import encode, windows
from sayso.attribute.tagger import as_input
from sayso.models import Model
from sayso.quotation import quotations
from sayso.records import Span
from sayso.segment import segment


class Layers:
    """The states of a tagger's layers for the words of a text: of all, or of `count` of those that
    a whole layer gives to the next, from the first to the last."""

    def __init__(self, path: Path, model: Model, count: int | None = None) -> None:
        network = onnx.load(path)
        self.names = [n.output[0] for n in network.graph.node if n.op_type == "LayerNormalization"]
        if count is not None:
            whole = self.names[2::2]  # behind the embeddings a layer has two
            self.names = [whole[i] for i in np.linspace(0, len(whole) - 1, count).astype(int)]
        for name in self.names:
            shown = helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
            network.graph.output.append(shown)
        self._session = onnxruntime.InferenceSession(
            network.SerializeToString(), providers=["CPUExecutionProvider"]
        )
        self._model = model

    def of(self, text: str) -> tuple[list[Span], np.ndarray]:
        """The words of a text and their states [layers, words, width]."""
        passages = segment(text)
        tools = {"pieces": self._model.pieces, "separator": self._model.separator}
        stream = encode(text, passages, quotations(text, passages), **tools)
        parts = []
        for window in windows(stream):
            ids, shapes = as_input(stream, window, self._model)
            states = self._session.run(self.names, {"ids": ids, "shapes": shapes})
            read = slice(window.start - window.seen + 1, window.end - window.seen + 1)
            parts.append(np.stack([s.reshape(len(ids), -1)[read] for s in states]))
        words = [word for passage in passages for word in passage.words]
        return words, np.concatenate(parts, 1)[:, stream.first]


def put(path: Path, layer: str, output: str, directions: np.ndarray) -> None:
    """Put an output of the places' states times `directions`, [width] or [width, scores], into the
    network, in the place of one of that name that is there."""
    network = onnx.load(path)
    graph = network.graph
    for kept in (graph.node, graph.initializer, graph.output):
        for old in [one for one in kept if one.name.split(".")[0] == output]:
            kept.remove(old)
    shape = [-1, *directions.shape[1:]]
    columns = directions.astype(np.float32).reshape(len(directions), -1)
    graph.initializer.append(numpy_helper.from_array(columns, f"{output}.directions"))
    graph.initializer.append(numpy_helper.from_array(np.array(shape), f"{output}.shape"))
    product = helper.make_node(
        "MatMul", [layer, f"{output}.directions"], [f"{output}.columns"], f"{output}.matmul"
    )
    shaped = helper.make_node(
        "Reshape", [f"{output}.columns", f"{output}.shape"], [output], f"{output}.reshape"
    )
    graph.node.extend([product, shaped])
    places = ["places", *directions.shape[1:]]
    graph.output.append(helper.make_tensor_value_info(output, TensorProto.FLOAT, places))
    onnx.save(network, path)


def write(card: dict, folder: Path) -> None:
    """Write a card whose network has changed, with its new digest."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    card["sha256"]["model.onnx"], card["version"] = digest, digest[:8]
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
