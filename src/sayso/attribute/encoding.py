"""Passages in, sub-words and windows out: what the encoder reads, in training as at run time.

A document becomes one stream of sub-words with a separator after each passage. Windows cut the
stream at the ends of passages where they can; each sees some of what stands before it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.quotation import MARKS, Quotation
from sayso.records import Passage, Span

Ints = NDArray[np.int64]
Pieces = Callable[[list[str]], list[list[int]]]  # words to their sub-word ids, one or more each

WINDOW = 320  # sub-words a window holds at most, the two special ones included
CONTEXT = 64  # sub-words before it that a window sees; as in training
WORD_CHARACTERS = 64  # of a longer word only the beginning is looked at

_QUOTE_STATES = 4
SHAPES = 4 * _QUOTE_STATES
PLAIN = 3 * _QUOTE_STATES  # the shape of special sub-words: no letters, unquoted


@dataclass(frozen=True, slots=True)
class Stream:
    """All sub-words of a document.

    ids, shapes: [sub-words]. first: [words], place of each word's first sub-word. passage_ends,
    sentence_ends: places after a passage's separator, after a sentence.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    passage_ends: Ints
    sentence_ends: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Places in a stream: sub-words from `start` to `end` are read, those from `seen` on seen."""

    seen: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.seen


def encode(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    *,
    pieces: Pieces,
    separator: int,
) -> Stream:
    """The stream of `passages`; `pieces` is the tokenizer, `separator` ends each passage."""
    words = [w for p in passages for w in p.words]
    forms = [w.of(text)[:WORD_CHARACTERS] for w in words]
    vocabulary = list(dict.fromkeys(forms))
    known = dict(zip(vocabulary, pieces(vocabulary), strict=True))
    states = _quote_states(text, words, quotes)
    builder = _Builder(separator)
    n = 0
    for passage in passages:
        ends = {s.end for s in passage.sentences}
        for word in passage.words:
            builder.add(known[forms[n]], _case(forms[n]) * _QUOTE_STATES + states[n])
            n += 1
            if word.end in ends:
                builder.sentence_ends.append(len(builder.ids))
        builder.end_passage()
    return builder.stream()


class _Builder:
    def __init__(self, separator: int) -> None:
        self._separator = separator
        self.ids: list[int] = []
        self._shapes: list[int] = []
        self._first: list[int] = []
        self._passage_ends: list[int] = []
        self.sentence_ends: list[int] = []

    def add(self, ids: list[int], shape: int) -> None:
        self._first.append(len(self.ids))
        self.ids.extend(ids)
        self._shapes.extend([shape] * len(ids))

    def end_passage(self) -> None:
        self.ids.append(self._separator)
        self._shapes.append(PLAIN)
        self._passage_ends.append(len(self.ids))

    def stream(self) -> Stream:
        return Stream(
            *(
                np.array(column, dtype=np.int64)
                for column in (
                    self.ids,
                    self._shapes,
                    self._first,
                    self._passage_ends,
                    self.sentence_ends,
                )
            )
        )


def _case(form: str) -> int:
    """0 lower, 1 capitalised, 2 all capitals, 3 no letters."""
    if not form[0].isalpha():
        return 3
    if len(form) > 1 and form.isupper():
        return 2
    return 1 if form[0].isupper() else 0


def _quote_states(text: str, words: Iterable[Span], quotes: tuple[Quotation, ...]) -> list[int]:
    """0 outside, 1 inside, 2 the opening mark, 3 the closing mark."""
    states = []
    at = 0
    for word in words:
        while at < len(quotes) and quotes[at].span.end <= word.start:
            at += 1
        quote = quotes[at] if at < len(quotes) else None
        if quote is None or word.start < quote.span.start:
            states.append(0)
        elif word.start == quote.span.start:
            states.append(2)
        elif word.end == quote.span.end and word.of(text) in MARKS:
            states.append(3)
        else:
            states.append(1)
    return states


def windows(stream: Stream) -> list[Window]:
    """Windows that together read every sub-word once, in order."""
    found = []
    start = 0
    total = len(stream.ids)
    while start < total:
        seen = max(0, start - CONTEXT)
        end = _cut(stream, start, seen + WINDOW - 2)
        found.append(Window(seen, start, end))
        start = end
    return found


def _cut(stream: Stream, start: int, limit: int) -> int:
    """The last good place to cut in (start, limit]: a passage's end, a sentence's, any word's."""
    if limit >= len(stream.ids):
        return len(stream.ids)
    for places in (stream.passage_ends, stream.sentence_ends, stream.first):
        at = int(np.searchsorted(places, limit, side="right")) - 1
        if at >= 0 and places[at] > start:
            return int(places[at])
    return limit
