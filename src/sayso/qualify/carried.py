"""Grounds that a statement takes over from what was said before it.

Comes in: the statements of a document, qualified, with its passages and sources. Goes out: the
same statements, some with one more ground: the poll that a share of the asked speaks in, the
letter that "she wrote" goes on from, the report that "it" is. A statement that names a ground of
its own takes over none. Promises: pure; one pass over the statements and the text, linear.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.qualify.shares import PollTalk, is_group, is_share, stands
from sayso.qualify.words import words_of
from sayso.records import (
    Document,
    Evidence,
    EvidenceKind,
    Passage,
    Source,
    SourceKind,
    Span,
    Statement,
)

_ASKED = (SourceKind.UNNAMED, SourceKind.UNKNOWN, SourceKind.DOCUMENT)


def carried(
    document: Document,
    passages: Sequence[Passage],
    sources: Iterable[Source],
    statements: Sequence[Statement],
) -> list[Statement]:
    """The statements, in their order, with the grounds that they take over."""
    walk = _Walk(document, passages, sources)
    return [walk.meet(statement) for statement in statements]


class _Walk:
    """How far the statements have come, and what they rested on."""

    def __init__(
        self, document: Document, passages: Sequence[Passage], sources: Iterable[Source]
    ) -> None:
        self._text = document.text
        self._starts = [p.span.start for p in passages]
        self._kinds = {s.id: s.kind for s in sources}
        self._talk = PollTalk(document.text, passages)

    def meet(self, statement: Statement) -> Statement:
        """The statement, with what it takes over."""
        if statement.qualification.evidence:
            return statement
        found = self._asked(statement)
        if found is None:
            return statement
        return replace(
            statement, qualification=replace(statement.qualification, evidence=(found,))
        )

    def _asked(self, statement: Statement) -> Evidence | None:
        """The poll in which a share or a group speaks, or that a standing is from."""
        poll = self._talk.at(self._passage(statement.content[0].start))
        if not statement.chain:
            told = poll is not None and stands(self._low(statement.content))
            return Evidence(EvidenceKind.STATISTICS, poll) if told and poll else None
        link = statement.chain[-1]
        if link.mention is None or self._kinds.get(link.source or "", _ASKED[0]) not in _ASKED:
            return None
        words = self._low((link.mention,))
        if words == ["who"]:
            words = self._low((Span(max(0, link.mention.start - 40), link.mention.start),))[-4:]
        if is_share(words) or (poll is not None and is_group(words)):
            return Evidence(EvidenceKind.STATISTICS, poll if poll is not None else link.mention)
        return None

    def _passage(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _low(self, spans: Iterable[Span]) -> list[str]:
        return [word.low for word in words_of(self._text, spans)]


__all__ = ["carried"]
