"""Places and demonyms that stand for a government: "Seoul said" is no city speaking.

From the gazetteer, and from the text where it describes a state that the gazetteer lacks ("the
government of Ardania", "Ardania's army"). A name that two states share stands for neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import Document
from sayso.resolve.lexicons import Lexicons, State, fold
from sayso.resolve.names import OPENERS

_STATEHOOD = (
    r"(?:government|parliament|president|prime minister|chancellor"
    r"|(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior) (?:[Mm]inister|[Mm]inistry)"
    r"|army|navy|armed forces|embassy|capital|cabinet)"
)
_NAME = r"[^\W\d_a-z][\w-]{2,40}(?: [^\W\d_a-z][\w-]{2,40})?"
_STATE = (
    r"(?:[Gg]overnment|Republic|Kingdom|Emirate|Sultanate|Principality|Grand Duchy|capital|embassy"
    r"|[Pp]resident|[Pp]arliament)"
)
_OF = re.compile(rf"\b{_STATE} of ({_NAME})")
_HAS = re.compile(rf"\b({_NAME})['’]s {_STATEHOOD}\b")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:of |and |the )?[^\W\d_a-z][\w.'’-]*){0,3}")
_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er", "ic", "nian", "ite", "se", "ch")
STEM_SHARE = 0.6  # a demonym shares at least this much of the name's letters, from the left
MAX_STATES = 200  # states that one text may describe; a row of capitals is no atlas


@dataclass(frozen=True, slots=True)
class Polity:
    """A state as one document knows it."""

    code: str
    name: str
    state: State | None = None

    def office(self, noun: str) -> str:
        if self.state is not None:
            return self.state.of(noun)
        return f"{noun} of {self.name}"


class Atlas:
    """Which words mean which state in one document."""

    def __init__(self, document: Document, lexicons: Lexicons, names: frozenset[str]) -> None:
        self._places, self._demonyms, self._doubtful = _gazetteer(lexicons.states)
        self._names = names  # folded words that are people's names here
        self._told: dict[str, Polity] = {}
        self._stems: dict[str, list[Polity]] = defaultdict(list)
        self._evident = self._evidence(document.text)
        for name in _described(document.text):
            self._tell(name)

    def _evidence(self, text: str) -> dict[str, set[str]]:
        """Which of the gazetteer's words this text holds, by state."""
        held: dict[str, set[str]] = defaultdict(set)
        for match in _CAPITALS.finditer(text):
            words = [_clean(word) for word in match.group().split(" ")]
            for i in range(len(words)):
                for j in range(i + 1, len(words) + 1):
                    word = " ".join(words[i:j])
                    for code in self._places.get(word, ()) or self._demonyms.get(word, ()):
                        held[code].add(word)
        return held

    def _tell(self, name: str) -> None:
        key = fold(name)
        known = key in self._places or key in self._demonyms
        known |= key.partition(" ")[0] in OPENERS
        if known or len(self._told) >= MAX_STATES or set(key.split()) & self._names:
            return
        if key not in self._told:
            self._told[key] = Polity(f"text:{key}", name)
            self._stems[key[:4]].append(self._told[key])

    def place(self, words: str) -> Polity | None:
        """The state that a whole mention names: its name, capital or seat of government."""
        key = _clean(words).removeprefix("the ")
        if key in self._told:
            return self._told[key]
        found = self._places.get(key, {})
        if len(found) != 1:
            return None
        code, state = next(iter(found.items()))
        if key in self._names or (key in self._doubtful and not self._evident[code] - {key}):
            return None
        return Polity(code, state.name, state)

    def demonym(self, words: str) -> Polity | None:
        """The state behind an adjective or a name used as one ("Karst troops")."""
        key = _clean(words)
        found = self._demonyms.get(key, {})
        if len(found) == 1:
            code, state = next(iter(found.items()))
            return Polity(code, state.name, state)
        return self.place(words) or self._by_stem(key)

    def _by_stem(self, key: str) -> Polity | None:
        fitting = [p for p in self._stems.get(key[:4], ()) if _demonym_of(key, fold(p.name))]
        return fitting[0] if len(fitting) == 1 else None

    def is_somebody(self, words: Iterable[str]) -> bool:
        """Whether any of the words is a person's name here."""
        return any(fold(word) in self._names for word in words)

    def known(self, word: str) -> bool:
        """True for any word of the gazetteer, shared by states or not."""
        key = _clean(word)
        return key in self._places or key in self._demonyms or self.demonym(word) is not None


def _clean(words: str) -> str:
    key = fold(words)
    return key.removesuffix("'s").removesuffix("'")


def _demonym_of(word: str, name: str) -> bool:
    shared = 0
    while shared < min(len(word), len(name)) and word[shared] == name[shared]:
        shared += 1
    return shared >= max(3, STEM_SHARE * len(name)) and word[shared:] in _ENDINGS


def _described(text: str) -> Iterator[str]:
    for pattern in (_OF, _HAS):
        for match in pattern.finditer(text):
            yield match.group(1)


Index = dict[str, dict[str, State]]


@lru_cache(maxsize=8)
def _gazetteer(states: tuple[State, ...]) -> tuple[Index, Index, frozenset[str]]:
    places: Index = defaultdict(dict)
    demonyms: Index = defaultdict(dict)
    for state in states:
        for word in (state.name, *state.names, *state.capitals, *state.seats):
            places[_clean(word).removeprefix("the ")][state.code] = state
        for word in state.demonyms:
            demonyms[_clean(word)][state.code] = state
    doubtful = frozenset(_clean(word) for state in states for word in state.doubtful)
    return dict(places), dict(demonyms), doubtful
