"""Words per second from text to statements, one process, model load apart; and peak memory.

    python benchmarks/speed.py FOLDER [--model NAME] [--threads N]    a folder of .txt articles

Also the share of the bare encoder: the same windows through the network alone, on as many
threads, in the same run; and what the layers behind the tagger take, as shares of its own time.
Prints JSON.
"""

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path

import sayso
from sayso import reading
from sayso.attribute.encoding import encode, windows
from sayso.attribute.tagger import as_input
from sayso.quotation import quotations
from sayso.reading import Reader
from sayso.segment import segment

LAYERS = ("resolve", "qualify", "figures")  # behind the tagger, as sayso.reading names them
TURN = 12  # documents read before the network alone has its turn: the machine's mood changes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="small")
    parser.add_argument("--threads", type=int, default=0)
    asked = parser.parse_args()
    began = time.perf_counter()
    reader = Reader.open(asked.model, threads=asked.threads)
    loaded = time.perf_counter() - began
    paths = sorted(asked.folder.glob("*.txt"))
    documents = [sayso.document_from_text(p.read_text("utf-8")) for p in paths]
    words = sum(len(d.text.split()) for d in documents)
    reader.read(documents[0])
    clocks = {name: _clocked(name) for name in ("tag", *LAYERS)}
    statements, took, bare = 0, 0.0, 0.0
    for start in range(0, len(documents), TURN):
        some = documents[start : start + TURN]
        began = time.perf_counter()
        statements += sum(len(r.statements) for r in reader.read_many(some))
        took += time.perf_counter() - began
        bare += _bare(reader, some)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    report = {
        "model": reader.made_by,
        "threads": asked.threads or os.cpu_count(),
        "documents": len(documents),
        "words": words,
        "statements": statements,
        "seconds": round(took, 2),
        "words_per_second": round(words / took),
        "bare_encoder_words_per_second": round(words / bare),
        "share_of_bare_encoder": round(bare / took, 3),
        "layers_by_tagger": _shares(clocks, bare * (asked.threads or os.cpu_count() or 1)),
        "model_load_seconds": round(loaded, 2),
        "peak_memory_mib": round(peak_mib),
    }
    print(json.dumps(report, indent=1))


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
