"""Bodies that every state has, across documents: which names need their owner to mean one.

Comes in: every name of some readings. Goes out, for one: whether it is of a body that two states
here can have, without the word that says whose. Where one state alone has a ministry here, "the
ministry in Tavisk" is its own, and so is "the ministry"; where two have some, either may be meant.
"""

from collections import defaultdict
from collections.abc import Iterable

from sayso.public_bodies import Office, office_in

LETTERS = 5  # of an owner's words that are compared: "Karst", "Karstian"

Owner = frozenset[str]
Kind = frozenset[str]


class StateBodies:
    """The owners of each office that is named; `people`: words of people's names, who own none."""

    def __init__(self, names: Iterable[str], people: frozenset[str]) -> None:
        self._people = people
        states: dict[Kind, set[Owner]] = defaultdict(set)
        places: dict[Kind, set[Owner]] = defaultdict(set)
        nations: set[Owner] = set()
        national: set[Kind] = set()
        for name in names:
            office = office_in(name.split())
            if office is not None and self.owned(name):
                owner = frozenset(word.casefold()[:LETTERS] for word in office.owner)
                (places if office.where else states)[office.kind].add(owner)
                nations |= {owner} if office.national and not office.where else set()
                national |= {office.kind} if office.national else set()
        self._several = {
            kind
            for kind in {*states, *places}
            if max(len(states[kind]), len(places[kind])) > 1
            or (len(nations) > 1 and kind in national)
        }

    def owned(self, name: str) -> bool:
        """Whether it is one of them by a name that says whose it is."""
        office = office_in(name.split())
        return bool(office and office.owner) and not self._people & _small(office)

    def bare(self, name: str) -> bool:
        """Whether it is one of them by a name that does not."""
        office = office_in(name.split())
        return office is not None and not self.owned(name)

    def several(self, name: str) -> bool:
        """Whether it names an office that several have, and not whose."""
        office = office_in(name.split())
        return office is not None and office.kind in self._several and not self.owned(name)

    def plain(self, name: str) -> str:
        """A name without the place where the body is, where that tells nothing: there is one."""
        office = office_in(name.split())
        needless = office is not None and office.where and office.kind not in self._several
        return name.rsplit(" in ", 1)[0] if needless else name


def one_office(one: str, other: str) -> bool:
    """Whether both name what every state has, and the same: "the Defence Ministry", "the Ministry
    of Defence of Karst"."""
    ours, theirs = office_in(one.split()), office_in(other.split())
    return ours is not None and theirs is not None and ours.kind == theirs.kind


def _small(office: Office | None) -> frozenset[str]:
    return frozenset(word.casefold() for word in office.owner) if office else frozenset()
