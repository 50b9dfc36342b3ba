"""A reading in the order of its sources: who is there, what each says, what the author says.

Comes in: a Reading. Goes out: one Group a source, in the order in which they first speak, and
the author's own statements apart. A statement stands with the innermost source of its chain,
the one nearest to what is said; the statement around it stands with the outer one.
"""

from dataclasses import dataclass

from sayso.export.wording import is_averred, mind, source_name
from sayso.records import Reading, Source, Statement

UNRESOLVED = "Speakers not resolved"


@dataclass(frozen=True, slots=True)
class Group:
    """One source with what it is given as saying, and apart from that what is ascribed to it.

    `source` is None for the one group of all speakers who could not be resolved: two statements
    by some "he" may be of two people.
    """

    source: Source | None
    name: str
    said: tuple[Statement, ...]
    ascribed: tuple[Statement, ...]


def groups(reading: Reading) -> tuple[Group, ...]:
    """The sources that have statements, in the order of their first one; the unresolved last."""
    sources = {source.id: source for source in reading.sources}
    found: dict[str | None, list[Statement]] = {}
    for statement in reading.statements:
        if not is_averred(statement):
            source = statement.chain[-1].source
            found.setdefault(source if source in sources else None, []).append(statement)
    unresolved = found.pop(None, [])
    text = reading.document.text
    resolved = [
        _group(sources[key], source_name(sources[key], text), found[key])
        for key in found
        if key is not None
    ]
    return (*resolved, *([_group(None, UNRESOLVED, unresolved)] if unresolved else []))


def _group(source: Source | None, name: str, statements: list[Statement]) -> Group:
    return Group(
        source=source,
        name=name,
        said=tuple(one for one in statements if mind(one) is None),
        ascribed=tuple(one for one in statements if mind(one) is not None),
    )


def averred(reading: Reading) -> tuple[Statement, ...]:
    """The author's own statements, in order of place."""
    return tuple(statement for statement in reading.statements if is_averred(statement))
