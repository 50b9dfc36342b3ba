"""Whose a body is that every state has: "Kaldreth's Defence Ministry" is another than "the Defence
Ministry in Tavisk".

Comes in: a text's names and its states. Goes out, for such a name at a place: the key and the name
of the one that is meant, None where it may be one of several.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.public_bodies import Office, office_in
from sayso.resolve.governments import Atlas
from sayso.resolve.lexicons import fold
from sayso.resolve.names import DATES, Run

FAR = 100  # characters from where a mention begins to the name in it

_NAMES = r"[^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*){0,2}"
_WHOSE = re.compile(rf"({_NAMES})['’]s?\s\Z")
_ITS = re.compile(r"\b(?:its|their|his|her|our|my|your)\s\Z", re.I)
_WHERE = re.compile(rf"\s(?:in|of)\s(?:the\s)?({_NAMES})")
_NEAR = 60  # characters on either side of a name in which its owner stands


@dataclass(frozen=True, slots=True)
class Owned:
    """A body that every state has: `owner` is the state's key or the owner's words, None where the
    text gives none there. `name`: with the owner's in it. `inside`: the owner is a part of the name
    as it is written; `its`: a pronoun stands for the owner."""

    office: Office
    owner: str | None
    name: str
    inside: bool = False
    its: bool = False


class Owners:
    """The bodies of a text that every state has."""

    def __init__(self, text: str, runs: Iterable[Run], atlas: Atlas) -> None:
        self._text, self._atlas = text, atlas
        self._starts: list[int] = []
        self._found: list[tuple[tuple[str, ...], Owned]] = []
        self._by_kind: dict[frozenset[str], dict[str, Owned]] = defaultdict(dict)
        self._doubtful: set[frozenset[str]] = set()
        self._whose: dict[frozenset[str], set[str]] = defaultdict(set)  # as they are written
        offices = [(run, office_in(run.name)) for run in sorted(runs, key=lambda r: r.span.start)]
        some = [(run, office) for run, office in offices if office is not None]
        for run, office in some:
            whose = _WHOSE.search(self._before(run))
            if whose is not None and not office.owner:
                self._whose[office.kind].add(whose[1])
        for run, office in some:
            self._add(run, office)

    def _add(self, run: Run, office: Office) -> None:
        owned = self._owned(run, office)
        self._starts.append(run.span.start)
        self._found.append((run.name, owned))
        known = self._by_kind[office.kind]
        if owned.owner is not None and (not owned.inside or owned.owner not in known):
            known[owned.owner] = owned
        if owned.its:
            self._doubtful.add(office.kind)

    def _owned(self, run: Run, office: Office) -> Owned:
        before = self._before(run)
        name = " ".join(run.name)
        if office.owner:
            return Owned(office, self._key(office.owner), name, inside=True)
        whose = _WHOSE.search(before)
        if whose is not None and self._can_own(whose[1], office):
            return self._of(office, whose[1], name, f"{whose[1]}’s {name}")
        where = _WHERE.match(self._text, run.span.end, run.span.end + _NEAR)
        if where is not None and fold(where[1].split()[0]) not in DATES:
            return self._of(office, where[1], name, f"{name} in {where[1]}")
        return Owned(office, None, name, its=_ITS.search(before) is not None)

    def _before(self, run: Run) -> str:
        return self._text[max(0, run.span.start - _NEAR) : run.span.start]

    def _can_own(self, words: str, office: Office) -> bool:
        """A state can, who has a ministry is one, and so are two who have a body alike; "Brill's
        Justice Department" is no other than the Justice Department."""
        two = len(self._whose[office.kind]) > 1
        state = self._atlas.demonym(words) is not None or "ministry" in office.kind
        return (state or two) and not self._atlas.is_somebody(words.split())

    def _of(self, office: Office, owner: str, name: str, written: str) -> Owned:
        polity = self._atlas.demonym(owner)
        whole = polity.office(name) if polity is not None else written
        return Owned(office, self._key(owner.split()), whole)

    def _key(self, words: Sequence[str]) -> str:
        polity = self._atlas.demonym(" ".join(words))
        return polity.code if polity is not None else " ".join(sorted(map(fold, words)))

    def at(self, place: int, name: tuple[str, ...]) -> Owned | None:
        """Which one a name means that stands in the mention that begins at a place; None where it
        is no such body."""
        office = office_in(name)
        if office is None:
            return None
        for number in range(bisect_left(self._starts, place), len(self._starts)):
            if self._starts[number] > place + FAR:
                break
            if self._found[number][0] == name:
                return self._found[number][1]
        owner = self._key(office.owner) if office.owner else None
        return Owned(office, owner, " ".join(name))

    def only(self, one: Owned) -> Owned | None:
        """Whose one is that stands there without its owner: the only one's whom the text gives it
        elsewhere; None where it may be one of several. A name that has its owner in it is another:
        "the Supreme Court" is not the Senn Supreme Court."""
        if one.owner is not None:
            return one
        owners = self._by_kind.get(one.office.kind, {}).values()
        given = [other for other in owners if not other.inside]
        if not given:
            return one
        doubtful = len(owners) > 1 or one.office.kind in self._doubtful
        return None if doubtful else given[0]
