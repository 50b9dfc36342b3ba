"""Shares of those who were asked, and which poll a passage talks of."""

import pytest

from sayso.qualify.shares import PollTalk, asks, is_group, is_share
from sayso.segment import segment


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("22 percent", True),
        ("only 52 % of registered voters", True),
        ("about four in 10", True),
        ("nearly eight of 10 households", True),
        ("another 19 per cent", True),
        ("a third", True),
        ("about two-thirds of those asked", True),
        ("an average of 10 percent of adults", True),
        ("more than half of island women", True),
        ("nine out of ten dentists", True),
        ("three of the ministers", False),
        ("one of four ministers", False),
        ("half of the cabinet", False),
        ("the third speaker", False),
        ("a quarter mile of shops", False),
        ("42 of them", False),
        ("the mayor", False),
    ],
)
def test_shares(told: str, expected: bool) -> None:
    assert is_share(told.split()) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("most", True),
        ("the voters", True),
        ("those who care about roads", True),
        ("a strong majority of islanders", True),
        ("republican-leaning women", True),
        ("the council", False),
        ("officials", False),
    ],
)
def test_groups_of_the_asked(told: str, expected: bool) -> None:
    assert is_group(told.split()) is expected


def test_names_that_ask() -> None:
    assert asks("Coast Pollster")
    assert not asks("the pollster Mira Holt")


TEXT = """A poll by Coast Radio asked 900 islanders.

Among them, 40 percent want a bridge.

The ferry sails at nine.

Half of the crew, 50 percent, has gone home. People went to the polls on Sunday."""


def test_the_talk_of_a_poll_lasts_as_long_as_shares_are_told() -> None:
    talk = PollTalk(TEXT, segment(TEXT))
    named = [talk.at(i) for i in range(5)]
    assert [span.of(TEXT) if span else None for span in named] == ["poll", "poll", None, None, None]
