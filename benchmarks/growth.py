"""What linking one more document costs when many are linked already.

    python benchmarks/growth.py DATA/polnear/train/text [--sizes 1000 10000 100000] [--articles 600]

Documents are made on the fly: each is PARAGRAPHS passages drawn at random from the articles, which
are read and encoded once; what is timed is finding the neighbours of a document's statements,
weighing the pairs and taking the statements in. Prints a line of JSON for each size: statements so
far, milliseconds for a document at the median and the 95th percentile of the last TIMED, the median
over that of the first size, the logarithm of the sizes over that of the first; then the share of
the exactly nearest statements that the graph finds.
"""

import argparse
import json
import math
import random
import statistics
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from sayso.engines.local import Reads, read_all
from sayso.ingest import documents
from sayso.link import Linker
from sayso.link.entailment import Entailment
from sayso.link.neighbours import Neighbours, Vectors
from sayso.link.pairing import LEAST_MEANING
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.records import Document, Reading, Ref
from sayso.segment import segment
from sayso.settings import Settings

PARAGRAPHS = 4  # of a document
TIMED = 200  # documents at each size
SAMPLED = 200  # statements whose CLOSEST neighbours are also looked for exactly, among MANY
CLOSEST = 10
MANY = 100_000  # vectors; those of the articles, and the same shaken a little
SEED = 7

Passage = list[tuple[Standing, np.ndarray]]


def passages(folder: Path, count: int) -> list[Passage]:
    """The statements of each passage of some articles, with their vectors."""
    paths = random.Random(SEED).sample(sorted(folder.glob("*")), count)
    found = (d for path in paths for d in documents(str(path), settings=Settings()))
    whole = (d for d in found if isinstance(d, Document))
    vectors, kept = SentenceVectors.open(), []
    for _, reading in read_all(whole, lambda one: one, Reads()):
        if isinstance(reading, Reading):
            ours = list(standing(reading))
            kept += _by_passage(reading, ours, vectors.of([one.text for one in ours]))
    return kept


def _by_passage(reading: Reading, ours: list[Standing], vectors: Vectors) -> list[Passage]:
    starts = [p.sentences[0].start for p in segment(reading.document.text) if p.sentences]
    found: dict[int, Passage] = defaultdict(list)
    for one, vector in zip(ours, vectors, strict=True):
        found[sum(start <= one.content[0].start for start in starts)].append((one, vector))
    return list(found.values())


def made(number: int, from_: list[Passage], rng: random.Random) -> tuple[list[Standing], Vectors]:
    """A document of passages drawn at random."""
    drawn = [row for passage in rng.sample(from_, PARAGRAPHS) for row in passage]
    name = f"doc-{number:08}"
    ours = [
        replace(one, ref=Ref(name, f"stm-{number:08}-{place:03}", 0))
        for place, (one, _) in enumerate(drawn)
    ]
    return ours, np.stack([vector for _, vector in drawn])


def recall(drawn_from: list[Passage], rng: random.Random) -> float:
    """Of the CLOSEST exact neighbours of statements how many the graph finds among MANY."""
    rows = [vector for passage in drawn_from for _, vector in passage]
    many = np.stack([rows[n % len(rows)] for n in range(MANY)]).astype(np.float32)
    many += np.random.default_rng(SEED).normal(0, 0.02, many.shape).astype(np.float32)
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    index = Neighbours()
    index.add(many)
    asked = rng.sample(range(MANY), SAMPLED)
    exact = [set(np.argsort(-(many @ many[n]))[:CLOSEST].tolist()) for n in asked]
    found: list[set[int]] = [set() for _ in asked]
    for a, b, _ in zip(*index.near(many[asked], LEAST_MEANING), strict=True):
        found[a].add(int(b))
    return sum(len(e & f) for e, f in zip(exact, found, strict=True)) / (CLOSEST * SAMPLED)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--articles", type=int, default=600)
    options = parser.parse_args()
    drawn_from = passages(options.folder, options.articles)
    rng, linker = random.Random(SEED), Linker(SentenceVectors.open(), Entailment.open())
    statements, first = 0, 0.0
    took: list[float] = []
    for number in range(1, max(options.sizes) + 1):
        ours, vectors = made(number, drawn_from, rng)
        start = time.perf_counter()
        linker.take(ours, vectors)
        took.append(1000 * (time.perf_counter() - start))
        statements += len(ours)
        if number in options.sizes:
            last = sorted(took[-TIMED:])
            median = statistics.median(last)
            first = first or median
            row = {
                "documents": number,
                "statements": statements,
                "median ms": round(median, 1),
                "95 % ms": round(last[int(0.95 * len(last))], 1),
                "over the first": round(median / first, 2),
                "logarithm over the first": round(math.log(number) / math.log(options.sizes[0]), 2),
            }
            print(json.dumps(row), flush=True)
    print(json.dumps({"graph finds": round(recall(drawn_from, rng), 3), "of": MANY}))


if __name__ == "__main__":
    main()
