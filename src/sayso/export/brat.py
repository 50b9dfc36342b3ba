"""Corrected readings as brat standoff files, the form of PolNeAR's attributions: gold to train
and to score with.

Comes in: readings as people corrected them, and the ids of the statements they touched. Goes
out: for each reading that somebody touched NAME.txt and NAME.ann, with every attribution of it,
for a person who corrects one statement has seen those around it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import UsageError
from sayso.identity import tagged_digest
from sayso.records import Reading, Span, Statement


def write_gold(folder: Path, readings: Iterable[tuple[Reading, frozenset[str]]]) -> int:
    """Write the two files of each touched reading; returns how many readings there were.

    Raises UsageError where the folder cannot be written.
    """
    count = 0
    try:
        for reading, judged in readings:
            if not judged:
                continue
            for part in ("text", "attributions"):
                (folder / part).mkdir(parents=True, exist_ok=True)
            name = tagged_digest("gold", reading.document.id)
            text = reading.document.text
            (folder / "text" / f"{name}.txt").write_text(text, "utf-8", "replace", newline="\n")
            ann = "".join(to_brat(reading))
            (folder / "attributions" / f"{name}_review.ann").write_text(
                ann, "utf-8", "replace", newline="\n"
            )
            count += 1
    except OSError as exc:
        raise UsageError(f"{folder}: cannot be written: {exc.strerror}") from exc
    return count


def to_brat(reading: Reading) -> Iterator[str]:
    """The lines of a reading's .ann file: spans (T), and an event (E) an attribution."""
    mark = 0
    for number, statement in enumerate((s for s in reading.statements if s.chain), 1):
        arguments = []
        for label, spans in _parts(statement):
            mark += 1
            places = ";".join(f"{span.start} {span.end}" for span in spans)
            words = " ".join(" ".join(span.of(reading.document.text).split()) for span in spans)
            yield f"T{mark}\t{label} {places}\t{words}\n"
            arguments.append(f"{label}:T{mark}")
        yield f"E{number}\t{' '.join(reversed(arguments))}\n"


def _parts(statement: Statement) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Source, cue and contents, and the attribution itself at its cue, or where it has none at
    its content."""
    last = statement.chain[-1]
    if last.mention is not None:
        yield "Source", (last.mention,)
    if last.cue is not None:
        yield "Cue", (last.cue,)
    yield "Content", statement.content
    yield "Attribution", statement.content[:1] if last.cue is None else (last.cue,)
