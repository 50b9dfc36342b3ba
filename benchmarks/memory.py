"""Memory of reading many documents: that of the program and of its workers, as it goes on.

    python benchmarks/memory.py FOLDER [--documents 10000] [--jobs 2]    a folder of .txt articles

Documents are made on the fly, each of PASSAGES passages drawn at random from the articles. Prints
a line of JSON each STEP documents: mebibytes resident, and the whole as a multiple of what it was
at the first line. Linux only: it looks into /proc.
"""

import argparse
import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.engines.local import Reads, read_all
from sayso.ingest import document_from_text
from sayso.records import Document, Reading

PASSAGES = 4  # of a document
STEP = 1000  # documents
SEED = 3


def made(folder: Path, count: int) -> Iterator[Document]:
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    passages = [p for text in texts for p in text.split("\n") if len(p.split()) > 8]
    rng = random.Random(SEED)
    for number in range(count):
        drawn = "\n\n".join(rng.sample(passages, PASSAGES))
        yield document_from_text(f"{drawn}\n\nThis was document {number}.")


def resident(pid: int) -> float:
    """Mebibytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=0)
    asked = parser.parse_args()
    whole = made(asked.folder, asked.documents)
    statements, first, began = 0, 0.0, time.perf_counter()
    rows = read_all(whole, lambda one: one, Reads(jobs=asked.jobs))
    for number, (_, reading) in enumerate(rows, 1):
        assert isinstance(reading, Reading), reading
        statements += len(reading.statements)
        if number % STEP == 0:
            own = resident(os.getpid())
            workers = [resident(w.pid) for w in multiprocessing.active_children() if w.pid]
            first = first or own + sum(workers)
            row = {
                "documents": number,
                "statements": statements,
                "program MiB": round(own),
                "workers MiB": [round(w) for w in workers],
                "of the first": round((own + sum(workers)) / first, 3),
                "seconds": round(time.perf_counter() - began),
            }
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
