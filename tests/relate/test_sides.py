"""Sides: which words make a denial."""

from dataclasses import replace

import pytest

from sayso.comparison import Said
from sayso.records import Modality, Stance
from sayso.relate.sides import NEGATED, UNNEGATED, same_side, stances
from tests.told import Line, article, said_of

LANDED = "that soldiers landed at Port Senn"
FAR, NEAR = UNNEGATED + 1, NEGATED - 1  # scores of words that stand against each other or do not


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        ("Some 1,500 men came ashore, no more. They stayed", False),
        ("No fewer than 290 were aboard. They slept", False),
        ("There is no such plan here. We looked", True),
        ("There were boats, no men came ashore. We looked", True),
    ],
)
def test_a_limit_is_no_denial(content: str, is_one: bool) -> None:
    first = said_of(article("Post", None, Line(content, "Ana Brill")))[0]
    assert first.negated is is_one


def said(content: str, cue: str = "said", *, is_negated: bool = False) -> Said:
    (one,) = said_of(article("Post", None, Line(content, "Ana Brill", cue, negated=is_negated)))
    return one


AFFIRMED = said(LANDED)
DENIED = said(LANDED, "denied", is_negated=True)
NONE_LANDED = said("that no soldier landed at Port Senn", is_negated=True)


def test_what_the_cue_denies_turns_the_side() -> None:
    assert same_side(AFFIRMED, AFFIRMED, NEAR)
    assert not same_side(AFFIRMED, DENIED, NEAR)
    assert same_side(DENIED, DENIED, NEAR)
    stayed = said("that soldiers stayed off Port Senn", "denied", is_negated=True)
    assert same_side(AFFIRMED, stayed, FAR)
    assert not same_side(AFFIRMED, DENIED, UNNEGATED - 0.1)  # its words hold no negation


def test_a_negation_in_the_words_is_left_to_them() -> None:
    assert not same_side(AFFIRMED, NONE_LANDED, NEGATED)
    assert same_side(AFFIRMED, NONE_LANDED, NEAR)
    assert same_side(DENIED, NONE_LANDED, FAR)
    assert same_side(said("that the landing is a hoax", is_negated=True), NONE_LANDED, NEAR)


def test_who_denies_that_it_is_not_so_affirms() -> None:
    double = said("that no soldier landed at Port Senn", "denied")
    assert same_side(AFFIRMED, double, FAR)
    assert not same_side(NONE_LANDED, double, NEAR)


def test_words_of_a_denial_are_against_by_themselves() -> None:
    ever = said("that soldiers had ever landed at Port Senn", "denied", is_negated=True)
    assert not same_side(AFFIRMED, ever, FAR)
    assert same_side(NONE_LANDED, ever, NEAR)
    by_name = said("that Anya Vale landed at Port Senn", "denied", is_negated=True)
    assert not same_side(AFFIRMED, by_name, NEAR)


def test_where_nothing_is_negated_more_must_speak_for_it() -> None:
    stayed = said("that soldiers stayed off Port Senn")
    assert not same_side(AFFIRMED, stayed, UNNEGATED)
    assert same_side(AFFIRMED, stayed, UNNEGATED - 0.1)


def stance(content: str, cue: str, modality: Modality = Modality.UNSPECIFIED) -> Stance:
    one = said(content, cue)
    how = replace(one.statement.qualification, modality=modality)
    one = replace(one, statement=replace(one.statement, qualification=how))
    return stances([one], AFFIRMED, {one.ref: NEAR})[one.ref]


@pytest.mark.parametrize(
    "cue", ["did not confirm", "neither confirmed nor denied", "withdrew its statement"]
)
def test_who_does_not_say_so_or_no_longer_affirms_nothing(cue: str) -> None:
    assert stance(LANDED, cue) is Stance.REPORTS
    assert stance(LANDED, "confirmed", Modality.CERTAIN) is Stance.AFFIRMS


@pytest.mark.parametrize(
    ("content", "cue"),
    [
        ("whether soldiers landed at Port Senn", "is looking into"),
        ("Whether soldiers had landed was not known", "said"),
        ("“I cannot tell you whether soldiers landed", "said"),
        ("they did not know if soldiers landed", "said"),
    ],
)
def test_what_is_left_open_is_a_question(content: str, cue: str) -> None:
    assert stance(content, cue) is Stance.QUESTIONS
