"""A proposition's words as they are compared with others', with its stems and figures.

Pronouns stay what they are: a name in their place would join strangers who only speak of one
person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.comparison import Said, Speaker
from sayso.link.affair_names import Names
from sayso.link.given import lent_words
from sayso.link.propositions import Proposition, headline_of, propositions
from sayso.link.words import compared, stems_of
from sayso.matters import counts, is_bare, is_of_some, is_own
from sayso.negation import negates
from sayso.records import (
    Feature,
    Figure,
    Passage,
    PassageKind,
    Polarity,
    Reading,
    Ref,
    Span,
    Statement,
)
from sayso.segment import segment

LEAST_SAID = 2  # content words and figures that a proposition must have to be compared at all
LEAST_OF_LEAD = 4  # words of the sentence below a headline; a time of day is none
LOOKED_BACK = 3  # propositions among which the one that is rejected is looked for

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HYPHENS = ("-", "‐", "‑")  # "a 120-room hotel"
# Behind a number alone that has a verb of its own: "12,000 could be there by May".
_PREDICATE = re.compile(r"\s(?:could|would|will|may|might|should|must|can|are|is|was|were)\b")
# Before a number that is of what these words name: "the number of tractors as 94".
_NUMBER_OF = re.compile(r"\bnumbers? of [^.;\n]{3,40} (?:as|at|to|is|was) (?:\w+ ){0,2}\Z")
_NEAR = 80  # characters
# A rejection that does not say again what it rejects: by its verb and what was said, or whole.
_FALSE = (
    r"(?:not (?:true|so|correct)|untrue|false|lies|nonsense|fabricat\w+|invented|made up"
    r"|an? (?:\w+ )?[“\"‘']?(?:\w+ )?(?:lie|invention|fabrication|smear|slander))\b"
)
_REJECTS = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)"
    r"|contest(?:s|ed)?)\b(?:,? (?:it|this|that)[.,]?(?:$| (?:as|when|and|according)\b)"
    r"|.{0,60}\bsuch an?\b)"
    rf"|call(?:s|ed)? (?:it|this|that|them) {_FALSE}"
    r"|(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|contest(?:s|ed)?"
    r"|call(?:s|ed)?|contradict(?:s|ed)?)\b.{0,30}\b(?:the|this|that|these|those|such|both|all)"
    r" (?:claim|allegation|accusation|charge|report|suggestion|statement|rumou?r|version"
    r"|assertion)s?\b)",
    re.I | re.S,
)
_VERDICT = re.compile(
    r"[\s“\"‘']*(?:(?:that|this|it|these|those|all of (?:it|this|that))"
    rf"(?:['’]s| is| was| are| were) (?:\w+ly |just |all )*{_FALSE}"
    r"|there (?:is|was|are|were) no such \w+)",
    re.I,
)
_DENIAL = re.compile(r"\b(?:not|never|no|nobody|none|nothing)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Standing:
    """One proposition as it is compared: `content` is its place, `text` its words, `stems`
    are those of its content words, `figures` those that stand in it, `counts` what each of them
    counts (see matters.py). `clause`: it is one, and needs no speaker and cue to claim something.
    `names`: those of its document. `headline`, `lead`: it stands in the headline, or in the first
    sentence below it, which tells the same more fully. `answers`: those before it, the nearest
    first, of which it rejects one without saying it again ("The ministry called the allegation a
    fabrication"). `lent`: where it only gives a number, the words of the statement before it, with
    that number, by which it is compared."""

    ref: Ref
    content: tuple[Span, ...]
    text: str
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    counts: tuple[str | None, ...]
    clause: bool
    names: Names
    answers: tuple[Ref, ...] = ()
    lent: str | None = None
    headline: bool = False
    lead: bool = False

    @property
    def compared(self) -> str:
        """The words by which it is compared."""
        return self.text if self.lent is None else self.lent

    def said(
        self,
        reading: Reading,
        statement: Statement,
        speaker: Speaker,
        behalf: Speaker,
        sure: Feature,
    ) -> Said:
        """It in its reading and statement, with whose word it is and how sure that is."""
        return Said(
            ref=self.ref,
            statement=statement,
            reading=reading,
            content=self.content,
            figures=self.figures,
            text=self.text,
            clause=self.clause,
            speaker=speaker,
            behalf=behalf,
            sure=sure,
            counts=self.counts,
            negated=_is_negated(statement, self.content, reading.document.text),
            rejects=bool(self.answers),
            lent=self.lent,
        )


def _is_negated(statement: Statement, content: tuple[Span, ...], text: str) -> bool:
    """Of several sentences in one quote each has its own negation; one that is the cue's ("denied
    that") holds for all."""
    how = statement.qualification.polarity
    if statement.content == content:
        return how is Polarity.NEGATED
    inside = any(negates(span.of(text)) for span in statement.content)
    return (how is Polarity.NEGATED and not inside) or any(negates(s.of(text)) for s in content)


def standing(reading: Reading) -> Iterator[Standing]:
    """Every proposition of a reading that says enough to be compared, in order."""
    text, named = reading.document.text, Names(reading.document)
    passages = segment(text)
    found = tuple(propositions(reading, passages))
    counted = _counted(found, text)
    answered = _answered(found, reading)
    figured = [(one, _figures(one)) for one in found]
    lent = {_ref(reading, one): words for one, words in lent_words(figured, counted, text)}
    headline = headline_of(passages)
    lead = _lead(passages, text) if len(headline) > 0 else Span(0, 0)
    for one, figures in figured:
        ref = _ref(reading, one)
        words, borrowed = compared(text, one.words), lent.get(ref)
        stems = stems_of(words if borrowed is None else borrowed)
        if len(stems) + len(figures) >= LEAST_SAID:
            what = tuple(counted.get(figure.span) for figure in figures)
            at = one.content[0].start
            yield Standing(
                ref=ref,
                content=one.content,
                text=words,
                stems=stems,
                figures=figures,
                counts=what,
                clause=one.words == one.content,
                names=named,
                answers=answered.get(ref, ()),
                lent=borrowed,
                headline=headline.start <= at < headline.end,
                lead=lead.start <= at < lead.end,
            )


def _lead(passages: Sequence[Passage], text: str) -> Span:
    """The first sentence below a headline; empty where there is none."""
    below = (
        sentence
        for passage in passages[1:]
        if passage.kind is PassageKind.PARAGRAPH
        for sentence in passage.sentences
        if len(_WORD.findall(sentence.of(text))) >= LEAST_OF_LEAD
    )
    return next(below, Span(0, 0))


def _answered(found: Sequence[Proposition], reading: Reading) -> dict[Ref, tuple[Ref, ...]]:
    """For each proposition that rejects another those before it in its paragraph, or the last of
    the paragraph before where it opens its own with "rejected that"; and for the denial that goes
    on from a rejection ("It rejected that. It had never left the table, it said") what that
    rejects."""
    text = reading.document.text
    order = sorted(found, key=lambda one: one.content)
    answered: dict[Ref, tuple[Ref, ...]] = {}
    for number, one in enumerate(order):
        earlier = order[max(0, number - LOOKED_BACK) : number][::-1]
        last = earlier[0] if earlier else None
        if _rejects(one, text):
            answered[_ref(reading, one)] = tuple(
                _ref(reading, before)
                for before in earlier
                if _near(before, one, text, opens=before is last and _is_bare(one, text))
                and before.statement.chain != one.statement.chain
            )
        elif last is not None and _goes_on(last, one, text):
            answered[_ref(reading, one)] = answered.get(_ref(reading, last), ())
    return answered


def _near(before: Proposition, one: Proposition, text: str, *, opens: bool) -> bool:
    """Whether two stand in one paragraph, or the second opens the next one (`opens`)."""
    link = one.statement.innermost
    mention = link.mention if link is not None else None
    start = min(one.content[0].start, mention.start if mention is not None else len(text))
    between = text[before.content[0].start : start]
    opening = opens and mention is not None and between.rstrip(" ").endswith("\n")
    return "\n" not in between or (opening and len(between.strip().splitlines()) == 1)


def _is_bare(one: Proposition, text: str) -> bool:
    """Whether it only points back: "that"."""
    return len(_WORD.findall(" ".join(span.of(text) for span in one.content))) == 1


def _goes_on(last: Proposition, one: Proposition, text: str) -> bool:
    """Whether a denial by a pronoun follows, in the same paragraph, a rejection that says nothing
    else."""
    link = one.statement.innermost
    if link is None or link.mention is None or not (_is_bare(last, text) and _rejects(last, text)):
        return False
    pronoun = link.mention.of(text).lower() in ("it", "he", "she", "they", "we", "i")
    denies = _DENIAL.search(" ".join(span.of(text) for span in one.content)) is not None
    return pronoun and denies and "\n" not in text[last.content[0].start : one.content[0].start]


def _rejects(one: Proposition, text: str) -> bool:
    whole = _VERDICT.match(text, one.content[0].start) is not None
    return whole or _REJECTS.search(_whole(one, text)) is not None


def _ref(reading: Reading, one: Proposition) -> Ref:
    return Ref(reading.document.id, one.statement.id, one.part)


def _whole(one: Proposition, text: str) -> str:
    """A proposition with its speaker and cue, in the order of the text."""
    link = one.statement.innermost
    around = (link.mention, link.cue) if link is not None else ()
    spans = sorted({*one.content, *(span for span in around if span is not None)})
    return " ".join(span.of(text) for span in spans)


def _counted(found: Sequence[Proposition], text: str) -> dict[Span, str | None]:
    """What each figure counts. A number alone counts what the one before it in its paragraph
    does: "80,000 walked out, the union said. The ministry spoke of 2,000."."""
    every = ((figure, one.words) for one in found for figure in _figures(one))
    counted: dict[Span, str | None] = {}
    before: Span | None = None
    for figure, words in sorted(every, key=lambda both: both[0].span):
        what = counts(text, words, figure)
        hyphened = text[figure.span.end : figure.span.end + 1] in _HYPHENS
        own = is_of_some(text, figure) or _PREDICATE.match(text, figure.span.end) is not None
        own |= (
            _NUMBER_OF.search(text, max(0, figure.span.start - _NEAR), figure.span.start)
            is not None
        )
        alone = is_bare(figure) and not hyphened and not own
        if alone and before is not None and "\n" not in text[before.end : figure.span.start]:
            if not is_own(text, before):  # "nine of the dead were children; the union counts six"
                what = None
            elif what is None:
                what = counted[before]
        counted[figure.span] = what
        before = figure.span
    return counted


def _figures(one: Proposition) -> tuple[Figure, ...]:
    """The statement's figures that stand in this part of it."""
    return tuple(
        figure
        for figure in one.statement.figures
        if any(s.start <= figure.span.start < s.end for s in one.content)
    )
