"""Sources: who speaks in the ledger, and the profile of one."""

from collections import Counter
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from sayso.export import telling
from sayso.export.listed import positions_of
from sayso.ledger import reads, search
from sayso.ledger.judgements import holding, latest
from sayso.records import Judged
from sayso.web.asking import AtDesk
from sayso.web.pages.framing import SHOWN, shown

MOST_SAID = 1000  # statements of one profile

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/sources")
def sources(request: Request, desk: AtDesk) -> Response:
    """Who speaks."""
    last = latest(reads.judgements(desk.ledger))
    grades = {key: one for (key, what), one in last.items() if what is Judged.GRADE}
    rows = reads.speakers(desk.ledger, limit=SHOWN)
    return shown(request, "sources.html", title="Sources", rows=rows, grades=grades)


@router.get("/sources/{key}")
def source(request: Request, desk: AtDesk, key: str) -> Response:
    """All that one source said, in time."""
    key, name, kind = reads.speaker(desk.ledger, key)
    hits = said_by(desk, key)
    by_day = [
        (when, list(some)) for when, some in groupby(hits, lambda h: telling.day(h.published))
    ]
    log = reads.judgements(desk.ledger, key)
    standing = {one.id for one in holding(reads.judgements(desk.ledger))}
    return shown(
        request,
        "source.html",
        title=name,
        key=key,
        kind=kind,
        days=by_day,
        log=log,
        standing=standing,
        hits=hits,
        documents=len({hit.document for hit in hits}),
        grades=[one for one in log if one.what is Judged.GRADE and one.id in standing],
        months=_months(hits),
    )


def said_by(desk: AtDesk, key: str) -> list[search.Hit]:
    """The statements of a source, the oldest first."""
    found = search.find(desk.ledger, search.Query(source=key), limit=MOST_SAID)
    return sorted(found, key=lambda hit: hit.published or "")


def _months(hits: list[search.Hit]) -> list[dict[str, Any]]:
    """How many statements each month has, in each voice."""
    dated = Counter((h.published[:7], h.voice) for h in hits if h.published)
    return [
        {"month": month, "voice": voice, "count": n} for (month, voice), n in sorted(dated.items())
    ]


@router.get("/sources/{key}/changes")
def positions(request: Request, desk: AtDesk, key: str) -> Response:
    """Where a source took one side of a claim and later another."""
    key, name, _ = reads.speaker(desk.ledger, key)
    found = desk.compared(search.Query(source=key))
    return shown(
        request,
        "positions.html",
        title=f"Positions of {name}",
        key=key,
        rows=positions_of(found.comparison, name),
        behind=found.behind,
    )
