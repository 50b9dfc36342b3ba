"""A place is taken where any part of any attribution lies."""

import pytest

from sayso.attribute.taken import Taken
from sayso.records import Act, Attribution, Quote, Span


def attribution(*content: tuple[int, int]) -> Attribution:
    parts = tuple(Span(*c) for c in content)
    return Attribution(Span(0, 5), Span(6, 10), parts, Act.COMMUNICATION, Quote.INDIRECT)


@pytest.mark.parametrize(
    ("place", "touched"),
    [
        ((2, 3), True),  # in the source
        ((5, 6), False),  # between source and cue
        ((9, 12), True),  # over the cue's end
        ((10, 20), False),
        ((70, 80), True),  # in a long content, behind a short one inside it
        ((100, 120), False),
    ],
)
def test_what_is_touched(place: tuple[int, int], touched: bool) -> None:
    assert Taken([attribution((20, 100)), attribution((30, 40))]).touches(Span(*place)) is touched


def test_nothing_takes_nothing() -> None:
    assert not Taken([]).touches(Span(0, 10))
