"""The second pass, conducted: readings of many documents in, what they say together out.

The same readings give the same comparison, in whatever order they come.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.comparison import UNDECIDED, Comparison, Conflict, Decisions, Facing, Said, Told
from sayso.identity import tagged_digest
from sayso.link import Judge as LinkJudge
from sayso.link import Linked, Linker, Meaning
from sayso.link.behalf import Behalf
from sayso.link.speakers import Speakers
from sayso.records import Claim, Member, Reading, Ref, Span
from sayso.relate import Counted, Near, conflicts, stances, wording
from sayso.relate.board import board
from sayso.relate.changes import changes
from sayso.relate.facing import Numbers, facing, numbers
from sayso.trace import Traces, traces
from sayso.trace.origins import origins


class Judge(LinkJudge, Protocol):
    """For each two texts of one claim also a score of their taking opposite sides of it, [pairs],
    the same both ways round: from 0 on it is likelier than not."""

    def opposed(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]: ...


def compare(
    readings: Iterable[Reading],
    *,
    meaning: Meaning,
    judge: Judge,
    decisions: Decisions = UNDECIDED,
) -> Comparison:
    """Find the claims that readings share, as people decided where they did."""
    whole = tuple(sorted(readings, key=lambda r: (r.document.published or "", r.document.id)))
    linker = Linker(meaning, judge, decisions)
    for reading in whole:
        linker.add(reading)
    linked = linker.linked()
    desk = _Desk(whole, linked, judge, decisions)
    told = desk.told(linked.groups())
    told.sort(key=lambda t: (-len(t.documents), -len(t.said), t.claim.id))
    return Comparison(whole, tuple(told), desk.facing(told))


class _Desk:
    """What is looked up while claims are put together."""

    def __init__(
        self, readings: Sequence[Reading], linked: Linked, judge: Judge, decisions: Decisions
    ) -> None:
        self._cut, self._parted = decisions.cut, decisions.parted
        self._linked, self._judge = linked, judge
        self._readings = {r.document.id: r for r in readings}
        self._statements = {(r.document.id, s.id): s for r in readings for s in r.statements}
        self._speakers = Speakers(readings)
        self._behalf = Behalf(readings, self._speakers)
        self._traces: Traces = traces(r.document for r in readings)

    def told(self, groups: Sequence[Sequence[Ref]]) -> list[Told]:
        """The claims that groups of statements share."""
        worded = [self._worded(group) for group in groups]
        others = [(one, model) for said, model in worded for one in said if one.ref != model.ref]
        both = [(one.compared, model.compared) for one, model in others]
        scores = self._judge.opposed(both).tolist()
        opposed = {one.ref: score for (one, _), score in zip(others, scores, strict=True)}
        return [self._claim(said, model, opposed) for said, model in worded]

    def _worded(self, group: Sequence[Ref]) -> tuple[tuple[Said, ...], Said]:
        """A group's statements in time, and the one that words their claim."""
        said = tuple(sorted(map(self._said, group), key=lambda s: (s.published, s.ref)))
        return said, wording(said, self._linked.central(group))

    def _claim(self, said: tuple[Said, ...], model: Said, opposed: Mapping[Ref, float]) -> Told:
        sides = stances(said, model, opposed)
        ties = self._linked.ties(sorted(sides))
        members = tuple(Member(s.ref, sides[s.ref], ties[s.ref]) for s in said)
        key = tagged_digest("claim", [model.ref.document, model.ref.statement, model.ref.part])
        figures = board(said)
        denied = frozenset(one.ref for one in said if one.negated)
        back = origins(said, sides, self._traces, self._cut)
        roots = {ref: root.id for root in back.roots for ref in root.statements}
        return Told(
            claim=Claim(key, model.words if model.clause else model.text, members),
            said=said,
            model=model,
            figures=figures,
            conflicts=conflicts(figures, denied, roots),
            changes=changes(said, sides),
            origins=back,
        )

    def facing(self, told: Sequence[Told]) -> tuple[Facing, ...]:
        """Figures that conflict though no claim sets them against each other."""
        known = {_both(conflict) for one in told for conflict in one.conflicts}
        said = {one.ref: one for claim in told for one in claim.said}
        counted: dict[tuple[Ref, int], Counted] = {}
        against: set[Numbers] = set()  # those beside each other, which a text opposes, come first
        found = []
        for pair in self._linked.countings(_together(told)):
            if tuple(sorted((pair.one.statement, pair.other.statement))) in self._parted:
                continue
            both = ((pair.one, pair.first), (pair.other, pair.second))
            for ref, number in both:
                if (ref, number) not in counted:
                    counted[ref, number] = Counted(said.get(ref) or self._said(ref), number)
            first, then = sorted((counted[one] for one in both), key=_in_time)
            one = facing(first, then, Near(pair.meaning, pair.words, pair.beside), against)
            if one is not None and one.given is not None:
                against.add(numbers(one.conflict))
            if one is not None and _both(one.conflict) not in known:
                known.add(_both(one.conflict))
                found.append((_in_time(first), _in_time(then), one))
        return tuple(one for _, _, one in sorted(found, key=lambda f: f[:2]))

    def _said(self, ref: Ref) -> Said:
        reading = self._readings[ref.document]
        statement = self._statements[ref.document, ref.statement]
        speaker = self._speakers.of(reading, statement)
        behalf, sure = self._behalf.of(reading, statement)
        return self._linked.statement(ref).said(reading, statement, speaker, behalf, sure)


def _together(told: Sequence[Told]) -> frozenset[frozenset[str]]:
    """The pairs of documents that share a claim."""
    named = ({one.ref.document for one in claim.said} for claim in told)
    return frozenset(frozenset(two) for some in named for two in combinations(sorted(some), 2))


def _in_time(one: Counted) -> tuple[str, str, Span]:
    """A figure of a statement by when it was published, and by its place in the text."""
    return one.said.published, one.said.ref.document, one.said.figures[one.number].span


def _both(conflict: Conflict) -> frozenset[tuple[str, Span]]:
    """The places of two figures, whichever comes first."""
    return frozenset((one.said.document, one.figure.span) for one in (conflict.a, conflict.b))
