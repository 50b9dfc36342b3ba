"""Reading: who claims what, on whose word, how sure, on what evidence.

import sayso
reading = sayso.read("The ministry said no troops had arrived.")
for statement in reading.statements: ...
"""

from collections.abc import Iterable, Iterator
from functools import cache

from sayso.errors import SaysoError
from sayso.ingest import document_from_text
from sayso.models import Model, open_model
from sayso.reading import Reader
from sayso.records import Document, Reading, Source, Span, Statement
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL
from sayso.wire import reading_from_wire, reading_to_wire

__all__ = [
    "Document",
    "Reader",
    "Reading",
    "SaysoError",
    "Source",
    "Span",
    "Statement",
    "document_from_text",
    "read",
    "read_many",
    "reading_from_wire",
    "reading_to_wire",
]


def read(
    article: str | Document, *, model: str = DEFAULT_MODEL, min_score: float = DEFAULT_MIN_SCORE
) -> Reading:
    """Read one article: a Document, or its text where nothing else is known of it.

    Every span of the reading counts code points of `reading.document.text`. Raises ModelError
    where the model's files are missing or damaged. The models read English: any other text is
    read as if it were, `sayso.ingest.refuse_foreign` tells.
    """
    return next(read_many([article], model=model, min_score=min_score))


def read_many(
    articles: Iterable[str | Document],
    *,
    model: str = DEFAULT_MODEL,
    min_score: float = DEFAULT_MIN_SCORE,
) -> Iterator[Reading]:
    """Read articles as they come, one reading for each, in order; nothing is kept.

    Statements found less surely than `min_score` are left out.
    """
    reader = Reader(_model(model), min_score)
    return reader.read_many(
        a if isinstance(a, Document) else document_from_text(a) for a in articles
    )


@cache
def _model(name: str) -> Model:
    """A model takes a quarter of a second to open: once is enough for a program."""
    return open_model(name)
