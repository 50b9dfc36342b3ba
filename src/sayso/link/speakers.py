"""Speakers across documents: readings in, one speaker for each of their sources out.

A name is joined to a longer one only where a single longer one fits: "Brandt" is Oona Brandt
unless a second Brandt speaks, "the ministry" is nobody's where two ministries do. Names of
bodies are compared by the beginnings of their words, so that "Karst's foreign ministry" and "the
Karstian Foreign Ministry" are one; "the Foreign Ministry" alone is one's only where no other state
here has one. Who has no name is a speaker of one document.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from sayso.comparison import SOMEBODY, Speaker
from sayso.identity import tagged_digest
from sayso.link.bodies import given_bodies
from sayso.link.state_bodies import StateBodies
from sayso.records import Document, Reading, Source, SourceKind, Statement, Voice
from sayso.wordlists import unowned

LETTERS = 5  # of a word of a body's name that are compared
LEAST_INITIALS = 2  # letters of an acronym
KEPT = 10_000  # names whose keys are remembered: each is asked for again and again

_WORD = re.compile(r"[^\W\d_]+|\d+")
_OF = re.compile(r"\s(?:of|for|in)\s", re.I)
_SMALL = frozenset("the of for and a an s on in own its their his her our".split())
PEOPLE = frozenset({SourceKind.PERSON, SourceKind.EYEWITNESS})
_OPEN = frozenset({SourceKind.UNKNOWN})

Name = tuple[bool, str]  # whether it is a person's, and the name
Key = tuple[str, ...]
Fits = Callable[[Key, Key], bool]  # whether the first can stand for the second, longer one


class Speakers:
    """The sources of some readings as speakers; the same whatever the readings' order."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._found: dict[tuple[str, str], Speaker] = {}
        given = [(r, source) for r in readings for source in r.sources]
        people = {s.name for _, s in given if s.name is not None and s.kind in PEOPLE}
        surnames = {_person(name)[-1:] for name in people}
        named: dict[Name, list[tuple[str, Source]]] = defaultdict(list)
        for reading, source in given:
            key = (reading.document.id, source.id)
            if source.kind is SourceKind.AUTHOR and source.name is None:
                self._found[key] = _writer(reading.document)  # "we", "I"
            elif source.name is None:
                words = unowned(source.mentions[0].of(reading.document.text))
                self._found[key] = Speaker(source.id, words, source.kind, named=False)
            else:
                unsure = source.kind is SourceKind.UNKNOWN and _person(source.name) in surnames
                person = source.kind in PEOPLE or source.name in people or unsure
                named[person, source.name].append((reading.document.id, source))
        self._kinds = {name: _kind(s for _, s in some) for name, some in named.items()}
        self.given = given_bodies(readings)
        self.states = self._state_bodies(readings)
        self._named = _longer(self._kinds, self.states)
        self._by_name = {name: speaker for (_, name), speaker in self._named.items()}
        outlets = {r.document.id: r.document.outlet for r in readings}
        for (person, name), some in named.items():
            several = not person and self.states.several(name)
            for document, source in some:
                one = self._named[person, name]
                self._found[document, source.id] = (
                    _within(one, name, document, outlets[document]) if several else one
                )

    def _state_bodies(self, readings: Iterable[Reading]) -> StateBodies:
        """The bodies that every state has, from all names of the readings: of who speaks, of those
        whom people speak for, and of who publishes."""
        told = (words for some in self.given.values() for words in some.values())
        publish = (r.document.outlet for r in readings if r.document.outlet is not None)
        names = (name for person, name in self._kinds if not person)
        people = (word for person, name in self._kinds if person for word in _person(name))
        return StateBodies(chain(names, publish, *told), frozenset(people))

    def named(self) -> Mapping[str, Speaker]:
        """Every name of the readings, and the speaker that it is."""
        return self._by_name

    def source(self, reading: Reading, source: Source) -> Speaker:
        """Who a source of a reading is."""
        return self._found[reading.document.id, source.id]

    def is_person(self, name: str) -> bool:
        return (True, name) in self._named

    def person(self, name: str) -> Speaker | None:
        """The one person of these readings whom a name, or a surname alone, can be."""
        known = self._named.get((True, name))
        key = _person(name)
        some = {s.id: s for s in self._people() if key and _ends(key, _person(s.name))}
        return known if known is not None else next(iter(some.values())) if len(some) == 1 else None

    def _people(self) -> Iterator[Speaker]:
        return (speaker for (person, _), speaker in self._named.items() if person)

    def of(self, reading: Reading, statement: Statement) -> Speaker:
        """Whose word a statement is: its innermost speaker's, or the author's."""
        document = reading.document
        link = statement.innermost
        if statement.voice is not Voice.ATTRIBUTED or link is None:
            return _writer(document)
        found = self._found.get((document.id, link.source)) if link.source is not None else None
        if found is not None:
            return found
        words = link.mention.of(document.text) if link.mention is not None else SOMEBODY
        key = tagged_digest("who", ["unresolved", document.id, statement.id])
        return Speaker(key, words, SourceKind.UNKNOWN, named=False)


