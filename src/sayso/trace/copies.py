"""Passages that two documents share: documents in, pairs of spans and the changed words out.

Fingerprints are winnowed word shingles (Schleimer, Wilkerson and Aiken 2003), so that an index
finds a shared run of `SHINGLE + WINDOW - 1` words without comparing all documents, unless more
than `KEPT` earlier ones hold it. Words are compared without case or punctuation. Time is linear
in the text.
"""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sayso.quotation import Quotation, quotations, quoted_characters
from sayso.records import Document, Span
from sayso.segment import segment

SHINGLE = 4  # words; measured by evals/copies_score.py
WINDOW = 4  # shingles of which the least is kept
KEPT = 50  # documents remembered for a shingle: the first, so that boilerplate costs no more
NEAR = 20  # documents returned
SEEDS = 4  # places of one shingle in the other text that are followed
GAP = 18  # words of edits that a passage survives; chosen by evals/copies_score.py
LEAST = 8  # words that two passages must share
REMEMBERED = 1024  # texts whose words and quotations are kept for the next comparison
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ within a passage; an empty span where one side has none."""

    ours: Span
    theirs: Span


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage in both texts. `words` are shared. `quoted`: it lies wholly in quotation marks
    in both, so two reporters may have taken it down from one speaker."""

    ours: Span
    theirs: Span
    words: int
    changes: tuple[Change, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """What two documents share; `share` is the part of our words, 0.0 to 1.0."""

    passages: tuple[CopiedPassage, ...]
    share: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Equal words: from `ours` and `theirs` on, `size` of them."""

    ours: int
    theirs: int
    size: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's words with their places, and a hash for each run of SHINGLE of them."""

    words: list[tuple[str, Span]]
    hashes: list[int]


def shingles(document: Document) -> tuple[int, ...]:
    """The winnowed fingerprints of a document; equal on every machine and in every run."""
    hashes = _counted(document.text).hashes
    kept: dict[int, None] = {}
    for i in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        kept[min(hashes[i : i + WINDOW])] = None
    return tuple(kept)


class CopyIndex:
    """Documents by fingerprint; one more costs the same however many there are."""

    def __init__(self) -> None:
        self._documents: dict[int, list[str]] = {}

    def add(self, document: Document) -> None:
        for shingle in shingles(document):
            known = self._documents.setdefault(shingle, [])
            if len(known) < KEPT and document.id not in known:
                known.append(document.id)

    def near(self, document: Document) -> tuple[str, ...]:
        """Ids of added documents that share fingerprints, the rarest and most first."""
        weights: dict[str, float] = defaultdict(float)
        for shingle in shingles(document):
            known = self._documents.get(shingle, [])
            for other in known:
                weights[other] += 1 / len(known)
        weights.pop(document.id, None)
        return tuple(sorted(weights, key=lambda other: (-weights[other], other))[:NEAR])


@lru_cache(maxsize=8 * REMEMBERED)
def copied(ours: Document, theirs: Document) -> Copied:
    """The passages that both texts share, in our order, and the words that differ in them."""
    here, there = _counted(ours.text), _counted(theirs.text)
    mine, others = here.words, there.words
    chains = (_blocks(chain) for chain in _chains(_seeds(here.hashes, there.hashes)))
    free = [True] * len(mine)
    passages = []
    for blocks in sorted(chains, key=lambda found: (-_size(found), found[0].ours)):
        places = range(blocks[0].ours, blocks[-1].ours + blocks[-1].size)
        if _size(blocks) < LEAST or not all(free[i] for i in places):
            continue
        free[places.start : places.stop] = [False] * len(places)
        passages.append(_passage(blocks, mine, others))
    passages.sort(key=lambda passage: passage.ours)
    in_ours = _in_quotes(ours, [p.ours for p in passages])
    in_theirs = _in_quotes(theirs, [p.theirs for p in passages])
    marked = tuple(
        CopiedPassage(p.ours, p.theirs, p.words, p.changes, both)
        for p, both in zip(passages, map(all, zip(in_ours, in_theirs, strict=True)), strict=True)
    )
    return Copied(marked, sum(p.words for p in marked) / len(mine) if mine else 0.0)


@lru_cache(maxsize=REMEMBERED)
def _counted(text: str) -> _Text:
    words = [(m[0].casefold(), Span(*m.span())) for m in _WORD.finditer(text)]
    return _Text(words, _hashes(words))


def _hashes(words: list[tuple[str, Span]]) -> list[int]:
    """A hash for each run of SHINGLE words; never Python's own, which changes with the run."""
    forms = [form for form, _ in words]
    return [_digest(" ".join(forms[i : i + SHINGLE])) for i in range(len(forms) - SHINGLE + 1)]


def _digest(run: str) -> int:
    raw = run.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big")


def _seeds(mine: list[int], others: list[int]) -> list[tuple[int, int]]:
    """Places of equal shingles, the first few for each of ours."""
    shared = set(mine) & set(others)
    places: dict[int, list[int]] = defaultdict(list)
    for j, value in enumerate(others):
        if value in shared and len(places[value]) < SEEDS:
            places[value].append(j)
    return [(i, j) for i, value in enumerate(mine) for j in places.get(value, ())]


def _chains(seeds: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds that follow one another in both texts, edits of up to GAP words between them."""
    done: list[list[tuple[int, int]]] = []
    open_: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        done += [chain for chain in open_ if i - chain[-1][0] > GAP + SHINGLE]
        open_ = [chain for chain in open_ if i - chain[-1][0] <= GAP + SHINGLE]
        fits = [c for c in open_ if i > c[-1][0] and 0 < j - c[-1][1] <= GAP + SHINGLE]
        if fits:
            min(fits, key=lambda c: abs((i - c[-1][0]) - (j - c[-1][1]))).append((i, j))
        else:
            open_.append([(i, j)])
    return done + open_


def _blocks(chain: list[tuple[int, int]]) -> list[_Block]:
    """The runs of equal words of a chain, none of them overlapping."""
    blocks: list[_Block] = []
    for i, j in chain:
        last = blocks[-1] if blocks else None
        if last and i - j == last.ours - last.theirs and i <= last.ours + last.size:
            blocks[-1] = _Block(last.ours, last.theirs, i + SHINGLE - last.ours)
            continue
        skip = 0
        if last:
            skip = max(0, last.ours + last.size - i, last.theirs + last.size - j)
        if skip < SHINGLE:
            blocks.append(_Block(i + skip, j + skip, SHINGLE - skip))
    return blocks


def _size(blocks: list[_Block]) -> int:
    return sum(block.size for block in blocks)


def _passage(
    blocks: list[_Block], mine: list[tuple[str, Span]], others: list[tuple[str, Span]]
) -> CopiedPassage:
    first, last = blocks[0], blocks[-1]
    changes = tuple(
        Change(
            _between(mine, a.ours + a.size, b.ours), _between(others, a.theirs + a.size, b.theirs)
        )
        for a, b in pairwise(blocks)
    )
    ours = _between(mine, first.ours, last.ours + last.size)
    theirs = _between(others, first.theirs, last.theirs + last.size)
    return CopiedPassage(ours, theirs, _size(blocks), changes, quoted=False)


def _between(words: list[tuple[str, Span]], start: int, end: int) -> Span:
    if start >= end:
        return Span(words[start - 1][1].end, words[start - 1][1].end)
    return words[start][1].hull(words[end - 1][1])


def _in_quotes(document: Document, spans: list[Span]) -> list[bool]:
    quotes = _quotations(document.text) if spans else ()
    return [quoted_characters(span, quotes) == len(span) for span in spans]


@lru_cache(maxsize=REMEMBERED)
def _quotations(text: str) -> tuple[Quotation, ...]:
    return quotations(text, segment(text))
