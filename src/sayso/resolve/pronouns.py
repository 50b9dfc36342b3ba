"""What pronouns tell: their gender, the people whom "they" means, whether "I" is the author, and
what stands in quotation marks, where no pronoun is resolved. Whom "she" or "it" means is weighed
(meant.py); you is never resolved.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
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
        if is_group(word[0], lexicons):
            if found is not None:
                return None
            opens = i < GROUP_WORDS and not _OWNED.match(text, word.end())
            found = Span(sentence.start, word.end()) if opens else None
            if found is None:
                return None
        elif found is None and (i >= GROUP_WORDS or ends_subject(word[0])):
            return None
    return found


def ends_subject(word: str) -> bool:
    """Whether a word cannot stand within a subject: a verb or a preposition."""
    return word.lower() in _NO_GROUP or word in past_forms() or word.endswith("ed")


def is_somebody(word: str, lexicons: Lexicons) -> bool:
    """Whether a word is the noun of a role or of somebody without a name: "official"."""
    noun = fold(word)
    return lexicons.unnamed.get(noun) is SourceKind.UNNAMED or noun in lexicons.roles


def knows_group(word: str, lexicons: Lexicons) -> bool:
    """Whether a word is the plural of people without a name: "critics", "Republicans"."""
    noun = singular(fold(word))
    return (noun != fold(word) and is_somebody(noun, lexicons)) or are_people(word)


def is_group(word: str, lexicons: Lexicons) -> bool:
    """Whether a word is the plural of people, by the lists or its spelling: "picketers"."""
    return knows_group(word, lexicons) or are_doers(word.lower())
