"""The pairs of one claim are well formed, and their scorer counts what it says it counts."""

from collections import defaultdict
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from evals.agreement_pairs import compared as agreed
from evals.agreement_pairs import of_sides
from evals.claim_groups import report as grouped
from evals.claim_pairs import (
    COUNTED,
    Paired,
    Same,
    average_precision,
    claim_pairs,
    opposite,
    pair_texts,
    report,
    worded,
)
from evals.reading_gold import DATA

from sayso.link.standing import standing
from sayso.reconciling import compare
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
    assert all(pair.opposed is None or pair.relation is Same.SAME for pair in pairs)
    for split in {"learn", *COUNTED}:
        known = {pair.opposed for pair in pairs if pair.split == split}
        assert known == {None, False, True}


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


def pairs_of(
    lines: tuple[Line, Line],
    same: tuple[bool, bool],
    opposed: tuple[bool | None, bool | None] = (None, None),
) -> Paired:
    """A first statement with each statement of another document that says the same two."""
    read = [article(outlet, "2031-03-04", *lines) for outlet in ("Lorn Wire", "Halden Courier")]
    one, other = (list(standing(reading)) for reading in read)
    readings = {reading.document.id: reading for reading in read}
    return Paired([one[0]] * 2, other, np.array(same), list(opposed), 0, readings)


def test_what_is_joined_is_counted_both_ways() -> None:
    lines = Line(LANDED, "Brandt"), Line(LEFT, "Vale")
    told = report(pairs_of(lines, (True, False)), Words(), Opposites())
    assert (told["pairs"], told["same"]) == (2, 1)
    assert told["average precision"]["judged"] == 100.0
    assert told["joined"]["recall"] == 100.0


def test_opposite_sides_are_counted_by_the_words_and_by_the_cue() -> None:
    denied = Line(LANDED, "Brandt"), Line(LANDED, "Vale", "denied", negated=True)
    found = pairs_of(denied, (True, True), opposed=(False, True))
    told = opposite(found, Opposites())
    assert (told["pairs"], told["gold"], told["predicted"], told["right"]) == (2, 1, 1, 1)
    assert told["by polarity"]["right"] == 1
    stayed = Line(LANDED, "Brandt"), Line(LANDED.replace("landed at", "stayed off"), "Vale")
    found = pairs_of(stayed, (True, True), opposed=(False, True))
    assert opposite(found, Opposites(("landed", "stayed")))["right"] == 1
    assert opposite(found, Opposites())["predicted"] == 0


def test_the_agreement_in_the_readme_is_that_of_the_files() -> None:
    found = agreed()
    section = README.read_text("utf-8").split("\n## Pairs of one claim")[1].split("\n## ")[0]
    told = f"{found['accuracy']} %, kappa {found['kappa']}, F1 of *same* {found['same']['f1']}"
    assert told in " ".join(section.split())
    found = of_sides()
    opposite = found["opposite"]
    told = f"{found['accuracy']} %, kappa {found['kappa']}, F1 of *opposite* {opposite['f1']}"
    assert told in " ".join(section.split())


def test_pairs_are_counted_in_a_whole_comparison() -> None:
    lines = Line(LANDED, "Brandt"), Line(LANDED, "Vale", "denied", negated=True)
    found = pairs_of(lines, (True, False), opposed=(False, True))
    whole = compare(found.readings.values(), meaning=Words(), judge=Opposites())
    told = grouped(found, whole)
    assert (told["articles"], told["claims of several"], told["statements in them"]) == (2, 1, 4)
    joined, opposite = told["joined"], told["on opposite sides, of those joined"]
    assert (joined["gold"], joined["predicted"], joined["right"]) == (1, 2, 1)
    assert (opposite["pairs"], opposite["gold"], opposite["right"]) == (2, 1, 1)
