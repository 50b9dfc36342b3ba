"""Quotation marks in, quoted stretches out.

Knows curly and straight marks, double and single, guillemets either way round, low marks, and
the newsroom's running quote: an opening mark on each paragraph and a closing one on the last. A
mark without a partner quotes nothing, unless it opens its paragraph or the next one opens too:
then the quote runs to the paragraph's end.
One pass over the words, linear time.
"""

from bisect import bisect_left
from dataclasses import dataclass

from sayso.records import Passage, Quote, Span

DOUBLE = frozenset('"“”„«»') | {"''", "``"}
SINGLE = frozenset("'‘’‚‹›")
MARKS = DOUBLE | SINGLE
_LOW = frozenset("„‚")  # closed by what elsewhere opens
_ONLY_OPENING = frozenset("“„‘‚")
_ONLY_CLOSING = frozenset("”’")
_LOOSE_BEFORE = frozenset("([{—–-/:\"“„«‘'")
_FIRST_INSIDE = frozenset("".join(MARKS)) | frozenset("[($£€#@….-—")
_CLIPPED = frozenset(["tis ", "twas", "til ", "em a", "caus"])
MAX_QUOTE_WORDS = 600  # a longer stretch in one paragraph is an unpaired mark, not a quote


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` covers the marks too. `runs_on`: no mark closes it before its paragraph ends."""

    span: Span
    runs_on: bool = False


def quotations(text: str, passages: tuple[Passage, ...]) -> tuple[Quotation, ...]:
    """The outermost quoted stretches of the text, in order; none crosses a paragraph."""
    found: list[Quotation] = []
    for i, passage in enumerate(passages):
        following = passages[i + 1] if i + 1 < len(passages) else None
        runs = following is not None and following.words[0].of(text) in DOUBLE
        found.extend(_in_passage(text, passage, runs))
    return tuple(found)


def _in_passage(text: str, passage: Passage, runs: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[int] = []  # word numbers of the marks still open: at most one of each kind
    for i, word in enumerate(passage.words):
        if word.of(text) not in MARKS:
            continue
        partner = _partner(text, passage, opened, i)
        if partner is not None and _closes(text, passage, word, passage.words[partner]):
            del opened[opened.index(partner) :]
            found.append(Quotation(passage.words[partner].hull(word)))
        elif _opens(text, passage, word):
            opened = [o for o in opened if o != partner and i - o <= MAX_QUOTE_WORDS]
            opened.append(i)
    last = next((o for o in opened if passage.words[o].of(text) in DOUBLE), None)
    if last is not None and (runs or last == 0):
        found.append(Quotation(Span(passage.words[last].start, passage.span.end), True))
    return _outermost(found)


def _partner(text: str, passage: Passage, opened: list[int], i: int) -> int | None:
    """The open mark of the same kind as the mark at word `i`."""
    kind = passage.words[i].of(text) in DOUBLE
    same = (o for o in opened if (passage.words[o].of(text) in DOUBLE) == kind)
    return next((o for o in same if i - o <= MAX_QUOTE_WORDS), None)


def _outermost(found: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quote in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return kept


def _opens(text: str, passage: Passage, word: Span) -> bool:
    mark = word.of(text)
    if mark in _ONLY_CLOSING and (mark in SINGLE or word.start > passage.span.start):
        return False  # at a paragraph's start a closing mark is a slip for an opening one
    after = text[word.end : word.end + 1] if word.end < passage.span.end else ""
    if not (after.isalnum() or after in _FIRST_INSIDE):
        return False
    if mark == "'" and (after.isdigit() or text[word.end : word.end + 4].lower() in _CLIPPED):
        return False
    before = text[word.start - 1] if word.start > passage.span.start else " "
    return mark in _ONLY_OPENING or before.isspace() or before in _LOOSE_BEFORE


def _closes(text: str, passage: Passage, word: Span, opening: Span) -> bool:
    mark = word.of(text)
    if mark in _ONLY_OPENING and opening.of(text) not in _LOW:
        return False
    before = text[word.start - 1] if word.start > passage.span.start else " "
    after = text[word.end : word.end + 1] if word.end < passage.span.end else ""
    if mark in SINGLE and after.isalnum():
        return False
    return not before.isspace() or not after or after.isspace()


def quote_of(contents: tuple[Span, ...], quotes: tuple[Quotation, ...]) -> Quote:
    """DIRECT where quotation marks hold all of it, MIXED where they hold some, else INDIRECT."""
    total = sum(map(len, contents))
    quoted = sum(quoted_characters(span, quotes) for span in contents)
    if quoted and quoted >= total - 2 * len(contents):  # a comma may stand outside the marks
        return Quote.DIRECT
    return Quote.MIXED if quoted else Quote.INDIRECT


def quoted_characters(span: Span, quotes: tuple[Quotation, ...]) -> int:
    """How many characters of the span stand in quotation marks."""
    at = bisect_left(quotes, span.start, key=lambda q: q.span.end)
    covered = 0
    while at < len(quotes) and quotes[at].span.start < span.end:
        covered += quotes[at].span.overlap(span)
        at += 1
    return covered
