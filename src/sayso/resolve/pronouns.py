"""What pronouns tell: their gender, who stands before "who", whether "I" is the author, and what
stands in quotation marks, where no pronoun is resolved. Whom "she" or "it" means is weighed
(meant.py); you is never resolved.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.quotation import quotations
from sayso.records import Passage, PassageKind, SourceKind
from sayso.resolve.lexicons import Lexicons, fold, singular
from sayso.resolve.unnamed import are_people

HE = frozenset("he his him".split())
SHE = frozenset("she her hers".split())
IT = frozenset("it its".split())
AUTHOR = frozenset("i we my our".split())
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
    sentence: int
    anchor: bool
    person: bool = True
    sure: bool = True  # surely a person
    named: bool = True  # by more than a role's noun
    spoke: bool = False  # whose word something is
    single: bool = True  # can be "it", as "the police" cannot
    owner: bool = False  # named only as whose something is: "Brill's letter"
    met: bool = False  # stands right behind a verb or "with": may be whom somebody met or told
    vague: bool = False  # a capitalised word that nothing makes a person: "Senn", "Unionists"


class Quoted:
    """The stretches of a text that stand in quotation marks."""

    def __init__(self, text: str, passages: tuple[Passage, ...]) -> None:
        spans = [quotation.span for quotation in quotations(text, passages)]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def before(self, at: int) -> range:
        """The places in the one that ends last before `at`; empty where none does."""
        i = bisect_right(self._ends, at) - 1
        return range(self._starts[i], self._ends[i]) if i >= 0 else range(0)

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
