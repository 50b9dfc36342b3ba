"""A comparison is made once for a ledger as it is, and anew when anything in it changed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from sayso.comparison import Comparison
from sayso.engines.comparing import Comparer, Comparisons, Key
from sayso.errors import LedgerError
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


NOTHING = Comparison((), ())


def _key(asked: str, state: int = 1, place: str = "a ledger") -> Key:
    return Key(place, (state,), asked)


def test_only_the_last_few_are_remembered() -> None:
    kept, made = Comparisons(most=2), []
    for asked in "ababcba":
        kept.had(_key(asked), lambda asked=asked: made.append(asked) or NOTHING)
    assert made == ["a", "b", "c", "a"]


def test_what_a_ledger_was_is_dropped_when_it_changed() -> None:
    kept, made = Comparisons(), []

    def ask(place: str, state: int) -> None:
        kept.had(_key("all", state, place), lambda: made.append((place, state)) or NOTHING)

    ask("one", 1)
    ask("another", 1)
    ask("one", 2)
    ask("another", 1)
    ask("one", 1)
    assert made == [("one", 1), ("another", 1), ("one", 2), ("one", 1)]


def test_what_is_there_is_answered_while_another_is_made() -> None:
    kept, started, go = Comparisons(), Event(), Event()
    kept.had(_key("there"), lambda: NOTHING)

    def slowly() -> Comparison:
        started.set()
        assert go.wait(30)
        return NOTHING

    with ThreadPoolExecutor(9) as pool:
        slow = [pool.submit(kept.had, _key("slow"), slowly) for _ in range(8)]
        assert started.wait(30)
        assert pool.submit(kept.had, _key("there"), pytest.fail).result(30) is NOTHING
        assert not any(one.done() for one in slow)
        go.set()
        assert {id(one.result(30)) for one in slow} == {id(NOTHING)}


def test_many_who_ask_at_once_make_it_once() -> None:
    kept, made = Comparisons(), []
    with ThreadPoolExecutor(8) as pool:
        asked = [
            pool.submit(kept.had, _key("all"), lambda: made.append(1) or NOTHING)
            for _ in range(200)
        ]
        assert all(one.result(30) is NOTHING for one in asked)
    assert made == [1]


def test_what_failed_is_told_and_tried_again() -> None:
    kept, tries = Comparisons(), iter([LedgerError("gone"), NOTHING])

    def make() -> Comparison:
        found = next(tries)
        if isinstance(found, LedgerError):
            raise found
        return found

    with pytest.raises(LedgerError, match="gone"):
        kept.had(_key("all"), make)
    assert kept.had(_key("all"), make) is NOTHING
