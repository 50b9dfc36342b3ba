"""The ledger's state: other numbers after every change, the same ones after none."""

from collections.abc import Callable

import pytest

from sayso.ledger import erasing, reads, writes
from sayso.ledger.opening import Ledger
from sayso.ledger.reviewing import review
from sayso.records import Judged
from tests.ledger.made import AT, arrival, reading


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for n in (12, 40):
        writes.add(ledger, arrival(reading(n, outlet=f"Paper {n}"), f"https://a.example/{n}"))
    return ledger


def _grade(ledger: Ledger) -> None:
    review(ledger, Judged.GRADE, "Mira Tolvane", value="B2", by="A", at=AT, why=None)


def _undo(ledger: Ledger) -> None:
    (one,) = reads.judgements(ledger)
    review(ledger, Judged.UNDO, one.id, value=None, by="A", at=AT, why=None)


def _forget(ledger: Ledger) -> None:
    erasing.forget(ledger, [next(iter(reads.everything(ledger))).id], source=None, at=AT)


def _reread(ledger: Ledger, sayso: str) -> None:
    writes.reread(ledger, reading(12, outlet="Paper 12", sayso=sayso), AT)


CHANGES: dict[str, tuple[Callable[[Ledger], object], ...]] = {
    "a document": (lambda ledger: writes.add(ledger, arrival(reading(7))),),
    "a version": (
        lambda ledger: writes.add(
            ledger, arrival(reading(13, outlet="Paper 12"), "https://a.example/12")
        ),
    ),
    "a newer reading": (lambda ledger: _reread(ledger, "2+x"),),
    "an old one that counts again": (
        lambda ledger: _reread(ledger, "2+x"),
        lambda ledger: _reread(ledger, "1+small-test"),
    ),
    "a judgement": (_grade,),
    "one that is undone": (_grade, _undo),
    "what is forgotten": (_forget,),
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_it_is_another_after(
    filled: Ledger, changes: tuple[Callable[[Ledger], object], ...]
) -> None:
    seen = [reads.state(filled)]
    for change in changes:
        assert reads.state(filled) == seen[-1]
        change(filled)
        assert reads.state(filled) not in seen
        seen.append(reads.state(filled))


def test_what_erased_is_told_apart(filled: Ledger) -> None:
    before = reads.erasures(reads.state(filled))
    _grade(filled)
    assert reads.erasures(reads.state(filled)) == before
    _forget(filled)
    assert reads.erasures(reads.state(filled)) != before


def test_what_is_there_already_changes_nothing(filled: Ledger) -> None:
    before = reads.state(filled)
    assert writes.add(filled, arrival(reading(12, outlet="Paper 12"))) is writes.Added.KNOWN
    assert reads.state(filled) == before
