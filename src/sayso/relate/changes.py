"""Who changed position: a claim's statements in time in, pairs of opposite sides out."""

from collections.abc import Mapping, Sequence

from sayso.comparison import Change, Said
from sayso.records import Ref, Stance, Voice

SURE = 0.8  # how surely a statement must be somebody's to tell of a change
SIDES = (Stance.AFFIRMS, Stance.DENIES)


def changes(said: Sequence[Said], sides: Mapping[Ref, Stance]) -> tuple[Change, ...]:
    """Named speakers whose later statement takes the other side of their earlier one's."""
    last: dict[str, Ref] = {}
    found = []
    for one in said:
        told = (
            one.statement.voice is Voice.ATTRIBUTED and one.behalf.named and one.sure.score >= SURE
        )
        if sides[one.ref] not in SIDES or not told:
            continue
        before = last.get(one.behalf.id)
        if before is not None and sides[before] is not sides[one.ref]:
            found.append(Change(one.speaker, before, one.ref))
        last[one.behalf.id] = one.ref
    return tuple(found)
