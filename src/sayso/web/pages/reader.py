"""The reader: one article with its statements in place, their filters, and ways to mend them."""

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.engines.adding import now
from sayso.errors import UsageError
from sayso.export import wording
from sayso.export.harmless import one_line, shortened, visible
from sayso.export.page import page_context
from sayso.identity import canonical_json
from sayso.ledger import reads
from sayso.ledger.judgements import holding, spans_of
from sayso.ledger.reviewing import review
from sayso.ledger.rows import source_rows
from sayso.records import Judged, Judgement, Reading, Statement
from sayso.web.asking import AtDesk, Reviewer
from sayso.web.pages.framing import led_back, shown
from sayso.web.pages.speaking import who_speaks

MENDS = (Judged.SOURCE, Judged.CONTENT, Judged.NOT_A_CLAIM, Judged.JOIN, Judged.PART, Judged.NOTE)
AROUND = 60  # characters of a statement in the list of them

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")

router = APIRouter(default_response_class=HTMLResponse)
Words = Annotated[str, Form(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in the list that filters and corrections work by. `at` is where its words
    stand, as the address of the raw words has it; `source` the speaker's id across documents, None
    where nobody is named."""

    number: int
    id: str
    words: str
    who: str
    sure: str
    evidence: str
    at: str
    source: str | None


@router.get("/documents/{key}")
def reader(request: Request, desk: AtDesk, key: str, machine: bool = False) -> Response:
    """One article with its statements, its log, and forms to mend them."""
    kept = reads.kept(desk.ledger, key)
    reading = kept.machine if machine else kept.reading
    lines = _lines(reading)
    return shown(
        request,
        "reader.html",
        **page_context([reading]),
        kept=kept,
        machine=machine,
        lines=lines,
        speakers=tuple(dict.fromkeys(line.who for line in lines)),
        mends=MENDS,
        versions=reads.had(desk.ledger, kept.article),
        speaking=who_speaks(reading),
        last=_last(kept.log),
    )


def _lines(reading: Reading) -> tuple[Line, ...]:
    text = reading.document.text
    sources = {source.id: source for source in reading.sources}
    known = {key: row["id"] for key, row in source_rows(reading).items()}

    def who(one: Statement) -> str:
        link = one.innermost
        return wording.AUTHOR if link is None else wording.speaker(link, sources, text)

    return tuple(
        Line(
            number,
            one.id,
            shortened(" … ".join(span.of(text) for span in one.content), AROUND),
            one_line(who(one)),
            one.qualification.modality.value,
            " ".join(dict.fromkeys(e.kind.value for e in one.qualification.evidence)),
            f"{one.content[0].start}-{one.content[-1].end}",
            known.get(link.source or "") if (link := one.innermost) is not None else None,
        )
        for number, one in enumerate(reading.statements, 1)
    )


def _last(log: tuple[Judgement, ...]) -> Judgement | None:
    """What an undo would take back."""
    found = holding(log)
    return found[-1] if found else None


@router.get("/statements/{key}")
def statement(desk: AtDesk, key: str) -> Response:
    """To a statement at its place in its article."""
    kept = reads.kept(desk.ledger, key)
    places = [n for n, one in enumerate(kept.reading.statements) if one.id == key]
    return RedirectResponse(f"/documents/{kept.id}" + (f"#s{places[0]}" if places else ""), 303)


@router.get("/documents/{key}/words")
def raw_words(
    request: Request,
    desk: AtDesk,
    key: str,
    at: Annotated[str, Query(max_length=40)] = "0-0",
    quote: Annotated[str | None, Query(max_length=10_000)] = None,
) -> Response:
    """The text as it was had, with the place `at` marked; where `quote` does not stand there,
    the nearest place where it does."""
    kept = reads.kept(desk.ledger, key)
    text = kept.machine.document.text
    start, end = _marked(text, at, quote)
    parts = tuple(visible(part) for part in (text[:start], text[start:end], text[end:]))
    title = wording.heading(kept.machine.document)
    return shown(request, "words.html", title=title, kept=kept, parts=parts, place=(start, end))


def _marked(text: str, at: str, quote: str | None) -> tuple[int, int]:
    found = _PLACE.fullmatch(at)
    if not found:
        raise UsageError(f"not a place such as 120-164: {at!a}")
    start, end = (min(int(number), len(text)) for number in found.groups())
    if quote and text[start:end] != quote:
        before, after = text.rfind(quote, 0, start + len(quote)), text.find(quote, start)
        places = [place for place in (before, after) if place >= 0]
        if not places:
            raise UsageError("the text does not hold these words")
        start = min(places, key=lambda place: abs(place - start))
        end = start + len(quote)
    return start, max(start, end)


@router.post("/select")
def select(
    desk: AtDesk,
    by: Reviewer,
    what: Annotated[Judged, Form()],
    target: Annotated[str, Form(max_length=200)],
    words: Words,
    places: Words = "",
    source: Annotated[str, Form(max_length=400)] = "",
    denied: Annotated[bool, Form()] = False,
    why: Words = "",
    back: Annotated[str, Form(max_length=400)] = "/log",
) -> Response:
    """Words of the text become a statement, or the words of one. `places` as CONTENT has them,
    `words` what stands there on the page: where they are not the same nothing is written."""
    content = words
    if places:
        text = reads.kept(desk.ledger, target).machine.document
        stands = " ".join(visible(span.of(text.text)) for span in spans_of(places, text))
        if stands.split() != words.split():
            raise UsageError("these words stand elsewhere in the text; nothing was written")
        content = places
    if what is Judged.ADD:
        facts = {"content": content, "source": source.strip() or "-", "denied": denied}
        value = canonical_json(facts)
    elif what is Judged.CONTENT:
        value = content
    else:
        raise UsageError("words can be added as a statement, or be those of one")
    at = now()
    review(desk.ledger, what, target, value=value, by=by, at=at, why=why or None)
    return led_back(back)
