"""What the text calls people and bodies, and what that says of a description: "the Ardanian
incumbent" may be Ana Brill, and is not who is called something else.

Comes in: the descriptions that cling to names, and a parsed mention. Goes out: facts that speak for
somebody's being meant (meant.py weighs them), and who cannot be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.records import SourceKind
from sayso.resolve.casting import Cast, Identity
from sayso.resolve.descriptions import Description, body_noun
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import Run, capital
from sayso.resolve.phrases import Form, Phrase
from sayso.resolve.unnamed import MAX_BEARERS
from sayso.wordlists import singular

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
# Nouns of people with a capital, beside these and offices.
_HONOURED = frozenset(
    """baroness cardinal chairman chairwoman chief commander commissioner congressman congresswoman
    councillor count countess deputy director duchess duke earl emperor imam justice lord magistrate
    marshal pope premier prince princess professor rabbi representative secretary senator speaker
    superintendent""".split()
)
# What tells one body from others of its noun: the central bank is no other bank.
_TELLING = frozenset(
    """agriculture central constitutional culture defence defense economy education electoral energy
    environment finance foreign health interior justice labor labour national supreme transport
    """.split()
)
_PERSONAL = re.compile(r"(?:\d+-year-old|[a-z-]{3,}(?:ist|ician|crat|woman|man|native|er|or))")


_OF_PLACE = re.compile(r"\b(?:of|in|for) (?:the )?((?:[A-Z][\w’'-]*+ ?)+)")
_CLINGING = re.compile(r"\b(?:of|who|whose|in|from|for|with|at|on|by|to|a|an|the)\b|[,;(]")


class Told:
    """What the text calls each named person or body, before and after a place alike."""

    def __init__(self, found: Iterable[tuple[Run, tuple[Description, ...]]], cast: Cast) -> None:
        self._words: dict[str, set[object]] = defaultdict(set)
        self._bearers: dict[str, dict[object, Identity]] = defaultdict(dict)
        self._called: dict[object, set[str]] = defaultdict(set)  # the nouns of each
        self._who: dict[object, Identity] = {}
        self._modifiers: dict[tuple[object, str], set[str]] = defaultdict(set)

        for run, descriptions in found:
            at = run.span.start
            who = cast.named(run.name, run.titles, at, the=run.bare) if descriptions else None
            if who is not None:
                for one in descriptions:
                    self._note(who, one.noun, one.modifiers)

    def _note(self, who: Identity, noun: str, modifiers: tuple[str, ...]) -> None:
        """`who` is called `noun` with these modifiers somewhere in the text."""
        self._bearers[noun][who.key] = who
        self._called[who.key].add(noun)
        self._modifiers[who.key, noun].update(modifiers)
        self._who[who.key] = who
        for word in (noun, *modifiers):
            self._words[word].add(who.key)

    def genders(self, roles: Mapping[str, str]) -> dict[object, str]:
        """Men and women by what they are called: "Robin Brill, an actress"."""
        told: dict[object, set[str]] = defaultdict(set)
        for noun, bearers in self._bearers.items():
            for key, who in bearers.items():
                if who.person and not who.gender and roles.get(noun):
                    told[key].add(roles[noun])
        return {key: one.pop() for key, one in told.items() if len(one) == 1}

    def kinds(self, lexicons: Lexicons) -> dict[object, SourceKind]:
        """What bodies are by what they are called: "Clean Orme, a residents' group"; of nobody who
        is called by a role, too."""
        found: dict[object, SourceKind] = {}
        people = {
            key for noun in self._bearers if noun in lexicons.roles for key in self._bearers[noun]
        }
        for noun, bearers in self._bearers.items():
            kind = body_noun(noun, lexicons) if noun not in lexicons.roles else None
            if kind is not None:
                found |= dict.fromkeys(bearers.keys() - people, kind)
        return found

    def akin(self, who: Identity, noun: str) -> bool:
        """Whether this one is called what somebody called `noun` may be: a lawyer, an attorney."""
        called = self._called.get(who.key, ())
        return any(word in kinds_of(noun) or noun in kinds_of(word) for word in called)

    def allows(self, who: Identity, words: Iterable[str]) -> bool:
        """False where a word is said of others and not of this one."""
        said = [self._words[word] for word in words if word in self._words]
        return all(who.key in keys for keys in said)

    def says(self, word: str) -> bool:
        """Whether the word is said of somebody named: "Unionist Sen. Ana Brill"."""
        return word in self._words

    def calls(self, who: Identity, noun: str) -> bool:
        """Whether the text calls this one so anywhere."""
        return who.key in self._bearers.get(noun, {})

    def elsewhere(self, who: Identity, phrase: Phrase) -> bool:
        """Whether this one is told to be so of another place: the mayor of Senn, of Marn."""
        places = {fold(w) for words in _OF_PLACE.findall(phrase.text) for w in words.split()}
        known = self._words_of(who, phrase)
        return bool(places and known) and not places & known

    def unlike(self, who: Identity, phrase: Phrase) -> bool:
        """Whether a word tells the description's body from this one: the central bank."""
        telling = _TELLING & set(phrase.modifiers)
        name = {fold(word) for word in (who.name or "").split()}
        return bool(telling and name and not telling & (name | self._words_of(who, phrase)))

    def _words_of(self, who: Identity, phrase: Phrase) -> set[str]:
        return self._modifiers.get((who.key, phrase.noun), set())

    def another(self, who: Identity, noun: str, *, whole: bool) -> bool:
        """Whether this one is called something that nobody is beside `noun`: a lawyer is no
        prosecutor, though both may be candidates. `whole`: the words say of what ("the governor of
        Senn"), and so are nobody's who is called something else."""
        called = self._called.get(who.key, set())
        kinds = {kind for word in called for kind in kinds_of(word)} | set(called)
        alike = noun in kinds or bool(called & set(kinds_of(noun)))
        return noun in _CALLINGS and not alike and bool(called if whole else called & _CALLINGS)

    def sole(self, phrase: Phrase) -> Identity | None:
        """Who "the Orange candidate" is: the one of whom all the words are said, anywhere in the
        text."""
        words = qualities(phrase)
        if len(words) < 2 or shape(phrase) == "with more behind":
            return None
        sets = sorted((self._words.get(word, set()) for word in words), key=len)
        if not sets or len(sets[0]) > MAX_BEARERS:
            return None
        keys = sets[0].intersection(*sets[1:])
        who = self._who[keys.pop()] if len(keys) == 1 else None
        return None if who is None or excludes(phrase, who, self) else who

    def only(self, nouns: Iterable[str]) -> Identity | None:
        """The one person of the whole text who is called by one of the nouns."""
        found = {key: who for noun in nouns for key, who in self._bearers.get(noun, {}).items()}
        return next(iter(found.values())) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class LastWords:
    """The last words of the text's names, and of those of several words: "Unionists", "Compact" of
    the Northern Compact."""

    all: frozenset[str]
    longer: frozenset[str]


