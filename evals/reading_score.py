"""Score whole readings against evals/gold/reading, through the code that `sayso read` runs.

    python evals/reading_score.py [--split tune|score] [--data DATA] [--model FOLDER]

A gold statement and a read one belong together where their contents overlap by half or more, the
best pairs first. Fields are counted on those pairs; what has no pair is counted by `statements`.
Prints JSON.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.counts import Counts
from evals.reading_gold import DATA, GoldReading, GoldStatement, gold_files, load, text_path
from evals.score import HALF, iou
from sayso import document_from_text
from sayso.models import open_model
from sayso.reading import Reader
from sayso.records import Certainty, Reading, Span, Statement

LABELS = (
    "voice",
    "polarity",
    "modality",
    "aspect",
    "kind",
    "verification",
)  # one value a statement
Pair = tuple[GoldStatement, Statement]


class Told(Protocol):
    """What pairing asks of a gold statement."""

    @property
    def content(self) -> tuple[Span, ...]: ...
    @property
    def chain(self) -> Sized: ...


G = TypeVar("G", bound=Told)


@dataclass
class Tally:
    """Counts over many documents. `labels`: (gold, read) values of each field of one value."""

    statements: Counts = field(default_factory=Counts)
    chains: Counts = field(default_factory=Counts)
    sources: Counts = field(default_factory=Counts)
    evidence: Counts = field(default_factory=Counts)
    figures: Counts = field(default_factory=Counts)
    dates: Counts = field(default_factory=Counts)
    speaker: Counts = field(default_factory=Counts)
    reporter: Counts = field(default_factory=Counts)
    labels: dict[str, Counter[tuple[str, str]]] = field(
        default_factory=lambda: {name: Counter() for name in (*LABELS, "cue", "source kind")}
    )

    def add(self, gold: GoldReading, read: Reading) -> None:
        pairs = list(paired(gold.statements, read.statements))
        self.statements.gold += len(gold.statements)
        self.statements.predicted += len(read.statements)
        self.statements.right += len(pairs)
        self._add_sources(gold, read, pairs)
        for wanted, found in pairs:
            how = found.qualification
            for name in LABELS:
                got = getattr(found if name == "voice" else how, name)
                if name != "kind" or wanted.kind is not None:
                    self.labels[name][str(getattr(wanted, name)), str(got)] += 1
            self._add_certainty(wanted, how.certainty)
            self.evidence.add({e.kind for e in wanted.evidence}, {e.kind for e in how.evidence})
            self.dates.add(
                {(d.span, d.value) for d in wanted.dates}, {(d.span, d.value) for d in how.dates}
            )
            self.figures.add(
                {(f.low, f.high, f.approximate) for f in wanted.figures},
                {(f.low, f.high, f.approximate) for f in found.figures},
            )

    def _add_certainty(self, wanted: GoldStatement, found: Certainty) -> None:
        """Hedges and distance: right where words touch the gold's. The cue's force is a label."""
        if wanted.certainty.cue is not None and found.cue is not None:
            self.labels["cue"][str(wanted.certainty.cue), str(found.cue.degree)] += 1
        for name in ("speaker", "reporter"):
            gold, read = getattr(wanted.certainty, name), getattr(found, name)
            counts: Counts = getattr(self, name)
            counts.gold += bool(gold)
            counts.predicted += bool(read)
            counts.right += any(h.span.overlap(g) for h in read for g in gold)

    def _add_sources(self, gold: GoldReading, read: Reading, pairs: list[Pair]) -> None:
        """Chains of several links: as many, in the same order. Links of whole chains: the source
        that the gold names, where a read source stands for the gold one it shares most links
        with."""
        same = [p for p in pairs if p[0].chain and len(p[0].chain) == len(p[1].chain)]
        links = [
            (w.source, f.source)
            for wanted, found in same
            for w, f in zip(wanted.chain, found.chain, strict=True)
        ]
        kinds = {s.id: s.kind for s in gold.sources}, {s.id: s.kind for s in read.sources}
        self.labels["source kind"].update(
            (str(kinds[0][g]), str(kinds[1][r]))
            for g, r in links
            if g is not None and r is not None
        )
        stands_for = one_to_one((g, r) for g, r in links if g is not None and r is not None)
        self.sources.gold += sum(g is not None for g, _ in links)
        self.sources.predicted += sum(r is not None for _, r in links)
        self.sources.right += sum(r is not None and stands_for.get(r) == g for g, r in links)
        nested = [s for s in gold.statements if len(s.chain) > 1]
        self.chains.gold += len(nested)
        self.chains.predicted += sum(len(s.chain) > 1 for s in read.statements)
        self.chains.right += sum(
            len(wanted.chain) > 1 and _in_order(wanted, found) for wanted, found in same
        )

    def report(self) -> dict:
        counted = ("statements", "chains", "sources", "evidence", "figures", "dates")
        counted += ("speaker", "reporter")
        found = {name: getattr(self, name).report() for name in counted}
        return found | {name: agreement(pairs) for name, pairs in self.labels.items()}


def _in_order(wanted: GoldStatement, found: Statement) -> bool:
    """Each link's mention touches the gold's, or both give none."""
    return all(
        any(f.mention.overlap(m) for m in w.mention) if f.mention else not w.mention
        for w, f in zip(wanted.chain, found.chain, strict=True)
    )


def paired(gold: Iterable[G], read: Iterable[Statement]) -> Iterator[tuple[G, Statement]]:
    """The pairs whose contents overlap most; of equal ones that with chains of like length."""
    wanted, found = list(gold), list(read)
    near = sorted(
        (-iou(w.content, f.content), abs(len(w.chain) - len(f.chain)), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if _touch(w.content, f.content) and iou(w.content, f.content) >= HALF
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j in near:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield wanted[i], found[j]


def _touch(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    return a[0].start < b[-1].end and b[0].start < a[-1].end


def one_to_one(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each read source the gold one it is taken for: the most frequent pairs first, and no
    gold source twice."""
    found: dict[str, str] = {}
    for (gold, read), _ in sorted(Counter(links).items(), key=lambda item: (-item[1], item[0])):
        if read not in found and gold not in found.values():
            found[read] = gold
    return found


def agreement(pairs: Counter[tuple[str, str]]) -> dict:
    """Accuracy, macro-F1 over the gold's values, and how often each gold value was read as what."""
    values = sorted({g for g, _ in pairs})
    scores = []
    for value in values:
        right = pairs[value, value]
        gold = sum(n for (g, _), n in pairs.items() if g == value)
        read = sum(n for (_, r), n in pairs.items() if r == value)
        scores.append(200 * right / (gold + read))
    total = pairs.total()
    same = sum(n for (g, r), n in pairs.items() if g == r)
    table = {f"{g} read as {r}": n for (g, r), n in sorted(pairs.items())}
    return {
        "accuracy": round(100 * same / total, 2) if total else 0.0,
        "macro_f1": round(sum(scores) / len(scores), 2) if scores else 0.0,
        "pairs": table,
    }


def tally(reader: Reader, split: str, data: Path) -> Tally:
    """The counts over a half of the gold; articles whose text is not at hand are left out."""
    counts = Tally()
    for gold in map(load, gold_files()):
        path = text_path(gold, data)
        if gold.split == split and path.exists():
            text = path.read_bytes().decode("utf-8")
            counts.add(gold, reader.read(document_from_text(text, published=gold.published)))
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--split", choices=["tune", "score"], default="tune")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args()
    reader = Reader(open_model(folder=asked.model))
    print(json.dumps(tally(reader, asked.split, asked.data).report(), indent=1))


if __name__ == "__main__":
    main()
