"""Claims that documents share, and the dossier of one: table, graph and plots of the same."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from sayso.comparison import Comparison, Told
from sayso.export import naming, telling
from sayso.export.dossier import ClaimSheet, dossier_context
from sayso.export.harmless import shortened
from sayso.records import Ref, Stance
from sayso.web.asking import Asked, AtDesk
from sayso.web.pages.framing import SHOWN, asked_fields, filled, shown

NAME_CHARACTERS = 28  # of a speaker beside a plot

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/claims")
def claims(request: Request, desk: AtDesk, query: Asked) -> Response:
    """The claims that documents share."""
    found = desk.compared(query)
    return shown(
        request,
        "claims.html",
        title="Claims",
        asked=asked_fields(request),
        rows=found.drawn.had("claims", lambda: _rows(found.comparison)),
        behind=found.behind,
    )


def _rows(comparison: Comparison) -> list[dict[str, Any]]:
    return [claim_row(told) | _sides(told) for told in comparison.claims[:SHOWN]]


def _sides(told: Told) -> dict[str, naming.Names]:
    """Who affirms and who denies, with those apart whom nobody is resolved for."""
    return {
        "affirm": naming.names(told.with_stance(Stance.AFFIRMS)),
        "deny": naming.names(told.with_stance(Stance.DENIES)),
    }


def claim_row(told: Told) -> dict[str, Any]:
    """A line of the list of claims, as it stands in a file."""
    return {
        "id": told.claim.id,
        "words": telling.words(told),
        "counts": telling.counts(told),
        "affirm": naming.listed(naming.names(told.with_stance(Stance.AFFIRMS))),
        "deny": naming.listed(naming.names(told.with_stance(Stance.DENIES))),
        "conflicts": len(told.conflicts),
    }


@router.get("/dossier")
def dossier(request: Request, desk: AtDesk, query: Asked, about: str) -> Response:
    """A claim, or all claims in which words are found."""
    found = desk.about(about, query)
    context = found.drawn.had(("dossier", about), lambda: _context(found.comparison, about))
    return shown(request, "claim.html", **context, behind=found.behind)


def _context(comparison: Comparison, about: str) -> dict[str, Any]:
    """What the page of a dossier is filled with: what is long is the same for everybody."""
    context = dossier_context(comparison, dossier_title(comparison, about))
    drawn = [
        {
            "graph": _graph(told, sheet, comparison, context["at"]),
            "figures": _figures(sheet, context["at"]),
            "timeline": _timeline(sheet, context["at"]),
        }
        for told, sheet in zip(comparison.claims, context["claims"], strict=True)
    ]
    body = filled("claim_body.html", **context, drawn=drawn)
    return {"title": context["title"], "hues": context["hues"], "dossier": body}


def dossier_title(comparison: Comparison, about: str) -> str:
    title = telling.words(comparison.claims[0]) if about.startswith("claim-") else about
    return shortened(title, 120)


def _graph(
    told: Told, sheet: ClaimSheet, comparison: Comparison, at: dict[Ref, int]
) -> dict[str, Any]:
    """Nodes and edges; a node leads to its article or to the first of its statements."""
    articles = {r.document.id: f"#r{n}" for n, r in enumerate(comparison.readings, 1)}
    roots = {
        root.id: f"#s{at[root.statements[0]]}" for root in told.origins.roots if root.statements
    }
    names = telling.node_names(told)
    nodes = [
        {
            "id": n.id,
            "name": names.get(n.id, n.id),
            "kind": n.css,
            "to": roots.get(n.id, articles.get(n.id)),
        }
        for n in sheet.graph.nodes
    ]
    known = {node["id"] for node in nodes}
    edges = [
        {"later": e.later, "earlier": e.earlier, "tie": e.tie.value, "says": says}
        for e, says in zip(told.origins.edges, sheet.edges, strict=True)
        if {e.later, e.earlier} <= known
    ]
    return {"nodes": nodes, "edges": edges}


def _figures(sheet: ClaimSheet, at: dict[Ref, int]) -> list[list[dict[str, Any]]]:
    """A plot's figures at a time, as `drawing.plots` parts them."""
    return [
        [
            {
                "who": _short(bar.row.number, bar.row.speaker),
                "low": bar.row.low,
                "high": bar.row.high,
                "says": f"{bar.row.value}, {bar.row.speaker}, {bar.row.day}",
                "when": "planned" if bar.row.planned else "actual",
                "clash": bool(bar.row.clashes),
                "to": f"#s{at[bar.row.ref]}",
            }
            for bar in plot.bars
        ]
        for plot in sheet.plots
    ]


def _short(number: int, speaker: str) -> str:
    return f"{number} · {shortened(speaker, NAME_CHARACTERS)}"


def _timeline(sheet: ClaimSheet, at: dict[Ref, int]) -> list[dict[str, Any]]:
    """What is dated of the claim's statements."""
    return [
        {
            "day": one.day,
            "who": shortened(one.speaker, NAME_CHARACTERS),
            "side": telling.STANCES[one.stance],
            "sign": telling.SIGNS[one.stance],
            "says": f"{one.day}, {one.outlet}: {one.content}",
            "to": f"#s{at[one.ref]}",
        }
        for one in sheet.wordings
        if one.day[:1].isdigit()
    ]
