"""The gold of an affair: documents, and which of their words belong to which claim.

    python evals/affair_gold.py evals/gold/affairs/convoy.json

checks that every quote stands once in its document, and prints what the gold holds.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.ingest import documents
from sayso.records import Document, Span
from sayso.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Place:
    """Some words of a document."""

    document: str
    span: Span


@dataclass(frozen=True)
class GoldMember:
    """A statement of a claim: words within its content, stance, speaker and root."""

    at: Place
    claim: str
    stance: str
    speaker: str
    root: str


@dataclass(frozen=True)
class GoldClaim:
    name: str
    wording: str
    half: str
    members: tuple[GoldMember, ...]

    @property
    def origins(self) -> int:
        return len({member.root for member in self.members})


@dataclass(frozen=True)
class Affair:
    """Documents by their number in the gold, and what the gold says of them."""

    name: str
    documents: dict[str, Document]
    claims: tuple[GoldClaim, ...]
    conflicts: tuple[tuple[Place, Place], ...]
    seeming: tuple[tuple[Place, Place], ...]
    changes: tuple[tuple[Place, Place], ...]
    copies: tuple[tuple[Place, str], ...]  # the later document's words, the earlier's number


def load(path: Path) -> Affair:
    """Raises ValueError where a quote does not stand once in its document."""
    raw = json.loads(path.read_text("utf-8"))
    found = dict(_documents(raw["documents"]))
    numbers = {document.id: number for number, document in found.items()}
    assert len(numbers) == len(found), "two documents are one"

    def place(item: dict[str, str]) -> Place:
        document = found[item["document"]]
        if document.text.count(item["quote"]) != 1:
            times = document.text.count(item["quote"])
            raise ValueError(f"{item['document']}: {item['quote']!r} stands {times} times")
        at = document.text.index(item["quote"])
        return Place(document.id, Span(at, at + len(item["quote"])))

    def pairs(rows: list[Any]) -> tuple[tuple[Place, Place], ...]:
        return tuple((place(row[0]), place(row[1])) for row in rows)

    return Affair(
        name=raw["name"],
        documents=found,
        claims=tuple(_claim(row, place) for row in raw["claims"]),
        conflicts=pairs(raw["figures"]["conflicts"]),
        seeming=pairs(raw["figures"]["seeming"]),
        changes=tuple((place(row["before"]), place(row["after"])) for row in raw["changes"]),
        copies=tuple(
            (place({"document": row["later"], "quote": row["quote"]}), row["earlier"])
            for row in raw["copies"]
        ),
    )


def _claim(row: dict[str, Any], place: Any) -> GoldClaim:
    members = (
        GoldMember(place(m), row["name"], m["stance"], m["speaker"], m["root"])
        for m in row["members"]
    )
    return GoldClaim(row["name"], row["wording"], row["half"], tuple(members))


def _documents(paths: list[str]) -> Iterator[tuple[str, Document]]:
    for path in paths:
        (document,) = documents(str(ROOT / path), settings=Settings())
        if not isinstance(document, Document):
            raise ValueError(str(document))
        yield Path(path).name.split("-")[0], document


def main(path: str) -> None:
    affair = load(Path(path))
    several = [claim for claim in affair.claims if len(claim.members) > 1]
    print(f"{len(affair.documents)} documents, {len(affair.claims)} claims,")
    print(f"{len(several)} of them of two statements or more,")
    print(f"{sum(len(claim.members) for claim in affair.claims)} statements,")
    print(f"{len(affair.conflicts)} conflicts of figures, {len(affair.seeming)} seeming ones")
    for number, document in affair.documents.items():
        print(number, document.published, document.outlet, "|", document.title)


if __name__ == "__main__":
    main(sys.argv[1])
