"""Changes: what is new since a day, and what is watched."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from sayso.export import naming, telling
from sayso.ledger import search, watching
from sayso.news import news
from sayso.web.asking import AtDesk, Words, day
from sayso.web.pages.framing import shown

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/changes")
def changes(request: Request, desk: AtDesk, since: Words = None, words: Words = None) -> Response:
    """What is new since a day."""
    rows, behind = [], False
    if since:
        query = search.Query(words=words or None)
        found = desk.compared(query)
        behind = found.behind
        rows = [
            (one.what.value, telling.words(one.told), one.told.claim.id, one.said)
            for one in news(found.comparison, day(since) or "")
        ]
    return shown(
        request,
        "changes.html",
        title="Changes",
        since=since or "",
        words=words or "",
        rows=rows,
        behind=behind,
        feeds=watching.feeds(desk.ledger),
        searches=[
            (one.name, len(watching.news(desk.ledger, one)[0]))
            for one in watching.saved(desk.ledger)
        ],
        speaker=naming.speaker_name,
        resolved=naming.is_resolved,
    )
