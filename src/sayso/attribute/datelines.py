"""Where a paragraph begins with a dateline, which nobody says: "TARN, March 3 (Coast Wire) — ".

The forms are the trade's: a place in capitals, or any place with an agency in brackets; a region
and a date may follow; a dash; and then a sentence that begins as sentences do.
"""

import re

from sayso.records import Passage, Span
from sayso.segment import passage_at

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}(?:, [^\n,()—–:]{2,24}){0,2}"
    r"(?: \([A-Z][^()\n]{1,40}\))?"
    r"|[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,3}(?:, [^\n,()—–:]{2,24}){0,2} \([A-Z][^()\n]{1,40}\))"
    r"(?: ?(?:—|–|--) ?| - )(?=[A-Z\d“”\"‘'«])"
)
LONGEST = 120  # characters


def past_dateline(text: str, passages: tuple[Passage, ...], said: Span) -> Span:
    """The span without the dateline that it begins with; itself where it begins with none."""
    words = passages[passage_at(passages, said.start)].words
    if not words or words[0].start != said.start:
        return said
    found = _DATELINE.match(text, said.start, min(said.end, said.start + LONGEST))
    return said if found is None or found.end() >= said.end else Span(found.end(), said.end)
