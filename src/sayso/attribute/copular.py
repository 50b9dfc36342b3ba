"""What somebody's word or mind is said to be: "Orr's claim is that the road is open", "the word
from the ministry was that …", "Orr's message was clear: the road must stay open".

The tagger often passes it over, or takes "is" into what is said. Comes in: the attributions found
so far. Goes out: the same, with one for each such sentence in which nobody was found to speak, and
with the verb outside of what is said.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import is_somebody, is_subject
from sayso.attribute.taken import by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Quote, Span

LEAST_SAID = 3  # words

_SAID = (
    r"claim|message|line|argument|word|answer|explanation|account|version|contention|point"
    r"|promise|pledge|demand|accusation|charge|response|reply|retort|verdict|conclusion|advice"
    r"|warning|complaint|defence|defense|excuse|statement|reasoning|story|finding|prediction"
)
_THOUGHT = (
    r"view|position|opinion|belief|hope|fear|theory|assessment|feeling|suspicion|expectation"
    r"|conviction|worry|concern|impression|stance|hunch"
)
_IS = r"(?:is|was|has been|had been|remains|remained)"
_NP = r"[^\s,;:“”\"()][^,;:“”\"()]{0,80}?"
_OF = rf"(?:[Tt]he |[Aa]nother |[Oo]ne |[Aa] )(?:[a-z-]+ )?(?:{_SAID}|{_THOUGHT})"
_THAT = r"(?=that\s(?!of\b))"
_FORMS = (
    re.compile(
        rf"(?P<who>{_NP}[’']s?|His|Her|Their|Its) (?:[a-z-]+ ){{0,2}}"
        rf"(?P<cue>(?:{_SAID}|{_THOUGHT}) {_IS})(?:, (?:he|she|they) (?:said|says),)? {_THAT}"
    ),
    re.compile(rf"(?P<cue>{_OF} (?:of|from|by|among)) (?P<who>{_NP}) {_IS} {_THAT}"),
    re.compile(
        rf"(?P<who>{_NP}[’']s?|His|Her|Their|Its) (?:[a-z-]+ ){{0,2}}"
        rf"(?P<cue>(?:{_SAID})(?: {_IS}(?: [a-z]+)?)?:) (?=\S)"
    ),
    re.compile(rf"(?P<cue>{_OF} (?:of|from|by)) (?P<who>{_NP})(?: {_IS}(?: [a-z]+)?)?: (?=\S)"),
)
_IS_THAT = re.compile(rf"{_IS} {_THAT}")
_OWNERS = frozenset("his her their its".split())
_WORD = re.compile(r"\w+")


def copular(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: Iterable[Attribution],
) -> list[Attribution]:
    """`found`, with an attribution for each such sentence in which none has a source."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        if any(a.source is not None or a.quote is not Quote.INDIRECT for a in here):
            return here
        one = _copular(text, sentence, quotes)
        return here if one is None else [one]

    return by_sentence(passages, found, rule)


def _copular(text: str, sentence: Span, quotes: tuple[Quotation, ...]) -> Attribution | None:
    for form in _FORMS:
        match = form.match(text, sentence.start, sentence.end)
        if match is None or not _is_somebody(match["who"]):
            continue
        who, cue = Span(*match.span("who")), Span(*match.span("cue"))
        end = match.end() + len(text[match.end() : sentence.end].rstrip(" .\n"))
        said = Span(match.end(), end)
        if len(_WORD.findall(said.of(text))) < LEAST_SAID:
            return None
        act = act_of(text, cue) or Act.COMMUNICATION
        return Attribution(who, cue, (said,), act, quote_of((said,), quotes))
    return None


def _is_somebody(who: str) -> bool:
    owner = who.lower() in _OWNERS
    return owner or is_subject(who) or is_somebody(who.removesuffix("s").rstrip("’'"))


def without_is(text: str, attribution: Attribution) -> Attribution:
    """With the verb behind a noun as a part of the cue: "Orr's view | is that"."""
    a = attribution
    first, *others = a.content
    match = _IS_THAT.match(text, first.start, first.end)
    if a.cue is None or match is None or text[a.cue.end : first.start].strip():
        return a
    cue = Span(a.cue.start, match.end() - 1)
    return replace(a, cue=cue, content=(Span(match.end(), first.end), *others))
