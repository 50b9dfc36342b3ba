"""Text in, passages out: blocks of text, each with its sentences and its words.

Promises: passages, sentences and words stand in text order and do not overlap; every
character that is not white space lies in exactly one word; one pass, linear time.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.records import Passage, PassageKind, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# Letters and digits with the combining marks that belong to them.
_ALNUM = r"[^\W_][\w\u0300-\u036f\u200c\u200d]*+"
# Begins a sentence though nothing parts it from the full stop: "said Brill.In the north".
_GLUED = r"(?:The|In|It|He|She|But|We|They|This|That|On|At|And|After|When|His|Her|There|For|As)\b"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)++"  # 1,200.50
    # AT&T, O'Brien
    rf"|{_ALNUM}(?:(?:[-‐‑&]|\.(?!{_GLUED})){_ALNUM}|['’](?=[^\W\d_]{{3}}){_ALNUM})*+"
    r"(?:(?<=n)['’]t\b)?"  # doesn't
    r"|['’](?:s|S|m|re|ve|ll|d)\b"  # possessive and clitics stand alone
    r"|''(?!')|``(?!`)"  # two single marks for a double one
    r"|\S"
)
_GLUED_WORD = re.compile(_GLUED)
_ENDINGS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_OPENERS = frozenset("\"'“‘«([`")
# A full stop after these ends no sentence. Common newsroom abbreviations, our own list.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj rev hon st jr sr vs no nos "
    "jan feb mar apr jun jul aug sept sep oct nov dec inc ltd corp co etc dept fig art cf al "
    "approx est mt ft pres amb supt hr".split()
)
# A dotted abbreviation (U.S.) ends a sentence only before one of these.
_STARTERS = frozenset(
    "the a an this that these those he she it they we i in on at but and however his her its "
    "their there when while if after before as for".split()
)
_BYLINE = re.compile(r"(?:by|from|story by|reporting by)\s+\S", re.IGNORECASE)
_STOP_AT_END = re.compile(r"[.!?…:]['\"”’»)\]]*\s*$")

PASSAGE_WORDS = 2000  # a longer paragraph is no paragraph; PolNeAR train's longest has 493 words
HEADLINE_WORDS = 30  # longest headline taken for one; no first line of PolNeAR train is longer
BYLINE_WORDS = 14
BYLINE_PLACES = 4  # a byline stands among the first passages
WRAP_WIDTH = (45, 100)  # a hard-wrapped text has most of its lines this long


def segment(text: str) -> tuple[Passage, ...]:
    """The passages of `text`, in order. Empty where it holds nothing but white space."""
    blocks = [b for b in _blocks(text) if len(b)]
    kinds = _kinds(text, blocks)
    return tuple(p for b, kind in zip(blocks, kinds, strict=True) for p in _passages(text, b, kind))


def passage_at(passages: Sequence[Passage], at: int) -> int:
    """The number of the passage that holds a place, or else that ends last before it; 0 where none
    does."""
    return max(0, bisect_right(passages, at, key=lambda p: p.span.start) - 1)


def sentence_of(passages: Sequence[Passage], span: Span) -> Span | None:
    """The sentence that holds the whole of a span; None where it crosses a sentence's end."""
    home = passages[passage_at(passages, span.start)]
    return next((s for s in home.sentences if s.contains(span)), None)


