"""The pairs of one claim are well formed, and their scorer counts what it says it counts."""

from collections import defaultdict
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from evals.agreement_pairs import compared as agreed
from evals.claim_pairs import (
    COUNTED,
    Sides,
    average_precision,
    claim_pairs,
    pair_texts,
    report,
    worded,
)
from evals.reading_gold import DATA

from sayso.link.standing import standing
from tests.told import Line, Opposites, Words, article

README = Path(__file__).resolve().parents[2] / "evals" / "gold" / "README.md"
LANDED = "that 3,000 Karstian soldiers landed at Port Senn on Sunday"
LEFT = "that 3,000 Karstian soldiers left Port Senn again"


def test_the_file_is_well_formed() -> None:
    pairs = list(claim_pairs())
    assert {pair.split for pair in pairs} == {"learn", *COUNTED}
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs) > 40_000
    spans = [span for pair in pairs for place in (pair.one, pair.other) for span in place.words]
    assert all(0 <= span.start < span.end for span in spans)


def test_no_counted_article_is_learnt_from() -> None:
    articles: dict[str, set[str]] = defaultdict(set)
    for pair in claim_pairs():
        articles[pair.split] |= {pair.one.digest, pair.other.digest}
    assert all(not articles["learn"] & articles[split] for split in COUNTED)


@pytest.mark.skipif(not (DATA / "polnear").is_dir(), reason="needs PolNeAR")
def test_the_places_hold_words() -> None:
    texts = pair_texts(DATA)
    places = set(chain.from_iterable((pair.one, pair.other) for pair in claim_pairs()))
    assert all(worded(place, texts) for place in places)


def test_average_precision_is_of_those_that_are_the_same() -> None:
    same = np.array([True, False, True, False])
    assert average_precision(np.array([4.0, 3.0, 2.0, 1.0]), same) == pytest.approx(5 / 6)
    assert average_precision(np.array([1.0, 2.0, 3.0, 4.0]), ~same) == pytest.approx(5 / 6)


def test_what_is_joined_is_counted_both_ways() -> None:
    one, other = (
        list(standing(article(outlet, "2031-03-04", Line(LANDED, "Brandt"), Line(LEFT, "Vale"))))
        for outlet in ("Lorn Wire", "Halden Courier")
    )
    found = Sides([one[0], one[0]], [other[0], other[1]], np.array([True, False]), 0)
    told = report(found, Words(), Opposites())
    assert (told["pairs"], told["same"]) == (2, 1)
    assert told["average precision"]["judged"] == 100.0
    assert told["joined"]["recall"] == 100.0


def test_the_agreement_in_the_readme_is_that_of_the_files() -> None:
    found = agreed()
    section = README.read_text("utf-8").split("\n## Pairs of one claim")[1].split("\n## ")[0]
    told = f"{found['accuracy']} %, kappa {found['kappa']}, F1 of *same* {found['same']['f1']}"
    assert told in " ".join(section.split())
