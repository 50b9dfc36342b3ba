"""Say-so in a relative clause: "Lunn, who has maintained that nobody was warned, left no answer".

The tagger now and then passes it over, and what background tells of somebody's denial would stand
as the author's own. Looked for where nothing was found, behind a comma; the clause ends where the
sentence goes on with its own verb, which nobody in it says. Where the noun before it opens the
sentence, such a verb must come: "Lunn, who opposed the tax, | won".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import FINITE, has_verb, looks_past
from sayso.attribute.taken import Taken
from sayso.records import Attribution, Passage, Quote, Span
from sayso.segment import sentence_of

LEAST_SAID = 3  # words of what is said

_CLAUSE = re.compile(
    r",\s(?P<who>who|which)\s"
    r"(?P<cue>(?:(?:has|have|had|did|does)\s)?"
    r"(?:(?:not|also|always|repeatedly|twice|earlier|previously|long|since|once|initially|first)\s)*"
    r"(?:said|says?|den(?:y|ies|ied)|maintain(?:s|ed)?|insist(?:s|ed)?|claim(?:s|ed)?|argue[sd]?"
    r"|warn(?:s|ed)?|add(?:s|ed)?|announce[sd]?|acknowledge[sd]?|admit(?:s|ted)?|confirm(?:s|ed)?"
    r"|state[sd]?|stress(?:es|ed)?|assert(?:s|ed)?|allege[sd]?|told [a-z]+(?: [a-z]+)?))"
    r"\s(?P<said>(?:that|having|any)\b[^;:“”\"()]+)"
)
_RELATIVE = re.compile(r"(?P<joint>,|\s[–—-]|--|\()?\s?\b(?:who|which)(?:\s[\w ]{2,24})?\Z")
LONGEST_RELATIVE = 40  # characters: " – who on Tuesday"
_ENDS = {"–": " –", "—": "—", "-": " - ", "--": "--", "(": ")"}  # of a clause set apart so
_VERB_BEHIND = re.compile(
    r",\s(?:did|does|was|were|is|are|has|have|had|will|would|could|can|may|might|declined|refused)\b"
)
_COMMA = re.compile(r",\s(?P<word>[a-z’']+)")
_WORD = re.compile(r"\w+")


def relatives(
    text: str, passages: tuple[Passage, ...], found: Iterable[Attribution]
) -> Iterator[Attribution]:
    """An attribution for each such clause that `found` does not touch."""
    taken = Taken(found)
    for passage in passages:
        if not re.search(r", wh(?:o|ich) ", text[passage.span.start : passage.span.end]):
            continue
        for sentence in passage.sentences:
            for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
                who, cue = (Span(*clause.span(part)) for part in ("who", "cue"))
                said = _said(text, clause.start("said"), clause.end("said"))
                if len(_WORD.findall(said.of(text))) < LEAST_SAID or taken.touches(who.hull(said)):
                    continue
                yield Attribution(who, cue, (said,), act_of(text, cue), Quote.INDIRECT)


def within_relative(
    text: str, passages: tuple[Passage, ...], attribution: Attribution
) -> Attribution:
    """Without the sentence's own verb behind the clause in which somebody says it."""
    a, last = attribution, attribution.content[-1]
    if a.source is None or a.cue is None or a.cue.start > last.start:
        return a
    since = max(0, a.source.end - LONGEST_RELATIVE)
    relative = _RELATIVE.search(text, since, a.source.end)
    end = _behind(text, passages, relative, last) if relative is not None else None
    if end is None or end <= last.start or any(mark in text[end : last.end] for mark in '“”"'):
        return a
    return replace(a, content=(*a.content[:-1], Span(last.start, end)))


def _behind(
    text: str, passages: tuple[Passage, ...], relative: re.Match[str], said: Span
) -> int | None:
    """Where the relative clause ends in what is said, if the sentence goes on behind it."""
    apart = _ENDS.get((relative["joint"] or "").strip())
    if apart is not None:
        end = text.find(apart, said.start, said.end)
        return end if end >= 0 else None
    verb = _VERB_BEHIND.search(text, said.start, said.end)
    if verb is not None:
        return verb.start()
    sentence = sentence_of(passages, Span(relative.start(), relative.end()))
    if relative["joint"] is None or sentence is None:
        return None
    subject = text[sentence.start : relative.start()]
    if has_verb(subject):
        return None
    found = (c for c in _COMMA.finditer(text, said.start, said.end) if looks_past(c["word"]))
    return next((comma.start() for comma in found), None)


def _said(text: str, start: int, end: int) -> Span:
    """Up to the comma behind which the sentence's own verb stands, or its end."""
    for comma in _COMMA.finditer(text, start, end):
        word = comma["word"]
        if word in FINITE or looks_past(word):
            return Span(start, comma.start())
    return Span(start, start + len(text[start:end].rstrip(" .\n")))
