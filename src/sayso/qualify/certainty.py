"""Polarity, modality and aspect of one statement, and the words that tell its certainty.

Comes in: the words of the content and what its cues do (`forces.py`). Goes out: a Sureness.

The degree is the weakest of what the cues leave and what the hedges of the main clause leave,
in the order certain, probable, possible, unspecified:

    cue                              plain      "likely"     "may"      "should", "if", "?"
    none, says, confirms, claims     certain    probable     possible   unspecified
    believes, fears, suggests        probable   probable     possible   unspecified
    speculates                       possible   possible     possible   unspecified
    wants, orders, plans, promises   unspecified throughout
    denies, refuses, opposes         as says, and the polarity turned
    doubts                           probable, and the polarity turned
    has not confirmed, declined to comment, did not deny: affirmed, unspecified
    handed on without a source ("is said to", "rumours that", "reportedly"), or only supposed
    ("if she says", "could do so by saying"): unspecified

The writer's distance ("claimed", "falsely", "so-called") is told, and lowers nothing: a claim is
as sure as its source puts it. Polarity is the innermost source's: who rejects reports negates at
their own statement, not at the reports'. An odd number of negations (of that cue and of the main
clause together) is NEGATED. An even number above zero is AFFIRMED and possible at most: "did not
rule out". A question asserts nothing, so nothing is negated in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.qualify import distance
from sayso.qualify.aspect import aspect_of
from sayso.qualify.clause import Clause, main_clause
from sayso.qualify.finite import DETERMINERS
from sayso.qualify.forces import CEILING, CueReading, Force, read_cue
from sayso.qualify.hedging import Degree, content_degree, weaker
from sayso.qualify.manner import telling
from sayso.qualify.scan import IMPERATIVES
from sayso.qualify.supposed import is_supposed
from sayso.qualify.things import side_clause
from sayso.qualify.weighing import Weighing, ahead, facts_of, parts_of
from sayso.qualify.words import Word, front, words_of
from sayso.records import Certainty, Hedge, Modality, Polarity, Span
from sayso.wordlists import rows, word_class

HEAD_CHARACTERS = 3000  # the main proposition stands at the head of a statement
_FUTURE = frozenset("will would shall could going".split())
ORDERED = 10  # words of "the crews of the port to leave"
_TELL = frozenset("tell tells told telling".split())
_JUDGED = ("consider", "regard", "deem", "judg", "opinion")
_JUDGED_OF = [["think", "of"], ["thinks", "of"], ["thought", "of"], ["believe", "in"]]
_JUDGED_OF += [["believes", "in"], ["believed", "in"]]
_MINDED = ("concern", "worr", "skeptic", "sceptic", "reservation", "doubt")
_TOLD = frozenset(
    "the a an your my our his her him them me us it this these those out up yourself".split()
)
_DONE = word_class("implicative")
_QUESTIONS = frozenset("whether why how what who when where which".split())


@dataclass(frozen=True, slots=True)
class Sureness:
    """What the words say of how sure the statement is; what speaks for an aspect."""

    polarity: Polarity
    modality: Modality
    certainty: Certainty
    weighing: Weighing


def certainty(
    text: str,
    content: tuple[Span, ...],
    cues: tuple[Span, ...],
    *,
    sourced: bool = True,
) -> Sureness:
    """How sure the statement is by its own words and by its cues, outermost first.

    `sourced`: the text says whose cue the innermost one is.
    """
    head = list(front(content, HEAD_CHARACTERS))
    words = _sentences(text, head)
    known = [True] * len(cues[:-1]) + [sourced]
    readings = [
        read_cue(text, cue, content, sourced=whose) for cue, whose in zip(cues, known, strict=False)
    ]
    aside = side_clause(text, words, cues[-1]) if cues else None
    clause = main_clause(words[:aside])
    told = telling(text, content, cues, readings)
    if readings:
        readings[-1] = _verdict(text, words, clause, cues[-1], readings[-1])
    degree = _of_content(words, clause, readings)
    places = _places(text, head, words, clause, degree, cues, readings, sourced=sourced)
    ceiling = _ceiling(readings, clause)
    for hedge in places.reporter:
        ceiling = weaker(ceiling, hedge.degree)
    if readings and _intended(text, words, clause, cues[-1], readings[-1]):
        ceiling = Modality.UNSPECIFIED
    if any(is_supposed(text, cue) for cue in cues):
        ceiling = Modality.UNSPECIFIED
    polarity, modality = _settle(degree, readings, ceiling)
    if words and words[0].low == "whether":
        polarity = Polarity.AFFIRMED  # "has not decided whether": either may be so
    aspect, framed = aspect_of(words, clause, told)
    weighing = Weighing(
        aspect,
        facts_of(aspect, framed, told, modality),
        parts_of(content, words, framed, cues[-1] if cues else None),
        ahead(framed, told),
    )
    return Sureness(polarity, modality, places, weighing)


def _sentences(text: str, spans: Sequence[Span]) -> list[Word]:
    """The words; where a quote goes on behind its cue with a capital, a full stop between."""
    words: list[Word] = []
    for span in spans:
        more = words_of(text, (span,))
        if words and more and more[0].capital:
            words.append(Word(".", words[-1].end, words[-1].end))
        elif words and more and _said_between(text, words[-1].end, more[0].start):
            words.append(Word(",", words[-1].end, words[-1].end))
        words += more
    return words


def _said_between(text: str, end: int, start: int) -> bool:
    """True where "he said" stands between commas: "if it froze, he said, the ships would stay"."""
    return "," in text[end : end + 2] and "," in text[max(end, start - 3) : start]


def _verdict(
    text: str, words: Sequence[Word], clause: Clause, cue: Span, own: CueReading
) -> CueReading:
    """A judgement on a thing is sure: "regarded | the dam as safe", "worried about | the dam"."""
    if own.force not in (Force.BELIEVE, Force.PROBABLE, Force.DOUBT) or clause.verb is not None:
        return own
    low = [w.low for w in words_of(text, (cue,))]
    judged = any(w.startswith(_JUDGED) for w in low) or low[-2:] in _JUDGED_OF
    felt = low[-1:] == ["about"] and any(w.startswith(_MINDED) for w in low)
    if not (judged or felt) or "to" in [w.low for w in words[:ORDERED]]:
        return own
    return replace(own, ceiling=CEILING[Force.SAY])


def _intended(text: str, words: Sequence[Word], clause: Clause, cue: Span, own: CueReading) -> bool:
    """True for what is meant and not told: "hurried | to close the port", "told | the crew to
    leave"; not for "managed to"."""
    if own.force not in (Force.ACT, Force.SAY, Force.KNOW) or clause.verb is not None:
        return False
    told = {w.low for w in words_of(text, (cue,))}
    low = [w.low for w in words[:ORDERED]]
    at = low.index("to") if "to" in low[:-1] else None
    if at is None or low[at + 1] in DETERMINERS or words[at + 1].capital:
        return False
    return bool(_TELL & told) if at else not _DONE & told


