"""What is shown cannot command a terminal or reorder a page."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.harmless import one_line, shortened, visible


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_control_and_no_broken_character_is_left(text: str) -> None:
    shown = visible(text)
    assert all(c in "\t\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in shown)
    shown.encode("utf-8")


def test_placeholders_say_what_stood_there() -> None:
    assert visible("a\x1b[2J\u202eb\x7f\x9b") == "a␛[2J‹U+202E›b␡‹U+009B›"


def test_letters_emoji_and_marks_stay() -> None:
    for text in ("שלום", "👩‍🚒", "e\u0301", "a\tb\nc"):
        assert visible(text) == text


@given(st.text(), st.integers(3, 40))
def test_shortened_text_fits(text: str, room: int) -> None:
    line = shortened(text, room)
    assert "\n" not in line
    if line == visible(line) and all(c == visible(c) for c in text):
        assert len(line) <= room


def test_shortened_cuts_between_words_and_says_so() -> None:
    assert shortened("the quay of Port Senn", 14) == "the quay of …"
    assert shortened("the  quay", 14) == one_line("the quay")
