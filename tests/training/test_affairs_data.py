"""Claims marked in the articles of affairs are read as they stand."""

import random
from collections import defaultdict
from pathlib import Path

import pytest
from training.affairs_data import AFFAIRS, Told, affair, marked, pairs_of

from sayso.records import Stance

SHORT = """# short
= c1 The gate was shut
= c2 Who shut it

@ Senn Post | 2031-03-04
{c1+: Gate shut}, says mayor

{c1+ c2-: The gate was shut, but {c2?: not by whom}} is known.
@ Marn Mail | 2031-03-05
Nothing new
"""


def test_marks_are_taken_out_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text(SHORT, "utf-8")
    (first, marks), (second, none) = marked(path)
    assert first.text == ("Gate shut, says mayor\n\nThe gate was shut, but not by whom is known.")
    assert (first.outlet, first.published) == ("Senn Post", "2031-03-04")
    assert [(m.span.of(first.text), m.claim, m.stance) for m in marks] == [
        ("Gate shut", "c1", Stance.AFFIRMS),
        ("not by whom", "c2", Stance.QUESTIONS),
        ("The gate was shut, but not by whom", "c1", Stance.AFFIRMS),
        ("The gate was shut, but not by whom", "c2", Stance.DENIES),
    ]
    assert (second.outlet, none) == ("Marn Mail", [])
    assert {c.name: len(c.members) for c in affair(path).claims} == {"c1": 2, "c2": 2}


@pytest.mark.parametrize("body", ["{c1+: open", "shut}"])
def test_marks_that_do_not_pair_are_told(tmp_path: Path, body: str) -> None:
    path = tmp_path / "short.txt"
    path.write_text(f"@ Senn Post | 2031-03-04\n{body}\n", "utf-8")
    with pytest.raises(ValueError, match="mark"):
        list(marked(path))


@pytest.mark.parametrize("path", sorted(AFFAIRS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_claim_of_an_affair_is_made_several_times(path: Path) -> None:
    documents = defaultdict(set)
    for claim in affair(path).claims:
        documents[claim.name] = {member.at.document for member in claim.members}
        assert len(claim.members) > 1
    assert len(documents) >= 25
    assert sum(len(some) > 1 for some in documents.values()) >= 0.9 * len(documents)


def test_pairs_share_a_claim_or_none() -> None:
    some = [
        Told("a", {"c1": Stance.AFFIRMS}),
        Told("b", {"c1": Stance.DENIES}),
        Told("c", {"c1": Stance.QUESTIONS, "c2": Stance.AFFIRMS}),
        Told("d", {"c3": Stance.AFFIRMS}),
        Told("e", {}),
    ]
    near = [[3, 4], [3, 4], [3, 4], [0, 1, 2, 4], [0, 1, 2, 3]]
    found = list(pairs_of(some, near, random.Random(1)))
    same = {frozenset((one.first, one.second)): one.opposed for one in found if one.same}
    assert same == {frozenset("ab"): True, frozenset("ac"): None, frozenset("bc"): None}
    assert all({one.first, one.second} & set("de") for one in found if not one.same)
