"""The nouns: what every stage takes and gives.

All are frozen. Offsets count Unicode code points of `Document.text`, start inclusive, end
exclusive. Unknown is None, nothing found is an empty tuple, and neither is ever a guess.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

start_of, end_of = attrgetter("start"), attrgetter("end")  # of a Span, to look up by


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open piece of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The quoted text."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many characters both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def iou(self, other: "Span") -> float:
        """Intersection over union, 0.0 to 1.0."""
        both = self.overlap(other)
        union = len(self) + len(other) - both
        return both / union if union else 0.0

    def hull(self, other: "Span") -> "Span":
        """The least span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def gap(self, other: "Span") -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(0, max(self.start, other.start) - min(self.end, other.end))

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as published. `published` is an ISO 8601 date or date and time."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class PassageKind(StrEnum):
    """What a block of the text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of text (a paragraph, headline or byline), its sentences and its words.

    The words are what the tagger labels: no word crosses a quotation mark, a possessive
    ending or other punctuation, so that a span may begin or end there.
    """

    span: Span
    kind: PassageKind
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]

    def words_in(self, place: Span) -> tuple[Span, ...]:
        """The words that lie wholly inside a place."""
        first = bisect_left(self.words, place.start, key=start_of)
        return self.words[first : bisect_right(self.words, place.end, key=end_of)]


class Role(StrEnum):
    """The parts of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Quote(StrEnum):
    """DIRECT: all of the content stands in quotation marks; MIXED: a part; INDIRECT: none."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """Kinds of attribution, after the Penn Discourse Treebank 2.0, section 5.

    COMMUNICATION was said or written; ATTITUDE believed, wanted or felt; FACTIVE known or
    found out; CONTROL a promise, order, permission or attempt.
    """

    COMMUNICATION = "communication"
    ATTITUDE = "attitude"
    FACTIVE = "factive"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Chance:
    """The tagger's probabilities of an attribution's parts: of the spans of source, cue and least
    probable content, and of the links between them. None where there is no such part."""

    source: float | None
    cue: float | None
    content: float
    to_source: float | None
    to_cue: float | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and contents that belong together; `within` is the one around it. `chance` is
    None where a rule and not the tagger found it."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    act: Act | None
    quote: Quote
    within: "Attribution | None" = None
    chance: Chance | None = None

    def chain(self) -> Iterator["Attribution"]:
        """The attributions from the outermost down to this one."""
        if self.within is not None:
            yield from self.within.chain()
        yield self


class SourceKind(StrEnum):
    """What sort of speaker it is."""

    PERSON = "person"
    GOVERNMENT = "government"
    AGENCY = "agency"
    MILITARY = "military"
    ORGANISATION = "organisation"
    COMPANY = "company"
    MEDIA = "media"
    DOCUMENT = "document"
    EYEWITNESS = "eyewitness"
    UNNAMED = "unnamed"
    AUTHOR = "author"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whose word it is, with every mention of it as a speaker, in text order; before a
    "who" or "they" of people without a name stand the words that tell who they are.

    `name` is the fullest name that the document or the gazetteer gives; None where unnamed.
    """

    id: str
    name: str | None
    kind: SourceKind
    mentions: tuple[Span, ...]


class Voice(StrEnum):
    """ATTRIBUTED: somebody else's word. ASCRIBED: the writer on somebody's mind. AVERRED: the
    author's own."""

    ATTRIBUTED = "attributed"
    ASCRIBED = "ascribed"
    AVERRED = "averred"


@dataclass(frozen=True, slots=True)
class Link:
    """One step of say-so. `source` is a Source id, None where the text gives none or where
    the `mention` could be more than one."""

    source: str | None
    mention: Span | None
    cue: Span | None
    act: Act | None


