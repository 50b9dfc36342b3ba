"""Numbers that count and measure nothing: ordinals, years, clock times, labels, addresses,
fractions and multiples, names.

Comes in: tokens, a numeral and the range that it makes. Goes out: whether it is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sayso.figures.counted import counted, units
from sayso.figures.numerals import SUFFIXES, WORDS, Numeral, Token, is_number_word, low_at
from sayso.wordlists import word_class

YEARS = (1500, 2100)  # a bare whole number in this range is a year unless a noun follows
_MONTHS = word_class("months", WORDS)
_LABELS = word_class("labels", WORDS)
_STREETS = word_class("streets", WORDS)
HOURS = 12
DAYS = 31
SCORE = 3  # digits of either side of a score
ADDRESS = 4  # words of "131 West 23rd Street"
ORDINALS = frozenset("st nd rd th s".split())
_CLOCK = frozenset("am pm a.m p.m o'clock gmt utc".split())
_PERIODS = frozenset("days weeks months years decades centuries hours minutes".split())
_OF_A_DAY = frozenset("this tonight today yesterday tomorrow sharp on every each local".split())
_DOTTED_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_AT = frozenset("at by from until till to before after since around about".split())
_HYPHENED = word_class("hyphened", WORDS)
_BOUNDED = ("least", "than")  # "at least one", "more than one"
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths".split())
_THAN = frozenset(
    "the as more larger bigger higher greater smaller its their his her that what".split()
)
DASHES = ("-", "–", "—", "‑", "‐")


@dataclass(frozen=True, slots=True)
class Range:
    """One or two numerals that make a figure, and the tokens they take."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False


def left_out(tokens: Sequence[Token], one: Numeral, ranged: Range) -> bool:
    """True for what is no count or measure at all."""
    token = tokens[one.first]
    previous = low_at(tokens, one.first - 1)
    following = low_at(tokens, ranged.last + 1)
    if is_year(token) and one.first == one.last:
        return not _counts(tokens, ranged, previous)
    if _ago(tokens, ranged) or _or_so(tokens, one) or _score(tokens, one):
        return True
    if _ordinal_or_time(tokens, ranged, following) or _half_a_code(tokens, one.first):
        return True
    if _fraction(tokens, one, ranged) or _multiple(tokens, ranged) or _place(tokens, ranged):
        return True
    if _of_a_date(tokens, one, following) or _after_label(tokens, one.first):
        return True
    if following in DASHES and hangs(tokens, ranged.last + 1):
        return True
    if following in DASHES and _glued(tokens, ranged.last + 1):
        if low_at(tokens, ranged.last + 2) in _HYPHENED:
            return False
        return counted(tokens, ranged.last, "").unit is None
    if one.worded:
        return _a_name(tokens, one, ranged)
    if _in_a_name(tokens, ranged):
        return True
    return previous in DASHES and one.first > 1 and _glued(tokens, one.first - 1)


def _half_a_code(tokens: Sequence[Token], first: int) -> bool:
    """ "Pre-9/11": the number behind a stroke that touches another."""
    return low_at(tokens, first - 1) == "/" and first > 1 and tokens[first - 2].raw[-1].isdigit()


def _of_a_date(tokens: Sequence[Token], one: Numeral, following: str) -> bool:
    """ "March 5", "5 March"; not the soldiers of "on 4 March 900 soldiers"."""
    at = one.first - 2 if low_at(tokens, one.first - 1) == "." else one.first - 1
    if low_at(tokens, at) in ("and", "or") and tokens[at - 1].kind == "number":
        at -= 2  # "on March 3 and 4"
    if low_at(tokens, at) not in _MONTHS:
        return following in _MONTHS
    day = one.value is not None and one.value <= DAYS
    return day and not (at > 0 and tokens[at - 1].kind == "number")


