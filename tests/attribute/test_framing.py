"""Phrases that give a sentence to somebody: in front, within and at its end."""

import pytest

from sayso.attribute import attribute
from sayso.records import Act
from sayso.segment import segment
from tests.attribute.test_clauses import inner
from tests.scripted import C, K, S, Script, told_by_rule

ROAD = "the road is open"


@pytest.mark.parametrize(
    ("phrase", "who", "cue"),
    [
        ("According to the ministry", "the ministry", "According to"),
        ("According to Orr and Brill", "Orr and Brill", "According to"),
        ("According to both sides", "both sides", "According to"),
        ("Per the ministry", "the ministry", "Per"),
        ("In Orr's view", "Orr's", "view"),
        ("In the ministry’s own words", "the ministry’s", "words"),
        ("By her own account", "her", "account"),
        ("In the words of one driver", "one driver", "In the words of"),
        ("In the eyes of the union", "the union", "In the eyes of"),
        ("As Ana Brill sees it", "Ana Brill", "sees it"),
        ("As Ana Brill tells it", "Ana Brill", "tells it"),
        ("To hear Orr tell it", "Orr", "tell it"),
        ("If Orr is to be believed", "Orr", "is to be believed"),
    ],
)
def test_in_front(phrase: str, who: str, cue: str) -> None:
    assert told_by_rule(f"{phrase}, {ROAD}.") == [(who, cue, ROAD)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The road, in Orr's view, is open to all.",
        "The road is open to all, in Orr's view.",
        "The road, according to Orr, is “open to all”.",
        "The road is open to all, per the ministry.",
    ],
)
def test_behind(sentence: str) -> None:
    ((_, _, content),) = told_by_rule(sentence)
    assert content.replace(" … ", " ").replace("“", "").replace("”", "").startswith("The road is")


@pytest.mark.parametrize(
    "sentence",
    [
        "According to plan, the road was opened.",
        "In his mind’s eye, Orr saw the road.",
        "As fate had it, the road was closed.",
        "As far as the road is concerned, all is well.",
        "In the view from the hill, the road is open.",
        "The toll is four marks per lorry, paid at the gate.",
        "In Tolm’s reckoning house, the books were open.",
        "If it is to be believed, the road is open.",
    ],
)
def test_nobody_s_word(sentence: str) -> None:
    assert [who for who, _, _ in told_by_rule(sentence) if who != "it"] == []


def test_views_are_thoughts_and_words_are_said() -> None:
    for sentence, act in (
        (f"In Orr's view, {ROAD}.", Act.ATTITUDE),
        (f"In Orr's words, {ROAD}.", Act.COMMUNICATION),
    ):
        (found,) = attribute(sentence, segment(sentence), tagger=Script())
        assert found.act is act


def test_a_source_with_its_apposition() -> None:
    sentence = "According to Ana Brill, a lawyer for the drivers, the road is open."
    assert told_by_rule(sentence)[0][0] == "Ana Brill, a lawyer for the drivers"


def test_who_is_found_behind_it_is_inside() -> None:
    text = "According to the ministry, Brill said the road was open."
    lines = [(S, "Brill", None), (C, "said", "Brill"), (K, "the road was open", "said")]
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert inner.within is outer


def test_a_word_of_the_phrase_that_has_no_source_gives_way() -> None:
    text = "By the ministry's own account, forty died."
    lines = [(C, "account", None), (K, "forty died", "account")]
    (found,) = attribute(text, segment(text), tagger=Script(lines))
    assert found.source is not None
    assert found.source.of(text) == "the ministry's"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that in Brill's view, the deal was dead", ("Brill's", "view", "the deal was dead")),
        (
            "“according to the ministry, forty people died”",
            ("the ministry", "according to", "forty people died"),
        ),
        (
            "that of ten ships, according to the port, two were late",
            ("the port", "according to", "of ten ships"),
        ),
    ],
)
def test_inside_what_somebody_says(content: str, found: tuple[str, str, str]) -> None:
    assert inner(content) == [found]