class Kind(StrEnum):
    """Averred statements: REPORT can be checked, OPINION judges."""

    REPORT = "report"
    OPINION = "opinion"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """FactBank's degrees (Sauri and Pustejovsky 2009); UNSPECIFIED is its `underspecified`."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


class Aspect(StrEnum):
    PAST = "past"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"


AHEAD = frozenset({Aspect.PLANNED, Aspect.PREDICTED, Aspect.CONDITIONAL})  # of what is not yet so


class EvidenceKind(StrEnum):
    IMAGERY = "imagery"
    DOCUMENT = "document"
    INTELLIGENCE = "intelligence"
    OFFICIAL = "official"
    EYEWITNESS = "eyewitness"
    STATISTICS = "statistics"
    MEDIA = "media"
    SOCIAL = "social"


class Verification(StrEnum):
    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says the statement rests on, and where it says so."""

    kind: EvidenceKind
    span: Span


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that say how sure, and the highest degree that they leave."""

    span: Span
    degree: Modality


@dataclass(frozen=True, slots=True)
class Certainty:
    """Where the modality comes from: three places, each with its words.

    `speaker`: hedges of the main clause ("may", "likely"). `cue`: the word of the innermost cue
    that sets its force; None when averred. `reporter`: words by which the writer stands back
    ("claimed", "falsely", "reportedly", scare quotes). Their degree is certain where a source
    vouches for the statement, for then distance lowers nothing; unspecified where nobody does.
    """

    speaker: tuple[Hedge, ...] = ()
    cue: Hedge | None = None
    reporter: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the content. `value` is an ISO 8601 date or start/end interval, None where it
    cannot be counted."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value or range. `low` or `high` is None where the bound is open; equal for a point."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    counted: str | None


@dataclass(frozen=True, slots=True)
class Qualification:
    """How sure, on what: read off the words at and around one statement.

    `deciding` are the words for which an averred statement is an opinion, empty otherwise.
    """

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.UNSPECIFIED
    certainty: Certainty = Certainty()
    aspect: Aspect | None = None
    evidence: tuple[Evidence, ...] = ()
    verification: Verification | None = None
    dates: tuple[DateMention, ...] = ()
    kind: Kind | None = None
    deciding: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition at one place: whose word (`chain`, outermost first; empty when averred),
    what (`content`), how sure and on what (`qualification`).

    `score`: the calibrated probability that source, cue and content are found and tied right;
    None where no tagger vouches for it, as for averred statements.
    """

    id: str
    voice: Voice
    chain: tuple[Link, ...]
    content: tuple[Span, ...]
    quote: Quote | None
    qualification: Qualification
    figures: tuple[Figure, ...]
    score: float | None = None

    @property
    def innermost(self) -> Link | None:
        """The last step of say-so, to whom the words belong; None where the author speaks."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document, by which version of program and models."""

    sayso: str
    document: Document
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]


class Judged(StrEnum):
    """What a person may say of the machine's reading, or add to it.

    SOURCE: the innermost speaker is `value` (None: nobody can say). CONTENT: the words are those
    at `value`. NOT_A_CLAIM: no statement. ADD: the target's words are a statement that was not
    found; `value` is whose and whether it is denied. MERGE: this source and `value` are one.
    SPLIT: in this document the source's name means somebody else. JOIN, PART: this statement and
    `value` are of one claim, or are not. CUT: this statement does not go back to the document
    `value`. GRADE: NATO's Admiralty grade, A1 to F6. NOTE: free words. UNDO: the judgement
    `value` no longer holds.
    """

    SOURCE = "source"
    CONTENT = "content"
    NOT_A_CLAIM = "not-a-claim"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    JOIN = "join"
    PART = "part"
    CUT = "cut"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about. `kind` is "statement", "source" or "document".

    A statement is held by its `document`, its `content` and the `quote` that stands there, so
    that the judgement finds it again when the document is read anew. A source is held by its
    `id` across documents, and for SPLIT by the document too.
    """

    kind: str
    id: str
    document: str | None = None
    content: tuple[Span, ...] = ()
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the reviewers' log: never changed, undone by another row.

    `by` is who, `at` when (ISO 8601, UTC), `why` their words. `follows` is the judgement before
    it in the log, so that a missing row shows.
    """

    id: str
    what: Judged
    target: Target
    value: str | None
    by: str
    at: str
    why: str | None
    follows: str | None


@dataclass(frozen=True, slots=True)
class Feature:
    """A score, 0.0 to 1.0, and in plain words what it rests on."""

    score: float
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A statement of a document, by their ids; `part` counts the claims that one statement makes
    in several sentences."""

    document: str
    statement: str
    part: int = 0


class Stance(StrEnum):
    """Of a statement to its claim. AFFIRMS and DENIES: its innermost source takes that side.
    QUESTIONS: asks or doubts. REPORTS: passes on what others say and takes no side."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    QUESTIONS = "questions"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a claim, with its stance and what joined it to the others."""

    ref: Ref
    stance: Stance
    joined: Feature


@dataclass(frozen=True, slots=True)
class Claim:
    """The proposition that statements share. `wording` is the content of one of them, as it
    stands in its text; with speaker and cue where that is no clause."""

    id: str
    wording: str
    members: tuple[Member, ...]


class Tie(StrEnum):
    """Why a document or statement goes back to another: it names it as where it had it from, it
    copies its words, or a chain of say-so ends there."""

    CREDIT = "credit"
    COPY = "copy"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Edge:
    """From what came later to what it goes back to: nodes' ids, why, and how surely.

    `ours` and `theirs` are the places that show it: in the later document, and for COPY in the
    earlier.
    """

    later: str
    earlier: str
    tie: Tie
    strength: Feature
    ours: Span | None = None
    theirs: Span | None = None


class OriginKind(StrEnum):
    """What a root is: a SOURCE that is named, an OUTLET that is cited, a DOCUMENT whose text
    gives nothing behind it, or UNSTATED: somebody whom the text does not name."""

    SOURCE = "source"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Origin:
    """A root that statements go back to."""

    id: str
    kind: OriginKind
    name: str
    statements: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The roots of a claim. `low` to `high` is how many there are: a link that is doubtful joins
    two roots in `low` and parts them in `high`."""

    roots: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    low: int
    high: int
