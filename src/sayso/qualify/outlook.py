"""Whether the verb before a date looks back or ahead.

Comes in: the words before a date, as printed, to the left edge of its statement. Goes out: True for
ahead, False for back, None where they do not tell. "Will go because of the killing on Friday" looks
back, "who died on Sunday will be buried on Friday" ahead.
"""

from collections.abc import Sequence

from sayso.qualify.pasts import is_past
from sayso.qualify.words import word_class

_ENDS = frozenset(", ; : . ? !".split())
_FUTURE = frozenset("will shall would 'll ’ll".split())
_ARRANGED = frozenset("due expected planned planning scheduled set slated timed".split())
_OPEN = frozenset("is are am to can may might must should".split())
_BACK = frozenset("was were did had following".split())
_PASSIVE = 3  # words between "be" and its participle: "be formally sworn in"
_BEFORE_NOUNS = word_class("determiners") | word_class("prepositions")


def looks_ahead(words: Sequence[str]) -> bool | None:
    """True for ahead, False for back; None where no verb of the date's own clause tells."""
    low = [w.lower() for w in words]
    for i in range(len(low) - 1, -1, -1):
        if low[i] in _ENDS:
            return None
        if low[i] in _FUTURE:
            return True
        if low[i] in _ARRANGED:
            return None
        if low[i] in _BACK or low[i : i + 2] == ["because", "of"]:
            return False
        if low[i] in _OPEN and low[i + 1 : i + 2] and low[i + 1] not in _BEFORE_NOUNS:
            return None
        if is_past(low[i]) and _verb(low, i):
            return False
    return None


def _verb(low: Sequence[str], i: int) -> bool:
    """False for the "buried" of "will be buried" and for the "armed" of "the armed men"."""
    return not (i and low[i - 1] in _BEFORE_NOUNS) and "be" not in low[max(0, i - _PASSIVE) : i]


__all__ = ["looks_ahead"]
