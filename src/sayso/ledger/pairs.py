"""Scores of two texts' making one claim: kept when they were read beside each other, found again by
the digest of both.

They can be made again at any time. They are of no document in particular, so what forgets one
forgets them all.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import bindparam, delete, select

from sayso.ledger import schema
from sayso.ledger.opening import Ledger
from sayso.ledger.writes import insert_missing

TOGETHER = 500  # pairs asked for in one query


def kept(ledger: Ledger, model: str, pairs: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The digests of those pairs that `model` read, with their scores. Raises LedgerError."""
    table = schema.pair
    query = select(table.c.texts, table.c.score).where(
        table.c.model == model, table.c.texts.in_(bindparam("some", expanding=True))
    )
    with ledger.looking() as connection:
        for start in range(0, len(pairs), TOGETHER):
            some = {"some": pairs[start : start + TOGETHER]}
            yield from ((row.texts, row.score) for row in connection.execute(query, some))


def keep(ledger: Ledger, model: str, scores: Mapping[str, float]) -> None:
    """Add scores by the digests of their pairs, and drop another model's. Raises LedgerError."""
    table = schema.pair
    with ledger.writing() as connection:
        connection.execute(delete(table).where(table.c.model != model))
        rows = ({"texts": key, "model": model, "score": score} for key, score in scores.items())
        insert_missing(connection, table, rows)
