"""Which characters attributions take: asked by rules that look only where nothing was found."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from sayso.records import Attribution, Span


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
