"""The words of a statement in, its figures out: value or range, unit, what is counted.

Left out are ordinals, dates and years, clock times, numbers of articles, rooms and flights, and
numbers in names. Promises: pure, linear, spans inside the content and in text order. A span
covers bound, sign, number and measure ("up to $12 million"), not what is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.figures.counted import before, counted, units
from sayso.figures.lexicon import table, word_class
from sayso.figures.numerals import Numeral, Token, numeral_at, tokens_of
from sayso.records import Document, Figure, Span

YEARS = (1500, 2100)  # a bare whole number in this range is a year unless a noun follows
OLDEST = 120
BOUND_WORDS = 3
_MONTHS = word_class("months")
_LABELS = word_class("labels")
_ORDINALS = frozenset("st nd rd th s".split())
_CLOCK = frozenset("am pm a.m p.m o'clock gmt utc".split())
_CHANGE = word_class("change")
_TIMES = frozenset("years months weeks days hours minutes".split())
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths".split())
_DASHES = ("-", "–", "—", "‑", "‐")


@dataclass(frozen=True, slots=True)
class _Range:
    """One or two numerals that make a figure, and the tokens they take."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False
    sign: str | None = None


def figures(document: Document, content: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The figures of a statement, in text order."""
    found = [f for span in content for f in _in_span(document.text, span)]
    return tuple(sorted(found, key=lambda f: f.span))


def _in_span(text: str, span: Span) -> list[Figure]:
    tokens = tokens_of(text, span)
    found = []
    i = 0
    while i < len(tokens):
        numeral = numeral_at(tokens, i)
        if numeral is None:
            i += 1
            continue
        ranged = _joined(tokens, numeral)
        figure = None if _left_out(tokens, numeral, ranged) else _figure(tokens, ranged, text)
        if figure is not None:
            found.append(figure)
        i = ranged.last + 1
    return found


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _joined(tokens: Sequence[Token], one: Numeral) -> _Range:
    """The numeral alone, or with a second one: "10 to 12", "10-12 thousand", "two or three"."""
    alone = _Range(one.first, one.last, one.value, one.value, one.value is None)
    link = _low(tokens, one.last + 1)
    other = _second(tokens, one)
    if other is None or one.value is None or other.value is None:
        return alone
    lead = _low(tokens, _sign_at(tokens, one.first) - 1)
    if link == "and" and lead != "between":
        return alone
    if link == "to" and lead == "from" and _changes(tokens, one.first):
        return alone
    low = one.value * other.scale if one.scale == 1 and other.scale > 1 else one.value
    if low > other.value:
        low = one.value
    if low >= other.value or (
        YEARS[0] <= one.value <= YEARS[1] < 10 * one.value and _is_year(tokens[one.first])
    ):
        return alone
    return _Range(one.first, other.last, low, other.value, link == "or")


def _second(tokens: Sequence[Token], one: Numeral) -> Numeral | None:
    """The numeral behind "to", "and", "or" or a dash."""
    link = _low(tokens, one.last + 1)
    if link not in ("to", "and", "or", *_DASHES) or tokens[one.last].suffix in _ORDINALS:
        return None
    at = one.last + 2
    if units().get(_low(tokens, at)) is not None and not _low(tokens, at).isalpha():
        at += 1
    if _low(tokens, at) == "from":
        return None
    return numeral_at(tokens, at) if at < len(tokens) else None


def _changes(tokens: Sequence[Token], first: int) -> bool:
    """True where something went from one number to another: two figures, not a range."""
    return any(t.low in _CHANGE for t in tokens[max(0, first - 7) : first])


def _sign_at(tokens: Sequence[Token], first: int) -> int:
    """The first token of the number with a currency sign before it."""
    sign = _low(tokens, first - 1)
    if sign in units() and not sign.isalpha() and sign != "%" and first:
        return first - 1
    return first


def _is_year(token: Token) -> bool:
    return (
        token.kind == "number"
        and token.raw.isdigit()
        and len(token.raw) == 4
        and YEARS[0] <= int(token.raw) <= YEARS[1]
    )


def _left_out(tokens: Sequence[Token], one: Numeral, ranged: _Range) -> bool:
    """True for what is no count or measure at all."""
    token = tokens[one.first]
    previous = _low(tokens, one.first - 1)
    following = _low(tokens, ranged.last + 1)
    if _is_year(token) and one.first == one.last:
        return not _counts(tokens, ranged, previous)
    if _ordinal_or_time(tokens, ranged, following):
        return True
    month = _low(tokens, one.first - 2) if previous == "." else previous
    if month in _MONTHS or following in _MONTHS or _after_label(tokens, one.first):
        return True
    if previous == "of" and _low(tokens, one.first - 2) in _FRACTIONS:
        return True  # "half of 1 percent" is not 1 percent
    if following in _DASHES and _hangs(tokens, ranged.last + 1):
        return True
    if following in _DASHES and _glued(tokens, ranged.last + 1):
        return counted(tokens, ranged.last, "").unit is None
    if one.worded:
        return _a_name(tokens, one, ranged)
    return previous in _DASHES and one.first > 1 and _glued(tokens, one.first - 1)


def _ordinal_or_time(tokens: Sequence[Token], ranged: _Range, following: str) -> bool:
    last = tokens[ranged.last]
    if last.kind == "number" and last.suffix:
        known = last.suffix in units() or last.suffix in ("k", "m", "mn", "bn", "b", "tn")
        return last.suffix in _ORDINALS or last.suffix in _CLOCK or not known
    return following in _CLOCK


def _after_label(tokens: Sequence[Token], first: int) -> bool:
    """ "Article 4", "No. 10", "Flight 12"."""
    at = first - 2 if _low(tokens, first - 1) in (".", "#") else first - 1
    return _low(tokens, at) in _LABELS or _low(tokens, first - 1) == "#"


def _counts(tokens: Sequence[Token], ranged: _Range, previous: str) -> bool:
    """True where a number that looks like a year counts something."""
    if (
        previous in ("in", "since", "by", "until", "of", "from", "after", "before")
        or previous in _MONTHS
    ):
        return False
    return previous in units() or counted(tokens, ranged.last, "").unit is not None


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """True where the mark at `i` touches both neighbours."""
    if not 0 < i < len(tokens) - 1:
        return False
    return (
        tokens[i - 1].span.end == tokens[i].span.start
        and tokens[i].span.end == tokens[i + 1].span.start
    )


def _hangs(tokens: Sequence[Token], i: int) -> bool:
    """True where a dash touches only the number before it: "18- to 24-year-old"."""
    touches = tokens[i - 1].span.end == tokens[i].span.start
    return touches and i + 1 < len(tokens) and tokens[i].span.end < tokens[i + 1].span.start


def _a_name(tokens: Sequence[Token], one: Numeral, ranged: _Range) -> bool:
    """ "Group of Seven", "one of the", "no one": number words that count nothing."""
    token = tokens[one.first]
    if token.raw[0].isupper() and one.first and tokens[one.first - 1].kind == "word":
        return True
    if token.low != "one" or ranged.last > one.first:
        return False
    noun = counted(tokens, ranged.last, "")
    return (
        noun.unit is None
        or _low(tokens, one.last + 1) == "of"
        or _low(tokens, one.first - 1) == "no"
    )


def _figure(tokens: Sequence[Token], ranged: _Range, text: str) -> Figure | None:
    what = counted(tokens, ranged.last, text)
    first = _sign_at(tokens, ranged.first)
    unit = what.unit if first == ranged.first else units()[tokens[first].low]
    phrase = before(tokens, ranged.first, text) if what.unit in (None, "people") else None
    if unit is None and _an_age(tokens, ranged):
        unit = "years"
    start, bound = _bound(tokens, first)
    if unit in _TIMES and _low(tokens, start) == "over":
        start, bound = first, None  # "over six years" is while they lasted
    start, bounded = _bounded(start, bound, ranged, first)
    end = tokens[what.last].span.end
    if _low(tokens, what.last + 1) == "+" or _or_more(tokens, what.last):
        bounded = replace(bounded, high=None)
        end = tokens[what.last + (1 if _low(tokens, what.last + 1) == "+" else 2)].span.end
    return Figure(
        Span(tokens[start].span.start, end),
        _number(bounded.low),
        _number(bounded.high),
        bounded.approximate,
        unit,
        phrase if phrase is not None else what.phrase,
    )


def _or_more(tokens: Sequence[Token], last: int) -> bool:
    return _low(tokens, last + 1) == "or" and _low(tokens, last + 2) == "more"


def _an_age(tokens: Sequence[Token], ranged: _Range) -> bool:
    """ "Mira Tolvane, 54, said"."""
    i = ranged.first
    if _low(tokens, i - 1) == "aged":
        return True
    named = i > 1 and tokens[i - 2].raw[0].isupper()
    young = ranged.high is not None and ranged.high < OLDEST
    return named and young and _low(tokens, i - 1) == "," == _low(tokens, ranged.last + 1)


def _bound(tokens: Sequence[Token], first: int) -> tuple[int, str | None]:
    """The bound words right before token `first`: where they begin, what they say."""
    for size in range(BOUND_WORDS, 0, -1):
        if first - size >= 0:
            says = table("bounds.tsv").get(" ".join(t.low for t in tokens[first - size : first]))
            if says is not None:
                return first - size, says
    return first, None


def _bounded(start: int, bound: str | None, ranged: _Range, first: int) -> tuple[int, _Range]:
    """The range as its bound words leave it."""
    if bound in ("between", "from"):
        return (start if ranged.low != ranged.high else first), ranged
    if ranged.low is None and ranged.high is None:
        return (start if bound == "about" else first), ranged
    if bound == "high":
        return start, replace(ranged, low=None)
    if bound == "low":
        return start, replace(ranged, high=None)
    return start, replace(ranged, approximate=ranged.approximate or bound == "about")


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


__all__ = ["figures"]
