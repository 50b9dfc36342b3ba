"""Scores of two texts: kept when they were read beside each other, found again by the digest of
both.

They can be made again at any time. They are of no document in particular, so what forgets one
forgets them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select

from sayso.ledger import schema
from sayso.ledger.opening import Ledger
from sayso.ledger.writes import insert_missing

TOGETHER = 500  # pairs asked for in one query


class PairScores(NamedTuple):
    """Scores of two texts' making one claim, and of their taking opposite sides of it."""

    same: float
    opposed: float


def kept(ledger: Ledger, model: str, pairs: Sequence[str]) -> Iterator[tuple[str, PairScores]]:
    """The digests of those pairs that `model` read, with their scores. Raises LedgerError."""
    table = schema.pair
    query = select(table).where(
        table.c.model == model, table.c.texts.in_(bindparam("some", expanding=True))
    )
    with ledger.looking() as connection:
        for start in range(0, len(pairs), TOGETHER):
            some = {"some": pairs[start : start + TOGETHER]}
            for row in connection.execute(query, some):
                yield row.texts, PairScores(row.same, row.opposed)


def keep(ledger: Ledger, model: str, scores: Mapping[str, PairScores]) -> None:
    """Add scores by the digests of their pairs, and drop another model's. Raises LedgerError."""
    table = schema.pair
    with ledger.writing() as connection:
        connection.execute(delete(table).where(table.c.model != model))
        rows = ({"texts": key, "model": model, **score._asdict()} for key, score in scores.items())
        insert_missing(connection, table, rows)
