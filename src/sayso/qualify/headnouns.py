"""Whether a noun of evidence is the head of its phrase, and one of evidence at all.

Comes in: the words at a statement and a noun of `data/evidence.tsv` among them. Goes out: yes or
no. "Report card" is about a card, "five minutes" are no record of a meeting.
"""

from collections.abc import Sequence

from sayso.qualify.calendar import COUNTS
from sayso.qualify.words import Found, Word, lexicon, word_class


def heads(words: Sequence[Word], found: Found, *, framed: bool) -> bool:
    """True unless the noun only describes the next one: "Post editor", "Courier polling".

    `framed`: a verb of `data/evidence_frames.tsv` follows.
    """
    if found.last + 1 >= len(words):
        return True
    word = words[found.last + 1]
    low = word.low
    if not low[0].isalpha() or framed or low in word_class("dating"):
        return low not in ("/", "-")
    if lexicon("evidence.tsv").at([low], 0) is not None:
        return False
    ending = low.endswith(("ed", "ing", "ly")) and not word.capital
    return ending or low in word_class("after_noun")


def no_ground(low: Sequence[str], found: Found) -> bool:
    """ "Five minutes", "an average of nine"."""
    before = low[max(0, found.first - 1) : found.first]
    behind = low[found.last + 1 : found.last + 3]
    if low[found.last] == "minutes":
        return any(w.isdigit() or w in COUNTS for w in before)
    if low[found.last] == "average":
        return list(behind[:1]) == ["of"] and behind[1:] != [] and behind[1][0].isdigit()
    return False


__all__ = ["heads", "no_ground"]
