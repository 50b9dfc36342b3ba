"""Nouns of evidence that only describe the next one, or are none of evidence."""

import pytest

from sayso.qualify.headnouns import filed, heads, no_ground
from sayso.qualify.words import Found, words_of
from sayso.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("report card", False),
        ("report that it sank", True),
        ("Courier polling", False),
        ("letter asking for aid", True),
        ("letter", True),
    ],
)
def test_heads(text: str, expected: bool) -> None:
    words = words_of(text, (Span(0, len(text)),))
    assert heads(words, Found(0, 0, "document noun"), framed=False) is expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("five minutes", 1, True),
        ("the minutes", 1, False),
        ("an average of 9", 1, True),
        ("an average of polls", 1, False),
        ("the final analysis", 2, True),
        ("a new analysis", 2, False),
    ],
)
def test_no_ground(text: str, at: int, expected: bool) -> None:
    assert no_ground(text.split(), Found(at, at, "document noun")) is expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("article 4", 0, True),
        ("the article", 1, False),
        ("its fourth article", 2, True),
        ("an article of the treaty", 1, True),
        ("a new article on roads", 2, False),
        ("its quarterly reports", 2, False),
        ("its reports", 1, True),
        ("the Harbour Office reports", 3, True),
        ("But reports", 1, False),
        ("her campaign website", 2, True),
        ("the website", 1, False),
    ],
)
def test_what_is_filed_is_no_reporting(text: str, at: int, expected: bool) -> None:
    words = words_of(text, (Span(0, len(text)),))
    assert filed(words, Found(at, at, "media noun")) is expected
