"""Descriptions that stand for somebody named elsewhere: "the Ardanian incumbent" for Ana Brill.

News calls a speaker by name first and then, for a change, by what they are; a headline and its
first sentence do it the other way round ("Judge halts sale", and Judge Ana Brill further down).
Comes in: a parsed mention and what the text tells of people. Goes out: whether it is such a
description, and whether somebody can be meant by it. In doubt nobody is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.records import SourceKind
from sayso.resolve.casting import Cast, Identity
from sayso.resolve.descriptions import Description
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import Run, capital
from sayso.resolve.phrases import Form, Phrase

LEAD = 3  # passages, headline included, in which somebody is described before being named
_MEMBERS = (
    "representative senator congressman congresswoman mp legislator assemblyman assemblywoman "
    "councilman councilwoman councillor deputy"
)
_KINDS = {
    "lawmaker": tuple(_MEMBERS.split()),
    "legislator": tuple(_MEMBERS.split()),
    "politician": tuple(_MEMBERS.split()),
    "congressman": ("representative",),
    "congresswoman": ("representative",),
    "judge": ("justice", "magistrate"),
    "doctor": ("physician", "surgeon"),
    "lawyer": ("attorney", "barrister", "solicitor"),
    "prosecutor": ("attorney",),
    "chief": ("director", "head", "commander"),
    "boss": ("director", "head", "chief", "manager"),
}
# Two of these are two people, as news describes them.
_CALLINGS = frozenset(
    """ambassador archbishop attorney barrister bishop captain clerk coach colonel coroner detective
    doctor general governor judge lawyer lieutenant major mayor midwife minister nurse pilot
    president priest prosecutor sergeant sheriff solicitor spokesman spokesperson
    spokeswoman""".split()
)
_PERSONAL = re.compile(r"(?:\d+-year-old|[a-z-]{3,}(?:ist|ician|crat|woman|man|native))")
_CLINGING = re.compile(r"\b(?:of|who|whose|in|from|for|with|at|on|by|to|a|an|the)\b|[,;(]")


class Told:
    """What the text calls each named person, before and after a place alike."""

    def __init__(self, found: Iterable[tuple[Run, tuple[Description, ...]]], cast: Cast) -> None:
        self._words: dict[str, set[object]] = defaultdict(set)
        self._bearers: dict[str, dict[object, Identity]] = defaultdict(dict)

        for run, descriptions in found:
            who = cast.named(run.name, run.titles, run.span.start) if descriptions else None
            if who is not None and who.person:
                for one in descriptions:
                    self._note(who, one.noun, one.modifiers)

    def _note(self, who: Identity, noun: str, modifiers: Iterable[str]) -> None:
        """`who` is called `noun` with these modifiers somewhere in the text."""
        self._bearers[noun][who.key] = who
        for word in (noun, *modifiers):
            self._words[word].add(who.key)

    def genders(self, roles: Mapping[str, str]) -> dict[object, str]:
        """Men and women by what they are called: "Robin Brill, an actress"."""
        told: dict[object, set[str]] = defaultdict(set)
        for noun, bearers in self._bearers.items():
            for key, who in bearers.items():
                if not who.gender and roles.get(noun):
                    told[key].add(roles[noun])
        return {key: one.pop() for key, one in told.items() if len(one) == 1}

    def allows(self, who: Identity, words: Iterable[str]) -> bool:
        """False where a word is said of others and not of this one."""
        said = [self._words[word] for word in words if word in self._words]
        return all(who.key in keys for keys in said)

    def says(self, word: str) -> bool:
        """Whether the word is said of somebody named: "Unionist Sen. Ana Brill"."""
        return word in self._words

    def another(self, who: Identity, noun: str) -> bool:
        """Whether this one is called something that nobody is beside `noun`: a lawyer is no
        prosecutor, though both may be candidates."""
        called = {word for word, bearers in self._bearers.items() if who.key in bearers}
        kinds = {kind for word in called for kind in kinds_of(word)} | set(called)
        alike = noun in kinds or bool(called & set(kinds_of(noun)))
        return noun in _CALLINGS and not alike and bool(called & _CALLINGS)

    def only(self, nouns: Iterable[str]) -> Identity | None:
        """The one person of the whole text who is called by one of the nouns."""
        found = {key: who for noun in nouns for key, who in self._bearers.get(noun, {}).items()}
        return next(iter(found.values())) if len(found) == 1 else None


def varied(phrase: Phrase, lexicons: Lexicons, plurals: frozenset[str], told: Told) -> bool:
    """True for "the GOP senator", "the 29-year-old", "the South Senn Unionist": one person with
    an article, and nothing behind the noun that would tell who it is."""
    if phrase.definite is not True or phrase.plural or phrase.owned or phrase.apposed:
        return False
    if not phrase.text.lower().startswith("the ") or _CLINGING.search(_core(phrase.text)):
        return False
    noun = fold(phrase.words[-1]) if phrase.words else ""
    if phrase.form is Form.NAME:
        word = phrase.words[-1]
        people = noun + "s" in plurals or told.says(noun)
        return capital(word) and not word.isupper() and people  # "the CA" is a body
    person = noun in lexicons.roles or lexicons.unnamed.get(noun) is SourceKind.UNNAMED
    return phrase.form is Form.DESCRIPTION and (person or _PERSONAL.fullmatch(noun) is not None)


def _core(text: str) -> str:
    """Without the article, "of" behind what somebody was, and a clause that only adds something."""
    if text[4:].lower().startswith(("former ", "one-time ")):
        text = text.replace(" of ", " ")
    return text[4:].split(" , who ")[0].split(", who ")[0]


def qualities(phrase: Phrase) -> tuple[str, ...]:
    """The capitalised words and the noun of a description: what is said of others is not meant."""
    return tuple(fold(w) for w in phrase.words if capital(w) or w == phrase.words[-1])


def role_of(phrase: Phrase, lexicons: Lexicons) -> str:
    """The role's noun of an unowned singular description, in a headline too ("Senn Judge")."""
    if phrase.plural or phrase.owned or not phrase.words or phrase.titles:
        return ""
    noun = fold(phrase.words[-1])
    described = phrase.form is Form.DESCRIPTION or phrase.form is Form.NAME
    return noun if described and noun in lexicons.roles else ""


def kinds_of(noun: str) -> tuple[str, ...]:
    """The noun and those that are of its kind: a lawmaker may be called senator further down."""
    return (noun, *_KINDS.get(noun, ()))
