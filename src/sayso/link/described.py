"""What bodies are called without their name: readings in, for each such noun the bodies out.

Only what stands beside a name counts: "Aqualis, the company that runs the works", "the water
company Aqualis", "its operator, Solvik Lines"; and "the company" in what a body publishes itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.records import Reading

# Nouns of which an affair may have a single one that is called by nothing else.
_NOUNS = (
    "company|firm|operator|manufacturer|maker|builder|owner|airline|airport|bank|utility|union"
    "|association|federation|charity|institute|laboratory|hospital|clinic|university|club|church"
)
_WORDS = r"(?:(?!(?:of|for|at|from|by|in|to|with) )[a-z][\w’'-]* ){0,3}?"
# From a word's beginning and never giving back: linear in a word of any length.
_NAME = r"(?<![\w’'-])([A-Z][\w’'-]*+(?: (?:(?:of|the|and|for) )?[A-Z][\w’'-]*+){0,5})"
_BEHIND = re.compile(rf"{_NAME}, (?:the|an?|its|their) {_WORDS}({_NOUNS})\b(?![’'])")
_BEFORE = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) {_WORDS}({_NOUNS}),? {_NAME}")
_OWN = re.compile(rf"\b(?:[Tt]he|[Oo]ur) ({_NOUNS})\b")


def described(
    readings: Iterable[Reading], published: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """For each noun the names that it describes anywhere; `published`: outlets that are bodies."""
    found: dict[str, set[str]] = defaultdict(set)
    bodies = frozenset(published)
    for reading in readings:
        text, outlet = reading.document.text, reading.document.outlet
        for name, noun in _BEHIND.findall(text):
            found[noun].add(name)
        for noun, name in _BEFORE.findall(text):
            found[noun].add(name)
        if outlet is not None and outlet in bodies:
            for noun in _OWN.findall(text):
                found[noun].add(outlet)
    return {noun: frozenset(names) for noun, names in found.items()}
