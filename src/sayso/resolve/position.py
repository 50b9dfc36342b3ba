"""Where a name stands in its sentence: as the subject, behind "in", in brackets, at its start.

Asked by the walk through a document; looks at the text alone.
"""

import re
from bisect import bisect_right

from sayso.records import Passage, Span
from sayso.resolve.lexicons import fold
from sayso.resolve.names import OPENERS, Run
from sayso.resolve.unnamed import are_people
from sayso.wordlists import past_forms

SUBJECT_WORDS = 3  # a subject begins at most this many words into its sentence
OPENING_WORDS = 10  # of what stands before the comma in front of a subject
_LOCATIVE = frozenset("in near at outside".split())
_RULERS = frozenset(
    "bishop archbishop capital city government governor mayor people port president province town"
    " university village".split()
)
_TOWN = re.compile(r", an? (?:[\w-]+ ){0,2}(?:city|hamlet|island|port|town|village)\b")
_BESIDE = frozenset(
    """with by to and or against about than like but behind beside unlike that because when while if
    how why whether as""".split()
)
_COMMAS = ",;:\"“‘'"
# "The administrator is Ana Brill": who it is stands behind the verb.
_NAMED_LATE = re.compile(r"(?:The|A|An|His|Her|Its|Their) [\w’' -]{3,40} (?:is|was) ")
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]*")
_OWNER = re.compile(r"\w[’']s$|s[’']$")
SUBJECT_REACH = 60  # and this many characters
_PREPOSITIONS = frozenset(
    """of from for in at on with by to near about against under between like unlike after before
    despite without than over since until into through during behind beside besides beyond above
    below inside outside around amid among off upon onto toward towards via""".split()
)
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


class Standing:
    """The sentences of a document; `inner`: words that have a capital inside a sentence, too."""

    def __init__(
        self, text: str, passages: tuple[Passage, ...], inner: set[tuple[str, ...]]
    ) -> None:
        self._text = text
        self._passages = passages
        self._inner = inner
        self._sentences = [s for p in passages for s in p.sentences or (p.span,)]
        self._starts = [s.start for s in self._sentences]

    def subject(self, run: Run) -> bool:
        """True where the name opens its sentence and is no possessor."""
        text, passage = self._text, self._passages[run.passage]
        after = passage.words[run.last + 1].of(text) if run.last + 1 < len(passage.words) else ""
        if after in _POSSESSIVE or after == "and":
            return False
        sentence = self.sentence(run.passage, run.span.start)
        if run.span.start - sentence.start > SUBJECT_REACH:
            return False
        if _NAMED_LATE.fullmatch(text[sentence.start : run.span.start]) is not None:
            return True
        opening = [fold(w.strip(_COMMAS)) for w in text[sentence.start : run.span.start].split()]
        if opening and _OWNER.search(opening[-1]):  # "Sundmark’s State Office"
            opening.pop()
        before = text[sentence.start : run.span.start].rstrip()
        if before.endswith(",") and opening and opening[0] in _PREPOSITIONS:
            return len(opening) <= OPENING_WORDS  # "In the spring, Brill"
        light = all(not w or w in OPENERS or w.endswith("ly") for w in opening)
        return light and len(opening) <= SUBJECT_WORDS and not _PREPOSITIONS & set(opening)

    def located(self, run: Run) -> bool:
        """True after "in" or "near", in "the governor of Karst" and before ", a town": where
        something is, and so no "he"."""
        before = self._text[max(0, run.span.start - 24) : run.span.start].split()
        if not before or run.titles:
            return False
        ruled = before[-1] == "of" and before[-2:-1] != [] and before[-2] in _RULERS
        return before[-1] in _LOCATIVE or ruled or _TOWN.match(self._text, run.span.end) is not None

    def behind_preposition(self, run: Run) -> bool:
        """True for "in Port Senn", "of Port Senn", and for "among Unionists" not."""
        words = self._passages[run.passage].words
        before = fold(words[run.first - 1].of(self._text)) if run.first else ""
        return before in _PREPOSITIONS - {"among"}

    def met(self, run: Run) -> bool:
        """True where the name may be of whom somebody met, trusts or stood with."""
        words = self._passages[run.passage].words
        before = fold(words[run.first - 1].of(self._text)) if run.first else ""
        if before in _POSSESSIVE or are_people(run.name[-1]):
            return False
        verb = before.endswith(("ed", "s", "ing")) or before in past_forms()
        return verb or before in _BESIDE

    def tag(self, run: Run) -> bool:
        """True for "(U-Senn)" behind a name: party and place, and nobody."""
        before = self._text[max(0, run.span.start - 2) : run.span.start]
        bracket = before.endswith("(") and len(run.name) == 1
        return bracket or (before == ", " and _PARTY.fullmatch(run.name[0]) is not None)

    def only_opening(self, run: Run) -> bool:
        """True for a word that only a sentence's start has given its capital."""
        return run.opening and not run.titles and run.key not in self._inner

    def count(self, at: int) -> int:
        """How many sentences of the document have begun by a place."""
        return bisect_right(self._starts, at)

    def last(self, at: int, most: int) -> list[Span]:
        """The sentence at a place and those before it, `most` in all."""
        end = bisect_right(self._starts, at)
        return self._sentences[max(0, end - most) : end]

    def sentence(self, number: int, at: int) -> Span:
        sentences = self._passages[number].sentences
        i = max(0, bisect_right(sentences, at, key=lambda s: s.start) - 1)
        return sentences[i] if sentences else self._passages[number].span

    def window(self, number: int, at: int) -> Span:
        """The sentence and the one before it, across the paragraph's start."""
        sentence = self.sentence(number, at)
        if sentence.start > self._passages[number].span.start:
            return Span(self.sentence(number, sentence.start - 1).start, sentence.end)
        if number:
            last = self._passages[number - 1].sentences[-1:]
            return Span(last[0].start if last else sentence.start, sentence.end)
        return sentence
