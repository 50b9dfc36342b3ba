"""A claim in words and rows: what the dossier's formats share.

Comes in: a Told, what comparison.py knows of a claim. Goes out: plain, unescaped one-line texts
in the order in which they are shown. No verdict is among them: a count of origins says how many
were found, not how many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.comparison import Change, Comparison, Placed, Said, Told
from sayso.export import wording
from sayso.export.harmless import name_shown, one_line, shortened
from sayso.export.naming import is_resolved, speaker_kind, speaker_name
from sayso.news import Newly, News
from sayso.records import Edge, Feature, OriginKind, Ref, Stance, Tie

WORDING_CHARACTERS = 240  # of a claim's words; its place shows the rest
SAID_CHARACTERS = 400
CHANGE_CHARACTERS = 120
LABEL = 28  # characters that fit into a node of a drawing

DISPUTED = "Where accounts disagree"
AGREED = "No disagreement found"
ALONE = "Told more than once in a single document"

_OPENING, _CLOSING = tuple("\"“„«‘'"), tuple("\"”“»’'")

SIGNS = {
    Stance.AFFIRMS: "+",
    Stance.DENIES: "−",
    Stance.QUESTIONS: "?",
    Stance.REPORTS: "○",
}
STANCES = {
    Stance.AFFIRMS: "affirms",
    Stance.DENIES: "denies",
    Stance.QUESTIONS: "questions",
    Stance.REPORTS: "passes on, takes no side",
}
ROOTS = {
    OriginKind.SOURCE: "speaker",
    OriginKind.OUTLET: "outlet that is cited",
    OriginKind.DOCUMENT: "document that names no source for it",
    OriginKind.UNSTATED: "somebody whom the text does not name",
}
TIES = {
    Tie.CREDIT: "credits",
    Tie.COPY: "copies",
    Tie.CHAIN: "gives it as the word of",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement of the claim as it is shown: its words, and what tells whose they are.
    `under`: under whose name it is listed though the text says it of somebody else, and why.
    `differs`: a figure of it cannot be right with one of the statement that words the claim."""

    ref: Ref
    day: str
    outlet: str
    speaker: str
    kind: str
    stance: Stance
    whose: str
    under: str
    cue: str
    content: str
    sure: str
    evidence: str
    joined: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker's line in the matrix: for each day what it said, in the columns' order."""

    speaker: str
    kind: str
    changed: bool
    cells: tuple[tuple[tuple[Ref, Stance], ...], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure on the board. `thing`: what is measured, by which plots are parted. `clashes`:
    the numbers of the rows that cannot be right with it."""

    number: int
    ref: Ref
    thing: str
    value: str
    low: float | None
    high: float | None
    planned: bool
    day: str
    speaker: str
    outlet: str
    clashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FacingRow:
    """One of two figures that conflict though no claim joins them, in its words."""

    ref: Ref
    value: str
    content: str
    day: str
    planned: bool
    speaker: str
    outlet: str


@dataclass(frozen=True, slots=True)
class NewsRow:
    """What is new, of which claim, by which statement, whose."""

    what: Newly
    claim: str
    wording: str
    document: str
    statement: str
    published: str | None
    speaker: str


def words(told: Told) -> str:
    """The claim's wording, as a heading."""
    return shortened(wording.as_heading(told.claim.wording), WORDING_CHARACTERS)


def counts(told: Told) -> str:
    """ "7 documents, 5 outlets, 3 origins found, 1 of them not named"."""
    parts = [
        counted(len(told.documents), "document"),
        counted(len(told.outlets), "outlet"),
        f"{origins_range(told)} found",
    ]
    unnamed = sum(root.kind is OriginKind.UNSTATED for root in told.origins.roots)
    if unnamed:
        parts.append(f"{unnamed} of them not named")
    return ", ".join(parts)


def dispute(told: Told) -> str:
    """ "denied, 8 conflicts of figures", empty where no disagreement was found."""
    parts = ["denied"] if told.with_stance(Stance.DENIES) else []
    if told.conflicts:
        parts.append(f"{counted(len(told.conflicts), 'conflict')} of figures")
    if told.changes:
        parts.append("position changed")
    return ", ".join(parts)


