"""Sources without a name: "a senior official", "residents", "46 percent", "a new poll".

Each indefinite mention is a source of its own: the same words twice need not be the same people.
A definite one ("the official", "the poll") is the only one before it of that noun; of several
unnamed speakers the last; else nobody.
"""

import re
from collections import defaultdict
from itertools import islice

from sayso.records import SourceKind, Span
from sayso.resolve.lexicons import Lexicons
from sayso.resolve.phrases import Phrase
from sayso.wordlists import singular, turn_labels

CROWD = frozenset("some others many several few most all both none everyone nobody".split())
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands "
    "half third quarter percent".split()
)
_ABOUT = frozenset("nearly almost about roughly around only just over some fully".split())
# The plurals of nouns that tell what people do or hold: "questioners", "secessionists".
_DOERS = re.compile(r"[a-z-]{3,}(?:ers|ors|ists|ians|eers|ees|crats|ites)")
_THINGS = frozenset(
    """papers numbers letters matters orders figures factors errors doors colors colours flowers
    powers borders corners rivers towers computers servers lists lasts coasts masters hours others
    offers centers sectors fees committees degrees trees guarantees websites sites suites
    minutes rumors rumours tenors mirrors terrors favors favours labors labours harbors harbours
    answers chapters headquarters quarters waters weathers winters summers barriers carriers
    markers posters trailers folders filters layers stickers banners""".split()
)


_PEOPLES = re.compile(
    r"(?:.* )?[A-Z][\w-]*(?:icans|ians|eans|eers|ists|ites|crats)"
    r"|(?:New|North|South|East|West|Northern|Southern|Eastern|Western) [A-Z]\w+(?:ers|ans)"
)


def are_people(name: str) -> bool:
    """True for a name in the plural that tells where people are from or what they hold to."""
    return _PEOPLES.fullmatch(name) is not None


def turn_role(text: str, mention: Span) -> str | None:
    """Who asks or answers in a transcript that gives them no name: "Q:", "ANSWER:", "QWho"."""
    role = turn_labels().get(mention.of(text).rstrip("."))
    behind = text[mention.end : mention.end + 1]
    return role if behind == ":" or behind.isalpha() else None


def unnamed_kind(phrase: Phrase, lexicons: Lexicons) -> SourceKind | None:
    """The kind of an unnamed source; None where its noun tells of no speaker that we know."""
    if phrase.head in lexicons.unnamed:
        return lexicons.unnamed[phrase.head]
    words = phrase.text.lower().split()
    if phrase.head in lexicons.roles or [singular(w) for w in words[:1]] == ["source"]:
        return SourceKind.UNNAMED
    if (
        words[1:2] == ["of"]
        and lexicons.organisations.get(_noun(words[-1], lexicons)) is SourceKind.DOCUMENT
    ):
        return SourceKind.DOCUMENT  # "three of the polls"
    if _counted(words) or (phrase.plural and _doers(phrase)):
        return SourceKind.UNNAMED
    return None


def _noun(word: str, lexicons: Lexicons) -> str:
    return word if word in lexicons.organisations else singular(word)


def _counted(words: list[str]) -> bool:
    """True for "some in the port", "46 of them", "nearly eight of ten households"."""
    if words and words[0] in _ABOUT - {"some"}:
        words = words[1:]
    first = words[0].partition("-")[0] if words else ""
    of = words[1:2] == ["of"]
    return first in CROWD or first.isdigit() or (first in _COUNTS and (of or len(words) == 1))


def _doers(phrase: Phrase) -> bool:
    """True for a plural of people by its ending."""
    return are_doers(phrase.words[-1].lower() if phrase.words else "")


def are_doers(noun: str) -> bool:
    """True for a small noun in the plural that tells what people do or hold."""
    return _DOERS.fullmatch(noun) is not None and noun not in _THINGS


class Antecedents:
    """Who or what each noun has stood for so far, so that "the poll" can mean it."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[object, frozenset[str]]] = defaultdict(dict)

    def note(self, noun: str, who: object, modifiers: frozenset[str] = frozenset()) -> None:
        """`who` has been called `noun`, with these modifiers."""
        known = self._by_noun[noun]
        known[who] = known.pop(who, frozenset()) | modifiers  # the last one called so stands last

    def count(self, noun: str) -> int:
        return len(self._by_noun.get(noun, ()))

    def bears(self, who: object, noun: str) -> bool:
        """True where `who` has been called by the noun."""
        return who in self._by_noun.get(noun, {})

    def bearers(self, noun: str) -> dict[object, frozenset[str]]:
        """The keys of those called by the noun last, with their modifiers."""
        known = self._by_noun.get(noun, {})
        last = islice(reversed(known), MAX_BEARERS)
        return {getattr(who, "key", who): known[who] for who in last}

    def last(self, noun: str) -> object | None:
        """Who or what has been called by the noun last."""
        return next(reversed(self._by_noun.get(noun, {})), None)

    def one(self, noun: str, modifiers: frozenset[str] = frozenset()) -> object | None:
        """The only bearer of the noun whom all the modifiers fit; None if none or several."""
        known = self._by_noun.get(noun, {})
        if not modifiers:
            return next(iter(known)) if len(known) == 1 else None
        if len(known) > MAX_BEARERS:
            return None
        fitting = [who for who, told in known.items() if modifiers <= told]
        return fitting[0] if len(fitting) == 1 else None


MAX_BEARERS = 60  # of one noun in one document; beyond that a description fits too many
