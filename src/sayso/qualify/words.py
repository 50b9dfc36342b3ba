"""Words of a stretch of text, and set phrases among them.

Comes in: text and spans; lexicons under `data/`. Goes out: lower-case words with their places,
contractions taken apart ("didn't" is "did" and "not", both at the place of the whole).
Promises: linear in the length of the text; possessive patterns, no backtracking.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.records import Span
from sayso.wordlists import rows

# With a letter in brackets, "[I]f", where a writer changed it.
_WORD = re.compile(r"(?:\[[^\W_]\])?+[^\W_]++(?:['’.‐‑-][^\W_]++)*+|\.{3}|\S")
_QUOTES = frozenset("\"“”„«»‘’'`")
_WHOLE = {"can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not")} | {
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "would"}
# After these 's is "is"; after others it marks the owner.
_IS_AFTER = frozenset("he she it that there here what who where how".split())
# Before these it marks no owner either, nor behind an unnamed one: "Holm's been", "nobody's left".
_IS_BEFORE = re.compile(
    r"\s+[“”\"]?(?i:an?|the|been|not|never|no|nothing|going|gonna|got|my|your|our|their|this|that"
    r"|what|why|how|ever)\b"
)
_SOMEBODY = frozenset(
    "nobody somebody everybody anybody no-one someone everyone anyone nothing something everything "
    "one".split()
)
_HAS = re.compile(r"\s+(?:ever|never|always|been|got|gone|done|had|[a-z]+(?:ed|en))\b")


class Word(NamedTuple):
    """A word or mark in lower case with straight apostrophes, and where it stands."""

    low: str
    start: int
    end: int
    capital: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def words_of(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of the spans, in order; quotation marks are left out."""
    return [word for span in spans for word in _words(text, span)]


def front(spans: Iterable[Span], characters: int) -> Iterator[Span]:
    """The first so many characters of the spans."""
    left = characters
    for span in spans:
        if left <= 0:
            return
        yield Span(span.start, min(span.end, span.start + left))
        left -= len(span)


def _words(text: str, span: Span) -> Sequence[Word]:
    """Those of the whole text within a stretch; its own where it cuts one."""
    whole, starts = _whole_words(text)
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if (first and whole[first - 1].end > span.start) or (last and whole[last - 1].end > span.end):
        return _cut_words(text, span)
    return whole[first:last]


@lru_cache(maxsize=4)  # of one text many stretches are asked for, by one stage after the other
def _whole_words(text: str) -> tuple[list[Word], list[int]]:
    whole = list(_told_apart(text, Span(0, len(text))))
    return whole, [word.start for word in whole]


@lru_cache(maxsize=32)
def _cut_words(text: str, span: Span) -> tuple[Word, ...]:
    return tuple(_told_apart(text, span))


def _told_apart(text: str, place: Span) -> Iterator[Word]:
    for match in _WORD.finditer(text, place.start, place.end):
        raw = match[0]
        if raw in _QUOTES:
            continue
        start, end = match.span()
        if raw[0] == "[" and raw[1:]:
            raw = raw[1] + raw[3:]
        capital = raw[0].isupper()
        low = raw.lower()
        if "'" not in low and "’" not in low and low != "cannot":
            yield Word(low, start, end, capital)
        else:
            low = low.replace("’", "'")
            parts = _verb_of(low, text, end) or _apart(low)
            yield from (Word(part, start, end, capital) for part in parts)


def _verb_of(low: str, text: str, end: int) -> tuple[str, ...]:
    """The name and the verb of "Holm's been" and "nobody's ever left"; nothing for an owner."""
    head, _, tail = low.rpartition("'")
    if tail != "s" or not head:
        return ()
    if head in _SOMEBODY and _HAS.match(text, end):
        return head, "has"
    before = _IS_BEFORE.match(text, end)
    if not before:
        return ()
    return head, "has" if before[0].split()[-1].strip('“”"').lower() in ("been", "got") else "is"


def _apart(low: str) -> tuple[str, ...]:
    if low in _WHOLE:
        return _WHOLE[low]
    if low.endswith("n't"):
        return low[:-3], "not"
    head, _, tail = low.rpartition("'")
    if tail in _ENDINGS:
        return head, _ENDINGS[tail]
    if tail == "s" and head in _IS_AFTER:
        return head, "is"
    return (low,)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a lexicon at words first..last (inclusive), and what the lexicon says of it."""

    first: int
    last: int
    says: str


class Phrases:
    """A lexicon of set phrases. A `*` in a phrase stands for up to two words."""

    GAP = 2

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        # By the first word, then by the second; under "" those of which any may be the second.
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for phrase, says in rows:
            parts = tuple(phrase.split())
            second = parts[1] if parts[1:] and parts[1] != "*" else ""
            self._by_first.setdefault(parts[0], {}).setdefault(second, []).append((parts, says))
        for known in self._by_first.values():
            anything = known.setdefault("", [])
            for second, some in known.items():
                some += anything if second else []
                some.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[str], first: int) -> Found | None:
        """The longest phrase that begins at `first`."""
        known = self._by_first.get(words[first])
        if known is None:
            return None
        second = words[first + 1] if first + 1 < len(words) else ""
        for parts, says in known.get(second, known[""]):
            last = self._match(parts, words, first)
            if last is not None:
                return Found(first, last, says)
        return None

    def within(self, words: Sequence[str]) -> Iterator[Found]:
        """Phrases from left to right, longest first, none overlapping another."""
        i = 0
        while i < len(words):
            found = self.at(words, i) if words[i] in self._by_first else None
            if found is not None:
                yield found
                i = found.last
            i += 1

    def _match(self, parts: tuple[str, ...], words: Sequence[str], at: int) -> int | None:
        for i, part in enumerate(parts):
            if part == "*":
                ends = (
                    self._match(parts[i + 1 :], words, at + skip) for skip in range(self.GAP + 1)
                )
                return next((end for end in ends if end is not None), None)
            if at >= len(words) or words[at] != part:
                return None
            at += 1
        return at - 1


@cache
def lexicon(name: str) -> Phrases:
    """The phrases of `data/NAME`: the first column, and what the second says of it."""
    return Phrases((row[0], row[1]) for row in rows(name))
