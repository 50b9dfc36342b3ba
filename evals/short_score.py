"""Score readings against evals/gold/short.tsv, through the code that `sayso read` runs.

    python evals/short_score.py [--split tune|score] [--data DATA] [--model FOLDER]

An outermost gold statement and a read one belong together where their contents overlap by half or
more, the best pairs first; labels are counted on those pairs. Inner say-so is right where its cue
touches the gold's, source and outer cue too (or both give no source); what is read inside a
labelled content and is none of the gold's is counted as made up. Prints JSON.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.counts import Counts
from evals.reading_gold import DATA
from evals.reading_score import agreement, paired
from evals.short_gold import Inner, ShortArticle, ShortStatement, short_gold, short_texts
from sayso import document_from_text
from sayso.models import open_model
from sayso.reading import Reader
from sayso.records import Reading, Span, Statement

LABELS = ("aspect", "modality", "polarity")


@dataclass
class Tally:
    """Counts over many articles. `labels`: (gold, read) values of each field of one value."""

    statements: Counts = field(default_factory=Counts)
    evidence: Counts = field(default_factory=Counts)
    inner: Counts = field(default_factory=Counts)
    labels: dict[str, Counter[tuple[str, str]]] = field(
        default_factory=lambda: {name: Counter() for name in LABELS}
    )

    def add(self, gold: ShortArticle, read: Reading) -> None:
        outer = [s for s in read.statements if len(s.chain) < 2]
        pairs = list(paired(gold.statements, outer))
        self.statements.gold += len(gold.statements)
        self.statements.predicted += len(outer)
        self.statements.right += len(pairs)
        for wanted, found in pairs:
            how = found.qualification
            for name in LABELS:
                self.labels[name][str(getattr(wanted, name)), str(getattr(how, name))] += 1
            self.evidence.add(wanted.evidence, {e.kind for e in how.evidence})
        self._add_inner(gold, read)

    def _add_inner(self, gold: ShortArticle, read: Reading) -> None:
        inner = [s for s in read.statements if len(s.chain) > 1]
        wanted = [(s, one) for s in gold.statements if s.cue for one in s.inner]
        contents = [x for s in gold.statements if s.cue for x in s.content]
        self.inner.gold += len(wanted)
        self.inner.predicted += sum(any(s.content[0].overlap(x) for x in contents) for s in inner)
        self.inner.right += sum(any(_same(s, one, found) for found in inner) for s, one in wanted)

    def report(self) -> dict:
        counted = {
            name: getattr(self, name).report() for name in ("statements", "evidence", "inner")
        }
        return counted | {name: agreement(pairs) for name, pairs in self.labels.items()}


def _same(outer: ShortStatement, wanted: Inner, found: Statement) -> bool:
    first, own = found.chain[0], found.chain[-1]
    if not touch(own.cue, wanted.cue) or not any(touch(first.cue, x) for x in outer.cue):
        return False
    return touch(own.mention, wanted.source) or (own.mention is None and wanted.source is None)


def touch(a: Span | None, b: Span | None) -> bool:
    """Whether both are given and share words."""
    return a is not None and b is not None and a.overlap(b) > 0


def tally(reader: Reader, split: str, data: Path) -> Tally:
    """The counts over the articles of a split."""
    counts, texts = Tally(), short_texts(data)
    for gold, read in _read(reader, split, texts):
        counts.add(gold, read)
    return counts


def _read(
    reader: Reader, split: str, texts: dict[str, str]
) -> Iterator[tuple[ShortArticle, Reading]]:
    some = [a for a in short_gold() if a.split == split and a.digest in texts]
    read = reader.read_many(document_from_text(texts[a.digest]) for a in some)
    return zip(some, read, strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--split", choices=["tune", "score"], default="tune")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path, help="a model's folder; default: the shipped one")
    asked = parser.parse_args()
    reader = Reader(open_model(folder=asked.model))
    print(json.dumps(tally(reader, asked.split, asked.data).report(), indent=1))


if __name__ == "__main__":
    main()
