"""Passives with their agent: "the plan was backed by the union", "a tax opposed by two parties".

Comes in: an attribution and the words of its content. Goes out: what such passives in it make,
inside it: the agent is the source, the participle with "by" the cue, and what it is said of, before
it, the content. The verbs are those of `data/object_verbs.tsv` that take a thing.
"""

from collections.abc import Iterator
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import can_speak, has_verb, is_subject
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution
from sayso.wordlists import rows

MOST = 9  # words of an agent, and of what it is said of
_ENDS = frozenset(
    "as for in on at to who which that when while after before because during and but or is are "
    "was were has have had will would can could may might must with from if into over".split()
)
_STOPS = frozenset(',;:.?!()—–“”"')
_ARTICLES = frozenset("the a an this these those his her its their any some".split())
_OPENERS = frozenset("that whether if".split())


def passive(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What each such passive in a sentence of a content carries."""
    text = sentence.text
    low = sentence.low
    for verb in range(1, len(low) - 2):
        if low[verb + 1] != "by" or low[verb] not in _participles():
            continue
        first = sentence.auxiliaries(verb)
        agent, thing = _agent(sentence, verb + 2), _thing(sentence, first)
        if agent is None or thing is None or sentence.speaker_itself(agent):
            continue
        source, cue = sentence.span(*agent), sentence.span(first, verb + 1)
        content, act = (sentence.span(*thing),), act_of(text, cue)
        if act is not None and is_subject(source.of(text)):
            yield Attribution(source, cue, content, act, quote_of(content, quotes), within=outer)


def _agent(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Who it is done by: a name, or a noun with its article or of many."""
    low = sentence.low
    ahead = range(start, min(len(low), start + MOST))
    end = next((i for i in ahead if low[i] in _ENDS | _STOPS and not _joined(low, i)), None)
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
