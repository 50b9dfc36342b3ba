"""What a request asks of the ledger: parameters in, a Query out; shared by pages and API."""

from typing import Annotated

from fastapi import Depends, Query, Request

from sayso.errors import UsageError
from sayso.ingest.article import iso_date
from sayso.ledger import reads, search
from sayso.records import EvidenceKind, Modality, Voice
from sayso.web.desk import Desk
from sayso.web.gates import Visitor

MOST = 1000  # rows of one answer


def desk_of(request: Request) -> Desk:
    """The ledger at work."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]


def reviewer_of(request: Request, desk: AtDesk) -> str:
    """Who judges: whoever is signed in, or whoever started the workbench."""
    visitor: Visitor = request.state.visitor
    return visitor.name if visitor.name is not None else desk.reviewer


Reviewer = Annotated[str, Depends(reviewer_of)]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Words = Annotated[str | None, Query(max_length=1000)]


def day(value: str | None) -> str | None:
    """An ISO date; an empty field is none. Raises UsageError where it is something else."""
    if not value:
        return None
    found = iso_date(value)
    if found is None:
        raise UsageError(f"not an ISO 8601 date such as 2031-05-04: {value!a}")
    return found


def asked(
    desk: AtDesk,
    words: Words = None,
    source: Words = None,
    outlet: Words = None,
    since: Words = None,
    until: Words = None,
    modality: Modality | None = None,
    evidence: EvidenceKind | None = None,
    voice: Voice | None = None,
    figure: Words = None,
) -> search.Query:
    """The statements that are asked for; empty fields are no conditions."""
    return search.Query(
        words=words or None,
        source=reads.speaker(desk.ledger, source)[0] if source else None,
        outlet=outlet or None,
        since=day(since),
        until=day(until),
        modality=modality,
        evidence=evidence,
        voice=voice,
        figure=figure or None,
    )


Asked = Annotated[search.Query, Depends(asked)]
