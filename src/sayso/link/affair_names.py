"""Names that a document holds: a document in, their words out.

Two documents on one affair share names of places and people; that both count the dead means
something only where they do.
"""

import re
from functools import cached_property

from sayso.records import Document

# How many names two documents must share, and what share of those of the one with fewer, to be
# taken for documents on one affair. Chosen on the affairs' tune halves, each against the others.
LEAST_SHARED = 2
SHARE = 0.1

# Words with a capital within a sentence, and the first of the text, which is a headline's.
_NAME = re.compile(r"(?<![.!?:…“‘\"'\n(—–-] )(?<![“‘\"'\n(])\b[A-Z][\w’'-]+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december mr mrs ms dr president minister i"
    " the a an".split()
)


class Names:
    """The words of a document's names, without those of its outlet; looked for when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, without case and possessive."""
        text, outlet = self._document.text, self._document.outlet
        if outlet:
            text = text.replace(outlet, " ")
        return _folded(" ".join(_NAME.findall(text))) - _CALENDAR

    def can_share(self, other: "Names") -> bool:
        """Whether both documents can be on one affair."""
        shared = len(self.words & other.words)
        return shared >= LEAST_SHARED and shared >= SHARE * min(len(self.words), len(other.words))


def _folded(text: str) -> frozenset[str]:
    found = (word.casefold().removesuffix("’s").removesuffix("'s") for word in text.split())
    return frozenset(word for word in found if word)
