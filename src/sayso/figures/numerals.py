"""Digits and number words in, values out.

Comes in: text and a span. Goes out: tokens, and at a token a Numeral where one begins there.
Promises: linear; digit strings longer than LONGEST characters are codes, not figures.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from sayso.records import Span

_TOKEN = re.compile(
    r"(?P<code>\d++(?:[:/]\d++)++|\d++(?:-\d++){2,}+|\d++(?:\.\d++){2,}+)"  # times, dates, sections
    r"|(?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3}(?!\d))++(?:\.\d++)?|\d++(?:\.\d++)?)"
    r"(?P<suffix>[^\W\d_]*+)"
    r"|(?P<word>[^\W\d_][^\W_]*+(?:['’.&-][^\W_]++)*+\$?)"
    r"|(?P<mark>\S)"
)
WORDS = "figure_words.toml"  # the classes of words at figures
LONGEST = 15
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
    "mln": 10**6,
    "bn": 10**9,
}
_HALF = Decimal("0.5")
_TIMES = frozenset("second minute hour day week month year".split())
SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12} | {
    word: SCALES[word]
    for word in ("thousand", "million", "billion", "trillion")  # "£2million"
}
OPEN = frozenset("dozens scores hundreds thousands millions billions tens".split())
_NUMBER_WORDS = frozenset(_ONES) | {"hundred", "thousand", "million", "billion", "trillion"}
# Every numeral holds one of these.
_COUNTING = re.compile(rf"\d|\b(?i:half|{'|'.join(sorted({*_NUMBER_WORDS, *OPEN, *SCALES}))})")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: `kind` is code, number, word or mark; `suffix` the letters on a number."""

    kind: str
    low: str
    raw: str
    suffix: str
    span: Span


def low_at(tokens: Sequence[Token], i: int) -> str:
    """The token in lower case; nothing before the first and behind the last."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens first..last. `value` is None for "dozens" and the like."""

    first: int
    last: int
    value: Decimal | None
    scale: int
    worded: bool


def counts(text: str, span: Span) -> bool:
    """False where a span can hold no numeral."""
    return _COUNTING.search(text, span.start, span.end) is not None


def tokens_of(text: str, span: Span) -> list[Token]:
    """The tokens of a span."""
    return list(_tokens(text, span))


def _tokens(text: str, span: Span) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        kind = match.lastgroup or "mark"
        if match["number"] is not None:
            kind = "number"
        raw = match[kind]
        low = raw.lower().replace("’", "'")
        place = Span(match.start(), match.end())
        if kind == "word" and _hyphened(low):
            yield from _split(raw, place)
        else:
            yield Token(kind, low, raw, (match["suffix"] or "").lower(), place)


def _hyphened(low: str) -> bool:
    """True for "eight-year": a number word joined to what it counts."""
    head, dash, tail = low.partition("-")
    return bool(dash) and head in _NUMBER_WORDS and not is_number_word(low) and tail.isascii()


def _split(raw: str, place: Span) -> Iterator[Token]:
    """ "Eight", "-", "year"."""
    cut = place.start + raw.index("-")
    for kind, start, end in (
        ("word", place.start, cut),
        ("mark", cut, cut + 1),
        ("word", cut + 1, place.end),
    ):
        part = raw[start - place.start : end - place.start]
        yield Token(kind, part.lower(), part, "", Span(start, end))


