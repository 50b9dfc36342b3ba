"""How many of a search's statements each further condition would leave."""

from sqlalchemy import Connection, Subquery, desc, func, select

from sayso.ledger import schema
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Query, numbers

MOST = 8  # values of a facet: those with most statements

Counts = dict[str, tuple[tuple[str, int], ...]]


def counts(ledger: Ledger, query: Query) -> Counts:
    """Per facet its values with most statements: outlet, month (the newest), modality, evidence,
    voice. A value that a document does not give is not counted."""
    chosen = numbers(query, ledger.is_sqlite).subquery()
    with ledger.looking() as connection:
        return {
            "outlet": _documents(connection, chosen, "outlet"),
            "month": _documents(connection, chosen, "month"),
            "modality": _statements(connection, chosen, "modality"),
            "evidence": _evidence(connection, chosen),
            "voice": _statements(connection, chosen, "voice"),
        }


def _documents(connection: Connection, chosen: Subquery, what: str) -> tuple[tuple[str, int], ...]:
    document, found = schema.document.c, schema.statement.c
    value = document.outlet if what == "outlet" else func.substr(document.published, 1, 7)
    per_document = (
        select(found.document, func.count().label("many"))
        .join_from(schema.statement, chosen, chosen.c.n == found.n)
        .group_by(found.document)
        .subquery()
    )
    many = func.sum(per_document.c.many)
    query = (
        select(value, many)
        .join_from(schema.document, per_document, per_document.c.document == document.n)
        .where(value.is_not(None))
        .group_by(value)
        .order_by(desc(value) if what == "month" else desc(many), value)
        .limit(MOST)
    )
    return tuple((str(name), int(count)) for name, count in connection.execute(query))


def _statements(connection: Connection, chosen: Subquery, what: str) -> tuple[tuple[str, int], ...]:
    found = schema.statement.c
    query = (
        select(found[what], func.count())
        .join_from(schema.statement, chosen, chosen.c.n == found.n)
        .group_by(found[what])
        .order_by(desc(func.count()), found[what])
    )
    return tuple((name, count) for name, count in connection.execute(query))


def _evidence(connection: Connection, chosen: Subquery) -> tuple[tuple[str, int], ...]:
    evidence = schema.evidence.c
    query = (
        select(evidence.kind, func.count())
        .join_from(schema.evidence, chosen, chosen.c.n == evidence.statement)
        .group_by(evidence.kind)
        .order_by(desc(func.count()), evidence.kind)
    )
    return tuple((name, count) for name, count in connection.execute(query))
