"""Whether something is said in a medium: "said in a memo", "In a decree, the council …".

Comes in: a Setting and a noun of evidence in it. Goes out: where the carrier stands, or yes or no.
"""

from sayso.qualify.headnouns import in_side_clause, measured
from sayso.qualify.setting import BREAKS, MARKS, RELATIVES, Setting
from sayso.qualify.words import Found
from sayso.wordlists import word_class

MEDIUM = 9  # words between a saying and its medium: "said late on Friday in a statement"
REACH = 40  # words between a cue and a medium far from it
ADJECTIVES = 7  # words between a carrier and its noun
OPENING = 14  # words of "In a poll of voters by the Courier,"
AFTER = 4  # words between a medium and a saying that follows it at once
_CARRIERS = frozenset("in via through by".split())  # before the medium of a saying
_GIVEN_OUT = frozenset(
    "addressed circulated dated emailed filed issued obtained posted published released sent shared"
    " written".split()
)
_PAGES = frozenset("form forms website site page pages blog".split())  # "reported on his form"


def carrier_of(scene: Setting, found: Found) -> int | None:
    """The "in" of "in a memo" that some saying goes through."""
    for i in range(found.first - 1, max(-1, found.first - 2 - ADJECTIVES), -1):
        if scene.low[i] in _CARRIERS or _with_one(scene, i, found):
            if found.says.startswith("statistics") and measured(scene.low, found.first):
                return None  # "ahead in the polls, she said"
            return i if carries(scene, i, found.last) or _opens(scene, i, found) else None
        if scene.low[i] in BREAKS | word_class("prepositions") or i in scene.begins:
            return None
    return None


def _with_one(scene: Setting, i: int, found: Found) -> bool:
    """True for "reported on his form" and "with a letter, she answered"."""
    if scene.low[i] == "on":
        return scene.low[found.last] in _PAGES
    return scene.low[i] == "with" and scene.low[i + 1] in ("a", "an")


def _opens(scene: Setting, carrier: int, found: Found) -> bool:
    """True for "In a decree, the council set up …": what is done in a document rests on it."""
    head = carrier == 0 or not scene.low[carrier - 1][0].isalnum()
    if scene.low[carrier] != "in" or not head:
        return False
    for i in range(found.last + 1, min(len(scene.low), found.last + 1 + OPENING)):
        if scene.low[i] == ",":
            return True
        if scene.low[i] in MARKS or scene.saying(i):
            return False
    return False


def carries(scene: Setting, first: int, last: int | None = None) -> bool:
    """True where the saying next to this medium is a cue, or both stand in the content."""
    last = first if last is None else last
    if scene.inside(first):
        return _said_before(scene, first) and not in_side_clause(scene.low, first)
    if any(scene.holding(scene.words[first].span)):
        return False  # "the mayor, third in the polls, said"
    before = _nearest(scene, range(first - 1, max(-1, first - REACH), -1))
    if before is not None and scene.mine(before):
        return True
    if before is not None:
        return any(map(scene.mine, range(last + 1, min(len(scene.low), last + 1 + AFTER))))
    if any(w.endswith("ing") for w in scene.low[max(0, first - 2) : first]):
        return False  # "leading in the polls, she said"
    start = _past_reduced(scene, last + 1)
    after = _nearest(scene, range(start, min(len(scene.low), last + REACH)))
    return after is not None and scene.mine(after)


def _past_reduced(scene: Setting, start: int) -> int:
    """Behind the "released on Friday," that follows a medium."""
    if scene.low[start : start + 1] and scene.low[start] in _GIVEN_OUT:
        for i in range(start, min(start + MEDIUM, len(scene.low))):
            if scene.low[i] in (",", "-", "–", "—"):
                return i + 1
    return start


def _said_before(scene: Setting, first: int) -> bool:
    """True for "said in a memo" within the content; not for "said that flaws in the memo"."""
    for i in range(first - 1, max(-1, first - 1 - MEDIUM), -1):
        if scene.saying(i):
            return True
        if scene.low[i] in RELATIVES:
            return False
    return False


def _nearest(scene: Setting, places: range) -> int | None:
    """The nearest saying of the same sentence that stands outside the content."""
    for i in places:
        if scene.low[i] in (".", "?", "!", ";") and not scene.inside(i):
            return None
        if not scene.inside(i) and (scene.mine(i) or scene.saying(i)):
            return i
    return None


__all__ = ["carrier_of", "carries"]
