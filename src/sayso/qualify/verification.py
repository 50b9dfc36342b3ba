"""Whether anybody checked a statement, as far as the text says so.

Comes in: words of the content and around it. Goes out: a Verification, None where nothing is said
of checking. Phrases: `data/verification.tsv`.
"""

from collections.abc import Sequence

from sayso.qualify.words import Word, lexicon
from sayso.records import Verification


def verification(content: Sequence[Word], around: Sequence[Word]) -> Verification | None:
    """What the sentence says of the checking; of several the most doubtful."""
    said = {
        found.says
        for words in (content, around)
        for found in lexicon("verification.tsv").within([w.low for w in words])
    }
    for value in (Verification.UNVERIFIED, Verification.DISPUTED, Verification.VERIFIED):
        if value in said:
            return value
    return None
