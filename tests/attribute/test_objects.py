"""Verbs inside a content whose object is somebody else's word."""

import pytest

from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "source", "cue", "said"),
    [
        ("that the board condemned the attack", "the board", "condemned", "the attack"),
        ("that a party opposes any ferry at all", "a party", "opposes", "any ferry at all"),
        (
            "that a movement that blames strangers for everything had no plan",
            "a movement",
            "blames",
            "strangers for everything",
        ),
        (
            "the soldiers had ordered them to leave",
            "the soldiers",
            "had ordered",
            "them to leave",
        ),
        ("that Karst threatens to close the strait", "Karst", "threatens", "to close the strait"),
        ("that the union called for a strike", "the union", "called for", "a strike"),
        ("that many want the ferry back", "many", "want", "the ferry back"),
        ("that some crews didn’t denounce her", "some crews", "didn’t denounce", "her"),
        (
            "that the crews oppose any ferry, even a small one",
            "the crews",
            "oppose",
            "any ferry, even a small one",
        ),
        ("that the board isn't planning to leave", "the board", "isn't planning", "to leave"),
        (
            "that Brill called the bill “a bad joke” twice",
            "Brill",
            "called",
            "the bill “a bad joke”",
        ),
        ("that they are planning to get a boat", "they", "are planning", "to get a boat"),
        (
            "that the party does n't really want to build a port",
            "the party",
            "does n't really want",
            "to build a port",
        ),
        ("that she met critics who detest him", "critics", "detest", "him"),
        (
            "that the mayor accused her of lying because it was late",
            "the mayor",
            "accused",
            "her of lying",
        ),
    ],
)
def test_an_object_with_its_own_speaker_is_inside(
    content: str, source: str, cue: str, said: str
) -> None:
    assert inner(content)[0] == (source, cue, said)


def test_two_verbs_of_one_subject() -> None:
    found = inner("that Oster praised the ferry crews and blamed the ministry")
    assert found == [
        ("Oster", "praised", "the ferry crews"),
        ("Oster", "blamed", "the ministry"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "that the attack was condemned in May",  # a passive
        "that the deal rejected in May is dead",
        "that the state support is late",  # a noun
        "that the support beams of the hall are rotten",
        "that a widely denounced report was right",
        "that I support the ferry crews",  # the speaker
        "that the master told the coastguard",  # whom, and nothing
        "that a man who wants to leave was late",  # what sort of man
        "that to support the board is to lose",
        "who wants to live in the town",  # a question
        "that he wants to leave the town",  # perhaps the speaker
        "that the mayor wants it",  # says nothing
        "that the crews told him",
        "that the premier has backed out of the talks",
        "that a book called “Fog” was late",
        "that Brill called the harbour master on Monday",
        "that any questions the board had were late",
        "that groups planning to get a boat were late",
        "that the crews acknowledged repeatedly that nothing",
        "that boats filled the streets with strangers who detest him",
        "the agency, the mayor and the police, reject the plan",
    ],
)
def test_other_uses_carry_nothing(content: str) -> None:
    assert inner(content) == []
