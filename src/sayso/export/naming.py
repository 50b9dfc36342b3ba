"""What speakers are called where they are listed: names, the text's own words, who is not resolved.

Comes in: a Speaker. Goes out: plain, unescaped one-line texts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.comparison import SOMEBODY, Speaker
from sayso.export import wording
from sayso.export.harmless import one_line, shortened
from sayso.records import SourceKind

UNRESOLVED = "not resolved"  # a mention, where nobody was found who is meant

# Mentions that point to somebody spoken of before: pronouns, and bare nouns with "the".
_POINTING = re.compile(
    r"(?:he|she|it|they|we|you|i|this|that|these|those|his|her|its|their|our|my|your)\b"
    r"|the(?: same)? [\w’'-]+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Names:
    """Who takes a side: those known by a name or as what the text describes them, and apart from
    them mentions that nobody is resolved for."""

    resolved: tuple[str, ...]
    unresolved: tuple[str, ...]


def speaker_name(speaker: Speaker) -> str:
    """The name; the text's own words in quotation marks for somebody it does not name."""
    if speaker.named or speaker.kind is SourceKind.AUTHOR or speaker.name == SOMEBODY:
        return one_line(speaker.name)
    return f"“{shortened(wording.mentioned(speaker.name), 60)}”"


def is_resolved(speaker: Speaker) -> bool:
    """Whether it is known who is meant, if only as "a pilot" whom the text does not name. "She",
    "his office", "the director" point to somebody, and nobody was found to whom."""
    if speaker.named or speaker.kind is SourceKind.AUTHOR:
        return True
    return speaker.kind is not SourceKind.UNKNOWN and _POINTING.match(speaker.name) is None


def speaker_kind(speaker: Speaker) -> str:
    """The kind, where it is known who is meant."""
    return wording.kind(speaker.kind) if is_resolved(speaker) else UNRESOLVED


def names(speakers: Iterable[Speaker]) -> Names:
    """Each name once, in the order in which they speak."""
    known: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for one in speakers:
        known[is_resolved(one)][speaker_name(one)] = None
    return Names(tuple(known[True]), tuple(known[False]))


def listed(names: Names) -> tuple[str, ...]:
    """In one list: "Oona Brandt", "“she” (not resolved)"."""
    return (*names.resolved, *(f"{name} ({UNRESOLVED})" for name in names.unresolved))
