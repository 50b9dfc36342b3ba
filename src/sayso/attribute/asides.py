"""Say-so put into a sentence between commas: "By December, Petrie said, it may reach 10,000".

The tagger now and then sees no cue there, and somebody's claim would stand as the author's own.
Looked for in sentences in which nothing was found, and at the end of those in which somebody says
what another told: "An engineer warned that it would fall, an official told the Mail". And who says
a headline, behind its dash; and whom a phrase gives it to ("…, in Orr's view, …").
"""

import re
from collections.abc import Iterable, Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.framing import framed_behind
from sayso.attribute.speakable import can_speak, has_verb, is_speaker, is_subject
from sayso.attribute.taken import Taken
from sayso.quotation import MARKS, Quotation, quote_of
from sayso.records import Act, Attribution, Passage, PassageKind, Quote, Span

MOST_CHARACTERS = 120  # from the comma to the cue
LEAST_SAID = 4  # words of what is said

_TELL = (
    r"said|says?|added|adds|explained|explains|noted|notes|argued|argues|warned|warns|claimed"
    r"|claims|insisted|insists|recalled|recalls|reported|reports|wrote|writes|stated|states"
    r"|announced|announces|confirmed|confirms|told reporters"
)
_HOLD = (
    r"found|finds|ruled|rules|concluded|concludes?|alleged|alleges?|predicted|predicts?"
    r"|estimated|estimates?|believed|believes?|thought|thinks?|acknowledged|acknowledges?|admitted"
    r"|admits?|conceded|concedes?|suggested|suggests?|testified|testif(?:y|ies)|revealed|reveals?"
    r"|complained|complains?|declared|declares?|maintained|maintains?|stressed|stresses"
)
_WHEN = (
    r"(?:last night|yesterday|today|tonight|this (?:week|morning|afternoon|evening)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_CUE = re.compile(
    r"\s(?P<cue>(?:(?:has|have|had|also|later|often|now|since|once|still|itself)\s){0,3}"
    rf"(?:{_TELL}|{_HOLD}|(?:did|would|could) not (?:say|specify|explain|confirm)))"
    rf"(?=,\s|[.,]?$|\s{_WHEN}[.,]?$)"
)
_TIMED = re.compile(rf"\s{_WHEN}[.,]?")
_INVERTED = re.compile(rf",\s(?P<cue>{_TELL})\s(?P<who>[^,;:()]{{3,100}}?)(?=,\s|[.,]?$)")
# "…, Petrie told the Mail by telephone.": to whom it was told ends the sentence.
_TOLD = re.compile(
    r"\s(?P<cue>(?:(?:has|had|also|later)\s)?told)"
    r"\s(?P<whom>(?:reporters|journalists|[A-Z][\w’'-]*|(?:the|an?|his|her|its|their)\s[\w’'-]+)"
    r"(?:\s[\w’'-]+){0,5})\.?$"
)
# "…, a jury has been told."
_TOLD_THERE = re.compile(
    r",\s(?:(?:the|an?)\s)?(?:[\w’'-]+\s){0,3}?(?:court|jury|jurors|tribunal|inquest|inquiry|hearing)"
    r"\s(?P<cue>(?:has|have|had|was|were)?\s?(?:been\s)?(?:told|heard)|hears)\.?$"
)
# "Volda in talks to sell its trucks - sources": who says a headline, behind its dash.
_SIGNED = re.compile(
    r"(?P<said>\S.{14,}?)\s(?P<cue>[-–—])\s(?P<who>(?:[\w-]+ ){0,2}(?:sources?|officials?|police"
    r"|army|military|ministry|ministers?|government|diplomats?|witnesses|media|TV|analysts|experts"
    r"|prosecutors?|lawyers?|union|reports?|poll|study|survey))"
)
# What is no clause of its own, and so is not what somebody told.
_BESIDE = re.compile(
    r"(?:after|before|when|while|if|as|since|until|because|although|in|on|at|during|with|by|for"
    r"|from)\b",
    re.I,
)
_RELATIVE = re.compile(r",\s(?:who|whose|which)\b.*", re.S)
_APPOSED = re.compile(
    r", (?P<who>(?P<role>(?:the|its|his|her|their|a|an) [^,]{2,60}), (?P<name>[A-Z][^,]{2,40})),$"
)
_NAMED_FIRST = re.compile(
    r", (?P<who>(?P<name>[A-Z][^,]{2,40}), (?P<role>(?:the|its|his|her|their|a|an) [^,]{2,60})),$"
)
_WORD = re.compile(r"\w+")


def asides(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: Iterable[Attribution],
) -> Iterator[Attribution]:
    """An attribution for each such sentence that `found` does not touch."""
    taken = Taken(found)
    for passage in passages:
        if passage.kind is PassageKind.HEADLINE and not taken.touches(passage.span):
            signed = _SIGNED.fullmatch(text, passage.span.start, passage.span.end)
            if signed is not None:
                yield _behind_dash(signed)
                continue
        for sentence in passage.sentences:
            if not taken.touches(sentence):
                aside = (
                    _heard(text, sentence)
                    or _aside(text, sentence)
                    or _framed(text, sentence, quotes)
                )
                if aside is not None:
                    yield aside


