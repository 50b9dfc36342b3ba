"""Who says a sentence before it: "As the Beacon adds, two other plans are going around", "As the
Beacon laid out, Brill had criticised the director", "In Orr's view, the deal is dead".

The tagger often passes it over, and the sentence would stand as the author's own, or what Brill
said as told by nobody else. Comes in: what was found at the top level. Goes out: the same, with who
stands in front around what is said behind the comma.
"""

import re
from dataclasses import replace

from sayso.attribute.framing import Framed, framed_in_front
from sayso.attribute.seams import described
from sayso.attribute.speakable import is_subject
from sayso.attribute.taken import Taken, by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Span

LEAST_SAID = 2  # words

_AS = re.compile(
    r"As (?P<who>[^,;:“”\"()]{2,70}?) (?P<cue>(?:(?:has|have|had|also|first|once|later|recently) )*"
    r"(?:says?|said|adds?|added|notes?|noted|reports?|reported|wr(?:ites?|ote|itten)|puts? it"
    r"|points? out|pointed out|la(?:ys?|id) out|explains?|explained|reveal(?:s|ed)?|claim(?:s|ed)?"
    r"|argue[sd]?|observe[sd]?|recall(?:s|ed)?|told|disclose[sd]?|announce[sd]?|confirm(?:s|ed)?))"
    r"(?: (?:on|in|at|earlier|last|yesterday|today|to) ?[^,;:“”\"()]{0,40})?, (?=\S)"
)
_WORD = re.compile(r"\w+")


def fronted(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with who stands in front of a sentence."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        framed = _as_told(text, sentence) or framed_in_front(text, sentence)
        return here if framed is None else _around(text, sentence, framed, quotes, here)

    return by_sentence(passages, found, rule)


def _as_told(text: str, sentence: Span) -> Framed | None:
    match = _AS.match(text, sentence.start, sentence.end)
    if match is None or not is_subject(match["who"]):
        return None
    who, cue, phrase = (Span(*match.span(part)) for part in ("who", "cue", 0))
    return Framed(who, cue, phrase, Act.COMMUNICATION)


def _around(
    text: str,
    sentence: Span,
    framed: Framed,
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    found = [a for a in found if not _is_vague(a, framed)]
    begin = framed.phrase.end
    said = Span(begin, begin + len(text[begin : sentence.end].rstrip(" .\n")))
    if len(_WORD.findall(said.of(text))) < LEAST_SAID or Taken(found).touches(framed.phrase):
        return found
    quote = quote_of((said,), quotes)
    outer = described(text, Attribution(framed.who, framed.cue, (said,), framed.act, quote))
    inside = [a for a in found if a.within is None and _lies_in(a, outer.content[0])]
    if Taken(a for a in found if a not in inside and a.within not in inside).touches(said):
        return found
    return [outer, *(replace(a, within=outer) if a in inside else a for a in found)]


def _lies_in(a: Attribution, said: Span) -> bool:
    parts = (part for part in (a.source, a.cue, *a.content) if part is not None)
    return all(said.contains(part) for part in parts)


def _is_vague(a: Attribution, framed: Framed) -> bool:
    """Whether it has no source, and its cue is a word of the phrase, which gives one."""
    return a.source is None and a.cue is not None and framed.phrase.contains(a.cue)
