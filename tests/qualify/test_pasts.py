"""Past forms: by spelling, by list, by prefix; participles that are none."""

import pytest

from sayso.qualify.pasts import by_somebody, is_past, only_participle


@pytest.mark.parametrize("word", ["landed", "went", "misspoke", "outran", "re-sent", "re-elected"])
def test_past_forms(word: str) -> None:
    assert is_past(word)


@pytest.mark.parametrize("word", ["land", "hundred", "red", "gas-fired", "outlet", "with", "under"])
def test_no_past_forms(word: str) -> None:
    assert not is_past(word)


def test_a_participle_that_has_its_own_past_form_is_none() -> None:
    assert only_participle("taken")
    assert not only_participle("took")
    assert not only_participle("landed")


@pytest.mark.parametrize(
    ("words", "passive"),
    [
        ("issued by the port", True),
        ("rose by a third", False),
        ("cut by 300 people", False),
        ("led by about 300", False),
        ("won by cheating", False),
        ("came by ship", False),
        ("issued by", False),
    ],
)
def test_by_names_a_doer_or_a_measure(words: str, passive: bool) -> None:
    assert by_somebody(words.split(), 0) is passive