def groups(claims: Sequence[Told]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The claims as they are listed, by number from 1: where accounts disagree comes first; what
    one document says twice, last."""
    found: dict[str, list[int]] = {name: [] for name in (DISPUTED, AGREED, ALONE)}
    for number, told in enumerate(claims, 1):
        alone = ALONE if len(told.documents) == 1 else AGREED
        found[DISPUTED if told.disputed else alone].append(number)
    return tuple((name, tuple(group)) for name, group in found.items() if group)


def origins_range(told: Told) -> str:
    """ "2 origins", or "2 to 3 origins" where a link is doubtful."""
    low, high = told.origins.low, told.origins.high
    return counted(low, "origin") if low == high else f"{low} to {high} origins"


def shared_origins(told: Told) -> str:
    """What may be said of the roots: never that they are independent."""
    if len(told.said) < 2:
        return ""
    if len(told.origins.roots) == 1:
        return f"All of it goes back to {one_line(told.origins.roots[0].name)}."
    if len(told.origins.roots) == len(told.said):
        return "No shared origin found."
    return ""


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def day(published: str | None) -> str:
    return published[:10] if published else "no date"


def quoted(words: str) -> str:
    """In quotation marks, unless the words bring their own on both sides. Words cut out of a longer
    quotation have only one of its marks: the other is put to it."""
    opens, closes = words[:1] in _OPENING, words.rstrip(".,")[-1:] in _CLOSING
    if opens and not closes and not set(words[1:]) & set(_CLOSING[:3]):
        return f"{words}{_CLOSING[_OPENING.index(words[0])]}"
    return words if opens and closes else f"“{words}”"


def wordings(told: Told) -> Iterator[Wording]:
    """The statements in time."""
    sides = told.stances
    pairs = [(one.a.said, one.b.said) for one in told.conflicts]
    differing = {ref for pair in pairs if told.model.ref in pair for ref in pair}
    joined = {member.ref: _tie(member.joined) for member in told.claim.members}
    for one in told.said:
        document = one.reading.document
        sources = {source.id: source for source in one.reading.sources}
        yield Wording(
            ref=one.ref,
            day=day(document.published),
            outlet=outlet_shown(document.outlet),
            speaker=speaker_name(one.who),
            kind=speaker_kind(one.who),
            stance=sides[one.ref],
            whose=wording.whose_word(one.statement, sources, document.text),
            under=_under(one),
            cue=wording.cue(one.statement, document.text),
            content=shortened(wording.whole_marks(one.words), SAID_CHARACTERS),
            sure=wording.certainty(one.statement, negated=one.negated),
            evidence=wording.evidence(one.statement, document.text),
            joined=joined[one.ref],
            differs=one.ref in differing and one.ref != told.model.ref,
        )


def side(one: Wording) -> str:
    """Which side a statement takes, and that it does so with another figure."""
    return STANCES[one.stance] + (", with another figure" if one.differs else "")


def _under(one: Said) -> str:
    """ "State Intelligence Office: it is given to a description that only that body fits"."""
    same = one.who.id == one.speaker.id
    return "" if same else f"{speaker_name(one.who)}: it {one.sure.why}"


def _tie(joined: Feature) -> str:
    """Why a statement was joined, with the score where no person said so. The score is no
    probability: the threshold that claims are joined at was shifted."""
    return joined.why if joined.score == 1.0 else f"{joined.why} (score {joined.score:.2f})"


def days(told: Told) -> tuple[str, ...]:
    """The columns of the matrix."""
    return tuple(sorted({day(one.reading.document.published) for one in told.said}))


def matrix(told: Told) -> Iterator[Row]:
    """Who takes which side, when: those who speak first come first, mentions that nobody is
    resolved for last."""
    columns, sides = days(told), told.stances
    by_speaker: dict[str, list[Said]] = {}
    for one in told.said:
        by_speaker.setdefault(one.who.id, []).append(one)
    for some in sorted(by_speaker.values(), key=lambda some: not is_resolved(some[0].who)):
        cells = (
            tuple(
                (s.ref, sides[s.ref]) for s in some if day(s.reading.document.published) == column
            )
            for column in columns
        )
        speaker = some[0].who
        kind = speaker_kind(speaker)
        turned = any(change.speaker.id == speaker.id for change in told.changes)
        yield Row(speaker_name(speaker), kind, turned, tuple(cells))


def board(told: Told) -> Iterator[FigureRow]:
    """Every figure, in time, with those it cannot be right with."""
    by_ref = {one.ref: one for one in told.said}
    numbers = {_key(placed): n for n, placed in enumerate(told.figures, 1)}
    clashes: dict[int, set[int]] = {}
    for conflict in told.conflicts:
        a, b = numbers[_key(conflict.a)], numbers[_key(conflict.b)]
        clashes.setdefault(a, set()).add(b)
        clashes.setdefault(b, set()).add(a)
    for n, placed in enumerate(told.figures, 1):
        one = by_ref[placed.said]
        document = one.reading.document
        figure = placed.figure
        yield FigureRow(
            number=n,
            ref=placed.said,
            thing=one_line(figure.unit or figure.counted or ""),
            value=wording.figure(figure, document.text),
            low=figure.low,
            high=figure.high,
            planned=placed.planned,
            day=placed.as_of or "no date",
            speaker=speaker_name(one.who),
            outlet=outlet_shown(document.outlet),
            clashes=tuple(sorted(clashes.get(n, ()))),
        )


def _key(placed: Placed) -> tuple[Ref, int, int]:
    return placed.said, placed.figure.span.start, placed.figure.span.end


def conflicts(told: Told) -> Iterator[tuple[int, int, str]]:
    """Pairs of the board's rows that cannot both be right, and why."""
    numbers = {_key(placed): n for n, placed in enumerate(told.figures, 1)}
    for conflict in told.conflicts:
        yield numbers[_key(conflict.a)], numbers[_key(conflict.b)], conflict.why


def facing(comparison: Comparison) -> Iterator[tuple[FacingRow, FacingRow, str]]:
    """Pairs of figures that conflict though no claim joins them, and why."""
    for one in comparison.facing:
        a, b = (
            FacingRow(
                ref=said.ref,
                value=wording.figure(placed.figure, said.reading.document.text),
                content=shortened(said.words, SAID_CHARACTERS),
                day=placed.as_of or "no date",
                planned=placed.planned,
                speaker=_given(speaker_name(said.who), given),
                outlet=outlet_shown(said.reading.document.outlet),
            )
            for said, placed, given in (
                (one.a, one.conflict.a, None),
                (one.b, one.conflict.b, one.given),
            )
        )
        yield a, b, one.conflict.why


def _given(speaker: str, given: str | None) -> str:
    """Whose a figure is: "the ministry, as Dr Nela Strand tells it"."""
    return speaker if given is None else f"{given}, as {speaker} tells it"


def changed(told: Told) -> Iterator[str]:
    """ "Oona Brandt denies on 2031-03-04 (“No ship left”), affirms on 2031-03-19 (“…”)"."""
    return (change_words(told, change) for change in told.changes)


def change_words(told: Told, change: Change) -> str:
    by_ref = {one.ref: one for one in told.said}
    sides = (
        f"{STANCES[told.stances[ref]]} on {day(by_ref[ref].reading.document.published)}"
        f" ({quoted(one_line(shortened(by_ref[ref].words, CHANGE_CHARACTERS)))})"
        for ref in (change.before, change.after)
    )
    return f"{speaker_name(change.speaker)} {', '.join(sides)}"


def edge(one: Edge, names: dict[str, str]) -> str:
    """ "Halden Courier copies Lorn Wire: 42 words are the same; it came first (90%)"."""
    later, earlier = (names.get(node, node) for node in (one.later, one.earlier))
    why = one_line(one.strength.why)
    return f"{later} {TIES[one.tie]} {earlier}: {why} ({one.strength.score:.0%})"


def node_names(told: Told) -> dict[str, str]:
    """What the graph's nodes are called: documents by outlet and day, roots by name."""
    documents = {d.id: document_name(d.outlet, d.published) for d in told.documents}
    roots = {root.id: one_line(root.name) for root in told.origins.roots}
    return {**documents, **roots}


def node_labels(told: Told) -> dict[str, str]:
    """The same as short as a node of a drawing; a document keeps its day."""
    roots = {root.id: shortened(root.name, LABEL) for root in told.origins.roots}
    documents = {
        d.id: document_name(shortened(d.outlet, LABEL - 12) if d.outlet else None, d.published)
        for d in told.documents
    }
    return {**roots, **documents}


def outlet_shown(outlet: str | None) -> str:
    """The outlet, or that none is given."""
    return name_shown(outlet or "outlet not given")


def document_name(outlet: str | None, published: str | None) -> str:
    return f"{outlet_shown(outlet)}, {day(published)}"


def news_row(new: News) -> NewsRow:
    """What is new, for a list."""
    return NewsRow(
        what=new.what,
        claim=new.told.claim.id,
        wording=new.told.claim.wording,
        document=new.said.ref.document,
        statement=new.said.ref.statement,
        published=new.said.reading.document.published,
        speaker=speaker_name(new.said.who),
    )
