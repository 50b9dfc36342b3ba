"""The log of what people judged, and the form that writes into it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from sayso.engines.adding import now
from sayso.ledger import reads
from sayso.ledger.reviewing import review
from sayso.records import Judged
from sayso.web.asking import AtDesk, Reviewer
from sayso.web.pages.framing import SHOWN, led_back, shown

router = APIRouter(default_response_class=HTMLResponse)
Field = Annotated[str | None, Form(max_length=10_000_000)]


@router.get("/log")
def log(request: Request, desk: AtDesk) -> Response:
    """All that people judged, the latest first."""
    rows = tuple(reversed(reads.judgements(desk.ledger)))[:SHOWN]
    return shown(request, "log.html", title="Log", rows=rows)


@router.post("/judge")
def judge(
    desk: AtDesk,
    by: Reviewer,
    what: Annotated[Judged, Form()],
    target: Annotated[str, Form(max_length=200)],
    value: Field = None,
    why: Field = None,
    back: Annotated[str, Form(max_length=400)] = "/log",
) -> Response:
    """Write a judgement down and go back to where it was made."""
    at = now()
    review(desk.ledger, what, target, value=value or None, by=by, at=at, why=why or None)
    return led_back(back)
