"""Passages in, tagged spans and links between them out: one pass of the encoder.

The pass gives the attributions' spans, the words that may be cues inside contents, and entities. A
window is read alone; what it gives for a word depends on that window only.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from sayso.attribute.encoding import PLAIN, Ints, Stream, Window, encode, windows
from sayso.attribute.labels import (
    ENTITY_LABELS,
    FORBIDDEN,
    LABELS,
    Entity,
    Floats,
    begin,
    best_paths,
    chances,
)
from sayso.quotation import Quotation
from sayso.records import Passage, Role, Span

CHUNK_WORDS = 10_000  # longer than any article; 30 MB of link vectors
# From 0.003 to 0.1 the chains found on the tune half of evals/gold/reading hardly change, but the
# time for reading again falls: training/LOG.md.
HINT = 0.1
# A span of a lower score is there, but where it begins or ends is in doubt. Exact F1 on PolNeAR's
# dev split is best where such spans are left out, for both models from 0.38 to 0.44; whole
# attributions need them.
SURE = 0.4
_STILL = np.zeros((len(ENTITY_LABELS) + 1, len(ENTITY_LABELS)), dtype=np.float32)


def _none() -> Floats:
    return np.zeros(0, dtype=np.float32)


class Outputs(Protocol):
    """What the tagger needs of a network's outputs; `models.Outputs` is one."""

    @property
    def labels(self) -> Floats: ...
    @property
    def inner(self) -> Floats: ...
    @property
    def entities(self) -> Floats: ...
    @property
    def links(self) -> Floats: ...
    @property
    def judging(self) -> Floats: ...
    @property
    def aspects(self) -> Floats: ...


class Network(Protocol):
    """What the tagger needs of a model; `models.Model` is one."""

    @property
    def transitions(self) -> Floats: ...
    @property
    def inner_transitions(self) -> Floats: ...
    @property
    def beginning(self) -> int: ...
    @property
    def separator(self) -> int: ...

    def pieces(self, words: list[str]) -> list[list[int]]: ...

    def run(self, windows: Iterable[tuple[Ints, Ints]]) -> Iterable[Outputs]: ...


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged span. `partner`: the cue of a content, the source of a cue, as an index among the
    tagged spans; None where the network links it to none.

    `score` is the network's probability of exactly this span, `link` that of pointing where it
    points (1 where nothing is to be pointed at).
    """

    role: Role
    span: Span
    partner: int | None
    score: float = 1.0
    link: float = 1.0


@dataclass(frozen=True, slots=True)
class Named:
    """An entity's kind and place."""

    kind: Entity
    span: Span


@dataclass(frozen=True, slots=True)
class Tags:
    """All that one pass found, in text order. `hints`: words that are cues of attributions inside
    contents with a probability of HINT or more, and that probability. `words`: all words that were
    read; for each its scores `judging` [words] and `aspects` [words, scores]. `entities` gives the
    entities, worked out when asked for."""

    spans: tuple[Tagged, ...] = ()
    hints: tuple[tuple[Span, float], ...] = ()
    words: tuple[Span, ...] = ()
    judging: Floats = field(default_factory=_none)
    aspects: Floats = field(default_factory=_none)
    entities: Callable[[], tuple[Named, ...]] = tuple


Tagger = Callable[[str, tuple[Passage, ...], tuple[Quotation, ...]], Tags]


def tag(
    text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], *, model: Network
) -> Tags:
    """The sources, cues, contents and entities of `text`; linked where one window saw both.

    A very long text is read in chunks of passages, so that memory stays bounded.
    """
    spans: list[Tagged] = []
    hints: list[tuple[Span, float]] = []
    judging: list[Floats] = []
    aspects: list[Floats] = []
    scored: list[tuple[tuple[Passage, ...], Floats]] = []
    for chunk in _chunks(passages):
        found = _Pass(text, chunk, quotes, model)
        before = len(spans)
        spans.extend(_moved(item, before) for item in found.spans())
        hints.extend(found.hints())
        judging.append(found.by_word("judging"))
        aspects.append(found.by_word("aspects"))
        scored.append((chunk, found.by_word("entities")))
    return Tags(
        tuple(spans),
        tuple(hints),
        tuple(_words(passages)),
        _joined(judging),
        _joined(aspects),
        lambda: tuple(e for pair in scored for e in _entities(*pair)),
    )


def _joined(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else _none()


def _words(passages: tuple[Passage, ...]) -> Iterator[Span]:
    return (word for passage in passages for word in passage.words)


def _moved(item: Tagged, by: int) -> Tagged:
    if item.partner is None or not by:
        return item
    return Tagged(item.role, item.span, item.partner + by, item.score, item.link)


def _chunks(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, ...]]:
    start = words = 0
    for i, passage in enumerate(passages):
        if words and words + len(passage.words) > CHUNK_WORDS:
            yield passages[start:i]
            start, words = i, 0
        words += len(passage.words)
    if words:
        yield passages[start:]


@dataclass(frozen=True, slots=True)
class _Run:
    """A labelled span: its words in the passage and the places of its first and last in the
    stream."""

    role: Role
    span: Span
    first: int
    last: int
    score: float


