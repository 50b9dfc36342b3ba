"""What somebody's word or mind is said to be."""

import pytest

from sayso.attribute import attribute
from sayso.records import Act
from sayso.segment import segment
from tests.scripted import C, K, S, Script, told_by_rule


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Orr's claim is that the road is open.",
            ("Orr's", "claim is", "that the road is open"),
        ),
        (
            "The ministry’s first line has been that the road is open.",
            ("The ministry’s", "line has been", "that the road is open"),
        ),
        (
            "His story is that he was at home.",
            ("His", "story is", "that he was at home"),
        ),
        (
            "The word from the ministry was that the road is open.",
            ("the ministry", "The word from", "that the road is open"),
        ),
        (
            "The view of most drivers is that the road is open.",
            ("most drivers", "The view of", "that the road is open"),
        ),
        (
            "Orr's message was clear: the road must stay open.",
            ("Orr's", "message was clear:", "the road must stay open"),
        ),
        (
            "The message from Orr: the road must stay open.",
            ("Orr", "The message from", "the road must stay open"),
        ),
    ],
)
def test_it_is_theirs(sentence: str, found: tuple[str, str, str]) -> None:
    assert told_by_rule(sentence) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "The point is that the road is open.",
        "The result of the vote was that the road is open.",
        "Orr's house is one that the river took.",
        "The view of the port is that of a painter.",
        "It is the fear that the road is open.",
    ],
)
def test_it_is_nobody_s(sentence: str) -> None:
    assert told_by_rule(sentence) == []


def test_the_verb_behind_the_noun_is_not_said() -> None:
    text = "Orr's view is that the road is open."
    lines = [(S, "Orr's", None), (C, "view", "Orr's"), (K, "is that the road is open", "view")]
    (found,) = attribute(text, segment(text), tagger=Script(lines))
    assert found.cue is not None
    assert (found.cue.of(text), found.content[0].of(text)) == ("view is", "that the road is open")
    assert found.act is Act.ATTITUDE


def test_who_was_found_stays() -> None:
    text = "Orr's claim is that Brill lied, Holt said."
    lines = [(K, "Orr's claim is that Brill lied", "said"), (S, "Holt", None), (C, "said", "Holt")]
    first = attribute(text, segment(text), tagger=Script(lines))[0]
    assert first.source is not None
    assert first.source.of(text) == "Holt"