def _ordinal_or_time(tokens: Sequence[Token], ranged: Range, following: str) -> bool:
    last = tokens[ranged.last]
    if last.kind == "number" and last.suffix:
        known = last.suffix in units() or last.suffix in SUFFIXES
        return last.suffix in ORDINALS or last.suffix in _CLOCK or not known
    if following in _CLOCK or _on_the_hour(tokens, ranged) or _past_the_hour(tokens, ranged):
        return True
    if not _DOTTED_TIME.fullmatch(last.raw):
        return False
    if counted(tokens, ranged.last, "").unit not in (None, "people"):
        return False  # "by 0.25 percentage points"
    return low_at(tokens, ranged.first - 1) in _AT or (ranged.first == 0 and last.raw[2] == ".")


def _fraction(tokens: Sequence[Token], one: Numeral, ranged: Range) -> bool:
    """ "Half of 1 percent", "two thirds", "one in five", "nine out of ten"."""
    if low_at(tokens, one.first - 1) == "of" and low_at(tokens, one.first - 2) in _FRACTIONS:
        return True
    if _digit_share(tokens, one):
        return True
    if not one.worded:
        return False
    at = ranged.last + 1
    if low_at(tokens, at) in _FRACTIONS - {"half"}:
        return True
    return _share(tokens, at) or _share(tokens, one.first - 1) or _share(tokens, one.first - 2)


