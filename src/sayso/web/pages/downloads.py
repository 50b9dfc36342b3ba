"""What a page shows as a file: JSON, CSV, Markdown, or one self-contained page of HTML."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from sayso.export import telling
from sayso.export.briefing import to_briefing
from sayso.export.claims import comparison_to_wire
from sayso.export.dossier import to_dossier
from sayso.export.jsonl import pretty, to_json
from sayso.export.listed import positions_of, to_listing
from sayso.export.markdown import to_markdown
from sayso.export.page import to_page
from sayso.ledger import reads, search
from sayso.news import news
from sayso.records import Reading
from sayso.web.asking import MOST, Asked, AtDesk, Words, day
from sayso.web.pages.dossiers import claim_row, dossier_title
from sayso.web.pages.profiles import said_by

router = APIRouter(prefix="/export")


class Shape(StrEnum):
    """The ending of a file's name."""

    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"


KINDS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def _file(name: str, ending: str, text: str) -> Response:
    """To be saved, never opened in the workbench's own place."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(text.encode("utf-8", "replace"), media_type=KINDS[ending], headers=headers)


def _listing(name: str, rows: Sequence[dict[str, Any]], shape: Shape) -> Response:
    return _file(name, shape, to_listing(rows, f"sayso: {name}", shape.value))


@router.get("/statements.{shape}")
def statements(desk: AtDesk, query: Asked, shape: Shape) -> Response:
    """The statements that a search finds, the best first."""
    return _listing("statements", _hits(search.find(desk.ledger, query, limit=MOST)), shape)


def _hits(found: Sequence[search.Hit]) -> list[dict[str, Any]]:
    rows = (asdict(hit) for hit in found)
    return [{k: v for k, v in row.items() if k != "snippet"} for row in rows]


@router.get("/documents.{shape}")
def documents(desk: AtDesk, query: Asked, shape: Shape) -> Response:
    """The documents of the library, the newest first."""
    asked = reads.Narrowed(query.outlet, query.since, query.until, MOST)
    return _listing(
        "documents", [asdict(one) for one in reads.documents(desk.ledger, asked)], shape
    )


@router.get("/documents/{key}.{shape}")
def document(desk: AtDesk, key: str, shape: Shape) -> Response:
    """One article with its statements, as people corrected them."""
    kept = reads.kept(desk.ledger, key)
    if shape is Shape.CSV:
        found = search.find(desk.ledger, search.Query(), limit=100_000, document=kept.id)
        return _listing(kept.id, _hits(sorted(found, key=lambda hit: hit.start)), shape)
    return _file(kept.id, shape, _article(kept.reading, shape))


@router.get("/documents/{key}/words.txt")
def raw_words(desk: AtDesk, key: str) -> Response:
    """The text as it was had."""
    kept = reads.kept(desk.ledger, key)
    return _file(kept.id, "txt", kept.machine.document.text)


def _article(reading: Reading, shape: Shape) -> str:
    if shape is Shape.JSON:
        return to_json(reading)
    return to_markdown(reading) if shape is Shape.MD else "".join(to_page([reading]))


@router.get("/claims.{shape}")
def claims(desk: AtDesk, query: Asked, shape: Shape) -> Response:
    """The claims that documents share."""
    whole = desk.compared(query, as_it_is=True).comparison
    return _listing("claims", [claim_row(told) for told in whole.claims], shape)


@router.get("/dossier.{shape}")
def dossier(desk: AtDesk, query: Asked, about: str, shape: Shape) -> Response:
    """A claim, or all claims in which words are found."""
    comparison = desk.about(about, query, as_it_is=True).comparison
    title = dossier_title(comparison, about)
    if shape is Shape.CSV:
        rows = [asdict(one) for told in comparison.claims for one in telling.wordings(told)]
        return _listing("dossier", [_flat(row) for row in rows], shape)
    if shape is Shape.JSON:
        return _file("dossier", shape, pretty(comparison_to_wire(comparison)))
    if shape is Shape.MD:
        return _file("dossier", shape, to_briefing(comparison, title))
    return _file("dossier", shape, "".join(to_dossier(comparison, title)))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    ref = row.pop("ref")
    return {"document": ref["document"], "statement": ref["statement"], **row}


@router.get("/sources.{shape}")
def sources(desk: AtDesk, shape: Shape) -> Response:
    """Who speaks in the ledger."""
    return _listing("sources", [asdict(one) for one in reads.speakers(desk.ledger)], shape)


@router.get("/sources/{key}.{shape}")
def source(desk: AtDesk, key: str, shape: Shape) -> Response:
    """All that one source said, in time."""
    key, _, _ = reads.speaker(desk.ledger, key)
    return _listing(key, _hits(said_by(desk, key)), shape)


@router.get("/sources/{key}/changes.{shape}")
def positions(desk: AtDesk, key: str, shape: Shape) -> Response:
    """Where one source took another side."""
    key, name, _ = reads.speaker(desk.ledger, key)
    whole = desk.compared(search.Query(source=key), as_it_is=True).comparison
    return _listing(f"{key}-positions", positions_of(whole, name), shape)


@router.get("/changes.{shape}")
def changes(desk: AtDesk, shape: Shape, since: str, words: Words = None) -> Response:
    """What is new since a day."""
    query = search.Query(words=words or None)
    whole = desk.compared(query, as_it_is=True).comparison
    rows = [asdict(telling.news_row(one)) for one in news(whole, day(since) or "")]
    return _listing("changes", rows, shape)


@router.get("/log.{shape}")
def log(desk: AtDesk, shape: Shape) -> Response:
    """All that people judged, in order."""
    rows = [
        {
            "judgement": one.id,
            "at": one.at,
            "by": one.by,
            "what": one.what.value,
            "target": one.target.id,
            "document": one.target.document,
            "quote": one.target.quote,
            "value": one.value,
            "why": one.why,
        }
        for one in reads.judgements(desk.ledger)
    ]
    return _listing("log", rows, shape)
