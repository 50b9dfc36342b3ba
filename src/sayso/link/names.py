"""Names that a document holds: a document in, a set of words out.

Two documents on one affair share names of places and people; that both count the dead means
something only where they do.
"""

import re

from sayso.records import Document

# How many names two documents must share, and what share of those of the one with fewer, to be
# taken for documents on one affair. Chosen on the affairs' tune halves, each against the others.
LEAST_SHARED = 2
SHARE = 0.1

# Words with a capital within a sentence.
_NAME = re.compile(r"(?<![.!?:…“‘\"'\n(—–-] )(?<![“‘\"'\n(])\b[A-Z][\w’'-]+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december mr mrs ms dr president minister i".split()
)


def names(document: Document) -> frozenset[str]:
    """The words of its names, without those of its outlet."""
    return _names(document.text) - _words(document.outlet or "")


def one_affair(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether documents with these names can be on one affair."""
    shared = len(ours & theirs)
    return shared >= LEAST_SHARED and shared >= SHARE * min(len(ours), len(theirs))


def _names(text: str) -> frozenset[str]:
    return _words(" ".join(_NAME.findall(text))) - _CALENDAR


def _words(text: str) -> frozenset[str]:
    found = (word.casefold().removesuffix("’s").removesuffix("'s") for word in text.split())
    return frozenset(word for word in found if word)
