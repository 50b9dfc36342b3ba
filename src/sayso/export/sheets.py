"""A reading laid out for the page: pieces of text with their marks, entries with their words.

Comes in: a Reading, how many statements and pieces stand on the page before it, and the
colours given so far. Goes out: a Sheet of plain, unescaped strings and numbers that a template
prints; every text in it has been made harmless for the eye.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.export import wording
from sayso.export.harmless import name_shown, one_line, shortened, visible
from sayso.export.marks import Marked, Piece, Range, mark
from sayso.export.outline import Group, averred, groups
from sayso.records import Document, Link, Reading, Role, Statement

CONTENT_CHARACTERS = 300  # of a statement in the list; the article shows all of it
NO_COLOUR = 0  # of the author, and of speakers whom the text does not resolve
BYLINE_CHARACTERS = 120
FIGURES = 3  # of a statement that its tag names

ROLES = {Role.SOURCE: "who", Role.CUE: "cue"}

Colours = dict[str, int]
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of the article. `start` is where it stands in the document; `link` is the entry
    that a stop leads to; `number` counts the marked pieces of the page; bare text has neither."""

    text: str
    start: int
    css: str = ""
    number: int | None = None
    statements: str = ""
    link: int | None = None
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain, in words."""

    name: str
    kind: str
    mention: str
    cue: str
    act: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list. `number` counts on the page, `label` in the reading; `at` and
    `by` are the pieces of its content and of its say-so; `first` is where to jump; `cue` is the
    innermost one; `score` as the statement has it."""

    number: int
    label: int
    first: int | None
    at: str
    by: str
    css: str
    cue: str
    content: str
    whose: str
    telling: bool
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    facts: Facts
    score: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A source and its entries."""

    name: str
    kind: str
    css: str
    said: tuple[Entry, ...]
    ascribed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading, ready to print. `printed`: where and when; `headline` is the text's own first
    line where that is the title; `marks` is how many pieces are marked; `scored`: some statement
    has a score."""

    title: str
    printed: str
    facts: Facts
    headline: tuple[Bit, ...]
    byline: tuple[Bit, ...]
    paragraphs: tuple[tuple[Bit, ...], ...]
    columns: tuple[Column, ...]
    averred: tuple[Entry, ...]
    sayso: str
    statements: int
    scored: bool
    marks: int


@dataclass(frozen=True, slots=True)
class Offset:
    """How many statements and marked pieces stand on the page before a reading."""

    statements: int = 0
    pieces: int = 0


def sheets_of(readings: Iterable[Reading], colours: Colours) -> Iterator[tuple[Sheet, Offset]]:
    """The sheet of each reading, and what stands before it on the page that they share."""
    offset = Offset()
    for reading in readings:
        sheet = lay_out(reading, mark(reading), colours, offset)
        yield sheet, offset
        offset = Offset(offset.statements + sheet.statements, offset.pieces + sheet.marks)


def lay_out(reading: Reading, marked: Marked, colours: Colours, offset: Offset) -> Sheet:
    """The sheet of one reading; gives sources that have no colour yet the next ones."""
    for group in groups(reading):
        if group.source is not None:
            colours.setdefault(group.source.id, len(colours) + 1)
    desk = _Desk(reading, marked, colours, offset)
    title = wording.heading(reading.document)
    paragraphs = list(desk.paragraphs())
    headline = _taken(paragraphs, title)
    byline = _byline(paragraphs, reading.document) if headline else ()
    return Sheet(
        title=title,
        printed=_printed(reading.document),
        facts=wording.document_facts(reading.document),
        headline=headline,
        byline=byline,
        paragraphs=tuple(paragraphs),
        columns=tuple(desk.column(group) for group in groups(reading)),
        averred=tuple(desk.entry(one) for one in averred(reading)),
        sayso=one_line(reading.sayso),
        statements=len(reading.statements),
        scored=any(one.score is not None for one in reading.statements),
        marks=sum(p.number is not None for run in marked.paragraphs for p in run),
    )


def _printed(document: Document) -> str:
    """Where and when: "Halden Courier, 2031-03-04"."""
    parts = (document.outlet, document.published[:10] if document.published else None)
    return ", ".join(name_shown(part) for part in parts if part)


def _taken(paragraphs: list[tuple[Bit, ...]], title: str) -> tuple[Bit, ...]:
    """The first paragraph, taken out, if it is the title."""
    if not paragraphs or _plain(paragraphs[0]) != title:
        return ()
    return paragraphs.pop(0)


def _byline(paragraphs: list[tuple[Bit, ...]], document: Document) -> tuple[Bit, ...]:
    """The next paragraph, taken out, if it is short and names the author or begins with "By"."""
    line = _plain(paragraphs[0]) if paragraphs else ""
    author = document.author is not None and one_line(document.author) in line
    if len(line) > BYLINE_CHARACTERS or not (author or line.startswith("By ")):
        return ()
    return paragraphs.pop(0)


def _plain(bits: Iterable[Bit]) -> str:
    return one_line("".join(bit.text for bit in bits))


