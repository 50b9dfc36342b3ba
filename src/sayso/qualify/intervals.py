"""Days told by a border or as a stretch: "the end of March", "4 to 6 November", "the past two
weeks", "the 20th".

Comes in: a stretch of text, the day of publication, and what looks ahead. Goes out: places with
ISO days or start/end, None where nothing can be counted. Promises: linear.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from sayso.qualify.calendar import (
    COUNT,
    MONTH,
    YEAR,
    counted,
    month,
    month_after,
    month_number,
    near_year,
    year,
)
from sayso.records import Span

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_AND = r" ?(?:-|–|—|to|and|until|till|through) ?"
_NEAR = {"day before yesterday": -2, "last night": -1, "day after tomorrow": 2} | dict.fromkeys(
    ("this morning", "this afternoon", "this evening"), 0
)
_ORDER = ("first", "second", "third", "fourth")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_PATTERN = re.compile(
    r"(?<![\w.,/-])(?:"
    rf"(?P<span>(?:(?i:between) )?(?:{MONTH} (?P<a1>{_DAY}){_AND}(?P<b1>{_DAY})(?![\w%]|,\d)"
    rf"|(?P<a2>{_DAY}){_AND}(?P<b2>{_DAY}) {MONTH})(?:,? {YEAR})?)(?!\w)"
    rf"|(?P<apart>(?:(?i:from|between) )?(?P<m1>{MONTH}) (?P<d1>{_DAY}){_AND}(?P<m2>{MONTH}) "
    rf"(?P<d2>{_DAY})(?:,? {YEAR})?)(?!\w)"
    rf"|(?P<months>(?i:from|between) (?P<m3>{MONTH}){_AND}(?P<m4>{MONTH}))(?!\w| \d)"
    rf"|(?P<years>(?P<y1>{YEAR})(?: to |-|–| through | until )(?P<y2>{YEAR}|\d\d(?![\d%])))(?!\w)"
    r"|(?P<near>(?i:the day before yesterday|last night|the day after tomorrow"
    r"|this morning|this afternoon|this evening))(?!\w)"
    rf"|(?P<edge>(?i:the (?P<side>end|close|start|beginning) of (?P<of>(?:the|this|next|last) "
    rf"(?:week|month|year)|{MONTH}(?: {YEAR})?|{YEAR})))(?!\w)"
    r"|(?P<ordinal>the (?P<nth>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=[.,;:!?”\"’)]|$"
    r"|(?: of (?:this|the) month| and| or| to| but)\b))"
    rf"|(?P<reach>(?i:(?:the )?(?P<way>last|past|next|coming) (?P<n>{COUNT}) "
    r"(?P<unit>day|week|month|year|decade)s?))(?!\w)"
    rf"|(?P<hence>(?i:(?:with)?in (?P<m>{COUNT}) (?P<step>day|week|month|year)s?))(?![\w-]| of)"
    r"|(?P<weekend>(?<=over )the weekend|(?<=at )the weekend|(?<=during )the weekend)(?!\w)"
    r"|(?P<yearend>(?i:the year's end|year's end|year-end))(?!\w)"
    r"|(?P<nineties>['’](?P<tens>[4-9]0)s)(?!\w)"
    r"|(?P<decade>(?i:a decade ago))(?!\w)"
    r"|(?P<ten>(?i:the (?:past|last) decade))(?!\w)"
    rf"|(?P<q>Q(?P<nth_q>[1-4]) (?P<q_year>{YEAR}))(?!\w)"
    r"|(?P<bare_q>(?i:the (?P<nth_bare>first|second|third|fourth) quarter))(?! of\b|\w)"
    r"|(?P<fortnight>(?i:an? fortnight ago))(?!\w)"
    r"|(?P<part>(?i:the (?P<nth_part>first|second|third|fourth) (?P<of_year>quarter|half) of "
    rf"(?P<part_year>this year|last year|next year|{YEAR})))(?!\w)"
    r")"
)
Forward = Callable[[re.Match[str]], bool]


def intervals(
    text: str, span: Span, base: date | None, forward: Forward
) -> Iterator[tuple[Span, str | None]]:
    """The places of `text` within `span`, and their days."""
    for match in _PATTERN.finditer(text, span.start, span.end):
        ahead = forward(match)
        if match["hence"] is not None and not ahead:
            continue  # "built in two years" is a duration
        if match["near"] is not None and match["near"].istitle():
            continue  # a broadcast: "told Coast This Morning"
        try:
            yield Span(*match.span()), _value(match, base, forward=ahead)
        except (ValueError, OverflowError):
            yield Span(*match.span()), None


def _value(match: re.Match[str], base: date | None, *, forward: bool) -> str | None:
    if match["years"] is not None:
        last = match["y2"] if len(match["y2"]) == 4 else match["y1"][:2] + match["y2"]
        return f"{match['y1']}-01-01/{last}-12-31" if last >= match["y1"] else None
    if match["nineties"] is not None:
        return f"19{match['tens']}-01-01/19{match['tens'][0]}9-12-31"
    if match["q"] is not None:
        return _months(int(match["q_year"]), 3, int(match["nth_q"]))
    if match["apart"] is not None:
        return _apart(match, base, forward=forward)
    if match["span"] is not None:
        return _days(match, base, forward=forward)
    if match["edge"] is not None:
        return _edge(match, base, forward=forward)
    if match["part"] is not None:
        return _part(match, base)
    return None if base is None else _counted(match, base, forward=forward)


def _part(match: re.Match[str], base: date | None) -> str | None:
    """ "The third quarter of 2031", "the first half of last year"."""
    said = match["part_year"].lower()
    if not said[0].isdigit() and base is None:
        return None
    shift = {"last": -1, "next": 1}.get(said.split()[0], 0)
    which = int(said) if base is None or said[0].isdigit() else base.year + shift
    months = 3 if match["of_year"].lower() == "quarter" else 6
    return _months(which, months, 1 + _ORDER.index(match["nth_part"].lower()))


def _months(which: int, months: int, nth: int) -> str | None:
    """The days of the nth part of `months` months."""
    last = months * nth
    if last > 12:
        return None
    first = date(which, last - months + 1, 1).isoformat()
    return f"{first}/{month(which, last).split('/')[1]}"


def _bare_quarter(nth: int, base: date, *, forward: bool) -> str | None:
    """The quarter of that number which began last, or with `forward` begins next."""
    begins = 3 * nth - 2
    shift = forward and base.month > begins
    return _months(base.year + shift - (not forward and base.month < begins), 3, nth)


def _apart(match: re.Match[str], base: date | None, *, forward: bool) -> str | None:
    """ "March 30 to April 2"."""
    numbers = month_number(match["m1"]), month_number(match["m2"])
    years = re.search(YEAR, match["apart"])
    if years is None and base is None:
        return None
    which = int(years[0]) if years else near_year(numbers[0], base, forward=forward)  # type: ignore[arg-type]  # as just asked
    first = date(which, numbers[0], int(match["d1"]))
    last = date(which + (numbers[1] < numbers[0]), numbers[1], int(match["d2"]))
    return f"{first.isoformat()}/{last.isoformat()}"


def _from_month(match: re.Match[str], base: date, *, forward: bool) -> str:
    """ "From January to March"."""
    numbers = month_number(match["m3"]), month_number(match["m4"])
    which = near_year(numbers[0], base, forward=forward)
    last = month(which + (numbers[1] < numbers[0]), numbers[1])
    return f"{date(which, numbers[0], 1).isoformat()}/{last.split('/')[1]}"


def _days(match: re.Match[str], base: date | None, *, forward: bool) -> str | None:
    """ "4 to 6 November 2031"."""
    number, years = _named(match["span"])
    if years is None and base is None:
        return None
    which = years if base is None or years is not None else near_year(number, base, forward=forward)
    days = (match["a1"], match["b1"]) if match["a1"] is not None else (match["a2"], match["b2"])
    assert which is not None
    return "/".join(date(which, number, int(day)).isoformat() for day in days)


def _named(words: str) -> tuple[int, int | None]:
    """The month and the year, if any, that are named."""
    name = re.search(MONTH, words, re.IGNORECASE)
    years = re.search(YEAR, words)
    return month_number(name[0]) if name else 0, int(years[0]) if years else None


def _edge(match: re.Match[str], base: date | None, *, forward: bool) -> str | None:
    """The last or the first day of what is named."""
    whole = _whole(match["of"].lower(), base, forward=forward)
    if whole is None:
        return None
    first, last = whole.split("/")
    return last if match["side"].lower() in ("end", "close") else first


def _whole(words: str, base: date | None, *, forward: bool) -> str | None:
    number, years = _named(words)
    if years is not None:
        return month(years, number) if number else year(years)
    if base is None:
        return None
    if number:
        return month(near_year(number, base, forward=forward), number)
    which, unit = words.split()
    shift = {"last": -1, "next": 1}.get(which, 0)
    if unit == "week":
        monday = base - timedelta(base.weekday() - 7 * shift)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return month_after(base, shift) if unit == "month" else year(base.year + shift)


def _counted(match: re.Match[str], base: date, *, forward: bool) -> str | None:
    """What is counted from the day of publication."""
    if match["months"] is not None:
        return _from_month(match, base, forward=forward)
    if match["weekend"] is not None:
        saturday = base - timedelta((base.weekday() - 5) % 7) + timedelta(7 * forward)
        return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
    if match["yearend"] is not None:
        return date(base.year, 12, 31).isoformat()
    if match["ten"] is not None:
        return f"{(base - timedelta(_DAYS['decade'])).isoformat()}/{base.isoformat()}"
    if match["bare_q"] is not None:
        return _bare_quarter(1 + _ORDER.index(match["nth_bare"].lower()), base, forward=forward)
    if match["near"] is not None:
        return (base + timedelta(_NEAR[match["near"].lower().removeprefix("the ")])).isoformat()
    if match["ordinal"] is not None:
        return _nth(int(match["nth"]), base, forward=forward)
    if match["fortnight"] is not None:
        return (base - timedelta(14)).isoformat()
    if match["decade"] is not None:
        return year(base.year - 10)
    if match["hence"] is not None:
        return _hence(counted(match["m"]), match["step"].lower(), base)
    shift = timedelta(counted(match["n"]) * _DAYS[match["unit"].lower()])
    if match["way"].lower() in ("next", "coming"):
        return f"{base.isoformat()}/{(base + shift).isoformat()}"
    return f"{(base - shift).isoformat()}/{base.isoformat()}"


def _hence(number: int, step: str, base: date) -> str:
    """ "In three days" is a day, "in two years" the year."""
    if step in ("day", "week"):
        return (base + timedelta(number * _DAYS[step])).isoformat()
    return month_after(base, number) if step == "month" else year(base.year + number)


def _nth(day: int, base: date, *, forward: bool) -> str:
    """The day of this month, or of the last or next where that looks the wrong way."""
    months = base.year * 12 + base.month - 1
    months += 1 if forward and day < base.day else 0
    months -= 1 if not forward and day > base.day else 0
    return date(months // 12, months % 12 + 1, day).isoformat()
