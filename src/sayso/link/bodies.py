"""For which body a person speaks: readings in, the body's name for each person out.

Only what the text says beside the person's name counts: "Oona Brandt, a spokeswoman for Karst's
foreign ministry", "the chair of the union, Dora Klint", "environment minister Milo Tarrant". Who
leads a body or speaks for it gives the body's word; who merely works there does not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from sayso.link.state_bodies import one_office
from sayso.public_bodies import office_in
from sayso.records import Reading, Source, SourceKind, Span
from sayso.wordlists import rows

FAR = 90  # characters on either side of a name in which its description is looked for

_SPEAKS = r"spokes(?:man|woman|person)"
_LEADS = (
    r"(?:managing |executive )?director(?:[- ]general)?|chief executive"
    r"|chair(?:man|woman|person)?|secretary(?:[- ]general)?"
    r"|head|leader|president|commissioner|boss|chief"
)
_ROLE = rf"(?:(?:chief|senior|official) )?{_SPEAKS}|(?:deputy |general )?(?:{_LEADS})"
_WORDS = r"[^,.;:!?()\n“”\"]{3,70}?"
# Behind the role, or before it: "spokeswoman for the ministry", "the ministry's spokeswoman".
_FOR = re.compile(
    rf"^(?:(?:the|a|an|its|their) )?(?:{_ROLE}) (?:for|of|at) (?:the )?({_WORDS})$", re.I
)
_OF = re.compile(rf"^(?:the |a |an )?({_WORDS})(?:[’']s?)? (?:{_ROLE})$", re.I)
_ITS = re.compile(
    rf"\b(?:its|their)(?: \w+){{0,2}} (?:{_ROLE})$|^who (?:leads|heads|chairs) it$", re.I
)
_VERB = re.compile(rf"^who (?:speaks for|leads|heads|chairs|runs) (?:the )?({_WORDS})$", re.I)
_MINISTER = re.compile(rf"^(?:the |its )?({_WORDS}minister(?: of (?:the )?{_WORDS})?)$", re.I)
_NO_BODY = re.compile(
    r"^(?:the|an?)$|^(?:(?:the|a|its) )?(?:prime |deputy )*minister$"
    r"|^(?:managing|executive|acting)$|^(?:her|his|my|our|your|and|said|says)\b|\b(?:of|for|by|to|in|at|said|says)$",
    re.I,
)
_ROLE_ALONE = re.compile(rf"(?:the|its|their|a|an) ({_ROLE})", re.I)
_ROLE_FIRST = re.compile(
    rf"(?:^|[,.;:“”\"\n] *)(?:(?:said|says) )?(?:the|its|our) (?:{_ROLE})(?: of the (\w+))?,? $",
    re.I,
)
_MINISTER_FIRST = re.compile(
    r"(?:^|[,.;:“”\"\n] *)(?:(?:said|says) )?(?:the|its|our) minister,? $", re.I
)
_LAST_WORDS = re.compile(r"(?<=, )([A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?) $")
_SAID = re.compile(r"^(?:said|says|added|adds|according to|told) ", re.I)
_NAME = r"[A-Z][\w’'-]*(?: (?:(?:of|the|and|for) )?[A-Z][\w’'-]*){0,5}"
_BEFORE = re.compile(
    r"(?:^|[,.;:!?()\n“”\"] *| (?=the |a |an |its |their )| (?:by|from|to) )"
    r"([^,.;:!?()\n“”\"]{3,80}?),? $"
)
_AFTER = re.compile(r"^, ([^,.;:!?()\n“”\"]{3,80})[,.;\n]")
LONGEST_SENTENCE = 1000  # characters before a place in which its sentence begins
_IN_THE = re.compile(r"(?:At|In) (?:the|an?) (?:[a-z’'-]+ ){0,3}?([a-z]+),")
_OWNER = re.compile(r" (?:of|for|in) ", re.I)
_STOP = re.compile(r"[.!?][”\"’]?\s+|\n")
# A name as a subject: its verb follows.
_OPENING = re.compile(
    r"(?!(?:[A-Z][a-z]+ )?(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Hh]ours|[Mm]inutes)\b)"
    r"(?:[Tt]he )?([A-Z][\w’'-]*(?: (?:(?:of|the|and|for) )?[A-Z][\w’'-]*){0,5})"
    r" (?:has|have|had|is|was|will|would|can|could|may|might|must|does|did|[a-z]+(?:ed|s)) "
)
_BODIES = frozenset(
    {
        SourceKind.GOVERNMENT,
        SourceKind.AGENCY,
        SourceKind.MILITARY,
        SourceKind.ORGANISATION,
        SourceKind.COMPANY,
        SourceKind.MEDIA,
        SourceKind.UNKNOWN,
    }
)


Given = Mapping[str, Mapping[str, frozenset[str]]]  # by person and document: words for the body


def given_bodies(readings: Iterable[Reading]) -> Given:
    """For each person's name, by document, the words for the bodies that it gives them."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for reading in readings:
        for source in reading.sources:
            if source.name is not None and source.kind is SourceKind.PERSON:
                words = frozenset(_given(reading, source.name))
                known = found[source.name].get(reading.document.id, frozenset())
                if words:
                    found[source.name][reading.document.id] = known | words
    return found


def bodies(given: Given) -> dict[str, str]:
    """For each person's name the words for the body that most documents give them; of an office
    that every state has those that say whose it is, where any do."""
    return {name: _most(name, some.values()) for name, some in given.items() if some}


