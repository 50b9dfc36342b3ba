"""The gold of the full reading: offsets without text. What comes in: a JSON file an article
(docs/annotation.md describes each field) and the folder that holds the article. What goes out:
the gold as records, or a list of what is wrong with it.

    python evals/reading_gold.py [FOLDER] [--data DATA] [--show DOCUMENT]

`--show` prints the statements of one document with the words that the offsets stand for. DATA is
the folder that holds polnear/; where it is absent its articles are checked for form only.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.records import (
    Act,
    Aspect,
    DateMention,
    Evidence,
    EvidenceKind,
    Kind,
    Modality,
    Polarity,
    Quote,
    SourceKind,
    Span,
    Verification,
    Voice,
)

ROOT = Path(__file__).resolve().parents[1]
READING = ROOT / "evals" / "gold" / "reading"
OWN = READING / "text"
OUTSIDE = ROOT / "evals" / "gold" / "outside" / "text"
DATA = ROOT.parent / "shared" / "data"
TRAIN = "polnear-train"  # the corpus of texts that the tagger was trained on

Spans = tuple[Span, ...]
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class GoldSource:
    """`name`: the place of the fullest form in the text, a normalised name, or None. `role` and
    `reason` are the words that describe an unnamed source and say why it is not named."""

    id: str
    name: Span | str | None
    kind: SourceKind
    mentions: Spans
    role: Span | None
    reason: Span | None


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One step of say-so; `mention` and `cue` are in fragments, empty where there is none."""

    source: str | None
    mention: Spans
    cue: Spans
    act: Act | None


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """As a Figure, with the place of what is counted in place of its words."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    counted: Span | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """Hedges of the speaker, force of the cue (None when averred), distance of the reporter."""

    speaker: Spans
    cue: Modality | None
    reporter: Spans


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement; `deciding` are the words that make an averred one an opinion."""

    chain: tuple[GoldLink, ...]
    content: Spans
    voice: Voice
    quote: Quote | None
    kind: Kind | None
    polarity: Polarity
    modality: Modality
    aspect: Aspect | None
    evidence: tuple[Evidence, ...]
    verification: Verification | None
    dates: tuple[DateMention, ...]
    figures: tuple[GoldFigure, ...]
    certainty: Certainty
    deciding: Spans


@dataclass(frozen=True, slots=True)
class GoldReading:
    """The gold of one article. `sha256` is of the text's bytes as they lie on disk."""

    document: str
    corpus: str
    sha256: str
    split: str
    published: str | None
    sources: tuple[GoldSource, ...]
    statements: tuple[GoldStatement, ...]


def gold_files(folder: Path = READING) -> list[Path]:
    """All gold files in sorted order."""
    return sorted(folder.glob("*.json"))


def load(path: Path) -> GoldReading:
    """One file as records. Raises KeyError, TypeError or ValueError where a field is missing or
    no value of its kind."""
    return _reading(json.loads(path.read_text("utf-8")))


def text_path(gold: GoldReading, data: Path = DATA) -> Path:
    """Where the text lies; `data` holds polnear/."""
    folders = {"outside": OUTSIDE, "own": OWN}
    if gold.corpus in folders:
        return folders[gold.corpus] / f"{gold.document}.txt"
    texts = data / "polnear" / gold.corpus.removeprefix("polnear-") / "text"
    return _by_digest(texts).get(gold.sha256, texts / gold.document)


@cache
def _by_digest(folder: Path) -> dict[str, Path]:
    """The texts of a folder by the digests of their bytes: the corpus' own names hold words of its
    headlines, so the gold does not use them."""
    return {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in folder.glob("*.txt")}


def split_of(sha256: str, corpus: str) -> str:
    """The rule of docs/annotation.md: which half a document belongs to, by its text's digest. What
    the tagger learnt from cannot be scored."""
    return "tune" if int(sha256[-1], 16) % 2 == 0 or corpus == TRAIN else "score"


def faults(gold: GoldReading, raw: bytes | None) -> list[str]:
    """What is wrong with the gold, if anything. `raw`: the text's bytes, None where not at hand."""
    found = list(_form(gold))
    if raw is None:
        return found
    if hashlib.sha256(raw).hexdigest() != gold.sha256:
        return [*found, "the text is not the one that was annotated"]
    return found + list(_places(gold, raw.decode("utf-8")))


def _form(gold: GoldReading) -> Iterator[str]:
    if gold.split != split_of(gold.sha256, gold.corpus):
        yield f"split is {gold.split}"
    known = {s.id: set(s.mentions) for s in gold.sources}
    if len(known) != len(gold.sources):
        yield "two sources share an id"
    for number, statement in enumerate(gold.statements, 1):
        for fault in (*_chain(statement, known), *_fields(statement)):
            yield f"statement {number}: {fault}"


def _chain(statement: GoldStatement, known: dict[str, set[Span]]) -> Iterator[str]:
    if bool(statement.chain) == (statement.voice is Voice.AVERRED):
        yield "averred and having a chain exclude each other"
    for link in statement.chain:
        if link.source is not None and link.source not in known:
            yield f"source {link.source} is not listed"
        elif link.source is not None and not set(link.mention) <= known[link.source]:
            yield f"a mention of {link.source} is not listed"


