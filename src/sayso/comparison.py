"""The nouns of the second pass: a claim with what documents say of it, and all claims together.

Comes from reconciling.py; exports and pages take it.
"""

from dataclasses import dataclass

from sayso.records import (
    Claim,
    Document,
    Figure,
    Origins,
    Reading,
    Ref,
    Stance,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a claim with what it stands in. `text` is its words made to stand alone."""

    ref: Ref
    statement: Statement
    reading: Reading
    text: str

    @property
    def published(self) -> str:
        date = self.reading.document.published
        return date if date is not None else ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure on the board: of which statement, planned or not, and as of when (ISO, or None)."""

    said: Ref
    figure: Figure
    planned: bool
    as_of: str | None
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures for the same thing at the same time that cannot both be right, and why."""

    a: Placed
    b: Placed
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A source that took one side and later the other."""

    source: str
    before: Ref
    after: Ref


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all that stands around it, statements in time. `speakers`: whose word each
    is; `origins` None where nobody traced them."""

    claim: Claim
    said: tuple[Said, ...]
    speakers: dict[Ref, str]
    figures: tuple[Placed, ...]
    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...]
    origins: Origins | None

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple({one.ref.document: one.reading.document for one in self.said}.values())

    @property
    def outlets(self) -> tuple[str, ...]:
        names = (document.outlet for document in self.documents)
        return tuple(sorted({name for name in names if name is not None}))

    @property
    def dates(self) -> tuple[str, str] | None:
        """When it was first and last published; None where no document is dated."""
        found = sorted(one.published for one in self.said if one.published)
        return (found[0], found[-1]) if found else None

    def with_stance(self, stance: Stance) -> tuple[str, ...]:
        """Who takes that stance, each once, by name."""
        refs = (m.ref for m in self.claim.members if m.stance is stance)
        return tuple(sorted({self.speakers[ref] for ref in refs}))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What documents say together: claims of two statements or more, the most widely told
    first, and the readings compared."""

    readings: tuple[Reading, ...]
    claims: tuple[Told, ...]
