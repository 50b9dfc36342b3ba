"""Readings in, rows out, and back: what the tables hold of each. Pure.

A statement's rows come from the reading as corrected; a speaker is known across documents by
its name: case, accents, marks and a leading article do not count, and a person is never one
with an organisation of the same name.
"""

import json
import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Any

from sayso.identity import canonical_json, tagged_digest
from sayso.records import Document, Reading, Source, SourceKind, Statement
from sayso.wire import reading_from_wire, reading_to_wire

Row = dict[str, Any]

PARTS = " … "  # between the parts of a content that its cue splits

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class StatementRows:
    """One statement: its own row, and those of its links, evidence and figures."""

    statement: Row
    links: tuple[Row, ...]
    evidence: tuple[Row, ...]
    figures: tuple[Row, ...]


def document_id(document: Document) -> str:
    """The id of a version: a digest of all that it says."""
    facts = [document.id, document.title, document.outlet, document.author]
    return tagged_digest("dv", [*facts, document.published, document.url, document.text])


def document_row(document: Document) -> Row:
    """All of the row that comes from the document itself."""
    return {
        "id": document_id(document),
        "name": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "text": document.text,
    }


def document_of(row: Row) -> Document:
    fields = ("text", "title", "outlet", "author", "published", "url", "language")
    return Document(id=row["name"], **{field: row[field] for field in fields})


def reading_row(reading: Reading) -> Row:
    """The row of a reading, without its document's number, its time, and whether it counts."""
    raw = reading_body(reading)
    facts = [document_id(reading.document), reading.sayso, raw]
    return {
        "id": tagged_digest("rd", facts),
        "sayso": reading.sayso,
        "body": zlib.compress(raw.encode()),
    }


def reading_body(reading: Reading) -> str:
    """Its wire form without the document, as canonical JSON."""
    wire = reading_to_wire(reading)
    return canonical_json({"sources": wire["sources"], "statements": wire["statements"]})


def reading_of(row: Row, document: Document) -> Reading:
    """The reading that a row holds. Raises UsageError where its spans do not fit the document."""
    wire: dict[str, Any] = json.loads(zlib.decompress(row["body"]))
    about = reading_to_wire(Reading(row["sayso"], document, (), ()))
    return reading_from_wire({**about, **wire})


def source_id(name: str, kind: SourceKind) -> str:
    """The id of a speaker across documents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", _ARTICLE.sub("", plain)).strip()
    return tagged_digest("who", [words if words else name, kind is SourceKind.PERSON])


def source_rows(reading: Reading) -> dict[str, Row]:
    """The named speakers of a reading: rows by the reading's own source ids."""
    return {
        source.id: {
            "id": source_id(source.name, source.kind),
            "name": source.name,
            "kind": source.kind.value,
        }
        for source in reading.sources
        if source.name is not None
    }


def statement_rows(
    reading: Reading, *, judged: frozenset[str], apart: frozenset[str]
) -> list[StatementRows]:
    """The rows of every statement, in order.

    `judged`: ids of statements that a person corrected. `apart`: ids of sources across documents
    that a person said are somebody else here.
    """
    known = {key: row["id"] for key, row in source_rows(reading).items()}
    here = {key: split_id(i, reading.document) if i in apart else i for key, i in known.items()}
    return [
        _rows(statement, place, reading, here, statement.id in judged)
        for place, statement in enumerate(reading.statements)
    ]


def split_id(source: str, document: Document) -> str:
    """The id of a speaker that a person keeps apart from `source` in one document."""
    return tagged_digest("who", [source, document_id(document)])


def named(name: str, kind: SourceKind, document: Document) -> Source:
    """A speaker whom a person named; no words of the text mention it for certain."""
    return Source(tagged_digest("src", [document.id, name, kind.value]), name, kind, ())


def _rows(
    statement: Statement, place: int, reading: Reading, known: dict[str, str], judged: bool
) -> StatementRows:
    text = reading.document.text
    links = tuple(
        {
            "step": step,
            "source": None if link.source is None else known.get(link.source),
            "mention": None if link.mention is None else link.mention.of(text),
            "cue": None if link.cue is None else link.cue.of(text),
            "act": link.act,
        }
        for step, link in enumerate(statement.chain)
    )
    how = statement.qualification
    last = links[-1] if links else {"source": None, "act": None}
    row = {
        "id": statement.id,
        "place": place,
        "content": PARTS.join(span.of(text) for span in statement.content),
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
        "voice": statement.voice,
        "quote": statement.quote,
        "kind": how.kind,
        "polarity": how.polarity,
        "modality": how.modality,
        "aspect": how.aspect,
        "verification": how.verification,
        "act": last["act"],
        "source": last["source"],
        "score": statement.score,
        "judged": judged,
    }
    return StatementRows(
        _plain(row), tuple(map(_plain, links)), _evidence(statement), _figures(statement, text)
    )


def _evidence(statement: Statement) -> tuple[Row, ...]:
    kinds = dict.fromkeys(item.kind.value for item in statement.qualification.evidence)
    return tuple({"kind": kind} for kind in kinds)


def _figures(statement: Statement, text: str) -> tuple[Row, ...]:
    return tuple(
        {
            "place": place,
            "words": figure.span.of(text),
            "low": figure.low,
            "high": figure.high,
            "approximate": figure.approximate,
            "unit": figure.unit,
            "counted": figure.counted,
        }
        for place, figure in enumerate(statement.figures)
    )


def _plain(row: Row) -> Row:
    """Enum members as the words that they are."""
    return {k: str(v.value) if hasattr(v, "value") else v for k, v in row.items()}
