"""Passives with their agent: "the plan was backed by the union", "a tax opposed by two parties".

Comes in: an attribution and the words of its content, or a text and the attributions found in it.
Goes out: what such passives make, inside the content or as a sentence's own verb: the agent is the
source, the participle with "by" the cue, and what it is said of, before it, the content. The verbs
are those of `data/object_verbs.tsv` that take a thing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import can_speak, has_verb, is_somebody
from sayso.attribute.taken import Taken, by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Passage, Span
from sayso.segment import passage_at
from sayso.wordlists import rows

MOST = 9  # words of an agent, and of what it is said of
_ENDS = frozenset(
    "as for in on at to who which that when while after before because during and but or is are "
    "was were has have had will would can could may might must with from if into over".split()
)
_STOPS = frozenset(',;:.?!()—–“”"')
_ARTICLES = frozenset("the a an this these those his her its their any some".split())
_REASONS = frozenset("of for as to over".split())
_BE = re.compile(r"(?:[a-z’']+ ){0,3}?(?:is|are|was|were|been|being)\b")
_OPENERS = frozenset("that whether if".split())


def passive(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What each such passive in a sentence of a content carries."""
    for found, _ in _passives(sentence, quotes):
        yield replace(found, within=outer)


def passives(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: Iterable[Attribution],
) -> list[Attribution]:
    """`found`, with what a passive carries that is the verb of a sentence, and what it is done for:
    "Orr | was accused by the union | of lying"."""

    def rule(whole: Span, here: list[Attribution]) -> list[Attribution]:
        one = _verb_of(text, passages, whole, quotes)
        if one is None or one.cue is None or one.source is None:
            return here
        known = [a for a in here if a.cue is not None and one.cue.overlap(a.cue)]
        others = [a for a in here if a not in known]
        if Taken(others).touches(one.content[0].hull(one.cue)):
            return here
        found = (a.source for a in known if a.source is not None)
        wider = (source for source in found if one.source and source.start == one.source.start)
        return [*others, replace(one, source=next(wider, one.source))]

    return by_sentence(passages, found, rule)


def _verb_of(
    text: str, passages: tuple[Passage, ...], whole: Span, quotes: tuple[Quotation, ...]
) -> Attribution | None:
    """The passive with whose subject a sentence begins."""
    if " by " not in whole.of(text):
        return None
    sentence = Sentence(text, passages[passage_at(passages, whole.start)].words_in(whole))
    for one, behind in _passives(sentence, quotes):
        main = one.cue is not None and _BE.match(text, one.cue.start) is not None
        if main and one.content[0].start == whole.start:
            reason = sentence.low[behind : behind + 1] and sentence.low[behind] in _REASONS
            start = sentence.words[behind].start if reason else whole.end
            rest = text[start : whole.end].rstrip(" .\n")
            more = (Span(start, start + len(rest)),) if rest else ()
            return replace(one, content=(*one.content, *more))
    return None


def _passives(
    sentence: Sentence, quotes: tuple[Quotation, ...]
) -> Iterator[tuple[Attribution, int]]:
    """What each passive carries, and the number of the word behind its agent."""
    text = sentence.text
    low = sentence.low
    for verb in range(1, len(low) - 2):
        if low[verb + 1] != "by" or low[verb] not in _participles():
            continue
        first = sentence.auxiliaries(verb)
        agent, thing = _agent(sentence, verb), _thing(sentence, first) or sentence.subject(first)
        if agent is None or thing is None or sentence.speaker_itself(agent):
            continue
        source, cue = sentence.span(*agent), sentence.span(first, verb + 1)
        content, act = (sentence.span(*thing),), act_of(text, cue)
        if act is not None and is_somebody(source.of(text)):
            yield Attribution(source, cue, content, act, quote_of(content, quotes)), agent[1] + 1


def _agent(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Who it is done by: a name, or a noun with its article or of many."""
    low, start = sentence.low, verb + 2
    ends = _ENDS | _STOPS | ({"of"} if low[verb] == "accused" else set())
    ahead = range(start, min(len(low), start + MOST))
    end = next((i for i in ahead if low[i] in ends and not _joined(low, i)), None)
    end = min(len(low), start + MOST) if end is None else end
    return (start, end - 1) if end > start else None


def _joined(low: list[str], i: int) -> bool:
    """An "and" between two agents: "by Brill and the board"."""
    return low[i] == "and" and i + 1 < len(low) and low[i + 1] not in _STOPS


def _thing(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """What it is said of: the words before, back to the article or the start of the clause."""
    low = sentence.low
    for start in range(end - 1, max(-1, end - 1 - MOST), -1):
        if low[start] in _STOPS:
            return None
        if low[start] in _ARTICLES:
            return (start, end - 1) if end - start > 1 else None
        if low[start] in _OPENERS or start == 0:
            first = start + (low[start] in _OPENERS)
            words = sentence.raw(first, end - 1)
            return (first, end - 1) if words and can_speak(words) else None
        if has_verb(low[start]):
            return None
    return None


@cache
def _participles() -> frozenset[str]:
    listed = (row for row in rows("object_verbs.tsv") if "thing" in row[2].split())
    return frozenset(form for row in listed for form in row[1].split() if form.endswith("ed"))
