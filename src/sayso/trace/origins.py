"""What a claim's statements go back to: statements in, roots and the edges to them out.

A statement goes back to its innermost named speaker. One that cites an outlet, copies an earlier
document or stands in an author's own words beside a speaker's goes back to where that leads. Where
the text gives nobody and nothing is copied, the document itself is the root: no shared origin was
found, which does not say that there is none.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.comparison import Said, Speaker
from sayso.identity import tagged_digest
from sayso.records import (
    Edge,
    Feature,
    Origin,
    OriginKind,
    Origins,
    Reading,
    Ref,
    SourceKind,
    Span,
    Stance,
    Tie,
    Voice,
)
from sayso.trace.copies import Copied
from sayso.trace.credits import Credit, is_short_for, medium
from sayso.trace.unnamed_roots import SAME_FIGURE, can_be, one_figure, unnamed_root

LIKELY = 0.5  # a step that is at least so sure is followed
SURE = 0.8  # below, the step is doubtful: two roots may be one, or one two
MANY_WORDS = 20  # a shared passage of so many words is no accident
ROUNDED = 0.05  # share by which a headline's figure may differ from that of the text below
TOLD_TO = Feature(0.85, "cites it for somebody unnamed")
TELLS = Feature(0.9, "tells that another says it")
COVERED = 0.5  # share of a statement's words that must lie in a copied passage


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """What a document shares with one that came before it. `order` is how sure it is that the
    other came first."""

    earlier: str
    copied: Copied
    order: Feature


@dataclass(frozen=True, slots=True)
class Traces:
    """Of each document, by id: whom it credits, and what it shares with earlier ones."""

    credits: Mapping[str, tuple[Credit, ...]]
    copies: Mapping[str, tuple[CopiedFrom, ...]]


@dataclass(frozen=True, slots=True)
class _Step:
    """From a statement to another (`to`), or to a root."""

    to: Ref | None
    root: Origin
    edge: Edge


def origins(
    said: Sequence[Said],
    sides: Mapping[Ref, Stance],
    traces: Traces,
    cut: Collection[tuple[str, str]] = (),
) -> Origins:
    """The roots of one claim's statements, and how many there are at least and at most.

    `sides`: the stance of each; what an author takes the other side of is not where their words
    come from. `cut`: statements' ids with a document's to which they do not go back.
    """
    claim = _Claim(said, sides, traces)
    steps = {one.ref: claim.step(one) for one in said}
    for one in said:
        if (one.ref.statement, steps[one.ref].edge.earlier) in cut:
            steps[one.ref] = claim.own(one)
    roots = _grouped(said, steps, LIKELY)
    sure = len(_grouped(said, steps, SURE))
    loose = len({_loosely(root) for root in _grouped(said, steps, 0.0)})
    edges = {step.edge for step in steps.values() if step.edge.later != step.edge.earlier}
    return Origins(
        roots=roots,
        edges=tuple(sorted(edges, key=lambda e: (e.later, e.earlier, e.tie, e.ours or Span(0, 0)))),
        low=min(loose, len(roots)),
        high=max(sure, len(roots)),
    )


def _grouped(said: Sequence[Said], steps: Mapping[Ref, _Step], least: float) -> tuple[Origin, ...]:
    """Statements by their root, where only steps that are at least so sure are taken."""
    found: dict[str, Origin] = {}
    members: dict[str, list[Ref]] = defaultdict(list)
    known = {one.ref: one for one in said}
    for one in said:
        root = _followed(one.ref, steps, least, known)
        found[root.id] = root
        members[root.id].append(one.ref)
    whole = (
        Origin(root.id, root.kind, root.name, tuple(members[root.id])) for root in found.values()
    )
    return tuple(sorted(whole, key=lambda o: (-len(o.statements), o.name, o.id)))


def _followed(
    ref: Ref, steps: Mapping[Ref, _Step], least: float, known: Mapping[Ref, Said]
) -> Origin:
    """The root that a statement's steps lead to; a circle ends where it closes."""
    seen = set()
    while True:
        step = steps[ref]
        seen.add(ref)
        if step.edge.strength.score < least:
            return _document(known[ref])
        if step.to is None or step.to in seen:
            return step.root
        ref = step.to


def _loosely(root: Origin) -> tuple[str, str]:
    """Unnamed speakers of several documents who are described alike may be one."""
    if root.kind is OriginKind.UNSTATED:
        return root.kind, " ".join(sorted(set(root.name.casefold().split())))
    return root.kind, root.id


