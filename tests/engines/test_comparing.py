"""A comparison is made once for a ledger as it is, and anew when anything in it changed."""

from collections.abc import Callable

import pytest

from sayso.comparison import Comparison
from sayso.engines.comparing import Comparer, Comparisons
from sayso.ledger import erasing, reads, writes
from sayso.ledger.opening import Ledger
from sayso.ledger.reviewing import review
from sayso.ledger.search import Query
from sayso.records import Judged
from tests.ledger.made import AT, arrival, reading


@pytest.fixture(scope="module")
def comparer() -> Comparer:
    return Comparer.open()


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


CHANGES: dict[str, tuple[Callable[[Ledger], object], ...]] = {
    "a document": (lambda ledger: writes.add(ledger, arrival(reading(7))),),
    "a version": (
        lambda ledger: writes.add(
            ledger, arrival(reading(13, outlet="Paper 12"), "https://a.example/12")
        ),
    ),
    "a newer reading": (
        lambda ledger: writes.reread(ledger, reading(12, outlet="Paper 12", sayso="2+x"), AT),
    ),
    "a judgement": (_grade,),
    "one that is undone": (_grade, _undo),
    "what is forgotten": (_forget,),
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_it_is_made_anew_after(
    filled: Ledger, comparer: Comparer, changes: tuple[Callable[[Ledger], object], ...]
) -> None:
    for change in changes:
        before = comparer.ledger(filled, Query(), 100)
        assert comparer.ledger(filled, Query(), 100) is before
        change(filled)
        assert comparer.ledger(filled, Query(), 100) is not before


def test_other_questions_have_other_answers(filled: Ledger, comparer: Comparer) -> None:
    whole = comparer.ledger(filled, Query(), 100)
    assert comparer.ledger(filled, Query(outlet="Paper 12"), 100) is not whole
    assert len(comparer.ledger(filled, Query(), 1).readings) == 1


def test_only_the_last_few_are_remembered() -> None:
    kept, made = Comparisons(most=2), []

    def make(key: str) -> Comparison:
        return kept.had(key, lambda: made.append(key) or Comparison((), ()))

    for key in "ababcba":
        make(key)
    assert made == ["a", "b", "c", "a"]
