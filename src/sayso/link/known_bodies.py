"""The bodies that are named in some readings, and which of them words can mean: "the union", "its
ministry", "health authorities".

Comes in: readings and who speaks in them. Goes out, for words: the one body that they fit, None
where none or several do.
"""

import re
from collections.abc import Sequence
from functools import cache

from sayso.comparison import Speaker
from sayso.link.described import described
from sayso.link.offices import authorities
from sayso.link.speakers import Key, Speakers, body_key, named_body, within
from sayso.public_bodies import is_plain
from sayso.records import Reading, SourceKind, Statement
from sayso.wordlists import rows

NEAR = 150  # characters in which somebody must be named to be the "its" of a body

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we)", re.I)
_OURS = re.compile(r"(?:our|we)\b", re.I)
_MEMBERS = re.compile(r"the (\w+s)", re.I)
_OWNED = re.compile(r"(?:its|their) \w", re.I)
_OFFICES = frozenset({SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.MILITARY})
_DEFINITE = re.compile(r"(?:the|that|this) ", re.I)
_EVERY_STATE = re.compile(
    r"\b(?:ministry|government|army|navy|military|forces|police|court|office|department|service"
    r"|agency|authorit(?:y|ies)|parliament|embassy|minister|president|party|bank)\b",
    re.I,
)


class KnownBodies:
    """What bodies are called, by all their names and descriptions."""

    def __init__(self, readings: Sequence[Reading], speakers: Speakers) -> None:
        self._speakers = speakers
        self._keys: dict[Key, Speaker] = {}
        for reading in readings:
            text = reading.document.text
            for source in reading.sources:
                if source.name is not None and not speakers.is_person(source.name):
                    for words in (source.name, *(m.of(text) for m in source.mentions)):
                        self._call(words, source.name, speakers.source(reading, source))
            outlet = reading.document.outlet
            if outlet is not None and is_office(outlet):  # a ministry's press release
                self._keys.setdefault(body_key(outlet), named_body(outlet))
        outlets = {r.document.outlet for r in readings if r.document.outlet is not None}
        self._published = {body_key(o): named_body(o) for o in outlets if is_office(o)}
        self._described = described(readings, (o for o in outlets if self.publisher(o) is not None))

    def _call(self, words: str, name: str, body: Speaker) -> None:
        """A body is called so; without the word that says whose it is only where its name has
        none, and no two states here have one. "The ministry" is a name for no other text."""
        states = self._speakers.states
        bare = is_plain(words) or (states.bare(words) and not states.bare(name))
        if not (bare or _PRONOUN.fullmatch(words) or states.several(name)):
            self._keys[body_key(words)] = body

    def learn(self, words: str, body: Speaker) -> None:
        """Words that mean a body too, unless they mean one already."""
        self._keys.setdefault(body_key(words), body)

    def learn_outlet(self, outlet: str) -> Speaker:
        """An outlet that turns out to be a body."""
        body = named_body(outlet)
        self._keys[body_key(outlet)] = body
        return body

    def published_as(self, name: str) -> Speaker | None:
        """The one office among those who publish that a shorter name fits."""
        key = body_key(name)
        return alone({b.id: b for k, b in self._published.items() if key and within(key, k)})

    def called(self, words: str) -> Speaker | None:
        """The one body that speaks here and that the words can name."""
        key = body_key(words)
        if not key or self._speakers.states.several(words):
            return None
        exact = self._keys.get(key)
        if exact is not None:
            return exact
        plain = _nouns() if len(key) > 1 else ()  # "the bank" is no form of "the central bank"
        known = (k for k in self._keys if k and not (len(k) == 1 and k[0] in plain))
        fitting = [k for k in known if _alike(k, key)]
        return alone({self._keys[k].id: self._keys[k] for k in fitting})

    def its(self, reading: Reading, statement: Statement, words: str) -> Speaker | None:
        """The one body that "its ministry" can be, by whose is named shortly before."""
        mention = link.mention if (link := statement.innermost) is not None else None
        if mention is None or not _OWNED.match(words):
            return None
        before = reading.document.text[max(0, mention.start - NEAR) : mention.start]
        shortly, wanted = set(body_key(before)), body_key(words)
        found = {}
        for key, body in self._keys.items():
            owner = set(key) - set(wanted)
            if owner and key[0] == wanted[0] and set(wanted) < set(key) and owner <= shortly:
                found[body.id] = body
        return alone(found)

    def here(self, reading: Reading, words: str) -> Speaker | None:
        """The one body named in the text that "the service" or "the company" can be."""
        if not _DEFINITE.match(words) or not body_key(words):
            return None
        noun, found = body_key(words)[0], {}
        for source in reading.sources:
            if source.name is not None and not self._speakers.is_person(source.name):
                named = self._speakers.source(reading, source)
                key = body_key(source.name)
                of_kind = source.kind.value == words.split()[-1].lower()
                if of_kind or (set(body_key(words)) <= set(key) and noun == key[0]):
                    found[named.id] = named
        return alone(found)

    def publishing(self, reading: Reading, words: str) -> Speaker | None:
        """The body that publishes the text, where it speaks of itself: "we", "the ministry"."""
        outlet, published_by = self.outlet(reading), reading.document.outlet
        if outlet is not None and _OURS.match(words):
            return outlet
        if published_by is None or not _DEFINITE.match(words):
            return None
        body = outlet is not None or is_office(published_by)
        if not body or _is_medium(published_by) or not is_shorter(words, published_by):
            return None
        itself, other = outlet or named_body(published_by), self.here(reading, words)
        return itself if other is None or other.id == itself.id else None

    def described(self, reading: Reading, words: str) -> Speaker | None:
        """The one body that "the union" can be; of what every state has only "the central bank",
        where one state alone has it here."""
        if (field := authorities(words)) is not None:
            return self._in_charge(reading, field)
        every = _EVERY_STATE.search(words) and not self._speakers.states.bare(words)
        if not _DEFINITE.match(words) or every:
            return None
        return self.called(words) or self._of_members(words) or self._of_kind(reading, words)

    def _in_charge(self, reading: Reading, field: str) -> Speaker | None:
        """The one office named in the text that "health authorities" can be."""
        wanted, found = set(body_key(field)), {}
        for source in reading.sources:
            if source.name is None or source.kind not in _OFFICES:
                continue
            if wanted <= set(body_key(source.name)):
                named = self._speakers.source(reading, source)
                found[named.id] = named
        return alone(found)

    def _of_kind(self, reading: Reading, words: str) -> Speaker | None:
        """The one body of a kind: "the company" where a single company speaks, and none that is
        called so beside its name; or the only one of these that the text names."""
        kind = words.split()[-1]
        if not kind.islower():  # "the European Union" is no union
            return None
        of_kind = {s.id: s for s in self._keys.values() if s.kind.value == kind}
        here = self._all_described(kind, reading.document.text)
        every = self._all_described(kind)
        return alone(of_kind | every) or (alone(here) if len(words.split()) == 2 else None)

    def only_described(self, noun: str) -> Speaker | None:
        """The only body that is called by a noun beside its name."""
        return alone(self._all_described(noun))

    def _all_described(self, noun: str, text: str | None = None) -> dict[str, Speaker]:
        """The bodies that are called by a noun beside their name; `text`: which it must hold."""
        names = (n for n in self._described.get(noun, ()) if text is None or n in text)
        found = (self.called(name) for name in names)
        return {body.id: body for body in found if body is not None}

    def _of_members(self, words: str) -> Speaker | None:
        """The one body that is named after those who are in it: "the employers" for the
        Association of Port Employers."""
        members = _MEMBERS.fullmatch(words)
        if members is None:
            return None
        some = {s.id: s for s in self._keys.values() if _last_word(s.name) == members[1].lower()}
        return alone(some)

    def outlet(self, reading: Reading) -> Speaker | None:
        outlet = reading.document.outlet
        return None if outlet is None else self.publisher(outlet)

    def publisher(self, outlet: str) -> Speaker | None:
        """An outlet as a body, where it speaks in these readings and is no medium."""
        found = self._keys.get(body_key(outlet))
        return None if found is None or found.kind is SourceKind.MEDIA else found

    def of_state(self, reading: Reading, statement: Statement, speaker: Speaker) -> Speaker | None:
        """The one office of a state that speaks in the text, where the state's name alone is
        given: "Karst says" above what "Karst's foreign ministry" said, or behind it."""
        text = reading.document.text
        mention = link.mention if (link := statement.innermost) is not None else None
        headline = mention is not None and "\n" not in text[: mention.start].lstrip()
        state = set(body_key(mention.of(text))) if mention is not None else set()
        found = {}
        for source in reading.sources:
            if state and source.name is not None and source.kind in _OFFICES:
                named = self._speakers.source(reading, source)
                before = headline or (mention is not None and source.mentions[0] < mention)
                called = (named.name, *(m.of(text) for m in source.mentions))
                if before and any(_office_of(words, state) for words in called):
                    found[named.id] = named
        found.pop(speaker.id, None)
        return alone(found)


