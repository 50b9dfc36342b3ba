"""Passives with their agent."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.attribute.test_clauses import inner
from tests.scripted import C, K, S, Script, told_by_rule


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the ferry was backed by the crews", ("the crews", "was backed by", "the ferry")),
        ("about a tax opposed by Brill and the board",
         ("Brill and the board", "opposed by", "a tax")),
        ("that Karst was denounced by the unions on Monday",
         ("the unions", "was denounced by", "Karst")),
    ],
)  # fmt: skip
def test_an_agent_is_a_source(content: str, found: tuple[str, str, str]) -> None:
    assert found in inner(content)


@pytest.mark.parametrize(
    "content",
    [
        "that the ferry was backed by us",  # the speaker
        "that the ferry was backed by mistake",  # no agent
        "that the ferry was built by the crews",
        "that it was late, backed by the crews",  # nothing it is said of
    ],
)
def test_no_agent_no_link(content: str) -> None:
    assert inner(content) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Brill was accused by Orr of lying about the figures.",
            ("Orr", "was accused by", "Brill … of lying about the figures"),
        ),
        (
            "The plan has been praised by the union of miners as a step forward.",
            ("the union of miners", "has been praised by", "The plan … as a step forward"),
        ),
        (
            "The minister, Ana Brill, was accused by the opposition of lying.",
            ("the opposition", "was accused by", "The minister, Ana Brill … of lying"),
        ),
        ("The tax is opposed by two parties.", ("two parties", "is opposed by", "The tax")),
    ],
)
def test_a_sentence_s_own_passive(sentence: str, found: tuple[str, str, str]) -> None:
    assert told_by_rule(sentence) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "The country described by the president was at peace.",
        "The road was built by the army.",
        "He was moved by mistake.",
        "On Monday it rained, and the plan was late by a day.",
    ],
)
def test_no_passive_of_say_so(sentence: str) -> None:
    assert told_by_rule(sentence) == []


def test_a_passive_gives_the_agent_that_the_tagger_missed() -> None:
    text = "The claim was rejected by the ministry."
    lines = [(C, "was rejected by", None), (K, "The claim", "was rejected by")]
    (found,) = attribute(text, segment(text), tagger=Script(lines))
    assert found.source is not None
    assert found.source.of(text) == "the ministry"


def test_a_passive_keeps_the_longer_source_of_the_tagger() -> None:
    text = "The plan is backed by 34 members of the council in Senn."
    long = "34 members of the council in Senn"
    lines = [(S, long, None), (C, "is backed by", long), (K, "The plan", "is backed by")]
    (found,) = attribute(text, segment(text), tagger=Script(lines))
    assert found.source is not None
    assert found.source.of(text) == long
