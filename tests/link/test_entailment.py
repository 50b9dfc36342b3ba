"""Two texts read beside each other by the network that is shipped."""

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.entailment import Entailment
from sayso.link.pairing import judged

SAID = "that 3,000 Karstian soldiers landed at Port Senn on Sunday"
AGAIN = "Karst put some 3,000 men ashore at Port Senn on Sunday"
DENIED = "No Karstian soldier landed at Port Senn on Sunday"
TOPIC = "that the harbour of Port Senn is closed to Karstian ships until Sunday"
TOPICS = (
    TOPIC,
    "Two soldiers were hurt at Port Senn on Sunday",
    "The mayor of Port Senn wants the soldiers to leave",
    "The Karstian soldiers wore no badges",
    "Karst has 3,000 ships",
)


@pytest.fixture(scope="module")
def judge() -> Entailment:
    return Entailment.open()


def test_one_claim_is_told_from_one_topic_and_a_denial_is_of_the_claim(judge: Entailment) -> None:
    again, denied, *topics = judge.same([(SAID, one) for one in (AGAIN, DENIED, *TOPICS)]).tolist()
    assert again > max(topics)
    assert min(again, denied) > statistics.median(topics)


def test_a_denial_is_on_the_opposite_side(judge: Entailment) -> None:
    again, denied = judge.opposed([(SAID, AGAIN), (SAID, DENIED)]).tolist()
    assert again < 0 < denied


def test_one_claim_and_sides_are_the_same_both_ways_round(judge: Entailment) -> None:
    pairs = [(SAID, AGAIN), (TOPIC, SAID), (DENIED, SAID)]
    turned = [(b, a) for a, b in pairs]
    for asked in (judge.same, judge.opposed):
        assert asked(pairs).tolist() == asked(turned).tolist()


def test_relations_are_shares(judge: Entailment) -> None:
    found = judge.of([(SAID, SAID), (SAID, DENIED)])
    assert found.sum(axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)
    assert found.argmax(axis=1).tolist() == [0, 1]


def test_no_pairs_have_no_scores(judge: Entailment) -> None:
    assert judge.same([]).shape == judge.opposed([]).shape == (0,)
    assert judge.of([]).shape == (0, 3)


@given(st.floats(0.1, 0.9), st.floats(-3, 3))
def test_what_reading_says_moves_the_probability(near: float, score: float) -> None:
    less, more = judged(np.array([near] * 2), np.array([score, score + 1], np.float32)).tolist()
    assert 0.0 <= less < more <= 1.0
    higher = judged(np.array([near + 0.05]), np.array([score], np.float32)).item()
    assert higher > less
