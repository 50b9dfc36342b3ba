"""Many readers and writers at a real `sayso serve`: nothing fails, nothing is lost."""

import statistics
from pathlib import Path

from benchmarks.load import loaded, lost, made, report

SECONDS, READERS, WRITERS, PAUSE = 6, 50, 4, 2.0
SLOW = 5000  # milliseconds at the median: a server that stands still, not one that is busy


def test_nothing_fails_and_nothing_is_lost(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    assert made(place, 1) == 16
    tally = loaded(place, SECONDS, READERS, WRITERS, PAUSE)
    gone = lost(place, tally)
    assert not tally.errors
    assert tally.judgements
    assert tally.texts
    assert gone == {"judgements": 0, "texts": 0, "faults": 0}
    assert report(tally, gone)["reads"]["requests"] > READERS
    assert statistics.median(ms for some in tally.times.values() for ms in some) < SLOW


def test_what_is_lost_is_counted(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    made(place, 1)
    tally = loaded(place, 0, 0, 0, PAUSE)
    tally.judgements.append("jd-0")
    tally.texts.append("Nobody wrote this.")
    assert lost(place, tally) == {"judgements": 1, "texts": 1, "faults": 0}
