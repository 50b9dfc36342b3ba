"""Where the marks of a plot and a graph stand: numbers in, coordinates out.

Pure geometry in the units of an SVG's viewBox; the template writes it out. What each drawing
shows also stands beside it as a table or list, for those who cannot see it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export.telling import FigureRow
from sayso.records import Edge

WIDTH = 720.0
ROW = 24.0  # height of a line of the plot
LABEL = 210.0  # where the plot's axis begins
LOG_FROM = 50.0  # greatest over least from which the axis is logarithmic
TICKS = 5

NODE_GAP = 34.0
COLUMNS = (2.0, 260.0, 518.0)  # x of documents, of those in between, of roots
NODE_WIDTH = 220.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: from `x1` to `x2`; an open end goes to the plot's edge."""

    row: FigureRow
    x1: float
    x2: float
    y: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures that count one thing, on one axis."""

    counted: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    logarithmic: bool


def plots(rows: Sequence[FigureRow]) -> tuple[Plot, ...]:
    """A plot for each thing that two figures or more count, the one with most first."""
    groups: dict[str, list[FigureRow]] = {}
    for row in rows:
        if row.low is not None or row.high is not None:
            groups.setdefault(row.thing.casefold(), []).append(row)
    found = (_plot(some) for some in groups.values() if len(some) > 1)
    return tuple(sorted(found, key=lambda plot: -len(plot.bars)))


def _plot(rows: Sequence[FigureRow]) -> Plot:
    values = [v for row in rows for v in (row.low, row.high) if v is not None]
    least, most = min(values), max(values)
    logarithmic = least > 0 and most / least >= LOG_FROM
    scale = math.log10 if logarithmic else float
    low, high = scale(least), scale(most)
    margin = (high - low) * 0.06 if high > low else max(1.0, abs(high) * 0.1)
    low, high = low - margin, high + margin

    def x(value: float) -> float:
        return round(LABEL + (scale(value) - low) / (high - low) * (WIDTH - LABEL - 30), 1)

    bars = tuple(
        Bar(
            row=row,
            x1=x(row.low) if row.low is not None else LABEL,
            x2=x(row.high) if row.high is not None else WIDTH - 10,
            y=n * ROW + ROW / 2,
            open_low=row.low is None,
            open_high=row.high is None,
        )
        for n, row in enumerate(rows)
    )
    steps = sorted({least, most}) if logarithmic else _steps(least, most)
    ticks = tuple((x(step), f"{step:,.6g}") for step in steps)
    return Plot(rows[0].thing, bars, ticks, len(rows) * ROW + 26, logarithmic)


def _steps(least: float, most: float) -> list[float]:
    """Round numbers from the least to the most, TICKS or fewer."""
    if most <= least:
        return [least]
    rough = (most - least) / TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * k for k in (1, 2, 5, 10) if size * k >= rough)
    first = math.ceil(least / step)
    return [n * step for n in range(first, math.floor(most / step) + 1)] or [least, most]


@dataclass(frozen=True, slots=True)
class Node:
    """A document or root of the graph."""

    id: str
    name: str
    css: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of the graph. `doubtful`: it may not hold."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    height: float


def graph(
    documents: Sequence[str],
    roots: Sequence[str],
    edges: Sequence[Edge],
    names: dict[str, str],
    titles: Sequence[str],
) -> Graph:
    """Documents left, those that others go back to in the middle, roots right.

    `documents`, `roots`: their ids in the order in which they stand. `titles`: of the edges.
    """
    earlier = {edge.earlier for edge in edges} - set(roots)
    columns = (
        [d for d in documents if d not in earlier],
        [d for d in documents if d in earlier],
        list(roots),
    )
    most = max(map(len, columns))
    nodes = {
        one: Node(one, names.get(one, one), css, x, _height(n, len(column), most))
        for column, x, css in zip(columns, COLUMNS, ("document", "between", "root"), strict=True)
        for n, one in enumerate(column)
    }
    lines = tuple(
        _line(edge, nodes[edge.later], nodes[edge.earlier], title)
        for edge, title in zip(edges, titles, strict=True)
        if edge.later in nodes and edge.earlier in nodes
    )
    return Graph(tuple(nodes.values()), lines, most * NODE_GAP + 10)


def _height(n: int, count: int, most: int) -> float:
    return round((n + 0.5) * most / count * NODE_GAP, 1)


def _line(edge: Edge, later: Node, earlier: Node, title: str) -> Line:
    right = later.x < earlier.x
    x1 = later.x + NODE_WIDTH if right else later.x
    x2 = earlier.x if right else earlier.x + (NODE_WIDTH if later.x > earlier.x else 0)
    css = edge.tie.value if edge.strength.score >= 0.8 else f"{edge.tie.value} doubtful"
    return Line(x1, later.y, x2, earlier.y, css, title)
