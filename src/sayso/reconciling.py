"""The second pass, conducted: readings of many documents in, what they say together out.

The same readings give the same comparison, in whatever order they come.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.comparison import Change, Comparison, Said, Told
from sayso.identity import tagged_digest
from sayso.link import Linker, Meaning
from sayso.link.speakers import Speakers
from sayso.records import (
    Claim,
    Member,
    Reading,
    Ref,
    Stance,
    Voice,
)
from sayso.relate import board, conflicts, stances, wording
from sayso.trace import Traces, origins, traces

SIDES = (Stance.AFFIRMS, Stance.DENIES)


class Judge(Protocol):
    """Pairs of texts to probabilities that the first entails, contradicts, does neither to the
    second, [pairs, 3]."""

    def of(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]: ...


def compare(readings: Iterable[Reading], *, meaning: Meaning, judge: Judge) -> Comparison:
    """Find the claims that readings share."""
    whole = tuple(sorted(readings, key=lambda r: (r.document.published or "", r.document.id)))
    linker = Linker(meaning)
    for reading in whole:
        linker.add(reading)
    desk = _Desk(whole, linker, judge)
    told = [desk.told(group) for group in linker.groups()]
    told.sort(key=lambda t: (-len(t.documents), -len(t.said), t.claim.id))
    return Comparison(whole, tuple(told))


class _Desk:
    """What is looked up while claims are put together."""

    def __init__(self, readings: Sequence[Reading], linker: Linker, judge: Judge) -> None:
        self._linker, self._judge = linker, judge
        self._readings = {r.document.id: r for r in readings}
        self._statements = {(r.document.id, s.id): s for r in readings for s in r.statements}
        self._speakers = Speakers(readings)
        self._traces: Traces = traces(r.document for r in readings)

    def told(self, group: Sequence[Ref]) -> Told:
        """The claim that a group of statements shares."""
        said = tuple(sorted(map(self._said, group), key=lambda s: (s.published, s.ref)))
        against = self._against(said)
        sides = stances(said, against)
        model = wording(said, against)
        members = tuple(
            Member(s.ref, sides[s.ref], self._linker.joined(s.ref, group)) for s in said
        )
        key = tagged_digest("claim", [model.ref.document, model.ref.statement, model.ref.part])
        figures = board(said)
        denied = frozenset(ref for ref, side in sides.items() if side is Stance.DENIES)
        return Told(
            claim=Claim(key, model.words, members),
            said=said,
            model=model,
            figures=figures,
            conflicts=conflicts(figures, denied),
            changes=_changes(said, sides),
            origins=origins(said, sides, self._traces),
        )

    def _said(self, ref: Ref) -> Said:
        reading = self._readings[ref.document]
        statement = self._statements[ref.document, ref.statement]
        speaker = self._speakers.of(reading, statement)
        alone = self._linker.statement(ref)
        return Said(
            ref=ref,
            statement=statement,
            reading=reading,
            content=alone.content,
            figures=alone.figures,
            text=alone.text,
            speaker=speaker,
            behalf=self._speakers.behalf(speaker),
        )

    def _against(self, said: Sequence[Said]) -> dict[tuple[Ref, Ref], float]:
        """Of each pair the probability that their words contradict, either way round."""
        pairs = [(a, b) for i, a in enumerate(said) for b in said[i + 1 :]]
        texts = [(a.text, b.text) for a, b in pairs]
        if not texts:
            return {}
        scores = self._judge.of([*texts, *((b, a) for a, b in texts)])[:, 1]
        mean = scores.reshape(2, len(texts)).mean(axis=0)
        return {
            (min(a.ref, b.ref), max(a.ref, b.ref)): float(score)
            for (a, b), score in zip(pairs, mean, strict=True)
        }


def _changes(said: Sequence[Said], sides: dict[Ref, Stance]) -> tuple[Change, ...]:
    """Named speakers whose later statement takes the other side of their earlier one's."""
    last: dict[str, Ref] = {}
    found = []
    for one in said:
        told = one.statement.voice is Voice.ATTRIBUTED and one.speaker.named
        if sides[one.ref] not in SIDES or not told:
            continue
        before = last.get(one.speaker.id)
        if before is not None and sides[before] is not sides[one.ref]:
            found.append(Change(one.speaker, before, one.ref))
        last[one.speaker.id] = one.ref
    return tuple(found)
