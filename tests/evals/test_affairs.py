"""The gold of the affairs stands in its documents, and its measure counts as it says."""

from pathlib import Path

import pytest
from evals.affair_gold import load
from evals.affair_score import b_cubed

GOLD = sorted((Path(__file__).resolve().parents[2] / "evals" / "gold" / "affairs").glob("*.json"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_quote_stands_once_in_its_document(path: Path) -> None:
    affair = load(path)
    assert len({d.outlet for d in affair.documents.values()}) >= 5
    stances = {member.stance for claim in affair.claims for member in claim.members}
    assert stances <= {"affirms", "denies", "questions", "reports"}
    assert {"affirms", "denies"} <= stances
    assert {claim.half for claim in affair.claims} <= {"tune", "score"}
    assert affair.conflicts
    assert affair.seeming


def test_the_example_holds_what_was_planted() -> None:
    affair = load(next(path for path in GOLD if path.stem == "convoy"))
    assert len(affair.documents) >= 14
    assert len({d.outlet for d in affair.documents.values()}) >= 8
    roots = {c.name: {m.root for m in c.members} for c in affair.claims}
    documents = {c.name: {m.at.document for m in c.members} for c in affair.claims}
    assert any(
        len(roots[n]) == 1 and len(documents[n]) >= 6 for n in roots
    )  # one agency behind six
    assert affair.changes
    assert affair.copies


def test_b_cubed_of_known_clusters() -> None:
    right = [("a", "1", True), ("a", "1", True), ("b", "2", True)]
    assert b_cubed(right)["f1"] == 100.0
    lumped = [("a", "1", True), ("a", "1", True), ("b", "1", True)]
    assert (b_cubed(lumped)["precision"], b_cubed(lumped)["recall"]) == (55.6, 100.0)
    alone = [("a", "1", True), ("a", "2", True), ("b", "3", True)]
    assert (b_cubed(alone)["precision"], b_cubed(alone)["recall"]) == (100.0, 66.7)
