"""Which word is the finite verb of its clause, by closed word classes and spelling.

Comes in: words in lower case and a place. Goes out: whether the word there is the verb: a helping
verb, a word behind "they", a present form behind a subject, or a past form that no later verb
makes a participle ("the ships seen on Monday left").
"""

from collections.abc import Sequence

from sayso.qualify.endings import STOPS
from sayso.qualify.pasts import by_somebody, is_past, only_participle
from sayso.qualify.verbgroup import ADVERBS, BE, BOUNDARY, FINITE, MODALS
from sayso.wordlists import word_class

SUBJECTS = frozenset("i he she we they".split())
IFS = frozenset("if unless".split())
_UNLESS = IFS | {"when", "until", "although", "though", "while"}
DETERMINERS = word_class("determiners")
# Before "newly armed guards" these open a noun phrase; "this" and "some" may be all of it.
_ARTICLES = frozenset("the a an its their his her our my your every".split())
# A participle right after these stands before a noun: "among registered voters".
_BEFORE_NOUNS = word_class("before_nouns")
# What is said to be said keeps its verb: "said troops were", "told" open no reduced relative.
SAYING = word_class("saying")
LOOK_BACK = 6  # words before a verb in which its pronoun is looked for
LOOK_AHEAD = 12  # words after a participle in which its clause's real verb is looked for
# Behind a pronoun these are no verb: "we all", "they and".
NO_VERBS = (
    BOUNDARY | ADVERBS | DETERMINERS | frozenset("of in on at by for from to with who".split())
)
PRESENT = word_class("present")
_MARKS = frozenset("“\"‘'")


def ahead(low: Sequence[str], i: int) -> int:
    """How far a look ahead from `i` goes."""
    return min(len(low), i + LOOK_AHEAD)


def _word(low: Sequence[str], i: int) -> str:
    return low[i] if 0 <= i < len(low) else ""


def finite(low: Sequence[str], i: int, *, reduced: bool = True) -> bool:
    """True for a helping verb or a past form that is the verb of its clause."""
    word = low[i]
    if word in FINITE or _after_pronoun(low, i) or _present(low, i):
        return True
    if (
        not is_past(word)
        or _word(low, i - 1) in DETERMINERS
        or _word(low, i - 1) in _BEFORE_NOUNS
        or (_word(low, i - 1)[-2:] == "ly" and _word(low, i - 2) in _ARTICLES)
        or _word(low, i - 1) in _UNLESS  # "if elected"
    ):
        return False
    if _word(low, i - 1)[-3:] == "ing" and _word(low, i - 2)[-1:] == "s":
        return False  # "emails containing classified papers"
    if reduced and passive_alone(low, i) and _past_follows(low, i):
        return False
    return not (reduced and word not in SAYING and _verb_follows(low, i))


def _after_pronoun(low: Sequence[str], i: int) -> bool:
    """True for the word behind a "they" that begins a clause, or a "you" that begins a sentence:
    whatever it is, it is the verb; not in "people they refuse to name"."""
    word, subject = low[i], _before(low, i)
    if subject not in SUBJECTS | {"you"} or not word.isalpha() or word in NO_VERBS:
        return False
    before = low[max(0, i - LOOK_BACK) : i]
    at = len(before) - 1 - before[::-1].index(subject)
    if subject == "you":
        return not at or before[at - 1] in STOPS or before[at - 1] in _MARKS
    return not at or before[at - 1] in BOUNDARY | ADVERBS or not before[at - 1].isalpha()


def _before(low: Sequence[str], i: int) -> str:
    """The word before `i` that is no adverb."""
    for j in range(i - 1, max(-1, i - LOOK_BACK), -1):
        if low[j] not in ADVERBS and low[j][-2:] != "ly":
            return low[j]
    return ""


def _present(low: Sequence[str], i: int) -> bool:
    """True for a present form that is seldom a noun, behind a subject."""
    before = _before(low, i)
    bare = before in DETERMINERS | MODALS | SUBJECTS or before in ("", "to", ",")
    return low[i] in PRESENT and not bare


def _verb_follows(low: Sequence[str], i: int) -> bool:
    """True where a helping verb closes the clause that the participle at `i` stands in."""
    for j in range(i + 1, ahead(low, i)):
        word = low[j]
        if word in ("and", "or") and _word(low, i + 1) == "by":
            continue  # "built by Karst and others do"
        if word in BOUNDARY or word in STOPS or word == ",":
            return False
        if word == "to" and _word(low, j + 1) not in DETERMINERS:
            return _word(low, j + 2) in BE  # "applied to exports is", not "decided to leave"
        if word in FINITE and word not in ("may", "will", "can", "might"):
            return True
    return False


def passive_alone(low: Sequence[str], i: int) -> bool:
    """True for a participle that is no past form, or that "by" makes a passive."""
    return only_participle(low[i]) or by_somebody(low, i)


def _past_follows(low: Sequence[str], i: int) -> bool:
    """True for the "taken" of "images taken on Monday showed trucks"."""
    for j in range(i + 1, ahead(low, i)):
        word = low[j]
        if word in BOUNDARY or word in STOPS or word == ",":
            return False
        placed = _word(low, j - 1) in DETERMINERS | _BEFORE_NOUNS
        if not placed and (word in PRESENT or (is_past(word) and not only_participle(word))):
            return True
    return False
