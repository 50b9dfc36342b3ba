"""Who says something in a relative clause says it; nobody else is made to."""

import pytest

from sayso.attribute.relatives import relatives
from sayso.segment import segment


def told(sentence: str) -> list[tuple[str, str, str]]:
    found = relatives(sentence, segment(sentence), [])
    return [
        (a.source.of(sentence), a.cue.of(sentence), a.content[0].of(sentence))
        for a in found
        if a.source is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        (
            "Ada Lunn, who has maintained that nobody was ever warned, left a list unanswered.",
            "has maintained",
            "that nobody was ever warned",
        ),
        (
            "The bank, which had twice denied having had any letter, conceded that it came.",
            "had twice denied",
            "having had any letter",
        ),
        (
            "It was sent to Ada Lunn, who says that it was late, wet and torn.",
            "says",
            "that it was late, wet and torn",
        ),
    ],
)
def test_what_is_said_ends_before_the_sentence_s_own_verb(
    sentence: str, cue: str, content: str
) -> None:
    who = "which" if ", which" in sentence else "who"
    assert told(sentence) == [(who, cue, content)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A man who said that he was late was let in.",
        "Ada Lunn, who led the board, left a list unanswered.",
        "Ada Lunn, who says nothing, left.",
        "Ada Lunn, who said “that nobody was warned”, left.",
    ],
)
def test_other_clauses_make_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_what_was_found_is_left() -> None:
    sentence = "Ada Lunn, who has maintained that nobody was ever warned, left a list unanswered."
    (one,) = relatives(sentence, segment(sentence), [])
    assert not list(relatives(sentence, segment(sentence), [one]))
