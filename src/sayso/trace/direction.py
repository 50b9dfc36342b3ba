"""Which of two documents came first: two documents in, one's id out, None where undecided."""

from datetime import datetime

from sayso.records import Document


def earlier(one: Document, other: Document) -> str | None:
    """The id of the one published first.

    Moments are compared where both give a time and its zone, else days: of two documents of one
    day, or where a date is missing or no ISO 8601, neither is known to be the first.
    """
    mine, others = _moment(one), _moment(other)
    if mine is None or others is None:
        return None
    if mine.tzinfo is not None and others.tzinfo is not None:
        return _first(one, other, mine.timestamp(), others.timestamp())
    return _first(one, other, mine.toordinal(), others.toordinal())


def _moment(document: Document) -> datetime | None:
    try:
        return datetime.fromisoformat(document.published or "")
    except ValueError:
        return None


def _first(one: Document, other: Document, mine: float, others: float) -> str | None:
    if mine == others:
        return None
    return one.id if mine < others else other.id
