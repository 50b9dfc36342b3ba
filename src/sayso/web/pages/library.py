"""The library: documents, search with facets and saved searches, and what is being read."""

from calendar import monthrange
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from sayso.engines.adding import Known
from sayso.errors import UsageError
from sayso.ledger import facets, reads, search, watching
from sayso.records import EvidenceKind, Modality, Voice
from sayso.web.asking import Asked, AtDesk, day
from sayso.web.guarding import MAX_BYTES
from sayso.web.pages.framing import SHOWN, asked_fields, shown
from sayso.web.tasks import Source

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/")
def library(request: Request, desk: AtDesk, query: Asked) -> Response:
    """Documents, or the statements that a search finds."""
    hits = search.find(desk.ledger, query, limit=SHOWN) if _searches(query) else None
    narrowed = reads.Narrowed(query.outlet, query.since, query.until, SHOWN)
    return shown(
        request,
        "library.html",
        title="Library",
        asked=asked_fields(request),
        documents=reads.documents(desk.ledger, narrowed) if hits is None else (),
        hits=hits,
        most=SHOWN,
        facets=_facets(desk, query),
        saved=_saved(desk),
        failures=reads.failures(desk.ledger)[:20],
        tasks=desk.tasks.shown(),
        busy=desk.tasks.busy(),
        choices={"modality": Modality, "evidence": EvidenceKind, "voice": Voice},
        start=search.HIT,
        end=search.END,
    )


def _searches(query: search.Query) -> bool:
    """Whether statements are asked for, not documents alone."""
    return bool(set(query.conditions()) - {"outlet", "since", "until"})


def _facets(desk: AtDesk, query: search.Query) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Per facet its values, how many statements each leaves, and the address that narrows."""
    asked = query.conditions()
    found = facets.counts(desk.ledger, query)
    return [
        (
            name,
            [
                (value, count, _address({**asked, **_narrowing(name, value)}))
                for value, count in some
            ],
        )
        for name, some in found.items()
        if some
    ]


def _narrowing(facet: str, value: str) -> dict[str, str]:
    if facet != "month":
        return {facet: value}
    year, month = map(int, value.split("-"))
    return {"since": f"{value}-01", "until": f"{value}-{monthrange(year, month)[1]}"}


def _address(conditions: dict[str, str]) -> str:
    return f"/?{urlencode(conditions)}"


def _saved(desk: AtDesk) -> list[tuple[str, str]]:
    """Names of the searches kept, and where each leads."""
    kept = watching.saved(desk.ledger)
    return [(one.name, _address(one.query.conditions())) for one in kept]


@router.post("/searches")
def keep_search(
    desk: AtDesk, query: Asked, name: Annotated[str, Form(min_length=1, max_length=200)]
) -> Response:
    """Keep a search under a name."""
    if not query.conditions():
        raise UsageError("search for something first, then keep it")
    watching.save(desk.ledger, name.strip(), query)
    return RedirectResponse(_address(query.conditions()), 303)


@router.post("/searches/drop")
def drop_search(desk: AtDesk, name: Annotated[str, Form(max_length=200)]) -> Response:
    """Keep a search no longer."""
    watching.drop(desk.ledger, name)
    return RedirectResponse("/", 303)


@router.post("/add")
async def add(request: Request, desk: AtDesk) -> Response:
    """Put files, an address and pasted text in the queue."""
    async with request.form(max_files=1000, max_part_size=MAX_BYTES) as form:
        words = {name: value for name, value in form.items() if isinstance(value, str)}
        about = Known(day(words.get("published")), words.get("outlet") or None)
        given = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        sources = [Source(f.filename, await f.read(), about) for f in given if f.filename]
    url, text = words.get("url", ""), words.get("text", "")
    if url and not url.startswith(("http://", "https://")):
        raise UsageError("an address begins with http:// or https://")
    sources += [Source(url, None, about)] if url else []
    sources += [Source("pasted.txt", text.encode(), about)] if text.strip() else []
    if not sources:
        raise UsageError("choose a file, or give an address or a text")
    desk.tasks.add(sources)
    return RedirectResponse("/#tasks", 303)


@router.get("/tasks")
def tasks(request: Request, desk: AtDesk) -> Response:
    """The list of what is being read, for the page to put in place; when nothing is left to read
    the page is loaded anew."""
    busy = desk.tasks.busy()
    answer = shown(request, "tasks.html", tasks=desk.tasks.shown(), busy=busy)
    if not busy:
        answer.headers["HX-Refresh"] = "true"
    return answer


@router.post("/tasks/{number}/cancel")
def cancel(desk: AtDesk, number: int) -> Response:
    """Read no more of it; what is in the ledger stays."""
    desk.tasks.cancel(number)
    return RedirectResponse("/#tasks", 303)
