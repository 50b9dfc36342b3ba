"""The words of statements as they are compared, and the stems of those that carry meaning."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from sayso.records import Span

MOST_CHARACTERS = 600  # of a longer statement the beginning is compared

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKUP = re.compile(r"<[^<>]{1,400}>")


def compared(text: str, spans: Iterable[Span]) -> str:
    """The words at these places as a statement is compared by them."""
    return joined(span.of(text) for span in spans)


def joined(parts: Iterable[str]) -> str:
    """The same for words as they were cut out."""
    return _MARKUP.sub(" ", " … ".join(parts)).strip()[:MOST_CHARACTERS]


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    small = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in small if len(word) > 1 and word not in empty_words())


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what a statement is about."""
    text = (files("sayso") / "data" / "empty_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")
