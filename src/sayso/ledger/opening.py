"""A path or a database's address in, an open Ledger out, its tables in place.

Promises: SQLite writes ahead (WAL), holds foreign keys, waits for another writer and wipes what
is deleted; whatever goes wrong in a transaction undoes all of it and is a LedgerError in plain
words, without the password.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from sayso.errors import LedgerError, OldLedger, SaysoError, UsageError

BUSY_SECONDS = 60.0  # how long one writer waits for another
CONNECT_SECONDS = 10
MIGRATIONS = Path(__file__).parent / "migrations"

_ADDRESS = re.compile(r"[a-z][a-z0-9+]*://", re.I)
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open store. `place` is its path or address as a person may see it."""

    engine: Engine
    place: str

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def address(self) -> str:
        """What opens it again, the password included: never to be shown."""
        return self.place if self.is_sqlite else self.engine.url.render_as_string(False)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it, or nothing. Raises LedgerError."""
        with _plain_words(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """One state of the ledger, whatever others write meanwhile. Raises LedgerError."""
        with _plain_words(self.place), self.engine.connect() as connection:
            connection = connection.execution_options(sayso_looks=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.exec_driver_sql(
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                    )
                yield connection

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """Outside any transaction, for what cannot run in one. Raises LedgerError."""
        with _plain_words(self.place), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        self.engine.dispose()


def open_ledger(place: str | Path, *, make: bool = True) -> Ledger:
    """The ledger at a path (SQLite) or a postgresql:// address.

    A new one is made unless `make` is False. Raises UsageError for an address of another kind,
    LedgerError where it cannot be opened, OldLedger where its tables are of another version.
    """
    ledger = _connected(place, make)
    try:
        _made_ready(ledger, make)
    except SaysoError:
        ledger.close()
        raise
    return ledger


def _made_ready(ledger: Ledger, make: bool) -> None:
    have, want = _revision(ledger), newest()
    if have is None and make:
        migrate(ledger)
    elif have is None:
        raise LedgerError(f"{ledger.place}: is no ledger")
    elif have != want:
        raise OldLedger(f"{ledger.place}: is of version {have}, not {want}: run `sayso migrate`")


def open_any_version(place: str | Path) -> Ledger:
    """As open_ledger, whatever version its tables are of, for `migrate`."""
    return _connected(place, False)


def newest() -> str:
    """The version of tables that this program writes."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def migrate(ledger: Ledger) -> tuple[str | None, str]:
    """Bring the tables to the newest version; returns the version before and after."""
    before = _revision(ledger)
    with ledger.writing() as connection:
        if not ledger.is_sqlite:  # two programs may meet a new database at once
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(743020)")
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, newest()


def _revision(ledger: Ledger) -> str | None:
    with ledger.looking() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return MigrationContext.configure(connection).get_current_revision()


def _connected(place: str | Path, make: bool) -> Ledger:
    raw = str(place)
    if not _ADDRESS.match(raw):
        return _sqlite(Path(raw).expanduser(), make)
    try:
        url = make_url(raw)
    except (ArgumentError, ValueError) as exc:
        raise UsageError("not an address of a database") from exc
    if url.drivername == "sqlite":
        return _sqlite(Path(url.database or ""), make)
    if url.drivername not in _POSTGRESQL:
        raise UsageError(f"a ledger lies in SQLite or PostgreSQL, not in {url.drivername}")
    return _postgresql(url.set(drivername="postgresql+psycopg"))


def _sqlite(path: Path, make: bool) -> Ledger:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder, not a ledger")
    if not make and not path.exists():
        raise LedgerError(f"{path}: there is no ledger yet; `sayso add` makes one")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise LedgerError(f"{path}: its folder cannot be made: {exc.strerror}") from exc
    engine = create_engine(
        f"sqlite+pysqlite:///{path}", connect_args={"timeout": BUSY_SECONDS}, echo=False
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Ledger(engine, str(path))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={int(BUSY_SECONDS * 1000)}",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take their turn at once; a lock asked for later could not be waited for."""
    looks = connection.get_execution_options().get("sayso_looks", False)
    connection.exec_driver_sql("BEGIN" if looks else "BEGIN IMMEDIATE")


def _postgresql(url: Any) -> Ledger:
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,  # and no prepared plan, which would outlive a ledger's growth
            connect_args={"connect_timeout": CONNECT_SECONDS, "prepare_threshold": None},
        )
    except ModuleNotFoundError as exc:
        raise UsageError("PostgreSQL needs the extra: pip install 'sayso[postgres]'") from exc
    return Ledger(engine, url.render_as_string(hide_password=True))


_REASONS = (
    ("disk is full", "the disk is full"),
    ("no space left", "the disk is full"),
    ("readonly", "may not be written to"),
    ("read-only", "may not be written to"),
    ("locked", "another program has been writing to it for too long"),
    ("unable to open", "cannot be opened"),
    ("not a database", "is no ledger"),
    ("malformed", "is damaged"),
    ("disk i/o", "the disk gave an error"),
    ("connection", "the connection to the database was lost or refused"),
    ("does not exist", "there is no such database, or it holds no ledger"),
    ("no such table", "is no ledger"),
)


@contextmanager
def _plain_words(place: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as exc:
        said = str(exc.orig).lower()
        reason = next((plain for words, plain in _REASONS if words in said), None)
        raise LedgerError(f"{place}: {reason or type(exc.orig).__name__}") from exc
    except SQLAlchemyError as exc:
        raise LedgerError(f"{place}: {type(exc).__name__}") from exc
