"""Verbs that carry a clause inside a content: "the agency had warned the council that it would go".

Comes in: a sentence of a content and the attribution that it is of. Goes out: what such verbs in it
make, inside that. A verb counts only between a whole subject and a whole clause
(`sentences.py`). `data/clausal_verbs.tsv` has the verbs.
"""

from collections.abc import Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.minds import own_mind
from sayso.attribute.sentences import Sentence, clause_verbs
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution


def clausal(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What such verbs in a sentence of a content carry inside `outer`; what is said inside that is
    for the next reading."""
    text, end = sentence.text, 0
    for verb, word in enumerate(sentence.low):
        takes = clause_verbs().get(word) if sentence.words[verb].start >= end else None
        found = sentence.frame(verb, takes) if takes is not None else None
        if found is None:
            continue
        source, cue, content = found
        act = act_of(text, cue)
        if act is None or (act is not Act.COMMUNICATION and own_mind(text, outer, source, quotes)):
            continue
        quote = quote_of((content,), quotes)
        yield Attribution(source, cue, (content,), act, quote, within=outer)
        end = content.end