class _Claim:
    """One claim's statements with what is looked up while they are traced."""

    def __init__(self, said: Sequence[Said], sides: Mapping[Ref, Stance], traces: Traces) -> None:
        self._sides, self._traces = sides, traces
        self._by_document: dict[str, list[Said]] = defaultdict(list)
        self._by_outlet: dict[str, list[Said]] = defaultdict(list)
        self._outlets_told: dict[str, dict[str, Credit]] = {}  # by document, by source
        for one in said:
            self._by_document[one.ref.document].append(one)
            self._by_outlet[medium(one.reading.document.outlet or "")].append(one)

    def step(self, one: Said) -> _Step:
        """Where a statement goes back to."""
        within = self._within(one)
        if within is not None:
            return within
        told = one.statement.voice is Voice.ATTRIBUTED
        if told and one.speaker.kind is SourceKind.MEDIA:
            return self._to_outlet(one, one.speaker.name, Feature(0.85, "cites it"), _mention(one))
        if told and one.behalf.named:
            root = Origin(one.behalf.id, OriginKind.SOURCE, one.behalf.name, ())
            return _ended(one, root, Tie.CHAIN, one.sure)
        copied = self._copied(one)
        if copied is not None:
            return copied
        outlet = _by_way_of(one) or self._told_to(one)
        if told and outlet is not None:
            return self._to_outlet(one, *outlet)
        given = one.behalf if one.behalf.kind is not SourceKind.AUTHOR else None
        if told or (given is not None and not given.named):
            who = one.speaker if told or given is None else given
            return self._by_figure(one, who) or _unstated(one, who)
        if one.behalf.named and one.behalf.kind is SourceKind.MEDIA:
            return self._to_outlet(one, one.behalf.name, one.sure, _mention(one))
        if one.behalf.named:
            root = Origin(one.behalf.id, OriginKind.SOURCE, one.behalf.name, ())
            return _ended(one, root, Tie.CHAIN, one.sure)
        return self._beside(one) or self._credited(one) or self.own(one)

    def _within(self, one: Said) -> _Step | None:
        """To what a statement tells that another said: "A said that B had said so" to B's."""
        chain = one.statement.chain
        inner = [
            s
            for s in self._by_document[one.ref.document]
            if len(s.statement.chain) > len(chain) > 0
            and s.statement.chain[: len(chain)] == chain
            and _covered(s, _whole(one)) == 1.0
            and not self._facing(one, s)
        ]
        if not inner:
            return None
        best = min(inner, key=lambda s: (len(s.statement.chain), s.ref))
        document = one.ref.document
        return _Step(best.ref, _document(one), Edge(document, document, Tie.CHAIN, TELLS))

    def _to_outlet(self, one: Said, name: str, why: Feature, at: Span | None) -> _Step:
        """To the outlet's own statement of the claim, where one of its documents makes it on the
        same side."""
        ours = one.ref.document
        there = [
            s
            for s in self._of_outlet(name)
            if s.ref.document != ours and s.published <= one.published and not self._facing(one, s)
        ]
        if there:
            best = min(there, key=lambda s: (self._by_another(one, s), *_plainest(s)))
            root = _document(best)
            return _Step(best.ref, root, Edge(ours, best.ref.document, Tie.CREDIT, why, at))
        root = Origin(tagged_digest("outlet", medium(name)), OriginKind.OUTLET, name, ())
        return _Step(None, root, Edge(ours, root.id, Tie.CREDIT, why, at))

    def _of_outlet(self, name: str) -> Sequence[Said]:
        """The statements of an outlet, also where it is called by its last words alone and no
        other is."""
        if medium(name) in self._by_outlet:
            return self._by_outlet[medium(name)]
        longer = [outlet for outlet in self._by_outlet if is_short_for(name, outlet)]
        return self._by_outlet[longer[0]] if len(longer) == 1 else ()

    def _copied(self, one: Said) -> _Step | None:
        """To the earliest document from which most of the statement's words are copied."""
        for copy in self._traces.copies.get(one.ref.document, ()):
            for passage in copy.copied.passages:
                if _covered(one, passage.ours) < COVERED:
                    continue
                words = 0.9 if passage.words >= MANY_WORDS else 0.75
                why = Feature(
                    round(min(words, copy.order.score), 2),
                    f"{passage.words} words are the same; {copy.order.why}",
                )
                edge = Edge(
                    one.ref.document, copy.earlier, Tie.COPY, why, passage.ours, passage.theirs
                )
                there = [
                    s
                    for s in self._by_document.get(copy.earlier, ())
                    if _covered(s, passage.theirs) >= COVERED
                ]
                if there:
                    best = min(there, key=lambda s: (self._facing(one, s), *_plainest(s)))
                    return _Step(best.ref, _document(best), edge)
        return None

    def _told_to(self, one: Said) -> tuple[str, Feature, Span] | None:
        """The other outlet to which somebody unnamed spoke: "a pilot told the Mail that …", and
        what else the document has of that pilot."""
        source = link.source if (link := one.statement.innermost) is not None else None
        if source is None:
            return None
        if one.ref.document not in self._outlets_told:
            self._outlets_told[one.ref.document] = self._told_in(one.reading)
        credit = self._outlets_told[one.ref.document].get(source)
        return None if credit is None else (credit.name, TOLD_TO, credit.span)

    def _told_in(self, reading: Reading) -> dict[str, Credit]:
        """By source, the first outlet that a document says it told something."""
        text, credits = reading.document.text, self._traces.credits.get(reading.document.id, ())
        starts = {credit.span.start: credit for credit in credits if not credit.whole}
        found: dict[str, Credit] = {}
        for link in (other.innermost for other in reading.statements):
            if link is None or link.cue is None or link.source is None:
                continue
            for gap in (" ", " the "):
                credit = starts.get(link.cue.end + len(gap))
                if credit is not None and text.startswith(gap, link.cue.end):
                    found.setdefault(link.source, credit)
        return found

    def _by_figure(self, one: Said, who: Speaker) -> _Step | None:
        """To the one named body that gave the same figure before and that the words for somebody
        unnamed fit: "the ministry had spoken of 1,200", where the Ministry of Works had."""
        found = {
            other.behalf.id: Origin(other.behalf.id, OriginKind.SOURCE, other.behalf.name, ())
            for some in self._by_document.values()
            for other in some
            if other.behalf.named
            and other.published <= one.published
            and can_be(who.name, other.behalf)
            and one_figure(one, other)
        }
        if len(found) != 1:
            return None
        return _ended(one, next(iter(found.values())), Tie.CHAIN, SAME_FIGURE)

    def _facing(self, one: Said, other: Said) -> bool:
        """Whether two statements take opposite sides."""
        return {self._sides[one.ref], self._sides[other.ref]} == {Stance.AFFIRMS, Stance.DENIES}

    def _by_another(self, one: Said, other: Said) -> bool:
        """Whether one is somebody unnamed's and the other a named speaker's, or the author's."""
        told = other.statement.voice is Voice.ATTRIBUTED
        unnamed = one.speaker.kind is not SourceKind.MEDIA and not one.speaker.named
        return unnamed and (other.speaker.named or not told)

    def _beside(self, one: Said) -> _Step | None:
        """An author's words beside a speaker's: a headline, a summing up."""
        told = [
            s
            for s in self._by_document[one.ref.document]
            if s.statement.voice is Voice.ATTRIBUTED
            and s.ref != one.ref
            and self._sides[s.ref] is self._sides[one.ref]
            and _same_figures(one, s)
            and one.negated is s.negated
        ]
        if not told:
            return None
        best = min(told, key=_plainest)
        why = Feature(0.8, "the same document gives it to a speaker")
        document = one.ref.document
        return _Step(best.ref, _document(one), Edge(document, document, Tie.CHAIN, why))

    def _credited(self, one: Said) -> _Step | None:
        for credit in self._traces.credits.get(one.ref.document, ()):
            if credit.whole:
                return self._to_outlet(one, credit.name, credit.strength, credit.span)
        return None

    def own(self, one: Said) -> _Step:
        """Back to its own document."""
        return _ended(one, _document(one), Tie.CHAIN, Feature(1.0, "gives nobody"))


