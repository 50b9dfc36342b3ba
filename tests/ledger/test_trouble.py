"""A full disk, a lock that is not given back, a connection that is lost, many writers: an error in
plain words, nothing half-written, and on from there."""

import multiprocessing
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text

from sayso.errors import LedgerError
from sayso.ledger import opening, reads, writes
from sayso.ledger.audit import verify
from sayso.ledger.opening import Ledger, open_ledger
from tests.ledger.made import arrival, reading

LONG = " The quay was quiet." * 20_000
PROCESSES = {"sqlite": 4, "postgresql": 16}
EACH = 12  # documents that a process adds, half of them its neighbour's too


def whole(ledger: Ledger) -> list[str]:
    """What the ledger holds, when nothing in it is wrong."""
    assert [found for found in verify(ledger) if not isinstance(found, int)] == []
    return [one.reading.document.text for one in reads.everything(ledger)]


def test_a_full_disk(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "l.sqlite")
    writes.add(ledger, arrival(reading(1)))
    with ledger.looking() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def bounded(connection, _record) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 5}")

    ledger.engine.dispose()
    event.listen(ledger.engine, "connect", bounded)
    with pytest.raises(LedgerError, match="the disk is full"):
        writes.add(ledger, arrival(reading(2, extra=LONG)))
    assert len(whole(ledger)) == 1
    ledger.engine.dispose()
    event.remove(ledger.engine, "connect", bounded)
    writes.add(ledger, arrival(reading(2, extra=LONG)))
    assert len(whole(ledger)) == 2
    ledger.close()


def test_a_program_that_may_not_write_more_ends_in_plain_words(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Mira Tolvane said on Monday that 12 ships had arrived." + LONG[:40_000])
    place = str(tmp_path / "l.sqlite")
    open_ledger(place).close()
    limit = Path(place).stat().st_size + 20_000

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "sayso.cli.main", "add", str(story), "--ledger", place]
    run = subprocess.run(command, capture_output=True, text=True, preexec_fn=bounded, timeout=120)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert place in run.stderr
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    ledger = open_ledger(place)
    assert len(whole(ledger)) == 1
    ledger.close()


def test_a_writer_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    ours, theirs = open_ledger(tmp_path / "l.sqlite"), open_ledger(tmp_path / "l.sqlite")
    with theirs.writing(), pytest.raises(LedgerError, match="writing to it for too long"):
        writes.add(ours, arrival(reading(1)))
    assert whole(ours) == []
    writes.add(ours, arrival(reading(1)))
    assert len(whole(ours)) == 1
    ours.close()
    theirs.close()


def test_a_connection_that_is_lost_while_it_writes(new_database: str) -> None:
    ours, theirs = open_ledger(new_database), open_ledger(new_database)
    writes.add(ours, arrival(reading(1)))

    def cut_off() -> None:
        with ours.writing() as connection:
            connection.execute(text("DELETE FROM document"))
            own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with theirs.bare() as other:
                other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
            connection.execute(text("SELECT 1"))

    with pytest.raises(LedgerError, match="lost or refused"):
        cut_off()
    assert len(whole(ours)) == 1
    writes.add(ours, arrival(reading(2)))
    assert len(whole(ours)) == 2
    ours.close()
    theirs.close()


def test_a_server_that_takes_nobody(new_database: str) -> None:
    import psycopg

    ledger, name = open_ledger(new_database), new_database.partition("?")[0].rpartition("/")[2]
    writes.add(ledger, arrival(reading(1)))
    main = new_database.replace(f"/{name}?", "/postgres?")
    with psycopg.connect(main, autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        with pytest.raises(LedgerError, match="connection to the database was lost or refused"):
            writes.add(ledger, arrival(reading(2)))
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert len(whole(ledger)) == 1
    ledger.close()


def test_no_password_is_told() -> None:
    with pytest.raises(LedgerError) as told:
        open_ledger("postgresql://ada:geheim@127.0.0.1:1/none")
    assert "geheim" not in str(told.value)
    assert "lost or refused" in str(told.value)


def _add(place: str, first: int) -> None:
    ledger = open_ledger(place)
    for n in range(first, first + EACH):
        writes.add(ledger, arrival(reading(n), f"article {n}"))
    ledger.close()


def test_many_processes_lose_and_double_nothing(place: str) -> None:
    count = PROCESSES["postgresql" if "://" in place else "sqlite"]
    open_ledger(place).close()
    context = multiprocessing.get_context("spawn")
    firsts = range(0, count * EACH // 2, EACH // 2)
    running = [context.Process(target=_add, args=(place, first)) for first in firsts]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0] * count
    ledger = open_ledger(place)
    texts = whole(ledger)
    assert len(texts) == len(set(texts)) == (count + 1) * EACH // 2
    ledger.close()
