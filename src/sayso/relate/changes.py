"""Who changed position: a claim's statements in time in, pairs of opposite sides out."""

from collections.abc import Mapping, Sequence

from sayso.comparison import Change, Said
from sayso.records import Ref, Stance, Voice

SURE = 0.8  # how surely a statement must be somebody's to tell of a change
SIDES = (Stance.AFFIRMS, Stance.DENIES)


def changes(said: Sequence[Said], sides: Mapping[Ref, Stance]) -> tuple[Change, ...]:
    """Named speakers whose statement of a later document takes the other side of their earlier
    one's, where one of the two denies by its words; of two who speak for one body it is the body
    that did."""
    last: dict[str, Said] = {}
    found = []
    for one in said:
        told = (
            one.statement.voice is Voice.ATTRIBUTED and one.behalf.named and one.sure.score >= SURE
        )
        if sides[one.ref] not in SIDES or not told:
            continue
        before = last.get(one.behalf.id)
        if before is not None and sides[before.ref] is not sides[one.ref] and _tells(before, one):
            who = one.who if before.who.id == one.who.id else one.behalf
            found.append(Change(who, before.ref, one.ref))
        last[one.behalf.id] = one
    return tuple(found)


def _tells(before: Said, after: Said) -> bool:
    """Whether it is no single report, and the sides are told by a denial: to say of somebody that
    they changed sides takes more than two sentences that fit ill."""
    denied = before.negated is not after.negated or before.rejects is not after.rejects
    return denied and before.ref.document != after.ref.document
