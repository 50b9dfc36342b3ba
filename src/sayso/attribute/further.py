"""What a speaker goes on to do with a second verb of saying: "welcomed the report and | urged the
council to act".

The tagger now and then stops at the first, and the second would stand as the author's own word:
looked for right behind what was said, up to the sentence's end, where nothing was found. Or it
takes the second for what the first said: "said the port would reopen | and accused the union". That
is seen where the words before it have a verb that no past can stand beside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.taken import Taken
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Passage, Span
from sayso.segment import sentence_of

LEAST_SAID = 2  # words of what is said
_CUE = (
    r",? (?:and|but) (?P<cue>(?:also |then |later |again )?(?:urged|denied|accused|demanded"
    r"|rejected|condemned|warned|vowed|pledged|promised|threatened|insisted|critici[sz]ed|praised"
    r"|blamed|thanked|dismissed|announced|stressed|admitted|added|claimed|argued"
    r"|called (?:for|on)|put(?= [^,;:.“”\"()]{3,60} at )))(?: that)?(?= \w)(?! (?:by|to have)\b) "
)
_SECOND = re.compile(_CUE)
_MODAL = re.compile(r"\b(?:would|will|could|can|may|might|must|should)\b")
_CLAUSE = re.compile(r"[“”\";:]|\b(?:who|which|whose|that|said|says)\b")
_PAST = re.compile(r"\b(?:said|told|wrote|added|insisted|announced|warned|argued)\b")
_WORD = re.compile(r"\w+")


def further(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: Iterable[Attribution],
) -> Iterator[Attribution]:
    """An attribution to the same source for each such verb behind one of `found`."""
    known = tuple(found)
    taken = Taken(known)
    for a in known:
        end = a.content[-1].end
        if a.source is None or a.cue is None or not a.source.start < a.cue.start < end:
            continue
        second = _SECOND.match(text, end)
        sentence = sentence_of(passages, a.cue) if second is not None else None
        if second is None or sentence is None or second.end() >= sentence.end:
            continue
        said = text[second.end() : sentence.end].rstrip(" .\n")
        content = Span(second.end(), second.end() + len(said))
        cue = Span(*second.span("cue"))
        if len(_WORD.findall(said)) < LEAST_SAID or taken.touches(cue.hull(content)):
            continue
        parts = (content,)
        yield replace(
            a,
            cue=cue,
            content=parts,
            act=act_of(text, cue),
            quote=quote_of(parts, quotes),
            chance=None,
        )


def parted(
    text: str, quotes: tuple[Quotation, ...], attribution: Attribution
) -> Iterator[Attribution]:
    """An attribution, and the one of the second verb that stands in its words."""
    cue, last = attribution.cue, attribution.content[-1]
    past = cue is not None and cue.end <= last.start and _PAST.search(cue.of(text)) is not None
    second = _SECOND.search(text, last.start, last.end) if past else None
    before = text[last.start : second.start()].removeprefix("that ") if second else ""
    if second is None or not _MODAL.search(before) or _CLAUSE.search(before):
        yield attribution
        return
    first = (*attribution.content[:-1], Span(last.start, second.start()))
    yield replace(attribution, content=first, quote=quote_of(first, quotes))
    said, then = Span(*second.span("cue")), (Span(second.end(), last.end),)
    quote = quote_of(then, quotes)
    yield replace(
        attribution, cue=said, content=then, act=act_of(text, said), quote=quote, chance=None
    )
