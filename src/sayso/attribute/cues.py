"""Cue words in, the kind of attribution out.

The lexicon is ``data/cues.tsv``. The first word or phrase of a cue that it knows decides: "hopes
to announce" is an attitude, "announced that he hopes" a communication, "try to convince" control.
Two look further: a refusal to speak is communication, as is a request refused; and "appears to
show" is what comes behind "to".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.records import Act, Span
from sayso.wordlists import forms, rows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Marks and set phrases that hand over the word without any verb.
_SPOKEN = re.compile(
    r"[:—–-]|(?:in the )?words of|according to|by-?line|ha(?:s|ve|d) it\Z"
    r"|(?:(?:has|have|had|also|again) ){0,2}"
    r"(?:ma(?:de|kes?|king) (?:(?:it )?(?:[a-z]+ )?(?:clear|plain|known)|no secret)"
    r"|le(?:ts?|aves?|ft) (?:it be known|no doubt))\b",
    re.IGNORECASE,
)
_SEEMING = frozenset("appear appears appeared appearing seem seems seemed seeming".split())
CUE_CHARACTERS = 300  # the head of a cue stands at its front; a longer cue is a mistagged one
BEYOND = 40  # characters behind a cue: "refused | to say"
_ADDING = frozenset("added adds adding continued continues also further".split())
_QUESTION = re.compile(
    r"\b(?:asked|asks|questioned|wondered|inquired|pressed)\b(?! (?:for|to)\b)", re.I
)
_REFUSAL = "refusal"
# To refuse these is to answer: "declined to comment".
_SPEAKING = frozenset(
    """
    say comment answer discuss confirm deny elaborate tell talk speak explain name identify specify
    acknowledge admit concede apologise apologize condemn respond reply address describe mention
    disclose reveal state clarify endorse testify rule predict speculate debate denounce
    """.split()
)


def act_of(text: str, cue: Span | None) -> Act | None:
    """The kind of attribution that the cue makes; None where the lexicon cannot tell."""
    if cue is None:
        return None
    raw = cue.of(text)[:CUE_CHARACTERS]
    words = _WORD.findall(raw.lower())
    beyond = _WORD.findall(text[cue.end : cue.end + BEYOND].lower())
    for i, kind in _known(words):
        if kind == _REFUSAL:
            return _refused([*words[i + 1 :], *beyond])
        if words[i] not in _SEEMING or words[i + 1 : i + 2] != ["to"]:
            return Act(kind)
    return Act.COMMUNICATION if _SPOKEN.match(raw.strip()) else None


def goes_on(text: str, cue: Span | None) -> bool:
    """True for a cue by which whoever spoke last speaks on: "added", "went on", "also said"."""
    if cue is None:
        return False
    words = _WORD.findall(cue.of(text)[:CUE_CHARACTERS].lower())
    return bool(_ADDING & set(words)) or words[:2] in (["went", "on"], ["goes", "on"])


def asks(text: str, cue: Span | None) -> bool:
    """True for a cue that puts a question, which somebody else answers."""
    return cue is not None and _QUESTION.search(cue.of(text)[:CUE_CHARACTERS]) is not None


def _refused(behind: Sequence[str]) -> Act:
    """To do something: control. To say it, or a request: communication."""
    if "to" not in behind[:2]:
        return Act.COMMUNICATION
    at = behind.index("to") + 1
    return Act.COMMUNICATION if _SPEAKING & set(behind[at : at + 2]) else Act.CONTROL


def _known(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The places of the words and phrases that the lexicon knows, and their kinds."""
    for i, word in enumerate(words):
        pair = " ".join(words[i : i + 2])
        kind = _lexicon().get(pair) or _lexicon().get(word)
        if kind is not None:
            yield i, kind


@cache
def _lexicon() -> dict[str, str]:
    """Every form of every word and phrase of the lexicon."""
    acts: dict[str, str] = {}
    for lemma, act, irregular, _ in rows("cues.tsv"):
        head, _, tail = lemma.partition(" ")
        for form in (*forms(head), *irregular.split()):
            acts.setdefault(f"{form} {tail}".strip(), act)
    return acts
