"""Minds told by an adjective: "the crews are worried about the port", "officials were convinced
that it would close".

Comes in: an attribution and the words of its content. Goes out: what such adjectives behind a
subject and a form of "be" carry, inside it. `data/minds.tsv` has the adjectives and what they take.
"""

from collections.abc import Iterator
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.objects import thing
from sayso.attribute.sentences import Sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution
from sayso.wordlists import rows

_BEING = frozenset(
    "is are was were been be remain remains remained feel feels felt grown become became".split()
)
_ARTICLES = frozenset("the a an this these those any all his her its their our my".split())
_RELATIVES = frozenset("who which that whose".split())


def minded(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What each such adjective in a sentence of a content carries."""
    text = sentence.text
    low = sentence.low
    for at, word in enumerate(low[:-2]):
        takes = _minds().get(word)
        if takes is None or low[at + 1] not in takes:
            continue
        first = sentence.auxiliaries(at)
        while first and low[first - 1] in _BEING:
            first = sentence.auxiliaries(first - 1)
        if not _BEING & set(low[first:at]):
            continue
        subject = sentence.subject(first) or sentence.antecedent(first)
        content = _content(sentence, at + 1)
        if subject is None or content is None or low[subject[0]] in _RELATIVES:
            continue
        if sentence.speaker_itself(subject):
            continue
        source, cue = sentence.span(*subject), sentence.span(first, content[0] - 1)
        span = sentence.span(*content)
        act, quote = act_of(text, cue), quote_of((span,), quotes)
        if act is not None:
            yield Attribution(source, cue, (span,), act, quote, within=outer)


def _content(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """From where to where the clause, or what is behind the preposition, goes."""
    low = sentence.low
    if low[at] == "that":
        return (at, sentence.last(at)) if at + 2 < len(low) else None
    to_do = low[at] == "to" and low[at + 1] not in _ARTICLES  # not "opposed to the plan"
    return thing(sentence, at if to_do else at + 1)


@cache
def _minds() -> dict[str, frozenset[str]]:
    return {word: frozenset(takes.split()) for word, takes, _ in rows("minds.tsv")}
