"""Which characters attributions take, and which of them touch a sentence: asked by rules that look
only where nothing was found, or that change what stands in one sentence."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from sayso.records import Attribution, Passage, Span


class Taken:
    """The sources, cues and contents of some attributions."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        spans = sorted(
            span for a in attributions for span in (a.source, a.cue, *a.content) if span is not None
        )
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def touches(self, span: Span) -> bool:
        """Whether one of them has a character in common with the span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


class Found:
    """Attributions by the sentences that they touch; a rule replaces those of one sentence."""

    def __init__(self, passages: tuple[Passage, ...], attributions: Iterable[Attribution]) -> None:
        self._sentences = [s for p in passages for s in p.sentences]
        self._starts = [s.start for s in self._sentences]
        self._by_sentence: dict[int, list[Attribution]] = defaultdict(list)
        self._all: dict[int, Attribution] = {}
        for a in attributions:
            self._add(a)

    def of(self, sentence: Span) -> list[Attribution]:
        """Those that touch a sentence."""
        return list(self._by_sentence[self._number(sentence.start)])

    def put(self, old: Sequence[Attribution], new: Sequence[Attribution]) -> None:
        """`new` in the place of `old`; what lay within one of these lies within its successor."""
        if len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True)):
            return
        for a in old:
            self._all.pop(id(a), None)
            for number in self._numbers(a):
                self._by_sentence[number] = [b for b in self._by_sentence[number] if b is not a]
        for a in new:
            self._add(_rehung(a, new))

    def all(self) -> list[Attribution]:
        return list(self._all.values())

    def _add(self, a: Attribution) -> None:
        self._all[id(a)] = a
        for number in self._numbers(a):
            self._by_sentence[number].append(a)

    def _numbers(self, a: Attribution) -> set[int]:
        parts = (part for part in (a.source, a.cue, *a.content) if part is not None)
        ends = ((self._number(p.start), self._number(max(p.start, p.end - 1))) for p in parts)
        return {number for first, last in ends for number in range(first, last + 1)}

    def _number(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)


def by_sentence(
    passages: tuple[Passage, ...],
    found: Iterable[Attribution],
    rule: Callable[[Span, list[Attribution]], list[Attribution]],
) -> list[Attribution]:
    """`found`, where `rule` makes of each sentence and those that touch it what stands there."""
    known = Found(passages, found)
    for passage in passages:
        for sentence in passage.sentences:
            here = known.of(sentence)
            known.put(here, rule(sentence, here))
    return known.all()


def _rehung(a: Attribution, new: Sequence[Attribution]) -> Attribution:
    """`a` within what replaces the one that it lies within, and so on outwards."""
    outer = a.within
    if outer is None:
        return a
    of_it = (b for b in new if b.cue == outer.cue and b.source == outer.source and b is not a)
    instead = _rehung(next(of_it, outer), new)
    return a if instead is outer else replace(a, within=instead)