def points(phrase: Phrase, told: Told, ends: LastWords, lexicons: Lexicons) -> bool:
    """True for "the company", "the 29-year-old", "the Unionist", "the ministry in Varn", "the
    Compact" of the Northern Compact: one with an article that may have been named before; not for
    "the Observer", which is a name of its own."""
    if phrase.definite is not True or phrase.plural or phrase.owned or phrase.titles:
        return False
    if not (phrase.head or phrase.words):
        return False
    known = _called(phrase, told, ends, lexicons)
    known |= len(phrase.name) == 1 and fold(phrase.words[-1]) in ends.longer
    if phrase.form is Form.DESCRIPTION:
        return known or not capital(phrase.words[-1])
    return phrase.form is Form.NAME and known and not phrase.words[-1].isupper()  # "the CA"


def means_person(phrase: Phrase, told: Told, ends: LastWords, lexicons: Lexicons) -> bool:
    """Whether a description is of a man or woman; with a capital only where people are called so:
    "the Minister", not "the Courier"."""
    small = not capital(phrase.words[-1])
    return is_personal(phrase.noun, lexicons) and (small or _called(phrase, told, ends, lexicons))


def _called(phrase: Phrase, told: Told, ends: LastWords, lexicons: Lexicons) -> bool:
    """Whether somebody is called by the noun, with a capital or here."""
    last = fold(phrase.words[-1])
    alone = phrase.form is Form.DESCRIPTION or len(phrase.name) == 1
    return (alone and _in_capitals(last, lexicons)) or told.says(last) or last + "s" in ends.all


