"""How a content is told: in the speaker's own words or not, looking back or not, by what cue.

Comes in: text, content, cues with their readings. Goes out: a Telling.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.qualify.forces import CueReading, Force
from sayso.qualify.pasts import is_past
from sayso.qualify.words import words_of
from sayso.records import Span
from sayso.wordlists import forms

PRESENT = frozenset("is are am be being".split())
_PAST_HELPERS = frozenset("was were did had".split())
_PERFECT = frozenset("has have 've".split())
_OPENING = frozenset("\"“„«‘'")
SET_OUT = frozenset(
    f
    for v in "aim attempt bid effort fight hope seek strive struggle try".split()
    for f in (*forms(v), "sought", "tried", "strove", "fought")
)
EXPECTED = frozenset("likely unlikely bound tipped foresaw forecast".split()) | frozenset(
    f
    for v in "expect forecast predict fear warn project foresee anticipate".split()
    for f in forms(v)
)
# By these somebody judges what others will do.
OPINING = frozenset(
    "belief charge charges concern concerns idea notion sceptical skeptical".split()
) | frozenset(
    f
    for v in "argue believe contend doubt guess imagine reckon speculate suggest suppose suspect"
    " think wonder worry".split()
    for f in forms(v)
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How a content is told: in the speaker's own words or not, and by what cues.

    `cue` are the words of the innermost one; `past`: it looks back on the saying; `shifts`: it
    turns "is" into "was", as "said" does and "has said" does not; `heading`: it is the first line;
    `reported`: a past cue stands further out.
    """

    direct: bool
    past: bool
    shifts: bool
    cue: frozenset[str]
    to: bool
    forces: frozenset[Force]
    heading: bool = False
    reported: bool = False


def telling(
    text: str, content: tuple[Span, ...], cues: tuple[Span, ...], readings: Sequence[CueReading]
) -> Telling:
    """How the cues tell the content."""
    words = [w.low for w in words_of(text, cues[-1:])]
    direct = bool(_OPENING & set(text[max(0, content[0].start - 1) : content[0].start + 1]))
    past = _past_cue(words)
    return Telling(
        direct=direct,
        past=past,
        shifts=past and not direct and not _PERFECT & set(words),
        cue=frozenset(words),
        to=words[-1:] == ["to"] and "according" not in words,
        forces=frozenset(r.force for r in readings),
        heading=_is_heading(text, content[0]),
        reported=any(_past_cue([w.low for w in words_of(text, (cue,))]) for cue in cues[:-1]),
    )


def _is_heading(text: str, place: Span) -> bool:
    """True for the whole first line of a text that goes on below it."""
    line, newline, _ = text[: place.end + 3].lstrip().partition("\n")
    return bool(newline) and text[: place.start].strip() == "" and line.strip() == place.of(text)


def _past_cue(words: Sequence[str]) -> bool:
    """ "Said", "has said", "was told", "adding"; not "is believed"."""
    if PRESENT & set(words):
        return False
    return any(
        is_past(w) or w in _PAST_HELPERS or (w.endswith("ing") and w != "according") for w in words
    )
