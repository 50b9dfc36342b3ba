"""Who says something by another's verb: "Karst denies that it fired, and | Oster that its troops
were there", "the company reckons with 18 million, | the union with 45".

The second speaker has no verb of their own, and what they say would be the first one's word. Looked
for behind a speaker with a verb, where "that" or the verb's preposition with a number comes again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.reckoned import ABOUT, NUMBER
from sayso.attribute.speakable import can_speak
from sayso.attribute.taken import Taken
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Passage, Span
from sayso.segment import sentence_of

_WHO = (
    r"(?:[Tt]he |[Ii]ts |[Aa]n? )?[^\s,;:“”\"()][^,;:“”\"()]{1,70}?(?:, [A-Z][^,;:“”\"()]{2,40},)?"
)
_THAT = re.compile(rf",? (?:and|while|but) (?P<who>{_WHO}) (?P<said>that )")
_BY_PREPOSITION = {
    preposition: re.compile(
        rf"[,;] (?:(?:and|while|but) )?(?P<who>{_WHO}) {preposition} (?P<said>{ABOUT}{NUMBER})"
    )
    for preposition in ("of", "with", "at")
}


def gapped(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with those who say something by another's verb."""
    return [b for a in found for b in _both(text, passages, quotes, a, found)]


def _both(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    a: Attribution,
    found: list[Attribution],
) -> Iterator[Attribution]:
    sentence = sentence_of(passages, a.cue) if a.cue is not None else None
    pattern = _pattern(text, a)
    if sentence is None or pattern is None or not sentence.contains(a.content[-1]):
        yield a
        return
    gap = pattern.search(text, a.content[0].start, sentence.end)
    others = Taken(b for b in found if b is not a)
    said = Span(gap.start("said"), _end(text, sentence)) if gap is not None else None
    if gap is None or said is None or a.content[-1].end < gap.start():
        yield a
        return
    who = Span(*gap.span("who"))
    if not can_speak(who.of(text).partition(",")[0]) or others.touches(who.hull(said)):
        yield a
        return
    first = tuple(_before(part, gap.start()) for part in a.content if part.start < gap.start())
    then = (said,)
    yield replace(a, content=first, quote=quote_of(first, quotes), chance=None)
    yield replace(a, source=who, content=then, quote=quote_of(then, quotes), chance=None)


def _pattern(text: str, a: Attribution) -> re.Pattern[str] | None:
    """What the gap looks like behind such a verb; None where it cannot have one."""
    if a.source is None or a.cue is None or not a.source.end <= a.cue.start < a.content[0].start:
        return None
    words = a.content[0].of(text).split(" ", 1)[0]
    if words == "that":
        return _THAT
    last = a.cue.of(text).rsplit(" ", 1)[-1]
    return _BY_PREPOSITION.get(last) or _BY_PREPOSITION.get(words)


def _before(part: Span, end: int) -> Span:
    return Span(part.start, min(part.end, end))


def _end(text: str, sentence: Span) -> int:
    return sentence.start + len(sentence.of(text).rstrip(" .\n"))