def _passages(text: str, block: Span, kind: PassageKind) -> Iterator[Passage]:
    """The block as one passage; an endless one cut at the ends of sentences, or anywhere."""
    words = tuple(_words(text, block))
    if len(words) <= PASSAGE_WORDS:
        yield Passage(block, kind, tuple(_sentences(text, words)), words)
        return
    ends = {s.end for s in _sentences(text, words)}
    start = 0
    for i, word in enumerate(words, 1):
        size = i - start
        full = size >= PASSAGE_WORDS or (size >= PASSAGE_WORDS // 2 and word.end in ends)
        if full or i == len(words):
            piece = words[start:i]
            whole = piece[0].hull(piece[-1])
            yield Passage(whole, kind, tuple(_sentences(text, piece)), piece)
            start = i


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs: a line each, or lines joined up to a blank one where they are hard-wrapped."""
    lines = [_stripped(text, Span(*m.span())) for m in _LINE.finditer(text)]
    lines = [line for line in lines if len(line)]
    if not _hard_wrapped(text, lines):
        yield from lines
        return
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or _blank_between(text, lines[i - 1], lines[i]):
            yield Span(lines[start].start, lines[i - 1].end)
            start = i


def _stripped(text: str, span: Span) -> Span:
    raw = span.of(text)
    left = len(raw) - len(raw.lstrip())
    return Span(span.start + left, max(span.start + left, span.start + len(raw.rstrip())))


def _blank_between(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) > 1


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """True where most lines that go on are about as long as a terminal is wide."""
    going_on = [a for a, b in pairwise(lines) if not _blank_between(text, a, b)]
    if len(going_on) < 4 or len(going_on) == len(lines) - 1:
        return False
    low, high = WRAP_WIDTH
    wide = sum(low <= len(line) <= high for line in going_on)
    open_ended = sum(not _STOP_AT_END.search(line.of(text)[-8:]) for line in going_on)
    return wide > 0.7 * len(going_on) and open_ended > 0.6 * len(going_on)


def _kinds(text: str, blocks: list[Span]) -> list[PassageKind]:
    """The first short block without a full stop is the headline; a byline follows closely."""
    kinds = [PassageKind.PARAGRAPH] * len(blocks)
    if len(blocks) < 2:
        return kinds
    for i, block in enumerate(blocks[:BYLINE_PLACES]):
        if len(block) > 300:
            continue
        raw = block.of(text)
        size = len(raw.split())
        if _BYLINE.match(raw) and size <= BYLINE_WORDS and not raw.rstrip().endswith("."):
            kinds[i] = PassageKind.BYLINE
        elif i == 0 and size <= HEADLINE_WORDS and not raw.rstrip("\"'”’»").endswith("."):
            kinds[i] = PassageKind.HEADLINE
    return kinds


def _words(text: str, block: Span) -> Iterator[Span]:
    for match in _WORD.finditer(text, block.start, block.end):
        yield Span(*match.span())


def _sentences(text: str, words: tuple[Span, ...]) -> Iterator[Span]:
    start = 0
    i = 0
    while i < len(words):
        if words[i].of(text)[-1] in _ENDINGS and _may_end(text, words, i):
            last = _with_closers(text, words, i)
            if last + 1 >= len(words) or _may_begin(text, words, last + 1):
                yield Span(words[start].start, words[last].end)
                start = last + 1
            i = last
        i += 1
    if start < len(words):
        yield Span(words[start].start, words[-1].end)


def _with_closers(text: str, words: tuple[Span, ...], i: int) -> int:
    """The last of the stops and closing marks that cling to the stop at `i`."""
    while i + 1 < len(words) and words[i + 1].start == words[i].end:
        mark = words[i + 1].of(text)
        if mark not in _CLOSERS and mark not in _ENDINGS:
            break
        i += 1
    return i


def _may_end(text: str, words: tuple[Span, ...], i: int) -> bool:
    raw = words[i].of(text)
    if len(raw) > 1:  # a dotted abbreviation
        following = words[i + 1].of(text).lower() if i + 1 < len(words) else ""
        return i + 1 == len(words) or following in _STARTERS
    if raw == "." and i and words[i - 1].end == words[i].start:
        before = words[i - 1].of(text)
        return not (before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isupper()))
    return True


def _may_begin(text: str, words: tuple[Span, ...], i: int) -> bool:
    """A sentence begins after white space, with a capital, a digit or an opening mark."""
    if words[i].start == words[i - 1].end:
        glued = words[i - 1].of(text) == "." and i > 1 and words[i - 2].of(text).isalpha()
        return (
            glued and len(words[i - 2]) > 2 and _GLUED_WORD.fullmatch(words[i].of(text)) is not None
        )
    first = text[words[i].start]
    return first.isupper() or first.isdigit() or first in _OPENERS or not first.isalnum()
