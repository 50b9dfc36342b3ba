"""What a speaker is for a statement: an outlet that reports, somebody who was there, or a party.

Comes in: a Speaker and the words of its mention and cue. Goes out: the kind of evidence that its
word is, None where it is none. An outlet that sues, argues or asks speaks for itself and reports
nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.records import Evidence, EvidenceKind, SourceKind, Span
from sayso.wordlists import forms, rows, word_class

NAME = 4  # words of an outlet's name
_WHO_WAS_THERE = re.compile(
    r"\bwho (?:saw|heard|watched|witnessed|survived|escaped|filmed"
    r"|(?:was|were) (?:aboard|there|nearby|present|inside|outside|standing|sitting|asleep"
    r"|working|walking|in the (?:crowd|hall|room|building|house|street|church|school|market|train"
    r"|bus|car)))\b|\bwho lives? (?:across|next|nearby|near|beside|opposite|above|below)\b"
)
_WAS_THERE = re.compile(
    r"\W*(?:i|we) (?:was|were) (?:aboard|there|inside|outside|standing|sitting|lying|asleep"
    r"|sleeping|driving|walking|working|cooking|waiting|hiding|on board)\b"
)
_ADDRESS = re.compile(r"[\w-]{3,}\.(?:com|org|net|[a-z]{2})", re.IGNORECASE)
_SPEAKING = {
    SourceKind.MEDIA: EvidenceKind.MEDIA,
    SourceKind.EYEWITNESS: EvidenceKind.EYEWITNESS,
}
_REPORTING = frozenset("report reports reported reporting".split())
_CALLING = frozenset("add added adds announced announces called calls declared declares".split())
_PLEADING = frozenset(
    f
    for v in "apologise apologize appeal argue ask contend decline defend demand file petition"
    " plead refuse request sue urge".split()
    for f in forms(v)
) - {"files"}

SEEING = frozenset(
    "saw heard watched witnessed felt filmed spotted counted described recalled recounted".split()
)
_COUNTED = frozenset("two three four five six several many some people somebody someone".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in one link of a statement's chain, by which cue; UNKNOWN where not resolved."""

    mention: Span
    cue: Span | None
    kind: SourceKind = SourceKind.UNKNOWN


def kind_of(speaker: Speaker, mention: Sequence[str], cue: Sequence[str]) -> EvidenceKind | None:
    """The ground that the speaker is by who it is, or by its reporting.

    An unresolved name that "reports that" is an outlet's, and so is one word behind "according
    to", or a title with "The"; `mention` are its words as printed.
    """
    known = _SPEAKING.get(speaker.kind)
    if known is not None or speaker.kind is not SourceKind.UNKNOWN:
        return known
    if len(mention) == 1 and _ADDRESS.fullmatch(mention[0]):
        return EvidenceKind.MEDIA
    names = [word for word in mention if word.lower() != "the"]
    named = 0 < len(names) <= NAME and all(word[0].isupper() for word in names)
    masthead = "according" in cue and (mention[0] == "The" or (len(names) == 1 and _odd(names[0])))
    return EvidenceKind.MEDIA if named and (masthead or _REPORTING & set(cue)) else None


def _odd(name: str) -> bool:
    """True for a name that nobody is called by: "Halden", but not "Mira"."""
    return name.lower() not in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows("given_names.tsv"))


def pleads(cue: Sequence[str]) -> bool:
    """True for a cue by which an outlet speaks as a party: "argued", "filed"."""
    return bool(_PLEADING & set(cue))


def calls(cue: Sequence[str]) -> bool:
    """True for an outlet's own verdict on news: "declared the race over"."""
    return bool(_CALLING & set(cue))


def first_hand(behind: Sequence[str]) -> bool:
    """True for the words behind "I" in "I saw" and "I heard three blasts", not "I heard that"."""
    if behind[:1] and behind[0] in ("felt", "heard"):
        return len(behind) > 1 and behind[1] in word_class("determiners") | _COUNTED
    return bool(behind) and behind[0] in SEEING


def was_there(told: str) -> bool:
    """True for a mention that says so: "the clerk, who was in the hall"."""
    return _WHO_WAS_THERE.search(told) is not None


def tells_of_being_there(content: str) -> bool:
    """True for "I was standing at the window"."""
    return _WAS_THERE.match(content) is not None


def innermost(found: Sequence[Evidence], speakers: Sequence[Speaker]) -> list[Evidence]:
    """The grounds without those of outer speakers that themselves go back to a ground: "the brief
    notes that records show". What an outlet hands on rests on the outlet as well."""
    holders = [
        next((i for i, s in enumerate(speakers) if s.mention.contains(e.span)), None) for e in found
    ]
    last = max((h for h in holders if h is not None), default=-1)
    return [
        e
        for e, h in zip(found, holders, strict=True)
        if h is None or h == last or e.kind is not EvidenceKind.DOCUMENT
    ]


__all__ = [
    "SEEING",
    "Speaker",
    "calls",
    "first_hand",
    "innermost",
    "kind_of",
    "pleads",
    "tells_of_being_there",
    "was_there",
]