def closed(text: str, passages: tuple[Passage, ...], found: list[Attribution]) -> list[Attribution]:
    """The attributions, where a sentence ends with whom nobody saw speak: what was found before is
    what they say, and is read again inside it."""
    taken, made = Taken(found), []
    for passage in passages:
        for sentence in passage.sentences:
            if not taken.touches(sentence):
                continue
            heard = _heard(text, sentence)
            if heard is not None:
                made.append(heard)
                continue
            aside = _aside(text, sentence) or _at_end(text, sentence)
            if aside is None or aside.source is None or aside.cue is None:
                continue
            end = aside.source.hull(aside.cue)
            if len(aside.content) == 1 and not taken.touches(Span(end.start, sentence.end)):
                made.append(aside)
    within = Taken(made)
    return [*made, *(a for a in found if not any(map(within.touches, _spans(a))))]


def _spans(a: Attribution) -> Iterator[Span]:
    yield from a.content
    yield from (span for span in (a.source, a.cue) if span is not None)


def _behind_dash(signed: re.Match[str]) -> Attribution:
    who, cue, said = (Span(*signed.span(part)) for part in ("who", "cue", "said"))
    return Attribution(who, cue, (said,), Act.COMMUNICATION, Quote.INDIRECT)


def _aside(text: str, sentence: Span) -> Attribution | None:
    words = sentence.of(text)
    if any(mark in words for mark in MARKS if mark not in "'’"):
        return None
    for match in _CUE.finditer(words):
        who = _speaker(words[: match.start()])
        if who is not None:
            return _around(text, sentence, who, Span(*match.span("cue")))
    told = _TOLD.search(words)
    if told is not None and not has_verb(told["whom"]) and not _BESIDE.match(words):
        who = _speaker(words[: told.start()])
        if who is not None and has_verb(words[: who.start]):
            said = Span(sentence.start, sentence.start + told.end("cue"))
            return _around(text, said, who, Span(*told.span("cue")))
    for match in _INVERTED.finditer(words):
        if can_speak(match["who"]):
            return _around(text, sentence, Span(*match.span("who")), Span(*match.span("cue")))
    return None


def _heard(text: str, sentence: Span) -> Attribution | None:
    """What a court or a jury was told, at the end of a sentence: nobody's word yet."""
    found = _TOLD_THERE.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    said, cue = Span(sentence.start, found.start()), Span(*found.span("cue"))
    return Attribution(None, cue, (said,), Act.COMMUNICATION, Quote.INDIRECT)


def _at_end(text: str, sentence: Span) -> Attribution | None:
    """Who says a sentence with a quotation in it, at its end: "“…,” Orr told the board, | the
    Beacon reported"."""
    words = sentence.of(text)
    comma = words.rfind(", ")
    if comma < 0 or any(mark in words[comma:] for mark in MARKS if mark not in "'’"):
        return None
    cue = _CUE.search(words, comma)
    who = (
        _speaker(words[: cue.start()])
        if cue is not None and words[cue.end() :] in ("", ".")
        else None
    )
    if cue is None or who is None or who.start < comma:
        return None
    return _around(text, sentence, who, Span(*cue.span("cue")))


def _framed(text: str, sentence: Span, quotes: tuple[Quotation, ...]) -> Attribution | None:
    """What a phrase between commas or at the end gives to somebody: "…, in Orr's view"."""
    framed = framed_behind(text, sentence)
    if framed is None:
        return None
    pieces = (
        _piece(text, sentence.start, framed.phrase.start),
        _piece(text, framed.phrase.end, sentence.end),
    )
    content = tuple(piece for piece in pieces if piece is not None)
    if sum(len(_WORD.findall(piece.of(text))) for piece in content) < LEAST_SAID:
        return None
    return Attribution(framed.who, framed.cue, content, framed.act, quote_of(content, quotes))


def _around(text: str, sentence: Span, who: Span, cue: Span) -> Attribution | None:
    """What stands before and behind the speaker and the cue, whose places count from the
    sentence's start; not a clause that only tells who the speaker is."""
    start = sentence.start
    aside = who.hull(cue)
    rest = start + aside.end
    behind = _RELATIVE.fullmatch(text, rest, sentence.end) if cue.start < who.start else None
    timed = _TIMED.fullmatch(text, rest, sentence.end) is not None
    pieces = (
        _piece(text, start, start + aside.start),
        _piece(text, rest, sentence.end) if behind is None and not timed else None,
    )
    content = tuple(piece for piece in pieces if piece is not None)
    if sum(len(_WORD.findall(piece.of(text))) for piece in content) < LEAST_SAID:
        return None
    source, said = who.shifted(start), cue.shifted(start)
    act = act_of(text, said) or Act.COMMUNICATION
    return Attribution(source, said, content, act, Quote.INDIRECT)


def _speaker(before: str) -> Span | None:
    """Who stands between the last comma and the cue: "its secretary, Ana Brill," and "Ana Brill,
    a spokeswoman for the union," with both."""
    near = max(0, len(before) - MOST_CHARACTERS)
    named = _NAMED_FIRST.search(before, near)
    if named is not None and can_speak(named["name"]) and is_speaker(named["role"]):
        return Span(*named.span("who"))
    apposed = _APPOSED.search(before, near)
    if apposed is not None:
        whole = can_speak(apposed["role"]) and can_speak(apposed["name"])
        return Span(*apposed.span("who")) if whole else None
    comma = before.rfind(", ", near)
    who = before[comma + 2 :]
    alone = " " not in who and is_speaker(who)  # "doctors say"
    return Span(comma + 2, len(before)) if comma > 0 and (alone or is_subject(who)) else None


def _piece(text: str, start: int, end: int) -> Span | None:
    """The words between, without the comma before and the full stop after them."""
    raw = text[start:end]
    inner = raw.strip(" \n\t,.")
    if not inner:
        return None
    at = start + raw.index(inner)
    return Span(at, at + len(inner))