def _fields(statement: GoldStatement) -> Iterator[str]:
    averred = statement.voice is Voice.AVERRED
    if averred != (statement.kind is not None) or averred != (statement.quote is None):
        yield "kind is for averred statements, quote for all others"
    if averred != (statement.certainty.cue is None):
        yield "the force of a cue needs a cue"
    if bool(statement.deciding) != (statement.kind is Kind.OPINION):
        yield "an opinion, and nothing else, has deciding words"
    if not statement.content:
        yield "no content"
    for figure in statement.figures:
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield "a figure's bounds are turned about"


def _places(gold: GoldReading, text: str) -> Iterator[str]:
    for span in spans_of(gold):
        if not span.start < span.end <= len(text):
            yield f"{span.start}-{span.end} is empty or outside the text"
        elif _cuts(text, span.start) or _cuts(text, span.end):
            yield f"{span.start}-{span.end} cuts a word"
        elif span.of(text) != span.of(text).strip():
            yield f"{span.start}-{span.end} begins or ends with a blank"


def _cuts(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def spans_of(record: object) -> Iterator[Span]:
    """Every span in a gold record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans_of(part)
    elif hasattr(record, "__dataclass_fields__"):
        for field in fields(record):  # type: ignore[arg-type]  # a record, as just asked
            yield from spans_of(getattr(record, field.name))


def shown(gold: GoldReading, text: str) -> Iterator[str]:
    """A line a statement for a person to check: who, what, and every field that is set."""

    def words(spans: Spans) -> str:
        return " … ".join(span.of(text) for span in spans)

    for statement in gold.statements:
        who = " > ".join(f"{link.source} [{words(link.cue)}]" for link in statement.chain)
        fields = (
            statement.polarity,
            statement.modality,
            statement.aspect,
            statement.verification,
            statement.kind,
            statement.quote,
            *(f"{e.kind}: {e.span.of(text)}" for e in statement.evidence),
            *(f"{d.span.of(text)} = {d.value}" for d in statement.dates),
            *(f"{f.span.of(text)} = {f.low}..{f.high} {f.unit}" for f in statement.figures),
        )
        tail = "; ".join(str(field) for field in fields if field is not None)
        yield f"{statement.voice} | {who} | {words(statement.content)} | {tail}"


def _reading(row: dict[str, Any]) -> GoldReading:
    return GoldReading(
        row["document"],
        row["corpus"],
        row["sha256"],
        row["split"],
        row["published"],
        tuple(_source(s) for s in row["sources"]),
        tuple(_statement(s) for s in row["statements"]),
    )


def _source(row: dict[str, Any]) -> GoldSource:
    name = row["name"]
    return GoldSource(
        row["id"],
        Span(*name) if isinstance(name, list) else name,
        SourceKind(row["kind"]),
        _spans(row["mentions"]),
        _span(row["role"]),
        _span(row["reason"]),
    )


def _statement(row: dict[str, Any]) -> GoldStatement:
    sure = row["certainty"]
    return GoldStatement(
        tuple(_link(link) for link in row["chain"]),
        _spans(row["content"]),
        Voice(row["voice"]),
        _one(Quote, row["quote"]),
        _one(Kind, row["kind"]),
        Polarity(row["polarity"]),
        Modality(row["modality"]),
        _one(Aspect, row["aspect"]),
        tuple(Evidence(EvidenceKind(e["kind"]), Span(*e["span"])) for e in row["evidence"]),
        _one(Verification, row["verification"]),
        tuple(DateMention(Span(*d["span"]), d["value"]) for d in row["dates"]),
        tuple(_figure(f) for f in row["figures"]),
        Certainty(_spans(sure["speaker"]), _one(Modality, sure["cue"]), _spans(sure["reporter"])),
        _spans(row["deciding"]),
    )


def _link(row: dict[str, Any]) -> GoldLink:
    act = _one(Act, row["act"])
    return GoldLink(row["source"], _spans(row["mention"]), _spans(row["cue"]), act)


def _figure(row: dict[str, Any]) -> GoldFigure:
    given = (row["low"], row["high"], row["approximate"], row["unit"])
    return GoldFigure(Span(*row["span"]), *given, _span(row["counted"]))


def _spans(rows: list[list[int]]) -> Spans:
    return tuple(Span(*row) for row in rows)


def _span(row: list[int] | None) -> Span | None:
    return None if row is None else Span(*row)


def _one(enum: type[E], value: str | None) -> E | None:
    return None if value is None else enum(value)


def main() -> int:
    """Check every file; print faults, or how many documents and statements there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=READING)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--show", metavar="DOCUMENT")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong = []
    for path in gold_files(given.folder):
        gold = load(path)
        text = text_path(gold, given.data)
        raw = text.read_bytes() if text.exists() else None
        wrong += [f"{path.name}: {fault}" for fault in faults(gold, raw)]
        if given.show == gold.document and raw is not None:
            print(*shown(gold, raw.decode("utf-8")), sep="\n")
        counts["documents"] += 1
        counts[f"{gold.corpus} {gold.split}"] += 1
        counts["statements"] += len(gold.statements)
    print(*wrong, json.dumps(counts), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
