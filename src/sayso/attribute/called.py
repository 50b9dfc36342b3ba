"""What somebody calls a thing: "shut down what the mayor calls a “ghost port”".

Comes in: an attribution and the words of its content. Goes out: for each "what" with a subject and
a verb of calling or seeing behind it, whose name for the thing that is, inside the attribution. And
where somebody calls another's words something ("called Harding's claim of a right “disturbing”"),
these words without what they are called.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import FINITE
from sayso.quotation import MARKS, Quotation, quote_of
from sayso.records import Attribution, Span

LEAST = 1  # words of a name
MOST_SUBJECT = 14  # words from "what" to the verb
_NAMING = frozenset(
    "call calls called calling term terms termed dub dubs dubbed label labels labeled labelled "
    "brand brands branded consider considers considered deem deems deemed".split()
)
_SEEING = frozenset(  # with "as"
    "see sees saw seen view views viewed regard regards regarded describe describes described "
    "characterize characterizes characterized characterise characterises characterised denounce "
    "denounces denounced portray portrays portrayed decry decries decried".split()
)
_CALLED = re.compile(r"(?:[\w’']+ )?(?:call|term|dub|label|brand|deem|declar|pronounc)\w*", re.I)
# Between quotations that are one name: "fools" who "want a war".
_BETWEEN = re.compile(r"\s*(?:,|who|that|which|and|but|, and)\s*")
_NOTHING = re.compile(r"")
_STOPS = frozenset(",;:.?!—–()")
_OPENING, _CLOSING = frozenset([*"“\"‘'", "''", "``"]), frozenset([*"”\"’'", "''"])
_LINKS = frozenset("and but while because when as before after if in on at during for".split())


def called(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What each such verb in a sentence of a content carries."""
    text = sentence.text
    for what, word in enumerate(sentence.low):
        verb = _verb(sentence, what) if word == "what" else None
        if verb is None:
            continue
        first = sentence.auxiliaries(verb)
        subject = sentence.subject(first)
        start = verb + 1 + (sentence.low[verb] in _SEEING)
        end = _end(sentence.low, start)
        if subject is None or subject[0] != what + 1 or end - start < LEAST:
            continue
        if sentence.speaker_itself(subject) or sentence.passive(first, verb):
            continue
        content, cue = (sentence.span(start, end - 1),), sentence.span(first, verb)
        act, quote = act_of(text, cue), quote_of(content, quotes)
        yield Attribution(sentence.span(*subject), cue, content, act, quote, within=outer)


def without_name(text: str, quotes: tuple[Quotation, ...], a: Attribution) -> Attribution:
    """What is said inside a calling, without the quoted name at the end of what is called so."""
    outer = a.within
    if outer is None or outer.cue is None or not _CALLED.fullmatch(outer.cue.of(text)):
        return a
    start = end = outer.content[-1].end
    at, between = bisect_right(quotes, end + 1, key=lambda quote: quote.span.end), _NOTHING
    while at and between.fullmatch(text[min(quotes[at - 1].span.end, start) : start]):
        at, between = at - 1, _BETWEEN
        start = quotes[at].span.start
    last = a.content[-1]
    if not last.start < start < last.end:
        return a
    words = text[last.start : start].rstrip()
    return replace(a, content=(*a.content[:-1], Span(last.start, last.start + len(words))))


def _verb(sentence: Sentence, what: int) -> int | None:
    """The place of the verb: "calls", or "describes" with its "as"."""
    low = sentence.low
    for i in range(what + 2, min(len(low) - 1, what + MOST_SUBJECT)):
        if low[i] in _NAMING or (low[i] in _SEEING and low[i + 1] == "as"):
            return i
        if low[i] in _STOPS:
            return None
    return None


def _end(low: list[str], start: int) -> int:
    """Behind the quotation that the name is or holds, else before a stop or a verb."""
    inside = False
    for i in range(start, len(low)):
        if not inside and low[i] in _OPENING and (i == start or low[i] not in "'’"):
            inside = True
        elif inside and low[i] in _CLOSING:
            return i + 1
        elif not inside and (low[i] in _STOPS | FINITE or (low[i] in _LINKS and i > start)):
            return i
    end = len(low)
    while end > start and low[end - 1] in _STOPS | set(MARKS):
        end -= 1
    return end
