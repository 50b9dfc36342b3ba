"""Where a noun's clause is the subject of its sentence: "the claim that the dam burst | was denied
by the ministry".

The tagger now and then takes the sentence's own verb into what is claimed, so that its "not" turns
the claim; or gives the claim to whoever denies it. The clause ends before the sentence's verb, and
a verdict in the passive is an attribution of its own, around the noun's: the ministry denied the
claim; whose claim it is, is told by the noun's owner or not at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.main_verbs import agrees, second_verb
from sayso.attribute.nouns import owner_of, saying_noun
from sayso.attribute.speakable import can_speak
from sayso.records import Attribution, Passage, Quote, Span, start_of
from sayso.segment import passage_at, sentence_of
from sayso.wordlists import forms, rows

_HELPING = frozenset("not never been be being yet also already now long again".split())
_PASSIVE = frozenset("is are was were been being be".split())
_STEPS = 4  # words between the verb and what it says: "have since been strongly denied"
_BY = re.compile(r"\s+by\s+")
_WHO = re.compile(r"[^\s,.;:()“”\"—–]+(?:\s[^\s,.;:()“”\"—–]+){0,9}")
_BEYOND = re.compile(r"\s(?:as|on|in|at|after|before|who|which|when|during|and|but|with|to|for)\s")


def verdicts(text: str, passages: tuple[Passage, ...], found: Attribution) -> Iterator[Attribution]:
    """The attribution, its content ended before the sentence's verb; where that verb is a verdict,
    the verdict around it."""
    words = _words(passages, found)
    noun = _noun(text, words, found) if words else None
    verb = _verb(text, words, found, noun) if noun is not None else None
    if noun is None or verb is None:
        yield found
        return
    whole = Span(found.content[0].start, words[verb - 1].end)
    owner, first = owner_of(text, words, noun)
    if found.source is not None and found.source.end > words[noun].start:
        found = replace(found, source=owner, chance=None)
    inner = replace(found, content=(whole,), chance=None) if whole != found.content[0] else found
    at = _verdict(text, words, verb)
    if at is None:
        yield inner
        return
    start = owner.start if owner is not None else words[first].start
    speaker, end = _speaker(text, words[at])
    cue = Span(words[verb].start, end)
    judged = Span(start, whole.end)
    outer = Attribution(speaker, cue, (judged,), act_of(text, cue), Quote.INDIRECT)
    yield outer
    yield replace(inner, source=owner, within=outer, chance=None)


def _words(passages: tuple[Passage, ...], found: Attribution) -> list[Span]:
    """The words of the sentence that holds the cue and the whole, only content; else none."""
    if found.cue is None or found.within is not None or found.quote is not Quote.INDIRECT:
        return []
    if len(found.content) > 1 or found.content[0].start < found.cue.end:
        return []
    sentence = sentence_of(passages, found.cue)
    if sentence is None or not sentence.contains(found.content[0]):
        return []
    return list(passages[passage_at(passages, found.cue.start)].words_in(sentence))


def _noun(text: str, words: list[Span], found: Attribution) -> int | None:
    """The place of the noun, where the content is its "that" clause."""
    assert found.cue is not None
    at = bisect_left(words, found.content[0].start, key=start_of)
    if not 0 < at < len(words) or words[at].of(text).lower() != "that":
        return None
    noun = words[at - 1]
    known = noun.end == found.cue.end and saying_noun(noun.of(text).lower())
    return at - 1 if known else None


def _verb(text: str, words: list[Span], found: Attribution, noun: int) -> int | None:
    """The place of the sentence's own verb: right behind the content, or inside it."""
    raw = [w.of(text) for w in words]
    end = bisect_left(words, found.content[0].end, key=start_of)
    if end < len(words) and agrees(raw[end], raw[noun]):
        return end
    return second_verb(raw[:end], noun)


def _verdict(text: str, words: list[Span], verb: int) -> int | None:
    """The place of the participle that denies, in the passive."""
    for i in range(verb + 1, min(len(words), verb + 1 + _STEPS)):
        word = words[i].of(text).lower()
        if word in _denied():
            before = {words[j].of(text).lower() for j in range(verb, i)}
            return i if before & _PASSIVE and not before & {"not", "never"} else None
        if word not in _HELPING | _PASSIVE and not word.endswith("ly") and word != "since":
            return None
    return None


def _speaker(text: str, participle: Span) -> tuple[Span | None, int]:
    """Who denies it, behind "by", and where the cue ends."""
    by = _BY.match(text, participle.end)
    who = _WHO.match(text, by.end()) if by is not None else None
    if by is None or who is None:
        return None, participle.end
    beyond = _BEYOND.search(who[0])
    name = who[0][: beyond.start()] if beyond is not None else who[0]
    if not can_speak(name):
        return None, participle.end
    return Span(who.start(), who.start() + len(name)), by.end() - 1


@cache
def _denied() -> frozenset[str]:
    lemmas = [row[0] for row in rows("cue_force.tsv") if row[1] == "deny" and " " not in row[0]]
    return frozenset(form for lemma in lemmas for form in forms(lemma) if form.endswith("ed"))
