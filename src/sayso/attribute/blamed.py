"""What somebody is blamed or praised for saying: "accused the board of planning to hide the cost",
"chided him for siding with the union".

Comes in: an attribution whose cue blames, praises or suspects, and the words of its content, at
whose head stands who is meant. Goes out: what they said, sought or backed, inside it.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import has_verb
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution
from sayso.wordlists import rows

WHOM = 8  # words of who is meant at most
LEAST = 1  # words of what they said
_BLAMING = re.compile(
    r"\b(?:accus|blam|critici[sz]|chid|scold|fault|blast|slam|attack|prais|thank|applaud|commend"
    r"|condemn|denounc|mock|ridicul|rebuk|lambast|castigat|suspect|charg|congratulat|assail|fault"
    r"|cit|hail|credit)\w*\b",
    re.I,
)
_OPENERS = frozenset("of for".split())
_TRYING = frozenset(
    "seeking planning refusing plotting conspiring intending threatening "
    "promising agreeing declining offering hoping wanting asking".split()
)
_STOPS = frozenset(',;:.?!—–()“”"')


def blamed(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What who stands at the head of the content is said to have said or sought."""
    text, words = sentence.text, sentence.words
    if outer.cue is None or not _BLAMING.search(outer.cue.of(text)):
        return
    low = [w.of(text).lower() for w in words]
    at = next((i for i, w in enumerate(low[: WHOM + 1]) if w in _OPENERS and i), None)
    if at is None or at + 2 >= len(low) or words[0].start != outer.content[0].start:
        return
    start = _content(low, at + 1)
    whom = words[0].hull(words[at - 1])
    if start is None or has_verb(whom.of(text)) or set(low[:at]) & _STOPS:
        return
    end = next((i for i in range(start, len(low)) if low[i] in _STOPS), len(low))
    if end - start < LEAST:
        return
    content, cue = words[start].hull(words[end - 1]), words[at + 1].hull(words[start - 1])
    act = act_of(text, cue)
    if act is not None:
        yield Attribution(whom, cue, (content,), act, quote_of((content,), quotes), within=outer)


def _content(low: list[str], gerund: int) -> int | None:
    """Where what the gerund carries begins: behind its preposition, at its "to" or "that"."""
    takes = _gerunds().get(low[gerund], frozenset())
    after = low[gerund + 1]
    if after == "to":
        return gerund + 1 if low[gerund] in _TRYING else None
    if after in takes - {"thing", "to", "whom", "bare", "wh", "always"}:
        return gerund + 1 if after == "that" else gerund + 2
    return gerund + 1 if "thing" in takes else None


@cache
def _gerunds() -> dict[str, frozenset[str]]:
    """The -ing forms of the verbs that carry clauses and objects, to what they take."""
    found: dict[str, frozenset[str]] = {}
    for name in ("clausal_verbs", "object_verbs"):
        for lemma, _, takes, _ in rows(f"{name}.tsv"):
            stem = lemma[:-2] + "y" if lemma.endswith("ie") else lemma
            stem = stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem
            known = found.get(stem + "ing", frozenset())
            found[stem + "ing"] = known | frozenset(takes.split())
    return found
