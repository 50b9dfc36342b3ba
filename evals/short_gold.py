"""The short gold: one line a statement, for many articles. What comes in: `evals/gold/short.tsv`,
offsets without text, and the folder that holds PolNeAR. What goes out: labelled statements with
the text that they stand in.

    python evals/short_gold.py [--data DATA]    checks the file and counts its labels
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.reading_gold import DATA
from sayso.records import Aspect, EvidenceKind, Modality, Polarity, Span

ROOT = Path(__file__).resolve().parents[1]
SHORT = ROOT / "evals" / "gold" / "short.tsv"
DIGEST = 12  # hex digits of a text's SHA-256 that name it

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Inner:
    """Say-so inside a content; None for what the text does not give."""

    source: Span | None
    cue: Span | None
    content: Span | None


@dataclass(frozen=True, slots=True)
class ShortStatement:
    """An outermost attribution, or a sentence of the author's (no cue), and its labels."""

    content: Spans
    cue: Spans
    aspect: Aspect | None
    modality: Modality
    polarity: Polarity
    evidence: frozenset[EvidenceKind]
    inner: tuple[Inner, ...]

    @property
    def chain(self) -> tuple[Spans, ...]:
        """Its one link, by its cue; none where the author speaks."""
        return (self.cue,) if self.cue else ()


@dataclass(frozen=True, slots=True)
class ShortArticle:
    """The labelled statements of one article, in text order. Split "tune": rules are made and
    weights fitted on it; "learn": weights alone, and only attributed contents of five words or more
    are labelled; "score": it is only counted."""

    digest: str
    split: str
    statements: tuple[ShortStatement, ...]


def short_gold(path: Path = SHORT) -> Iterator[ShortArticle]:
    """The articles of the file, in its order."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    for (digest, split), group in groupby(rows, lambda row: (row[0], row[1])):
        yield ShortArticle(digest, split, tuple(_statement(row[2:]) for row in group))


def _statement(fields: list[str]) -> ShortStatement:
    content, cue, aspect, modality, polarity, evidence, inner = fields
    return ShortStatement(
        _spans(content),
        _spans(cue),
        Aspect(aspect) if aspect != "none" else None,
        Modality(modality),
        Polarity(polarity),
        frozenset(map(EvidenceKind, evidence.split())),
        tuple(Inner(*map(_span, one.split("|"))) for one in inner.split()),
    )


def _spans(places: str) -> Spans:
    return tuple(Span(*map(int, place.split("-"))) for place in places.split())


def _span(place: str) -> Span | None:
    return _spans(place)[0] if place else None


def short_texts(data: Path) -> dict[str, str]:
    """PolNeAR's articles by the digest that names them here; none where the corpus is absent."""
    found = {}
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        raw = path.read_bytes()
        found[hashlib.sha256(raw).hexdigest()[:DIGEST]] = raw.decode("utf-8")
    return found


def faults(articles: list[ShortArticle], texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with the file: articles that are not there, spans beyond a text's end."""
    for article in articles:
        text = texts.get(article.digest)
        if text is None:
            yield f"{article.digest}: no such article"
            continue
        for s in article.statements:
            links = [x for i in s.inner for x in (i.source, i.cue, i.content) if x is not None]
            if any(x.end > len(text) for x in (*s.content, *s.cue, *links)) or not s.content:
                yield f"{article.digest}: {s.content}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    articles = list(short_gold())
    wrong = list(faults(articles, short_texts(data))) if (data / "polnear").is_dir() else []
    statements = [s for a in articles for s in a.statements]
    counts = {
        "articles": len(articles),
        "score": sum(a.split == "score" for a in articles),
        "statements": len(statements),
        "aspect": Counter(str(s.aspect) for s in statements),
        "modality": Counter(str(s.modality) for s in statements),
        "polarity": Counter(str(s.polarity) for s in statements),
        "evidence": Counter(str(kind) for s in statements for kind in s.evidence),
        "inner": sum(len(s.inner) for s in statements),
        "faults": wrong,
    }
    print(json.dumps(counts, indent=1))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
