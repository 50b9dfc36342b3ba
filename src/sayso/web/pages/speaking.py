"""Who speaks in an article: shares of its words, and by which verbs each is brought in.

Counted are statements of one step: what stands inside another's words is theirs already. What a
writer tells of somebody's mind counts as the writer's own.
"""

from collections import Counter
from dataclasses import dataclass

from sayso.export.wording import AUTHOR, is_averred, mentioned, mind
from sayso.ledger.rows import source_rows
from sayso.records import Reading, Source, SourceKind, Statement

OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.MILITARY})
CUES = 5  # verbs shown of each speaker


@dataclass(frozen=True, slots=True)
class Speaking:
    """One speaker: `key` is its id across documents, None where it has none; `cues` are verbs
    with how often each stands."""

    name: str
    key: str | None
    group: str
    words: int
    share: float
    statements: int
    cues: tuple[tuple[str, int], ...]


def who_speaks(reading: Reading) -> tuple[Speaking, ...]:
    """Those of most words first."""
    sources = {source.id: source for source in reading.sources}
    keys = source_rows(reading)
    said: dict[str | None, list[Statement]] = {}
    for one in reading.statements:
        if len(one.chain) <= 1:
            said.setdefault(_speaker(one, sources), []).append(one)
    counted = {who: sum(_words(one, reading) for one in some) for who, some in said.items()}
    total = max(1, sum(counted.values()))
    rows = (
        Speaking(
            name=_name(who, sources, reading),
            key=keys[who]["id"] if who in keys else None,
            group=_group(who, sources),
            words=counted[who],
            share=round(100 * counted[who] / total, 1),
            statements=len(some),
            cues=_cues(some, reading),
        )
        for who, some in said.items()
    )
    return tuple(sorted(rows, key=lambda row: -row.words))


def _speaker(one: Statement, sources: dict[str, Source]) -> str | None:
    """A source's id; "" for the author, None for somebody whom the text does not tell."""
    if is_averred(one) or mind(one) is not None:
        return ""
    key = one.chain[-1].source
    return key if key in sources else None


def _words(one: Statement, reading: Reading) -> int:
    return sum(len(span.of(reading.document.text).split()) for span in one.content)


def _name(who: str | None, sources: dict[str, Source], reading: Reading) -> str:
    if who == "":
        return AUTHOR
    if who is None:
        return "somebody not resolved"
    source = sources[who]
    if source.name is not None:
        return source.name
    if not source.mentions:
        return "somebody unnamed"
    return mentioned(source.mentions[0].of(reading.document.text))


def _group(who: str | None, sources: dict[str, Source]) -> str:
    if who == "":
        return "the author"
    if who is None:
        return "unresolved"
    if sources[who].name is None:
        return "unnamed"
    return "official" if sources[who].kind in OFFICIAL else "named"


def _cues(said: list[Statement], reading: Reading) -> tuple[tuple[str, int], ...]:
    text = reading.document.text
    links = (link for one in said for link in one.chain[-1:])
    found = Counter(link.cue.of(text).casefold() for link in links if link.cue is not None)
    return tuple(found.most_common(CUES))
