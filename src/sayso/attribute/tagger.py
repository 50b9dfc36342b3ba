"""Passages in, tagged spans and links between them out: one pass of the encoder.

Windows of like length share a batch, so that little is padded. What a window gives for a word
depends only on that window, never on its neighbours in the batch: int8 activations are scaled
per tensor, so a batch holds windows of one document only and always the same ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sayso.attribute.encoding import PLAIN, Ints, Stream, Window, encode, windows
from sayso.attribute.labels import LABELS, Floats, best_paths
from sayso.quotation import Quotation
from sayso.records import Passage, Role, Span

CHUNK_WORDS = 20_000  # longer than any article; 30 MB of link vectors
BATCH = 8  # windows; none of 1, 2, 4, 8, 16 was reliably faster on two cores


class Network(Protocol):
    """What the tagger needs of a model; `models.Model` is one."""

    @property
    def transitions(self) -> Floats: ...
    @property
    def beginning(self) -> int: ...
    @property
    def separator(self) -> int: ...

    def pieces(self, words: list[str]) -> list[list[int]]: ...

    def run(self, ids: Ints, shapes: Ints, mask: Ints) -> tuple[Floats, Floats]: ...


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged span. `partner`: the cue of a content, the source of a cue, as an index among the
    document's tagged spans; None where the network links it to none."""

    role: Role
    span: Span
    partner: int | None


def tag(
    text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], *, model: Network
) -> tuple[Tagged, ...]:
    """The sources, cues and contents of `text`, in order; linked where one window saw both.

    A very long text is read in chunks of passages, so that memory stays bounded.
    """
    tagged: list[Tagged] = []
    for chunk in _chunks(passages):
        before = len(tagged)
        for found, partner in _tag_chunk(text, chunk, quotes, model):
            moved = partner + before if partner is not None else None
            tagged.append(Tagged(found.role, found.span, moved))
    return tuple(tagged)


def _chunks(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, ...]]:
    start = words = 0
    for i, passage in enumerate(passages):
        if words and words + len(passage.words) > CHUNK_WORDS:
            yield passages[start:i]
            start, words = i, 0
        words += len(passage.words)
    if words:
        yield passages[start:]


def _tag_chunk(
    text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], model: Network
) -> Iterator[tuple["_Run", int | None]]:
    stream = encode(text, passages, quotes, pieces=model.pieces, separator=model.separator)
    cut = windows(stream)
    outputs = _outputs(stream, cut, model)
    emissions = _gathered(stream, cut, outputs)
    found = list(_spans(passages, stream, emissions, model.transitions))
    return zip(found, _partners(cut, outputs, found), strict=True)


@dataclass(frozen=True, slots=True)
class _Run:
    """A tagged span, and the places in the stream of its first and last words."""

    role: Role
    span: Span
    first: int
    last: int


def _outputs(stream: Stream, cut: list[Window], model: Network) -> list[tuple[Floats, Floats]]:
    """For each window, label scores and link vectors of the sub-words it saw."""
    outputs: list[tuple[Floats, Floats] | None] = [None] * len(cut)
    order = sorted(range(len(cut)), key=lambda i: (len(cut[i]), i))
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        emissions, links = model.run(*tensors(stream, [cut[i] for i in batch], model))
        for row, i in enumerate(batch):
            size = len(cut[i])
            outputs[i] = emissions[row, 1 : size + 1], links[row, : size + 1]
    return [o for o in outputs if o is not None]


def tensors(stream: Stream, batch: list[Window], model: Network) -> tuple[Ints, Ints, Ints]:
    shape = (len(batch), max(map(len, batch)) + 2)
    ids = np.zeros(shape, dtype=np.int64)
    shapes = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    for row, window in enumerate(batch):
        size = len(window)
        ids[row, 0] = model.beginning
        ids[row, 1 : size + 1] = stream.ids[window.seen : window.end]
        ids[row, size + 1] = model.separator
        shapes[row, [0, size + 1]] = PLAIN
        shapes[row, 1 : size + 1] = stream.shapes[window.seen : window.end]
        mask[row, : size + 2] = 1
    return ids, shapes, mask


def _gathered(stream: Stream, cut: list[Window], outputs: list[tuple[Floats, Floats]]) -> Floats:
    """[words, labels]: each word's scores from the window that reads it."""
    whole = np.concatenate([o[0][w.start - w.seen :] for w, o in zip(cut, outputs, strict=True)])
    return whole[stream.first]


def _spans(
    passages: tuple[Passage, ...], stream: Stream, emissions: Floats, transitions: Floats
) -> Iterator["_Run"]:
    """The tagged spans, in text order."""
    word = 0
    for some in _of_like_length(passages):
        paths = _paths(some, word, emissions, transitions)
        for passage, path in zip(some, paths, strict=True):
            for role, first, last in _runs(path):
                span = passage.words[first].hull(passage.words[last])
                places = stream.first[[word + first, word + last]]
                yield _Run(role, span, int(places[0]), int(places[1]))
            word += len(passage.words)


def _of_like_length(passages: tuple[Passage, ...]) -> Iterator[list[Passage]]:
    """Groups of neighbours for one batched search; a very long passage goes alone."""
    group: list[Passage] = []
    longest = 0
    for passage in passages:
        longest_now = max(longest, len(passage.words))
        if group and longest_now * (len(group) + 1) > 20_000:
            yield group
            group, longest_now = [], len(passage.words)
        group.append(passage)
        longest = longest_now
    if group:
        yield group


def _paths(
    group: list[Passage], word: int, emissions: Floats, transitions: Floats
) -> list[list[int]]:
    lengths = np.array([len(p.words) for p in group], dtype=np.int64)
    padded = np.zeros((len(group), int(lengths.max()), len(LABELS)), dtype=np.float32)
    for row, length in enumerate(lengths):
        padded[row, :length] = emissions[word : word + length]
        word += int(length)
    return best_paths(padded, lengths, transitions)


def _runs(path: list[int]) -> Iterator[tuple[Role, int, int]]:
    """Role, first and last word of each span."""
    start = -1
    for i, label in enumerate([*path, 0]):
        if start >= 0 and not LABELS[label].startswith("I"):
            yield Role(LABELS[path[start]][2:]), start, i - 1
            start = -1
        if LABELS[label].startswith("B"):
            start = i


# For each role that points to another: that role, its own link vector and the other's.
_POINTS = {Role.CONTENT: (Role.CUE, 0, 1), Role.CUE: (Role.SOURCE, 2, 3)}


def _partners(
    cut: list[Window], outputs: list[tuple[Floats, Floats]], found: list[_Run]
) -> list[int | None]:
    """For each span the tagged one it points to. None where it points at no word, or at one that
    is not tagged so: a content whose cue was missed must not go to another's cue."""
    partners: list[int | None] = [None] * len(found)
    firsts = np.array([f.first for f in found], dtype=np.int64)
    for window, (_, links) in zip(cut, outputs, strict=True):
        start, end = np.searchsorted(firsts, [window.start, window.end])
        for i in range(int(start), int(end)):
            if found[i].role not in _POINTS:
                continue
            role, own, other = _POINTS[found[i].role]
            scores = links[:, other] @ links[found[i].first - window.seen + 1, own]
            at = int(scores.argmax()) - 1 + window.seen
            j = int(np.searchsorted(firsts, at, side="right")) - 1
            if at >= window.seen and j >= 0 and found[j].role is role and at <= found[j].last:
                partners[i] = j
    return partners
