"""Sentence vectors beside their documents: kept when they were made, found again by their texts.

They can be made again at any time; what forgets a document forgets them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select

from sayso.ledger import schema
from sayso.ledger.opening import Ledger

TOGETHER = 500  # documents asked for in one query


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """Of one document, by its id in the ledger: `model` made them, of texts with the digest
    `texts`; `body` is an array of half floats, [texts, numbers], row by row."""

    document: str
    model: str
    texts: str
    body: bytes


def kept(ledger: Ledger, documents: Sequence[str]) -> Iterator[KeptVectors]:
    """What the ledger has of these documents. Raises LedgerError."""
    table, document = schema.vectors, schema.document
    query = (
        select(document.c.id, table.c.model, table.c.texts, table.c.body)
        .join(document, document.c.n == table.c.document)
        .where(document.c.id.in_(bindparam("some", expanding=True)))
    )
    with ledger.looking() as connection:
        for start in range(0, len(documents), TOGETHER):
            some = {"some": documents[start : start + TOGETHER]}
            for row in connection.execute(query, some):
                yield KeptVectors(*row)


def keep(ledger: Ledger, rows: Iterable[KeptVectors]) -> None:
    """Put them in the place of older ones; of documents that are gone by now, none. Raises
    LedgerError."""
    table, document = schema.vectors, schema.document
    with ledger.writing() as connection:
        for row in rows:
            number = connection.scalar(select(document.c.n).where(document.c.id == row.document))
            if number is not None:
                connection.execute(delete(table).where(table.c.document == number))
                values = {"model": row.model, "texts": row.texts, "body": row.body}
                connection.execute(insert(table).values(document=number, **values))
