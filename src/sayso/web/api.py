"""The JSON API under /api/v1: the same ledger that the pages show.

Errors have one shape, {"error": {"status", "message"}}. Lists are given in parts: `limit`,
`offset`, and a Link header to the next part. What is compared is at hand at once but may be of the
ledger as it was a while ago: the header Sayso-Behind says so, and `fresh` waits for what is new.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from sayso.comparison import Comparison
from sayso.engines.adding import Known, now
from sayso.errors import UsageError
from sayso.export import telling
from sayso.export.claims import claim_to_wire, comparison_to_wire
from sayso.ledger import reads, search
from sayso.ledger.reviewing import review
from sayso.news import news
from sayso.records import Judged
from sayso.web.accounts import Role
from sayso.web.asking import Asked, AtDesk, Limit, Reviewer, Words, day
from sayso.web.describing import many, one
from sayso.web.gates import Visitor
from sayso.web.paging import Parted, ShortParted
from sayso.web.standing import Compared
from sayso.web.tasks import Source, Task
from sayso.wire import judgement_to_wire, reading_to_wire


class Fault(BaseModel):
    """What went wrong."""

    status: int
    message: str


class Faulty(BaseModel):
    """The one shape of errors."""

    error: Fault


class NewJudgement(BaseModel):
    """A judgement to be written down; `value` as `sayso judge` wants it."""

    what: Judged
    target: str = Field(max_length=200)
    value: str | None = Field(None, max_length=10_000)
    why: str | None = Field(None, max_length=10_000)


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks: `name` is null without accounts; `csrf` is the token that a request which changes
    anything carries as X-CSRF-Token where it comes with a cookie."""

    name: str | None
    role: Role
    csrf: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a source said or passed on, in time."""

    source: str
    name: str
    kind: str
    statements: list[search.Hit]


class NewDocument(BaseModel):
    """A document to be read: an address, or its text."""

    url: str | None = Field(None, max_length=4000)
    text: str | None = Field(None, max_length=10_000_000)
    outlet: str | None = Field(None, max_length=400)
    published: str | None = Field(None, max_length=40)


# what any address may answer; the guard's included
REFUSALS = (400, 401, 403, 404, 413, 421, 422, 429, 503)
router = APIRouter(responses={code: {"model": Faulty} for code in REFUSALS})
router.responses[429]["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}


@router.get("/session")
def session(request: Request) -> Session:
    """Who asks."""
    visitor: Visitor = request.state.visitor
    return Session(visitor.name, visitor.role, None if visitor.program else visitor.form)


Fresh = Annotated[bool, Query(description="Wait until everything in the ledger is compared.")]


def _json(body: bytes, response: Response, status: int = 200) -> Response:
    """An answer in a form of the wire, with the headers set so far."""
    return Response(body, status, dict(response.headers), "application/json")


def _bytes(wire: object) -> bytes:
    return json.dumps(wire).encode()


def _once(
    found: Compared, response: Response, key: Hashable, make: Callable[[], object]
) -> Response:
    """An answer that is made once of a comparison."""
    _whole(found, response)
    return _json(found.drawn.had(key, lambda: _bytes(make())), response)


def _whole(compared: Compared, response: Response) -> Comparison:
    """Tells where the ledger has changed since."""
    if compared.behind:
        response.headers["Sayso-Behind"] = "true"
    return compared.comparison


@router.get("/documents")
def documents(desk: AtDesk, query: Asked, part: Parted) -> list[reads.Listed]:
    """The latest version of each article, the newest first; by outlet, since and until."""
    narrowed = reads.Narrowed(query.outlet, query.since, query.until, part.upto)
    return part.of(reads.documents(desk.ledger, narrowed))


@router.get("/documents/{key}", response_class=Response, responses={200: one("Reading")})
def document(desk: AtDesk, key: str, response: Response, machine: bool = False) -> Response:
    """A reading as people corrected it, or as the machine made it."""
    kept = reads.kept(desk.ledger, key)
    wire = reading_to_wire(kept.machine if machine else kept.reading)
    return _json(_bytes(wire), response)


@router.post("/documents", status_code=202)
def add(desk: AtDesk, given: NewDocument) -> list[Task]:
    """Put a document in the queue. Answers with the queue."""
    about = Known(day(given.published), given.outlet)
    if (given.url is None) == (given.text is None):
        raise UsageError("either an address or a text")
    if given.url is not None:
        if not given.url.startswith(("http://", "https://")):
            raise UsageError("an address begins with http:// or https://")
        desk.tasks.add([Source(given.url, None, about)])
    else:
        desk.tasks.add([Source("pasted.txt", (given.text or "").encode(), about)])
    return tasks(desk)


@router.get("/tasks")
def tasks(desk: AtDesk) -> list[Task]:
    """What is being read, and what came of it."""
    return list(desk.tasks.shown())


@router.get("/statements")
def statements(desk: AtDesk, query: Asked, part: Parted) -> list[search.Hit]:
    """Statements that fit, best first."""
    return part.of(search.find(desk.ledger, query, limit=part.upto))


@router.get("/sources")
def sources(desk: AtDesk, part: Parted) -> list[reads.ListedSource]:
    """Who speaks, those of most statements first."""
    return part.of(reads.speakers(desk.ledger, limit=part.upto))


@router.get("/sources/{name}")
def source(desk: AtDesk, name: str, limit: Limit = 1000) -> Profile:
    """All that a source said or passed on, in time."""
    key, called, kind = reads.speaker(desk.ledger, name)
    found = search.find(desk.ledger, search.Query(source=key), limit=limit)
    return Profile(key, called, kind, sorted(found, key=lambda hit: hit.published or ""))


@router.get("/claims", response_class=Response, responses={200: many("Claim")})
def claims(
    desk: AtDesk, query: Asked, part: ShortParted, response: Response, fresh: Fresh = False
) -> Response:
    """The claims that documents share, the most widely told first."""
    found = desk.compared(query, as_it_is=fresh)
    rows = part.of(found.comparison.claims)
    return _once(found, response, ("claims", part.place), lambda: list(map(claim_to_wire, rows)))


@router.get("/dossier", response_class=Response, responses={200: one("Dossier")})
def dossier(
    desk: AtDesk, query: Asked, about: str, response: Response, fresh: Fresh = False
) -> Response:
    """A claim by its id, or every claim in which words are found."""
    found = desk.about(about, query, as_it_is=fresh)
    return _once(
        found, response, ("api dossier", about), lambda: comparison_to_wire(found.comparison)
    )


@router.get("/changes")
def changes(
    desk: AtDesk,
    since: str,
    part: Parted,
    response: Response,
    words: Words = None,
    fresh: Fresh = False,
) -> list[telling.NewsRow]:
    """New claims, denials, figures that conflict, changed positions."""
    query = search.Query(words=words or None)
    whole = _whole(desk.compared(query, as_it_is=fresh), response)
    found = part.of(tuple(news(whole, day(since) or "")))
    return [telling.news_row(new) for new in found]


@router.get("/judgements", response_class=Response, responses={200: many("Judgement")})
def judgements(
    desk: AtDesk, part: Parted, response: Response, target: str | None = None
) -> Response:
    """The reviewers' log in order; of one target where it is named."""
    logged = part.of(reads.judgements(desk.ledger, target))
    return _json(_bytes(list(map(judgement_to_wire, logged))), response)


@router.post(
    "/judgements", status_code=201, response_class=Response, responses={201: one("Judgement")}
)
def judge(desk: AtDesk, by: Reviewer, said: NewJudgement, response: Response) -> Response:
    """Write a judgement down. Nothing is overwritten."""
    written = review(
        desk.ledger,
        said.what,
        said.target,
        value=said.value,
        by=by,
        at=now(),
        why=said.why,
    )
    response.headers["Location"] = "/api/v1/judgements"
    return _json(_bytes(judgement_to_wire(written)), response, 201)
