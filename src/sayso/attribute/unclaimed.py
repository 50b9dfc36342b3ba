"""Quotations that the tagger tied to nobody, and the signature lines under quotes.

Quoted words are never the author's own. A long quotation without cue or source becomes an
attribution without either, however sure the tagger is of it; where the next line is a dash and a
name, that name signs it.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.attribute.taken import Taken
from sayso.quotation import Quotation
from sayso.records import Act, Attribution, Passage, Quote, Span
from sayso.segment import passage_at

LEAST_WORDS = 8  # a shorter quotation may be a title, a nickname or a scare quote
_SIGNATURE = re.compile(r"(?P<dash>[—–―]|--?)\s*(?P<name>[^\W\d_][^\n]{1,80}?)[.,]?$")
SIGNATURE_WORDS = 8
# A speaker's turn in a transcript: a name in capitals and a colon, after a quotation mark or none.
_TURN = re.compile(r"\W{0,2}(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})(?P<colon>:)\s")


def unclaimed(
    quotes: tuple[Quotation, ...], passages: tuple[Passage, ...], found: list[Attribution]
) -> list[Attribution]:
    """All of `found`, and an attribution to nobody for each long quotation that none touches."""
    taken, size = Taken(found), _Sizes(passages)
    free = [q.span for q in quotes if size(q.span) - 2 >= LEAST_WORDS and not taken.touches(q.span)]
    made = [Attribution(None, None, (span,), None, Quote.DIRECT) for span in free]
    return found + made


def certain(passages: tuple[Passage, ...], found: list[Attribution]) -> list[Attribution]:
    """All of `found`; long quotations of nobody's stand however unsure the tagger is of them."""
    size = _Sizes(passages)
    return [
        replace(a, chance=None)
        if a.source is None
        and a.cue is None
        and a.quote is Quote.DIRECT
        and sum(map(size, a.content)) >= LEAST_WORDS
        else a
        for a in found
    ]


class _Sizes:
    """The number of words in a span."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._starts = [w.start for p in passages for w in p.words]

    def __call__(self, span: Span) -> int:
        return bisect_right(self._starts, span.end - 1) - bisect_right(self._starts, span.start - 1)


def opens_turn(text: str, content: Span) -> bool:
    """True where the words begin with the name of a transcript's next speaker."""
    return _TURN.match(text, content.start, min(content.end, content.start + 200)) is not None


def turned(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the speaker that its first words name, where it has none of its own."""
    first, *others = attribution.content
    match = _TURN.match(text, first.start, min(first.end, first.start + 200))
    if attribution.source is not None or match is None or match.end() >= first.end:
        return attribution
    return replace(
        attribution,
        source=Span(*match.span("name")),
        cue=Span(*match.span("colon")),
        content=(Span(match.end(), first.end), *others),
        act=Act.COMMUNICATION,
    )


def signed(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution with the name on the line under it, where it has no source of its own."""
    if attribution.source is not None or attribution.quote is not Quote.DIRECT:
        return attribution
    end = attribution.content[-1].end
    below = passage_at(passages, end - 1) + 1
    if below >= len(passages) or len(passages[below].span) > 100:
        return attribution
    line = passages[below]
    match = _SIGNATURE.fullmatch(line.span.of(text))
    if match is None or len(line.words) > SIGNATURE_WORDS:
        return attribution
    at = line.span.start
    return replace(
        attribution,
        source=Span(*match.span("name")).shifted(at),
        cue=Span(*match.span("dash")).shifted(at),
        act=Act.COMMUNICATION,
    )
