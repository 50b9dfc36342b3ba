"""An article's text in another dress, so that a network sees other names and other print.

Comes in: the text, its entities as silver.py marks them, a giver of names. Goes out: the text with
persons and places renamed, other quotation marks, the headline in other letter case.
"""

import random
import re
from typing import Protocol

from sayso.attribute.labels import Entity

POSSESSIVE = re.compile(r"['’]s$")
MARKS = (  # what double quotation marks and the apostrophes in them are printed as
    {},
    {"“": '"', "”": '"', "’": "'"},
    {"“": "‘", "”": "’", '"': "'"},
)
CASES = (str, str, str.upper, str.lower)  # of a headline


class Names(Protocol):
    """Gives a name a call, as Faker does."""

    def first_name(self) -> str: ...
    def last_name(self) -> str: ...
    def city(self) -> str: ...


def dressed(text: str, entities: list[list], names: Names, rng: random.Random) -> str:
    """`text`, whose `entities` are [kind, start, end], in another dress."""
    known: dict[str, str] = {}
    parts, at = [], 0
    for kind, start, end in sorted(entities, key=lambda e: e[1]):
        if kind in (Entity.PERSON, Entity.PLACE) and start >= at:
            renamed = _renamed(text[start:end], Entity(kind), names, known)
            parts += [text[at:start], renamed]
            at = end
    text = "".join([*parts, text[at:]])
    head, line, rest = text.partition("\n")
    text = rng.choice(CASES)(head) + line + rest
    return text.translate(str.maketrans(rng.choice(MARKS)))


def _renamed(name: str, kind: Entity, names: Names, known: dict[str, str]) -> str:
    """The same new name for the same old one; a person's word by word, the family name last."""
    tail = POSSESSIVE.search(name)
    bare = name[: tail.start()] if tail else name
    if kind is Entity.PLACE:
        new = known.setdefault(bare, names.city())
    else:
        *given, family = bare.split() or [bare]
        words = [known.setdefault(word, names.first_name()) for word in given]
        new = " ".join([*words, known.setdefault(family, names.last_name())])
    return new + (tail[0] if tail else "")