def _most(person: str, documents: Iterable[frozenset[str]]) -> str:
    count = Counter(body for words in documents for body in words)
    first = max(count, key=lambda body: (count[body], body))
    owned = [body for body in count if _has_owner(body, person) and _is_part(first, body)]
    return max(owned or [first], key=lambda body: (" in " not in body, count[body], body))


def _has_owner(body: str, person: str) -> bool:
    """Whether it is what every state has, with a word that says whose it is."""
    office = office_in(body.split())
    return office is not None and bool(set(office.owner) - set(person.split()))


def _is_part(words: str, name: str) -> bool:
    """Whether a name holds all the words, or is the same office's."""
    return one_office(words, name) or set(words.casefold().split()) <= {
        *name.casefold().split(),
        "the",
        "its",
    }


def _given(reading: Reading, name: str) -> Iterator[str]:
    """The bodies that the text gives a name wherever it stands."""
    text = reading.document.text
    for place in re.finditer(re.escape(name), text):
        before = _untitled(text[max(0, place.start() - FAR) : place.start()])
        after = text[place.end() : place.end() + FAR] + "\n"
        for pattern, side in ((_BEFORE, before), (_AFTER, after)):
            described = pattern.search(side)
            words = "" if described is None else _SAID.sub("", described[1].strip())
            body = body_in(words) if words else None
            if body == "" and not _in_a_body(text, place.start()):
                body = _sentence_body(text, place.start()) or _last_body(reading, place.start())
            if body:
                yield _meant(reading, body)


def _untitled(before: str) -> str:
    """Without the titles that stand right before a name: "the head of the office, Dr "."""
    found = _LAST_WORDS.search(before)
    titled = found is not None and all(w.rstrip(".") in _titles() for w in found[1].split())
    return before[: found.start()] if found is not None and titled else before


@cache
def _titles() -> frozenset[str]:
    ranks = (row[0].capitalize() for row in rows("roles.tsv"))
    return frozenset({*(row[0] for row in rows("titles.tsv")), *ranks})


def _meant(reading: Reading, words: str) -> str:
    """What "the office" is short for: the one body of the text whose name ends so, or goes on with
    whose it is."""
    if words[0].isupper() or " " in words:
        return words
    ends = {
        source.name
        for source in reading.sources
        if source.name is not None
        and source.kind in _BODIES
        and _OWNER.split(source.name)[0].casefold().split()[-1] == words
    }
    return ends.pop() if len(ends) == 1 else words


def leads_publisher(readings: Iterable[Reading]) -> dict[str, str]:
    """For each person's name the outlet that they lead or speak for: "the chief executive, Jarle
    Moen, said" in what a company publishes."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        outlet, text = reading.document.outlet, reading.document.text
        for source in reading.sources if outlet is not None else ():
            if source.name is None or source.kind is not SourceKind.PERSON or outlet is None:
                continue
            for place in re.finditer(re.escape(source.name), text):
                before = _untitled(text[max(0, place.start() - FAR) : place.start()])
                role = _ROLE_FIRST.search(before)
                leads = role is not None and (role[1] or outlet).lower() in outlet.lower()
                minister = "Ministry" in outlet.split() and _MINISTER_FIRST.search(before)
                if leads or minister:
                    found[source.name][outlet] += 1
    return {name: max(some, key=lambda o: (some[o], o)) for name, some in found.items()}


def body_in(description: str) -> str | None:
    """The body in a description; empty where it is "its", None where there is none."""
    if _ITS.search(description):
        return ""
    for pattern in (_FOR, _VERB, _OF, _MINISTER):
        found = pattern.search(description)
        words = "" if found is None else found[1].strip()
        if words and not _NO_BODY.search(words):
            return words
    return None


def body_of_role(text: str, role: str) -> str | None:
    """Of "the director" the body that the text names with the same role, wherever it does:
    "the director of the State Intelligence Office"."""
    plain = _ROLE_ALONE.fullmatch(role)
    if plain is None:
        return None
    named = re.search(rf"\b{re.escape(plain[1])} (?:of|for) (?:the )?({_NAME})", text)
    return None if named is None else named[1]


def _in_a_body(text: str, at: int) -> bool:
    """Whether the sentence begins in a body without a name, whose "its director" then is: "At the
    district hospital, 112 people had been treated, its director, Ana Brill, said"."""
    near = max(0, at - LONGEST_SENTENCE)
    begins = max((stop.end() for stop in _STOP.finditer(text, near, at)), default=near)
    found = _IN_THE.match(text, begins, at)
    return found is not None and found[1] in _nouns_of_bodies()


@cache
def _nouns_of_bodies() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organisations.tsv"))


def _sentence_body(text: str, at: int) -> str | None:
    """The name with which the sentence begins, whose "its secretary" is: "The Compact will send
    guns, its secretary, Marit Holm, said"."""
    near = max(0, at - LONGEST_SENTENCE)
    begins = max((stop.end() for stop in _STOP.finditer(text, near, at)), default=near)
    if begins == near > 0:
        return None
    opening = _OPENING.match(text, begins, at)
    return None if opening is None else opening[1]


def _last_body(reading: Reading, at: int) -> str | None:
    """The body that spoke last before a place."""
    spoke: list[tuple[Span, Source]] = [
        (mention, source)
        for source in reading.sources
        if source.kind in _BODIES and source.name is not None
        for mention in source.mentions
        if mention.end <= at
    ]
    return max(spoke, key=lambda one: one[0])[1].name if spoke else None
