"""Dates in a statement: where they stand, and which days they mean.

Comes in: the text, the content, the day of publication. Goes out: DateMentions in text order.
Days with a month, and "three days ago", go to dateparser in pieces of at most PIECE characters;
weekdays, weeks, months and years are counted here, for they are intervals or look back in a
way that newsrooms have and calendars have not: "on Monday" in Monday's paper is today.

What needs the day of publication is None without it. Without a future word nearby the latest
matching day up to publication is meant, with one the next.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from threading import Lock

import dateparser

from sayso.qualify.calendar import (
    COUNT,
    MONTH,
    WEEKDAYS,
    YEAR,
    counted,
    month,
    month_after,
    month_number,
    near_year,
    year,
)
from sayso.qualify.intervals import Forward, intervals
from sayso.qualify.outlook import looks_ahead
from sayso.records import DateMention, Document, Span

PIECE = 40  # the longest candidate given to dateparser
CLOSE = 60  # days: a day this near is meant, whatever the tense ("the vote on 8 November")
NEARBY = 60  # characters around a date in which a future word turns it forward
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_EVENT = r" (?:attacks?|memorial|massacre|uprising|revolution|movement)\b"  # no dates, but names
_BEFORE_MONTH = (
    r"(?i:in|since|until|till|by|last|next|this past|this|during|of|from|before|after|early"
    r"|late|mid|through|between|and|to|compared with|than in)"
)
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!\w)"
    r"|(?P<slash>\d{1,2}/\d{1,2}/\d{4})(?!\w)"
    rf"|(?:between |from )?(?P<m1>{MONTH})(?: (?P<y1>{YEAR}))?"
    rf"(?: and | to | through | until |–|-)(?P<m2>{MONTH}),? (?P<y2>{YEAR})"
    rf"|(?P<ofyear>{MONTH}(?: {_DAY})?,? (?:of )?(?P<turn>last|this|next) year)(?!\w)"
    rf"|(?P<day>(?:{_WEEKDAY},? )?(?:{_DAY}(?: of)? {MONTH}|{MONTH} {_DAY}(?![\w]|,\d{{3}}))"
    rf"(?:,? {YEAR})?)(?!\w|{_EVENT})"
    rf"|(?P<month>{MONTH})(?:,| of)? (?P<myear>{YEAR})"
    rf"|(?P<years>between (?P<from>{YEAR}) and (?P<till>{YEAR}))"
    rf"|(?<!\ba )(?<!every )(?<!each )(?<!Good )(?<!Black )(?<!Bloody )"
    rf"(?P<which>(?i:last|next|this) )?(?P<weekday>{_WEEKDAY})"
    r"(?!\w| (?:night|morning|evening|afternoon)s)"
    r"|(?P<near>(?i:today|tonight|yesterday|tomorrow))(?!\w)"
    r"|(?P<rel>(?i:last|next|this|past|the past)) (?P<unit>week|weekend|month|year)"
    r"(?![\w-]|,? or (?:two|so|more)\b)"
    rf"|(?P<ago>(?P<count>{COUNT}) "
    r"(?P<step>day|week|month|year)s? (?:ago|earlier))(?!\w)"
    r")"
)
_BARE_MONTH = re.compile(rf"(?<!\w){_BEFORE_MONTH}[ -](?P<month>{MONTH})(?!\w)(?! \d)")
_MONTH_IN_FRONT = re.compile(  # "the January election"; May and March are verbs too
    r"(?<!\w)(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?)"
    rf" (?P<month>(?!May|March){MONTH})(?= [a-z])"
)
_BARE_YEAR = re.compile(
    r"(?<!\w)(?i:in|since|by|of|from|until|during|before|after|early|late|mid|throughout"
    r"|to|and|the|(?:fiscal|financial)(?: year)?)[ -]"
    rf"(?P<year>{YEAR})(?P<decade>['’]?s)?(?!\w)"
)
_YEARS_IN_A_ROW = re.compile(
    rf"(?<!\w)(?i:in|since|by|of|from|for|during) {YEAR}"
    rf"(?:(?:, (?:and |or )?| and | or ){YEAR})+(?!\w)"
    r"(?! (?!(?:as|was|is|has|its|this|across)\b)[a-z]+s\b)"  # "1900 sailors"
)
_ONE_YEAR = re.compile(rf"(?<!\w)(?P<year>{YEAR})(?P<decade>(?!))?(?!\w)")
_YEAR_IN_FRONT = re.compile(
    rf"(?<!\w)(?:[Aa]n?|[Tt]hat|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
    rf" (?P<year>{YEAR})(?P<decade>$)?(?= [a-z])(?! of\b)"
)
# What no date is without: most stretches have none, and need not be gone over for each kind.
_DIGIT, _MONTHS = re.compile(r"\d"), r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_A_MONTH = re.compile(_MONTHS, re.I)
_ANY = re.compile(
    rf"\d|{_MONTHS}|day|night|morrow|morning|afternoon|evening|week|month|year|decade|quarter", re.I
)
_FUTURE = re.compile(
    r"\b(?i:will|shall|would|going to|scheduled|slated|due to|set to|plans? to|planned for"
    r"|expected|upcoming|next)\b"
    r"|['’]ll\b"
)
_BACK = re.compile(r"\b(?i:since|last|past|earlier)\W*$")
_WORDS = re.compile(r"[A-Za-z]+|['’]ll\b|[,;:.?!]")
WALK = 90  # characters before a date in which its verb is looked for
_LOW_BEFORE = re.compile(r"\b[a-z]+ $")
_ONE_AT_A_TIME = Lock()  # dateparser keeps state between calls
_SETTINGS = {"DATE_ORDER": "MDY", "PREFER_DAY_OF_MONTH": "first", "RETURN_AS_TIMEZONE_AWARE": False}


def dates(
    document: Document, content: tuple[Span, ...], *, ahead: bool = False
) -> tuple[DateMention, ...]:
    """The dates of a statement, each at its place. `ahead`: its verb looks forward."""
    base = _published(document.published)
    found = [p for span in content for p in _in_span(document.text, span, base, ahead=ahead)]
    return tuple(DateMention(*pair) for pair in sorted(found, key=lambda pair: pair[0]))


def _in_span(
    text: str, span: Span, base: date | None, *, ahead: bool
) -> list[tuple[Span, str | None]]:
    def forward(match: re.Match[str]) -> bool:
        return _forward(text, match, span, ahead=ahead)

    if _ANY.search(text, span.start, span.end) is None:
        return []
    found = list(intervals(text, span, base, forward))
    for match in _DATE.finditer(text, span.start, span.end):
        if match["near"] is not None and _of_a_title(text, match, span):
            continue
        found.append((Span(*match.span()), _value(match, base, forward(match))))
    if _A_MONTH.search(text, span.start, span.end) is not None:
        found += _bare_months(text, span, base, forward)
    if _DIGIT.search(text, span.start, span.end) is not None:
        found += _bare_years(text, span)
    return _longest_first(found)


def _bare_months(
    text: str, span: Span, base: date | None, forward: Forward
) -> Iterator[tuple[Span, str | None]]:
    for match in _BARE_MONTH.finditer(text, span.start, span.end):
        value = _bare_month(match["month"], base, match[0], forward(match))
        with_which = match[0].lower().startswith(("last ", "next ", "this "))
        yield Span(*match.span(0 if with_which else "month")), value
    for match in _MONTH_IN_FRONT.finditer(text, span.start, span.end):
        value = _bare_month(match["month"], base, match[0], forward(match))
        yield Span(*match.span("month")), value


def _bare_years(text: str, span: Span) -> Iterator[tuple[Span, str | None]]:
    for match in chain.from_iterable(
        pattern.finditer(text, span.start, span.end) for pattern in (_BARE_YEAR, _YEAR_IN_FRONT)
    ):
        yield _year_place(match), _year_value(match)
    for row in _YEARS_IN_A_ROW.finditer(text, span.start, span.end):
        for match in _ONE_YEAR.finditer(text, *row.span()):
            yield _year_place(match), _year_value(match)


def _longest_first(found: list[tuple[Span, str | None]]) -> list[tuple[Span, str | None]]:
    """In text order; of two that overlap the longer stays."""
    kept: list[tuple[Span, str | None]] = []
    for place, value in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        if kept and kept[-1][0].overlap(place):
            if len(place) > len(kept[-1][0]):
                kept[-1] = (place, value)
            continue
        kept.append((place, value))
    return kept


def _of_a_title(text: str, match: re.Match[str], span: Span) -> bool:
    """ "Told Coast TODAY", "on the Tonight programme": capitals that the words around lack."""
    word = match["near"]
    if word.isupper():
        return not span.of(text).isupper()
    return word[0].isupper() and _LOW_BEFORE.search(text, span.start, match.start()) is not None


def _published(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _forward(text: str, match: re.Match[str], span: Span, *, ahead: bool) -> bool:
    """True where the verb looks forward, or a future word stands near the date."""
    if _BACK.search(text, max(span.start, match.start() - 12), match.start()):
        return False
    told = looks_ahead(_WORDS.findall(text, max(span.start, match.start() - WALK), match.start()))
    if told is not None:
        return told
    if ahead:
        return True
    start = max(span.start, match.start() - NEARBY)
    return bool(_FUTURE.search(text, start, min(span.end, match.end() + NEARBY)))


def _value(match: re.Match[str], base: date | None, forward: bool) -> str | None:
    """The value of a match of _DATE; None where it is no day of the calendar."""
    try:
        if match["m2"] is not None:
            return _month_range(match)
        if match["month"] is not None:
            return month(int(match["myear"]), month_number(match["month"]))
        if match["years"] is not None:
            return f"{match['from']}-01-01/{match['till']}-12-31"
        if match["iso"] or match["slash"] or match["day"]:
            return _day(match, base, forward)
        return None if base is None else _relative(match, base, forward)
    except (ValueError, OverflowError):
        return None


def _day(match: re.Match[str], base: date | None, forward: bool) -> str | None:
    """A day with its month, with or without a year."""
    if match["iso"] is not None:
        return date.fromisoformat(match["iso"]).isoformat()
    if match["slash"] is not None:
        first, second, _ = map(int, match["slash"].split("/"))
        if first <= 12 and second <= 12 and first != second:
            return None  # the 3rd of April or the 4th of March: nobody can tell
        order = "DMY" if first > 12 else "MDY"
        return _parsed(match["slash"], date(2000, 1, 1), "past", order)
    piece = re.sub(rf"^{_WEEKDAY},? ", "", match["day"]).replace(" of ", " ")[:PIECE]
    if base is None and re.search(YEAR, piece) is None:
        return None
    if base is None:
        return _parsed(piece, date(2000, 1, 1), "past", "MDY")
    return _near(piece, base, forward)


def _near(piece: str, base: date, forward: bool) -> str | None:
    """The day before or after publication that the words ask for, unless the other is close by."""
    wanted, other = (
        _parsed(piece, base, prefer, "MDY")
        for prefer in (("future", "past") if forward else ("past", "future"))
    )
    if wanted is None or other is None:
        return wanted
    near = abs((date.fromisoformat(other) - base).days) <= CLOSE
    far = abs((date.fromisoformat(wanted) - base).days) > CLOSE
    return other if near and far else wanted


@lru_cache(maxsize=4096)
def _parsed(piece: str, base: date, prefer: str, order: str) -> str | None:
    """What dateparser makes of a day, counted from noon of `base`."""
    settings = _SETTINGS | {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day, 12),
        "PREFER_DATES_FROM": prefer,
        "DATE_ORDER": order,
    }
    with _ONE_AT_A_TIME:
        found = dateparser.parse(piece, languages=["en"], settings=settings)
    return None if found is None else found.date().isoformat()


def _relative(match: re.Match[str], base: date, forward: bool) -> str | None:
    """What is counted from the day of publication."""
    if match["weekday"] is not None:
        which = (match["which"] or "").strip().lower()
        return _weekday(match["weekday"], which, base, forward).isoformat()
    if match["ofyear"] is not None:
        return _of_year(match["ofyear"], match["turn"], base)
    if match["near"] is not None:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
        return (base + timedelta(shift)).isoformat()
    if match["ago"] is not None:
        return _ago(match["count"].lower(), match["step"], match["ago"], base)
    return _period(match["rel"].lower(), match["unit"], base)


def _of_year(words: str, turn: str, base: date) -> str:
    """ "May last year", "May 3 next year"."""
    which = base.year + {"last": -1, "next": 1}.get(turn, 0)
    number, days = month_number(words.split()[0]), re.search(r"\d+", words)
    return date(which, number, int(days[0])).isoformat() if days else month(which, number)


def _weekday(name: str, which: str, base: date, forward: bool) -> date:
    """The day of that name: looking back, today included, unless the words look forward."""
    back = (base.weekday() - WEEKDAYS.index(name.lower())) % 7
    if which == "next":
        return base + timedelta(7 - back)
    if forward and which != "last":
        return base + timedelta((7 - back) % 7)
    if which == "last" and back == 0:
        back = 7
    if which == "this":
        return base + timedelta(WEEKDAYS.index(name.lower()) - base.weekday())
    return base - timedelta(back)


def _ago(count: str, step: str, phrase: str, base: date) -> str | None:
    """Days and weeks give a day, months the month, years the year."""
    number = counted(count)
    if step in ("day", "week"):
        return _parsed(phrase.replace("earlier", "ago"), base, "past", "MDY")
    if step == "year":
        return year(base.year - number)
    return month_after(base, -number)


def _period(which: str, unit: str, base: date) -> str:
    """ "Last week", "this year": the calendar's; "the past week": the days up to today."""
    shift = {"last": -1, "next": 1, "this": 0}.get(which)
    if shift is None:
        days = {"week": 7, "weekend": 7, "month": 30, "year": 365}[unit]
        return f"{(base - timedelta(days)).isoformat()}/{base.isoformat()}"
    if unit == "year":
        return year(base.year + shift)
    if unit == "month":
        return month_after(base, shift)
    monday = base - timedelta(base.weekday()) + timedelta(7 * shift)
    first = monday + timedelta(5) if unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def _bare_month(name: str, base: date | None, phrase: str, forward: bool) -> str | None:
    """A month without a year: the latest one up to publication, or the next."""
    if base is None:
        return None
    number = month_number(name)
    words = phrase.lower()
    if words.startswith("this ") and not words.startswith("this past "):
        return month(base.year, number)
    ahead = forward or words.startswith(("next", "by", "until"))
    before = words.startswith("last") and number == base.month
    return month(near_year(number, base, forward=ahead) - before, number)


def _month_range(match: re.Match[str]) -> str:
    """ "Between March and May 2022"."""
    year = match["y1"] if match["y1"] is not None else match["y2"]
    start = date(int(year), month_number(match["m1"]), 1)
    return f"{start.isoformat()}/{month(int(match['y2']), month_number(match['m2'])).split('/')[1]}"


def _year_place(match: re.Match[str]) -> Span:
    return Span(match.start("year"), match.end())


def _year_value(match: re.Match[str]) -> str | None:
    number = int(match["year"])
    if match["decade"] is None:
        return year(number)
    return None if number % 10 else f"{number}-01-01/{number + 9}-12-31"
