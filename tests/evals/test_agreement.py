"""Agreement of two annotators: equal is 100, each difference counts once, one alone is refused."""

from pathlib import Path

import pytest
from evals.agreement import agreement

ROLES = ("source", "cue", "content")
GOLD = Path(__file__).parents[2] / "evals" / "gold"

TEXT = "Dal told Ede that no ship sank.\n"
FIRST = """T1\tSource 0 3\tDal
T2\tCue 4 8\ttold
T3\tContent 13 30\tthat no ship sank
T4\tAttribution 4 8\ttold
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""
LONGER_CUE = FIRST.replace("4 8\ttold", "4 12\ttold Ede")


def folder(root: Path, *readings: str) -> Path:
    (root / "text").mkdir()
    (root / "attributions").mkdir()
    (root / "text" / "a.txt").write_text(TEXT, "utf-8")
    for letter, reading in zip("abc", readings, strict=False):
        (root / "attributions" / f"a_{letter}.ann").write_text(reading, "utf-8")
    return root


def f1(report: dict[str, dict]) -> dict[str, float]:
    return {part: row["f1"] for part, row in report.items()}


def test_equal_readings_agree_fully(tmp_path: Path) -> None:
    found = agreement(folder(tmp_path, FIRST, FIRST, ""))
    assert f1(found) == dict.fromkeys((*ROLES, "linked"), 100.0)


def test_a_longer_cue_is_another_span_but_half_of_it_is_the_same_attribution(
    tmp_path: Path,
) -> None:
    found = f1(agreement(folder(tmp_path, FIRST, LONGER_CUE)))
    assert found == {"source": 100.0, "cue": 0.0, "content": 100.0, "linked": 100.0}


def test_what_only_one_marked_counts_as_missing(tmp_path: Path) -> None:
    found = agreement(folder(tmp_path, FIRST, ""))["linked"]
    assert (found["gold"], found["predicted"], found["right"]) == (1, 0, 0)


def test_one_reading_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one annotator"):
        agreement(folder(tmp_path, FIRST))


def test_the_figures_in_the_readme_are_those_of_the_files() -> None:
    first, _ = (GOLD / "README.md").read_text("utf-8").split("### A second reader")
    rows = [line.split("|") for line in first.splitlines()]
    written = {r[1].strip(): r[2].strip() for r in rows if len(r) > 2}
    for part, found in agreement(GOLD / "outside").items():
        assert written[part] == str(found["f1"])
