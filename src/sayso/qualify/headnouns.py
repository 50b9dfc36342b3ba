"""Whether a noun of evidence is the head of its phrase, and one of evidence at all.

Comes in: the words at a statement and a noun of `data/evidence.tsv` among them. Goes out: yes or
no. "Report card" is about a card, "five minutes" are no record of a meeting.
"""

from collections.abc import Sequence

from sayso.qualify.calendar import COUNTS
from sayso.qualify.pasts import is_past
from sayso.qualify.words import Found, Word, lexicon
from sayso.wordlists import word_class

# With these, "numbers" are many or few of something.
_HOW_MANY = frozenset(
    "big equal fewer great greater growing high higher huge increasing large larger low lower"
    " massive record rising sheer significant small smaller unprecedented vast".split()
)
# With these, "figures" are people.
_PERSONS = frozenset(
    "cultural establishment key leading media military opposition party political prominent public"
    " religious senior sports top".split()
)
_SIDE_CLAUSE = frozenset("after before once since until when".split())
# What is signed, adopted or delivered of these is a deed, no ground.
_ENACTED = frozenset(
    "accord accords act agreement agreements amendment amendments bill bills budget contract"
    " contracts deal decree decrees law laws lawsuit lawsuits legislation license licenses motion"
    " pact regulation regulations rule rules suit suits treaties treaty".split()
)
_PUBLISHING = ("publish", "leak", "releas", "circulat", "unveil", "wr", "upload")
_STANDING = frozenset(
    "ahead behind lead leads led leading trail trails trailed trailing tied first second third last"
    " beat beats beating finished polled polls ranked ranks scored rating ratings"
    " approval".split()
)
_BREAKS = frozenset(". ; : ? ! ( ) , that which who but or when while because as where".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()
)  # articles of a treaty are counted
_OWNERS = frozenset("its his her their our my your whose own".split())
STANDING = 9  # words between a standing and the polls that give it
PHRASE = 6  # words of a noun phrase before its noun


def heads(words: Sequence[Word], found: Found, *, framed: bool) -> bool:
    """True unless the noun only describes the next one: "Post editor", "Courier polling".

    `framed`: a verb of `data/evidence_frames.tsv` follows.
    """
    if found.last + 1 >= len(words):
        return True
    word = words[found.last + 1]
    low = word.low
    if not low[0].isalpha() or framed or low == "available" or low in word_class("dating"):
        return low not in ("/", "-")
    if lexicon("evidence.tsv").at([low], 0) is not None:
        return False
    if _reduced(words, found.last + 1):
        return True
    ending = low.endswith(("ed", "ing", "ly")) and not word.capital
    return ending or low in word_class("after_noun") or low in word_class("present")


def _reduced(words: Sequence[Word], at: int) -> bool:
    """ "A leaflet | councillors handed out": a subject and its verb without "that"."""
    if at + 1 >= len(words) or not words[at].low.endswith("s") or words[at].capital:
        return False
    return is_past(words[at + 1].low)


def no_ground(low: Sequence[str], found: Found) -> bool:
    """ "Five minutes", "an average of only nine", "in growing numbers"."""
    before = low[max(0, found.first - 1) : found.first]
    behind = low[found.last + 1 : found.last + 3]
    if low[found.last] == "minutes":
        return any(w.isdigit() or w in COUNTS for w in before)
    if low[found.last] == "average":
        amount = low[found.last + 2 : found.last + 4]
        return behind[:1] == ["of"] and any(w[:1].isdigit() or w in COUNTS for w in amount)
    if low[found.last] == "figures" and _PERSONS & set(before):
        return True
    if low[found.last] == "analysis" and before == ["final"]:
        return True  # "in the final analysis"
    return low[found.last] == "numbers" and bool(_HOW_MANY & set(before))


def measured(low: Sequence[str], first: int) -> bool:
    """True for the polls of "leads in the latest Coast Radio and Courier polls"."""
    for i in range(first - 1, max(-1, first - 2 - STANDING), -1):
        if low[i] in ("in", "by"):
            return bool(_STANDING & set(low[max(0, i - STANDING) : i]))
        if low[i] in _BREAKS | word_class("prepositions"):
            return False
    return False


def in_side_clause(low: Sequence[str], first: int) -> bool:
    """True for the "Courier" of "left after the Courier reported it": what was told, and when."""
    for word in reversed(low[max(0, first - PHRASE) : first]):
        if word in _SIDE_CLAUSE:
            return True
        if not word[:1].isalnum():
            return False
    return False


def filed(words: Sequence[Word], found: Found) -> bool:
    """True for what only shares its noun with an outlet's work: "its fourth article", "the
    office's quarterly reports", "her campaign website"."""
    noun = words[found.last].low
    if noun in ("article", "articles"):
        behind = words[found.last + 1].low if found.last + 1 < len(words) else ""
        ordinal = found.first > 0 and words[found.first - 1].low in _ORDINALS
        return ordinal or behind[:1].isdigit() or behind == "of"
    if noun not in ("reports", "report", "website") or found.first == 0:
        return False
    before = words[found.first - 1]
    owned = before.low in _OWNERS or before.low.endswith(("'s", "s'"))
    opens = found.first < 2 or not words[found.first - 2].low[0].isalnum()
    named = before.capital and not (opens and before.low in ("but", "and", "the", "other"))
    return owned or named or before.low in ("campaign", "company", "government", "party")


def enacted(noun: str, verb: str) -> bool:
    """ "Signed the treaty" rests on nothing; "signed a letter" does."""
    return noun in _ENACTED and not verb.startswith(_PUBLISHING)


__all__ = ["enacted", "filed", "heads", "in_side_clause", "measured", "no_ground"]