def numeral_at(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The numeral that begins at token `i`: "two", "two and a half million"."""
    found = _whole_at(tokens, i)
    if found is None or found.value is None or found.scale != 1:
        return found
    if [token.low for token in tokens[found.last + 1 : found.last + 4]] != ["and", "a", "half"]:
        return found
    last, scale = _scales(tokens, found.last + 3)
    return Numeral(i, last, (found.value + _HALF) * scale, scale, True)


def _whole_at(tokens: Sequence[Token], i: int) -> Numeral | None:
    token = tokens[i]
    if token.kind == "number":
        return _digits(tokens, i)
    if token.kind != "word":
        return None
    if token.low in OPEN:
        return _open(tokens, i)
    if token.low in ("a", "an", "half", "several", "few"):
        return _with_article(tokens, i)
    return _worded(tokens, i)


def _digits(tokens: Sequence[Token], i: int) -> Numeral | None:
    token = tokens[i]
    if len(token.raw) > LONGEST:
        return None
    value = Decimal(re.sub(r"[,\s]", "", token.raw))
    if token.suffix in SUFFIXES:
        scale = SUFFIXES[token.suffix]
        return Numeral(i, i, value * scale, scale, False)
    last, scale = _scales(tokens, i, token.suffix)
    return Numeral(i, last, value * scale, scale, False)


def _scales(tokens: Sequence[Token], i: int, suffix: str = "") -> tuple[int, int]:
    """The last token and the factor of the scale words after token `i`."""
    scale = 1
    while not suffix and i + 1 < len(tokens) and tokens[i + 1].low in SCALES:
        i += 1
        scale *= SCALES[tokens[i].low]
    return i, scale


def _open(tokens: Sequence[Token], i: int) -> Numeral:
    """ "Hundreds", "tens of thousands": as printed, without bounds."""
    if i + 2 < len(tokens) and tokens[i + 1].low == "of" and tokens[i + 2].low in OPEN:
        return Numeral(i, i + 2, None, 1, True)
    return Numeral(i, i, None, 1, True)


def _with_article(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "A hundred", "a hundred and ten", "half a million", "several thousand"."""
    word = tokens[i].low
    at = i + 1
    if word == "a" and at < len(tokens) and tokens[at].low == "few":  # "a few hundred"
        few = _with_article(tokens, at)
        return None if few is None else replace(few, first=i)
    if word == "half" and at < len(tokens) and tokens[at].low in ("a", "an"):
        if at + 1 < len(tokens) and tokens[at + 1].low in _TIMES:  # "half an hour"
            return Numeral(i, at, _HALF, 1, True)
        at += 1
    if at >= len(tokens) or tokens[at].low not in SCALES:
        return None
    last, scale = _scales(tokens, at - 1)
    if word in ("several", "few"):
        return Numeral(i, last, None, scale, True)
    if word == "half":
        return Numeral(i, last, Decimal(scale) / 2, scale, True)
    rest = _remainder(tokens, last, scale)
    if rest is None or rest.value is None:
        return Numeral(i, last, Decimal(scale), scale, True)
    return Numeral(i, rest.last, scale + rest.value, 1, True)


def _remainder(tokens: Sequence[Token], last: int, scale: int) -> Numeral | None:
    """The ten of "a hundred and ten": what is less than the scale before it."""
    if last + 2 >= len(tokens) or tokens[last + 1].low != "and":
        return None
    rest = _worded(tokens, last + 2) if tokens[last + 2].kind == "word" else None
    return rest if rest is not None and rest.value is not None and rest.value < scale else None


def _worded(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Number words: "twelve thousand", "two hundred and five", "forty-five"."""
    last = i - 1
    j = i
    while j < len(tokens) and j < i + 12:
        if is_number_word(tokens[j].low):
            last = j
        elif not (tokens[j].low == "and" and j > i and tokens[j - 1].low in SCALES):
            break
        j += 1
    if last < i or tokens[i].low in SCALES:
        return None
    value = _value(" ".join(t.low.replace("-", " ") for t in tokens[i : last + 1]))
    if value is None:
        last, value = i, _value(tokens[i].low.replace("-", " "))
    if value is None:
        return None
    end, factor = _scales(tokens, last)
    scale = factor * next((SCALES[t.low] for t in tokens[last:i:-1] if t.low in SCALES), 1)
    return Numeral(i, end, Decimal(value) * factor, scale, True)


def is_number_word(low: str) -> bool:
    return low in _NUMBER_WORDS or (
        "-" in low and all(part in _NUMBER_WORDS for part in low.split("-"))
    )


@lru_cache(maxsize=4096)
def _value(words: str) -> int | None:
    """What text2num makes of the words; None where they are no one number."""
    try:
        return int(text2num(words, "en"))
    except (ValueError, OverflowError):
        return None
