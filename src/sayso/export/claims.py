"""A comparison as JSON values, as `data/schemas/dossier.schema.json` describes them.

Comes in: a Comparison. Goes out: dictionaries; every statement with its document, its place and
its words, so that whoever reads them can check them.
"""

from sayso.comparison import Comparison, Facing, Placed, Said, Speaker, Told
from sayso.export import telling
from sayso.records import Document, Edge, Origin, Ref, Span
from sayso.wire import Wire, figure_to_wire, statement_to_wire


def comparison_to_wire(comparison: Comparison) -> Wire:
    """The documents compared, the claims that they share, the most widely told first, and the
    figures that conflict though no claim joins them."""
    return {
        "documents": [_document(reading.document) for reading in comparison.readings],
        "claims": [claim_to_wire(told) for told in comparison.claims],
        "conflicts": [_facing(one) for one in comparison.facing],
    }


def claim_to_wire(told: Told) -> Wire:
    """One claim with all that was said of it."""
    texts = {document.id: document.text for document in told.documents}
    dates = told.dates
    return {
        "id": told.claim.id,
        "wording": told.claim.wording,
        "worded_by": _ref(told.model.ref),
        "summary": telling.counts(told),
        "documents": len(told.documents),
        "outlets": list(told.outlets),
        "speakers": len({one.who.id for one in told.said}),
        "first": None if dates is None else dates[0],
        "last": None if dates is None else dates[1],
        "statements": [_said(one, told) for one in told.said],
        "figures": [_placed(one, texts) for one in told.figures],
        "conflicts": [
            {"a": _placed(c.a, texts), "b": _placed(c.b, texts), "why": c.why}
            for c in told.conflicts
        ],
        "changes": [
            {
                "speaker": _speaker(c.speaker),
                "before": _ref(c.before),
                "after": _ref(c.after),
            }
            for c in told.changes
        ],
        "origins": {
            "low": told.origins.low,
            "high": told.origins.high,
            "roots": [_origin(root) for root in told.origins.roots],
            "edges": [_edge(edge, texts) for edge in told.origins.edges],
        },
    }


def _facing(one: Facing) -> Wire:
    sides = ((one.a, one.conflict.a), (one.b, one.conflict.b))
    a, b = (
        _placed(placed, {said.ref.document: said.reading.document.text})
        | {
            "speaker": _speaker(said.speaker),
            "content": [_span(span, said.reading.document.text) for span in said.content],
        }
        for said, placed in sides
    )
    return {"a": a, "b": b, "given": one.given, "why": one.conflict.why}


def _document(document: Document) -> Wire:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "url": document.url,
    }


def _ref(ref: Ref) -> Wire:
    return {"document": ref.document, "statement": ref.statement, "part": ref.part}


def _speaker(speaker: Speaker) -> Wire:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "named": speaker.named,
    }


def _said(one: Said, told: Told) -> Wire:
    document = one.reading.document
    member = next(member for member in told.claim.members if member.ref == one.ref)
    return {
        **_ref(one.ref),
        "published": document.published,
        "outlet": document.outlet,
        "speaker": _speaker(one.speaker),
        "behalf": _speaker(one.behalf) | {"score": one.sure.score, "why": one.sure.why},
        "stance": member.stance.value,
        "joined": {"score": member.joined.score, "why": member.joined.why},
        "content": [_span(span, document.text) for span in one.content],
        "alone": one.text,
        "reading": statement_to_wire(one.statement, document.text),
    }


def _placed(one: Placed, texts: dict[str, str]) -> Wire:
    return {
        **_ref(one.said),
        "planned": one.planned,
        "as_of": one.as_of,
        "figure": figure_to_wire(one.figure, texts[one.said.document]),
    }


def _origin(root: Origin) -> Wire:
    return {
        "id": root.id,
        "kind": root.kind.value,
        "name": root.name,
        "statements": [_ref(ref) for ref in root.statements],
    }


def _edge(edge: Edge, texts: dict[str, str]) -> Wire:
    return {
        "later": edge.later,
        "earlier": edge.earlier,
        "tie": edge.tie.value,
        "strength": {"score": edge.strength.score, "why": edge.strength.why},
        "ours": _span(edge.ours, texts.get(edge.later)),
        "theirs": _span(edge.theirs, texts.get(edge.earlier)),
    }


def _span(span: Span | None, text: str | None) -> Wire | None:
    if span is None or text is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(text)}
