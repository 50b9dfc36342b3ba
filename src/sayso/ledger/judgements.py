"""The reviewers' log: what a person says of a reading, and the reading as corrected. Pure.

Comes in: judgements in the order of the log. Goes out: those that hold, and readings with them
applied. A judgement is never changed: an UNDO, itself undoable, is another row.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from sayso.comparison import Decisions
from sayso.errors import UsageError
from sayso.identity import canonical_json, tagged_digest
from sayso.ledger.rows import named, source_id, source_rows
from sayso.records import (
    Document,
    Judged,
    Judgement,
    Link,
    Polarity,
    Qualification,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Target,
    Voice,
)
from sayso.wire import judgement_to_wire

GRADES = re.compile(r"[A-F][1-6]")  # NATO's AJP-2.1: reliability of the source, credibility
OF_CLAIMS = (Judged.JOIN, Judged.PART, Judged.CUT)
VALUED = (Judged.NOTE, Judged.MERGE, Judged.CONTENT, Judged.ADD)
CORRECTIONS = (Judged.SOURCE, Judged.CONTENT, Judged.NOT_A_CLAIM)
ABOUT = {
    "statement": {*CORRECTIONS, *OF_CLAIMS, Judged.ADD, Judged.NOTE},
    "source": {Judged.MERGE, Judged.SPLIT, Judged.GRADE, Judged.NOTE},
    "document": {Judged.NOTE},
    "judgement": {Judged.UNDO},
}


def judgement(
    what: Judged,
    target: Target,
    *,
    value: str | None,
    by: str,
    at: str,
    why: str | None,
    follows: str | None,
) -> Judgement:
    """A new row of the log. Raises UsageError where it makes no sense of its target."""
    _check(what, target, value, by)
    blank = Judgement("", what, target, value, by, at, why, follows)
    facts = judgement_to_wire(blank)
    for changing in ("id", "at"):
        facts.pop(changing)
    return replace(blank, id=tagged_digest("jd", facts))


def _check(what: Judged, target: Target, value: str | None, by: str) -> None:
    if not by.strip():
        raise UsageError("a judgement needs somebody's name")
    if what not in ABOUT[target.kind]:
        raise UsageError(f"{what.value} is not said of a {target.kind}")
    if what is Judged.GRADE and not GRADES.fullmatch(value if value is not None else ""):
        raise UsageError("a grade is a letter A to F and a digit 1 to 6, such as B2")
    if what in (*VALUED, *OF_CLAIMS) and not value:
        raise UsageError(f"{what.value} needs a value")


def statement_target(reading: Reading, statement: Statement, document: str) -> Target:
    """What holds a judgement at its words. `document` is the version's id."""
    quote = "".join(span.of(reading.document.text) for span in statement.content)
    return Target("statement", statement.id, document, statement.content, quote)


