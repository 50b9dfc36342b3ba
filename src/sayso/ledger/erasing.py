"""A person's right to be forgotten: documents leave the ledger, its indexes and its logs.

The only thing that takes rows away. What stays is that something was erased, when, and how
many documents; not what.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, exists, func, insert, or_, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerError, NotInLedger
from sayso.ledger import schema
from sayso.ledger.opening import Ledger


def of_article(ledger: Ledger, article: str) -> tuple[str, ...]:
    """The ids of all versions of an article."""
    table = schema.document
    with ledger.looking() as connection:
        query = select(table.c.id).where(table.c.article == article)
        return tuple(connection.scalars(query.order_by(table.c.n)))


def of_source(ledger: Ledger, source: str) -> tuple[str, ...]:
    """The ids of all versions of every article in which a source speaks, under any of the names
    that were merged."""
    document, statement, link = schema.document.c, schema.statement.c, schema.link.c
    same = select(schema.source.c.id).where(
        or_(schema.source.c.id == source, schema.source.c.same_as == source)
    )
    heard = (
        select(document.article)
        .join(schema.statement, statement.document == document.n)
        .join(schema.link, link.statement == statement.n)
        .where(link.source.in_(same))
    )
    with ledger.looking() as connection:
        query = select(document.id).where(document.article.in_(heard)).order_by(document.n)
        return tuple(connection.scalars(query))


def forget(ledger: Ledger, documents: Iterable[str], *, source: str | None, at: str) -> int:
    """Erase documents with all that was read and judged of them, and a source's own judgements.

    Returns how many documents went. Raises NotInLedger where there is none, LedgerError where
    another program keeps SQLite from wiping its log: the rows are gone then, the call can be
    made again.
    """
    with ledger.writing() as connection:
        count = _erase(connection, tuple(documents), source)
        if not count and source is None:
            raise NotInLedger("there is nothing to forget")
        row = {"at": at, "what": "forget", "count": count}
        connection.execute(insert(schema.event), row)
    wipe(ledger)
    return count


def _erase(connection: Connection, documents: tuple[str, ...], source: str | None) -> int:
    table, log = schema.document, schema.judgement
    count = 0
    for key in documents:
        origin = select(table.c.origin).where(table.c.id == key).scalar_subquery()
        connection.execute(delete(schema.failure).where(schema.failure.c.origin == origin))
        connection.execute(delete(log).where(log.c.document == key))
        count += connection.execute(delete(table).where(table.c.id == key)).rowcount
    if source is not None:
        connection.execute(delete(log).where(log.c.target == source))
    connection.execute(delete(schema.pair))  # of no document in particular
    link, speaker = schema.link, schema.source
    unheard = ~exists().where(link.c.source == speaker.c.id)
    other = speaker.alias()
    unmerged = ~exists().where(other.c.same_as == speaker.c.id)
    connection.execute(delete(speaker).where(unheard, unmerged))
    return count


def wipe(ledger: Ledger) -> None:
    """Let nothing of deleted rows stay in the store's files."""
    if ledger.is_sqlite:
        _wipe_sqlite(ledger)
    else:
        _wipe_postgresql(ledger)


def _wipe_sqlite(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO statement_words(statement_words) VALUES ('rebuild')"
        )
    with ledger.bare() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("VACUUM")
        busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LedgerError(f"{ledger.place}: erased, but another program holds the old pages open")


def _wipe_postgresql(ledger: Ledger) -> None:
    with ledger.bare() as connection:
        for table in schema.metadata.sorted_tables:
            connection.exec_driver_sql(f'VACUUM FULL "{table.name}"')
        try:  # only some roles may; the server does it by itself in minutes
            connection.exec_driver_sql("SELECT pg_switch_wal()")
            connection.exec_driver_sql("CHECKPOINT")
        except DBAPIError as exc:
            if "permission denied" not in str(exc.orig):
                raise


def erased(ledger: Ledger) -> int:
    """How many documents were erased so far."""
    table = schema.event
    with ledger.looking() as connection:
        query = select(func.coalesce(func.sum(table.c.count), 0)).where(table.c.what == "forget")
        return int(connection.scalar(query) or 0)