def _within(one: Speaker, name: str, document: str, outlet: str | None) -> Speaker:
    """A body as one outlet calls it, where two states have one."""
    digest = tagged_digest("who", ["in", outlet or document, list(body_key(name))])
    shown = name if outlet is None else f"{name} ({outlet})"
    return Speaker(digest, shown, one.kind, named=True)


def _writer(document: Document) -> Speaker:
    key = tagged_digest("who", ["author", document.outlet or document.id])
    return Speaker(key, author(document), SourceKind.AUTHOR, named=False)


def author(document: Document) -> str:
    """The author's name where a claim is theirs: by the outlet that readers know them by."""
    return f"the author ({document.outlet})" if document.outlet is not None else "the author"


def _kind(sources: Iterable[Source]) -> SourceKind:
    """The kind that most of a name's documents give, unknown only where none knows better."""
    kinds = sorted(source.kind for source in sources)
    known = [kind for kind in kinds if kind not in _OPEN]
    return max(known or kinds, key=(known or kinds).count)


def _longer(kinds: dict[Name, SourceKind], states: StateBodies) -> dict[Name, Speaker]:
    """For each name the speaker whose fullest name it stands for."""

    def key_of_body(name: str) -> Key:
        return body_key(states.plain(name))

    found: dict[Name, Speaker] = {}
    for people, key_of, fits in ((True, _person, _ends), (False, key_of_body, within)):
        names = {name: key_of(name) for person, name in kinds if person is people}
        chosen = _fullest(names, fits)
        for name in names:
            whole = chosen[name]
            digest = tagged_digest("who", [people, list(names[whole])])
            found[people, name] = Speaker(digest, whole, kinds[people, whole], named=True)
    return found


def _fullest(names: dict[str, Key], fits: Fits) -> dict[str, str]:
    """For each name the one longest name that it can stand for, itself where there are several."""
    shown: dict[Key, str] = {}
    for name, key in names.items():
        shown[key] = max(shown.get(key, name), name, key=_fullness)
    by_word: dict[str, list[Key]] = defaultdict(list)
    for key, name in shown.items():
        for word in {*key, _initials(name)}:
            by_word[word].append(key)
    longest: dict[Key, str] = {}
    for key, name in shown.items():
        others = {k for word in key for k in by_word[word] if k != key}
        larger = {k for k in others if fits(key, k) or key == (_initials(shown[k]),)}
        top = [k for k in larger if not any(fits(k, other) for other in larger)]
        longest[key] = shown[top[0]] if len(top) == 1 else name
    return {name: longest[key] for name, key in names.items()}


def _fullness(name: str) -> tuple[bool, int, str]:
    """The longer the fuller; "of Karst" says more than "in Karst"."""
    return " in " not in name, len(name), name


@lru_cache(maxsize=KEPT)
def _person(name: str) -> Key:
    return tuple(word for word in _folded(name) if word not in _SMALL)


@lru_cache(maxsize=KEPT)
def body_key(name: str) -> Key:
    """By which names of bodies are compared: the beginnings of their words, first that of the
    noun that says what it is ("Office" of "State Intelligence Office of Sundmark")."""
    parts = _OF.split(name, maxsplit=1)
    head, rest = ([_begins(w) for w in _folded(p) if w not in _SMALL] for p in (*parts, "")[:2])
    words = head or rest
    return (*words[-1:], *sorted({*head, *rest} - set(words[-1:])))


def _begins(word: str) -> str:
    """The beginning of a word; officials and officers are people, and no office."""
    return word if word.startswith(("official", "officer")) else word[:LETTERS]


def named_body(name: str) -> Speaker:
    """A body that speaks nowhere under this name, as it would be known if it did."""
    digest = tagged_digest("who", [False, list(body_key(name))])
    return Speaker(digest, name, SourceKind.UNKNOWN, named=True)


def _folded(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def _ends(short: Key, long: Key) -> bool:
    """Surname alone, or first and last of a longer name."""
    if not short or len(short) >= len(long):
        return False
    return long[-len(short) :] == short or (len(short) > 1 and (long[0], long[-1]) == short)


def within(short: Key, long: Key) -> bool:
    """A shorter form, which says what it is too: a state's name stands for none of its offices."""
    return long[0] in short and set(short) < set(long)


def _initials(name: str) -> str:
    words = [word for word in _folded(name) if word not in _SMALL]
    return "".join(word[0] for word in words)[:LETTERS] if len(words) >= LEAST_INITIALS else ""
