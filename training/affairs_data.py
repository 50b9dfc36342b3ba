"""Affairs of our own invention with the claims marked in their articles, to learn from.

`affairs/NAME.txt`: `= c2 …` names a claim, `@ Outlet | date` begins an article, whose first line
is its headline. `{c2+ c9-: words}` are words that affirm c2 and deny c9 (`?` asks or doubts, `~`
passes on); marks may stand within marks.

    python -m training.affairs_data     reads the marks, and counts them

What is learnt from are statements as `sayso compare` compares them: each has the claims of the
marks that it is the shortest to hold.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.affair_gold import Affair, GoldClaim, GoldMember, Place, load
from evals.affair_score import Found

from sayso.comparison import Comparison
from sayso.ingest import document_from_text
from sayso.link.standing import standing
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.records import Document, Span, Stance
from training.claims_data import Both

AFFAIRS = Path(__file__).with_name("affairs")
GOLD = Path(__file__).parents[1] / "evals" / "gold" / "affairs"
TUNED = ("bank", "captives", "market", "train")  # of GOLD, that epochs are compared on
_MARK = re.compile(r"\{((?:c\d+[+\-?~] ?)+): ?|\}")
_STANCES = {
    "+": Stance.AFFIRMS,
    "-": Stance.DENIES,
    "?": Stance.QUESTIONS,
    "~": Stance.REPORTS,
}
_SIDES = (Stance.AFFIRMS, Stance.DENIES)
OF_A_CLAIM = 24  # pairs of one claim that an epoch takes
CHECKED = 4000  # pairs that epochs are compared on
NEAREST = 20  # statements of other claims that are nearest, of which most strangers are
STRANGE = (2, 1)  # strangers of a pair: of the nearest, and of any


@dataclass(frozen=True)
class Marked:
    """Words of a document with the claim that they make, and its side."""

    span: Span
    claim: str
    stance: Stance


@dataclass(frozen=True)
class Told:
    """A statement in the words that are compared, and the claims that it makes."""

    text: str
    claims: dict[str, Stance]


def marked(path: Path) -> Iterator[tuple[Document, list[Marked]]]:
    """The articles of an affair. Raises ValueError where marks do not pair."""
    for part in re.split(r"^@ ", path.read_text("utf-8"), flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        outlet, _, published = head.partition(" | ")
        text, marks = _unmarked(body.strip("\n"))
        yield document_from_text(text, outlet=outlet, published=published.strip()), marks


def _unmarked(body: str) -> tuple[str, list[Marked]]:
    """A text without its marks, and where they stood."""
    text, marks, at = "", [], 0
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        elif opened:
            keys, start = opened.pop()
            span = Span(start, len(text))
            marks += [Marked(span, key[:-1], _STANCES[key[-1]]) for key in keys.split()]
        else:
            raise ValueError(f"a mark ends that did not begin: {body[: mark.end()][-40:]!r}")
    if opened:
        raise ValueError(f"a mark does not end: {opened}")
    return text + body[at:], marks


def affair(path: Path) -> Affair:
    """An affair as the gold has it, without figures and roots."""
    documents, members = {}, defaultdict(list)
    for number, (document, marks) in enumerate(marked(path)):
        documents[str(number)] = document
        for mark in marks:
            place = Place(document.id, mark.span)
            members[mark.claim].append(GoldMember(place, mark.claim, mark.stance, "", ""))
    claims = tuple(GoldClaim(name, name, "tune", tuple(some)) for name, some in members.items())
    return Affair(path.stem, documents, claims, (), (), (), ())


def told(one: Affair, reader: Reader) -> list[Told]:
    """What the articles of an affair state, in order."""
    readings = tuple(reader.read(document) for document in one.documents.values())
    found = Found(one, Comparison(readings, ()))
    claims = defaultdict(dict)
    for claim in one.claims:
        for member in claim.members:
            ref = found.ref(member.at)
            if ref is not None:
                claims[ref][claim.name] = Stance(member.stance)
    return [Told(s.compared, claims[s.ref]) for r in readings for s in standing(r)]


class Affairs:
    """Affairs by name, each statement with those nearest to it that make other claims."""

    def __init__(self, names: Iterable[str]) -> None:
        reader, vectors = Reader.open(), SentenceVectors.open()
        self.told = [told(affair(AFFAIRS / f"{name}.txt"), reader) for name in names]
        self._near = [_strangers(some, vectors) for some in self.told]

    def pairs(self, rng: random.Random) -> Iterator[Both]:
        """What an epoch learns of them, drawn anew for each."""
        for some, near in zip(self.told, self._near, strict=True):
            yield from pairs_of(some, near, rng)


def pairs_of(some: list[Told], near: list[list[int]], rng: random.Random) -> Iterator[Both]:
    """Pairs of one claim, each with strangers. `near`: of each statement those that share no claim
    with it, the nearest first."""
    for pairs in _of_claims(some).values():
        for one, other in rng.sample(pairs, min(OF_A_CLAIM, len(pairs))):
            yield Both(some[one].text, some[other].text, True, _opposed(some, one, other))
            here = rng.choice([one, other])
            others = rng.sample(near[here][:NEAREST], min(STRANGE[0], len(near[here])))
            others += rng.sample(near[here], min(STRANGE[1], len(near[here])))
            for far in others:
                yield Both(some[here].text, some[far].text, False)


def _of_claims(some: list[Told]) -> dict[str, list[tuple[int, int]]]:
    """By claim the pairs of statements that make it."""
    members = defaultdict(list)
    for number, one in enumerate(some):
        for claim in one.claims:
            members[claim].append(number)
    return {
        claim: [(a, b) for n, a in enumerate(numbers) for b in numbers[n + 1 :]]
        for claim, numbers in members.items()
    }


def _opposed(some: list[Told], one: int, other: int) -> bool | None:
    """Whether two stand on opposite sides of what both claim; None where one takes none, or they
    share several claims and not all sides."""
    ours, theirs = some[one].claims, some[other].claims
    both = {
        ours[c] is not theirs[c]
        for c in ours.keys() & theirs.keys()
        if ours[c] in _SIDES and theirs[c] in _SIDES
    }
    return both.pop() if len(both) == 1 else None


def _strangers(some: list[Told], vectors: SentenceVectors) -> list[list[int]]:
    """Of each statement those that share no claim with it, the nearest first."""
    near = vectors.of([one.text for one in some])
    cosines = near @ near.T
    return [
        [
            int(n)
            for n in np.argsort(-cosines[number], kind="stable")
            if n != number and not one.claims.keys() & some[n].claims.keys()
        ]
        for number, one in enumerate(some)
    ]


def held_out() -> list[Both]:
    """CHECKED of the pairs of TUNED affairs that make one claim, or are NEAREST strangers."""
    return random.Random(0).sample(list(_held_out()), CHECKED)


def _held_out() -> Iterator[Both]:
    reader, vectors = Reader.open(), SentenceVectors.open()
    for name in TUNED:
        some = told(load(GOLD / f"{name}.json"), reader)
        near = _strangers(some, vectors)
        pairs = {pair for pairs in _of_claims(some).values() for pair in pairs}
        for one, other in sorted(pairs):
            yield Both(some[one].text, some[other].text, True, _opposed(some, one, other))
        for one, others in enumerate(near):
            for other in others[:NEAREST]:
                yield Both(some[one].text, some[other].text, False)


def main() -> None:
    for path in sorted(AFFAIRS.glob("*.txt")):
        one = affair(path)
        words = sum(len(document.text.split()) for document in one.documents.values())
        marks = sum(len(claim.members) for claim in one.claims)
        print(path.stem, len(one.documents), words, len(one.claims), marks, sep="\t")


if __name__ == "__main__":
    sys.exit(main())
