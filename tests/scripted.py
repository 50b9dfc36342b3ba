"""A tagger that follows a script: the words to tag are given, in the order of the text."""

from sayso.attribute import attribute
from sayso.attribute.tagger import Tagged, Tags
from sayso.records import Passage, Role, Span
from sayso.segment import segment

S, C, K = Role.SOURCE, Role.CUE, Role.CONTENT

Lines = list[tuple[Role, str, str | None]]


class Script:
    """Tags each phrase of `lines` where it stands. A line is (role, phrase, name of partner).

    The partner is the phrase that a content or cue points to. Only phrases that lie in the
    passages asked for are tagged, so that the reading of contents gets its own lines. While lines
    are left every word is a hint.
    """

    def __init__(self, *layers: Lines) -> None:
        self._layers = list(layers)

    def __call__(self, text: str, passages: tuple[Passage, ...], _: object) -> Tags:
        spans = self._tagged(text, passages)
        words = ((w, 1.0) for p in passages for w in p.words)
        return Tags(spans, tuple(words) if self._layers else ())

    def _tagged(self, text: str, passages: tuple[Passage, ...]) -> tuple[Tagged, ...]:
        lines = self._layers.pop(0) if self._layers else []
        spans = [self._find(text, passages, phrase) for _, phrase, _ in lines]
        order = sorted(range(len(lines)), key=lambda i: spans[i])
        at = {lines[i][1]: n for n, i in enumerate(order)}
        return tuple(
            Tagged(lines[i][0], spans[i], at[lines[i][2]] if lines[i][2] else None) for i in order
        )

    @staticmethod
    def _find(text: str, passages: tuple[Passage, ...], phrase: str) -> Span:
        for passage in passages:
            i = text.find(phrase, passage.span.start, passage.span.end)
            if i >= 0:
                return Span(i, i + len(phrase))
        raise AssertionError(f"not in the passages: {phrase}")


def told_by_rule(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found where the tagger sees nothing."""
    return [
        (a.source.of(text), a.cue.of(text), " … ".join(c.of(text) for c in a.content))
        for a in attribute(text, segment(text), tagger=Script())
        if a.source is not None and a.cue is not None
    ]
