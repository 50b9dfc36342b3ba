"""Whatever is tampered with is found; what is erased is gone; what is moved is the same."""

import pytest
from sqlalchemy import text

from sayso.errors import NotInLedger
from sayso.ledger import erasing, reads, writes
from sayso.ledger.audit import Fault, verify
from sayso.ledger.moving import backup, export, take_in
from sayso.ledger.opening import Ledger, migrate, newest, open_ledger
from sayso.ledger.reviewing import review
from sayso.ledger.search import Query, find
from sayso.ledger.watching import save
from sayso.records import Judged
from tests.ledger.made import AT, arrival, reading


def _faults(ledger: Ledger) -> list[Fault]:
    return [found for found in verify(ledger) if isinstance(found, Fault)]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for n in (12, 40):
        writes.add(ledger, arrival(reading(n, url="https://a.example/1"), "https://a.example/1"))
    writes.add(ledger, arrival(reading(7, who="Zebulon Quist", extra=" Xylographica.")))
    review(ledger, Judged.GRADE, "Mira Tolvane", value="B2", by="A", at=AT, why=None)
    review(ledger, Judged.NOTE, "Mira Tolvane", value="met her", by="A", at=AT, why=None)
    save(ledger, "ships", Query("ships"))
    return ledger


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE document SET text = replace(text, 'Port', 'Fort') WHERE n = 1",
        "UPDATE document SET outlet = 'Elsewhere' WHERE n = 1",
        "UPDATE reading SET sayso = '9' WHERE n = 1",
        "UPDATE reading SET body = '' WHERE n = 1",
        "UPDATE statement SET polarity = 'negated' WHERE n = 1",
        "UPDATE statement SET content = 'that all is well' WHERE n = 1",
        "DELETE FROM statement WHERE n = 1",
        "UPDATE link SET cue = 'denied'",
        "UPDATE link SET source = 'who-0'",
        "UPDATE figure SET high = 99",
        "DELETE FROM evidence",
        "UPDATE reading SET current = NOT current WHERE n = 1",
        "UPDATE judgement SET body = replace(body, 'B2', 'A1')",
        "DELETE FROM judgement WHERE what = 'grade'",
        "DELETE FROM source",
    ],
)
def test_tampering_is_found(filled: Ledger, tampering: str) -> None:
    assert _faults(filled) == []
    with filled.writing() as connection:
        connection.execute(text(tampering))
    assert _faults(filled)


def test_a_moved_ledger_is_the_same(filled: Ledger, tmp_path) -> None:
    whole = list(export(filled))
    other = open_ledger(tmp_path / "other.sqlite")
    for _ in range(2):
        assert [fault for fault in take_in(other, whole) if fault] == []
    assert list(export(other)) == whole
    assert _faults(other) == []
    other.close()
    backup(filled, tmp_path / "copy.sqlite")
    copy = open_ledger(tmp_path / "copy.sqlite")
    assert list(export(copy)) == whole
    copy.close()


def test_a_broken_line_costs_itself(filled: Ledger, tmp_path) -> None:
    whole = list(export(filled))
    broken = [whole[0], whole[1].replace("Port Senn", "Fort Senn", 1), "{", "[]", *whole[2:]]
    other = open_ledger(tmp_path / "other.sqlite")
    faults = [str(fault) for fault in take_in(other, broken) if fault]
    assert [fault.partition(":")[0] for fault in faults] == ["line 2", "line 3", "line 4"]
    assert len(list(reads.everything(other))) == 2
    other.close()


def test_what_is_forgotten_is_gone(filled: Ledger, tmp_path) -> None:
    key, _, _ = reads.speaker(filled, "Zebulon Quist")
    assert erasing.forget(filled, erasing.of_source(filled, key), source=key, at=AT) == 1
    assert find(filled, Query("xylographica")) == ()
    with pytest.raises(NotInLedger):
        reads.speaker(filled, "Zebulon Quist")
    assert len(list(reads.everything(filled))) == 2
    assert erasing.erased(filled) == 1
    assert _faults(filled) == []
    for path in tmp_path.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert b"Quist" not in raw, path
            assert b"ylographica" not in raw, path


def test_all_versions_of_an_article_are_forgotten(filled: Ledger) -> None:
    kept = reads.kept(filled, "https://a.example/1")
    gone = erasing.of_article(filled, kept.article)
    assert erasing.forget(filled, gone, source=None, at=AT) == 2
    assert len(list(reads.everything(filled))) == 1


def test_migrating_what_is_new_changes_nothing(ledger: Ledger) -> None:
    assert migrate(ledger) == (newest(), newest())


def test_the_migrated_tables_are_those_of_the_schema(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from sayso.ledger.schema import metadata

    with ledger.looking() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    extra = {"statement_words", "words"}  # the index of words is the migration's own
    assert [d for d in found if not any(word in repr(d) for word in extra)] == []
