"""Whose word a statement is in the end: the body for which a speaker speaks, if the text tells.

Comes in: the readings compared, and who speaks in them. Goes out, for each statement: a speaker
and how sure that is. What is told beside a name is sure; what fits as the only one is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.comparison import Speaker
from sayso.identity import tagged_digest
from sayso.link.bodies import bodies, body_in, body_of_role, leads_publisher
from sayso.link.described import described
from sayso.link.giver import giver
from sayso.link.speakers import PEOPLE, Key, Speakers, body_key, named_body
from sayso.records import Feature, Reading, SourceKind, Statement, Voice
from sayso.wordlists import rows

OWN = Feature(0.95, "is given to that speaker")
SPEAKS_FOR = Feature(0.9, "is given to somebody who speaks for that body")
DESCRIBED = Feature(0.8, "is given to somebody described as speaking for that body")
BY_ROLE = Feature(0.7, "is given to a role that the text names at that body")
OF_OUTLET = Feature(0.8, "is published by that body")
BEFORE = Feature(0.6, "is given to a pronoun; that speaker spoke just before")
ONLY_HERE = Feature(0.75, "is given to a description that only that body of the text fits")
ONLY_ONE = Feature(0.6, "is given to a description that only that body here fits")
OF_STATE = Feature(0.6, "is given to the state; that is the only body of it that speaks there")
IN_SENTENCE = Feature(0.75, "is given by its own sentence to that speaker")
APPOSITION = Feature(0.85, "is given to a description with that name in it")
NOBODY = Feature(0.8, "is given to somebody unnamed")
THINKS = Feature(0.7, "is what the writer says that they think")

NEAR = 150  # characters in which somebody must be named to be the "its" of a body

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we)", re.I)
_OF_PERSON = frozenset({"he", "she", "i"})
_OF_BODY = frozenset({"it"})
# "Karst's office", "the Karst office", "The Labour Ministry"
_NAMED = re.compile(
    r"\b[A-Z]\w+[’']s? [a-z]|\bthe [A-Z]\w+ [a-z]|^[Tt]he (?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+$"
)
_OURS = re.compile(r"(?:our|we)\b", re.I)
_MEMBERS = re.compile(r"the (\w+s)", re.I)
_OWNED = re.compile(r"(?:its|their) \w", re.I)
_OFFICES = frozenset({SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.MILITARY})
_NAME_WITHIN = re.compile(
    r", ((?:[A-Z][\w’'-]*)(?: (?:(?:of|the|and|for) )*[A-Z][\w’'-]*){0,5}),?$"
)
_DEFINITE = re.compile(r"(?:the|that|this) ", re.I)
# What an author reckons from what was just said: "That brings the number of the dead to 62."
_GOES_ON = re.compile(r"(?:That|This) (?:brings|brought|makes|made|takes|took|raises|raised)\b")
_STOP = re.compile(r"[.!?][”\"]?\s")
_MINISTER = re.compile(r"\bminister\b", re.I)
# The subject with which words begin, as far as it can be told: up to five words behind its article.
_BEGINS = re.compile(
    r"[“\"‘']?(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) "
    r"((?:(?!of\b|in\b|by\b|from\b|to\b|for\b|with\b|on\b|at\b)[\w’'-]+ ?){1,5})"
)
_EVERY_STATE = re.compile(
    r"\b(?:ministry|government|army|navy|military|forces|police|court|office|department|service"
    r"|agency|authorit(?:y|ies)|parliament|embassy|minister|president|party|bank)\b",
    re.I,
)


class Behalf:
    """The speakers of some readings, and the bodies behind them."""

    def __init__(self, readings: Sequence[Reading], speakers: Speakers) -> None:
        self._speakers = speakers
        self._keys: dict[Key, Speaker] = {}
        named = speakers.named()
        for reading in readings:
            text = reading.document.text
            for source in reading.sources:
                if source.name is not None and not speakers.is_person(source.name):
                    for words in (source.name, *(m.of(text) for m in source.mentions)):
                        if not _PRONOUN.fullmatch(words):
                            self._keys[body_key(words)] = named[source.name]
            outlet = reading.document.outlet
            if outlet is not None and is_office(outlet):  # a ministry's press release
                self._keys.setdefault(body_key(outlet), named_body(outlet))
        self._leads: dict[str, Speaker] = {}
        outlets = {r.document.outlet for r in readings if r.document.outlet is not None}
        self._called = described(readings, (o for o in outlets if self._publisher(o) is not None))
        given = bodies(readings)
        held = _held_by_several((words, named[name].id) for name, words in given.items())
        for name, words in sorted(given.items()):
            body = self._body(words) or self._only_called(words)
            if body is not None and body_key(words) not in held:
                self._leads[named[name].id] = body
                self._keys.setdefault(body_key(words), body)
        for name, outlet in sorted(leads_publisher(readings).items()):
            publisher = self._publisher(outlet)
            if publisher is None and name in given and _shorter(given[name], outlet):
                publisher = named_body(outlet)  # "the head of the mission", which publishes
                self._keys[body_key(outlet)] = publisher
            if publisher is not None:
                self._leads.setdefault(named[name].id, publisher)
        self._order = {
            r.document.id: sorted(r.statements, key=lambda s: s.content[0].start) for r in readings
        }

    def of(self, reading: Reading, statement: Statement) -> tuple[Speaker, Feature]:
        """Whose word it is in the end, and how sure that is."""
        speaker = self._speakers.of(reading, statement)
        if statement.voice is Voice.ASCRIBED and statement.chain:
            thinker, _ = self.of(reading, replace(statement, voice=Voice.ATTRIBUTED))
            if thinker.named:
                return thinker, THINKS
        if speaker.kind is SourceKind.AUTHOR:
            given = self._given(reading, statement)
            if given is not None:
                return given, IN_SENTENCE
            body = self._outlet(reading)
            return (body, OF_OUTLET) if body is not None else (speaker, OWN)
        if speaker.named:
            body = self._leads.get(speaker.id)
            if body is not None:
                return body, SPEAKS_FOR
            person = speaker.kind in PEOPLE
            body = None if person else self._of_state(reading, statement, speaker)
            return (body, OF_STATE) if body is not None else (speaker, OWN)
        return self._unnamed(reading, statement, speaker)

    def _given(self, reading: Reading, statement: Statement) -> Speaker | None:
        """Whose word an author's sentence says that it is, or goes on from."""
        text = reading.document.text
        sentence = " ".join(span.of(text) for span in statement.content)
        if _GOES_ON.match(sentence):
            return self._just_before(reading, statement)
        words = giver(sentence, counts=bool(statement.figures))
        if words is None:
            return None
        known = self._speakers.named().get(words)
        if known is not None:
            return self._leads.get(known.id, known)
        guesses = self._guesses(reading, statement, words)
        digest = tagged_digest("who", ["given", reading.document.id, words.casefold()])
        nobody = Speaker(digest, words, SourceKind.UNKNOWN, named=False)
        return next((body for body, _ in guesses if body is not None), nobody)

    def _just_before(self, reading: Reading, statement: Statement) -> Speaker | None:
        """Who spoke last in the paragraph, where that was right before."""
        at, text = statement.content[0].start, reading.document.text
        before = [o for o in self._order[reading.document.id] if o.content[0].start < at]
        last = before[-1] if before else None
        if last is None or last.voice is not Voice.ATTRIBUTED:
            return None
        if (
            "\n" in text[last.content[0].start : at]
            or len(_STOP.findall(text, last.content[-1].end, at)) > 1
        ):
            return None
        return self.of(reading, last)[0]

    def _of_state(self, reading: Reading, statement: Statement, speaker: Speaker) -> Speaker | None:
        """The one office of a state that speaks in the text, where the state's name alone is
        given: "Karst says" above what "Karst's foreign ministry" said, or behind it."""
        text = reading.document.text
        mention = statement.chain[-1].mention if statement.chain else None
        headline = mention is not None and "\n" not in text[: mention.start].lstrip()
        state = set(body_key(mention.of(text))) if mention is not None else set()
        found = {}
        for source in reading.sources:
            if state and source.name is not None and source.kind in _OFFICES:
                named = self._speakers.named()[source.name]
                before = headline or (mention is not None and source.mentions[0] < mention)
                called = (named.name, *(m.of(text) for m in source.mentions))
                if before and any(_office_of(words, state) for words in called):
                    found[named.id] = named
        found.pop(speaker.id, None)
        return _alone(found)

    def _unnamed(
        self, reading: Reading, statement: Statement, speaker: Speaker
    ) -> tuple[Speaker, Feature]:
        for body, sure in self._guesses(reading, statement, " ".join(speaker.name.split())):
            if body is not None:
                return body, sure
        return speaker, NOBODY

    def _guesses(
        self, reading: Reading, statement: Statement, words: str
    ) -> Iterator[tuple[Speaker | None, Feature]]:
        """What words can mean that are no name, the surest reading first."""
        within = _NAME_WITHIN.search(words)  # "its operator, Solvik Lines"
        if within is not None and not self._speakers.is_person(within[1]):
            yield self._body(within[1]) or named_body(within[1]), APPOSITION
        yield self._body(body_in(words) or ""), DESCRIBED
        if _NAMED.search(words):
            yield self._body(words), DESCRIBED
        yield self._body(body_of_role(reading.document.text, words) or ""), BY_ROLE
        yield self._its(reading, statement, words), ONLY_HERE
        yield self._here(reading, words), ONLY_HERE
        yield self._described(reading, words), ONLY_ONE
        if _PRONOUN.fullmatch(words):
            yield self._before(reading, statement, words.lower()), BEFORE

    def _body(self, words: str) -> Speaker | None:
        """The one body that speaks here and that the words can name."""
        key = body_key(words)
        if not key:
            return None
        exact = self._keys.get(key)
        if exact is not None:
            return exact
        return _alone({s.id: s for k, s in self._keys.items() if k and _alike(k, key)})

    def _its(self, reading: Reading, statement: Statement, words: str) -> Speaker | None:
        """The one body that "its ministry" can be, by whose is named shortly before."""
        mention = statement.chain[-1].mention if statement.chain else None
        if mention is None or not _OWNED.match(words):
            return None
        before = reading.document.text[max(0, mention.start - NEAR) : mention.start]
        shortly, wanted = set(body_key(before)), body_key(words)
        found = {}
        for key, body in self._keys.items():
            owner = set(key) - set(wanted)
            if owner and key[0] == wanted[0] and set(wanted) < set(key) and owner <= shortly:
                found[body.id] = body
        return _alone(found)

    def _here(self, reading: Reading, words: str) -> Speaker | None:
        """The one body named in the text that "the service" or "the company" can be."""
        if not _DEFINITE.match(words) or not body_key(words):
            return None
        noun, found = body_key(words)[0], {}
        for source in reading.sources:
            if source.name is not None and not self._speakers.is_person(source.name):
                named = self._speakers.named()[source.name]
                key = body_key(source.name)
                of_kind = source.kind.value == words.split()[-1].lower()
                if of_kind or (set(body_key(words)) <= set(key) and noun == key[0]):
                    found[named.id] = named
        return _alone(found)

    def _described(self, reading: Reading, words: str) -> Speaker | None:
        """The outlet, where "we" or "the ministry" can be it; the one body that "the union" can
        be, unless every state has one."""
        outlet, published_by = self._outlet(reading), reading.document.outlet
        if outlet is not None and _OURS.match(words):
            return outlet
        if published_by is not None and _DEFINITE.match(words) and _shorter(words, published_by):
            return outlet if outlet is not None else named_body(published_by)
        if not _DEFINITE.match(words) or _EVERY_STATE.search(words):
            return None
        return self._body(words) or self._of_members(words) or self._of_kind(reading, words)

    def _of_kind(self, reading: Reading, words: str) -> Speaker | None:
        """The one body of a kind: "the company" where a single company speaks, and none that is
        called so beside its name; or the only one of these that the text names."""
        kind = words.split()[-1].lower()
        of_kind = {s.id: s for s in self._keys.values() if s.kind.value == kind}
        here = self._bodies_called(kind, reading.document.text)
        every = self._bodies_called(kind)
        return _alone(of_kind | every) or (_alone(here) if len(words.split()) == 2 else None)

    def _only_called(self, noun: str) -> Speaker | None:
        """The only body that is called by a noun beside its name."""
        return _alone(self._bodies_called(noun))

    def _bodies_called(self, noun: str, text: str | None = None) -> dict[str, Speaker]:
        """The bodies that are called by a noun beside their name; `text`: which it must hold."""
        names = (n for n in self._called.get(noun, ()) if text is None or n in text)
        found = (self._body(name) for name in names)
        return {body.id: body for body in found if body is not None}

    def _of_members(self, words: str) -> Speaker | None:
        """The one body that is named after those who are in it: "the employers" for the
        Association of Port Employers."""
        members = _MEMBERS.fullmatch(words)
        if members is None:
            return None
        some = {s.id: s for s in self._keys.values() if _last_word(s.name) == members[1].lower()}
        return _alone(some)

    def _outlet(self, reading: Reading) -> Speaker | None:
        outlet = reading.document.outlet
        return None if outlet is None else self._publisher(outlet)

    def _publisher(self, outlet: str) -> Speaker | None:
        """An outlet as a body, where it speaks in these readings and is no medium."""
        found = self._keys.get(body_key(outlet))
        return None if found is None or found.kind is SourceKind.MEDIA else found

    def _before(self, reading: Reading, statement: Statement, pronoun: str) -> Speaker | None:
        """The named speaker of the statement before, where the pronoun can stand for it."""
        found, at = None, statement.content[0].start
        text = reading.document.text
        for other in self._order[reading.document.id]:
            if other.content[0].start >= at:
                break
            if other.voice is Voice.ATTRIBUTED and other.chain:
                speaker = self._speakers.of(reading, other)
                near = pronoun != "they" or "\n" not in text[other.content[0].start : at]
                found = speaker if speaker.named and near else found
        if found is None or not _can_be(pronoun, found.kind):
            return None
        if pronoun in _OF_BODY and _speaks_of_another(text, statement, found):
            return None
        return self._leads.get(found.id, found)


