"""Bodies that every state has, "the Defence Ministry", and whose they are: a name in, the office
and the owner's words out.

Such a name alone says nothing of which state's it is: two of them are one body only where they
have one owner.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.wordlists import word_class

LEAST = 2  # words that say what such a body is; by one alone too much is called, "the office"

_SMALL = frozenset(
    "the a an of for and in on at & 's ’s ' ’ s its their his her our my your".split()
)
_NATIONAL = frozenset(
    "army cabinet central embassy force forces government ministry navy parliament staff".split()
)
_IN = frozenset(("in", "at"))
_PLAIN = frozenset("army cabinet government minister ministry navy parliament police".split())
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")


@dataclass(frozen=True, slots=True)
class Office:
    """What a body is ("defence", "ministry"), and the names in its name that say whose, as
    written: none where it is called by what it is alone."""

    kind: frozenset[str]
    owner: tuple[str, ...]
    where: bool = False  # the owner is only the place where it is: "the ministry in Tavisk"

    @property
    def national(self) -> bool:
        """Whether a state has it, and no town or district."""
        return bool(self.kind & _NATIONAL)


def office_in(name: Iterable[str]) -> Office | None:
    """The office that a body's name consists of, and its owner's words; None for another body."""
    kind: set[str] = set()
    owner: list[str] = []
    noun = where = False
    for word in name:
        small = word.casefold()
        where |= small in _IN and not owner
        if small in _nouns() or small in _fields():
            kind.add(_like(small))
            noun |= small in _nouns()
        elif small not in _SMALL and word[0].isupper():
            owner.append(_POSSESSIVE.sub("", word))
    if not noun or len(kind) < LEAST:
        return None
    return Office(frozenset(kind), tuple(owner), where and bool(owner))


def is_plain(name: str) -> bool:
    """Whether it is a noun alone by which a state's body is called everywhere: "the ministry"."""
    words = [word for word in name.casefold().split() if word not in _SMALL]
    return len(words) == 1 and words[0] in _PLAIN


def _like(word: str) -> str:
    """One word for its spellings and for the head and the house: "defense", "minister"."""
    return {"defense": "defence", "labor": "labour", "minister": "ministry"}.get(word, word)


@cache
def _nouns() -> frozenset[str]:
    return word_class("public_bodies")


@cache
def _fields() -> frozenset[str]:
    return word_class("public_fields")
