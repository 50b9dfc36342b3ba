"""Whether words can be a speaker: a name, or a noun phrase for somebody, without a verb.

Comes in: a few words, as they stand in the text. Goes out: yes or no, by closed classes of words,
the lists of roles and bodies (`data/roles.tsv`, `organisations.tsv`, `unnamed.tsv`) and spelling.
"""

import re
from functools import cache

from sayso.records import SourceKind
from sayso.wordlists import past_forms, rows, singular

MOST_WORDS = 12  # of a speaker with apposition

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NO_SPEAKER = re.compile(
    r"(?:in|on|at|by|from|to|for|with|of|after|before|during|since|until|about|over|under|as|but"
    r"|and|or|which|who|whom|whose|where|when|while|if|because|although|though|including|however"
    r"|according|not|no|nor|than|that|then|there|here|so|yet|both|either)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|must"
    r"|shall|should|will|would|\w+n['’]t|[a-z]+ed|[a-z]+ing)\b"
)
_OF = re.compile(r"\s(?:of|for|in|at|on)\s")
PRONOUN = re.compile(r"(?:he|she|they|it)", re.I)
_FIRST_PERSON = frozenset("i we me us my our".split())
_CROWD = frozenset("some many most others several".split())
# Helping verbs that a clause can have alone.
FINITE = frozenset(
    "is are was were has have had will would can could may might must should does did do "
    "cannot".split()
)
# Adverbs before a verb, for other rooms' patterns.
ADVERBS = r"(?:(?:also|always|once|later|earlier|now|still|long|since|[a-z]+ly) ){0,4}"
_NAMED = re.compile(r"[A-Z]|\b(?:the|a|an|his|her|its|their|our)\b")


def can_speak(words: str) -> bool:
    """Few words with a name or an article and without a verb, that open no clause or phrase."""
    short = len(WORD.findall(words)) <= MOST_WORDS
    named = _NAMED.search(words) is not None and not _NO_SPEAKER.match(words)
    return short and named and not has_verb(words)


def is_subject(words: str) -> bool:
    """Whether they can speak, or stand for somebody who can: "she"."""
    return PRONOUN.fullmatch(words) is not None or can_speak(words)


def is_somebody(words: str) -> bool:
    """Whether they are somebody, also "some" and "party leaders", and not "I" or "most of us"."""
    if set(words.lower().split()) & _FIRST_PERSON:
        return False
    return is_subject(words) or is_speaker(words) or words.lower() in _CROWD


def is_speaker(words: str) -> bool:
    """Whether their head is the noun of a role or a body: "the state news agency of Karst"."""
    head = "".join(_OF.split(words)[0].lower().split()[-1:])
    return head in _speakers() or singular(head) in _speakers()


def is_listener(words: str) -> bool:
    """Whether their head is the noun of somebody who can be told something: no "report"."""
    head = words.lower().split()[-1]
    return is_speaker(words) and not {head, singular(head)} & _documents()


def is_role(word: str) -> bool:
    """Whether it is the noun of an office or a calling: "minister", "Nurses"."""
    return word.lower() in _roles() or singular(word.lower()) in _roles()


@cache
def _roles() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows("roles.tsv"))


@cache
def _documents() -> frozenset[str]:
    found = rows("organisations.tsv")
    return frozenset(noun.lower() for noun, kind, *_ in found if kind == SourceKind.DOCUMENT)


@cache
def _speakers() -> frozenset[str]:
    return frozenset(
        row[0].lower()
        for name in ("roles", "organisations", "unnamed")
        for row in rows(f"{name}.tsv")
    )


def looks_past(word: str) -> bool:
    """Whether a small word is spelled like a past form or participle."""
    return word in past_forms() or (word.endswith("ed") and len(word) > 4)


def has_verb(words: str) -> bool:
    """Whether one of the words is a helping verb, or looks like a past form or participle."""
    return _VERB.search(words) is not None or any(
        form in past_forms() for form in WORD.findall(words)
    )
