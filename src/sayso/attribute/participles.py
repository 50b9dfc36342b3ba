"""What somebody does "saying" something: "the mayor left the talks, saying that they were a farce".

Comes in: an attribution and the words of its content. Goes out: what such participles behind a
comma carry, inside it. Their source is the subject of the clause at the head of the sentence, or
who stands behind the quotation there.
"""

from collections.abc import Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.quote_tags import speaker_behind
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import looks_past
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Span

LEAST = 3  # words of what is said
_SAYING = frozenset(
    "saying suggesting claiming arguing noting adding warning insisting alleging asserting telling "
    "declaring predicting contending stating promising vowing complaining explaining".split()
)
_FINITE = frozenset("is are was were has have had will would can could may might must did".split())
_ENDS = frozenset(";—–()")


def participial(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What each such participle in a sentence of a content carries."""
    text, words = sentence.text, sentence.words
    low = sentence.low
    at = [i for i in range(2, len(low) - LEAST) if low[i] in _SAYING and low[i - 1] == ","]
    source = _source(sentence, at[0]) if at else None
    if source is None:
        return
    for verb, following in zip(at, [*at[1:], len(low)], strict=True):
        end = min(sentence.stop(verb, _ENDS), following)
        while end > verb and not low[end - 1][0].isalnum():
            end -= 1
        act = act_of(text, words[verb])
        if end - verb <= LEAST or act is None:
            continue
        content = (sentence.span(verb + 1, end - 1),)
        quote = quote_of(content, quotes)
        yield Attribution(source, words[verb], content, act, quote, within=outer)


def _source(sentence: Sentence, participle: int) -> Span | None:
    """Who says something with the participle: the subject, or who stands behind a quotation."""
    said = speaker_behind(sentence)
    if said is not None and said[0] < participle:
        return said[1]
    subject = _subject(sentence, participle)
    if subject is None or sentence.speaker_itself(subject):
        return None
    return sentence.span(*subject)


def _subject(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Who stands before the first verb, at the head of the sentence or behind its "that"."""
    head = 1 if sentence.low[0] == "that" else 0
    for verb in range(head + 1, end):
        word = sentence.low[verb]
        if word in _FINITE or looks_past(word):
            subject = sentence.subject(verb)
            return subject if subject is not None and subject[0] == head else None
    return None
