"""Verbs inside a content whose clause is somebody else's word."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def inner(content: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution that is found inside the content."""
    text = f"Petrie told us {content}."
    lines = [(S, "Petrie", None), (C, "told", "Petrie"), (K, content, "told")]
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        (a.source.of(text), a.cue.of(text), a.content[0].of(text))
        for a in found
        if a.within is not None and a.source is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("content", "source", "cue", "clause"),
    [
        (
            "the service believes 300 men are at sea",
            "the service",
            "believes",
            "300 men are at sea",
        ),
        (
            "that the premier seems to think that it was late",
            "the premier",
            "seems to think",
            "that it was late",
        ),
        (
            "that the paper says “all ways are being studied” and no more",
            "the paper",
            "says",
            "all ways are being studied",
        ),
        (
            "that I asked whether the boat was late",
            "I",
            "asked",
            "whether the boat was late",
        ),
        ("that residents say the well is dry", "residents", "say", "the well is dry"),
        (
            "that the agency's director had never said that it would go",
            "the agency's director",
            "had never said",
            "that it would go",
        ),
        ("Brill had told aides she would run", "Brill", "had told", "she would run"),
        (
            "a captured officer claims 300 men are at sea",
            "a captured officer",
            "claims",
            "300 men are at sea",
        ),
        (
            "his engineer, Ana Holt, says it never was",
            "his engineer, Ana Holt",
            "says",
            "it never was",
        ),
        (
            "the minister had warned the council in May that the bridge would fall",
            "the minister",
            "had warned",
            "that the bridge would fall",
        ),
        (
            "the court was told by the clerk that the papers were lost",
            "the clerk",
            "was told",
            "that the papers were lost",
        ),
        (
            "that Karst denies that any ship has left, but nobody asked",
            "Karst",
            "denies",
            "that any ship has left",
        ),
        (
            "that Ana Dal did not say the port was shut",
            "Ana Dal",
            "did not say",
            "the port was shut",
        ),
        ("what the crews report that they saw", "the crews", "report", "that they saw"),
        ("if two officials think they can win", "two officials", "think", "they can win"),
        ("that critics who say the plan is dead were late", "critics", "say", "the plan is dead"),
        (
            "that the unions, who argue that it is unfair, would come",
            "the unions",
            "argue",
            "that it is unfair",
        ),
        ("that I have said that the well is dry", "I", "have said", "that the well is dry"),
        ("the log shows the alarm was off", "the log", "shows", "the alarm was off"),
        ("that Mr. Brill meant that it would stay", "Mr. Brill", "meant", "that it would stay"),
        ("that people told him the port was shut", "people", "told", "the port was shut"),
        ("that Sen. Ana J. Brill said it was late", "Sen. Ana J. Brill", "said", "it was late"),
    ],
)
def test_a_clause_with_its_own_speaker_is_inside(
    content: str, source: str, cue: str, clause: str
) -> None:
    assert inner(content)[0] == (source, cue, clause)


def test_down_to_the_third() -> None:
    found = inner("the director had said the service believes 300 men are at sea")
    assert [(source, cue) for source, cue, _ in found] == [
        ("the director", "had said"),
        ("the service", "believes"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "there is no doubt that the ships have left",  # a noun
        "that I believe that the ships have left",  # the speaker
        "that I say that the ships have left",
        "that it is a way to suggest that he is late",  # an infinitive
        "that the log shows the boats that were lost",  # a thing, no clause
        "that he hopes that the ships have left",  # perhaps the speaker
        "it is said that the ships have left",  # nobody
        "the court was told that the ships had left",  # nobody
        "that the ministry read claims that were made in May",
        "that the crew found the ships on Monday in the old port",  # a thing, no clause
        "that the report on the ships that have left is late",
        "they claim the prize of the year every year",
        "which of the ships the mayor said had left",
        "the agency, the mayor and the police, say no",
    ],
)
def test_other_uses_carry_nothing(content: str) -> None:
    assert inner(content) == []


@pytest.mark.parametrize(
    "content",
    [
        "the crews say it was nine, and my brother thinks it was ten",
        "the crews say it was nine, my brother thinks it was ten",
        "the crews say it was nine, but my brother thinks it was ten",
    ],
)
def test_what_two_say_side_by_side(content: str) -> None:
    assert inner(content) == [
        ("the crews", "say", "it was nine"),
        ("my brother", "thinks", "it was ten"),
    ]


def test_what_is_said_of_a_thing_and_a_list_are_one_clause() -> None:
    assert inner("the crews say it was shut, empty, and dark") == [
        ("the crews", "say", "it was shut, empty, and dark")
    ]
