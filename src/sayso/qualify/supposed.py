"""Whether what a cue tells is only supposed: "If the two spoke about the budget, …", "could fight
it, perhaps by arguing that …", "Do you think that …?"

Comes in: the text and a cue. Goes out: yes or no, by the words between the sentence's or clause's
beginning and the cue, and the mark with which it ends. "Why did the ministry say so?" takes it for
granted that it did.
"""

import re

from sayso.records import Span

REACH = 200  # characters before the cue

_IF = re.compile(
    r"(?:\A|[.!?;:,“”—–]\s|\s[-–—]+\s)(?:[Aa]nd |[Bb]ut |[Ee]ven |[Aa]s )?[Ii]f [^,.;:“”?!]{1,60}\Z"
)
_BY = re.compile(
    r"\b(?:could|should|might|would|can|may)\b(?! have\b)[^.;:“”?!]{1,120}\bby (?:\w+ly )?\Z"
)
# An opening verb before its subject: "Will you", "If he wins, will you", "and did the mayor".
_ASKING = re.compile(
    r"(?:\A|[.!?:;,“”\"‘—–]\s?|\s[-–—]+\s|\b(?:[Aa]nd|[Bb]ut|[Oo]r|[Ss]o|[Aa]nyway),? )"
    r"(?:(?:[Dd]o|[Dd]oes|[Dd]id|[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould|[Ss]hould|[Ii]s|[Aa]re|[Ww]as"
    r"|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ii]s there|[Aa]re there)(?:n[’']t)?) "
    r"(?:(?!and\b|or\b|but\b|that\b|because\b)[\w’'.-]+ ){1,7}?\Z"
)
_END = re.compile(r"[.!?](?=[\s”\"’')\]]|\Z)")


def is_supposed(text: str, cue: Span) -> bool:
    before = text[max(0, cue.start - REACH) : cue.start]
    if _IF.search(before) is not None or _BY.search(before) is not None:
        return True
    if _ASKING.search(before) is None:
        return False
    end = _END.search(text, cue.end, min(cue.end + REACH, len(text)))
    return end is not None and end[0] == "?"
