"""The sentence's own verb behind a clause within it: "the claim that he was late | was denied".

Comes in: the words of a sentence, or from a "that" on. Goes out: the number of the word that is the
verb of what stands before the "that", and no part of the clause; None in doubt.
"""

from collections.abc import Sequence
from functools import cache

from sayso.attribute.speakable import FINITE, looks_past
from sayso.wordlists import past_forms, rows, word_class

HELPING = frozenset(
    "is are was were has have had will would can could may might must shall should".split()
)
_ONE, _MANY = frozenset("is was has".split()), frozenset("are were have".split())
PARTS = frozenset(  # what begins a clause or a second verb: no telling whose verb comes then
    "and or but nor that which who whom whose what when where while if because although though as "
    'than so after before until since how why , ; : — – - ( ) " “ ” ‘ ’'.split()
)
_HELPERS = frozenset("not never also already ever been being be".split())
_NO_VERB_BEHIND = word_class("determiners") | word_class("prepositions") | {"to", "and"}


def agrees(verb: str, noun: str) -> bool:
    """Whether a helping verb can be that of a sentence about `noun`; "May" is a month."""
    if verb == "May" or verb.lower() not in HELPING:
        return False
    return verb.lower() not in (_ONE if noun.lower().endswith("s") else _MANY)


def second_verb(words: list[str], noun: int) -> int | None:
    """Where, in the "that" clause behind `noun`, a second verb stands that no subject of its own
    goes before: it is the sentence's, "the claim that he was late | was denied"."""
    low = [word if word == "May" else word.lower() for word in words]
    end = len(low)
    first = next((i for i in range(noun + 3, end) if low[i] in HELPING), end)
    if any(word in PARTS or word in past_forms() for word in low[noun + 2 : first]):
        return None
    second = next((i for i in range(first + 2, end) if low[i] in HELPING), end)
    if second == end or not agrees(words[second], words[noun]):
        return None
    between = low[first + 1 : second]
    return None if any(word in PARTS or word in takes_clause() for word in between) else second


def main_verb(clause: Sequence[str], noun: str) -> int | None:
    """The number of the word in "that p" and what follows it that is the verb of a sentence about
    `noun`: "that the road was shut | led"; None where there is none, or it is in doubt."""
    low = [w.lower() for w in clause]
    first = next((i for i in range(2, len(low)) if _can_be_verb(low, i)), None)
    if first is None or not PARTS.isdisjoint(low[1:first]):
        return None
    parts = PARTS - {"and"}
    behind = _group_end(low, first)
    found = []
    for i in range(behind, len(low)):
        if low[i] in parts:
            break
        if _can_be_verb(low, i) and low[i - 1] not in _HELPERS | FINITE:
            found.append(i)
    doubtful = low[first] not in FINITE or "and" in low[behind : max(found, default=behind)]
    if not found or (doubtful and len(found) > 1):
        return None
    verb = found[0]
    if not takes_clause().isdisjoint(low[1:verb]):
        return None
    if low[verb] in FINITE and not agrees(clause[verb], noun):
        return None
    return verb


def _can_be_verb(low: Sequence[str], i: int) -> bool:
    if low[i - 1] in _NO_VERB_BEHIND or low[i + 1 : i + 2] == ["by"]:
        return False
    return low[i] in FINITE or low[i].endswith(("n't", "n’t")) or looks_past(low[i])


def _group_end(low: Sequence[str], first: int) -> int:
    """Behind a verb, its helpers and its participle: "had not been | paid"."""
    i = first + 1
    if low[first] not in FINITE and not low[first].endswith(("n't", "n’t")):
        return i
    while i < len(low) and (low[i] in _HELPERS | FINITE or low[i].endswith("ly")):
        i += 1
    return i + (i < len(low) and low[i] not in _NO_VERB_BEHIND)


@cache
def takes_clause() -> frozenset[str]:
    """Forms of verbs behind which a clause may stand without "that"."""
    listed = (form for row in rows("clausal_verbs.tsv") for form in (row[0], *row[1].split()))
    return frozenset([*listed, "known", "thought", "seen", "felt", "shown"])
