"""A noun of say-so that is its sentence's subject: "Orr's assertion that p | drew rebukes"; and a
participle that belongs to one: "posts naming a driver | are false".

Comes in: an attribution whose cue ends with such a noun, or is the participle. Goes out: the same,
up to the sentence's own verb, which its owner does not say; and with its owner as the source, where
the tagger took somebody else: "many followed | Orr's dictum that p". There must be such a verb
where nothing before the noun can be the sentence's: it is the first word behind the clause's own
verbs that can be one. Where a second clause may begin in between, the content is left as it is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.main_verbs import HELPING, PARTS, main_verb
from sayso.attribute.nouns import owner_of, saying_noun
from sayso.attribute.speakable import has_verb
from sayso.records import Attribution, Passage, Span, start_of
from sayso.segment import passage_at, sentence_of

_PARTICIPLE = re.compile(r"(?:[a-z]+ly )?[a-z]+ing")
_OPENERS = frozenset("but and yet so still".split())


def noun_subject(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution with its own owner and without the sentence's own verb."""
    a = attribution
    if a.cue is not None and is_participle(a.cue.of(text)):
        return _of_participle(text, passages, a)
    if a.cue is None or not saying_noun(a.cue.of(text).rpartition(" ")[2].lower()):
        return a
    words = passages[passage_at(passages, a.cue.start)].words
    noun = bisect_left(words, a.cue.end, key=start_of) - 1
    owner, first = owner_of(text, words, noun)
    if owner is not None and _took_another(text, a, owner):
        a = replace(a, source=owner, cue=words[first].hull(words[noun]), chance=None)
    cue = words[first].hull(words[noun])
    sentence = sentence_of(passages, cue)
    if sentence is None or a.content[-1].start < cue.end:
        return a
    head = cue if a.source is None else a.source.hull(cue)
    before = text[sentence.start : head.start].split()
    if head.end > a.content[0].start or any(w.lower() not in _OPENERS for w in before):
        return a
    return _up_to_verb(text, words, noun, a)


def _of_participle(text: str, passages: tuple[Passage, ...], a: Attribution) -> Attribution:
    """Up to the verb of the sentence that begins with the source and its participle."""
    said, sentence = a.content[-1], sentence_of(passages, a.content[-1])
    if a.source is None or a.cue is None or sentence is None or a.source.start != sentence.start:
        return a
    if a.source.gap(a.cue) > 1 or a.cue.gap(said) > 1:
        return a
    words = passages[passage_at(passages, said.start)].words_in(said)
    low = [w.of(text).lower() for w in words]
    verb = next((i for i in range(1, len(low)) if low[i] in HELPING), 0)
    if not verb or not (PARTS - {"as"}).isdisjoint(low[:verb]):
        return a
    return replace(a, content=(*a.content[:-1], Span(said.start, words[verb - 1].end)))


def is_participle(cue: str) -> bool:
    """Whether a cue is no more than a participle: "naming", and not "is naming"."""
    return _PARTICIPLE.fullmatch(cue) is not None


def _took_another(text: str, a: Attribution, owner: Span) -> bool:
    """Whether a verb stands between who was taken for the source and the owner of the noun."""
    if a.source is None or a.cue is None or not a.source.end <= owner.start < a.cue.start:
        return False
    return has_verb(text[a.source.end : owner.start])


def _up_to_verb(text: str, words: Sequence[Span], noun: int, a: Attribution) -> Attribution:
    said = a.content[-1]
    start = bisect_left(words, said.start, key=start_of)
    end = bisect_left(words, said.end, key=start_of)
    raw = [w.of(text) for w in words[start:end]]
    verb = main_verb(raw, words[noun].of(text)) if raw[:1] == ["that"] else None
    if verb is None:
        return a
    return replace(a, content=(*a.content[:-1], Span(said.start, words[start + verb - 1].end)))
