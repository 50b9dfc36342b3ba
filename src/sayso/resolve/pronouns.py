"""What pronouns tell: their gender, who stands before "who", whether "I" is the author, and what
stands in quotation marks, where no pronoun is resolved. Whom "she" or "it" means is weighed
(meant.py); you is never resolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.quotation import quotations
from sayso.records import Passage, PassageKind, SourceKind, Span
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.unnamed import are_doers, are_people
from sayso.wordlists import past_forms, singular

HE = frozenset("he his him".split())
SHE = frozenset("she her hers".split())
IT = frozenset("it its".split())
AUTHOR = frozenset("i we my our".split())
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
# Before a "they" that opens its sentence, that closes it, and that stands in a side clause.
_OPENING = re.compile(r"[\W]*(?:(?:but|and|yet|so|now|then|also|still),? )?", re.I)
_TAG = re.compile(r"[,?!][”\"’']? \Z")
_JOINED = re.compile(r"\b(?:because|where|when|which|what|as|if|although|though|while|since) \Z")
_THEY = re.compile(r"\W*(?:(?:but|and|yet|so|now|then) )?they ", re.I)
JOINT = 12  # characters of the longest word that joins a clause to another
GROUP_WORDS = 4  # among which the noun of a group that opens a sentence stands
_WORDS = re.compile(r"[\w’'-]*\w")
_OWNED = re.compile(r"[’']")
_NO_GROUP = frozenset(
    "is are was were has have had will would can could may might must in on at by from to for with "
    "of after before during since as".split()
)
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
    several = _is_group(last[0], lexicons)
    if not several and not _is_somebody(last[0], lexicons):
        return None
    for word in reversed(words[:-1][-PEOPLE_WORDS:]):
        if _PARTING.search(before[word.end() : last.start()]) or _ends_subject(word[0]):
            break
        owner = word[0].endswith(("'s", "’s"))
        if owner or word[0].lower() in (_OF_SEVERAL if several else _OF_ONE):
            whole = _WHOLE.search(before[: word.start()])
            first = whole.start() if whole is not None else word.start()
            return Span(first, last.end()).shifted(start)
    return Span(*last.span()).shifted(start) if several else None


def group_of_they(text: str, sentences: Sequence[Span], at: int, lexicons: Lexicons) -> Span | None:
    """The people without a name whom a "they" means: with whom its own sentence opens, or, where it
    opens its sentence, the one before. `sentences`: those up to its own, the last ones."""
    if not sentences:
        return None
    *before, own = sentences
    opens = _OPENING.fullmatch(text, own.start, at) is not None
    since = max(own.start, at - JOINT)
    if not opens and not (_TAG.search(text, since, at) and before):
        joined = _JOINED.search(text, since, at) is not None
        return group_opening(text, Span(own.start, at), lexicons) if joined else None
    for sentence in reversed(before):
        if not _THEY.match(text, sentence.start):
            return group_opening(text, sentence, lexicons)
    return None


def group_opening(text: str, sentence: Span, lexicons: Lexicons) -> Span | None:
    """The people without a name with whom a sentence opens, if it speaks of no others:
    "Republicans in Senn have a theme"."""
    found: Span | None = None
    for i, word in enumerate(_WORDS.finditer(text, sentence.start, sentence.end)):
        if _is_group(word[0], lexicons):
            if found is not None:
                return None
            opens = i < GROUP_WORDS and not _OWNED.match(text, word.end())
            found = Span(sentence.start, word.end()) if opens else None
            if found is None:
                return None
        elif found is None and (i >= GROUP_WORDS or _ends_subject(word[0])):
            return None
    return found


def _ends_subject(word: str) -> bool:
    return word.lower() in _NO_GROUP or word in past_forms() or word.endswith("ed")


def _is_somebody(word: str, lexicons: Lexicons) -> bool:
    noun = fold(word)
    return lexicons.unnamed.get(noun) is SourceKind.UNNAMED or noun in lexicons.roles


def knows_group(word: str, lexicons: Lexicons) -> bool:
    """Whether a word is the plural of people without a name: "critics", "Republicans"."""
    noun = singular(fold(word))
    return (noun != fold(word) and _is_somebody(noun, lexicons)) or are_people(word)


def _is_group(word: str, lexicons: Lexicons) -> bool:
    return knows_group(word, lexicons) or are_doers(word.lower())
