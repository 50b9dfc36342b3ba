"""Agreement of two annotators of the full reading: equal is 100, a field that differs is counted
where it differs, other texts are refused; the second annotation is well formed."""

import json
from collections import Counter
from pathlib import Path

import pytest
from evals.agreement_reading import SECOND, compared, kappa
from evals.reading_gold import READING, faults, gold_files, load, text_path

README = READING.parent / "README.md"
ROW = {
    "document": "made-up", "corpus": "outside", "sha256": "0" * 64, "split": "tune",
    "published": None,
    "sources": [
        {"id": "b", "name": [16, 25], "kind": "person", "mentions": [[16, 25]],
         "role": None, "reason": None}
    ],
    "statements": [
        {"chain": [{"source": "b", "mention": [[16, 25]], "cue": [[11, 15]],
                    "act": "communication"}],
         "content": [[0, 10]], "voice": "attributed", "quote": "direct", "kind": None,
         "polarity": "affirmed", "modality": "certain", "aspect": "past",
         "evidence": [{"kind": "eyewitness", "span": [16, 25]}], "verification": None,
         "dates": [], "figures": [{"span": [0, 3], "low": 2, "high": None, "approximate": False,
                                   "unit": None, "counted": None}],
         "certainty": {"speaker": [], "cue": "certain", "reporter": []}, "deciding": []}
    ],
}  # fmt: skip


def report(root: Path, **changed: object) -> dict:
    """Two folders with one article each; the second's one statement has `changed` fields."""
    for name in ("first", "second"):
        (root / name).mkdir()
        (root / name / "made-up.json").write_text(json.dumps(ROW), "utf-8")
    row = ROW | {"statements": [ROW["statements"][0] | changed]}
    (root / "second" / "made-up.json").write_text(json.dumps(row), "utf-8")
    return compared(root / "first", root / "second")


def agreed(found: dict) -> dict[str, float]:
    parts = {field: row for field, row in found.items() if field != "kappa"}
    return {field: row.get("f1", row.get("accuracy")) for field, row in parts.items()}


def test_equal_annotations_agree_fully(tmp_path: Path) -> None:
    found = agreed(report(tmp_path))
    absent = {"chains", "dates", "kind", "speaker", "reporter"}  # nothing to agree on
    assert {field for field, value in found.items() if value != 100.0} == absent


def test_a_field_that_differs_is_counted_where_it_differs(tmp_path: Path) -> None:
    found = report(tmp_path, polarity="negated", figures=[])
    assert found["polarity"]["pairs"] == {"affirmed read as negated": 1}
    assert (found["figures"]["gold"], found["figures"]["predicted"]) == (1, 0)
    assert agreed(found)["modality"] == 100.0


def test_annotations_of_two_texts_are_not_compared(tmp_path: Path) -> None:
    report(tmp_path)
    row = ROW | {"sha256": "2" * 64}
    (tmp_path / "second" / "made-up.json").write_text(json.dumps(row), "utf-8")
    with pytest.raises(ValueError, match="two texts"):
        compared(tmp_path / "first", tmp_path / "second")


def test_kappa_takes_off_what_chance_gives() -> None:
    assert kappa(Counter({("a", "a"): 5, ("b", "b"): 5})) == 1.0
    assert kappa(Counter({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1})) == 0.0
    assert kappa(Counter({("a", "a"): 9})) is None


@pytest.mark.parametrize("path", gold_files(SECOND), ids=lambda path: path.stem)
def test_the_second_annotation_is_well_formed(path: Path) -> None:
    gold = load(path)
    text = text_path(gold)
    assert faults(gold, text.read_bytes() if text.exists() else None) == []


def test_the_figures_in_the_readme_are_those_of_the_files() -> None:
    section = README.read_text("utf-8").split("### A second reader")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")] for line in section.splitlines()]
    written = {row[1]: row[2] for row in rows if len(row) > 3}
    for field, value in agreed(compared()).items():
        assert written[field] == str(value)
