"""Where sentences end, and which of them ask.

Comes in: the words of a statement. Goes out: its lower-case words, in which every full stop left
ends a sentence: that of "Gov. Holm", "No. 2" or "U.S. ships" is a NO_STOP. A capital decides where
either may be ("in the U.S. The league"). The month May is told from the helping verb.
"""

from collections.abc import Sequence

from sayso.qualify.words import Word
from sayso.wordlists import word_class

STOPS = frozenset(". ? ! ...".split())
NO_STOP = "·"
# A full stop after these ends no sentence.
_ABBREVIATED = word_class("abbreviated")
# Before a question mark these only ask for a nod: "it can not go on, right?"
_TAGS = frozenset("right correct okay ok huh eh yes no true".split())
_HELPERS = frozenset(
    "is are was were do does did has have had will would can could should must not".split()
)
_NODDED = frozenset("it he she they we you i not that this there".split())
TAG = 6  # words of ", is it not?"


def plain(words: Sequence[Word]) -> tuple[str, ...]:
    """The words in lower case; "May" with a capital inside a sentence is the month."""
    return tuple(_plain(words, i) for i in range(len(words)))


def _plain(words: Sequence[Word], i: int) -> str:
    word = words[i]
    if word.low == "may" and word.capital and i:
        return "May"
    if word.low == "." and i and not _ends(words, i):
        return NO_STOP
    if word.low == "no" and _numbers(words, i + 1):
        return "number"
    return word.low


def _numbers(words: Sequence[Word], i: int) -> bool:
    """True for the full stop of "No. 2"."""
    behind = words[i : i + 2]
    return len(behind) == 2 and behind[0].low == "." and behind[1].low[0].isdigit()


def _ends(words: Sequence[Word], i: int) -> bool:
    """True where the full stop at `i` ends a sentence."""
    before = words[i - 1]
    if before.end < words[i].start or words[i].end == words[i].start:
        return True  # no stop of the word's own
    if before.low in _ABBREVIATED or (before.low == "no" and _numbers(words, i)):
        return False
    behind = words[i + 1 : i + 2]
    if "." in before.low:
        return not behind or behind[0].capital
    return len(before.low) > 1 or before.low == "i" or not before.capital


def asks(words: Sequence[str], end: int) -> bool:
    """True where the sentence ends in a question mark, and not only in a tag (", right?")."""
    for i in range(end, len(words)):
        if words[i] in STOPS:
            return words[i] == "?" and not _tagged(words, i)
    return False


def _tagged(words: Sequence[str], i: int) -> bool:
    """True for a tag before the question mark at `i`."""
    comma = next((j for j in range(i - 1, max(0, i - 1 - TAG), -1) if words[j] == ","), None)
    if comma is None:
        return False
    tag = words[comma + 1 : i]
    if tag[:1] and set(tag) <= _TAGS:
        return True
    return len(tag) > 1 and tag[0] in _HELPERS and tag[-1] in _NODDED


__all__ = ["NO_STOP", "STOPS", "asks", "plain"]