def _settle(
    degree: Degree, readings: Sequence[CueReading], ceiling: Modality
) -> tuple[Polarity, Modality]:
    """The polarity as the innermost cue and the main clause have it; the weakest degree."""
    own = readings[-1] if readings else None
    if degree.open or (own is not None and own.force is Force.OPEN):
        return Polarity.AFFIRMED, Modality.UNSPECIFIED
    flips = degree.flips + (own is not None and own.flips)
    modality = weaker(degree.modality, ceiling)
    if flips % 2:
        return Polarity.NEGATED, modality
    return Polarity.AFFIRMED, weaker(modality, Modality.POSSIBLE) if flips else modality


def _ceiling(readings: Sequence[CueReading], clause: Clause) -> Modality:
    """The highest degree that the cues leave together."""
    ceiling = Modality.CERTAIN
    for reading in readings:
        ceiling = weaker(ceiling, _degree_of(reading, clause))
    return ceiling


def _degree_of(reading: CueReading, clause: Clause) -> Modality:
    """The degree a cue leaves; a warning of what is so, not of what will be, is certain."""
    if reading.force is not Force.PREDICT:
        return reading.ceiling
    if clause.verb is None and "to" in clause.words[:12]:
        return Modality.UNSPECIFIED  # "warned the crews to leave"
    told = clause.verb is not None and not _FUTURE & set(clause.said)
    return Modality.CERTAIN if told else reading.ceiling


def _of_content(words: Sequence[Word], clause: Clause, readings: Sequence[CueReading]) -> Degree:
    """What the content leaves; a question negates nothing, an order states nothing."""
    degree = content_degree(
        words,
        clause,
        past=any(r.past for r in readings),
        verdict=any(r.force is Force.DENY for r in readings),
    )
    if clause.question or _asked(words, readings):
        return Degree(0, Modality.UNSPECIFIED, degree.open, degree.hedges, degree.handed)
    return degree.with_(Degree(modality=Modality.UNSPECIFIED)) if _ordered(clause) else degree


def _asked(words: Sequence[Word], readings: Sequence[CueReading]) -> bool:
    """True for an indirect question."""
    first = words[0].low if words else ""
    opens = bool(readings) and readings[-1].force in (Force.OPEN, Force.WISH)
    return first == "whether" or (opens and first in _QUESTIONS)


def _ordered(clause: Clause) -> bool:
    """True for an imperative: "do not", or a bare verb at the head and no other verb behind."""
    said = clause.said
    if said[:2] == ("do", "not"):
        return True
    if clause.verb is not None or not said:
        return False
    return said[0] in IMPERATIVES or (
        said[0] in _bare_verbs() and said[1:2] != () and said[1] in _TOLD
    )


@cache
def _bare_verbs() -> frozenset[str]:
    """Bare forms of verbs; before an object they open an order: "fill the tanks"."""
    verbs = ("act", "both", "activity", "state", "happen")
    return frozenset(row[0] for row in rows("predicates.tsv") if row[1] in verbs)


def _places(
    text: str,
    head: Sequence[Span],
    words: Sequence[Word],
    clause: Clause,
    degree: Degree,
    cues: tuple[Span, ...],
    readings: Sequence[CueReading],
    *,
    sourced: bool,
) -> Certainty:
    """The words that tell the certainty, by who they belong to."""
    if not readings:
        stands_back = (*degree.handed, *distance.of_writer(text, words, clause, head[0]))
        return Certainty(_in_order(degree.hedges), None, _in_order(stands_back))
    own = readings[-1]
    return Certainty(
        _in_order((*degree.hedges, *degree.handed)),
        Hedge(own.word, _degree_of(own, clause)),
        distance.of_cue(text, cues[-1], own, tuple(head), sourced=sourced),
    )


def _in_order(hedges: Sequence[Hedge]) -> tuple[Hedge, ...]:
    """By place, each once."""
    return tuple(sorted(dict.fromkeys(hedges), key=lambda hedge: hedge.span))