def _same_figures(a: Said, b: Said) -> bool:
    """Whether a figure of each is the same but for its rounding, unless one has none."""
    ours, theirs = (
        [bound for f in one.figures for bound in (f.low, f.high) if bound is not None]
        for one in (a, b)
    )
    near = (abs(x - y) <= ROUNDED * max(abs(x), abs(y)) for x in ours for y in theirs)
    return not ours or not theirs or any(near)


def _by_way_of(one: Said) -> tuple[str, Feature, Span] | None:
    """The outlet that told of somebody unnamed: "the Post quoted a sailor as saying"."""
    if len(one.statement.chain) < 2:
        return None
    link = one.statement.chain[-2]
    sources = {source.id: source for source in one.reading.sources}
    source = sources.get(link.source or "")
    if source is None or source.kind is not SourceKind.MEDIA or link.mention is None:
        return None
    name = source.name if source.name is not None else link.mention.of(one.reading.document.text)
    return name, Feature(0.85, "cites it for somebody unnamed"), link.mention


def _unstated(one: Said, speaker: Speaker) -> _Step:
    """Back to somebody whom the text does not name."""
    root, why = unnamed_root(speaker, one.ref.document)
    return _ended(one, root, Tie.CHAIN, why if why is not None else one.sure)


def _plainest(one: Said) -> tuple[object, ...]:
    """A named speaker's statement before an unnamed one's before the author's; then the first."""
    told = one.statement.voice is Voice.ATTRIBUTED
    return not (told and one.speaker.named), not told, one.published, one.ref


def _document(one: Said) -> Origin:
    document = one.reading.document
    name = document.outlet or document.title or document.id
    return Origin(tagged_digest("origin", ["document", document.id]), OriginKind.DOCUMENT, name, ())


def _ended(one: Said, root: Origin, tie: Tie, why: Feature) -> _Step:
    at = _mention(one)
    later = root.id if root.kind is OriginKind.DOCUMENT else one.ref.document
    return _Step(None, root, Edge(later, root.id, tie, why, at))


def _mention(one: Said) -> Span | None:
    link = one.statement.innermost
    return None if link is None else link.mention


def _covered(one: Said, span: Span) -> float:
    """The share of a statement's content that lies within a span."""
    whole = sum(len(part) for part in one.content)
    inside = sum(part.overlap(span) for part in one.content)
    return inside / whole if whole else 0.0


def _whole(one: Said) -> Span:
    """From where its words begin to where they end."""
    return Span(one.content[0].start, one.content[-1].end)
