"""Passages of our own with what they support and refute."""

from collections import Counter

from training.pairs_data import RELATIONS, passages


def test_each_claim_stands_once_and_no_relation_is_rare() -> None:
    found = list(passages())
    assert all(pair.first and pair.second and pair.part == "train" for pair in found)
    assert len({(pair.first, pair.second) for pair in found}) == len(found) > 2000
    counted = Counter(RELATIONS[pair.relation] for pair in found)
    assert counted["entails"] == counted["contradicts"] > counted["neither"] > 300
