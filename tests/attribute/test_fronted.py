"""Who says a sentence before it."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script, told_by_rule


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "As the Beacon adds, two other plans are going around in Senn.",
            ("the Beacon", "adds", "two other plans are going around in Senn"),
        ),
        (
            "As Ana Brill has pointed out in May, the port was never closed.",
            ("Ana Brill", "has pointed out", "the port was never closed"),
        ),
    ],
)
def test_it_is_their_word(sentence: str, found: tuple[str, str, str]) -> None:
    assert told_by_rule(sentence) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "As the war drags on, the port is closed to all ships.",
        "As was said before, the port is closed to all ships.",
        "As the Beacon adds, no.",
        "As the Beacon has it the port is closed to all ships.",
    ],
)
def test_nobody_is_in_front(sentence: str) -> None:
    assert told_by_rule(sentence) == []


def test_what_another_says_behind_it_is_inside() -> None:
    text = "As the Beacon laid out, Brill had called the director a fool."
    lines = [(S, "Brill", None), (C, "had called", "Brill")]
    lines.append((K, "the director a fool", "had called"))
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert inner.within is outer
    assert outer.source is not None
    assert outer.source.of(text) == "the Beacon"
