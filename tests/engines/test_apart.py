"""Documents compared in another process: the same comparison, and one that dies is replaced."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.engines.apart import Apart
from sayso.engines.comparing import Comparer
from sayso.errors import LedgerError
from sayso.ledger import erasing, reads, writes
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.search import Query
from tests.ledger.made import AT, arrival, reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "ledger.sqlite")
    for n in (12, 40):
        writes.add(opened, arrival(reading(n, outlet=f"Paper {n}"), f"https://a.example/{n}"))
    yield opened
    opened.close()


@pytest.fixture
def apart(ledger: Ledger) -> Iterator[Apart]:
    one = Apart(ledger)
    yield one
    one.stop()


def test_it_is_the_same_comparison(ledger: Ledger, apart: Apart) -> None:
    assert apart.ledger(Query(), 9) == Comparer.open().ledger(ledger, Query(), 9)


def test_one_that_dies_is_told_and_replaced(apart: Apart) -> None:
    before = apart.ledger(Query(), 9)
    assert apart.process is not None
    os.kill(apart.process, signal.SIGKILL)
    with pytest.raises(LedgerError, match="ended"):
        apart.ledger(Query(), 9)
    assert apart.ledger(Query(), 9) == before


def test_it_ends_when_it_is_stopped(apart: Apart) -> None:
    apart.ledger(Query(), 9)
    process = apart.process
    assert process is not None
    apart.stop()
    assert apart.process is None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_the_ledger_refuses_is_raised_here(ledger: Ledger, apart: Apart) -> None:
    Path(ledger.place).unlink()
    with pytest.raises(LedgerError, match="no ledger yet"):
        apart.ledger(Query(), 9)


def test_after_an_erasure_it_is_another_process(ledger: Ledger, apart: Apart) -> None:
    assert len(apart.ledger(Query(), 9).readings) == 2
    first = apart.process
    erasing.forget(ledger, [next(iter(reads.everything(ledger))).id], source=None, at=AT)
    assert len(apart.ledger(Query(), 9).readings) == 1
    assert apart.process != first
