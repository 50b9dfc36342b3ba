"""A proposition's words made to stand alone: what statements are compared by.

"We" in a quote is its speaker, and "he" in reported speech is too where a person speaks. Nothing
else is put in: a guess would join strangers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import snowballstemmer

from sayso.link.propositions import Proposition, propositions
from sayso.records import (
    Figure,
    Link,
    Quote,
    Reading,
    Ref,
    Source,
    SourceKind,
    Span,
    Statement,
)

LEAST_SAID = 2  # content words and figures that a proposition must have to be compared at all
MOST_CHARACTERS = 600  # of a longer one the beginning is compared

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWN = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine)\b", re.I)
_THIRD = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.I)
_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.EYEWITNESS})


@dataclass(frozen=True, slots=True)
class Standing:
    """One proposition as it is compared: `content` is its place, `text` stands alone, `stems`
    are those of its content words, `figures` those that stand in it."""

    ref: Ref
    content: tuple[Span, ...]
    text: str
    stems: frozenset[str]
    figures: tuple[Figure, ...]


def standing(reading: Reading) -> Iterator[Standing]:
    """Every proposition of a reading that says enough to be compared, in order."""
    text = reading.document.text
    sources = {source.id: source for source in reading.sources}
    for one in propositions(reading):
        words = " … ".join(span.of(text) for span in one.words)[:MOST_CHARACTERS]
        alone = _resolved(words, one.statement, _speaker(one.statement.chain, sources))
        stems, figures = stems_of(alone), _figures(one)
        if len(stems) + len(figures) >= LEAST_SAID:
            ref = Ref(reading.document.id, one.statement.id, one.part)
            yield Standing(ref, one.content, alone, stems, figures)


def _figures(one: Proposition) -> tuple[Figure, ...]:
    """The statement's figures that stand in this part of it."""
    return tuple(
        figure
        for figure in one.statement.figures
        if any(s.start <= figure.span.start < s.end for s in one.content)
    )


def _speaker(chain: tuple[Link, ...], sources: dict[str, Source]) -> Source | None:
    key = chain[-1].source if chain else None
    return None if key is None else sources.get(key)


def _resolved(words: str, statement: Statement, speaker: Source | None) -> str:
    if speaker is None or speaker.name is None:
        return words
    name = speaker.name
    if statement.quote in (Quote.DIRECT, Quote.MIXED):
        words = _OWN.sub(lambda found: _as(found[0], name), words)
    if statement.quote is Quote.INDIRECT and speaker.kind in _SPEAKERS:
        words = _THIRD.sub(lambda found: _as(found[0], name), words, count=1)
    return words


def _as(pronoun: str, name: str) -> str:
    owns = pronoun.lower() in ("our", "ours", "my", "mine", "his", "her", "hers")
    return f"{name}’s" if owns else name


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


@cache
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")
