"""Who says a sentence before it: "As the Beacon adds, two other plans are going around", "As the
Beacon laid out, Brill had criticised the director".

The tagger often passes it over, and the sentence would stand as the author's own, or what Brill
said as told by nobody else. Comes in: what was found at the top level. Goes out: the same, with who
stands in front around what is said behind the comma.
"""

import re
from dataclasses import replace

from sayso.attribute.speakable import is_subject
from sayso.attribute.taken import Taken, by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Span

LEAST_SAID = 3  # words

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
        match = _AS.match(text, sentence.start, sentence.end)
        known = match is not None and is_subject(match["who"])
        return _around(text, sentence, match, quotes, here) if match and known else here

    return by_sentence(passages, found, rule)


def _around(
    text: str,
    sentence: Span,
    match: re.Match[str],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    who, cue = Span(*match.span("who")), Span(*match.span("cue"))
    said = Span(match.end(), match.end() + len(text[match.end() : sentence.end].rstrip(" .\n")))
    if len(_WORD.findall(said.of(text))) < LEAST_SAID or Taken(found).touches(who.hull(cue)):
        return found
    outer = Attribution(who, cue, (said,), Act.COMMUNICATION, quote_of((said,), quotes))
    inside = [a for a in found if a.within is None and _lies_in(a, said)]
    if Taken(a for a in found if a not in inside and a.within not in inside).touches(said):
        return found
    return [outer, *(replace(a, within=outer) if a in inside else a for a in found)]


def _lies_in(a: Attribution, said: Span) -> bool:
    parts = (part for part in (a.source, a.cue, *a.content) if part is not None)
    return all(said.contains(part) for part in parts)
