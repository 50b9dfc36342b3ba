"""Lessons for sentence vectors: what is altered still says something, and by the seed alone."""

import random

from hypothesis import given
from hypothesis import strategies as st
from training.claims_data import Both, wordings
from training.likeness_data import _of_labelled, altered

from sayso.records import Stance

SENTENCE = "Defence Minister Oona Brandt said that the ships will leave Port Senn, whatever comes."


@given(st.text(), st.integers(0, 1000))
def test_any_text_is_altered_by_its_seed(text: str, seed: int) -> None:
    once, again = (altered(text, random.Random(seed)) for _ in range(2))
    assert once == again
    assert len(once.split()) <= len(text.split()) + 2


def test_it_is_negated_cut_and_shortened() -> None:
    found = {altered(SENTENCE, random.Random(seed)) for seed in range(200)}
    assert any("will not leave" in one for one in found)
    assert any("Brandt said" in one and "Oona" not in one for one in found)
    assert all(len(one.split()) >= 3 for one in found)


def test_what_is_short_keeps_its_words() -> None:
    assert all(
        altered("ships left port", random.Random(n)).endswith("ships left port") for n in range(50)
    )


def test_each_claim_has_wordings_and_no_two_are_the_same() -> None:
    affairs = wordings()
    assert len(affairs) >= 40
    for claims in affairs.values():
        assert len(claims) > 5
        for some in claims.values():
            assert len({wording.text for wording in some}) == len(some) > 3
            assert {Stance.AFFIRMS, Stance.DENIES} <= {wording.side for wording in some}


def test_a_labelled_pair_stands_against_a_text_of_another_claim() -> None:
    rows = [
        Both("It rained", "Rain fell", True),
        Both("It rained", "It snowed", False),
        Both("Two died", "Two were killed", True),
    ]
    draw = _of_labelled(rows)
    found = {draw(random.Random(seed)) for seed in range(50)}
    assert {one.strange for one in found if "ain" in one.one} == {"It snowed"}
    assert {one.strange for one in found if "Two" in one.one} == {None}
    groups = {one.group for one in found}
    assert len(groups) == 2
    same = [(row.first, row.second) for row in rows if row.same]
    assert {(one.one, one.other) for one in found} == {*same, *(pair[::-1] for pair in same)}
