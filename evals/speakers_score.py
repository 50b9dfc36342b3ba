"""Score who is meant by the words for speakers against gold, over texts of our own.

    python evals/speakers_score.py [--split tune|score] [--show] [FILE...]

Counted are the gold's mentions that the reader took for a source, but for several speakers in one
("Brill and Oster"); `found` says how many these are. Prints JSON:

named: of mentions read as somebody named, how many bear the gold's name (precision), and of those
that the gold names, how many do (recall); the same for pronouns, descriptions and names alone.
unnamed: of mentions of somebody whom the text does not name, how many are read as that.
b_cubed: over all of them (Bagga and Baldwin 1998); a mention that is nobody's stands alone.

--show prints each mention that is read wrongly; of a score half nothing is to be shown.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.affair_score import b_cubed
from evals.counts import Counts
from evals.speakers_gold import Mention, Told, load, texts
from sayso.reading import Reader
from sayso.records import Reading, Source, Span

HALF = 0.5  # of the shorter of two mentions that must be common
FORMS = ("pronouns", "descriptions", "names")
_PRONOUNS = frozenset("he she it they who i we him her".split())
_TITLES = frozenset("the a an dr mr mrs ms sir dame lord professor prof rev reverend".split())


@dataclass(frozen=True)
class Pair:
    """A mention of the gold and who was read in its place; None: nobody resolved."""

    text: str
    gold: Mention
    read: Source | None
    place: str  # what the read source is known by

    @property
    def named(self) -> str | None:
        return self.read.name if self.read is not None else None

    @property
    def right(self) -> bool:
        """Both name the same, or neither a name where the gold has somebody unnamed."""
        if self.gold.name is None:
            unnamed = self.read is not None and self.read.name is None
            return self.read is None if self.gold.undecided else unnamed
        return self.named is not None and same_name(self.named, self.gold.name)

    @property
    def form(self) -> str:
        words = self.gold.span.of(self.text).split()
        if len(words) == 1 and words[0].lower() in _PRONOUNS:
            return "pronouns"
        first = [w for w in words if w.lower() not in _TITLES][:1]
        return "names" if first and first[0][:1].isupper() else "descriptions"


def same_name(read: str, gold: str) -> bool:
    """Equal but for titles, articles and case."""
    return _words(read) == _words(gold)


def _words(name: str) -> list[str]:
    words = name.casefold().replace("’", "'").replace(".", "").replace("'s ", " ").split()
    return [word for word in words if word not in _TITLES]


def pairs(told: Told, reading: Reading) -> Iterator[Pair]:
    """The gold's mentions that some read statement has as a source."""
    sources = {source.id: source for source in reading.sources}
    read: dict[Span, str | None] = {}
    for statement in reading.statements:
        for link in statement.chain:
            if link.mention is not None:
                read.setdefault(link.mention, link.source)
    for mention in told.mentions:
        if " and " in mention.span.of(told.text) and mention.name is None:
            continue
        near = [s for s in read if _overlap(s, mention.span)]
        if near:
            best = max(near, key=lambda s: (s.overlap(mention.span), -len(s)))
            who = sources.get(read[best] or "")
            place = f"{told.name} {mention.span if who is None else who.id}"
            yield Pair(told.text, mention, who, place)


def _overlap(a: Span, b: Span) -> bool:
    return a.overlap(b) > 0 and a.overlap(b) >= HALF * min(len(a), len(b))


def named(found: Iterable[Pair]) -> dict[str, Any]:
    some = list(found)
    right = sum(p.right for p in some if p.gold.name is not None)
    read = sum(p.named is not None for p in some)
    return Counts(sum(p.gold.name is not None for p in some), read, right).report()


def rate(right: int, of: int) -> dict[str, Any]:
    return {"rate": round(100 * right / max(1, of), 2), "right": right, "of": of}


def score(some: Iterable[Told], reader: Reader, show: bool = False) -> dict[str, Any]:
    found: list[Pair] = []
    rows: list[tuple[str, str, bool]] = []
    wanted = 0
    for told in some:
        wanted += len(told.mentions)
        for pair in pairs(told, reader.read(told.document)):
            found.append(pair)
            rows.append((f"{told.name} {pair.gold.who}", pair.place, True))
            if show and not pair.right:
                print(told.name, *_shown(pair), sep="\t")
    unnamed = [p for p in found if p.gold.name is None and not p.gold.undecided]
    return {
        "found": rate(len(found), wanted),
        "named": named(found),
        **{form: named(p for p in found if p.form == form) for form in FORMS},
        "unnamed": rate(sum(p.right for p in unnamed), len(unnamed)),
        "b_cubed": b_cubed(rows),
    }


def _shown(pair: Pair) -> tuple[str, str, str, str]:
    start = max(0, pair.gold.span.start - 60)
    read = "nobody" if pair.read is None else pair.read.name or "unnamed"
    around = " ".join(pair.text[start : pair.gold.span.end + 40].split())
    return pair.gold.span.of(pair.text), pair.gold.who, read, around


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--split", choices=("tune", "score"))
    parser.add_argument("--model", default="small")
    parser.add_argument("--show", action="store_true", help="with --split tune")
    options = parser.parse_args()
    every = [load(path) for path in options.files] or texts()
    counted = [t for t in every if options.split in (None, t.split)]
    if options.show and any(told.split == "score" for told in counted):
        parser.error("score halves are not looked at: --show needs --split tune")
    print(json.dumps(score(counted, Reader.open(options.model), options.show), indent=1))


if __name__ == "__main__":
    main()
