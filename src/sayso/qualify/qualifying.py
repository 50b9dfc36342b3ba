"""How sure, on what: the words at and around one statement in, its Qualification out.

Promises: pure; the same words give the same answer; linear in the length of the content. Words
farther than REACH characters from the content are not looked at, however long a sentence is.
"""

from collections.abc import Iterator

from sayso.qualify.certainty import certainty
from sayso.qualify.evidence import Speaker, evidence
from sayso.qualify.verification import tells_of_checking, verification
from sayso.qualify.voice import stance
from sayso.qualify.when import dates
from sayso.qualify.words import words_of
from sayso.qualify.wordscores import WordScores
from sayso.records import AHEAD, Document, Qualification, Span

REACH = 600  # characters; three long sentences


def qualify(
    document: Document,
    content: tuple[Span, ...],
    *,
    cues: tuple[Span, ...],
    context: Span,
    speakers: tuple[Speaker, ...] = (),
    scores: WordScores | None = None,
) -> Qualification:
    """How sure `content` is, in what sense, on what evidence.

    `cues` are the chain's, outermost first; none where the author speaks, and then the kind is
    told. `context` covers the sentences that the statement stands in; `speakers` are the chain's.
    `scores` are what the tagger's network makes of the document's words; without them rules alone
    tell aspect and kind.
    """
    text = document.text
    words = words_of(text, content)
    outside = tuple(_around(content, context))
    around = words_of(text, outside)
    near = words_of(text, sorted((*content, *outside)))
    sourced = not cues or any(speaker.cue == cues[-1] for speaker in speakers)
    sure = certainty(text, content, cues, sourced=sourced)
    aspect = sure.weighing.by(scores) if scores is not None else sure.weighing.rule
    judged = None
    if not (cues or speakers):
        heard = scores if not tells_of_checking(words) else None  # a note: its own words decide
        leaning = heard.leaning(content) if heard is not None else None
        judged = stance(text, words, content, leaning)
    return Qualification(
        polarity=sure.polarity,
        modality=sure.modality,
        certainty=sure.certainty,
        aspect=aspect,
        evidence=evidence(near, words, cues, speakers),
        verification=verification(words, around),
        dates=dates(document, content, ahead=aspect in AHEAD),
        kind=judged.kind if judged is not None else None,
        deciding=judged.deciding if judged is not None else (),
    )


def _around(content: tuple[Span, ...], context: Span) -> Iterator[Span]:
    """What of the context is not content, at most REACH characters from it."""
    spans = sorted(content)
    at = max(context.start, spans[0].start - REACH)
    for span in spans:
        if at < span.start:
            yield Span(at, min(span.start, at + 2 * REACH))
        at = max(at, span.end)
    if at < context.end:
        yield Span(at, min(context.end, at + REACH))