class _Pass:
    """One chunk through the network, and what its outputs say."""

    def __init__(
        self,
        text: str,
        passages: tuple[Passage, ...],
        quotes: tuple[Quotation, ...],
        model: Network,
    ) -> None:
        self._passages = passages
        self._model = model
        self._stream = encode(
            text, passages, quotes, pieces=model.pieces, separator=model.separator
        )
        self._windows = windows(self._stream)
        self._outputs = list(
            model.run(as_input(self._stream, window, model) for window in self._windows)
        )

    def spans(self) -> list[Tagged]:
        return self._linked(list(self._runs()))

    def hints(self) -> Iterator[tuple[Span, float]]:
        cue = begin(Role.CUE)
        for group, rows, lengths in _padded(self._passages, self.by_word("inner")):
            sure = chances(rows, lengths, self._model.inner_transitions)
            for n, passage in enumerate(group):
                likely = sure.having(n, [cue, cue + 1])
                for i in np.flatnonzero(likely >= HINT):
                    yield passage.words[int(i)], float(likely[i])

    def by_word(self, layer: str) -> Floats:
        """[words, labels], or [words]: each word's scores from the window that reads it."""
        rows = [
            getattr(output, layer)[w.start - w.seen + 1 : w.end - w.seen + 1]
            for w, output in zip(self._windows, self._outputs, strict=True)
        ]
        whole: Floats = np.concatenate(rows)
        return whole[self._stream.first]

    def _runs(self) -> Iterator[_Run]:
        word = 0
        transitions = self._model.transitions
        for group, rows, lengths in _padded(self._passages, self.by_word("labels")):
            sure = chances(rows, lengths, transitions)
            paths = best_paths(rows, lengths, transitions)
            for n, (passage, path) in enumerate(zip(group, paths, strict=True)):
                for name, first, last in runs_of(path, LABELS):
                    role = Role(name)
                    yield _Run(
                        role,
                        passage.words[first].hull(passage.words[last]),
                        int(self._stream.first[word + first]),
                        int(self._stream.first[word + last]),
                        sure.of(n, role, first, last),
                    )
                word += len(passage.words)

    def _linked(self, runs: list[_Run]) -> list[Tagged]:
        """The spans with their partners. None where one points at no word, or at one that is not
        tagged so: a content whose cue was missed must not go to another's cue."""
        found = [Tagged(r.role, r.span, None, r.score) for r in runs]
        firsts = np.array([r.first for r in runs], dtype=np.int64)
        for window, output in zip(self._windows, self._outputs, strict=True):
            start, end = np.searchsorted(firsts, [window.start, window.end])
            links = output.links[: window.end - window.seen + 1]
            for i in range(int(start), int(end)):
                run = runs[i]
                if run.role not in _POINTS:
                    continue
                role, own, other = _POINTS[run.role]
                query = links[run.first - window.seen + 1, own]
                scores = links[:, other] @ query * query.size**-0.5
                if run.role is Role.CUE:
                    self._confine(scores, run.first, window)
                at = int(scores.argmax())
                link = float(1 / np.exp(scores - scores[at]).sum())
                place = at - 1 + window.seen
                j = int(np.searchsorted(firsts, place, side="right")) - 1
                hit = at > 0 and j >= 0 and runs[j].role is role and place <= runs[j].last
                found[i] = Tagged(run.role, run.span, j if hit else None, run.score, link)
        return found

    def _confine(self, scores: Floats, place: int, window: Window) -> None:
        """Rule out all places but the first, which stands for none, and those of the sentence that
        `place` stands in: there a cue has its source."""
        ends = self._stream.sentence_ends
        n = int(np.searchsorted(ends, place, side="right"))
        shift = 1 - window.seen
        low = max(1, (int(ends[n - 1]) if n else 0) + shift)
        high = int(ends[n]) + shift if n < len(ends) else len(scores)
        scores[1:low] = FORBIDDEN
        scores[high:] = FORBIDDEN


# For each role that points to another: that role, its own link vector and the other's.
_POINTS = {Role.CONTENT: (Role.CUE, 0, 1), Role.CUE: (Role.SOURCE, 2, 3)}


def as_input(stream: Stream, window: Window, model: Network) -> tuple[Ints, Ints]:
    """The ids and shapes of a window's sub-words, the two special ones included."""
    size = len(window)
    ids = np.empty(size + 2, dtype=np.int64)
    ids[0], ids[-1] = model.beginning, model.separator
    ids[1:-1] = stream.ids[window.seen : window.end]
    shapes = np.full(size + 2, PLAIN, dtype=np.int64)
    shapes[1:-1] = stream.shapes[window.seen : window.end]
    return ids, shapes


def _entities(passages: tuple[Passage, ...], scores: Floats) -> Iterator[Named]:
    for group, rows, lengths in _padded(passages, scores):
        paths = best_paths(rows, lengths, _STILL, ENTITY_LABELS)
        for passage, path in zip(group, paths, strict=True):
            for name, first, last in runs_of(path, ENTITY_LABELS):
                yield Named(Entity(name), passage.words[first].hull(passage.words[last]))


def _padded(
    passages: tuple[Passage, ...], scores: Floats
) -> Iterator[tuple[list[Passage], Floats, Ints]]:
    """Groups of neighbouring passages, their words' scores [passages, words, labels] and their
    lengths."""
    word = 0
    for group in _of_like_length(passages):
        lengths = np.array([len(p.words) for p in group], dtype=np.int64)
        rows = np.zeros((len(group), int(lengths.max()), scores.shape[1]), dtype=np.float32)
        for row, length in enumerate(lengths):
            rows[row, :length] = scores[word : word + length]
            word += int(length)
        yield group, rows, lengths


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


def runs_of(path: list[int], labels: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Name, first and last word of each span."""
    start = -1
    for i, label in enumerate([*path, 0]):
        if start >= 0 and not labels[label].startswith("I"):
            yield labels[path[start]][2:], start, i - 1
            start = -1
        if labels[label].startswith("B"):
            start = i
