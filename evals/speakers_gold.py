"""The gold of speakers: texts of our own with each mention of a speaker marked in them.

    python evals/speakers_gold.py

checks every text, prints what the gold holds, and how far a second reader of the scored texts, who
was given the mentions alone, names the same. `[[the ministry|Ministry of Fisheries]]` is a
mention of somebody named in the text, `[[residents|?2]]` of somebody who is not (the number tells
them apart within the text), `[[he|?!]]` of somebody whom no careful reader could tell.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.records import Document, Span

FOLDER = Path(__file__).parent / "gold" / "speakers"
SECOND = FOLDER.parent / "speakers-second.tsv"
TUNED = 22  # texts of each kind, the first, that are tuned on; the others are only scored
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")


@dataclass(frozen=True)
class Mention:
    """Words for a speaker, and who it is: a name, "?" with a number, or "?!"."""

    span: Span
    who: str

    @property
    def name(self) -> str | None:
        """None for somebody without a name, as the police of no place are."""
        return None if self.who.startswith("?") or self.who == "Police" else self.who

    @property
    def undecided(self) -> bool:
        return self.who == "?!"


@dataclass(frozen=True)
class Told:
    """A text with its mentions, in order of place."""

    name: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def split(self) -> str:
        return "tune" if int(self.name.rsplit("-", 1)[1]) <= TUNED else "score"

    @property
    def document(self) -> Document:
        return Document(self.name, self.text)


def load(path: Path) -> Told:
    """One file. Raises ValueError where a mark is broken or a name stands nowhere in the text."""
    return unmarked(path.stem, path.read_text("utf-8").strip() + "\n")


def unmarked(name: str, marked: str) -> Told:
    """The text without its marks. Raises ValueError as `load` does."""
    parts: list[str] = []
    mentions: list[Mention] = []
    at, length = 0, 0
    for mark in _MARK.finditer(marked):
        parts.append(marked[at : mark.start()])
        length += len(parts[-1])
        mentions.append(Mention(Span(length, length + len(mark[1])), mark[2]))
        parts.append(mark[1])
        length += len(mark[1])
        at = mark.end()
    text = "".join((*parts, marked[at:]))
    if "[[" in text or "]]" in text:
        raise ValueError(f"{name}: a broken mark")
    for mention in mentions:
        if mention.name is not None and mention.name.casefold() not in text.casefold():
            raise ValueError(f"{name}: {mention.name!r} stands nowhere")
    return Told(name, text, tuple(mentions))


def texts() -> list[Told]:
    """All of them, by name."""
    return [load(path) for path in sorted(FOLDER.glob("*.txt"))]


def main() -> None:
    found = texts()
    for split in ("tune", "score"):
        some = [t for t in found if t.split == split]
        kinds = Counter(_kind(m) for t in some for m in t.mentions)
        print(split, len(some), "texts", sum(kinds.values()), "mentions", dict(kinds))
    first = {(t.name, n): m for t in found for n, m in enumerate(t.mentions)}
    second = list(_second())
    same = sum(_same(first[name, n], who) for name, n, who in second)
    print("second reader:", same, "of", len(second), "named alike")


def _second() -> Iterator[tuple[str, int, str]]:
    with SECOND.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["text"], int(row["mention"]), row["who"]


def _same(mention: Mention, who: str) -> bool:
    """The same name, or neither of both has one; numbers are each reader's own."""
    unnamed = mention.name is None and not mention.undecided
    return mention.who == who or (unnamed and who.startswith("?") and who != "?!")


def _kind(mention: Mention) -> str:
    return "undecided" if mention.undecided else "named" if mention.name else "unnamed"


if __name__ == "__main__":
    main()