def excludes(phrase: Phrase, who: Identity, told: Told) -> bool:
    """Whether a description cannot be of somebody: who is a prosecutor is not the lawyer, a former
    mayor is not the mayor nor the mayor a former one, and the Orange candidate is whoever the text
    calls so."""
    noun = phrase.noun
    now = noun.removeprefix("former ")
    past = told.calls(who, f"former {now}")
    if past if now == noun else told.calls(who, now) and not past:
        return True
    if who.key[0] == "noun" and noun != who.key[1] and {noun, who.key[1]} <= _CALLINGS:
        return True  # "the mayor" of no name is not the minister
    if told.elsewhere(who, phrase) or told.unlike(who, phrase):
        return True
    whole = shape(phrase) == "with more behind"
    return told.another(who, noun, whole=whole) or not told.allows(who, qualities(phrase)[:-1])


def shape(phrase: Phrase) -> str:
    """What stands beside a description's noun: "the minister", "the first-term senator", "the
    driver of the bus"."""
    core = phrase.text[4:].split(" , who ")[0].split(", who ")[0]
    if _CLINGING.search(core):
        return "with more behind"
    return "with a modifier" if len(core.split()) > 1 else "alone"


def calls(
    phrase: Phrase,
    who: Identity,
    told: Told,
    bearers: Mapping[object, frozenset[str]],
    lexicons: Lexicons,
) -> Iterator[str]:
    """What speaks for and against a description's meaning somebody. `bearers`: who has been called
    by its noun so far, with which modifiers."""
    noun, modifiers = phrase.noun, bearers.get(who.key)
    if modifiers is not None:
        yield "called so"
        yield "alone called so" if len(bearers) == 1 else "others are called so"
        if phrase.modifiers and set(phrase.modifiers) <= modifiers:
            yield "called so with all its words"
    elif told.calls(who, noun):
        yield "called so somewhere"
    elif bearers:
        yield "only others are called so"
    if told.akin(who, noun):
        yield "called something like it"
    name = [singular(fold(word)) for word in (who.name or "").split()]
    if noun in name:
        yield "its name ends so" if name[-1] == noun else "its name holds the noun"
    if set(phrase.modifiers) & set(name):
        yield "its name holds a modifier"
    if not told.allows(who, qualities(phrase)):
        yield "a word is said of others alone"
    document = lexicons.organisations.get(noun) is SourceKind.DOCUMENT
    kind = SourceKind.DOCUMENT if document else body_noun(noun, lexicons)
    if kind is not None:
        yield f"{kind} for {who.kind}"
        yield "kind fits" if kind is who.kind else "another kind"
    gender = lexicons.roles.get(noun, "")
    if gender and who.gender:
        yield "gender fits" if gender == who.gender else "gender differs"


def qualities(phrase: Phrase) -> tuple[str, ...]:
    """The capitalised words and the noun of a description, the noun last."""
    return (*(fold(w) for w in phrase.words[:-1] if capital(w)), fold(phrase.words[-1]))


def is_personal(noun: str, lexicons: Lexicons) -> bool:
    """Whether it is a man or woman who is called by the noun: "the minister", "the 52-year-old"."""
    noun = noun.removeprefix("former ")
    body = noun in lexicons.organisations or body_noun(noun, lexicons) is not None
    person = noun in lexicons.roles or lexicons.unnamed.get(noun) is SourceKind.UNNAMED
    return person or (not body and _PERSONAL.fullmatch(noun) is not None)


def _in_capitals(noun: str, lexicons: Lexicons) -> bool:
    """Whether somebody is called by the noun with a capital: "the Minister", "the Fund"; "the
    Observer" is a paper."""
    body = noun in lexicons.organisations or body_noun(noun, lexicons) is not None
    return body or noun in lexicons.offices | _CALLINGS | _HONOURED


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
