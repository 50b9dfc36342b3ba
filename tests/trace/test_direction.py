"""The earlier of two documents; one day or no date decides nothing."""

import pytest

from sayso.records import Document
from sayso.trace import earlier


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        ("2031-03-01", "2031-03-02", "a"),
        ("2031-03-02T08:00:00Z", "2031-03-01", "b"),
        ("2031-03-01T08:00:00Z", "2031-03-01", None),
        ("2031-03-02T00:30:00+02:00", "2031-03-01T23:00:00Z", "a"),
        ("2031-03-01T08:00:00", "2031-03-01T09:00:00Z", None),
        (None, "2031-03-01", None),
        ("last week", "2031-03-01", None),
    ],
)
def test_the_earlier_one(a: str | None, b: str | None, first: str | None) -> None:
    one, other = Document("a", "", published=a), Document("b", "", published=b)
    assert earlier(one, other) == first
    assert earlier(other, one) == first
