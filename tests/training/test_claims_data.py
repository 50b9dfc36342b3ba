"""What the pair network learns of one claim: pairs of invented affairs, and of real articles."""

import random
from collections import defaultdict

import pytest
from evals.claim_pairs import ClaimPair, Place, Same
from evals.reading_gold import DATA
from training.claims_data import (
    CONTRASTS,
    TUNE,
    Both,
    is_tune,
    of_affairs,
    of_articles,
    strangers,
    wordings,
)
from training.pairs_data import share_of

from sayso.records import Span, Stance


def test_a_wording_stands_with_another_of_its_claim_and_against_others() -> None:
    claims_of: dict[str, set[tuple[str, str]]] = defaultdict(set)
    sides: dict[tuple[str, str], Stance | None] = {}
    for affair, claims in (wordings() | wordings(CONTRASTS)).items():
        for claim, some in claims.items():
            for wording in some:
                claims_of[wording.text].add((affair, claim))
                sides[claim, wording.text] = wording.side
    found = list(of_affairs(random.Random(1)))
    assert {one.same for one in found} == {True, False}
    for one in found:
        first, second = claims_of[one.first], claims_of[one.second]
        assert bool(first & second) or not one.same
        assert {affair for affair, _ in first} & {affair for affair, _ in second}
        assert one.first != one.second
        if one.opposed is not None:
            (claim,) = {claim for _, claim in first & second}
            assert one.same
            assert one.opposed == (sides[claim, one.first] is not sides[claim, one.second])
    assert {one.opposed for one in found if one.same} == {None, True, False}


def test_strangers_are_texts_of_two_pairs() -> None:
    pairs = [Both(f"a{n}", f"b{n}", True) for n in range(5)]
    for one in strangers(pairs, 50, random.Random(1)):
        assert one.first[1:] != one.second[1:]
        assert not one.same


def test_a_pair_with_an_article_that_is_held_out_is() -> None:
    digests = [f"{n:012x}" for n in range(200)]
    held = next(d for d in digests if share_of(d) < TUNE)
    learnt = next(d for d in digests if share_of(d) >= TUNE)

    def pair(one: str, other: str) -> ClaimPair:
        places = (Place(digest, (Span(0, 5),)) for digest in (one, other))
        return ClaimPair("learn", *places, Same.RELATED, None)

    assert is_tune(pair(held, learnt))
    assert is_tune(pair(learnt, held))
    assert not is_tune(pair(learnt, learnt))


@pytest.mark.skipif(not (DATA / "polnear").is_dir(), reason="needs PolNeAR")
def test_articles_are_learnt_from_or_compared_on() -> None:
    learnt, tune = of_articles(DATA)
    assert len(learnt) > 10 * len(tune) / 2 > 1000
    assert 0.1 < sum(one.same for one in learnt) / len(learnt) < 0.25
