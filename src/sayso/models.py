"""The tagger's files: find them, check them, open them. onnxruntime and tokenizers live here.

A model is a folder of three files: ``model.onnx`` (int8 weights), ``tokenizer.json`` and
``model.json`` (labels' transition scores, digests of the other two, scores, how it was made).
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """An opened tagger: its card, its tokenizer and its network."""

    name: str
    version: str
    transitions: Floats
    beginning: int
    separator: int
    unknown: int
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def pieces(self, words: list[str]) -> list[list[int]]:
        """Sub-word ids of each word; the unknown one for a word the tokenizer drops."""
        encoded = self.tokenizer.encode_batch(words, add_special_tokens=False)
        return [e.ids or [self.unknown] for e in encoded]

    def run(self, ids: Ints, shapes: Ints, mask: Ints) -> tuple[Floats, Floats]:
        """[batch, places] each -> label scores [batch, places, labels], link vectors [batch,
        places, 4, size]."""
        emissions, links = self.session.run(None, {"ids": ids, "shapes": shapes, "mask": mask})
        return emissions, links


def model_folder(name: str) -> Path:
    """Where the files of the model called `name` lie."""
    return Path(str(files("sayso") / "data" / "models" / name))


def open_model(name: str = "small", *, folder: Path | None = None, threads: int = 0) -> Model:
    """Open a model; `threads` 0 lets the runtime use every core.

    Raises ModelError where a file is missing or is not the one that the card names.
    """
    folder = folder if folder is not None else model_folder(name)
    card = _card(folder)
    network = _checked(folder / "model.onnx", card)
    _checked(folder / "tokenizer.json", card)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Model(
        name=card["name"],
        version=card["version"],
        transitions=np.array(card["transitions"], dtype=np.float32),
        beginning=card["beginning"],
        separator=card["separator"],
        unknown=card["unknown"],
        tokenizer=tokenizer,
        session=_session(network, threads),
    )


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text("utf-8"))
    except (OSError, ValueError) as exc:
        raise ModelError(f"no model in {folder.name}: {exc}") from exc
    return card


def _checked(path: Path, card: dict[str, Any]) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as exc:
        raise ModelError(f"{path.name} of model {card.get('name')} cannot be read: {exc}") from exc
    if hashlib.sha256(raw).hexdigest() != card["sha256"].get(path.name):
        raise ModelError(f"{path.name} of model {card.get('name')} is damaged: wrong digest")
    return raw


def _session(network: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except onnxruntime.capi.onnxruntime_pybind11_state.Fail as exc:
        raise ModelError(f"the network cannot be opened: {exc}") from exc
