"""The nouns of the second pass: a claim with what documents say of it, and all claims together.

Comes from reconciling.py; exports and pages take it.
"""

from dataclasses import dataclass

from sayso.records import (
    Claim,
    Document,
    Feature,
    Figure,
    Origins,
    Reading,
    Ref,
    SourceKind,
    Span,
    Stance,
    Statement,
)

# How surely words are somebody's to be listed under their name: from what only one of the text
# fits on (link/behalf.py), not a pronoun behind who spoke last.
LISTED = 0.75
_OFFICES = frozenset({SourceKind.GOVERNMENT, SourceKind.AGENCY, SourceKind.MILITARY})
SOMEBODY = "somebody"  # whose word it is where the text has no word for them


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided against the machine. joined, parted: pairs of statements' ids, sorted,
    that are of one claim, or are not. cut: a statement's id and that of a document to which it
    does not go back."""

    joined: frozenset[tuple[str, str]] = frozenset()
    parted: frozenset[tuple[str, str]] = frozenset()
    cut: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose word it is, across documents. `named` False: `name` is the text's own words for
    somebody whom it does not name, or whom nothing resolves."""

    id: str
    name: str
    kind: SourceKind
    named: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, or a part of one, in what it stands in: `content` is the part's place,
    `figures` those in it, `counts` what each of them counts (matters.py), `text` its words as
    they are compared, with speaker and cue where the content is no `clause`; `speaker` whose word
    it is: the innermost one's, or the author's; `behalf` the body that the speaker speaks for,
    else the same; `sure` how surely it is theirs, and why; `negated`: it is a
    denial, or says that something is not; `rejects`: it rejects what was said before it without
    saying it again; `lent`: where it only gives a number, the words of the
    statement before it, with that number, by which it is compared: nobody's words to be shown."""

    ref: Ref
    statement: Statement
    reading: Reading
    content: tuple[Span, ...]
    figures: tuple[Figure, ...]
    text: str
    clause: bool
    speaker: Speaker
    behalf: Speaker
    sure: Feature
    counts: tuple[str | None, ...] = ()
    negated: bool = False
    rejects: bool = False
    lent: str | None = None

    @property
    def who(self) -> Speaker:
        """Whom it is listed under: the speaker, and where the text has no name for them, or a
        ministry's without its state, whose word it surely is ("its ministry", a ministry's own
        release)."""
        known = self.behalf.named and self.sure.score >= LISTED
        open_ = not self.speaker.named or self.speaker.kind in _OFFICES
        return self.behalf if known and open_ else self.speaker

    @property
    def words(self) -> str:
        """The content as it stands in the text, its parts joined."""
        text = self.reading.document.text
        return " … ".join(span.of(text) for span in self.content)

    @property
    def compared(self) -> str:
        """The words by which it is compared."""
        return self.text if self.lent is None else self.lent

    @property
    def published(self) -> str:
        date = self.reading.document.published
        return date if date is not None else ""


OTHER_SIDE = "the other side"  # whose people are counted: "the losses of the enemy"


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure on the board.

    said: whose statement's it is.
    as_of: the day that it holds for (ISO), the statement's own where `dated`, else that of
    publication. passing: it counts what changes from day to day. counted: the words for what it
    counts; what: the name for it by which figures are compared (matters.py). each: for each of
    which it holds ("day"), None for the whole. printed: the day of publication. who: whose it is
    within its document. names: the beginnings of names beside it. several: others of its kind
    stand in the same words. people: of people whose they are, by the beginnings of names, empty
    where the words do not say; OTHER_SIDE is a name too. part: which of them, where of any people
    some are such: the children. state: what became of the things counted: delivered, used up.
    """

    said: Ref
    figure: Figure
    planned: bool
    as_of: str | None
    dated: bool
    passing: bool
    counted: frozenset[str]
    what: str | None = None
    each: str | None = None
    printed: str | None = None
    who: str = ""
    names: frozenset[str] = frozenset()
    several: bool = False
    people: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures for the same thing at the same time that cannot both be right, and why."""

    a: Placed
    b: Placed
    why: str


@dataclass(frozen=True, slots=True)
class Facing:
    """Two figures that cannot both be right and that no one claim holds, and whose they are.
    `given`: the words for whom the second statement gives its figure to, where it is not its
    speaker's own: "rather than the 37 of whom the ministry had spoken"."""

    a: Said
    b: Said
    conflict: Conflict
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A source that took one side and later the other."""

    speaker: Speaker
    before: Ref
    after: Ref


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all that stands around it, statements in time; `model` words the claim."""

    claim: Claim
    said: tuple[Said, ...]
    model: Said
    figures: tuple[Placed, ...]
    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...]
    origins: Origins

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple({one.ref.document: one.reading.document for one in self.said}.values())

    @property
    def outlets(self) -> tuple[str, ...]:
        names = (document.outlet for document in self.documents)
        return tuple(sorted({name for name in names if name is not None}))

    @property
    def dates(self) -> tuple[str, str] | None:
        """When it was first and last published; None where no document is dated."""
        found = sorted(one.published for one in self.said if one.published)
        return (found[0], found[-1]) if found else None

    @property
    def stances(self) -> dict[Ref, Stance]:
        return {member.ref: member.stance for member in self.claim.members}

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it, figures of it conflict, or somebody changed position."""
        denied = Stance.DENIES in self.stances.values()
        return denied or bool(self.conflicts or self.changes)

    def with_stance(self, stance: Stance) -> tuple[Speaker, ...]:
        """Who takes that stance, each once, in time."""
        sides = self.stances
        found = {one.who.id: one.who for one in self.said if sides[one.ref] is stance}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What documents say together: claims of two statements or more, the most widely told
    first, the readings compared, and figures that conflict though no claim joins them."""

    readings: tuple[Reading, ...]
    claims: tuple[Told, ...]
    facing: tuple[Facing, ...] = ()
