"""Phrases that give a sentence to somebody: "according to the ministry", "in Orr's view", "in the
words of one driver", "as Orr tells it".

Comes in: a text and the place of a sentence. Goes out: who says or thinks it, by which words, and
where the phrase stands: in front of the sentence, between commas within it, or at its end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import is_somebody, is_subject
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Span

LEAST_SAID = 2  # words, inside a content
LONGEST = 80  # characters of who says it

_NP = rf"[^\s,;:“”\"()][^,;:“”\"()]{{0,{LONGEST}}}?"
_WORDS = r"words?|telling|account|version|estimate|reckoning"
_MINDS = (
    r"views?|opinion|eyes|estimation|judge?ment|mind|reading|assessment|belief|perspective"
    r"|point of view|understanding"
)
_OWN = r"(?:own |most recent |latest )?"
# Who stands behind the words, before "'s", or within them.
_FORMS: tuple[tuple[str, Act], ...] = (
    (rf"(?P<cue>[Aa]ccording to) (?P<who>{_NP})", Act.COMMUNICATION),
    (rf"(?P<cue>[Pp]er) (?P<who>{_NP})", Act.COMMUNICATION),
    (rf"[IiBb][ny] (?P<who>{_NP}[’']s?) {_OWN}(?P<cue>{_WORDS})", Act.COMMUNICATION),
    (rf"[IiBb][ny] (?P<who>his|her|its|their) {_OWN}(?P<cue>{_WORDS})", Act.COMMUNICATION),
    (rf"(?:[Ii]n|[Bb]y|[Ff]rom|[Tt]o) (?P<who>{_NP}[’']s?) {_OWN}(?P<cue>{_MINDS})", Act.ATTITUDE),
    (rf"(?:[Ii]n|[Ff]rom|[Tt]o) (?P<who>his|her|its|their) {_OWN}(?P<cue>{_MINDS})", Act.ATTITUDE),
    (rf"(?P<cue>[IiBb][ny] the (?:{_WORDS}) of) (?P<who>{_NP})", Act.COMMUNICATION),
    (rf"(?P<cue>(?:[Ii]n|[Ff]rom) the (?:{_MINDS}) of) (?P<who>{_NP})", Act.ATTITUDE),
    (rf"[Aa]s (?P<who>{_NP}) (?P<cue>(?:sees?|saw) it)", Act.ATTITUDE),
    (
        rf"[Aa]s (?P<who>{_NP}) (?P<cue>(?:tells?|told|puts?|describe[sd]?|remember(?:s|ed)?"
        r"|recall(?:s|ed)?) it)",
        Act.COMMUNICATION,
    ),
    (rf"[Tt]o hear (?P<who>{_NP}) (?P<cue>tell it)", Act.COMMUNICATION),
    (rf"[Ii]f (?P<who>{_NP}) (?P<cue>(?:is|are) to be believed)", Act.COMMUNICATION),
)
_FRONT = tuple((re.compile(rf"{form},\s(?=\S)"), act) for form, act in _FORMS)
_BEHIND = tuple((re.compile(rf",\s{form}(?=,\s|[.”\"]*\s*\Z)"), act) for form, act in _FORMS)
# "According to plan": as it should be, and nobody's word.
_NO_WORD = re.compile(r"(?:plan|schedule|form|type|custom|tradition|need|taste|size|age)s?", re.I)
_THAT = re.compile(r"that,? ", re.I)
_CROWDS = re.compile(r"(?:both|two|three|four|five|six|seven|several|some|many|most|all) \w", re.I)


@dataclass(frozen=True, slots=True)
class Framed:
    """Who says or thinks a sentence and by which words; `phrase`: the whole of the phrase, with the
    comma behind or before it."""

    who: Span
    cue: Span
    phrase: Span
    act: Act


def framed_in_front(text: str, sentence: Span) -> Framed | None:
    """The phrase with which a sentence begins."""
    for form, act in _FRONT:
        found = form.match(text, sentence.start, sentence.end)
        if found is not None and _speaks(found["who"]):
            return _framed(found, act)
    return None


def framed_behind(text: str, sentence: Span) -> Framed | None:
    """The phrase between commas in a sentence, or at its end."""
    return next(_behind(text, sentence), None)


def _behind(text: str, sentence: Span) -> Iterator[Framed]:
    for form, act in _BEHIND:
        for found in form.finditer(text, sentence.start, sentence.end):
            if _speaks(found["who"]):
                yield _framed(found, act)


def framed(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What such a phrase in a sentence of a content gives to somebody, inside `outer`."""
    text, words = sentence.text, sentence.words
    whole = words[0].hull(words[-1])
    that = _THAT.match(text, whole.start, whole.end)
    clause = whole if that is None else Span(that.end(), whole.end)
    front = framed_in_front(text, clause)
    one = front if front is not None else framed_behind(text, clause)
    if one is None:
        return
    before, after = text[clause.start : one.phrase.start], text[one.phrase.end : clause.end]
    pieces = ((clause.start, before), (one.phrase.end, after))
    content = tuple(_piece(start, piece) for start, piece in pieces if piece.strip(' ,.”"'))
    if sum(len(piece.of(text).split()) for piece in content) >= LEAST_SAID:
        quote = quote_of(content, quotes)
        yield Attribution(one.who, one.cue, content, one.act, quote, within=outer)


def _piece(start: int, words: str) -> Span:
    inner = words.strip(" ,.\n")
    begin = start + words.index(inner)
    return Span(begin, begin + len(inner))


def _framed(found: re.Match[str], act: Act) -> Framed:
    return Framed(Span(*found.span("who")), Span(*found.span("cue")), Span(*found.span()), act)


def _speaks(who: str) -> bool:
    """Somebody, or two of them: "Orr and Brill", "both ministries", "his"."""
    if who.lower() in ("his", "her", "its", "their") or _CROWDS.match(who):
        return True
    named = re.sub(r"[’']s?$", "", who)
    return not _NO_WORD.fullmatch(named) and all(
        is_subject(part) or is_somebody(part) for part in named.split(" and ")
    )
