"""Who holds an office where the words give no name: readings in, the one holder out.

"The mayor" is Hanna Brook where one mayor is named beside that word in what is compared, and
nobody where two are. Who speaks for somebody, or sits in their office, gives that person's word:
"the mayor's office", "a spokesman for Brook", "his office".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Reading

# Offices that one person at a time holds in a place.
_NOUN = (
    r"(?:ambassador|attorney[- ]general|chancellor|coroner|governor|mayor|minister|ombudsman"
    r"|premier|president|prosecutor|treasurer)"
)
_NOUNS = re.compile(rf"\b{_NOUN}\b", re.I)
# Each begins where a word does and gives back no letter: linear in a word of any length.
_START = r"(?<![\w’'-])"
_WORD = r"[\w’'-]++ "
_NAME = r"[A-Z][\w’'-]++(?: (?:(?:de|van|von|der|al|el) )?[A-Z][\w’'-]++){1,3}"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?"
_OF = r"(?: (?:of|for) (?:the )?([^,.;:“”\n]{2,40}?))?"
_BEFORE = re.compile(rf"{_START}((?:{_WORD}){{0,4}})(?i:({_NOUN})){_OF},? {_TITLE}({_NAME})")
_BEHIND = re.compile(rf"{_START}({_NAME}), ((?:{_WORD}){{0,4}}?)(?i:({_NOUN})){_OF}(?=[,.;\n])")
# A title, behind which a surname alone can stand: "President Vale".
_TITLED = re.compile(
    rf"{_START}((?:{_WORD}){{0,3}})\b((?=[A-Z])(?i:{_NOUN})) ([A-Z][\w’'-]++)\b(?! [A-Z])"
)
_CALLED = re.compile(
    rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) )?((?:[\w’'-]+ ){{0,3}}?)(?i:({_NOUN}))"
    r"(?: (?:of|for|in) (?:the )?(.{2,40}))?"
)
_NO_LONGER = frozenset("former ex late then deputy vice acting shadow assistant designate".split())
_SMALL = frozenset("the a an of for its their our his her said says by with and to".split())
_LETTERS = 5  # of a word that are compared
_STAFF = (
    r"(?:(?:own|press|private) )?"
    r"(?:office|spokes\w+|secretariat|lawyers?|staff|press (?:service|secretary))"
)
_SOMEBODY_S = re.compile(rf"(?:(?:an?|the) )?(.{{2,60}}?)(?:[’']s|(?<=s)[’']) {_STAFF}", re.I)
_FOR = re.compile(r"(?:(?:an?|the) )?(?:spokes\w+|lawyers?) (?:for|of) (?:the )?(.{2,60})", re.I)
_HIS = re.compile(rf"(?:his|her) {_STAFF}", re.I)
_AUTHORITIES = re.compile(r"(?:the )?(?!the\b)([a-z]+(?: [a-z]+)?) authorities", re.I)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is called by an office's noun, with what else is said of it ("interior", "Elver")."""

    noun: str
    more: frozenset[str]
    name: str


class Offices:
    """The offices of some readings, and who is named as holding them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._holders: frozenset[Holder] = frozenset(
            holder for reading in readings for holder in _named(reading.document.text)
        )

    def names(self, words: str, text: str | None = None) -> frozenset[str]:
        """The names of those whom "the interior minister" can be; `text`: in which they stand."""
        called = _CALLED.fullmatch(words)
        if called is None or not _is_definite(words):
            return frozenset()
        more = _stems(called[1]) | _stems(called[3] or "")
        return frozenset(
            holder.name
            for holder in self._holders
            if holder.noun == called[2].lower()
            and more <= holder.more
            and (text is None or holder.name in text)
        )


def represented(words: str) -> str | None:
    """Whose word it is where somebody is described as of their office or as speaking for them."""
    found = _SOMEBODY_S.fullmatch(words) or _FOR.fullmatch(words)
    return found[1] if found is not None else None


def is_his_office(words: str) -> bool:
    """Whether they name the office of somebody who was named before."""
    return _HIS.fullmatch(words) is not None


def authorities(words: str) -> str | None:
    """The field of "health authorities", of whom no text names more than their office."""
    found = _AUTHORITIES.fullmatch(words)
    return found[1] if found is not None else None


def _named(text: str) -> Iterable[Holder]:
    if _NOUNS.search(text) is None:
        return
    for before, noun, of, name in _BEFORE.findall(text):
        yield from _holder(before, noun, of, name)
    for before, noun, name in _TITLED.findall(text):
        yield from _holder(before, noun, "", name)
    for name, before, noun, of in _BEHIND.findall(text):
        yield from _holder(before, noun, of, name)


def _holder(before: str, noun: str, of: str, name: str) -> Iterable[Holder]:
    words = before.lower().replace("-", " ").split()
    if not _NO_LONGER & set(words):
        yield Holder(noun.lower(), _stems(before) | _stems(of), name.removesuffix("’s"))


def _is_definite(words: str) -> bool:
    """ "The mayor", "Lindal’s mayor", a headline's "Mayor"; not "a mayor"."""
    return words.split()[0].lower() not in ("a", "an", "one", "some", "any", "no", "every")


def _stems(words: str) -> frozenset[str]:
    plain = (w.removesuffix("’s").removesuffix("'s") for w in words.casefold().split())
    return frozenset(word[:_LETTERS] for word in plain if word not in _SMALL)
