"""An article of 2,000 statements is painted, and answers to a hand, on a machine that is busy too.

Wanted are 1,000 and 100 milliseconds (`benchmarks/paint.py` tells them); here is only held that
nothing stands still.
"""

from pathlib import Path

from benchmarks.paint import filled, measured

from tests.chromium import needs_chromium

PAINTED, ANSWERED = 5000, 3000  # milliseconds

pytestmark = needs_chromium


def test_pages_are_painted_and_answer(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    rows = measured(place, filled(place, 2000, 4000))
    paints = {name: row["last ms"] for name, row in rows.items() if "last ms" in row}
    inputs = {f"{name}, {kind}": ms for name, row in rows.items() for kind, ms in row.items()}
    assert set(paints) == {"library", "search", "sources", "an article"}
    assert all(0 < ms < PAINTED for ms in paints.values()), paints
    answers = {name: ms for name, ms in inputs.items() if name.startswith("input")}
    assert answers
    assert any(answers.values())
    assert all(ms < ANSWERED for ms in answers.values()), answers