def holding(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that no later UNDO takes back, in order, without the UNDOs."""
    undone: set[str | None] = set()
    kept = []
    for one in reversed(tuple(log)):
        if one.id in undone:
            continue
        if one.what is Judged.UNDO:
            undone.add(one.value)
        else:
            kept.append(one)
    return tuple(reversed(kept))


def latest(log: Iterable[Judgement]) -> dict[tuple[str, Judged], Judgement]:
    """The last word on each target, by what it is about."""
    return {(one.target.id, one.what): one for one in holding(log)}


def decisions(log: Iterable[Judgement]) -> Decisions:
    """What people decided of claims and origins: the last word on each pair holds."""
    pairs: dict[tuple[str, str], bool] = {}
    cut = set()
    for one in holding(log):
        if one.what not in OF_CLAIMS or one.value is None:
            continue
        if one.what is Judged.CUT:
            cut.add((one.target.id, one.value))
        else:
            a, b = sorted((one.target.id, one.value))
            pairs[a, b] = one.what is Judged.JOIN
    return Decisions(
        joined=frozenset(pair for pair, yes in pairs.items() if yes),
        parted=frozenset(pair for pair, yes in pairs.items() if not yes),
        cut=frozenset(cut),
    )


def fitting(reading: Reading, target: Target) -> Statement | None:
    """The statement that a judgement is about: of that id, or else with the same words at the
    same places; None where the reading has none."""
    same = [s for s in reading.statements if s.content == target.content]
    of_id = [s for s in reading.statements if s.id == target.id]
    return next(iter([*of_id, *same]), None)


def revised(reading: Reading, log: Iterable[Judgement]) -> tuple[Reading, frozenset[str]]:
    """The reading with what people added and corrected, and the ids of the statements they
    touched."""
    last = latest(log)
    machine, reading = reading, with_added(reading, last.values())
    sources = list(reading.sources)
    changed: dict[str, Statement | None] = {}
    for one in last.values():
        found = fitting(reading, one.target) if one.what in CORRECTIONS else None
        if found is None:
            continue
        now = changed.get(found.id, found)
        changed[found.id] = None if now is None else _corrected(now, one, sources, reading)
    statements = tuple(s for old in reading.statements if (s := changed.get(old.id, old)))
    added = {s.id for s in reading.statements} - {s.id for s in machine.statements}
    return (
        replace(reading, sources=tuple(sources), statements=statements),
        frozenset(changed) | added,
    )


def with_added(reading: Reading, log: Iterable[Judgement]) -> Reading:
    """The reading with the statements that people found, each at its place in the text."""
    sources, statements = list(reading.sources), list(reading.statements)
    known = {statement.id for statement in statements}
    for one in log:
        if one.what is Judged.ADD and one.target.id not in known:
            made = _added(one, sources, reading)
            start = made.content[0].start
            later = (n for n, s in enumerate(statements) if s.content[0].start > start)
            statements.insert(next(later, len(statements)), made)
    if len(statements) == len(known):
        return reading
    return replace(reading, sources=tuple(sources), statements=tuple(statements))


def _added(one: Judgement, sources: list[Source], reading: Reading) -> Statement:
    """What a person found; nothing is said of it but what they said."""
    whose, polarity = json.loads(one.value or "")
    blank = Statement(
        id=one.target.id,
        voice=Voice.AVERRED,
        chain=(),
        content=one.target.content,
        quote=None,
        qualification=Qualification(polarity=Polarity(polarity)),
        figures=(),
    )
    if whose is None:
        return _said_by(blank, None)
    if whose[1] == SourceKind.AUTHOR:
        return blank
    return _said_by(blank, _speaker(canonical_json(whose), sources, reading))


def added_value(speaker: str | None, polarity: Polarity) -> str:
    """The value of an ADD: `speaker` as a SOURCE judgement has it, None where nobody can say."""
    return canonical_json([None if speaker is None else json.loads(speaker), polarity.value])


def _corrected(
    statement: Statement, one: Judgement, sources: list[Source], reading: Reading
) -> Statement | None:
    if one.what is Judged.NOT_A_CLAIM:
        return None
    if one.what is Judged.CONTENT:
        return replace(statement, content=spans_of(one.value, reading.document))
    speaker = None if one.value is None else _speaker(one.value, sources, reading)
    return _said_by(statement, speaker)


def spans_of(value: str | None, document: Document) -> tuple[Span, ...]:
    """The places that a CONTENT judgement's value, `[[start, end], …]`, names in the text.

    Raises UsageError where it is not that, or leaves the text.
    """
    try:
        spans = tuple(sorted(Span(start, end) for start, end in json.loads(value or "")))
    except (ValueError, TypeError) as exc:
        raise UsageError(f"not places such as [[0, 12]]: {value!a}") from exc
    if not spans or spans[-1].end > len(document.text) or not all(map(len, spans)):
        raise UsageError(f"no words of the text: {value!a}")
    if any(a.end > b.start for a, b in pairwise(spans)):
        raise UsageError(f"places overlap: {value!a}")
    return spans


def speaker_value(name: str, kind: SourceKind) -> str:
    """The value of a SOURCE judgement: who it was."""
    return canonical_json([name, kind.value])


def _speaker(value: str, sources: list[Source], reading: Reading) -> Source:
    """The reading's own source of that name and kind, or a new one."""
    name, kind = json.loads(value)
    wanted = source_id(name, SourceKind(kind))
    rows = source_rows(replace(reading, sources=tuple(sources)))
    for source in sources:
        if source.id in rows and rows[source.id]["id"] == wanted:
            return source
    made = named(name, SourceKind(kind), reading.document)
    sources.append(made)
    return made


def _said_by(statement: Statement, speaker: Source | None) -> Statement:
    key = None if speaker is None else speaker.id
    if not statement.chain:
        link = Link(key, None, None, None)
        return replace(statement, chain=(link,), voice=Voice.ATTRIBUTED)
    *outer, last = statement.chain
    return replace(statement, chain=(*outer, replace(last, source=key)))
