"""Attributions in, the author's own statements out: what no attribution covers, by sentence.

Bylines say nothing. Of a sentence that also holds an attribution, the whole clauses that are left
are one statement (`beside.py`).
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.beside import left
from sayso.attribute.contested import repeats
from sayso.attribute.datelines import past_dateline
from sayso.attribute.taken import Found, Taken
from sayso.records import Attribution, Passage, PassageKind, Span

LEAST_WORDS = 3  # "She is right"; a shorter line is a name, a place or a credit


def remainder(
    text: str, passages: tuple[Passage, ...], attributions: tuple[Attribution, ...]
) -> Iterator[tuple[Span, ...]]:
    """The spans of each of the author's own statements, one statement a sentence at most."""
    own = [_own(text, a) for a in attributions]
    taken, found = Taken(own), Found(passages, (a for a in own if a.within is None))
    for passage in passages:
        if passage.kind is PassageKind.BYLINE:
            continue
        for words in _by_sentence(text, passages, passage):
            whole = words[0].hull(words[-1])
            covered = [taken.touches(word) for word in words]
            if any(covered):
                spans = left(text, words, covered, found.of(whole))
            else:
                size = sum(w.of(text)[0].isalnum() for w in words)
                spans = [whole] if size >= LEAST_WORDS else []
            if spans:
                yield tuple(spans)


def _by_sentence(
    text: str, passages: tuple[Passage, ...], passage: Passage
) -> Iterator[list[Span]]:
    """The words of each sentence, without the dateline before the first."""
    at = 0
    for sentence in passage.sentences:
        begins = past_dateline(text, passages, sentence).start
        start = at
        while at < len(passage.words) and passage.words[at].end <= sentence.end:
            at += 1
            start += passage.words[start].start < begins
        if start < at:
            yield list(passage.words[start:at])


def _own(text: str, a: Attribution) -> Attribution:
    """The attribution without what an outer one covers; of one that only answers what stands before
    it, all from there on."""
    if a.source is not None and repeats(text, a):
        return replace(a, source=Span(a.content[-1].end, a.source.end), content=())
    return a if a.within is None else replace(a, content=())
