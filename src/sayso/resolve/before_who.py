"""Who stands before "who": names and people without a name.

Comes in: a text, where names end in it and who they are as they are met. Goes out, for a "who": the
person whose name it stands behind ("Ana Brill, who", "Ana Brill of Senn – who"), or the words that
tell of somebody else ("critics who", "a former official, who", "Lund, who").
"""

import re
from collections.abc import Iterable, Iterator

from sayso.records import SourceKind, Span
from sayso.resolve.casting import Identity
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import Run
from sayso.resolve.position import Standing
from sayso.resolve.pronouns import ends_subject, is_group, is_somebody, knows_group
from sayso.resolve.unnamed import are_people

APPOSED_REACH = 90  # characters back to the comma of an apposition
_APPOSED = re.compile(r", (?:\d{1,3}, )?(?:an?|the|one of the|\d{1,3}) ([^,.;:()\"“”]{2,70}),?$")
# Between a name and its "who": a comma, a dash, a bracket, a party with its state.
_SET_APART = re.compile(r"(?:\s\([^()]{1,20}\))?(?:(?:(?<=\b[JS]r)\.)?,|\s?[–—-]|--|\s\()?$")
_OF_PLACE = re.compile(r" (?:of|from) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}$")
_PARTING = re.compile(r"[^\s\w’'-]")
_CROWD = frozenset("some others many several few most".split())
_OF_ONE = frozenset("a an one another".split())
_OF_SEVERAL = frozenset(
    "the some many several few most both two three four five other these those its their his her "
    "our my".split()
)
_WHOLE = re.compile(r"\b(?:one|some|many|most|two|three|several) of (?:the )?\Z|\bthe \Z", re.I)
PEOPLE_REACH = 60  # characters back to "a" of "a former official, who"
PEOPLE_WORDS = 4  # before the noun
_SOMEBODY_ELSE = re.compile(r"\b(?:of|to|with|for|from|by|and|or|than) (?:the|an?|his|her|their)\b")
_WORDS = re.compile(r"[\w’'-]*\w")


class BeforeWho:
    """The ends of the names of a text, met in its order."""

    def __init__(
        self, text: str, runs: Iterable[Run], standing: Standing, lexicons: Lexicons
    ) -> None:
        self._text, self._standing, self._lexicons = text, standing, lexicons
        self._runs = {run.span.end: run for run in runs}
        self._named: dict[int, Identity] = {}

    def note(self, end: int, identity: Identity) -> None:
        """A name of somebody who may be a person ends here."""
        self._named[end] = identity

    def person(self, at: int, since: int) -> Identity | None:
        """The person, or party, whose name stands before "who" at a place; `since`: where its
        paragraph begins."""
        ends = name_ends(self._text, at, since, self._lexicons)
        found = next((self._named[end] for end in ends if end in self._named), None)
        if found is None or found.kind is SourceKind.PERSON or found.key[0] == "person":
            return found
        party = self._text[at - 2 : at] == ", " and are_people(found.name or "")
        return found if party else None

    def words(self, at: int, since: int) -> Span | None:
        """The words right before it that tell of people, or of somebody, without a known name."""
        people = people_before(self._text, at, since, self._lexicons)
        if people is not None:
            return None if self.is_one(people) else people
        ends = name_ends(self._text, at, since, self._lexicons)
        run = next((self._runs[end] for end in ends if end in self._runs), None)
        alone = run is not None and not self._standing.behind_preposition(run)
        return run.span if run is not None and alone else None  # no "mayor of Senn, who"

    def is_one(self, people: Span) -> bool:
        """ "Sanders" is no group of people who sand; "Critics" opens a sentence."""
        word = people.of(self._text).split()[-1]
        return people.end in self._named and not knows_group(word, self._lexicons)


def name_ends(text: str, at: int, since: int, lexicons: Lexicons) -> Iterator[int]:
    """Where the name may end that "who" at `at` stands for: "Ana Brill, who", "Ana Brill – who",
    "Ana Brill of Senn, who", "Ana Brill, a dredging pilot, who". Of "Ana Brill, a friend of the
    mayor, who" either may be meant."""
    start = max(since, at - APPOSED_REACH)
    before = text[start:at].rstrip()
    match = _APPOSED.search(before)
    if match is None:
        name = _SET_APART.sub("", before)
        yield start + len(name)
        home = _OF_PLACE.search(name)
        if home is not None:
            yield start + home.start()
        return
    words = match[1].split()
    people = [w for w in words if fold(w) in lexicons.roles or fold(w) in lexicons.unnamed]
    if _SOMEBODY_ELSE.search(match[1]) is None and len(people) <= 1:
        yield start + match.start()


def people_before(text: str, at: int, since: int, lexicons: Lexicons) -> Span | None:
    """The people, or somebody, without a name right before "who": "critics who", "a former
    official, who". Of somebody in the singular only with "a"; with what stands between the two."""
    start = max(since, at - PEOPLE_REACH)
    before = _SET_APART.sub("", text[start:at].rstrip().rstrip("”\"'’"))
    words = list(_WORDS.finditer(before))
    if not words or words[-1].end() < len(before):
        return None
    last = words[-1]
    if last[0].lower() in _CROWD:
        return Span(*last.span()).shifted(start)
    several = is_group(last[0], lexicons)
    if not several and not is_somebody(last[0], lexicons):
        return None
    for word in reversed(words[:-1][-PEOPLE_WORDS:]):
        if _PARTING.search(before[word.end() : last.start()]) or ends_subject(word[0]):
            break
        owner = word[0].endswith(("'s", "’s"))
        if owner or word[0].lower() in (_OF_SEVERAL if several else _OF_ONE):
            whole = _WHOLE.search(before[: word.start()])
            first = whole.start() if whole is not None else word.start()
            return Span(first, last.end()).shifted(start)
    return Span(*last.span()).shifted(start) if several else None
