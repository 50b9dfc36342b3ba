"""Who says something in a relative clause says it; nobody else is made to."""

import pytest

from sayso.attribute import attribute
from sayso.attribute.relatives import relatives
from sayso.segment import segment
from tests.scripted import C, K, S, Script


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


@pytest.mark.parametrize(
    ("before", "who", "cue", "said", "rest"),
    [
        ("", "The minister, who", "has denied", "that there are talks", ", did not reply."),
        ("", "The mayor, who on Saturday", "said", "that nobody had asked", ", was not there."),
        ("Senator Orr, ", "who", "opposed", "the ferry tax", ", won."),
        ("Senator Orr – ", "who", "said", "the tax would fail", " – won the vote."),
        ("Senator Orr (", "who", "said", "the tax would fail", ") won the vote."),
        ("He met Orr, ", "who", "said", "guards had been beaten, robbed and left", "."),
        ("Men ", "who", "said", "they were beaten, robbed and left", "."),
        ("Senator Orr, ", "who", "said", "it was “shut, closed and barred”", "."),
    ],
)
def test_the_sentence_s_own_verb_is_not_said(
    before: str, who: str, cue: str, said: str, rest: str
) -> None:
    end = rest.split(")")[0].rstrip(".")
    told = f"{said}{end}" if end.startswith((",", " –")) else said
    text = f"{before}{who} {cue} {said}{rest}"
    script = Script([(S, who, None), (C, cue, who), (K, told, cue)])
    first = next(a for a in attribute(text, segment(text), tagger=script) if a.within is None)
    assert [part.of(text) for part in first.content] == [said]
