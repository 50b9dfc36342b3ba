"""What a number counts: unit and noun phrase.

Comes in: tokens and the place behind a numeral. Goes out: a unit (`data/units.tsv`) and the words
as printed. The noun phrase ends with its first plural or human noun, so that no verb is taken
along; where there is none, nothing is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.figures.numerals import WORDS, Token, low_at
from sayso.wordlists import table, word_class

PHRASE = 6  # words of a noun phrase: "more than 900 North Isle coast guard officers"
UNIT_WORDS = 3
_FILLERS = frozenset("more other additional further new".split())
_DETERMINERS = frozenset("the its their his her our these those such".split())
_STOPS = word_class("stops", WORDS)
_UNMARKED = word_class("unmarked", WORDS)
_NOT_PLURAL = ("ss", "us", "is", "'s")


@dataclass(frozen=True, slots=True)
class Counted:
    """Unit and noun phrase of a number, and the last token of the number's own span."""

    unit: str | None
    phrase: str | None
    last: int


def counted(tokens: Sequence[Token], last: int, text: str) -> Counted:
    """What the number that ends at token `last` counts."""
    measure = _measure(tokens, last)
    if measure is not None:
        return Counted(measure[0], _after_of(tokens, measure[1], text), measure[1])
    at = last + 1
    if low_at(tokens, at) == "of":
        at += 1
        measure = _measure(tokens, last + 1)
        if measure is not None:  # "millions of dollars"
            return Counted(measure[0], _after_of(tokens, measure[1], text), measure[1])
    while low_at(tokens, at) in _FILLERS or low_at(tokens, at) in _DETERMINERS:
        at += 1
    head = _head(tokens, at)
    if head is None:
        return Counted(None, None, last)
    unit = "people" if units().get(tokens[head].low) == "people" else None
    return Counted(unit, text[tokens[at].span.start : tokens[head].span.end], last)


def before(tokens: Sequence[Token], first: int, text: str) -> str | None:
    """The phrase of "the number of … at 12,000"."""
    for i in range(first - 1, max(-1, first - 16), -1):
        if tokens[i].low == "of" and low_at(tokens, i - 1) == "number":
            end = i + 1
            while end < first and tokens[end].low not in _LINKS:
                end += 1
            if i + 1 < end < first:
                return text[tokens[i + 1].span.start : tokens[end - 1].span.end]
            return None
    return None


_LINKS = word_class("links", WORDS)


def _measure(tokens: Sequence[Token], last: int) -> tuple[str, int] | None:
    """A unit right behind the number: "percent", "million euros", "-kilometre"."""
    if tokens[last].kind == "number" and tokens[last].suffix:
        unit = units().get(tokens[last].suffix)
        return (unit, last) if unit is not None else None
    start = last + 1
    if low_at(tokens, start) in ("-", "‑", "‐"):
        start += 1
    for size in range(UNIT_WORDS, 0, -1):
        words = " ".join(t.low for t in tokens[start : start + size])
        unit = units().get(words)
        if unit is not None and unit != "people" and start + size <= len(tokens):
            return unit, start + size - 1
    return None


def _after_of(tokens: Sequence[Token], end: int, text: str) -> str | None:
    """The noun phrase of "60 percent of voters"."""
    if low_at(tokens, end + 1) != "of":
        return None
    at = end + 2
    while low_at(tokens, at) in _DETERMINERS:
        at += 1
    head = _head(tokens, at)
    if head is None:
        head = at if at < len(tokens) and _nounish(tokens[at]) else None
    if head is None:
        return None
    return text[tokens[at].span.start : tokens[head].span.end]


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """The first token that looks like the head of a noun phrase beginning at `at`."""
    found = None
    for i in range(at, min(len(tokens), at + PHRASE)):
        token = tokens[i]
        if not _nounish(token):
            break
        if found is not None and not _plural(token):
            continue
        if _plural(token):
            found = i
            if not token.raw[0].isupper():
                break
    return found


def _nounish(token: Token) -> bool:
    return token.kind == "word" and token.low not in _STOPS


def _plural(token: Token) -> bool:
    low = token.low
    if units().get(low) == "people" or low in _UNMARKED:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(_NOT_PLURAL)


def units() -> Mapping[str, str]:
    """Words and signs to units."""
    return table("units.tsv")
