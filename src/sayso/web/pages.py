"""The pages: the library with search, the reader, claims, dossiers, sources, changes, the log.

Every page works without a script; all text of documents is escaped by the templates.
"""

import re
from functools import cache
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.datastructures import UploadFile

from sayso.engines.adding import Known, now
from sayso.errors import UsageError
from sayso.export import telling
from sayso.export.dossier import dossier_context
from sayso.export.harmless import shortened
from sayso.export.page import page_context
from sayso.ledger import reads, search
from sayso.ledger.judgements import latest
from sayso.ledger.reviewing import review
from sayso.news import news
from sayso.records import EvidenceKind, Judged, Modality, Stance, Voice
from sayso.web.asking import Asked, AtDesk, Words, day
from sayso.web.desk import MOST_DOCUMENTS
from sayso.web.guarding import MAX_BYTES
from sayso.web.tasks import Source

SHOWN = 200  # rows of one page
_BACK = re.compile(r"/(?:[\w-]+/?)*")  # a path of ours
FIELDS = "words source outlet since until modality evidence voice figure".split()
MENDS = (Judged.SOURCE, Judged.CONTENT, Judged.NOT_A_CLAIM, Judged.JOIN, Judged.PART, Judged.NOTE)

router = APIRouter(default_response_class=HTMLResponse)
Field = Annotated[str | None, Form(max_length=10_000_000)]


