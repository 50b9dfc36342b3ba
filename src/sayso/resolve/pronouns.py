"""He, she, it, who, I: to the one speaker meant, or to nobody.

He and she stand for the nearest speaker or sentence subject whose gender allows it, if nobody
else who could be meant was named since. Inside a quotation no pronoun is resolved: there the
speaker is not "he", and whose "I" it is the caller knows. They are the several who spoke last, in
the same sentence or the one before it in its paragraph. Who is the name or group right before it.
You is never resolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.quotation import quotations
from sayso.records import Passage, PassageKind, SourceKind, Span
from sayso.resolve.lexicons import Lexicons, fold, singular
from sayso.resolve.unnamed import are_people

HE = frozenset("he his him".split())
SHE = frozenset("she her hers".split())
IT = frozenset("it its".split())
AUTHOR = frozenset("i we my our".split())
REACH = 1200  # characters back: about the last two paragraphs
MAX_STEPS = 80  # references back
APPOSED_REACH = 90  # characters back to the comma of an apposition
_APPOSED = re.compile(r", (?:\d{1,3}, )?(?:an?|the|one of the|\d{1,3}) ([^,.;:()\"“”]{2,70}),?$")
_SOMEBODY_ELSE = re.compile(r"\b(?:of|to|with|for|from|by|and|or|than) (?:the|an?|his|her|their)\b")
_SPEAKER = re.compile(r"[A-Z][A-Z .'-]{1,30}:|Q[.:]|A[.:]")


@dataclass(frozen=True, slots=True)
class Reference:
    """Somebody named at a place. `who` is a source key; `anchor`: a speaker or a subject."""

    at: int
    who: object
    gender: str
    passage: int
    anchor: bool
    person: bool = True
    sure: bool = True  # surely a person
    named: bool = True  # by more than a role's noun
    spoke: bool = False  # whose word something is
    single: bool = True  # can be "it", as "the police" cannot
    owner: bool = False  # named only as whose something is: "Brill's letter"
    met: bool = False  # stands right behind a verb or "with": may be whom somebody met or told
    vague: bool = False  # a capitalised word that nothing makes a person: "Senn", "Unionists"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A "he" or "she" at a place; `subject`: and no "him"; `opens`: it begins its sentence."""

    at: int
    gender: str
    passage: int
    after_quote: bool
    subject: bool
    since: int  # where its sentence begins
    last: int  # where the sentence before begins
    turned: bool  # in a clause before the main one: "While he …, Brill …"