def alone(found: dict[str, Speaker]) -> Speaker | None:
    """The only one found; None where there are none or several."""
    return next(iter(found.values())) if len(found) == 1 else None


def _office_of(words: str, state: set[str]) -> bool:
    """Whether a body's name is an office's, with the state's name in it."""
    key = body_key(words)
    return bool(_EVERY_STATE.search(words)) and state < set(key) and key[0] not in state


def is_office(outlet: str) -> bool:
    """Whether an outlet is an office of a state by its name, and no news agency."""
    return _EVERY_STATE.search(outlet) is not None and not _is_medium(outlet)


def _is_medium(outlet: str) -> bool:
    return any(word in _media() for word in outlet.replace(",", " ").split())


@cache
def _nouns() -> frozenset[str]:
    """The beginnings of nouns for bodies, as keys have them."""
    small = (row[0] for row in rows("organisations.tsv") if row[0].islower())
    return frozenset(word for noun in small for word in body_key(noun)[:1])


@cache
def _media() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organisations.tsv") if row[1] == "media")


def _last_word(name: str) -> str:
    return name.lower().split()[-1]


def _alike(a: Key, b: Key) -> bool:
    """One is a shorter form of the other, which says what it is too."""
    return (a[0] in b and set(b) <= set(a)) or (b[0] in a and set(a) <= set(b))


def is_shorter(words: str, name: str) -> bool:
    """Whether "the ministry" can stand for a longer name."""
    return set(body_key(words)) <= set(body_key(name))
