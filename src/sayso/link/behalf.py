"""Whose word a statement is in the end: the body for which a speaker speaks, if the text tells.

Comes in: the readings compared, and who speaks in them. Goes out, for each statement: a speaker
and how sure that is. What is told beside a name is sure; what fits as the only one is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.comparison import Speaker
from sayso.identity import tagged_digest
from sayso.link.bodies import bodies, body_in, body_of_role, leads_publisher
from sayso.link.giver import giver, giver_behind
from sayso.link.known_bodies import KnownBodies, alone, is_shorter
from sayso.link.offices import Offices, is_his_office, represented
from sayso.link.papers import paper, publishers, told_in
from sayso.link.pointing import antecedent, is_counted, pollster, subject_before
from sayso.link.speakers import PEOPLE, Key, Speakers, body_key, named_body
from sayso.link.state_bodies import one_office
from sayso.records import Feature, Reading, SourceKind, Statement, Voice
from sayso.wordlists import rows

OWN = Feature(0.95, "is given to that speaker")
SPEAKS_FOR = Feature(0.9, "is given to somebody who speaks for that body")
SAME_VOICE = Feature(0.75, "is given to a body whose spokesperson speaks for that body")
DESCRIBED = Feature(0.8, "is given to somebody described as speaking for that body")
BY_ROLE = Feature(0.7, "is given to a role that the text names at that body")
OF_OUTLET = Feature(0.8, "is published by that body")
OWN_RELEASE = Feature(0.85, "is given to words for the body that publishes the text")
BEFORE = Feature(0.6, "is given to a pronoun; that speaker spoke just before")
SUBJECT = Feature(0.6, "is given to a pronoun; the words are about that speaker")
POINTS = Feature(0.75, "is given to a pronoun right behind that speaker")
HOLDS = Feature(0.6, "is given to an office that only that person here is said to hold")
PUBLISHES = Feature(0.6, "is given to a name that of those who publish here only that body fits")
COUNTED = Feature(0.75, "is what that body found of those who were counted")
ONLY_HERE = Feature(0.75, "is given to a description that only that body of the text fits")
WROTE = Feature(0.75, "is given to a paper that the text says is that body's")
ONLY_ONE = Feature(0.6, "is given to a description that only that body here fits")
OF_STATE = Feature(0.6, "is given to the state; that is the only body of it that speaks there")
IN_SENTENCE = Feature(0.75, "is given by its own sentence to that speaker")
APPOSITION = Feature(0.85, "is given to a description with that name in it")
NOBODY = Feature(0.8, "is given to somebody unnamed")
THINKS = Feature(0.7, "is what the writer says that they think")

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we)", re.I)
_OURS = re.compile(r"(?:our|my)\b", re.I)
_SOMEBODY = PEOPLE | {SourceKind.UNNAMED}
_OF_PERSON = frozenset({"he", "she", "i"})
_OF_BODY = frozenset({"it"})
# "Karst's office", "the Karst office", "The Labour Ministry"
_NAMED = re.compile(
    r"\b[A-Z]\w+[’']s? [a-z]|\bthe [A-Z]\w+ [a-z]|^[Tt]he (?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+$"
)
_NAME_WITHIN = re.compile(
    r", ((?:[A-Z][\w’'-]*)(?: (?:(?:of|the|and|for) )*[A-Z][\w’'-]*){0,5}),?$"
)
# What an author reckons from what was just said: "That brings the number of the dead to 62."
_GOES_ON = re.compile(r"(?:That|This) (?:brings|brought|makes|made|takes|took|raises|raised)\b")
_FULL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_STOP = re.compile(r"[.!?][”\"]?\s")
_MINISTER = re.compile(r"\bminister\b", re.I)
# The subject with which words begin, as far as it can be told: up to five words behind its article.
_BEGINS = re.compile(
    r"[“\"‘']?(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) "
    r"((?:(?!of\b|in\b|by\b|from\b|to\b|for\b|with\b|on\b|at\b)[\w’'-]+ ?){1,5})"
)


class Behalf:
    """The speakers of some readings, and the bodies behind them."""

    def __init__(self, readings: Sequence[Reading], speakers: Speakers) -> None:
        self._speakers = speakers
        self._known = KnownBodies(readings, speakers)
        self._offices = Offices(readings)
        self._leads: dict[str, Speaker] = {}
        named, given = speakers.named(), bodies(speakers.given)
        held = _held_by_several((words, named[name].id) for name, words in given.items())
        for name, words in sorted(given.items()):
            body = self._known.called(words) or self._known.only_described(words)
            if body is None and speakers.states.owned(words) and not _MINISTER.search(words):
                body = named_body(words)  # speaks nowhere but by them
            if body is not None and body_key(words) not in held:
                self._leads[named[name].id] = body
                self._known.learn(words, body)
        for name, outlet in sorted(leads_publisher(readings).items()):
            publisher = self._known.publisher(outlet)
            if publisher is None and name in given and is_shorter(given[name], outlet):
                publisher = self._known.learn_outlet(outlet)  # "the head of the mission"
            if publisher is not None:
                self._leads.setdefault(named[name].id, publisher)
        self._leads |= self._same_voice(readings, given)
        self._papers: dict[tuple[str, str], tuple[tuple[int, Speaker], ...]] = {}
        self._order = {
            r.document.id: sorted(r.statements, key=lambda s: s.content[0].start) for r in readings
        }

    def _same_voice(
        self, readings: Sequence[Reading], given: Mapping[str, str]
    ) -> dict[str, Speaker]:
        """For bodies that every state has whose they are, where their spokeswoman tells: of "the
        Defence Ministry" in one text, and of Karst's in another."""
        by_id, found = {r.document.id: r for r in readings}, {}
        for name, documents in sorted(self._speakers.given.items()):
            body = self._leads.get(self._speakers.named()[name].id)
            owned = body is not None and self._speakers.states.owned(given.get(name, ""))
            told = documents.items() if owned else ()
            for document, called in told:
                words = {w for w in called if one_office(w, given[name])}
                sources = (s for s in by_id[document].sources if s.name in words)
                others = [self._speakers.source(by_id[document], source) for source in sources]
                for other in (*others, *map(self._known.called, words)):
                    if body is not None and other is not None and other.id != body.id:
                        found[other.id] = body
        return found

    def of(self, reading: Reading, statement: Statement) -> tuple[Speaker, Feature]:
        """Whose word it is in the end, and how sure that is."""
        found, sure = self._behind(reading, statement)
        body = self._known.published_as(found.name) if found.named else None
        if body is None or body.id == found.id or found.kind in PEOPLE:
            return found, sure
        return body, PUBLISHES if sure == OWN else sure

    def _behind(self, reading: Reading, statement: Statement) -> tuple[Speaker, Feature]:
        """Whose word it is by what the text calls them."""
        speaker = self._speakers.of(reading, statement)
        if statement.voice is Voice.ASCRIBED and statement.chain:
            thinker, _ = self.of(reading, replace(statement, voice=Voice.ATTRIBUTED))
            if thinker.named:
                return thinker, THINKS
        if speaker.kind is SourceKind.AUTHOR:
            given = self._given(reading, statement)
            if given is not None:
                return given, IN_SENTENCE
            body = self._known.outlet(reading)
            return (body, OF_OUTLET) if body is not None else (speaker, OWN)
        return (
            self._of_named(reading, statement, speaker)
            if speaker.named
            else self._unnamed(reading, statement, speaker)
        )

    def _of_named(
        self, reading: Reading, statement: Statement, speaker: Speaker
    ) -> tuple[Speaker, Feature]:
        body = self._leads.get(speaker.id)
        if body is not None:
            return body, SPEAKS_FOR if speaker.kind in PEOPLE else SAME_VOICE
        if speaker.kind in PEOPLE:
            return speaker, OWN
        body = self._known.of_state(reading, statement, speaker)
        return (body, OF_STATE) if body is not None else (speaker, OWN)

    def _given(self, reading: Reading, statement: Statement) -> Speaker | None:
        """Whose word an author's sentence says that it is, or goes on from."""
        text = reading.document.text
        sentence = " ".join(span.of(text) for span in statement.content)
        if _GOES_ON.match(sentence):
            return self._just_before(reading, statement)
        words = giver(sentence, counts=bool(statement.figures))
        if words is None and statement.chain:  # "were known to have died, the service said"
            words = giver_behind(text, statement.content[-1].end)
        if words is None:
            return None
        known = self._speakers.named().get(words) or self._speakers.person(words)
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

    def _unnamed(
        self, reading: Reading, statement: Statement, speaker: Speaker
    ) -> tuple[Speaker, Feature]:
        words = " ".join(speaker.name.split())
        if is_counted(words):
            return self._counter(reading, statement) or (speaker, NOBODY)
        ours = _OURS.match(words) and speaker.kind not in _SOMEBODY
        if ours and len(statement.chain) > 1:  # "our lists show", in her words
            return self._outer(reading, statement)
        for body, sure in self._guesses(reading, statement, words):
            if body is not None:
                return self._leads.get(body.id, body), sure
        return speaker, NOBODY

    def _counter(self, reading: Reading, statement: Statement) -> tuple[Speaker, Feature] | None:
        """Who says what was found of people who were counted: whose poll the sentence names, or
        the next outer speaker."""
        mention = link.mention if (link := statement.innermost) is not None else None
        words = pollster(reading.document.text, mention) if mention is not None else None
        body = self._known.called(words) if words is not None else None
        if body is not None:
            return body, COUNTED
        return self._outer(reading, statement) if len(statement.chain) > 1 else None

    def _outer(self, reading: Reading, statement: Statement) -> tuple[Speaker, Feature]:
        return self.of(reading, replace(statement, chain=statement.chain[:-1]))

    def _guesses(
        self, reading: Reading, statement: Statement, words: str
    ) -> Iterator[tuple[Speaker | None, Feature]]:
        """What words can mean that are no name, the surest reading first."""
        beside = _NAME_WITHIN.search(words)  # "its operator, Solvik Lines"
        if beside is not None:
            yield self._called_by(beside[1]), APPOSITION
        whose = represented(words)
        if whose is not None:
            yield self._person(whose), DESCRIBED
        yield from self._pointed(reading, statement, words)
        yield self._holder(words, reading.document.text), ONLY_HERE
        yield self._holder(words), HOLDS
        yield self._known.called(body_in(words) or ""), DESCRIBED
        if _NAMED.search(words):
            yield self._known.called(words), DESCRIBED
        yield self._known.called(body_of_role(reading.document.text, words) or ""), BY_ROLE
        yield self._whose_paper(reading, statement, words), WROTE
        yield self._known.publishing(reading, words), OWN_RELEASE
        yield self._known.its(reading, statement, words), ONLY_HERE
        yield self._known.here(reading, words), ONLY_HERE
        yield self._known.described(reading, words), ONLY_ONE
        if _PRONOUN.fullmatch(words):
            yield self._before(reading, statement, words.lower()), BEFORE

    def _whose_paper(self, reading: Reading, statement: Statement, words: str) -> Speaker | None:
        """The one body that, before the statement, is said to have put out "the report"."""
        noun = paper(words)
        if noun is None:
            return None
        key = (reading.document.id, noun)
        if key not in self._papers:
            self._papers[key] = ()  # who put it out is told by nothing that "the report" says
            self._papers[key] = tuple(self._put_out(reading, noun))
        at = statement.content[0].start
        return alone({body.id: body for place, body in self._papers[key] if place < at})

    def _put_out(self, reading: Reading, noun: str) -> Iterator[tuple[int, Speaker]]:
        for place, name in publishers(reading.document.text, noun):
            body = self._known.called(name)
            if body is not None:
                yield place, body
        for told in self._order[reading.document.id]:
            if told_in(reading, told, noun):
                body = self.of(reading, told)[0]
                if body.named:
                    yield told.content[0].start, body

    def _pointed(
        self, reading: Reading, statement: Statement, words: str
    ) -> Iterator[tuple[Speaker | None, Feature]]:
        """Whom "which", "his office" or the "she" behind her own words point to."""
        text = reading.document.text
        mention = link.mention if (link := statement.innermost) is not None else None
        if mention is None:
            return
        if words.lower() in ("which", "who"):
            yield self._antecedent(reading, statement, antecedent(text, mention)), POINTS
        if is_his_office(words):
            begins = text.rfind("\n", 0, mention.start) + 1
            yield self._only_person(text[begins : mention.start]), POINTS
        subject = (
            subject_before(text, statement.content[0], mention)
            if _PRONOUN.fullmatch(words)
            else None
        )
        if subject is not None:
            yield self._subject(*subject, words.lower()), SUBJECT

    def _antecedent(
        self, reading: Reading, statement: Statement, words: str | None
    ) -> Speaker | None:
        """Whom the words behind which "which" stands mean."""
        if words is None or words.split()[-1][0].isupper():
            return self._known.called(words) if words is not None else None
        guesses = self._guesses(reading, statement, words)
        return next((body for body, _ in guesses if body is not None), None)

    def _subject(self, name: str, beside: bool, pronoun: str) -> Speaker | None:
        """Whom the subject of what "she says" names; `beside`: beside a description."""
        if pronoun in _OF_PERSON:
            return self._called_by(name) if beside else self._person(name)
        return self._known.called(name) if pronoun in _OF_BODY else None

    def _only_person(self, text: str) -> Speaker | None:
        """The one person of these readings whom a text names."""
        found = {}
        for name, speaker in self._speakers.named().items():
            if self._speakers.is_person(name) and re.search(rf"\b{re.escape(name)}\b", text):
                found[speaker.id] = self._leads.get(speaker.id, speaker)
        return alone(found)

    def _person(self, words: str) -> Speaker | None:
        """The person whom a name, or an office that one alone holds, means, or the body that they
        speak for."""
        found = self._speakers.person(words)
        return self._leads.get(found.id, found) if found is not None else self._holder(words)

    def _holder(self, words: str, text: str | None = None) -> Speaker | None:
        """The one who is named as holding an office, and who speaks somewhere; `text`: in which
        the name must stand. Who only is named holds it too."""
        found: dict[str, Speaker] = {}
        for name in self._offices.names(words, text):
            person = self._speakers.person(name)
            if person is None:
                return None
            found[person.id] = self._leads.get(person.id, person)
        return alone(found)

    def _called_by(self, name: str) -> Speaker:
        """Who has a name, whether they speak anywhere or not."""
        person = self._speakers.person(name)
        if person is not None:
            return self._leads.get(person.id, person)
        return self._known.called(name) or named_body(name)

    def _before(self, reading: Reading, statement: Statement, pronoun: str) -> Speaker | None:
        """The named speaker of the statement before, where the pronoun can stand for it and nobody
        else was named since."""
        found, at, since = None, statement.content[0].start, 0
        text = reading.document.text
        for other in self._order[reading.document.id]:
            if other.content[0].start >= at:
                break
            if other.voice is Voice.ATTRIBUTED and other.chain:
                speaker = self._speakers.of(reading, other)
                near = pronoun != "they" or "\n" not in text[other.content[0].start : at]
                found = speaker if speaker.named and near else found
                since = max(since, _end(other))
        if found is None or not _can_be(pronoun, found.kind):
            return None
        mention = statement.chain[-1].mention
        between = text[since : at if mention is None else max(at, mention.start)]
        if pronoun in _OF_PERSON and _names_another(between, found):
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


def _end(statement: Statement) -> int:
    """Where its words, cue and speaker end."""
    links = (part for link in statement.chain for part in (link.mention, link.cue))
    return max(part.end for part in (*statement.content, *links) if part is not None)


def _names_another(text: str, found: Speaker) -> bool:
    """Whether it holds the full name of another person, or of what may be one."""
    return any(not set(name[0].split()) & set(found.name.split()) for name in _FULL.finditer(text))


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


def _can_be(pronoun: str, kind: SourceKind) -> bool:
    """ "He" is a person, "it" is none."""
    if pronoun in _OF_PERSON:
        return kind in PEOPLE
    return pronoun not in _OF_BODY or kind not in PEOPLE
