"""A reading in the order of its sources: who is there, what each says, what the author says.

Comes in: a Reading. Goes out: one Group a source, in the order in which they first speak, and
the author's own statements apart. A statement stands with the innermost source of its chain,
the one nearest to what is said; the statement around it stands with the outer one.
"""

from dataclasses import dataclass

from sayso.export.wording import NOBODY, is_averred, mind, speaker
from sayso.records import Reading, Source, Statement


@dataclass(frozen=True, slots=True)
class Group:
    """One source with what it is given as saying, and apart from that what is ascribed to it.

    `source` is None where the text's words for a speaker could not be resolved; `name` then
    holds these words.
    """

    source: Source | None
    name: str
    said: tuple[Statement, ...]
    ascribed: tuple[Statement, ...]


def groups(reading: Reading) -> tuple[Group, ...]:
    """The sources that have statements, in the order of their first one."""
    by_source: dict[tuple[str | None, str], list[Statement]] = {}
    sources = {source.id: source for source in reading.sources}
    for statement in reading.statements:
        if not is_averred(statement):
            by_source.setdefault(_key(statement, sources, reading), []).append(statement)
    return tuple(
        Group(
            source=sources.get(key) if key is not None else None,
            name=name,
            said=tuple(one for one in found if mind(one) is None),
            ascribed=tuple(one for one in found if mind(one) is not None),
        )
        for (key, name), found in by_source.items()
    )


def averred(reading: Reading) -> tuple[Statement, ...]:
    """The author's own statements, in order of place."""
    return tuple(statement for statement in reading.statements if is_averred(statement))


def _key(
    statement: Statement, sources: dict[str, Source], reading: Reading
) -> tuple[str | None, str]:
    """Resolved speakers by id; the others by the very words that the text has for them."""
    link = statement.chain[-1]
    name = speaker(link, sources, reading.document.text)
    if link.source in sources:
        return link.source, name
    return None, name if link.mention is not None else NOBODY
