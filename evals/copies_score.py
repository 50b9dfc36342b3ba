"""Score copied passages on rewrites made up on the fly.

    python evals/copies_score.py DATA/polnear/train/text

Each document is an article with one paragraph of another put in, rewritten at three strengths: of
its words so many are changed for others of that article, left out, or joined by another. Looked
for as `sayso compare` looks: the other article among all by its shingles, then the passage. Counts
words: how many of the copied ones lie in a passage with the right article (recall), and how many of
all in passages are copied ones (precision). Passages that the articles share as they are, before
anything is put in, are left out: news is syndicated. Prints JSON, a strength a line.
"""

import json
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.records import Document, Span
from sayso.trace import CopyIndex, copied

SEED = 11
ARTICLES = 150
STRENGTHS = {"light": 0.05, "middle": 0.12, "strong": 0.2}  # share of words that are touched
LEAST_WORDS = 40  # of a paragraph that is copied
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Planted:
    """A document with a copied paragraph at `span`, and where it is from."""

    document: Document
    span: Span
    origin: str


def rewritten(paragraph: str, share: float, rng: random.Random) -> str:
    """The paragraph with that share of its words changed, left out, or followed by another."""
    words = paragraph.split()
    found = []
    for word in words:
        if rng.random() >= share:
            found.append(word)
            continue
        how = rng.choice(("change", "leave out", "add"))
        if how == "change":
            found.append(rng.choice(words))
        elif how == "add":
            found += [word, rng.choice(words)]
    return " ".join(found)


def planted(texts: dict[str, str], share: float, rng: random.Random) -> list[Planted]:
    """For each article another one's paragraph put into it."""
    names = sorted(texts)
    made = []
    for name in names:
        origin = rng.choice([other for other in names if other != name])
        long = [p for p in texts[origin].split("\n\n") if len(_WORD.findall(p)) >= LEAST_WORDS]
        if not long:
            continue
        copy = rewritten(rng.choice(long), share, rng)
        own = texts[name].split("\n\n")
        place = rng.randrange(len(own) + 1)
        before = "\n\n".join(own[:place])
        start = len(before) + 2 if before else 0
        text = "\n\n".join([*own[:place], copy, *own[place:]])
        span = Span(start, start + len(copy))
        assert span.of(text) == copy
        made.append(Planted(Document(f"copy of {name}", text), span, origin))
    return made


def shared(originals: dict[str, Document], near: str, own: str, origin: str) -> bool:
    """Whether an article shares a passage already with the one that was put into, or with the one
    that was copied from."""
    return near != origin and any(
        copied(originals[one], originals[near]).passages for one in (own, origin)
    )


def count(made: list[Planted], originals: dict[str, Document]) -> dict[str, float]:
    index = CopyIndex()
    for document in originals.values():
        index.add(document)
    gold = found = right = 0
    for one in made:
        gold += len(_WORD.findall(one.span.of(one.document.text)))
        own = one.document.id.removeprefix("copy of ")
        for near in index.near(one.document):
            if near == own or shared(originals, near, own, one.origin):
                continue
            for passage in copied(one.document, originals[near]).passages:
                words = [m.span() for m in _WORD.finditer(passage.ours.of(one.document.text))]
                found += len(words)
                if near == one.origin:
                    at = passage.ours.start
                    right += sum(
                        one.span.start <= at + s and at + e <= one.span.end for s, e in words
                    )
    recall, precision = right / gold, right / max(1, found)
    return {"recall": round(recall, 3), "precision": round(precision, 3), "words": gold}


def main(folder: str) -> None:
    rng = random.Random(SEED)
    paths = rng.sample(sorted(Path(folder).glob("*")), ARTICLES)
    texts = {path.name: path.read_text("utf-8", "replace") for path in paths}
    originals = {name: Document(name, text) for name, text in texts.items()}
    for name, share in STRENGTHS.items():
        made = planted(texts, share, rng)
        print(json.dumps({"strength": name, "touched": share, **count(made, originals)}))


if __name__ == "__main__":
    main(sys.argv[1])
