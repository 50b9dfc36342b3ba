"""Polarity, modality and aspect of one statement.

Comes in: the words of the content and what its cues do (`forces.py`). Goes out: Certainty.

The degree is the weakest of what the cues leave and what the hedges of the main clause leave,
in the order certain, probable, possible, unspecified:

    cue                              plain      "likely"     "may"      "should", "if", "?"
    none, says, confirms             certain    probable     possible   unspecified
    believes, estimates, suggests    probable   probable     possible   unspecified
    fears, speculates                possible   possible     possible   unspecified
    claims, alleges ("reportedly")   unspecified throughout: the reporter stands back
    wants, orders, plans, promises   unspecified throughout
    denies, refuses                  as says, and the polarity turned
    doubts                           probable, and the polarity turned
    has not confirmed, declined to comment, did not deny: affirmed, unspecified

An odd number of negations (of cues and of the main clause together) is NEGATED. An even number
above zero is AFFIRMED and possible at most: "did not rule out". "So-called" stands back from a
name, not from a statement, and changes nothing.
"""

from dataclasses import dataclass

from sayso.qualify.aspect import aspect_of, telling
from sayso.qualify.clause import Clause, main_clause, passes_on
from sayso.qualify.forces import CueReading, Force, read_cue
from sayso.qualify.words import Found, Word, lexicon, words_of
from sayso.records import Aspect, Modality, Polarity, Span

HEAD_CHARACTERS = 3000  # the main proposition stands at the head of a statement
NESTING = 3  # "it is true that it is likely that …"
_DEGREES = (Modality.UNSPECIFIED, Modality.POSSIBLE, Modality.PROBABLE, Modality.CERTAIN)
_DETERMINERS = frozenset("the a an its their his her our this".split())


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the words say of how sure the statement is, and of when it holds."""

    polarity: Polarity
    modality: Modality
    aspect: Aspect | None


@dataclass(frozen=True, slots=True)
class _Degree:
    """What a stretch of words leaves: negations, the weakest degree, whether it stays open."""

    flips: int = 0
    modality: Modality = Modality.CERTAIN
    open: bool = False

    def with_(self, other: "_Degree") -> "_Degree":
        return _Degree(
            self.flips + other.flips,
            weaker(self.modality, other.modality),
            self.open or other.open,
        )


def weaker(one: Modality, other: Modality) -> Modality:
    """The less sure of two degrees."""
    return min(one, other, key=_DEGREES.index)


def certainty(text: str, content: tuple[Span, ...], cues: tuple[Span, ...]) -> Certainty:
    """How sure the statement is by its own words and by its cues."""
    words = words_of(text, _head(content))
    readings = [read_cue(text, cue, content) for cue in cues]
    clause = main_clause(words)
    degree = _of_cues(readings, clause).with_(_of_content(words, clause, readings))
    told = telling(text, content, cues, readings)
    return Certainty(*_settle(degree), aspect_of(words, clause, told))


def _head(content: tuple[Span, ...]) -> list[Span]:
    """The first characters of the content."""
    left = HEAD_CHARACTERS
    spans = []
    for span in content:
        if left <= 0:
            break
        spans.append(Span(span.start, min(span.end, span.start + left)))
        left -= len(span)
    return spans


def _settle(degree: _Degree) -> tuple[Polarity, Modality]:
    if degree.open:
        return Polarity.AFFIRMED, Modality.UNSPECIFIED
    if degree.flips % 2:
        return Polarity.NEGATED, degree.modality
    if degree.flips:
        return Polarity.AFFIRMED, weaker(degree.modality, Modality.POSSIBLE)
    return Polarity.AFFIRMED, degree.modality


def _of_cues(readings: list[CueReading], clause: Clause) -> _Degree:
    """The cues together. A denied claim is denied outright, whatever the claim's own cue."""
    degree = _Degree()
    denied = any(r.force is Force.DENY and r.flips for r in readings)
    for reading in readings:
        ceiling = reading.ceiling
        if reading.force is Force.PREDICT and not _future(clause):
            ceiling = Modality.CERTAIN
        if reading.force is Force.PREDICT and clause.verb is None and "to" in clause.words[:12]:
            ceiling = Modality.UNSPECIFIED  # "warned the crews to leave"
        if reading.force is Force.DISTANCE and denied:
            ceiling = Modality.CERTAIN
        flips = int(reading.flips)
        degree = degree.with_(_Degree(flips, ceiling, reading.force is Force.OPEN))
    return degree


def _future(clause: Clause) -> bool:
    return bool({"will", "would", "shall", "could", "going"} & set(clause.said)) or (
        clause.verb is None
    )


def _of_content(words: list[Word], clause: Clause, readings: list[CueReading]) -> _Degree:
    """The main clause, and the one behind "it is true that" and the like."""
    degree = _of_clause(clause)
    denied = any(r.force is Force.DENY for r in readings)
    if denied and clause.verb is None and len(clause.said) <= 4 and clause.said[:1] != ("no",):
        degree = _Degree(0, degree.modality)  # dismissed as "baseless": one denial, not two
    if clause.question or _whether(words):
        degree = degree.with_(_Degree(modality=Modality.UNSPECIFIED))
    if _wavers(clause, readings):
        degree = degree.with_(_Degree(modality=Modality.UNSPECIFIED))
    for _ in range(NESTING):
        if degree.open or not passes_on(clause):
            break
        clause = main_clause(words, clause.end + 1)
        degree = degree.with_(_of_clause(clause))
    return degree


def _whether(words: list[Word]) -> bool:
    return bool(words) and words[0].low == "whether"


def _wavers(clause: Clause, readings: list[CueReading]) -> bool:
    """True for a condition, and for a "would" that is not a reported "will"."""
    said = clause.said
    if clause.conditional and {"will", "would", "shall", "can", "could", "may", "might"} & set(
        said
    ):
        return True
    if "would" not in said:
        return False
    return not any(r.past for r in readings) or said[:1] in (("i",), ("we",))


def _of_clause(clause: Clause) -> _Degree:
    """Negations and hedges of a main clause."""
    if not clause.main:
        return _Degree(int(clause.answer_no))
    degree = _negations(clause)
    for found in lexicon("hedges.tsv").within(clause.said):
        if found.first and found.first == found.last:
            before = clause.said[found.first - 1]
            if before in _DETERMINERS:
                continue  # "the likely winner"
        degree = degree.with_(_hedge(found))
    return degree


def _hedge(found: Found) -> _Degree:
    says, _, flip = found.says.partition(" ")
    return _Degree(int(bool(flip)), Modality(says))


def _negations(clause: Clause) -> _Degree:
    """The negations of a main clause; coordinated ones ("no ship and no boat") count once."""
    degree = _Degree()
    if clause.words[clause.end : clause.end + 1] == ("until",):
        return degree  # "did not leave until May": they left
    joined = False
    hedged = {
        i
        for f in lexicon("hedges.tsv").within(clause.said)
        if "flip" in f.says
        for i in range(f.first, f.last + 1)
    }
    for found in lexicon("negation.tsv").within(clause.said):
        if found.says == "open":
            return _Degree(open=True)
        if found.first in hedged:
            continue  # "unlikely" is counted with the hedges
        if found.says == "double":
            degree = degree.with_(_Degree(2))
        elif found.says == "flip" and not (joined and _coordinated(clause, found)):
            degree = degree.with_(_Degree(1))
            joined = True
    return degree


def _coordinated(clause: Clause, found: Found) -> bool:
    word = clause.said[found.first]
    before = clause.said[found.first - 1] if found.first else ""
    return word in ("nor", "neither") or before in ("and", "or", ",")
