"""A content that has taken its speaker in: "the bridge is shut, the mayor, Anna Holt, said".

The tagger now and then gives no source there, and the speaker's name stands at the end of what is
said. Between the last comma of the clause and the cue, words without a verb are who speaks.
"""

import re
from dataclasses import replace

from sayso.records import Act, Attribution, Span
from sayso.wordlists import past_forms

MOST_WORDS = 12  # of a speaker with apposition
LEAST_SAID = 3  # words of what is said that must be left

_BETWEEN = re.compile(r"[\s,]*")
_COMMA = re.compile(r",\s+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
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
_NAMED = re.compile(r"[A-Z]|\b(?:the|a|an|his|her|its|their|our)\b")


def untied(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the speaker taken out of the end of its content; itself where it has a
    speaker, or none stands there."""
    a = attribution
    if a.source is not None or a.cue is None or not a.content or a.act is not Act.COMMUNICATION:
        return a
    last = a.content[-1]
    if last.end > a.cue.start or not _BETWEEN.fullmatch(text[last.end : a.cue.start]):
        return a
    tail = _tail(text, last)
    if tail is None:
        return a
    said = Span(last.start, last.start + len(text[last.start : tail.start].rstrip().rstrip(",")))
    if len(_WORD.findall(said.of(text))) < LEAST_SAID:
        return a
    return replace(a, source=tail, content=(*a.content[:-1], said), chance=None)


def _has_verb(words: str) -> bool:
    return _VERB.search(words) is not None or any(
        form in past_forms() for form in _WORD.findall(words)
    )


def _tail(text: str, content: Span) -> Span | None:
    """The longest run of words after a comma, to the content's end, that can be a speaker."""
    words = text[content.start : content.end].rstrip(" ,")
    for comma in _COMMA.finditer(words):
        tail = words[comma.end() :]
        short = len(_WORD.findall(tail)) <= MOST_WORDS
        if short and _NAMED.search(tail) and not _NO_SPEAKER.match(tail) and not _has_verb(tail):
            if any(mark in tail for mark in '“”"‘'):
                return None
            return Span(content.start + comma.end(), content.start + len(words))
    return None
