"""What documents credit and copy: documents in, each looked at once, their Traces out.

`origins.py` asks these for the statements of one claim.
"""

from collections.abc import Iterable

from sayso.records import Document, Feature
from sayso.trace.copies import CopyIndex, copied
from sayso.trace.credits import Credit, credits, medium
from sayso.trace.direction import earlier
from sayso.trace.origins import CopiedFrom, Traces

DATED = Feature(0.95, "it came first")
CREDITED = Feature(0.9, "it is credited")
UNDATED = Feature(0.6, "which came first is not known")


def traces(documents: Iterable[Document]) -> Traces:
    """What documents credit, and what each shares with those that came before it."""
    whole = sorted(documents, key=lambda d: (d.published or "", d.id))
    outlets = frozenset(medium(d.outlet) for d in whole if d.outlet is not None)
    credited = {d.id: credits(d, outlets) for d in whole}
    known = {d.id: d for d in whole}
    index = CopyIndex()
    shared: dict[str, list[CopiedFrom]] = {d.id: [] for d in whole}
    for ours in whole:
        for other in (known[near] for near in index.near(ours)):
            later, first, order = _ordered(ours, other, credited)
            found = copied(later, first)
            if found.passages:
                shared[later.id].append(CopiedFrom(first.id, found, order))
        index.add(ours)
    return Traces(credited, {key: tuple(some) for key, some in shared.items()})


def _ordered(
    ours: Document, other: Document, credited: dict[str, tuple[Credit, ...]]
) -> tuple[Document, Document, Feature]:
    """The later one, the earlier one, and how that is known."""
    first = earlier(ours, other)
    if first is not None:
        return (ours, other, DATED) if first == other.id else (other, ours, DATED)
    for later, before in ((ours, other), (other, ours)):
        if any(medium(c.name) == medium(before.outlet or "") for c in credited[later.id]):
            return later, before, CREDITED
    return ours, other, UNDATED
