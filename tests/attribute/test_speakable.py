"""Which words can be a speaker, and which only look so."""

import pytest

from sayso.attribute.speakable import can_speak, has_verb, is_speaker, is_subject


@pytest.mark.parametrize("words", ["Anna Holt", "the mayor, Anna Holt", "a union of pilots"])
def test_a_name_or_a_noun_phrase_can_speak(words: str) -> None:
    assert can_speak(words)
    assert is_subject(words)


@pytest.mark.parametrize("words", ["in the port", "who left the port", "the mayor was late", "she"])
def test_a_phrase_a_clause_and_a_pronoun_cannot(words: str) -> None:
    assert not can_speak(words)


def test_a_pronoun_is_a_subject() -> None:
    assert is_subject("She")


def test_a_speaker_has_the_noun_of_a_role_or_a_body() -> None:
    assert is_speaker("the state news agency of Karst")
    assert is_speaker("harbour officials")
    assert not is_speaker("the bridge")


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the port was shut", True), ("ships left", True), ("didn't", True), ("the port", False)],
)
def test_verbs_are_told_by_list_and_spelling(words: str, expected: bool) -> None:
    assert has_verb(words) is expected
