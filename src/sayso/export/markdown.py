"""A reading as a Markdown report: per source what it says, then the author's voice.

Comes in: a Reading. Goes out: CommonMark in which everything from the document is escaped, so
that no word of it becomes a heading, a link or markup. Each statement ends with its place:
half-open code-point offsets into the document's text.
"""

import re
from collections.abc import Iterable, Iterator

from sayso.export import wording
from sayso.export.harmless import one_line, shortened
from sayso.export.outline import Group, averred, groups
from sayso.records import Document, Reading, Source, Span, Statement

CONTENT_CHARACTERS = 1000  # a longer statement is cut; its place tells where the rest stands
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])|^([-+=])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def to_markdown(reading: Reading) -> str:
    """The whole report, with a line feed at the end."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    document = reading.document
    yield f"# {escaped(wording.heading(document))}"
    yield ""
    yield from _facts(document, reading.sayso)
    sources = {source.id: source for source in reading.sources}
    yield from ("## On whose word", "")
    for group in groups(reading):
        yield from _group(group, sources, document.text)
    yield from ("## The author’s own voice", "")
    yield from _items(averred(reading), sources, document.text)


def _facts(document: Document, sayso: str) -> Iterator[str]:
    read_by = (("Document", document.id), ("Read by", f"sayso {sayso}"))
    for label, value in (*wording.document_facts(document), *read_by):
        yield f"- {label}: {escaped(value)}"
    yield ""


def _group(group: Group, sources: dict[str, Source], text: str) -> Iterator[str]:
    kind = "" if group.source is None else f" ({wording.kind(group.source.kind)})"
    yield f"### {escaped(group.name)}{kind}"
    yield ""
    yield from _items(group.said, sources, text)
    if group.ascribed:
        mind = "their mind" if group.source is None else wording.whose_mind(escaped(group.name))
        yield f"What is said to be on {mind}:"
        yield ""
        yield from _items(group.ascribed, sources, text)


def _items(
    statements: tuple[Statement, ...], sources: dict[str, Source], text: str
) -> Iterator[str]:
    for statement in statements:
        content = " … ".join(
            escaped(shortened(span.of(text), CONTENT_CHARACTERS)) for span in statement.content
        )
        yield f"- {content} ({place(statement.content)})"
        for line in _details(statement, sources, text):
            yield f"  - {line}"
    if statements:
        yield ""


def _details(statement: Statement, sources: dict[str, Source], text: str) -> Iterator[str]:
    link = statement.innermost
    if link is not None:
        whose = escaped(wording.whose_word(statement, sources, text))
        words = "" if link.cue is None else f", in the words “{escaped(link.cue.of(text))}”"
        yield f"{whose}{words}"
    about = ", ".join(_manner(statement))
    if about:
        yield about
    evidence = wording.evidence(statement, text)
    if evidence:
        yield f"evidence: {escaped(evidence)}"
    for found in statement.qualification.dates:
        yield f"date: {escaped(wording.date(found, text))}"
    for figure in statement.figures:
        yield f"figure: {escaped(wording.figure(figure, text))}"


def _manner(statement: Statement) -> Iterator[str]:
    if statement.qualification.kind is not None:
        yield statement.qualification.kind.value
    if statement.quote is not None:
        yield f"{statement.quote.value} quote"
    sure = wording.certainty(statement)
    if sure:
        yield sure


def place(spans: Iterable[Span]) -> str:
    """Half-open code-point offsets: "120–164, 180–200"."""
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def escaped(text: str) -> str:
    """One line in which nothing is markup. Dashes and numbers are that only where a line begins,
    "!" only before a bracket, which is escaped."""
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
