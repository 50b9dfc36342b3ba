"""Pairs into groups: numbers alone, so that the rules can be seen."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.clusters import NEVER, Likeness, Pairs, between, clusters, joined

some_pairs = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1).map(lambda score: round(score, 4)),
    max_size=60,
)


def pairs(told: dict[tuple[int, int], float]) -> Pairs:
    one, other = np.array(list(told) or np.zeros((0, 2)), np.int64).reshape(-1, 2).T
    return Pairs.of(one, other, np.array(list(told.values())))


def strangers(one: np.ndarray, _: np.ndarray) -> np.ndarray:
    """Nothing that was not looked at is alike."""
    return np.zeros(len(one))


def groups(likeness: Likeness) -> list[list[int]]:
    return [group.tolist() for group in clusters(likeness)]


@given(some_pairs, st.floats(0, 1))
def test_what_is_joined_is_what_can_be_walked_to(
    told: dict[tuple[int, int], float], least: float
) -> None:
    strong = [pair for pair, score in told.items() if score >= least]
    left = {number for pair in strong for number in pair}
    walked = []
    while left:
        group = {min(left)}
        while more := {n for pair in strong if group & set(pair) for n in pair} - group:
            group |= more
        walked.append(sorted(group))
        left -= group
    assert [group.tolist() for group in joined(pairs(told), least)] == walked


@given(some_pairs)
def test_pairs_are_known_both_ways_round(told: dict[tuple[int, int], float]) -> None:
    whole = np.arange(31)
    known = pairs({**told}).known(whole)
    for a in whole:
        for b in whole:
            score = told.get((min(a, b), max(a, b)))
            assert np.isnan(known[a, b]) if score is None else known[a, b] == score


def test_of_a_pair_that_comes_twice_the_last_counts() -> None:
    found = Pairs.of(np.array([3, 1, 3]), np.array([1, 2, 1]), np.array([0.2, 0.5, 0.9]))
    assert (found.one.tolist(), found.other.tolist()) == ([1, 1], [2, 3])
    assert found.score.tolist() == [0.5, 0.9]


def test_a_row_of_half_likenesses_is_not_one_claim() -> None:
    row = pairs({(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9})
    assert groups(Likeness(row, strangers)) == [[0, 1], [2, 3]]
    assert groups(Likeness(row, lambda one, _: np.full(len(one), 0.6))) == [[0, 1, 2, 3]]


def test_people_join_and_part() -> None:
    row = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    assert groups(Likeness(pairs(row), strangers, apart=frozenset({(0, 1)}))) in (
        [[0, 2]],
        [[1, 2]],
    )
    far = pairs({**row, (2, 3): 1.0})
    assert [2, 3] in groups(Likeness(far, strangers, together=frozenset({(2, 3)})))
    assert Likeness(far, strangers, apart=frozenset({(0, 1)})).among(np.arange(2))[0, 1] == NEVER


def test_a_large_group_falls_apart_where_it_is_weak() -> None:
    told = {(a, b): 0.99 for a in range(100) for b in range(a + 1, 100)}
    told |= {(a + 100, b + 100): 0.99 for a, b in told}
    told |= {(a, a + 100): 0.51 for a in range(100)}
    assert [len(group) for group in groups(Likeness(pairs(told), strangers))] == [100, 100]
    assert groups(Likeness(pairs({}), strangers)) == []


@given(some_pairs, st.integers(1, 5))
def test_the_likeliest_are_so_for_both(told: dict[tuple[int, int], float], most: int) -> None:
    found = pairs(told)
    kept = found.only(found.likeliest(most))
    places = list(kept.places())
    for number in {n for pair in places for n in pair}:
        assert sum(number in pair for pair in places) <= most
    left_out = set(told) - set(places)
    for pair in left_out:
        better = [
            sum(number in other and told[other] >= told[pair] for other in told if other != pair)
            for number in pair
        ]
        assert max(better) >= most


def test_within_what_pairs_join_the_others_are_found_where_they_are_likely() -> None:
    scores = {(1, 3): 0.05, (5, 6): 0.9}

    def score(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        both = zip(one.tolist(), other.tolist(), strict=True)
        return np.array([scores.get(pair, 0.0) for pair in both])

    told = pairs({(1, 2): 0.8, (2, 3): 0.6, (3, 4): 0.7, (5, 6): 0.4})
    found = between(told, score, 0.02)
    assert list(found.places()) == [(1, 3)]  # (1, 4) and (2, 4) are unlikely, 5 and 6 not joined
    assert found.score.tolist() == [0.05]
    assert len(between(told, score, 0.1).one) == 0


@given(some_pairs, some_pairs)
def test_pairs_that_come_later_count(
    told: dict[tuple[int, int], float], more: dict[tuple[int, int], float]
) -> None:
    both = pairs(told).also(pairs(more))
    assert dict(zip(both.places(), both.score.tolist(), strict=True)) == told | more
