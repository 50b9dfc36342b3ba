"""Pairs of texts with their relation, from four sets, parted by group, and from passages of our
own.

A pair is (first, second): does the first entail the second, contradict it, or neither? Groups that
share a text fall into one part, by a digest, so that no text of the held-out part was trained on;
FNC-1's headlines join all its articles, so there only the articles differ (evals/pairs_score.py
leaves such pairs out).
"""

import csv
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.fnc1 import articles

PASSAGES = Path(__file__).with_name("passages.jsonl")  # a passage, and claims it decides or not
RELATIONS = ("entails", "contradicts", "neither")
TUNE, HELD_OUT = 0.1, 0.2  # shares of the groups
LARGE = 0.1  # share of a set from which a group is never held out
SNIPPET = 3  # sentences of an article that stand for it
UNRELATED = 0.15  # share of FNC-1's unrelated pairs that is kept: they are three quarters of all

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"\w+")
_LABELS = {
    "ENTAILMENT": 0,
    "CONTRADICTION": 1,
    "NEUTRAL": 2,
    "SUPPORTS": 0,
    "REFUTES": 1,
    "Supports": 0,
    "Refutes": 1,
    "Neutral": 2,
    "agree": 0,
    "disagree": 1,
    "discuss": 2,
    "unrelated": 2,
}


@dataclass(frozen=True)
class Pair:
    first: str
    second: str
    relation: int  # index into RELATIONS
    part: str  # train, tune or held-out


def pairs(folder: Path) -> dict[str, list[Pair]]:
    """The pairs of each set in the folder of relation data."""
    readers = {"sick": _sick, "fm2": _fm2, "healthver": _healthver, "fnc1": _fnc1}
    return {name: list(_parted(list(read(folder)))) for name, read in readers.items()}


def passages() -> Iterator[Pair]:
    """Passages about invented things with claims that they support, refute or leave open, all to
    learn from."""
    for line in PASSAGES.read_text("utf-8").splitlines():
        row = json.loads(line)
        for relation, name in enumerate(("supports", "refutes", "neither")):
            for claim in row[name]:
                yield Pair(row["evidence"], claim, relation, "train")


Row = tuple[str, str, int, str]  # the last names the group where texts do not


def _sick(folder: Path) -> Iterator[Row]:
    with (folder / "sick.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["sentence_A"], row["sentence_B"], _LABELS[row["entailment_judgment"]], ""


def _fm2(folder: Path) -> Iterator[Row]:
    for line in (folder / "fm2_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        evidence = " ".join(item["text"] for item in row["gold_evidence"])
        claim = row.get("text", row.get("claim"))
        yield evidence, claim, _LABELS[row["label"]], ""


def _healthver(folder: Path) -> Iterator[Row]:
    with (folder / "healthver_dev.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["evidence"], row["claim"], _LABELS[row["label"]], ""


def _fnc1(folder: Path) -> Iterator[Row]:
    bodies = articles(folder)
    with (folder / "fnc1_stances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Body ID"] not in bodies:
                continue
            if row["Stance"] == "unrelated" and share_of(row["Headline"]) > UNRELATED:
                continue
            body = _nearest(bodies[row["Body ID"]], row["Headline"])
            yield body, row["Headline"], _LABELS[row["Stance"]], row["Body ID"]


def _nearest(body: str, headline: str) -> str:
    """The sentences of the body that share most words with the headline, in their order."""
    sentences = [s for s in SENTENCE_END.split(" ".join(body.split())) if s]
    wanted = words_of(headline)
    scored = [(-len(wanted & words_of(s)), n) for n, s in enumerate(sentences)]
    return " ".join(sentences[n] for n in sorted(n for _, n in sorted(scored)[:SNIPPET]))


def words_of(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _parted(rows: list[Row]) -> Iterator[Pair]:
    """Rows that share a text, however indirectly, are one group; a group that is too large to be
    held out is trained on. FNC-1's are grouped by article: their headlines join all of them."""
    groups = Groups()
    for first, second, _, group in rows:
        groups.join(group or first, group or second)
    sizes = Counter(groups.of(group or first) for first, _, _, group in rows)
    for first, second, relation, group in rows:
        group = groups.of(group or first)
        share = share_of(group) if sizes[group] < LARGE * len(rows) else 1.0
        part = "held-out" if share < HELD_OUT else "tune" if share < HELD_OUT + TUNE else "train"
        yield Pair(first, second, relation, part)


class Groups:
    """Texts that are joined, directly or through others."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, text: str) -> str:
        while (parent := self._parent.get(text, text)) != text:
            self._parent[text] = text = self._parent.get(parent, parent)
        return text

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


def share_of(text: str) -> float:
    """A number from 0 to 1 that is always the same for a text."""
    digest = hashlib.sha256(" ".join(text.lower().split()).encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def overlap(pair: Pair) -> float:
    """The share of the second text's words that the first has: the baseline."""
    wanted = words_of(pair.second)
    return len(wanted & words_of(pair.first)) / max(1, len(wanted))


def counts(sets: dict[str, list[Pair]]) -> dict[str, dict[str, list[int]]]:
    """Pairs of each relation, by set and part."""
    found: dict[str, dict[str, list[int]]] = {}
    for name, some in sets.items():
        parts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for pair in some:
            parts[pair.part][pair.relation] += 1
        found[name] = dict(parts)
    return found
