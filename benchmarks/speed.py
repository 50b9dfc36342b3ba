"""Words per second from text to statements, one process, model load apart; and peak memory.

    python benchmarks/speed.py FOLDER    a folder of .txt articles

Also the share of the bare encoder: the same windows through the network alone. Prints JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

import sayso
from sayso.attribute.encoding import encode, windows
from sayso.attribute.tagger import BATCH, tensors
from sayso.quotation import quotations
from sayso.reading import Reader
from sayso.segment import segment


def main(folder: str) -> None:
    began = time.perf_counter()
    reader = Reader.open()
    loaded = time.perf_counter() - began
    paths = sorted(Path(folder).glob("*.txt"))
    documents = [sayso.document_from_text(p.read_text("utf-8")) for p in paths]
    words = sum(len(d.text.split()) for d in documents)
    reader.read(documents[0])
    began = time.perf_counter()
    statements = sum(len(r.statements) for r in reader.read_many(documents))
    took = time.perf_counter() - began
    bare = sum(_bare(reader, d.text) for d in documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    report = {
        "documents": len(documents),
        "words": words,
        "statements": statements,
        "seconds": round(took, 2),
        "words_per_second": round(words / took),
        "bare_encoder_words_per_second": round(words / bare),
        "share_of_bare_encoder": round(bare / took, 3),
        "model_load_seconds": round(loaded, 2),
        "peak_memory_mib": round(peak_mib),
    }
    print(json.dumps(report, indent=1))


def _bare(reader: Reader, text: str) -> float:
    """Seconds that the network alone takes for the windows of `text`."""
    passages = segment(text)
    model = reader.model
    stream = encode(
        text, passages, quotations(text, passages), pieces=model.pieces, separator=model.separator
    )
    cut = sorted(windows(stream), key=len)
    batches = [tensors(stream, cut[i : i + BATCH], model) for i in range(0, len(cut), BATCH)]
    began = time.perf_counter()
    for batch in batches:
        model.run(*batch)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1])
