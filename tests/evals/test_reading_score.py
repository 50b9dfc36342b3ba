from collections import Counter
from types import SimpleNamespace

import pytest
from evals.reading_score import agreement, one_to_one, paired

from sayso.records import Span


def statement(start: int, end: int, links: int = 1) -> SimpleNamespace:
    return SimpleNamespace(content=(Span(start, end),), chain=("link",) * links)


def test_the_pairs_that_overlap_most_belong_together() -> None:
    gold = [statement(0, 100), statement(40, 100, links=2)]
    read = [statement(45, 100, links=2), statement(0, 90), statement(200, 300)]
    assert list(paired(gold, read)) == [(gold[1], read[0]), (gold[0], read[1])]


def test_of_equal_contents_the_chain_of_like_length_is_the_pair() -> None:
    gold = [statement(0, 50, links=2)]
    read = [statement(0, 50, links=1), statement(0, 50, links=2)]
    assert list(paired(gold, read)) == [(gold[0], read[1])]


def test_a_source_that_was_split_is_right_once() -> None:
    links = [("dal", "s1"), ("dal", "s1"), ("dal", "s2"), ("vesk", "s3")]
    assert one_to_one(links) == {"s1": "dal", "s3": "vesk"}


def test_macro_f1_gives_each_value_the_same_weight() -> None:
    found = agreement(Counter({("a", "a"): 8, ("a", "b"): 2, ("b", "b"): 1, ("b", "a"): 1}))
    assert found["accuracy"] == pytest.approx(75.0)
    assert found["macro_f1"] == pytest.approx((200 * 8 / 19 + 200 * 1 / 5) / 2, abs=0.01)
