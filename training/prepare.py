"""Corpus in, training windows out: through the very segmenter and encoder that reading uses.

python -m training.prepare DATA    prints the corpus' digest and counts
"""

import hashlib
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from evals.polnear import Article, articles

from sayso.attribute.encoding import PLAIN, Stream, Window, encode, windows
from sayso.attribute.labels import Entity, begin
from sayso.quotation import quotations
from sayso.records import Passage, Role, Span
from sayso.segment import segment

ELSEWHERE = -2
UNKNOWN = -1  # label of a word that nobody labelled


@dataclass(frozen=True)
class Example:
    """One window. All places count from its first special sub-word.

    ids, shapes: [sub-words]. passages: for each (piece of a) passage in it, the places of its
    words' first sub-words, and the words' labels, inner labels and entity labels: [3, words].
    links: (from, to) places of first sub-words, content to cue, cue to source, then the same of
    the inner attributions; 0 stands for "none".
    """

    ids: np.ndarray
    shapes: np.ndarray
    passages: list[tuple[np.ndarray, np.ndarray]]
    links: list[list[tuple[int, int]]]


def key(article: Article) -> str:
    """What one annotator's reading of an article is called in a silver file: a digest, since the
    corpus' names hold words of its headlines."""
    return hashlib.sha256(f"{article.name}_{article.annotator}".encode()).hexdigest()[:16]


def examples(
    article: Article,
    silver: dict,
    *,
    pieces: Callable,
    beginning: int,
    separator: int,
    openings: float = 0.0,
) -> Iterator[Example]:
    """The windows of an article, with its gold and its silver (see silver.py) labels.

    `openings`: how many pieces without what comes before them are cut out and added, a window.
    """
    passages = segment(article.text)
    tools = {"pieces": pieces, "beginning": beginning, "separator": separator}
    whole = list(_labelled(article, silver, passages, **tools))
    yield from whole
    for piece in _openings(passages, round(openings * len(whole)), random.Random(key(article))):
        yield from _labelled(article, silver, piece, **tools)


def _openings(
    passages: tuple[Passage, ...], count: int, rng: random.Random
) -> Iterator[tuple[Passage, ...]]:
    """Pieces of an article, as a text might begin: one sentence, or one to four passages."""
    there = [i for i, p in enumerate(passages) if p.words]
    for _ in range(count):
        start = rng.choice(there)
        if rng.random() < 0.5:
            yield (_alone(passages[start], rng.choice(passages[start].sentences)),)
        else:
            yield passages[start : start + rng.randint(1, 4)]


def _alone(passage: Passage, sentence: Span) -> Passage:
    words = tuple(w for w in passage.words if sentence.contains(w))
    return replace(passage, span=sentence, sentences=(sentence,), words=words)


def _labelled(
    article: Article,
    silver: dict,
    passages: tuple[Passage, ...],
    *,
    pieces: Callable,
    beginning: int,
    separator: int,
) -> Iterator[Example]:
    quotes = quotations(article.text, passages)
    stream = encode(article.text, passages, quotes, pieces=pieces, separator=separator)
    words = [w for p in passages for w in p.words]
    if not words:
        return
    firsts = set(np.cumsum([0, *(len(p.words) for p in passages)])[:-1].tolist())
    inner = replace(article, attributions=as_attributions(silver["inner"]))
    entities = [(Entity(kind), Span(start, end)) for kind, start, end in silver["entities"]]
    labels = np.stack(
        [word_labels(words, spans, firsts) for spans in (article.spans(), inner.spans(), entities)]
    )
    links = [*_links(words, stream, article), *_links(words, stream, inner)]
    for window in windows(stream):
        yield _example(stream, window, labels, links, beginning, separator)


def word_labels(
    words: list[Span], marked: Iterable[tuple[Role | Entity, Span]], firsts: set[int]
) -> np.ndarray:
    """A label for each word: in a span if it begins inside; B at its start and at passages'."""
    labels = np.zeros(len(words), dtype=np.int64)
    starts = np.array([w.start for w in words])
    for kind, span in sorted(marked, key=lambda marks: (marks[1], marks[0])):
        low, high = np.searchsorted(starts, [span.start, span.end])
        labels[low:high] = begin(kind) + 1
        for i in range(low, high):
            if i == low or i in firsts:
                labels[i] = begin(kind)
    return labels


def as_attributions(rows: list[list]) -> tuple[dict[Role, tuple[Span, ...]], ...]:
    """[source, cue, contents] of a silver file, as an Article holds its attributions."""
    return tuple(
        {
            Role.SOURCE: (Span(*source),),
            Role.CUE: (Span(*cue),),
            Role.CONTENT: tuple(Span(*c) for c in contents),
        }
        for source, cue, contents in rows
    )


def _links(words: list[Span], stream: Stream, article: Article) -> tuple[list, list]:
    """Places in the stream: (content fragment, cue) and (cue, source or -1); ELSEWHERE is where a
    span lies outside the words."""
    starts = np.array([w.start for w in words])

    def place(spans: tuple[Span, ...]) -> int:
        if not spans:
            return -1
        word = min(int(np.searchsorted(starts, spans[0].start)), len(words) - 1)
        return int(stream.first[word]) if words[word].overlap(spans[0]) else ELSEWHERE

    to_cue, to_source = [], []
    for parts in article.attributions:
        if not parts[Role.CUE]:
            continue
        cue = place(parts[Role.CUE])
        to_source.append((cue, place(parts[Role.SOURCE])))
        to_cue.extend((place((fragment,)), cue) for fragment in parts[Role.CONTENT])
    return to_cue, to_source


def _example(
    stream: Stream, window: Window, labels: np.ndarray, links: list, beginning: int, sep: int
) -> Example:
    ids = np.concatenate([[beginning], stream.ids[window.seen : window.end], [sep]])
    shapes = np.concatenate([[PLAIN], stream.shapes[window.seen : window.end], [PLAIN]])
    passages = list(_passages(stream, window, labels))
    return Example(ids, shapes, passages, [_inside(pairs, window) for pairs in links])


def without_labels(stream: Stream, beginning: int, separator: int) -> Iterator[Example]:
    """The windows of a text that nobody labelled: UNKNOWN labels, no links."""
    labels = np.full((3, len(stream.first)), UNKNOWN)
    for window in windows(stream):
        yield _example(stream, window, labels, [[], [], [], []], beginning, separator)


def _passages(
    stream: Stream, window: Window, labels: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Words read in this window, a passage (or a cut piece of one) at a time."""
    start = window.start
    for end in [*(e for e in stream.passage_ends if start < e < window.end), window.end]:
        which = np.flatnonzero((stream.first >= start) & (stream.first < end))
        if len(which):
            yield stream.first[which] - window.seen + 1, labels[:, which]
        start = end


def _inside(pairs: list[tuple[int, int]], window: Window) -> list[tuple[int, int]]:
    """Links whose first end is read in this window and whose other end it sees."""
    found = []
    for a, b in pairs:
        if window.start <= a < window.end and (b == -1 or window.seen <= b < window.end):
            found.append((a - window.seen + 1, 0 if b == -1 else b - window.seen + 1))
    return found


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of a split's files, in sorted order."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    for split in ("train", "dev"):
        folder = Path(sys.argv[1]) / split
        read = list(articles(folder))
        count = sum(len(a.attributions) for a in read)
        print(f"{split}: {len(read)} annotated articles, {count} attributions, {digest(folder)}")
