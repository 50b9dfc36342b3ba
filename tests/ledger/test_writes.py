"""What is put in is there, whole, once, in its versions."""

import threading

import pytest

from sayso.errors import LedgerError, UnreadableDocument
from sayso.ledger import reads, writes
from sayso.ledger.audit import verify
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.writes import Added
from tests.ledger.made import AT, arrival, reading


def test_a_document_is_new_once(ledger: Ledger) -> None:
    one = reading()
    assert not writes.known(ledger, one.document)
    assert writes.add(ledger, arrival(one)) is Added.NEW
    assert writes.add(ledger, arrival(one)) is Added.KNOWN
    assert writes.known(ledger, one.document)
    assert reads.kept(ledger, one.document.id).reading == one


def test_a_changed_article_is_a_new_version_and_both_stay(ledger: Ledger) -> None:
    first, second = reading(12, url="https://a.example/1"), reading(15, url="https://a.example/1")
    writes.add(ledger, arrival(first, "https://a.example/1"))
    assert writes.add(ledger, arrival(second, "https://a.example/1")) is Added.VERSION
    kept = reads.kept(ledger, "https://a.example/1")
    assert (kept.version, kept.reading) == (2, second)
    whole = reads.versions(ledger, kept.article)
    assert [one.reading for one in whole] == [first, second]
    (listed,) = reads.documents(ledger, reads.Narrowed())
    assert (listed.version, listed.versions, listed.attributed, listed.averred) == (2, 2, 1, 1)


def test_a_failure_is_kept_until_the_document_is_read(ledger: Ledger) -> None:
    one = arrival(reading())
    for _ in range(2):
        writes.fail(ledger, UnreadableDocument(one.origin, "is locked"), AT)
    assert reads.failures(ledger) == ((one.origin, "is locked", AT),)
    writes.add(ledger, one)
    assert reads.failures(ledger) == ()


def test_what_breaks_in_the_middle_leaves_nothing(ledger: Ledger) -> None:
    def broken() -> None:
        with ledger.writing() as connection:
            writes.insert_missing(connection, writes.schema.failure, [_row()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert reads.failures(ledger) == ()


def _row() -> dict[str, str]:
    return {"origin": "a", "reason": "b", "at": AT}


def test_a_newer_reading_counts_and_the_old_one_stays(ledger: Ledger) -> None:
    old, new = reading(), reading(sayso="2+small-test")
    writes.add(ledger, arrival(old))
    assert writes.reread(ledger, new, AT)
    assert not writes.reread(ledger, new, AT)
    assert reads.kept(ledger, old.document.id).reading.sayso == "2+small-test"
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


def test_writers_at_once_lose_and_double_nothing(place: str) -> None:
    made = [arrival(reading(n), f"article {n % 3}") for n in range(24)]
    open_ledger(place).close()
    outcomes: list[Added] = []

    def work(mine: list[writes.Arrival]) -> None:
        own = open_ledger(place)
        outcomes.extend([writes.add(own, one) for one in mine])
        own.close()

    parts = [made[:16], made[8:], made[::2], made[1::2]]
    threads = [threading.Thread(target=work, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger = open_ledger(place)
    assert sorted(outcomes).count(Added.KNOWN) == sum(map(len, parts)) - 24
    assert len(list(reads.everything(ledger))) == 24
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []
    ledger.close()


def test_a_hostile_text_is_kept_as_it_is(ledger: Ledger) -> None:
    odd = reading(extra=" \u202eevil\u200b \U0001f600 𝔘 '; DROP TABLE document; -- \\ %s :x")
    writes.add(ledger, arrival(odd))
    assert reads.kept(ledger, odd.document.id).reading == odd


def test_a_read_only_ledger_says_so(tmp_path) -> None:
    ledger = open_ledger(tmp_path / "l.sqlite")
    with ledger.bare() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(LedgerError, match="may not be written"):
        writes.add(ledger, arrival(reading()))
    assert list(reads.everything(ledger)) == []
    ledger.close()


def test_what_is_no_ledger_is_refused(tmp_path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and no database at all. " * 50)
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(path)
    with pytest.raises(LedgerError, match="no ledger yet"):
        open_ledger(tmp_path / "none.sqlite", make=False)
