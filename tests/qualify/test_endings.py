"""Which full stops end a sentence, and which question marks ask."""

import pytest

from sayso.qualify.endings import NO_STOP, asks, plain
from sayso.qualify.words import words_of
from sayso.records import Span


def _plain(text: str) -> tuple[str, ...]:
    return plain(words_of(text, (Span(0, len(text)),)))


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Gov. Holm left. The port shut.", 2),
        ("The Beacons are No. 2 in the league.", 1),
        ("They said no. 2 ships left.", 1),
        ("They said no. The ships left.", 2),
        ("A. B. Holm left.", 1),
        ("It sells U.S. ships.", 1),
        ("It lies in the U.S. The ships left.", 2),
        ("So did I. The ships left.", 2),
        ("They wait ... and wait.", 1),
    ],
)
def test_full_stops(text: str, stops: int) -> None:
    assert _plain(text).count(".") == stops


def test_what_ends_nothing_keeps_its_place() -> None:
    assert _plain("Gov. Holm left.") == ("gov", NO_STOP, "holm", "left", ".")


def test_the_month_keeps_its_capital() -> None:
    assert _plain("They may leave in May.")[1:5] == ("may", "leave", "in", "May")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Can it go on?", True),
        ("It can not go on, right?", False),
        ("It can not go on, can it?", False),
        ("The dam held, did it not?", False),
        ("On Monday, did the dam hold?", True),
        ("It can not go on.", False),
    ],
)
def test_questions(text: str, asked: bool) -> None:
    assert asks(_plain(text), 0) is asked
