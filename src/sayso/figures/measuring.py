"""The words of a statement in, its figures out: value or range, unit, what is counted.

Left out are ordinals, dates and years, clock times, numbers of articles, rooms and flights, and
numbers in names. Promises: pure, linear, spans inside the content and in text order. A span
covers bound, sign, number and measure ("up to $12 million"), not what is counted.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sayso.figures.counted import before, counted, units
from sayso.figures.excluded import DASHES, ORDINALS, YEARS, Range, hangs, is_year, left_out
from sayso.figures.numerals import WORDS, Numeral, Token, counts, low_at, numeral_at, tokens_of
from sayso.records import Document, Figure, Span
from sayso.wordlists import table, word_class

OLDEST = 120
BOUND_WORDS = 3
_BELOW_ZERO = ("minus", "negative")
_CHANGE = word_class("change", WORDS)
_TIMES = frozenset("years months weeks days hours minutes".split())


def figures(document: Document, content: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The figures of a statement, in text order."""
    text = document.text
    found = [f for span in content if counts(text, span) for f in _in_span(text, span)]
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
        figure = None if left_out(tokens, numeral, ranged) else _figure(tokens, ranged, text)
        if figure is not None:
            found.append(figure)
        i = ranged.last + 1
    return found


def _joined(tokens: Sequence[Token], one: Numeral) -> Range:
    """The numeral alone, or with a second one: "10 to 12", "10-12 thousand", "two or three"."""
    alone = Range(one.first, one.last, one.value, one.value, one.value is None)
    other = _second(tokens, one)
    if other is None or one.value is None or other.value is None:
        return alone
    link = low_at(tokens, other.first - 1)
    if not link.isalpha() and link not in DASHES:
        link = low_at(tokens, other.first - 2)  # "$3bn to $4bn"
    lead = low_at(tokens, _sign_at(tokens, one.first) - 1)
    if link == "and" and lead != "between":
        return alone
    if link == "to" and lead == "from" and _changes(tokens, one.first):
        return alone
    low = one.value * other.scale if one.scale == 1 and other.scale > 1 else one.value
    if low > other.value:
        low = one.value
    if low >= other.value or (
        YEARS[0] <= one.value <= YEARS[1] < 10 * one.value and is_year(tokens[one.first])
    ):
        return alone
    return Range(one.first, other.last, low, other.value, link == "or")


def _second(tokens: Sequence[Token], one: Numeral) -> Numeral | None:
    """The numeral behind "to", "and", "or" or a dash, or a hanging dash: "18- to 24-"."""
    if low_at(tokens, one.last + 1) in DASHES and hangs(tokens, one.last + 1):
        one = replace(one, last=one.last + 1)
    if low_at(tokens, one.last + 1) == "%":  # "2% to 3%"
        one = replace(one, last=one.last + 1)
    link = low_at(tokens, one.last + 1)
    if link not in ("to", "and", "or", *DASHES) or tokens[one.last].suffix in ORDINALS:
        return None
    at = one.last + 2
    if units().get(low_at(tokens, at)) is not None and not low_at(tokens, at).isalpha():
        at += 1
    if low_at(tokens, at) == "from":
        return None
    return numeral_at(tokens, at) if at < len(tokens) else None


def _changes(tokens: Sequence[Token], first: int) -> bool:
    """True where something went from one number to another: two figures, not a range."""
    return any(t.low in _CHANGE for t in tokens[max(0, first - 7) : first])


def _sign_at(tokens: Sequence[Token], first: int) -> int:
    """The first token of the number with a currency sign before it."""
    sign = low_at(tokens, first - 1)
    if sign in units() and not sign.isalpha() and sign != "%" and first:
        return first - 1
    return first


def _figure(tokens: Sequence[Token], ranged: Range, text: str) -> Figure | None:
    what = counted(tokens, ranged.last, text)
    first = _sign_at(tokens, ranged.first)
    unit = what.unit if first == ranged.first else units()[tokens[first].low]
    phrase = before(tokens, ranged.first, text) if what.unit in (None, "people") else None
    if unit is None and _an_age(tokens, ranged):
        unit = "years"
    start, bound = _bound(tokens, first)
    if unit in _TIMES and low_at(tokens, start) == "over":
        start, bound = first, None  # "over six years" is while they lasted
    start, bounded = _bounded(start, bound, ranged, first)
    end = tokens[what.last].span.end
    behind = tuple(low_at(tokens, what.last + i) for i in (1, 2))
    if behind == ("or", "so"):
        bounded = replace(bounded, approximate=True)
    if low_at(tokens, first - 1) in _BELOW_ZERO and low_at(tokens, first - 2) != "or":
        bounded = _negative(bounded)
    if low_at(tokens, what.last + 1) == "+" or _or_more(tokens, what.last):
        bounded = replace(bounded, high=None)
        end = tokens[what.last + (1 if low_at(tokens, what.last + 1) == "+" else 2)].span.end
    return Figure(
        Span(tokens[start].span.start, end),
        _number(bounded.low),
        _number(bounded.high),
        bounded.approximate,
        unit,
        phrase if phrase is not None else what.phrase,
    )


def _negative(ranged: Range) -> Range:
    """ "Minus 3 points", "a net negative 6"."""
    low, high = ranged.high, ranged.low
    return replace(ranged, low=None if low is None else -low, high=None if high is None else -high)


def _or_more(tokens: Sequence[Token], last: int) -> bool:
    return low_at(tokens, last + 1) == "or" and low_at(tokens, last + 2) == "more"


def _an_age(tokens: Sequence[Token], ranged: Range) -> bool:
    """ "Mira Tolvane, 54, said"."""
    i = ranged.first
    if low_at(tokens, i - 1) == "aged":
        return True
    named = i > 1 and tokens[i - 2].raw[0].isupper()
    young = ranged.high is not None and ranged.high < OLDEST
    return named and young and low_at(tokens, i - 1) == "," == low_at(tokens, ranged.last + 1)


def _bound(tokens: Sequence[Token], first: int) -> tuple[int, str | None]:
    """The bound words right before token `first`: where they begin, what they say."""
    for size in range(BOUND_WORDS, 0, -1):
        if first - size >= 0:
            says = table("bounds.tsv").get(" ".join(t.low for t in tokens[first - size : first]))
            if says is not None:
                return first - size, says
    return first, None


def _bounded(start: int, bound: str | None, ranged: Range, first: int) -> tuple[int, Range]:
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
