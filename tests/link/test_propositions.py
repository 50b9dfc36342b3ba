"""Propositions: a sentence of two whole clauses claims two things, each with a subject and verb."""

import pytest

from sayso.link.propositions import propositions
from tests.told import Line, article


def parts(sentence: str) -> list[str]:
    reading = article("Post", None, Line(sentence))
    text = reading.document.text
    return [" … ".join(s.of(text) for s in one.content) for one in propositions(reading)]


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("At least 31 people drowned", " and ", "87 were pulled from the water"),
        ("The mill was shut", ", and ", "the miller had left the valley"),
        ("The union has called a strike", ", but ", "its members have not voted"),
        ("The gate was locked", "; ", "nobody could say by whom"),
        ("that the road was open", " and ", "that the bridge would be mended"),
        ("The north was dry", " while ", "the south was under water"),
    ],
)
def test_a_second_clause_is_a_proposition_of_its_own(first: str, joint: str, second: str) -> None:
    assert parts(first + joint + second) == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor met the miners and their families in the hall",  # no second verb
        "She opened the gate and walked into the yard",  # no second subject
        "Alma Brode and Jarle Tveit were seen at the mill",  # two subjects of one verb
        "He has met the mayor and the miner who had left the valley",  # a verb in a relative clause
        "The dry north and the wet south",
    ],
)
def test_what_has_no_subject_and_verb_of_its_own_is_not(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize("joint", [",", ", and", " but", ", while"])
def test_a_joint_left_at_the_end_is_no_part_of_a_claim(joint: str) -> None:
    assert parts("The ferry was full at noon" + joint) == ["The ferry was full at noon"]


def test_a_word_that_only_ends_like_a_joint_stays() -> None:
    assert parts("They took the wounded inland") == ["They took the wounded inland"]
