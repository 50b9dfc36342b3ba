"""Grounds that a statement takes over from what was said before it.

Comes in: the statements of a document, qualified, with its passages and sources. Goes out: the
same statements, some with one more ground: the poll that a share of the asked speaks in, the
letter that "she wrote" goes on from, the report that "it" is. A statement that names a ground of
its own takes over none. Promises: pure; one pass over the statements and the text, linear.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.qualify.headnouns import enacted
from sayso.qualify.shares import PollTalk, asks, is_group, is_share
from sayso.qualify.words import lexicon, words_of
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

NAME = 40  # characters in which an outlet's name stands, or who was asked
_PIECE = re.compile(r"(?:article|column|op-ed|essay|piece|story|report|commentary)$")
_BY_TITLE = re.compile(r" by The [A-Z]")
_PRINTED_IN = re.compile(r",?(?: (?:this|last) \w+)? in (?:[Tt]he |\w+['’]s )(?:[A-Z][\w.-]*)")
_OWNER = re.compile(r"([A-Z][\w. ]*)(?:['’]s?)? (?:[a-z-]+ ){0,3}[a-z-]+$")
_MAKER = re.compile(r" (?:by|in|from) (?:[Tt]he )?([A-Z][\w.]*(?: [A-Z][\w.]*)*)")
BEFORE = 80  # characters before "which"
FAR = 6  # words between a noun and its "which"
NAMED_BEFORE = 500  # characters before "she wrote" in which the letter is named
WRITTEN = 3  # passages after which "she wrote" is of something else
ANYWHERE, NOWHERE = 10**9, -(10**9)
_ENDS = frozenset(". ; : ? ! ( ) who which that , and".split())
_PRONOUNS = frozenset("it they which that".split())
_WRITING = frozenset("wrote writes write writing written".split())
_WROTE = frozenset("wrote writes".split())
_LETTERS = frozenset(
    "email emails essay letter letters memo memos memoir message messages note op-ed".split()
)
_SHOWING = frozenset("show shows showed showing".split())
_ADDING = frozenset("added adds adding continued continues concluded concludes".split())
_THINGS = (
    EvidenceKind.DOCUMENT, EvidenceKind.MEDIA, EvidenceKind.IMAGERY, EvidenceKind.STATISTICS,
    EvidenceKind.OFFICIAL,
)  # fmt: skip
_BODIES = (
    SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.ORGANISATION, SourceKind.COMPANY,
    SourceKind.MILITARY,
)  # fmt: skip
_MEDIUMS = (
    EvidenceKind.DOCUMENT, EvidenceKind.MEDIA, EvidenceKind.OFFICIAL, EvidenceKind.SOCIAL,
)  # fmt: skip
_UNTOLD = (SourceKind.UNKNOWN, SourceKind.DOCUMENT, SourceKind.MEDIA)
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
        sources = tuple(sources)
        self._outlets = {s.name for s in sources if s.kind is SourceKind.MEDIA and s.name}
        self._kinds = {s.id: s.kind for s in sources}
        self._rests: dict[tuple[Span | None, Span | None], tuple[Evidence, ...]] = {}
        self._by_source: dict[str, tuple[Evidence | None, int]] = {}
        self._thing: tuple[Evidence | None, int] = (None, NOWHERE)
        self._talk = PollTalk(document.text, passages)

    def meet(self, statement: Statement) -> Statement:
        """The statement, with what it takes over."""
        found = tuple(self._printed(e) for e in statement.qualification.evidence)
        if not found:
            found = self._outer(statement)
        if not found and statement.chain:
            one = self._asked(statement) or self._anaphor(statement) or self._goes_on(statement)
            found = () if one is None else (one,)
        self._keep(statement, found)
        if found == statement.qualification.evidence:
            return statement
        return replace(statement, qualification=replace(statement.qualification, evidence=found))

    def _keep(self, statement: Statement, found: tuple[Evidence, ...]) -> None:
        """Remember what the outermost link rests on, for what is said inside it."""
        if len(statement.chain) == 1 and self._kind(statement) in _BODIES:
            self._thing = (None, NOWHERE)  # "it" is that body now
        if len(statement.chain) == 1 and found:
            outside = tuple(
                e for e in found if not any(c.contains(e.span) for c in statement.content)
            )
            link = statement.chain[0]
            self._rests[link.mention, link.cue] = outside
            for ground in outside:
                self._place(statement, ground)

    def _place(self, statement: Statement, ground: Evidence) -> None:
        """A ground is a thing that speaks, or the medium of what its speaker says."""
        link = statement.chain[0]
        thing = link.mention is not None and link.mention.contains(ground.span)
        here = (ground, self._passage(statement.content[0].start))
        if thing and ground.kind in _THINGS:
            self._thing = here
        low = self._low((ground.span,))[-1]
        if link.source is not None and ground.kind in _MEDIUMS and not enacted(low, ""):
            own = thing and self._kind(statement) in _UNTOLD
            self._by_source[link.source] = (ground, ANYWHERE) if own else here

    def _anaphor(self, statement: Statement) -> Evidence | None:
        """The thing that "it", "which" or "the article" stands for."""
        link = statement.chain[-1]
        if link.mention is None:
            return None
        words = self._low((link.mention,))
        if len(words) != 1 or words[0] not in _PRONOUNS:
            return None
        if words[0] in ("which", "that"):
            return self._noun_before(link.mention.start)
        cue = set(self._low((link.cue,))) if link.cue is not None else set()
        ground, passage = self._thing
        if "not" in cue or (ground and ground.kind is EvidenceKind.MEDIA and cue & _SHOWING):
            return None
        near = 0 <= self._passage(link.mention.start) - passage <= 1
        untold = self._kind(statement) in _UNTOLD
        return ground if near and ground is not None and untold else None

    def _noun_before(self, at: int) -> Evidence | None:
        """The report of "a report on the port, which says"."""
        words = words_of(self._text, (Span(max(0, at - BEFORE), at),))
        low = [w.low for w in words]
        for found in reversed(list(lexicon("evidence.tsv").within(low))):
            kind, _, role = found.says.partition(" ")
            if role != "noun" or kind.startswith("eye") or enacted(low[found.last], ""):
                continue
            between = low[found.last + 1 :]
            if any(w in _ENDS for w in between[:-1]) or len(between) > FAR:
                return None
            return Evidence(
                EvidenceKind(kind), words[found.first].span.hull(words[found.last].span)
            )
        return None

    def _goes_on(self, statement: Statement) -> Evidence | None:
        """The letter or post that the same speaker goes on with: "she wrote", "he added"."""
        link = statement.chain[0]
        if link.source is None or link.cue is None or len(statement.chain) > 1:
            return None
        ground, passage = self._by_source.get(link.source, (None, NOWHERE))
        here = self._passage(statement.content[0].start)
        cue = set(self._low((link.cue,)))
        if passage == ANYWHERE:
            return None if "not" in cue else ground
        writes = bool(cue & _WRITING) and here - passage <= WRITTEN
        adds = bool(cue & _ADDING) and here - passage <= 1
        if ground is not None and (writes or adds):
            return ground
        return self._written(link.cue.start) if cue & _WROTE and "about" not in cue else None

    def _written(self, at: int) -> Evidence | None:
        """The letter or book that was named last before "she wrote"."""
        words = words_of(self._text, (Span(max(0, at - NAMED_BEFORE), at),))
        low = [w.low for w in words]
        for found in reversed(list(lexicon("evidence.tsv").within(low))):
            kind, _, role = found.says.partition(" ")
            if role == "noun" and low[found.last] in _LETTERS:
                place = words[found.first].span.hull(words[found.last].span)
                return Evidence(EvidenceKind(kind), place)
        return None

    def _outer(self, statement: Statement) -> tuple[Evidence, ...]:
        """What the statement rests on that this one is said inside of."""
        if len(statement.chain) < 2:
            return ()
        link = statement.chain[0]
        return self._rests.get((link.mention, link.cue), ())

    def _printed(self, ground: Evidence) -> Evidence:
        """An outlet's own is no document: "a Courier analysis", "a column in the Courier"."""
        if ground.kind is not EvidenceKind.DOCUMENT:
            return ground
        start, end = ground.span.start, ground.span.end
        behind = self._text[end : end + NAME]
        piece = _PIECE.search(self._text[start:end]) and _PRINTED_IN.match(behind)
        if piece or _BY_TITLE.match(behind):
            return Evidence(EvidenceKind.MEDIA, ground.span)
        owner = _OWNER.search(self._text[max(0, start - NAME) : end])
        maker = _MAKER.match(behind)
        names = [m[1].split() for m in (owner, maker) if m]
        known = any(" ".join(n[i:]) in self._outlets for n in names for i in range(len(n)))
        return Evidence(EvidenceKind.MEDIA, ground.span) if known else ground

    def _asked(self, statement: Statement) -> Evidence | None:
        """The poll in which a share or a group of those asked speaks."""
        link = statement.chain[-1]
        if link.mention is None or self._kind(statement) not in _ASKED:
            return None
        if asks(link.mention.of(self._text)):
            return Evidence(EvidenceKind.STATISTICS, link.mention)
        poll = self._talk.at(self._passage(statement.content[0].start))
        words = self._low((link.mention,))
        if words == ["who"]:
            words = self._low((Span(max(0, link.mention.start - NAME), link.mention.start),))[-4:]
        if is_share(words) or (poll is not None and is_group(words)):
            return Evidence(EvidenceKind.STATISTICS, poll if poll is not None else link.mention)
        return None

    def _kind(self, statement: Statement) -> SourceKind:
        return self._kinds.get(statement.chain[-1].source or "", SourceKind.UNKNOWN)

    def _passage(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _low(self, spans: Iterable[Span]) -> list[str]:
        return [word.low for word in words_of(self._text, spans)]


__all__ = ["carried"]
