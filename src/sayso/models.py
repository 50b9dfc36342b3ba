"""The models' files: find them, check them, open them. onnxruntime and tokenizers live here.

A model is a folder of three files: ``model.onnx`` (int8 or four-bit weights), ``tokenizer.json``
and ``model.json`` (labels' transition scores, calibration, digests of the other two, scores, how
it was made). Taggers read windows of documents; text models read a text, or two beside each other.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import ModelError

PLACES = 192  # sub-words that a text model reads at most, the special ones included
KNOWN_WORDS = 30_000  # kept with their sub-words; about 8 MB
MOST_CHARACTERS = 4000  # of a text: more could not fill those places

_NAME = re.compile(r"[a-z][a-z0-9]*")

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Outputs(NamedTuple):
    """What the network gives for the sub-words of one window.

    labels, inner: [sub-words, labels], scores of the labels of attributions and of those inside
    them. entities: [sub-words, entity labels]. links: [sub-words, 4, size], link vectors: the
    content's query, the cue's key, the cue's query and the source's key. judging: [sub-words], how
    much each makes its sentence an opinion. aspects: [sub-words, scores], what each adds to the
    scores of the aspects.
    """

    labels: Floats
    inner: Floats
    entities: Floats
    links: Floats
    judging: Floats
    aspects: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """An opened tagger: its card, its tokenizer and its network."""

    name: str
    version: str
    transitions: Floats
    inner_transitions: Floats
    calibration: Mapping[str, float]
    opinion: Mapping[str, float]
    aspect: Mapping[str, list[float]]
    beginning: int
    separator: int
    unknown: int
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    workers: ThreadPoolExecutor
    known: dict[str, list[int]] = field(default_factory=dict)  # words met, and their sub-words

    def pieces(self, words: list[str]) -> list[list[int]]:
        """Sub-word ids of each word; the unknown one for a word the tokenizer drops."""
        found = {word: self.known.get(word) for word in words}
        new = [word for word, ids in found.items() if ids is None]
        met = dict(zip(new, pieces_of(self.tokenizer, new, self.unknown), strict=True))
        if len(self.known) + len(met) > KNOWN_WORDS:
            self.known.clear()
        self.known.update(met)
        return [found[word] or met[word] for word in words]

    def run(self, windows: Iterable[tuple[Ints, Ints]]) -> Iterator[Outputs]:
        """The outputs for each window's ids and shapes, in order.

        A window is read alone, so nothing is padded and what it gives never depends on its
        neighbours; each of the model's threads reads one at a time.
        """
        return self.workers.map(self._run, windows)

    def _run(self, window: tuple[Ints, Ints]) -> Outputs:
        ids, shapes = window
        return Outputs(*self.session.run(list(Outputs._fields), {"ids": ids, "shapes": shapes}))


def pieces_of(tokenizer: Tokenizer, words: list[str], unknown: int) -> list[list[int]]:
    """Sub-word ids of each word, `unknown` for a word that the tokenizer drops.

    The tokenizer must neither pad nor cut: see `plain_tokenizer`.
    """
    encoded = tokenizer.encode_batch(words, add_special_tokens=False)
    return [e.ids or [unknown] for e in encoded]


def plain_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a file, without padding or cutting."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def model_folder(name: str) -> Path:
    """Where the files of the model called `name` lie: in this package, or in sayso_model_NAME.

    Raises ModelError where there is no such model.
    """
    own = Path(str(files("sayso") / "data" / "models" / name))
    if not _NAME.fullmatch(name):
        raise ModelError(f"not a model's name: {name!r}")
    if own.is_dir():
        return own
    try:
        return Path(str(files(f"sayso_model_{name}")))
    except ModuleNotFoundError as exc:
        raise ModelError(
            f"no model is called {name}; large comes with the extra sayso[large], or by make large"
        ) from exc


def open_model(name: str = "small", *, folder: Path | None = None, threads: int = 0) -> Model:
    """Open a tagger to be run by `threads` threads; 0 stands for one a core.

    Raises ModelError where a file is missing or is not the one that the card names.
    """
    card, tokenizer, session = _opened(folder if folder is not None else model_folder(name))
    return Model(
        name=card["name"],
        version=card["version"],
        transitions=np.array(card["transitions"], dtype=np.float32),
        inner_transitions=np.array(card["inner_transitions"], dtype=np.float32),
        calibration=card["calibration"],
        opinion=card["opinion"],
        aspect=card["aspect"],
        beginning=card["beginning"],
        separator=card["separator"],
        unknown=card["unknown"],
        tokenizer=tokenizer,
        session=session,
        workers=ThreadPoolExecutor(threads or os.cpu_count(), "sayso-model"),
    )


class Sided(NamedTuple):
    """Sub-words of one or two texts in a row; `sides` is 1 at the second text's."""

    ids: Ints
    sides: Ints


