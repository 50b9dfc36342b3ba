"""Vectors are made once for a document, on either store, and again where it changed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import text

from sayso.engines.remembering import Remembered, RememberedPairs
from sayso.errors import OldLedger
from sayso.ledger import erasing, reads, writes
from sayso.ledger.opening import Ledger, migrate, newest, open_ledger
from sayso.ledger.reads import Kept
from sayso.ledger.vectors import kept
from sayso.link import texts_of
from sayso.reconciling import compare
from tests.ledger.made import AT, arrival, reading
from tests.told import Opposites, Words


class Counted:
    """Words, and how many texts it was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def of(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        self.asked += len(texts)
        return Words().of(texts)


@pytest.fixture
def documents(ledger: Ledger) -> list[Kept]:
    for n in (12, 40):
        writes.add(ledger, arrival(reading(n, outlet=f"Paper {n}"), f"https://a.example/{n}"))
    return list(reads.everything(ledger))


def remembered(ledger: Ledger, documents: list[Kept], model: str = "m1") -> tuple[Remembered, int]:
    counted = Counted()
    return Remembered(ledger, documents, counted, model), counted.asked


def test_they_are_made_once(ledger: Ledger, documents: list[Kept]) -> None:
    first, asked = remembered(ledger, documents)
    again, none = remembered(ledger, documents)
    assert (asked > 0, none) == (True, 0)
    for one in documents:
        texts = texts_of(one.reading)
        assert first.of(texts) == pytest.approx(again.of(texts), abs=0.001)
        assert again.of(texts) == pytest.approx(Words().of(texts), abs=0.001)


def test_an_article_without_a_statement_costs_nothing(ledger: Ledger) -> None:
    bare = replace(reading(12), statements=())
    writes.add(ledger, arrival(bare, "https://a.example/bare"))
    documents = list(reads.everything(ledger))
    assert texts_of(documents[0].reading) == []
    for _ in range(2):
        assert remembered(ledger, documents)[1] == 0


def test_another_model_s_are_made_anew(ledger: Ledger, documents: list[Kept]) -> None:
    remembered(ledger, documents)
    _, asked = remembered(ledger, documents, "m2")
    assert asked > 0
    assert {row.model for row in kept(ledger, [one.id for one in documents])} == {"m2"}


def test_those_of_other_texts_are_not_taken(ledger: Ledger, documents: list[Kept]) -> None:
    remembered(ledger, documents)
    with ledger.writing() as connection:
        connection.execute(text("UPDATE vectors SET texts = 'texts-other'"))
    _, asked = remembered(ledger, documents)
    assert asked > 0


def test_a_comparison_is_the_same_with_them(ledger: Ledger, documents: list[Kept]) -> None:
    readings, judge = [one.reading for one in documents], Opposites()
    plain = compare(readings, meaning=Words(), judge=judge)
    for _ in range(2):
        meaning, _ = remembered(ledger, documents)
        with_kept = compare(readings, meaning=meaning, judge=judge)
        assert [t.claim.id for t in with_kept.claims] == [t.claim.id for t in plain.claims]
    assert plain.claims


def test_what_is_forgotten_has_none(ledger: Ledger, documents: list[Kept]) -> None:
    remembered(ledger, documents)
    erasing.forget(ledger, [documents[0].id], source=None, at=AT)
    assert [row.document for row in kept(ledger, [d.id for d in documents])] == [documents[1].id]


class CountedJudge(Opposites):
    """Opposites, and how many pairs it was asked for."""

    asked = 0

    def same(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        self.asked += len(pairs)
        return super().same(pairs)


PAIRS = [("ships left", "ships left port"), ("port", "ships"), ("ships left port", "ships left")]


def judged(ledger: Ledger, model: str = "m1") -> tuple[list[float], int]:
    counted = CountedJudge()
    return RememberedPairs(ledger, counted, model).same(PAIRS).tolist(), counted.asked


def test_pairs_are_read_once_whichever_way_round(ledger: Ledger) -> None:
    first, asked = judged(ledger)
    again, none = judged(ledger)
    assert (asked, none) == (2, 0)
    assert again == first == Opposites().same(PAIRS).tolist()
    sides = RememberedPairs(ledger, CountedJudge(("left", "port")), "m1").opposed(PAIRS)
    assert sides.tolist() == Opposites().opposed(PAIRS).tolist()  # as they were when first read


def test_another_model_s_scores_are_dropped(ledger: Ledger) -> None:
    judged(ledger)
    assert judged(ledger, "m2")[1] == 2
    assert judged(ledger, "m1")[1] == 2


def test_no_score_stays_when_something_is_forgotten(ledger: Ledger, documents: list[Kept]) -> None:
    judged(ledger)
    erasing.forget(ledger, [documents[0].id], source=None, at=AT)
    assert judged(ledger)[1] == 2


def test_a_ledger_of_the_version_before_is_migrated(ledger: Ledger, place: str) -> None:
    with ledger.writing() as connection:
        connection.execute(text("DROP TABLE vectors"))
        connection.execute(text("DROP TABLE pair"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(OldLedger):
        open_ledger(place)
    assert migrate(ledger) == ("0001", newest())
    assert remembered(ledger, list(reads.everything(ledger)))[1] == 0


def test_scores_of_one_kind_are_made_again(ledger: Ledger, place: str) -> None:
    with ledger.writing() as connection:
        connection.execute(text("DROP TABLE pair"))
        connection.execute(
            text("CREATE TABLE pair (texts TEXT PRIMARY KEY, model TEXT, score REAL)")
        )
        connection.execute(text("INSERT INTO pair VALUES ('a', 'm1', 1.0)"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    with pytest.raises(OldLedger):
        open_ledger(place)
    assert migrate(ledger) == ("0003", newest())
    assert judged(ledger)[1] == 2
