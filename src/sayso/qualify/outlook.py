"""Whether the verb before a date looks back or ahead.

Comes in: the words before a date, as printed, to the left edge of its statement. Goes out: True for
ahead, False for back, None where they do not tell. "Will go because of the killing on Friday" looks
back, "who died on Sunday will be buried on Friday" ahead.
"""

from collections.abc import Sequence

from sayso.qualify.pasts import is_past
from sayso.wordlists import word_class

_ENDS = frozenset(", ; : . ? !".split())
_FUTURE = frozenset("will shall would 'll ’ll upcoming".split())
_ARRANGED = frozenset("due expected planned planning scheduled set slated timed".split())
_OPENERS = frozenset("if unless when before until till whether while although though".split())
_MAY = frozenset("can could may might must should".split())
_PRESENT = frozenset("is are am has have aims hopes plans tries wants".split())
_BACK = frozenset("was were did had following".split())
_BOUNDS = _ENDS | frozenset("who which that because when if".split())
_NEAR = 3  # words from a participle to the date that is its own: "killed there on"
_PASSIVE = 3  # words between "be" and its participle: "be formally sworn in"
_BEFORE_NOUNS = word_class("determiners") | word_class("prepositions")
_NO_PAST = _BEFORE_NOUNS | _MAY | _FUTURE | {"is", "are", "am"}


def looks_ahead(words: Sequence[str]) -> bool | None:
    """True for ahead, False for back; None where no verb of the date's own clause tells."""
    low = [w.lower() if w != "May" else "" for w in words]
    purpose = False  # a "to" stands between: "is working to win on Tuesday"
    for i in range(len(low) - 1, -1, -1):
        word, following = low[i], "".join(low[i + 1 : i + 2])
        if word in _ENDS or word in _ARRANGED or (word in _OPENERS and following):
            return None
        if word in _FUTURE or (word == "ahead" and following == "of") or word in _MAY:
            return True
        if word in _BACK or (word == "because" and following == "of"):
            return None if purpose else False
        if word == "to" and following and following not in _BEFORE_NOUNS:
            purpose = True
        elif word in _PRESENT:
            return True if purpose else None
        elif is_past(word) and _verb(low, i):
            return None if purpose or _describes(low, i) else False
    return None


def _verb(low: Sequence[str], i: int) -> bool:
    """False for "will be buried", "is closed", "could hit", and the "armed" of "the armed men"."""
    if i and low[i - 1] in _NO_PAST:
        return False
    return "be" not in low[max(0, i - _PASSIVE) : i]


def _describes(low: Sequence[str], i: int) -> bool:
    """True for "will give him the push needed for a win on": a participle far from the date."""
    behind = next((j for j in range(i - 1, -1, -1) if low[j] in _BOUNDS), -1)
    return len(low) - i > _NEAR and not _FUTURE.isdisjoint(low[behind + 1 : i])


__all__ = ["looks_ahead"]
