"""Who has the floor in a transcript that gives its turns no names: "Q:", "A:".

Comes in: the text, who bears each name in it, and the labels as they are met. Goes out: who
answers, and whom "you" means in a question: the one person, of those introduced before the first
turn, whom the title names, or who is introduced alone. Where these are several, nobody known
answers. Who asks stays without a name, for several may.
"""

import re
from collections.abc import Mapping, Sequence

from sayso.records import Passage, PassageKind, SourceKind
from sayso.resolve.casting import Identity
from sayso.resolve.lexicons import fold

_WORDS = re.compile(r"\w[\w’'-]*")


class Floor:
    """The turns of a text, met in its order."""

    def __init__(
        self, text: str, passages: Sequence[Passage], named: Mapping[int, Identity | None]
    ) -> None:
        self._text, self._passages, self._named = text, passages, named
        self._answers: Identity | None = None  # known from the first turn on
        self._asked: int | None = None  # the passage of the question that was met last

    def turn(self, role: str, passage: int) -> Identity:
        """Whose turn begins in the passage so numbered, with a label for questions or answers."""
        if self._answers is None:
            one = _introduced(self._text, self._passages[: passage + 1], self._named)
            self._answers = one if one is not None else _nameless("answer")
        self._asked = passage if role == "question" else None
        return self._answers if role == "answer" else _nameless(role)

    def addressed(self, passage: int) -> Identity | None:
        """Whom "you" means in the passage so numbered."""
        return self._answers if passage == self._asked else None


def _nameless(role: str) -> Identity:
    return Identity(("label", role), None, SourceKind.UNNAMED)


def _introduced(
    text: str, passages: Sequence[Passage], named: Mapping[int, Identity | None]
) -> Identity | None:
    """The one person whom the passages introduce, the last of which is the first turn."""
    if not passages:
        return None
    until = passages[-1].span.start
    bylines = [p.span for p in passages if p.kind is PassageKind.BYLINE]
    people = {
        who.key: who
        for start, who in named.items()
        if who is not None
        and start < until
        and who.kind is SourceKind.PERSON
        and who.key[0] == "person"
        and not any(line.start <= start < line.end for line in bylines)
    }
    title = frozenset(fold(w) for w in _WORDS.findall(text[: min(passages[0].span.end, until)]))
    for found in ([w for w in people.values() if _last_name(w) in title], list(people.values())):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _last_name(who: Identity) -> str:
    return fold((who.name or "").split(" ")[-1])
