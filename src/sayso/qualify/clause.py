"""The main clause of a statement: which words say it, and which only hang on to it.

There is no parser here. A few closed word classes (helping verbs, conjunctions, relative
pronouns) and the spelling of past forms say where the first main verb stands; words of leading
side clauses, of relative clauses and of what follows a conjunction are left out, so that a "not"
among them does not turn the statement around.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.qualify.endings import STOPS, asks, plain
from sayso.qualify.finite import IFS, PRESENT, SUBJECTS
from sayso.qualify.pasts import is_past
from sayso.qualify.scan import Scan
from sayso.qualify.verbgroup import (
    FINITE,
    group_end,
)
from sayso.qualify.words import Word
from sayso.wordlists import word_class

_DUMMIES = frozenset("it there i we".split())
_FACTS = frozenset(
    "truth fact reality point problem line news thing upshot answer trouble message".split()
)
# A noun phrase with one of these is about the clause behind it: "the claim that …".
_SAYINGS = frozenset(
    "fact reality truth claim claims allegation allegations report reports idea notion belief news "
    "accusation accusations suggestion assertion view charge charges assumption rumour "
    "rumours".split()
)
_ARTICLES = frozenset("a an the another one".split())
_FELT = word_class("felt")
# "That" before these only points: "I did not know him that well", "do not say that unless".
_POINTED = frozenset(
    "well much many far long often badly unless and but or if because when . , ; ? !".split()
)
FRAME = 5  # words of "is not at all likely", "must tell you": a longer one says something itself
POINTED = 4  # words of "that small harbour.", where no clause follows; letters of "Sen." and more
GAP = 4  # characters between two words of one part of a content, at most


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that make the main proposition, as indices into `words`.

    `main` are the words of the main clause itself; `verb` the index of its first verb, None
    where none was recognised; `end` where a "that" clause would go on after it; `condition` the
    index of the "if" that it hangs on, None where there is none.
    """

    words: tuple[str, ...]
    main: tuple[int, ...]
    verb: int | None
    end: int
    answer_no: bool
    condition: int | None
    question: bool

    @property
    def conditional(self) -> bool:
        """True where it holds only under a condition."""
        return self.condition is not None

    @property
    def said(self) -> tuple[str, ...]:
        """The words of the main clause."""
        return tuple(self.words[i] for i in self.main)

    def group(self) -> tuple[str, ...]:
        """The verb with its helping verbs and adverbs, and the word that follows them."""
        if self.verb is None:
            return ()
        end = group_end(self.words, self.verb)
        return self.words[self.verb : min(end + 1, self.end)]


def main_clause(words: Sequence[Word], first: int = 0) -> Clause:
    """The main clause of the words from `first` on."""
    low = plain(words)
    scan = Scan(low, first, _pieces(words))
    scan.lead()
    scan.run()
    return Clause(
        low,
        tuple(scan.main),
        scan.verb,
        scan.at,
        scan.answer_no,
        _condition(scan),
        asks(low, scan.at),
    )


def _pieces(words: Sequence[Word]) -> frozenset[int]:
    """The words before which other words stand in the text."""
    gaps = (words[i].span.start - words[i - 1].span.end for i in range(1, len(words)))
    return frozenset(i for i, gap in enumerate(gaps, 1) if gap > GAP)


def passes_on(clause: Clause) -> bool:
    """True where the clause only frames the next: "it is true that", "the fact is that"."""
    if clause.end >= len(clause.words) or not opens_clause(clause.words, clause.end):
        return False
    said = clause.said
    if said in (("is",), ("was",)) and "what" in clause.words[: clause.verb]:
        return True  # "what we know is that"
    if clause.verb is None:
        return said[-1:] != () and said[-1] in _SAYINGS
    short = clause.end - clause.verb <= FRAME
    if not said or not short or _described(said):
        return False
    if said[0] in _DUMMIES or _FACTS & set(said[:2]):
        return True
    return bool(_FACTS & set(said[2:3])) and said[3:] in (("is",), ("was",))  # "the bottom line is"


def _described(said: Sequence[str]) -> bool:
    """True for "it was an attack | that failed", whose "that" is the attack's, and for a feeling
    about what is so: "it is sad | that"."""
    noun = said[-2:-1] != () and said[-2] in _ARTICLES and said[0] == "it"
    return (noun and said[-1] not in _SAYINGS | _FACTS) or bool(_FELT & set(said[1:]))


def opens_clause(words: Sequence[str], at: int) -> bool:
    """True for a "that" with a clause behind it; "heard that concern." only points."""
    if words[at + 1 : at + 2] != () and words[at + 1] in _POINTED:
        return False
    if words[at] != "that":
        return False
    for i in range(at + 1, min(len(words), at + 1 + POINTED)):
        word = words[i]
        if word in FINITE or word in SUBJECTS or word in PRESENT or is_past(word):
            return True
        if word in STOPS and len(words[i - 1]) > POINTED:
            return False
    return len(words) > at + 1 + POINTED


def _condition(scan: "Scan") -> int | None:
    """Where the "if" stands, before the clause or joined on: "… if the harbour froze"."""
    words, end = scan.low, scan.at
    if scan.condition is not None:
        return scan.condition
    for i in range(end, min(len(words), end + 40)):
        if words[i] in STOPS or words[i] == "because":
            return None  # the "if" is the reason's
        if words[i] in IFS and words[i - 1 : i] not in (("as",), ("even",)):
            return i if i == end or words[i - 1] not in _ASKING else None
    return None


_ASKING = frozenset("ask asked asking see know wonder wondered wondering say decide unsure".split())