def _on_the_hour(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "At seven this morning", "at 9 on Monday"."""
    hour = ranged.high is not None and 1 <= ranged.high <= HOURS
    return (
        hour
        and low_at(tokens, ranged.first - 1) == "at"
        and (
            low_at(tokens, ranged.last + 1) in _OF_A_DAY
            or (low_at(tokens, ranged.last + 1), low_at(tokens, ranged.last + 2)) == ("in", "the")
        )
    )


def _past_the_hour(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "Half past ten", "a quarter to nine"."""
    part = low_at(tokens, ranged.first - 2)
    if low_at(tokens, ranged.first - 1) == "past":
        return part in ("half", "quarter", "minutes")
    return low_at(tokens, ranged.first - 1) == "to" and part == "quarter"


def _ago(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "Three weeks ago" is a date, no duration."""
    return low_at(tokens, ranged.last + 1) in _PERIODS and low_at(tokens, ranged.last + 2) == "ago"


def _score(tokens: Sequence[Token], one: Numeral) -> bool:
    """ "Voted 31 to 12": either number of a score; not "fell from 31 to 12"."""
    for first in (one.first, one.first - 2):
        left, right = _bare(tokens, first), _bare(tokens, first + 2)
        if low_at(tokens, first + 1) != "to" or left is None or right is None:
            continue
        if left > right and low_at(tokens, first - 1) != "from":
            return counted(tokens, first + 2, "").unit is None
    return False


def _bare(tokens: Sequence[Token], i: int) -> int | None:
    """The whole number at `i`, None where none stands there alone."""
    plain = 0 <= i < len(tokens) and tokens[i].kind == "number" and tokens[i].raw.isdigit()
    return int(tokens[i].raw) if plain and len(tokens[i].raw) <= SCORE else None


def _in_a_name(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "Apollo 13", "the Meridia 4": digits right behind a name, with nothing that they count."""
    i = ranged.first - 1
    if i < 1 or ranged.last > ranged.first or tokens[i].kind != "word":
        return False
    name = tokens[i].raw[0].isupper() and tokens[i].low not in units()
    what = counted(tokens, ranged.last, "")
    if not name or what.unit is not None or what.phrase is not None:
        return False
    return tokens[i - 1].kind == "word" and len(tokens[i].raw) > 2 and tokens[i].low not in _MONTHS


def _or_so(tokens: Sequence[Token], one: Numeral) -> bool:
    """ "The last week or two" counts nothing."""
    span = low_at(tokens, one.first - 2)
    return low_at(tokens, one.first - 1) == "or" and (span in _PERIODS or span + "s" in _PERIODS)


def _share(tokens: Sequence[Token], at: int) -> bool:
    """True for the "in" or "out of" at `at` between two number words."""
    words = (low_at(tokens, at), low_at(tokens, at + 1))
    after = at + 2 if words == ("out", "of") else at + 1
    if (words[0] != "in" and after == at + 1) or not 0 < at < after < len(tokens):
        return False
    return all(is_number_word(low_at(tokens, i)) for i in (at - 1, after))


def _digit_share(tokens: Sequence[Token], one: Numeral) -> bool:
    """ "1 in 4", "7 out of 10", "one of every nine"."""
    around = [low_at(tokens, i) for i in range(one.first - 3, one.first + 5)]
    before, after = around[:3], around[4:]
    if before[1:] == ["of", "every"] or after[:2] == ["of", "every"]:
        return True
    if before[1:] == ["out", "of"] or after[:2] == ["out", "of"]:
        other = before[0] if before[1:] == ["out", "of"] else after[2]
        return other.isdigit() or is_number_word(other)
    if after[:1] == ["in"] and around[3] == "1":
        return after[1].isdigit()
    return before[1:] == ["1", "in"]


def _multiple(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "Ten times the rate"; "three times since May" is a count."""
    at = ranged.last + 1
    return low_at(tokens, at) == "times" and low_at(tokens, at + 1) in _THAN


def _place(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "131 West 23rd Street"."""
    for token in tokens[ranged.last + 1 : ranged.last + 1 + ADDRESS]:
        if not (token.raw[0].isupper() or token.kind == "number"):
            return False
        if token.low in _STREETS:
            return True
    return False


def _after_label(tokens: Sequence[Token], first: int) -> bool:
    """ "Article 4", "No. 10", "Flight 12"."""
    at = first - 2 if low_at(tokens, first - 1) in (".", "#") else first - 1
    return low_at(tokens, at) in _LABELS or low_at(tokens, first - 1) == "#"


def _counts(tokens: Sequence[Token], ranged: Range, previous: str) -> bool:
    """True where a number that looks like a year counts something."""
    if (
        previous in ("in", "since", "by", "until", "of", "from", "after", "before")
        or previous in _MONTHS
    ):
        return False
    sign = previous in units() and previous not in _PERIODS  # "the years 2010 to 2013"
    return sign or counted(tokens, ranged.last, "").unit is not None


def _a_name(tokens: Sequence[Token], one: Numeral, ranged: Range) -> bool:
    """ "Group of Seven", "one of the", "no one": number words that count nothing."""
    token = tokens[one.first]
    if token.raw[0].isupper() and one.first and tokens[one.first - 1].kind == "word":
        return True
    if token.low == "zero":
        return counted(tokens, ranged.last, "").phrase is None
    if token.low == "two" and low_at(tokens, one.first - 1) in ("the", "those", "these"):
        return counted(tokens, ranged.last, "").phrase is None  # both of them
    if token.low != "one" or ranged.last > one.first or low_at(tokens, one.first - 1) in _BOUNDED:
        return False
    noun = counted(tokens, ranged.last, "")
    return (
        noun.unit in (None, "people", *_PERIODS)
        or low_at(tokens, one.first - 1) == "at"  # "at one point"
        or low_at(tokens, one.last + 1) == "of"
        or low_at(tokens, one.first - 1) == "no"
    )


def is_year(token: Token) -> bool:
    return (
        token.kind == "number"
        and token.raw.isdigit()
        and len(token.raw) == 4
        and YEARS[0] <= int(token.raw) <= YEARS[1]
    )


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """True where the mark at `i` touches both neighbours."""
    if not 0 < i < len(tokens) - 1:
        return False
    return (
        tokens[i - 1].span.end == tokens[i].span.start
        and tokens[i].span.end == tokens[i + 1].span.start
    )


def hangs(tokens: Sequence[Token], i: int) -> bool:
    """True where a dash touches only the number before it: "18- to 24-year-old"."""
    touches = tokens[i - 1].span.end == tokens[i].span.start
    return touches and i + 1 < len(tokens) and tokens[i].span.end < tokens[i + 1].span.start
