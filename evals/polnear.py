"""PolNeAR's files: raw text and brat standoff in, attributions as spans out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Role, Span

_KEY = re.compile(r"([A-Za-z-]+?)\d*:(T\d+)")


@dataclass(frozen=True)
class Article:
    """One annotator's reading of one article. `attributions` are (source, cue, contents); each
    is a tuple of fragments, empty where the annotator marked none."""

    name: str
    annotator: str
    text: str
    attributions: tuple[dict[Role, tuple[Span, ...]], ...]

    def spans(self) -> set[tuple[Role, Span]]:
        return {(r, s) for a in self.attributions for r in Role for s in a[r]}


def articles(folder: Path) -> Iterator[Article]:
    """All annotated articles of a split, in sorted order of article and annotator."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        name, annotator = path.stem.rsplit("_", 1)
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        lines = path.read_bytes().decode("utf-8").split("\n")
        yield Article(name, annotator, text, tuple(_attributions(lines)))


def _attributions(lines: list[str]) -> Iterator[dict[Role, tuple[Span, ...]]]:
    marks = {}
    for line in lines:
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            marks[fields[0]] = _fragments(fields[1].split(" ", 1)[1])
    for line in lines:
        if not line.startswith("E"):
            continue
        parts: dict[Role, tuple[Span, ...]] = dict.fromkeys(Role, ())
        for key, mark in _KEY.findall(line.split("\t")[1]):
            if key.lower() in list(Role):
                role = Role(key.lower())
                parts[role] = tuple(sorted({*parts[role], *marks[mark]}))
        if any(parts.values()):
            yield parts


def _fragments(places: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, piece.split())) for piece in places.split(";"))