def _held_by_several(offices: Iterable[tuple[str, str]]) -> frozenset[Key]:
    """The ministers' offices, as they are called, that several people hold: two states have one
    each, and the words do not say whose they are."""
    holders: dict[Key, set[str]] = defaultdict(set)
    for words, who in offices:
        if _MINISTER.search(words):
            holders[body_key(words)].add(who)
    return frozenset(office for office, some in holders.items() if len(some) > 1)


def _speaks_of_another(text: str, statement: Statement, found: Speaker) -> bool:
    """Whether "it" stands behind words that begin with another body: "The children's hospital had
    taken in 31, it said"."""
    mention, content = statement.chain[-1].mention, statement.content[0]
    begins = _BEGINS.match(text, content.start, content.end)
    if mention is None or mention.start < content.start or begins is None:
        return False
    nouns = [word for word in begins[1].casefold().split() if word in _places()]
    return bool(nouns) and not set(body_key(nouns[0])) <= set(body_key(found.name))


@cache
def _places() -> frozenset[str]:
    """Nouns for bodies."""
    kinds = ("government", "agency", "military", "organisation", "company")
    return frozenset(row[0] for row in rows("organisations.tsv") if row[1] in kinds)


def _alone(found: dict[str, Speaker]) -> Speaker | None:
    """The only one found; None where there are none or several."""
    return next(iter(found.values())) if len(found) == 1 else None


def _office_of(words: str, state: set[str]) -> bool:
    """Whether a body's name is an office's, with the state's name in it."""
    key = body_key(words)
    return bool(_EVERY_STATE.search(words)) and state < set(key) and key[0] not in state


def is_office(outlet: str) -> bool:
    """Whether an outlet is an office of a state by its name, and no news agency."""
    words = outlet.replace(",", " ").split()
    return _EVERY_STATE.search(outlet) is not None and not any(w in _media() for w in words)


@cache
def _media() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organisations.tsv") if row[1] == "media")


def _last_word(name: str) -> str:
    return name.lower().split()[-1]


def _can_be(pronoun: str, kind: SourceKind) -> bool:
    """ "He" is a person, "it" is none."""
    if pronoun in _OF_PERSON:
        return kind in PEOPLE
    return pronoun not in _OF_BODY or kind not in PEOPLE


def _alike(a: Key, b: Key) -> bool:
    """One is a shorter form of the other, which says what it is too."""
    return (a[0] in b and set(b) <= set(a)) or (b[0] in a and set(a) <= set(b))


def _shorter(words: str, name: str) -> bool:
    """Whether "the ministry" can stand for a longer name."""
    return set(body_key(words)) <= set(body_key(name))
