"""The aspect, weighed: what the rules find and what the tagger's network makes of the words.

Comes in: a main clause, how it is told, the aspect that the rules read off it (`aspect.py`), and
the document's WordScores. Goes out: an Aspect, None where the verb tells none.

A multinomial logistic regression, fitted on labelled statements (`training/aspects.py`): each fact
adds a weight to each aspect, and so do the words of the content, its verb group and its cue, by
one more output of the tagger's pass. The rules are one fact among others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.qualify.clause import Clause
from sayso.qualify.forces import Force
from sayso.qualify.manner import EXPECTED, Telling
from sayso.qualify.predicate import Predicate, predicate
from sayso.qualify.verbgroup import FINITE, group_end
from sayso.qualify.words import Word, front
from sayso.qualify.wordscores import WordScores
from sayso.records import Aspect, Modality, Span

ASPECTS: tuple[Aspect | None, ...] = (None, *Aspect)
ALWAYS = "always"  # the fact that holds of every statement
FULLY = "labelled fully"  # and one that held of few of those that the weights were fitted on
CONTENT_CHARACTERS = 400  # of the content; the main clause stands at its front


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is put in the balance for one statement: the aspect that rules tell, all that they find,
    by name, its parts, in the order of PARTS, and whether it can be about what is to come."""

    rule: Aspect | None
    facts: tuple[str, ...]
    parts: tuple[tuple[Span, ...], ...]
    ahead: bool

    def by(self, scores: WordScores) -> Aspect | None:
        """The aspect that facts and words together speak for most."""
        total = scores.toward(self.parts)
        for fact in self.facts:
            weights = scores.aspect.get(fact)
            if weights is not None:
                total = total + np.array(weights, dtype=np.float32)
        found = ASPECTS[int(total.argmax())]
        return found if found is not Aspect.PREDICTED or self.ahead else self.rule


def ahead(clause: Clause, told: Telling) -> bool:
    """False for a noun phrase behind a cue that expects nothing: "estimates the force at 9,000"
    tells what is, however unsurely."""
    return predicate(clause) is not None or _expects(told)


def _expects(told: Telling) -> bool:
    return bool(EXPECTED & told.cue) or Force.PREDICT in told.forces


def facts_of(
    rule: Aspect | None, clause: Clause, told: Telling, modality: Modality
) -> tuple[str, ...]:
    """What the rules find in a statement, by name."""
    return tuple(_facts(rule, clause, told, modality))


def _facts(rule: Aspect | None, clause: Clause, told: Telling, modality: Modality) -> Iterator[str]:
    how = _how(told)
    yield ALWAYS
    yield FULLY
    yield f"told {how}"
    yield f"rule {rule}"
    yield f"rule {rule}, told {how}"
    yield f"modality {modality}"
    yield from sorted(f"cue {force}" for force in told.forces)
    if _expects(told):
        yield "forecast"
    for name in ("to", "heading", "reported"):
        if getattr(told, name):
            yield name
    if clause.question:
        yield "question"
    if clause.conditional:
        yield "condition"
    found = predicate(clause)
    if found is None:
        yield f"no verb, told {how}"
        return
    tense = _tense(found)
    yield f"tense {tense}"
    yield f"tense {tense}, told {how}"
    if found.head in FINITE:
        yield f"verb {found.head}"
    for sort in sorted(found.sorts):
        yield f"sort {sort}"
        yield f"sort {sort}, tense {tense}"


def _how(told: Telling) -> str:
    """By nobody, in the speaker's own words, looking back, or otherwise."""
    if not any(word.isalpha() for word in told.cue):
        return "plainly"
    if told.direct:
        return "directly"
    return "shifted" if told.shifts else "indirectly"


def _tense(found: Predicate) -> str:
    names = ("modal", "past", "perfect", "progressive", "passive", "copula")
    return " ".join(name for name in names if getattr(found, name)) or "present"


def parts_of(
    content: Sequence[Span], words: Sequence[Word], clause: Clause, cue: Span | None
) -> tuple[tuple[Span, ...], ...]:
    """The statement's first word, the head of its content, its verb group and its cue."""
    verb: tuple[Span, ...] = ()
    if clause.verb is not None:
        last = min(group_end(clause.words, clause.verb), len(words) - 1)
        verb = (Span(words[clause.verb].start, max(words[clause.verb].end, words[last].end)),)
    first = tuple(word.span for word in words[:1])
    return first, tuple(front(content, CONTENT_CHARACTERS)), verb, () if cue is None else (cue,)