def sided(tokenizer: Tokenizer, first: str, second: str, special: Mapping[str, int]) -> Sided:
    """Two texts beside each other: beginning, first, separator, second, separator. The longer
    one is cut where both do not fit in PLACES."""
    a, b = (_ids(tokenizer, text) for text in (first, second))
    room = PLACES - 3
    if len(a) + len(b) > room:
        share = min(len(b), max(room // 2, room - len(a)))
        a, b = a[: room - share], b[:share]
    ids = [special["beginning"], *a, special["separator"], *b, special["separator"]]
    sides = [0] * (len(a) + 2) + [1] * (len(b) + 1)
    return Sided(np.array(ids, dtype=np.int64), np.array(sides, dtype=np.int64))


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    encoded: list[int] = tokenizer.encode(text[:MOST_CHARACTERS], add_special_tokens=False).ids
    return encoded


@dataclass(frozen=True, slots=True)
class TextModel:
    """An opened network that reads one text, or two beside each other.

    Each is read alone, so nothing is padded and what it gives never depends on its neighbours.
    """

    name: str
    version: str
    card: Mapping[str, Any]
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    workers: ThreadPoolExecutor

    def texts(self, texts: Iterable[str]) -> Iterator[Floats]:
        """What the network gives for each text, in order."""
        return self.workers.map(self._text, texts)

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Floats]:
        """What it gives for each two texts, in order."""
        return self.workers.map(self._pair, pairs)

    def _text(self, text: str) -> Floats:
        inner = _ids(self.tokenizer, text)[: PLACES - 2]
        ids = np.array([self.card["beginning"], *inner, self.card["separator"]], dtype=np.int64)
        return self._run({"ids": ids})

    def _pair(self, pair: tuple[str, str]) -> Floats:
        return self._run(sided(self.tokenizer, *pair, self.card)._asdict())

    def _run(self, given: Mapping[str, Ints]) -> Floats:
        (found,) = self.session.run(None, dict(given))
        return np.asarray(found, dtype=np.float32)


def open_text_model(name: str, *, threads: int = 0) -> TextModel:
    """Open a text model: "vectors" or "pairs". Raises ModelError as open_model does."""
    card, tokenizer, session = _opened(model_folder(name))
    workers = ThreadPoolExecutor(threads or os.cpu_count(), "sayso-texts")
    return TextModel(card["name"], card["version"], card, tokenizer, session, workers)


def _opened(folder: Path) -> tuple[dict[str, Any], Tokenizer, onnxruntime.InferenceSession]:
    card = _card(folder)
    network = _checked(folder / "model.onnx", card)
    _checked(folder / "tokenizer.json", card)
    return card, plain_tokenizer(folder / "tokenizer.json"), _session(network)


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


def _session(network: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except onnxruntime.capi.onnxruntime_pybind11_state.Fail as exc:
        raise ModelError(f"the network cannot be opened: {exc}") from exc
