"""How far two annotators of the full reading agree: the second counted as if it were read, the
first as gold. What comes in: gold files of the same articles in two folders. What goes out: the
report of reading_score, with fields that it does not count, and kappa for fields of one value.

    python evals/agreement_reading.py [FIRST] [SECOND]

Needs no text. Prints JSON.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.reading_gold import (
    READING,
    GoldFigure,
    GoldLink,
    GoldReading,
    GoldStatement,
    gold_files,
    load,
)
from evals.reading_score import Pair, Tally, agreement, paired
from sayso.records import (
    Certainty,
    Document,
    Figure,
    Hedge,
    Link,
    Qualification,
    Reading,
    Source,
    Span,
    Statement,
)

SECOND = READING / "second"
FURTHER = ("quote", "act", "source kind")  # what the scorer of readings leaves out
Values = Counter[tuple[str, str]]


def compared(first: Path = READING, second: Path = SECOND) -> dict:
    """Counts over all articles of `second`; ValueError where `first` has another text for one."""
    tally = Tally()
    more = {name: Values() for name in FURTHER}
    for gold, other in map(_both, ((first / p.name, p) for p in gold_files(second))):
        read = as_read(other)
        tally.add(gold, read)
        for field, one, two in _further(gold, read):
            more[field][str(one), str(two)] += 1
    found = {field: agreement(pairs) for field, pairs in more.items()}
    labels = tally.labels | more
    return tally.report() | found | {"kappa": {field: kappa(labels[field]) for field in labels}}


def _both(paths: tuple[Path, Path]) -> tuple[GoldReading, GoldReading]:
    first, second = map(load, paths)
    if first.sha256 != second.sha256:
        raise ValueError(f"{second.document}: two texts")
    return first, second


def kappa(pairs: Values) -> float | None:
    """Cohen's kappa: agreement beyond what values of such frequency meet in by chance, 1 at most.
    None where chance alone would do, as with one value."""
    total = pairs.total()
    one, two = Counter[str](), Counter[str]()
    for (first, second), n in pairs.items():
        one[first] += n
        two[second] += n
    chance = sum(one[value] * two[value] for value in one) / total**2 if total else 1.0
    if chance == 1.0:
        return None
    same = sum(pairs[value, value] for value in one) / total
    return round((same - chance) / (1 - chance), 3)


def _further(gold: GoldReading, read: Reading) -> Iterator[tuple[str, object, object]]:
    """Fields of FURTHER: name, first and second value."""
    kinds = {s.id: s.kind for s in gold.sources}, {s.id: s.kind for s in read.sources}
    for one, two in paired(gold.statements, read.statements):
        if one.chain and two.chain:
            yield "quote", one.quote, two.quote
        for a, b in _links((one, two)):
            yield "act", a.act, b.act
            if a.source is not None and b.source is not None:
                yield "source kind", kinds[0][a.source], kinds[1][b.source]


def _links(pair: Pair) -> Iterator[tuple[GoldLink, Link]]:
    one, two = pair
    if len(one.chain) == len(two.chain):
        yield from zip(one.chain, two.chain, strict=True)


def as_read(gold: GoldReading) -> Reading:
    """Gold in the form of a reading, as far as it is compared: no text, no names."""
    sources = tuple(Source(s.id, None, s.kind, s.mentions) for s in gold.sources)
    statements = tuple(_statement(str(n), s) for n, s in enumerate(gold.statements))
    return Reading("", Document(gold.document, ""), sources, statements)


def _statement(number: str, gold: GoldStatement) -> Statement:
    how = Qualification(
        polarity=gold.polarity,
        modality=gold.modality,
        aspect=gold.aspect,
        evidence=gold.evidence,
        verification=gold.verification,
        dates=gold.dates,
        kind=gold.kind,
        certainty=_certainty(gold),
    )
    chain = tuple(Link(k.source, _hull(k.mention), _hull(k.cue), k.act) for k in gold.chain)
    figures = tuple(map(_figure, gold.figures))
    return Statement(number, gold.voice, chain, gold.content, gold.quote, how, figures)


def _certainty(gold: GoldStatement) -> Certainty:
    """The three places; where the cue's word stands the gold does not say."""
    sure, whole = gold.certainty, _hull(gold.content)
    speaker, reporter = (
        tuple(Hedge(span, gold.modality) for span in spans)
        for spans in (sure.speaker, sure.reporter)
    )
    cue = Hedge(whole, sure.cue) if sure.cue is not None and whole is not None else None
    return Certainty(speaker, cue, reporter)


def _figure(gold: GoldFigure) -> Figure:
    return Figure(gold.span, gold.low, gold.high, gold.approximate, gold.unit, None)


def _hull(spans: tuple[Span, ...]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("first", type=Path, nargs="?", default=READING)
    parser.add_argument("second", type=Path, nargs="?", default=SECOND)
    given = parser.parse_args()
    print(json.dumps(compared(given.first, given.second), indent=1))


if __name__ == "__main__":
    main()
