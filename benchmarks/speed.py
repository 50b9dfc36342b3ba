"""Words per second from text to statements, model load apart; and peak memory.

    python benchmarks/speed.py FOLDER [--model NAME] [--threads N] [--jobs N]

FOLDER holds .txt articles. They are read by one process with N threads, or by N processes with a
thread each, as `sayso read` does after the first documents. Also the share of the bare encoder: the
same windows through the network alone, on as many threads, in the same run; and, for one process,
what the layers behind the tagger take, as shares of its own time. Prints JSON.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sayso
from sayso import reading
from sayso.attribute.encoding import encode, windows
from sayso.attribute.tagger import as_input
from sayso.engines.local import Reads, Workers, read_all
from sayso.quotation import quotations
from sayso.reading import Reader
from sayso.records import Document, Reading
from sayso.segment import segment

LAYERS = ("resolve", "qualify", "figures")  # behind the tagger, as sayso.reading names them
TURN = 28  # documents read before the network alone has its turn: the machine's mood changes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="small")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    if asked.jobs > 1:
        asked.threads = asked.jobs
    began = time.perf_counter()
    reader = Reader.open(asked.model, threads=asked.threads)
    loaded = time.perf_counter() - began
    paths = sorted(asked.folder.glob("*.txt"))
    documents = [sayso.document_from_text(p.read_text("utf-8")) for p in paths]
    words = sum(len(d.text.split()) for d in documents)
    reads = (
        reader.read_many if asked.jobs < 2 else _by_processes(Reads(asked.model, jobs=asked.jobs))
    )
    for _ in reads(documents[:TURN]):
        pass  # all that is opened late is open
    clocks = {name: _clocked(name) for name in ("tag", *LAYERS)}
    statements, took, bare = 0, 0.0, 0.0
    for start in range(0, len(documents), TURN):
        some = documents[start : start + TURN]
        began = time.perf_counter()
        statements += sum(len(r.statements) for r in reads(some))
        took += time.perf_counter() - began
        bare += _bare(reader, some)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    report = {
        "model": reader.made_by,
        "threads": asked.threads or os.cpu_count(),
        "processes": asked.jobs,
        "documents": len(documents),
        "words": words,
        "statements": statements,
        "seconds": round(took, 2),
        "words_per_second": round(words / took),
        "bare_encoder_words_per_second": round(words / bare),
        "share_of_bare_encoder": round(bare / took, 3),
        "layers_by_tagger": _shares(clocks, bare * (asked.threads or os.cpu_count() or 1))
        if asked.jobs < 2
        else None,
        "model_load_seconds": round(loaded, 2),
        "peak_memory_mib": round(peak_mib),
    }
    print(json.dumps(report, indent=1))


def _by_processes(reads: Reads) -> Callable[[list[Document]], Iterator[Reading]]:
    """Reading by processes that stay."""
    workers = Workers(reads)

    def read(documents: list[Document]) -> Iterator[Reading]:
        for document, result in read_all(documents, lambda one: one, workers):
            if not isinstance(result, Reading):
                raise SystemExit(f"{document.id}: {result}")
            yield result

    return read


def _clocked(name: str) -> list[float]:
    """Put a clock around one of the conductor's stages; the list gets the seconds of each call, of
    the calling thread alone: the network works in others."""
    stage, seconds = getattr(reading, name), []

    def clocked(*given: object, **named: object) -> object:
        began = time.thread_time()
        found = stage(*given, **named)
        seconds.append(time.thread_time() - began)
        return found

    setattr(reading, name, clocked)
    return seconds


def _shares(clocks: dict[str, list[float]], network: float) -> dict[str, float]:
    """What each layer takes to a second of the tagger, the network's seconds of all threads in."""
    total = {name: sum(seconds) for name, seconds in clocks.items()}
    tagger = total["tag"] + network
    shares = {name: total[name] / tagger for name in LAYERS}
    return {name: round(s, 3) for name, s in (shares | {"together": sum(shares.values())}).items()}


def _bare(reader: Reader, documents: list[sayso.Document]) -> float:
    """Seconds that the network alone takes for the windows of `documents`."""
    inputs = [window for d in documents for window in _windows(reader, d.text)]
    began = time.perf_counter()
    for _ in reader.model.run(inputs):
        pass
    return time.perf_counter() - began


def _windows(reader: Reader, text: str) -> list[tuple]:
    passages = segment(text)
    model = reader.model
    stream = encode(
        text, passages, quotations(text, passages), pieces=model.pieces, separator=model.separator
    )
    return [as_input(stream, window, model) for window in windows(stream)]


if __name__ == "__main__":
    main()
