"""Whether what a cue tells is only supposed: "If the two spoke about the budget, …", "could fight
it, perhaps by arguing that …".

Comes in: the text and a cue. Goes out: yes or no, by the words between the sentence's or clause's
beginning and the cue.
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


def is_supposed(text: str, cue: Span) -> bool:
    before = text[max(0, cue.start - REACH) : cue.start]
    return _IF.search(before) is not None or _BY.search(before) is not None
