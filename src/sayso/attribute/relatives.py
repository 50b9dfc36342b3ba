"""Say-so in a relative clause: "Lunn, who has maintained that nobody was warned, left no answer".

The tagger now and then passes it over, and what background tells of somebody's denial would stand
as the author's own. Looked for where nothing was found, behind a comma; the clause ends where the
sentence goes on with its own verb.
"""

import re
from collections.abc import Iterable, Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import FINITE, looks_past
from sayso.attribute.taken import Taken
from sayso.records import Attribution, Passage, Quote, Span

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


def _said(text: str, start: int, end: int) -> Span:
    """Up to the comma behind which the sentence's own verb stands, or its end."""
    for comma in _COMMA.finditer(text, start, end):
        word = comma["word"]
        if word in FINITE or looks_past(word):
            return Span(start, comma.start())
    return Span(start, start + len(text[start:end].rstrip(" .\n")))
