"""Where a document says it has its words from: credits to other outlets, each with its place.

Comes in: a Document. Goes out: the names that it credits, as they stand there. The forms are
the trade's own: an agency in the dateline, "additional reporting by", "first published in", a
byline that is an agency's, and in running text "told the Courier", "the Courier reported".
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.records import Document, Feature, Span
from sayso.wordlists import rows

TAIL = 3  # paragraphs at the end in which a line of credits is looked for
LONGEST = 400  # characters of a paragraph that can be one

# Gives back no letter, and begins where a word does: linear in a word of any length.
_NAME = r"(?:[Tt]he )?((?:[A-Z][\w’'&.-]*+)(?: (?:(?:of|the|and|&) )?[A-Z][\w’'&.-]*+){0,5})"
_START = r"(?<![\w’'&.-])"
_DATELINE = re.compile(r"^[^a-z\n()]*[A-Z][^\n()]{0,60}\(" + _NAME + r"\) ?[—–-]")
_LINES = (
    re.compile(r"\b(?:[Ww]ith )?(?:[Aa]dditional )?[Rr]eporting (?:by|from) " + _NAME),
    re.compile(
        r"\b(?:article|story|report|piece|column|interview|version)\b[^.\n]{0,40}"
        r"\b(?:first|originally) (?:appeared|ran|published|reported) (?:in|on|by) " + _NAME
    ),
    re.compile(r"(?:©|[Cc]opyright)(?: \d{4})? " + _NAME),
    re.compile(r"^\(?(?:[Ss]ource|[Vv]ia|[Aa]genc(?:y|ies))s?: ?" + _NAME),
    re.compile(r"^\(" + _NAME + r"\)$"),
)
_RUNNING = (
    re.compile(r"\b(?:told|to|by|in|with) " + _NAME),
    re.compile(
        _START + _NAME + r"(?:,[^,.\n]{1,60},)? (?:has |had |also |first )*(?:reported|reports)\b"
    ),
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a document says its words come from, as it stands at `span`. `whole`: the
    credit is for the document, not for the sentence it stands in."""

    name: str
    span: Span
    whole: bool
    strength: Feature


def credits(document: Document, outlets: Collection[str] = ()) -> tuple[Credit, ...]:
    """The outlets that a document credits, in the order of the text, without itself.

    `outlets`: names that are known for outlets' though they do not look like it, by `medium`.
    """
    known = frozenset(outlets)
    found = (*_running(document, known), *_lines(document), *_bylines(document, known))
    by_place = {credit.span: credit for credit in found}
    kept = (c for c in by_place.values() if not is_short_for(c.name, document.outlet or ""))
    return tuple(sorted(kept, key=lambda c: c.span))


def medium(name: str) -> str:
    """The form by which two names of an outlet are compared: "The Courier" is "Courier"."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def is_short_for(name: str, outlet: str) -> bool:
    """Whether a name is an outlet's, or its last words: "the Courier" for the "Halden Courier"."""
    short, whole = medium(name).split(), medium(outlet).split()
    return bool(short) and whole[-len(short) :] == short


def _lines(document: Document) -> Iterator[Credit]:
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", document.text)]
    for start, end in paragraphs:
        found = _DATELINE.search(document.text[start : min(end, start + LONGEST)])
        if found is not None:
            yield _credit(found, start, True, Feature(0.95, "named in the dateline"))
    for start, end in paragraphs[-TAIL:]:
        line = document.text[start:end]
        if len(line) <= LONGEST:
            for pattern in _LINES:
                for found in pattern.finditer(line):
                    yield _credit(found, start, True, Feature(0.9, "named in a line of credits"))


def _bylines(document: Document, known: frozenset[str]) -> Iterator[Credit]:
    """The author, where that is no person but an agency."""
    author = document.author
    if author is None or not _is_medium(author, known):
        return
    at = document.text.find(author)
    span = Span(at, at + len(author)) if at >= 0 else Span(0, 0)
    yield Credit(author, span, True, Feature(0.95, "named in the byline"))


def _running(document: Document, known: frozenset[str]) -> Iterator[Credit]:
    for pattern in _RUNNING:
        for found in pattern.finditer(document.text):
            if _is_medium(_trimmed(found[1]), known):
                yield _credit(found, 0, False, Feature(0.9, "named in the sentence"))


def _credit(found: "re.Match[str]", offset: int, whole: bool, strength: Feature) -> Credit:
    start = found.start(1)
    name = _trimmed(found[1])
    return Credit(name, Span(offset + start, offset + start + len(name)), whole, strength)


def _trimmed(name: str) -> str:
    """Without the sentence's end."""
    return name.rstrip(".,’'")


def _is_medium(name: str, known: frozenset[str]) -> bool:
    """Whether it is a known outlet, or one of its words is what media are called."""
    return medium(name) in known or any(
        word in _media_words() for word in name.replace(",", " ").split()
    )


@cache
def _media_words() -> frozenset[str]:
    listed = rows("organisations.tsv")
    return frozenset(noun for noun, kind, _ in listed if kind == "media" and noun[0].isupper())
