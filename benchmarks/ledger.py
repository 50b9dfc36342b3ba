"""What the ledger costs: adding beside bare reading, bytes on the disk, searching as it grows.

    python benchmarks/ledger.py adding FOLDER
    python benchmarks/ledger.py finding FOLDER PLACE [--sizes 10000 100000 1000000]
    FOLDER: .txt articles; PLACE: a path, or a postgresql:// address, of a ledger that is made there

adding: the same articles read, and read and added, in turns; the second rate over the first, and
the ledger's mebibytes for 1,000 articles.

finding: readings of the articles, each made another's by a line at the text's end and a date of its
own, are added until the ledger holds so many statements; then each of ASKED is asked RUNS times.
Prints a line of JSON for each size and query: hits shown, milliseconds at the median and the 95th
percentile.
"""

import argparse
import datetime
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from sayso.engines.adding import add_all
from sayso.engines.local import Reads, read_all
from sayso.identity import statement_id
from sayso.ingest import Obtained, document_from_text
from sayso.ledger import writes
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.search import Query, find
from sayso.records import Document, Modality, Reading, Voice

TURNS = 3
RUNS = 20
SHOWN = 20  # hits of an answer
OUTLETS = 40
FIRST_DAY = datetime.date(2031, 1, 1)
DAYS = 700
AT = "2031-12-31T00:00:00+00:00"
ASKED = {
    "a common word": Query("said"),
    "two words": Query("climate change"),
    "a phrase": Query('"tax returns"'),
    "a rare word": Query("misogynist"),
    "a word, dates": Query("police", since="2031-06-01", until="2031-06-30"),
    "a word, an outlet": Query("police", outlet="Paper 7"),
    "a word, modality": Query("police", modality=Modality.POSSIBLE),
    "an outlet": Query(outlet="Paper 7"),
    "dates": Query(since="2031-06-01", until="2031-06-30"),
    "a voice": Query(voice=Voice.ASCRIBED),
    "a figure": Query(figure="12000"),
    "no such word": Query("xylographica"),
}


def articles(folder: Path) -> list[Obtained]:
    texts = ((path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt")))
    return [Obtained(name, document_from_text(text)) for name, text in texts]


def adding(folder: Path) -> None:
    found, jobs = articles(folder), Reads()
    bare = kept = 0.0
    size = 0
    for _ in range(TURNS):
        bare += _took(lambda: list(read_all(found, lambda one: one.document, jobs)))
        with tempfile.TemporaryDirectory() as scratch:
            ledger = open_ledger(Path(scratch) / "ledger.sqlite")
            kept += _took(lambda ledger=ledger: list(add_all(ledger, found, reads=jobs)))
            ledger.close()
            size = sum(path.stat().st_size for path in Path(scratch).iterdir())
    row = {
        "articles": len(found),
        "adding over reading": round(bare / kept, 3),
        "MiB for 1,000 articles": round(1000 * size / len(found) / 2**20, 1),
    }
    print(json.dumps(row))


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def made(readings: list[Reading]) -> Iterator[writes.Arrival]:
    """As many documents as are asked for, each the text of an article with a line of its own."""
    number = 0
    while True:
        for one in readings:
            number += 1
            yield writes.Arrival(_another(one, number), f"made-{number}", f"made-{number}", AT)


def _another(reading: Reading, number: int) -> Reading:
    day = FIRST_DAY + datetime.timedelta(days=number % DAYS)
    document: Document = document_from_text(
        f"{reading.document.text}\n\nThis was document {number}.",
        outlet=f"Paper {number % OUTLETS}",
        published=day.isoformat(),
    )
    statements = tuple(
        replace(s, id=statement_id(document.id, s.content, _cues(s))) for s in reading.statements
    )
    return replace(reading, document=document, statements=statements)


def _cues(statement) -> tuple:
    return tuple(link.cue for link in statement.chain if link.cue is not None)


def finding(folder: Path, place: str, sizes: list[int]) -> None:
    found = (r for _, r in read_all(articles(folder), lambda one: one.document, Reads()))
    arrivals = made([r for r in found if isinstance(r, Reading)])
    ledger, count = open_ledger(place), 0
    for size in sizes:
        began = time.perf_counter()
        while count < size:
            arrival = next(arrivals)
            writes.add(ledger, arrival)
            count += len(arrival.reading.statements)
        print(json.dumps({"statements": count, "seconds": round(time.perf_counter() - began)}))
        with ledger.bare() as connection:  # as PostgreSQL itself does within a minute
            connection.exec_driver_sql("ANALYZE")
        for name, query in ASKED.items():
            print(json.dumps({"statements": count, "query": name, **_asked(ledger, query)}))
    ledger.close()


def _asked(ledger: Ledger, query: Query) -> dict[str, float]:
    hits = len(find(ledger, query, limit=SHOWN))
    took = sorted(1000 * _took(lambda: find(ledger, query, limit=SHOWN)) for _ in range(RUNS))
    return {
        "hits": hits,
        "median ms": round(statistics.median(took), 1),
        "95 % ms": round(took[int(0.95 * RUNS)], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=["adding", "finding"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("place", nargs="?", default="")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    asked = parser.parse_args()
    if asked.what == "adding":
        adding(asked.folder)
    else:
        finding(asked.folder, asked.place, asked.sizes)


if __name__ == "__main__":
    main()
