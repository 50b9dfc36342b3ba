"""The wire: a Reading as plain JSON values, and back again without loss.

Comes in: a Reading, or a dictionary as `data/schemas/reading.schema.json` describes it.
Goes out: the other one. Every span carries its text, so that a reader of the JSON needs no
offset arithmetic; on the way back that text must be the document's, or the wire is refused.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from sayso.errors import UsageError
from sayso.records import (
    Act,
    Aspect,
    Certainty,
    DateMention,
    Document,
    Evidence,
    EvidenceKind,
    Figure,
    Hedge,
    Judged,
    Judgement,
    Kind,
    Link,
    Modality,
    Polarity,
    Qualification,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Target,
    Verification,
    Voice,
)

EXACT_INTEGERS = 2**53  # up to here a float that is whole can be written as an integer, and back

Wire = dict[str, Any]
Value = TypeVar("Value")


def reading_to_wire(reading: Reading) -> Wire:
    """One reading as JSON values: dictionaries, lists, strings, numbers, booleans, None."""
    text = reading.document.text
    return {
        "sayso": reading.sayso,
        "document": _document_out(reading.document),
        "sources": [_source_out(source, text) for source in reading.sources],
        "statements": [statement_to_wire(statement, text) for statement in reading.statements],
    }


def reading_from_wire(wire: Wire) -> Reading:
    """The reading that `wire` was made from.

    Raises UsageError where a field is missing or of another shape, where a span leaves the
    text, or where a span's text is not what stands there.
    """
    try:
        document = _document_in(wire["document"])
        return Reading(
            sayso=wire["sayso"],
            document=document,
            sources=tuple(_source_in(item, document.text) for item in wire["sources"]),
            statements=tuple(_statement_in(item, document.text) for item in wire["statements"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise UsageError(f"not a reading: {type(exc).__name__}: {exc}") from exc


def judgement_to_wire(judgement: Judgement) -> Wire:
    """One row of the reviewers' log as JSON values."""
    target = judgement.target
    return {
        "id": judgement.id,
        "what": judgement.what.value,
        "target": {
            "kind": target.kind,
            "id": target.id,
            "document": target.document,
            "content": [[span.start, span.end] for span in target.content],
            "quote": target.quote,
        },
        "value": judgement.value,
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "follows": judgement.follows,
    }


def judgement_from_wire(wire: Wire) -> Judgement:
    """The judgement that `wire` was made from. Raises UsageError where it is none."""
    try:
        target = wire["target"]
        content = tuple(Span(start, end) for start, end in target["content"])
        return Judgement(
            id=wire["id"],
            what=Judged(wire["what"]),
            target=Target(
                target["kind"], target["id"], target["document"], content, target["quote"]
            ),
            value=wire["value"],
            by=wire["by"],
            at=wire["at"],
            why=wire["why"],
            follows=wire["follows"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise UsageError(f"not a judgement: {type(exc).__name__}: {exc}") from exc


def _document_out(document: Document) -> Wire:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "language": document.language,
    }


def _source_out(source: Source, text: str) -> Wire:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "mentions": _spans_out(source.mentions, text),
    }


def statement_to_wire(statement: Statement, text: str) -> Wire:
    """One statement of the document with that text as JSON values."""
    how = statement.qualification
    return {
        "id": statement.id,
        "voice": statement.voice.value,
        "chain": [_link_out(link, text) for link in statement.chain],
        "content": _spans_out(statement.content, text),
        "quote": _plain(statement.quote),
        "kind": _plain(how.kind),
        "deciding": _spans_out(how.deciding, text),
        "polarity": how.polarity.value,
        "modality": how.modality.value,
        "certainty": _certainty_out(how.certainty, text),
        "aspect": _plain(how.aspect),
        "evidence": [
            {"kind": item.kind.value, "span": _span_out(item.span, text)} for item in how.evidence
        ],
        "verification": _plain(how.verification),
        "dates": [{"span": _span_out(date.span, text), "value": date.value} for date in how.dates],
        "figures": [figure_to_wire(figure, text) for figure in statement.figures],
        "score": statement.score,
    }


def _certainty_out(certainty: Certainty, text: str) -> Wire:
    return {
        "speaker": [_hedge_out(hedge, text) for hedge in certainty.speaker],
        "cue": None if certainty.cue is None else _hedge_out(certainty.cue, text),
        "reporter": [_hedge_out(hedge, text) for hedge in certainty.reporter],
    }


def _hedge_out(hedge: Hedge, text: str) -> Wire:
    return {"span": _span_out(hedge.span, text), "degree": hedge.degree.value}


