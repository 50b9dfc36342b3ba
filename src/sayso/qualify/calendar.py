"""Months, years and weekdays: their names, and the days that they stand for as ISO text."""

from calendar import monthrange
from datetime import date

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
COUNTS = (
    {"a": 1, "an": 1}
    | {
        word: number
        for number, word in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen twenty".split(),
            1,
        )
    }
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mar|Jun|Jul)\b\.|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[5-9]|20)\d\d(?![\d,.]\d|\d)"
COUNT = rf"(?:\d{{1,3}}|(?i:{'|'.join(sorted(COUNTS, key=len, reverse=True))}))"


def counted(word: str) -> int:
    """The number that COUNT matched."""
    return COUNTS[word.lower()] if word.lower() in COUNTS else int(word)


def month_number(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def month(year: int, number: int) -> str:
    """The days of a month."""
    last = monthrange(year, number)[1]
    return f"{date(year, number, 1).isoformat()}/{date(year, number, last).isoformat()}"


def month_after(base: date, shift: int) -> str:
    """The month `shift` months after that of `base`."""
    months = base.year * 12 + base.month - 1 + shift
    return month(months // 12, months % 12 + 1)


def year(number: int) -> str:
    """The days of a year."""
    return f"{date(number, 1, 1).isoformat()}/{date(number, 12, 31).isoformat()}"


def near_year(number: int, base: date, *, forward: bool) -> int:
    """The year of a month without one: the latest up to `base`, or with `forward` the next."""
    if forward:
        return base.year + (number < base.month)
    return base.year - (number > base.month)