@cache
def _templates() -> Environment:
    loader = ChoiceLoader(
        [PackageLoader("sayso", "web/templates"), PackageLoader("sayso", "export")]
    )
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shown(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page in the frame of the workbench."""
    filled = {
        "nonce": request.state.nonce,
        "here": request.url.path,
        "hues": (),
        **context,
    }
    return HTMLResponse(_templates().get_template(template).render(filled), status)


def error(request: Request, status: int, message: str) -> Response:
    """What went wrong, as a page."""
    return shown(request, "error.html", status, title="That did not work", message=message)


@router.get("/")
def library(request: Request, desk: AtDesk, query: Asked) -> Response:
    """Documents, or the statements that a search finds."""
    hits = search.find(desk.ledger, query, limit=SHOWN) if _searches(query) else None
    narrowed = reads.Narrowed(query.outlet, query.since, query.until, SHOWN)
    return shown(
        request,
        "library.html",
        title="Library",
        asked=_fields(request),
        documents=reads.documents(desk.ledger, narrowed) if hits is None else (),
        hits=hits,
        failures=reads.failures(desk.ledger)[:20],
        tasks=desk.tasks.shown(),
        busy=desk.tasks.busy(),
        choices={"modality": Modality, "evidence": EvidenceKind, "voice": Voice},
        start=search.HIT,
        end=search.END,
    )


def _fields(request: Request) -> dict[str, str]:
    """What stands in the search form."""
    return {name: request.query_params.get(name, "") for name in FIELDS}


def _searches(query: search.Query) -> bool:
    """Whether statements are asked for, not documents alone."""
    return bool(set(query.conditions()) - {"outlet", "since", "until"})


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


@router.get("/documents/{key}")
def reader(request: Request, desk: AtDesk, key: str, machine: bool = False) -> Response:
    """One article with its statements, its log, and a form to mend them."""
    kept = reads.kept(desk.ledger, key)
    reading = kept.machine if machine else kept.reading
    text = reading.document.text
    statements = [
        (n, one.id, shortened(" … ".join(span.of(text) for span in one.content), 70))
        for n, one in enumerate(reading.statements, 1)
    ]
    return shown(
        request,
        "reader.html",
        **page_context([reading]),
        kept=kept,
        machine=machine,
        statements=statements,
        mends=MENDS,
        versions=reads.versions(desk.ledger, kept.article),
        shares=_shares(kept),
    )


@router.get("/statements/{key}")
def statement(desk: AtDesk, key: str) -> Response:
    """To a statement at its place in its article."""
    kept = reads.kept(desk.ledger, key)
    places = [n for n, one in enumerate(kept.reading.statements) if one.id == key]
    return RedirectResponse(f"/documents/{kept.id}" + (f"#s{places[0]}" if places else ""), 303)


def _shares(kept: reads.Kept) -> list[tuple[str, float]]:
    """Who speaks in the article: the share of its statements' words in each voice."""
    reading = kept.reading
    kinds = {source.id: source for source in reading.sources}
    words: dict[str, int] = {}
    for one in reading.statements:
        if len(one.chain) > 1:
            continue
        source = kinds.get(one.chain[-1].source or "") if one.chain else None
        group = "unresolved voices" if one.chain else "the author"
        if source is not None:
            group = "unnamed voices" if source.name is None else f"named: {source.kind.value}"
        words[group] = words.get(group, 0) + sum(map(len, one.content))
    total = max(1, sum(words.values()))
    shares = ((group, round(100 * count / total, 1)) for group, count in words.items())
    return sorted(shares, key=lambda row: -row[1])


@router.get("/claims")
def claims(request: Request, desk: AtDesk, query: Asked) -> Response:
    """The claims that documents share."""
    found = desk.comparer.ledger(desk.ledger, query, MOST_DOCUMENTS).claims[:SHOWN]
    rows = [
        {
            "id": told.claim.id,
            "words": telling.words(told),
            "counts": telling.counts(told),
            "affirm": telling.names(told.with_stance(Stance.AFFIRMS)),
            "deny": telling.names(told.with_stance(Stance.DENIES)),
            "conflicts": len(told.conflicts),
            "dates": told.dates,
        }
        for told in found
    ]
    return shown(request, "claims.html", title="Claims", asked=_fields(request), rows=rows)


@router.get("/dossier")
def dossier(request: Request, desk: AtDesk, query: Asked, about: str) -> Response:
    """A claim, or all claims in which words are found."""
    comparison = desk.comparer.about(desk.ledger, about, query, MOST_DOCUMENTS)
    title = comparison.claims[0].claim.wording if about.startswith("claim-") else about
    context = dossier_context(comparison, shortened(title, 120))
    return shown(request, "claim.html", **context)


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
    found = search.find(desk.ledger, search.Query(source=key), limit=SHOWN * 5)
    hits = sorted(found, key=lambda hit: hit.published or "")
    by_day = [
        (when, list(some)) for when, some in groupby(hits, lambda h: telling.day(h.published))
    ]
    log = reads.judgements(desk.ledger, key)
    return shown(
        request, "source.html", title=name, key=key, kind=kind, days=by_day, log=log, hits=hits
    )


@router.get("/changes")
def changes(request: Request, desk: AtDesk, since: Words = None, words: Words = None) -> Response:
    """What is new since a day."""
    rows = []
    if since:
        query = search.Query(words=words or None)
        whole = desk.comparer.ledger(desk.ledger, query, MOST_DOCUMENTS)
        rows = [
            (one.what.value, telling.words(one.told), one.told.claim.id, one.said)
            for one in news(whole, day(since) or "")
        ]
    return shown(
        request,
        "changes.html",
        title="Changes",
        since=since or "",
        words=words or "",
        rows=rows,
        speaker=telling.speaker_name,
    )


@router.get("/log")
def log(request: Request, desk: AtDesk) -> Response:
    """All that people judged, the latest first."""
    rows = tuple(reversed(reads.judgements(desk.ledger)))[:SHOWN]
    return shown(request, "log.html", title="Log", rows=rows)


@router.post("/judge")
def judge(
    desk: AtDesk,
    what: Annotated[Judged, Form()],
    target: Annotated[str, Form(max_length=200)],
    value: Field = None,
    why: Field = None,
    back: Annotated[str, Form(max_length=400)] = "/log",
) -> Response:
    """Write a judgement down and go back to where it was made."""
    review(
        desk.ledger,
        what,
        target,
        value=value or None,
        by=desk.reviewer,
        at=now(),
        why=why or None,
    )
    return RedirectResponse(back if _BACK.fullmatch(back) else "/log", 303)
