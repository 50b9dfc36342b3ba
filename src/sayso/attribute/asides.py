"""Say-so put into a sentence between commas: "By December, Petrie said, it may reach 10,000".

The tagger now and then sees no cue there, and somebody's claim would stand as the author's own.
Looked for only in sentences in which nothing was found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from sayso.attribute.seams import can_speak
from sayso.quotation import MARKS
from sayso.records import Act, Attribution, Passage, Quote, Span

MOST_CHARACTERS = 120  # from the comma to the cue
LEAST_SAID = 4  # words of what is said

_CUE = re.compile(
    r"\s(?P<cue>(?:(?:has|have|had|also|later|often)\s)?"
    r"(?:said|says?|added|adds|explained|explains|noted|notes|argued|argues|warned|warns|claimed"
    r"|claims|insisted|insists|recalled|recalls|reported|reports|wrote|writes|told reporters))"
    r"(?=,\s|[.,]?$)"
)
_PRONOUN = re.compile(r"(?:he|she|they|it)", re.I)
_WORD = re.compile(r"\w+")


def asides(
    text: str, passages: tuple[Passage, ...], found: Iterable[Attribution]
) -> Iterator[Attribution]:
    """An attribution for each such sentence that `found` does not touch."""
    taken = sorted(
        span for a in found for span in (a.source, a.cue, *a.content) if span is not None
    )
    for passage in passages:
        for sentence in passage.sentences:
            if not _touched(sentence, taken):
                aside = _aside(text, sentence)
                if aside is not None:
                    yield aside


def _touched(sentence: Span, taken: list[Span]) -> bool:
    at = bisect_left(taken, sentence.end, key=lambda s: s.start)
    return any(span.overlap(sentence) for span in taken[max(0, at - 4) : at])


def _aside(text: str, sentence: Span) -> Attribution | None:
    words = sentence.of(text)
    if any(mark in words for mark in MARKS if mark not in "'’"):
        return None
    for match in _CUE.finditer(words):
        comma = words.rfind(", ", max(0, match.start() - MOST_CHARACTERS), match.start())
        who = words[comma + 2 : match.start()]
        if comma > 0 and (_PRONOUN.fullmatch(who) or can_speak(who)):
            start = sentence.start
            before = _piece(text, start, start + comma)
            after = _piece(text, start + match.end(), sentence.end)
            content = tuple(piece for piece in (before, after) if piece is not None)
            if sum(len(_WORD.findall(piece.of(text))) for piece in content) < LEAST_SAID:
                return None
            source = Span(start + comma + 2, start + match.start())
            cue = Span(*match.span("cue")).shifted(start)
            return Attribution(source, cue, content, Act.COMMUNICATION, Quote.INDIRECT)
    return None


def _piece(text: str, start: int, end: int) -> Span | None:
    """The words between, without the comma before and the full stop after them."""
    raw = text[start:end]
    inner = raw.strip(" \n\t,.")
    if not inner:
        return None
    at = start + raw.index(inner)
    return Span(at, at + len(inner))
