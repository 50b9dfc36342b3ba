"""What pages show of comparisons while newer ones are made."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from sayso.comparison import Comparison
from sayso.errors import LedgerError
from sayso.ledger import erasing, reads, writes
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.search import Query
from sayso.web.standing import Standing
from tests.ledger.made import AT, arrival, reading

ALL = Query()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "ledger.sqlite")
    writes.add(opened, arrival(reading(12)))
    yield opened
    opened.close()


class Maker:
    """Compares when it may; the comparison holds the readings that the ledger held then."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.made, self.may = ledger, 0, Event()
        self.may.set()

    def __call__(self, _query: Query, most: int) -> Comparison:
        assert self.may.wait(30)
        self.made += 1
        return Comparison(tuple(one.reading for one in reads.everything(self.ledger))[:most], ())


@pytest.fixture
def maker(ledger: Ledger) -> Maker:
    return Maker(ledger)


@pytest.fixture
def standing(ledger: Ledger, maker: Maker) -> Standing:
    return Standing(ledger, maker)


def _until(true: Callable[[], bool]) -> None:
    for _ in range(300):
        if true():
            return
        Event().wait(0.05)
    pytest.fail("it did not come to that")


def test_what_is_there_is_not_made_again(standing: Standing, maker: Maker) -> None:
    first = standing.compared(ALL, 9)
    assert not first.behind
    assert standing.compared(ALL, 9) == first
    assert maker.made == 1
    standing.compared(ALL, 0)
    standing.compared(Query("ships"), 9)
    assert maker.made == 3


def test_the_last_is_shown_while_a_newer_is_made(
    ledger: Ledger, standing: Standing, maker: Maker
) -> None:
    first = standing.compared(ALL, 9)
    maker.may.clear()
    writes.add(ledger, arrival(reading(40), "https://a.example/40"))
    for _ in range(3):
        shown = standing.compared(ALL, 9)
        assert shown.behind
        assert shown.comparison is first.comparison
    maker.may.set()
    _until(lambda: not standing.compared(ALL, 9).behind)
    assert len(standing.compared(ALL, 9).comparison.readings) == 2
    assert maker.made == 2


def test_who_asks_for_it_as_it_is_waits(ledger: Ledger, standing: Standing) -> None:
    standing.compared(ALL, 9)
    for n in (40, 41, 42):
        writes.add(ledger, arrival(reading(n), f"https://a.example/{n}"))
        found = standing.compared(ALL, 9, as_it_is=True)
        assert not found.behind
        assert len(found.comparison.readings) == n - 38


def test_nothing_is_shown_that_was_erased(ledger: Ledger, standing: Standing) -> None:
    (erased,) = standing.compared(ALL, 9).comparison.readings
    erasing.forget(ledger, [next(iter(reads.everything(ledger))).id], source=None, at=AT)
    shown = standing.compared(ALL, 9)
    assert erased not in shown.comparison.readings
    assert not shown.behind


def test_what_fails_is_told_and_tried_again(ledger: Ledger) -> None:
    tries = iter([LedgerError("gone"), Comparison((), ())])

    def make(_query: Query, _most: int) -> Comparison:
        found = next(tries)
        if isinstance(found, LedgerError):
            raise found
        return found

    standing = Standing(ledger, make)
    with pytest.raises(LedgerError, match="gone"):
        standing.compared(ALL, 9)
    assert standing.compared(ALL, 9).comparison == Comparison((), ())


def test_what_is_drawn_of_a_comparison_goes_with_it(ledger: Ledger, standing: Standing) -> None:
    drawn: list[int] = []

    def draw() -> int:
        drawn.append(1)
        return len(drawn)

    for _ in range(2):
        assert standing.compared(ALL, 9).drawn.had("a page", draw) == 1
    writes.add(ledger, arrival(reading(40), "https://a.example/40"))
    assert standing.compared(ALL, 9, as_it_is=True).drawn.had("a page", draw) == 2
