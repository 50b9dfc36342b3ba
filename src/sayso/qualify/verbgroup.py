"""The verb group of a clause and the small words that bound it.

Comes in: words in lower case. Goes out: closed classes of words, and where a group ends.
"""

from collections.abc import Sequence

from sayso.wordlists import word_class

BE = frozenset("is are was were am".split())
MODALS = frozenset("will would shall should can could may might must".split())
FINITE = BE | MODALS | frozenset("has have had do does did".split())
_NONFINITE = frozenset("be been being".split())
# Words that may stand between a helping verb and its verb.
ADVERBS = word_class("adverbs")
SIDE_WORDS = frozenset(
    "if when although though while because since unless until once whereas after before as".split()
)
RELATIVE = frozenset("who whom whose which that where".split())
BOUNDARY = (
    RELATIVE
    | SIDE_WORDS
    | frozenset("and but or so whether without than ; : – — ( ) how why what".split())
)


def group_end(words: Sequence[str], verb: int) -> int:
    """The last word of the verb group: helping verbs, adverbs, and the verb itself."""
    if words[verb] not in FINITE:
        return verb
    i = verb + 1
    while i < len(words) and (
        words[i] in ADVERBS or words[i] in FINITE or words[i] in _NONFINITE or words[i][-2:] == "ly"
    ):
        i += 1
    return (
        min(i, len(words) - 1)
        if i < len(words) and words[i].isalpha() and words[i] not in BOUNDARY and words[i] != "to"
        else i - 1
    )