class Trail:
    """The references so far, in text order, and the question whom a pronoun means."""

    def __init__(self) -> None:
        self._seen: list[Reference] = []
        self.genders: dict[object, str] = {}  # of those whose own name or title tells none
        self.asker: object = None  # who has put a question last, and so does not answer it

    def add(self, reference: Reference) -> None:
        self._seen.append(reference)

    def he_or_she(self, asked: Pronoun) -> Reference | None:
        """The one anchor that the pronoun can mean; None in doubt.

        In "“…,” he said" the one who spoke last goes on: there only another speaker or subject
        raises a doubt, not everybody whom the speaker named.
        """
        met: list[Reference] = []
        for reference in self._back(asked.at, asked.passage):
            if not reference.person or reference.gender not in ("", asked.gender):
                continue
            met.append(reference)
            if reference.anchor:
                if asked.after_quote and reference.who == self.asker:
                    return None
                found = reference if self._alone(reference, met, asked) else None
                return found if found is None or not self._better(found, asked) else None
        return self._only(met, asked)

    @staticmethod
    def _only(met: list[Reference], asked: Pronoun) -> Reference | None:
        """The one man or woman named near, where nobody has spoken and nobody else is named."""
        people = [r for r in met if not r.vague]
        one = people[0] if people and len({r.who for r in people}) == 1 else None
        fits = one is not None and one.sure and one.named and one.gender == asked.gender
        return one if fits and asked.subject else None

    def _better(self, anchor: Reference, asked: Pronoun) -> bool:
        """True where the anchor has not spoken and may be man or woman, and a speaker whom the
        pronoun fits is near."""
        if anchor.spoke or anchor.gender:
            return False
        near = self._back(asked.at, asked.passage)
        return any(r.spoke and r.gender == asked.gender and r.who != anchor.who for r in near)

    def somebody(self, at: int, gender: str, passage: int) -> tuple[bool, Reference | None]:
        """Whether people are near, and the one whom a description at `at` can mean: who was
        spoken of last, with nobody else since."""
        met: set[object] = set()
        for reference in self._back(at, passage):
            if reference.person and (not gender or reference.gender in ("", gender)):
                met.add(reference.who)
                if reference.anchor:
                    return True, reference if reference.sure and len(met) == 1 else None
        return bool(met), None

    def _alone(self, anchor: Reference, met: list[Reference], asked: Pronoun) -> bool:
        """True where nobody else met on the way back could be meant."""
        known = anchor.gender == asked.gender
        rivals = [r for r in met if r.who != anchor.who]
        if known and anchor.sure:
            rivals = [r for r in rivals if not r.vague or r.anchor]
        if asked.turned and not known:
            return False
        floor = known and (anchor.spoke or asked.subject) and self._holds_floor(anchor)
        if known and asked.subject:
            own = asked.since > anchor.at  # then whoever is named in the pronoun's own sentence
            rivals = [r for r in rivals if not r.owner or (own and r.at >= asked.since)]
            if floor:
                rivals = [r for r in rivals if r.anchor or r.met or (own and r.at >= asked.since)]
        if known and anchor.spoke:  # before somebody without a name there
            rivals = [r for r in rivals if r.named or r.anchor]
            if asked.since == asked.at and (floor or anchor.at >= asked.last):
                rivals = [r for r in rivals if r.anchor or (r.met and not floor)]
        if asked.after_quote and (known or all(r.gender != asked.gender for r in rivals)):
            return anchor.sure
        return anchor.sure and not rivals

    def _holds_floor(self, anchor: Reference) -> bool:
        """True for whom the text is about just here: a subject or speaker twice, and the last."""
        near = self._back(anchor.at, anchor.passage)
        return any(r.who == anchor.who and r.anchor and r is not anchor for r in near)

    def it(self, at: int, sentence: Span, passage: int) -> Reference | None:
        """The one thing that spoke in this sentence or the one before."""
        near = [r for r in self._back(at, passage) if r.at >= sentence.start and not r.person]
        spoke = [r for r in near if r.anchor]
        return spoke[0] if spoke and spoke[0].single and len({r.who for r in near}) == 1 else None

    def _back(self, at: int, passage: int) -> Iterable[Reference]:
        for reference in reversed(self._seen[-MAX_STEPS:]):
            if at - reference.at > REACH or passage - reference.passage > 1:
                return
            learned = "" if reference.gender else self.genders.get(reference.who, "")
            yield replace(reference, gender=learned) if learned else reference


class Quoted:
    """The stretches of a text that stand in quotation marks."""

    def __init__(self, text: str, passages: tuple[Passage, ...]) -> None:
        spans = [quotation.span for quotation in quotations(text, passages)]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def __contains__(self, at: int) -> bool:
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]


def author_speaks(text: str, passage: Passage) -> bool:
    """True where "I" can be the writer: running text that is no turn of a transcript."""
    start = passage.span.start
    turn = _SPEAKER.match(text, start, min(start + 40, passage.span.end))
    return passage.kind is PassageKind.PARAGRAPH and turn is None


def follows_quote(text: str, at: int) -> bool:
    """True for the "he" of "“…,” he said"."""
    return text[max(0, at - 3) : at].rstrip().endswith(('"', "”", "’", "'", "»"))


def gender_of_pronoun(pronoun: str) -> str | None:
    """ "m" for he, "f" for she, None for a pronoun that tells no gender."""
    return "m" if pronoun in HE else "f" if pronoun in SHE else None


def name_end(text: str, at: int, since: int, lexicons: Lexicons) -> int | None:
    """Where the name would end that "who" at `at` stands for: "Ana Brill, who", "Ana Brill, a
    dredging pilot, who". Of "Ana Brill, a friend of the mayor, who" either may be meant."""
    start = max(since, at - APPOSED_REACH)
    before = text[start:at].rstrip()
    match = _APPOSED.search(before)
    if match is None:
        return start + len(re.sub(r"(?:(?<=\b[JS]r)\.)?,?$", "", before))
    words = match[1].split()
    people = [w for w in words if fold(w) in lexicons.roles or fold(w) in lexicons.unnamed]
    other = _SOMEBODY_ELSE.search(match[1]) is not None or len(people) > 1
    return None if other else start + match.start()


def group_before(text: str, at: int, lexicons: Lexicons) -> bool:
    """Whether people without a name stand right before "who": "critics who said"."""
    words = text[max(0, at - 40) : at].rstrip(" ,”\"'’").split()
    word = words[-1] if words else ""
    noun = singular(fold(word))
    if noun == fold(word):
        return False
    return lexicons.unnamed.get(noun) is SourceKind.UNNAMED or are_people(word)
