"""Lines of a printed page in, paragraphs out.

Promises: no word is changed but for a hyphen at the end of a line; the order stays. Left out: a
line at the head or foot of a page that stands in the same place of another page too, figures
aside, and the number of the page. Where a paragraph ends is told from the page (a gap, an indent,
a short last line, another size of print); in the middle of a sentence none ends.
"""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

EDGE_LINES = 3  # of a page, where heads and feet stand
GAP = 1.3  # of the usual step from line to line: more parts paragraphs
INDENT = 0.8  # of a line's height
SHORT = 0.15  # of the paragraph's width: a last line that leaves so much is one
OTHER_SIZE = 0.15  # of a line's height: headings differ by more, a change of fonts by less
HEADLINE_SIZE = 1.2  # times the usual height
HEADLINE_LENGTH = 300  # characters
SOFT_HYPHEN = "\u00ad"

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[( ]*(?:page |p\. ?)?(\d{1,4})(?:(?: of | ?/ ?)\d{1,4})?[-–—|\]). ]*", re.I
)
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile("[•‣▪◦●■]")
_DASH = re.compile("[-–—] ")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐\u00ad]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# Beginnings of compounds that are no syllable of a longer word: their hyphen is their own.
_COMPOUND = frozenset({"half", "non", "self", "vice", "well"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its words, where it stands on which page, in points from the lower left."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float


def paragraphs(pages: list[list[Line]]) -> tuple[list[str], str | None]:
    """The paragraphs of a paper, each as one line, and its headline: the first of the first page
    that is printed larger than most; None where there is none."""
    lines = [line for page in pages for line in page]
    large = HEADLINE_SIZE * statistics.median(line.height for line in lines) if lines else 0
    found, headline = [], None
    for text, first in _blocks(pages):
        found.append(text)
        in_place = first.page == 0 and first.height >= large and len(text) <= HEADLINE_LENGTH
        if headline is None and in_place:
            headline = text
    return found, headline


def _blocks(pages: list[list[Line]]) -> Iterator[tuple[str, Line]]:
    """Each paragraph with its first line."""
    lines = list(_without_running_lines(pages))
    step = _usual_step(lines)
    words = {word.lower() for line in lines for word in _WORD.findall(line.text)[:-1]}
    block: list[Line] = []
    for line in lines:
        if block and _begins(block, line, step):
            yield _joined(block, words), block[0]
            block = []
        block.append(line)
    if block:
        yield _joined(block, words), block[0]


def _without_running_lines(pages: list[list[Line]]) -> Iterator[Line]:
    """All lines but heads, feet and page numbers."""
    places: dict[tuple[str, int], set[int]] = {}
    edges = [_edges(page) for page in pages]
    for number, edge in enumerate(edges):
        for line in edge:
            places.setdefault(_place(line), set()).add(number)
    for page, edge in zip(pages, edges, strict=True):
        for line in page:
            if line not in edge or (len(places[_place(line)]) == 1 and not _is_number(line)):
                yield line


def _edges(page: list[Line]) -> set[Line]:
    rising = sorted(page, key=lambda line: line.bottom)
    return {*rising[:EDGE_LINES], *rising[-EDGE_LINES:]}


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom)


def _is_number(line: Line) -> bool:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and int(found[1]) == line.page + 1


def _usual_step(lines: list[Line]) -> float:
    """From one line to the next, in heights of a line."""
    steps = [
        (above.bottom - below.bottom) / above.height
        for above, below in pairwise(lines)
        if above.page == below.page and 0.5 < (above.bottom - below.bottom) / above.height < 3
    ]
    return statistics.median_low(steps) if steps else 1.2


def _begins(block: list[Line], line: Line, step: float) -> bool:
    """True where `line` begins a paragraph after the one that the block is."""
    last = block[-1]
    ended = _ENDED.search(last.text) is not None
    size = abs(line.height - last.height) / max(line.height, last.height)
    if not ended and line.text[0].islower() and size <= 2 * OTHER_SIZE:
        return False
    if size > OTHER_SIZE or _BULLET.match(line.text):
        return True
    down = last.bottom - line.bottom
    if last.page != line.page or down < -last.height / 2:
        return ended
    if down > GAP * step * last.height:
        return True
    indented = line.left > last.left + INDENT * last.height
    return ended and (indented or _is_short(block, line) or _DASH.match(line.text) is not None)


def _is_short(block: list[Line], line: Line) -> bool:
    last = block[-1]
    column = [one for one in (*block[-EDGE_LINES:], line) if one.page == line.page]
    left, right = min(one.left for one in column), max(one.right for one in column)
    return right - last.right > SHORT * (right - left)


def _joined(block: list[Line], words: set[str]) -> str:
    """The lines as one, what was parted at a line's end made whole."""
    parts = [block[0].text]
    for line in block[1:]:
        parts[-1:] = _met(parts[-1], line.text, words)
    return "".join(parts)


def _met(above: str, below: str, words: set[str]) -> list[str]:
    broken, rest = _BROKEN.search(above), _LETTERS.match(below)
    if broken is None:
        return [above, below] if _hangs(above) else [above, " " + below]
    if above.endswith(SOFT_HYPHEN):
        return [above[:-1], below]
    if rest is None or not below[0].islower() or _is_compound(broken, rest, words):
        return [above, below]
    return [above[:-1], below]


def _hangs(above: str) -> bool:
    """True for a line that ends in a hyphen which joins, after a figure: 2030-31."""
    return len(above) > 1 and above[-1] in "-‐" and not above[-2].isspace()


def _is_compound(broken: re.Match[str], rest: re.Match[str], words: set[str]) -> bool:
    """True where the hyphen is the word's own: the paper has it so elsewhere, or not without."""
    first, second = broken[1].lower(), rest[0].lower()
    if first + second in words:
        return False
    return f"{first}-{second}" in words or first in _COMPOUND
