"""Who says something by another's verb: "Karst denies that it fired, and | Oster that its troops
were there", "the company reckons with 18 million, | the union with 45"; or gives a number beside
another's: "The society lists 29, and | the ministry has spoken of 20".

What the second speaker says would be the first one's word. Looked for behind a speaker with a verb,
where "that" or the verb's preposition with a number comes again, or a number is spoken of.
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
_SPOKE = re.compile(
    rf",? (?:and|while|but) (?P<who>{_WHO})"
    rf" (?P<cue>(?:(?:has|have|had) )?(?:spoken|spoke|speaks?) of) (?P<said>{ABOUT}{NUMBER})"
)
_NUMBER_FIRST = re.compile(f"{ABOUT}{NUMBER}")
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
    patterns = list(_patterns(text, a))
    sentence = sentence_of(passages, a.cue) if patterns and a.cue is not None else None
    if sentence is None or not sentence.contains(a.content[-1]):
        yield a
        return
    begins, end = a.content[0].start, a.content[-1].end
    gaps = (pattern.search(text, begins + 1, sentence.end) for pattern in patterns)
    gap = next((one for one in gaps if one is not None), None)
    if gap is None or end < gap.start():
        yield a
        return
    said = Span(gap.start("said"), _end(text, sentence))
    who = Span(*gap.span("who"))
    others = Taken(b for b in found if b is not a)
    if not can_speak(who.of(text).partition(",")[0]) or others.touches(who.hull(said)):
        yield a
        return
    first = tuple(_before(part, gap.start()) for part in a.content if part.start < gap.start())
    then = (said,)
    yield replace(a, content=first, quote=quote_of(first, quotes), chance=None)
    cue = Span(*gap.span("cue")) if "cue" in gap.re.groupindex else a.cue
    quote = quote_of(then, quotes)
    yield replace(a, source=who, cue=cue, content=then, quote=quote, chance=None)


def _patterns(text: str, a: Attribution) -> Iterator[re.Pattern[str]]:
    """What the second speaker looks like behind such a verb."""
    if a.source is None or a.cue is None or not a.source.end <= a.cue.start < a.content[0].start:
        return
    first = a.content[0].of(text).split(" ", 1)[0]
    if first == "that":
        yield _THAT
    for word in (a.cue.of(text).rsplit(" ", 1)[-1], first):
        if word in _BY_PREPOSITION:
            yield _BY_PREPOSITION[word]
    if _NUMBER_FIRST.match(text, a.content[0].start):
        yield _SPOKE


def _before(part: Span, end: int) -> Span:
    return Span(part.start, min(part.end, end))


def _end(text: str, sentence: Span) -> int:
    return sentence.start + len(sentence.of(text).rstrip(" .\n"))