class _Desk:
    """One reading with all that is looked up while it is laid out."""

    def __init__(self, reading: Reading, marked: Marked, colours: Colours, offset: Offset) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._sources = {source.id: source for source in reading.sources}
        self._marked = marked
        self._colours = colours
        self._offset = offset
        self._place = {id(one): place for place, one in enumerate(reading.statements)}
        self._linked: set[int] = set()

    def paragraphs(self) -> Iterator[tuple[Bit, ...]]:
        """The article, without paragraphs of mere white space."""
        for run in self._marked.paragraphs:
            bits = tuple(self._bit(piece) for piece in run)
            if any(not bit.text.isspace() for bit in bits):
                yield bits

    def column(self, group: Group) -> Column:
        return Column(
            name=group.name,
            kind="" if group.source is None else wording.kind(group.source.kind),
            css=self._colour(None if group.source is None else group.source.id),
            said=tuple(self.entry(one) for one in group.said),
            ascribed=tuple(self.entry(one) for one in group.ascribed),
        )

    def entry(self, statement: Statement) -> Entry:
        place = self._place[id(statement)]
        at = self._marked.contents[place]
        parts = (shortened(span.of(self._text), CONTENT_CHARACTERS) for span in statement.content)
        return Entry(
            number=place + self._offset.statements,
            label=place + 1,
            first=at[0].first + self._offset.pieces if at else None,
            at=self._ranges(at),
            by=self._ranges(self._marked.pointers[place]),
            css=f"{statement.voice.value} {self._colour_of(statement)}",
            cue=wording.cue(statement, self._text),
            content=" … ".join(parts),
            whose=wording.whose_word(statement, self._sources, self._text),
            telling=self._tells(statement),
            tags=tuple(tags(statement)),
            steps=tuple(self._step(link) for link in statement.chain),
            facts=tuple(self._facts_of(statement)),
            score=statement.score,
        )

    def _tells(self, statement: Statement) -> bool:
        """Whether whose word it is needs saying beyond the name of the list it stands in."""
        resolved = all(link.source in self._sources for link in statement.chain)
        return len(statement.chain) > 1 or not resolved or wording.mind(statement) is not None

    def _bit(self, piece: Piece) -> Bit:
        text = visible(piece.span.of(self._text))
        if piece.number is None:
            return Bit(text, piece.span.start)
        inner = piece.inside[0] if piece.inside else None
        first = inner is not None and inner not in self._linked
        self._linked |= {inner} if first and inner is not None else set()
        shown = piece.inside if piece.inside else piece.points_at
        return Bit(
            text=text,
            start=piece.span.start,
            css=self._css(piece),
            number=piece.number + self._offset.pieces,
            statements=" ".join(str(place + self._offset.statements) for place in shown),
            link=inner + self._offset.statements if first and inner is not None else None,
            label=inner + 1 if first and inner is not None else None,
        )

    def _css(self, piece: Piece) -> str:
        statements = self._reading.statements
        words = [ROLES[piece.role]] if piece.role is not None else []
        if piece.inside:
            inner = statements[piece.inside[0]]
            words += [inner.voice.value, self._colour_of(inner)]
        else:
            words.append(self._colour_of(statements[piece.points_at[0]]))
        return " ".join(words)

    def _colour_of(self, statement: Statement) -> str:
        return self._colour(None if wording.is_averred(statement) else statement.chain[-1].source)

    def _colour(self, source: str | None) -> str:
        return f"c{NO_COLOUR if source is None else self._colours.get(source, NO_COLOUR)}"

    def _ranges(self, ranges: Iterable[Range]) -> str:
        by = self._offset.pieces
        return " ".join(f"{one.first + by}-{one.last + by}" for one in ranges)

    def _step(self, link: Link) -> Step:
        source = self._sources.get(link.source) if link.source is not None else None
        return Step(
            name=wording.speaker(link, self._sources, self._text),
            kind="not resolved" if source is None else wording.kind(source.kind),
            mention="" if link.mention is None else one_line(link.mention.of(self._text)),
            cue="" if link.cue is None else one_line(link.cue.of(self._text)),
            act="" if link.act is None else wording.ACTS[link.act],
        )

    def _facts_of(self, statement: Statement) -> Iterator[tuple[str, str]]:
        how = statement.qualification
        yield "Voice", wording.VOICES[statement.voice]
        if how.kind is not None:
            yield "Kind", how.kind.value
        if statement.quote is not None:
            yield "Quote", statement.quote.value
        yield "Certainty", f"{how.polarity.value}, {how.modality.value}"
        if how.aspect is not None:
            yield "Time", how.aspect.value
        if how.evidence:
            yield "Evidence", wording.evidence(statement, self._text)
        if how.verification is not None:
            yield "Verification", how.verification.value
        if how.dates:
            yield "Dates", "; ".join(wording.date(found, self._text) for found in how.dates)
        if statement.figures:
            figures = (wording.figure(found, self._text) for found in statement.figures)
            yield "Figures", "; ".join(figures)
        if statement.score is not None:
            yield "Score", wording.score(statement.score)


def tags(statement: Statement) -> Iterator[str]:
    """What is told of it in few words: kind, certainty, evidence, figures."""
    how = statement.qualification
    if how.kind is not None:
        yield how.kind.value
    sure = wording.certainty(statement)
    if sure:
        yield sure
    if how.evidence:
        yield "evidence: " + ", ".join(dict.fromkeys(one.kind.value for one in how.evidence))
    if statement.figures:
        read = [wording.figure_read(one) for one in statement.figures[:FIGURES]]
        more = len(statement.figures) - FIGURES
        last = f"; {more} more" if more > 0 else ""
        yield f"{'figure' if len(read) == 1 else 'figures'}: {'; '.join(read)}{last}"
