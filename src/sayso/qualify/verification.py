"""Whether anybody checked a statement, as far as the text says so.

Comes in: words of the content and around it. Goes out: a Verification, None where nothing is said
of checking. Phrases: `data/verification.tsv`.
"""

import re
from collections.abc import Sequence

from sayso.qualify.words import Word, lexicon
from sayso.records import Verification

# Of the phrases those of somebody who checks; "no proof" may well be part of a judgement.
_CHECKS = re.compile(r"verif|confirm|corroborat|checked")


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


def tells_of_checking(content: Sequence[Word]) -> bool:
    """Whether the words themselves say that somebody checked, or could not: "the claim could not be
    independently verified" is a report of the writer's own work."""
    found = lexicon("verification.tsv").within([w.low for w in content])
    phrases = (content[one.first : one.last + 1] for one in found if one.says != "none")
    return any(_CHECKS.search(word.low) for phrase in phrases for word in phrase)
