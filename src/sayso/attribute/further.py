"""What a speaker goes on to do with a second verb of saying: "welcomed the report and | urged the
council to act".

The tagger now and then stops at the first, and the second would stand as the author's own word:
looked for right behind what was said, up to the sentence's end, where nothing was found. Or it
takes the second for what the first said: "said the port would reopen | and accused the union". That
is seen where the words before it have a verb that no past can stand beside. Where the first verb is
none of saying, who says it stands at the head of the sentence: "Wealth Watch, a firm, keeps its
books shut | but says trade has grown".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import FINITE, can_speak, looks_past
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
_SUBJECT = (
    r"(?P<who>(?:(?:The|An?|His|Her|Its|Their) (?:[\w’'-]+ ){0,4}?[\w’'-]+"
    r"|(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen)\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}"
    r")(?:, (?:an?|the|its|who) [^,;:.“”\"]{2,80},)?)"
)
_KEEPS = re.compile(
    rf"{_SUBJECT} (?P<verb>[a-z]+) (?P<rest>[^,;:“”\"()\n]{{2,160}}?),?"
    r" (?:and|but) (?:(?:also|then|later|now|still) )?"
)
_SAYS = re.compile(
    r"(?:says?|said|insists?|insisted|claims?|claimed|argue[sd]?|adds?|added|warn(?:s|ed)?|den(?:ies|ied)"
    r"|admit(?:s|ted)|maintain(?:s|ed)|acknowledge[sd]|announce[sd]|stresse[sd]|told|ask(?:s|ed))\b.*",
    re.S,
)
_OTHER = re.compile(
    r"\b(?:that|which|who|when|while|because|after|before|as|if|says?|said|told|believes?|and|but)\b"
)
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


def resumed(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution of a second verb without a source, given to the subject of the first."""
    a = attribution
    if a.source is not None or a.cue is None or a.content[0].start < a.cue.end:
        return a
    sentence = sentence_of(passages, a.cue)
    if sentence is None or not _SAYS.fullmatch(a.cue.of(text)):
        return a
    opening = _KEEPS.fullmatch(text, sentence.start, a.cue.start)
    if opening is None or _OTHER.search(f"{opening['verb']} {opening['rest']}"):
        return a
    verb, who = opening["verb"], opening["who"]
    if not (verb in FINITE or looks_past(verb) or (verb[-1] == "s" and verb[-2:] != "ss")):
        return a
    if not can_speak(who.split(",")[0]):
        return a
    return replace(a, source=Span(*opening.span("who")), chance=None)


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
