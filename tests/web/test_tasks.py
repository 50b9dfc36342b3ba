"""What is read in the background can be stopped, and costs nothing but itself."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.engines.local import Reads
from sayso.ledger import reads
from sayso.ledger.opening import Ledger, open_ledger
from sayso.settings import Settings
from sayso.web.tasks import Source, Task, Tasks

COUNT = 200
TEXT = "The mayor of Marn, Anna Holt, said on Friday that {} bridges would be shut."
MANY = Source(
    "many.jsonl",
    "".join(json.dumps({"text": TEXT.format(n)}) + "\n" for n in range(COUNT)).encode(),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "ledger.sqlite", make=True)
    yield opened
    opened.close()


@pytest.fixture
def tasks(ledger: Ledger) -> Tasks:
    return Tasks(ledger, Settings(), Reads(jobs=1))


def _ended(tasks: Tasks, number: int) -> Task:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        task = next(one for one in tasks.shown() if one.number == number)
        if task.state not in ("waiting", "reading"):
            return task
        time.sleep(0.02)
    raise AssertionError(f"not ended: {tasks.shown()}")


def test_what_is_being_read_stops_and_what_waits_is_not_begun(tasks: Tasks, ledger: Ledger) -> None:
    tasks.add([MANY, Source("later.txt", TEXT.format("all").encode())])
    while not reads.documents(ledger, reads.Narrowed()):
        time.sleep(0.02)
    tasks.cancel(2)
    tasks.cancel(1)
    stopped = _ended(tasks, 1)
    assert stopped.state == "cancelled"
    there = len(reads.documents(ledger, reads.Narrowed(limit=None)))
    assert 0 < there < COUNT
    assert stopped.words == f"{there} new"
    assert _ended(tasks, 2).state == "cancelled"
    tasks.add([MANY])  # the same again goes on where it was
    assert _ended(tasks, 3) == Task(3, "many.jsonl", "done", f"{there} known, {COUNT - there} new")
    assert not tasks.busy()


def test_one_that_cannot_be_read_is_told_and_the_next_is_read(tasks: Tasks) -> None:
    tasks.add([Source("a.pdf", b"%PDF-1.4 broken"), Source("b.txt", TEXT.format(2).encode())])
    assert _ended(tasks, 1) == Task(1, "a.pdf", "failed", "is a damaged PDF")
    assert _ended(tasks, 2).words == "1 new"