def _link_out(link: Link, text: str) -> Wire:
    return {
        "source": link.source,
        "mention": None if link.mention is None else _span_out(link.mention, text),
        "cue": None if link.cue is None else _span_out(link.cue, text),
        "act": _plain(link.act),
    }


def figure_to_wire(figure: Figure, text: str) -> Wire:
    """One figure of the document with that text as JSON values."""
    return {
        "span": _span_out(figure.span, text),
        "low": _number_out(figure.low),
        "high": _number_out(figure.high),
        "approximate": figure.approximate,
        "unit": figure.unit,
        "counted": figure.counted,
    }


def _number_out(value: float | None) -> float | int | None:
    """Whole numbers as integers: 12000, not 12000.0."""
    if value is None or not float(value).is_integer() or abs(value) > EXACT_INTEGERS:
        return value
    return int(value)


def _plain(value: StrEnum | None) -> str | None:
    return None if value is None else value.value


def _spans_out(spans: Iterable[Span], text: str) -> list[Wire]:
    return [_span_out(span, text) for span in spans]


def _span_out(span: Span, text: str) -> Wire:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _document_in(wire: Wire) -> Document:
    return Document(
        id=wire["id"],
        text=wire["text"],
        title=wire["title"],
        outlet=wire["outlet"],
        author=wire["author"],
        published=wire["published"],
        url=wire["url"],
        language=wire["language"],
    )


def _source_in(wire: Wire, text: str) -> Source:
    return Source(
        id=wire["id"],
        name=wire["name"],
        kind=SourceKind(wire["kind"]),
        mentions=_spans_in(wire["mentions"], text),
    )


def _statement_in(wire: Wire, text: str) -> Statement:
    return Statement(
        id=wire["id"],
        voice=Voice(wire["voice"]),
        chain=tuple(_link_in(item, text) for item in wire["chain"]),
        content=_spans_in(wire["content"], text),
        quote=_known(Quote, wire.get("quote")),
        qualification=_qualification_in(wire, text),
        figures=tuple(_figure_in(item, text) for item in wire["figures"]),
        score=wire.get("score"),
    )


def _qualification_in(wire: Wire, text: str) -> Qualification:
    return Qualification(
        polarity=Polarity(wire["polarity"]),
        modality=Modality(wire["modality"]),
        certainty=_certainty_in(wire["certainty"], text) if "certainty" in wire else Certainty(),
        aspect=_known(Aspect, wire.get("aspect")),
        evidence=tuple(
            Evidence(EvidenceKind(item["kind"]), _span_in(item["span"], text))
            for item in wire["evidence"]
        ),
        verification=_known(Verification, wire.get("verification")),
        dates=tuple(
            DateMention(_span_in(item["span"], text), item["value"])
            for item in wire.get("dates", ())
        ),
        kind=_known(Kind, wire.get("kind")),
        deciding=_spans_in(wire.get("deciding", ()), text),
    )


def _certainty_in(wire: Wire, text: str) -> Certainty:
    return Certainty(
        speaker=tuple(_hedge_in(item, text) for item in wire["speaker"]),
        cue=_known(lambda hedge: _hedge_in(hedge, text), wire["cue"]),
        reporter=tuple(_hedge_in(item, text) for item in wire["reporter"]),
    )


def _hedge_in(wire: Wire, text: str) -> Hedge:
    return Hedge(_span_in(wire["span"], text), Modality(wire["degree"]))


def _link_in(wire: Wire, text: str) -> Link:
    return Link(
        source=wire["source"],
        mention=_known(lambda span: _span_in(span, text), wire["mention"]),
        cue=_known(lambda span: _span_in(span, text), wire["cue"]),
        act=_known(Act, wire["act"]),
    )


def _figure_in(wire: Wire, text: str) -> Figure:
    return Figure(
        span=_span_in(wire["span"], text),
        low=_known(float, wire["low"]),
        high=_known(float, wire["high"]),
        approximate=wire.get("approximate", False),
        unit=wire["unit"],
        counted=wire["counted"],
    )


def _spans_in(wires: Iterable[Wire], text: str) -> tuple[Span, ...]:
    return tuple(_span_in(wire, text) for wire in wires)


def _span_in(wire: Wire, text: str) -> Span:
    span = Span(wire["start"], wire["end"])
    if span.end > len(text) or span.of(text) != wire["text"]:
        raise ValueError(f"the text at {span.start}..{span.end} is not {wire['text']!r}")
    return span


def _known(make: Callable[[Any], Value], raw: Any) -> Value | None:
    """`make(raw)`, and None for None: unknown stays unknown."""
    return None if raw is None else make(raw)
