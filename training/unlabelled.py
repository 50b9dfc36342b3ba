"""Windows of text that nobody labelled, for a smaller network to learn from a larger one's reading:
the article bodies of the Fake News Challenge (Apache-2.0).

Comes in: DATA, with relation/. Goes out: `Example`s whose labels are unknown.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from sayso.attribute.encoding import encode
from sayso.quotation import quotations
from sayso.segment import segment
from training.batches import tokenizing
from training.prepare import Example, without_labels


def unlabelled(data: Path, config: dict) -> list[Example]:
    """The windows of all unlabelled texts, in order."""
    tools = tokenizing(config)
    with (data / "relation" / "fnc1_bodies.csv").open(encoding="utf-8", newline="") as opened:
        return [w for row in csv.DictReader(opened) for w in _windows(row["articleBody"], tools)]


def _windows(text: str, tools: dict) -> Iterator[Example]:
    passages = segment(text)
    if not passages:
        return
    pieces, beginning, separator = tools["pieces"], tools["beginning"], tools["separator"]
    quotes = quotations(text, passages)
    stream = encode(text, passages, quotes, pieces=pieces, separator=separator)
    yield from without_labels(stream, beginning, separator)
