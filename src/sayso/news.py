"""What is new in a comparison since a day: comparisons in, news out, in the order of claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.comparison import Comparison, Said, Told
from sayso.records import Ref, Stance


class Newly(StrEnum):
    """CLAIM: first told. DENIAL: somebody denies what they had not denied. FIGURE: a figure that
    cannot be right with an earlier one. POSITION: somebody takes the other side."""

    CLAIM = "new claim"
    DENIAL = "new denial"
    FIGURE = "changed figure"
    POSITION = "changed position"


@dataclass(frozen=True, slots=True)
class News:
    """What is new, of which claim, by which statement."""

    what: Newly
    told: Told
    said: Said


def news(comparison: Comparison, since: str) -> Iterator[News]:
    """What was published on `since`, an ISO date, or later, and was not there before."""
    for told in comparison.claims:
        new = [one for one in told.said if one.published >= since]
        if new and len(new) == len(told.said):
            yield News(Newly.CLAIM, told, new[0])
        yield from _denials(told, since)
        yield from _figures(told, since)
        by_ref = {one.ref: one for one in told.said}
        for change in told.changes:
            if by_ref[change.after].published >= since:
                yield News(Newly.POSITION, told, by_ref[change.after])


def _denials(told: Told, since: str) -> Iterator[News]:
    """The first denial of each speaker, where it is new."""
    sides, seen = told.stances, set()
    for one in told.said:
        if sides[one.ref] is not Stance.DENIES or one.who.id in seen:
            continue
        seen.add(one.who.id)
        if one.published >= since:
            yield News(Newly.DENIAL, told, one)


def _figures(told: Told, since: str) -> Iterator[News]:
    """Statements with a figure that conflicts with one that was published before them."""
    by_ref = {one.ref: one for one in told.said}
    found: dict[Ref, Said] = {}
    for conflict in told.conflicts:
        pair = sorted(
            (by_ref[conflict.a.said], by_ref[conflict.b.said]), key=lambda s: (s.published, s.ref)
        )
        if pair[1].published >= since:
            found[pair[1].ref] = pair[1]
    for one in found.values():
        yield News(Newly.FIGURE, told, one)
