"""Transcripts: who has the floor. A paragraph that begins with a name and a colon is a turn, and
where answers have their "A:" one that begins with a "Q" glued to its question: "QWho left?".

Comes in: the passages and the attributions that the tagger found. Goes out: one attribution for
each turn, over all that is said in it; found ones in it are put inside. Text is a transcript where
two names at least begin two paragraphs each, or where a label for questions stands beside a name in
capitals; a heading such as "Update:" alone is nobody's turn.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Passage, PassageKind, Span
from sayso.wordlists import turn_labels

LABEL = 100  # characters of the longest name before its colon
RETURNS = 2  # turns that somebody has at least, for two of them to make a transcript
LEAST_TURNS = 3  # of a transcript in which questions have a label
_CAPITALS = r"[A-Z][A-Z.'’-]*(?: \(?[A-Z][A-Z.,'’-]*\)?){0,9}"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
# Behind a name may stand for whom somebody asks: "QUESTION (National Radio):".
_LABEL = re.compile(rf"(?P<name>{_CAPITALS}|{_NAME})(?: \([^()\n]{{1,60}}\))?(?P<colon>:)\s+(?=\S)")
_GLUED = re.compile(r"Q[A-Z“\"‘']")
FIRST_PERSON = frozenset("i we me us my our".split())
_STILL = FIRST_PERSON | frozenset("you your let".split())  # words of somebody who is still speaking


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph begins: a name, its colon if any, and where the words said start."""

    name: Span
    colon: Span | None
    start: int


def with_turns(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> tuple[list[Attribution], list[Attribution]]:
    """The turns of a transcript, and `found`: what is said about saying in a turn is inside it."""
    turns = list(_turns(text, passages, quotes))
    spans = sorted((span, n) for n, turn in enumerate(turns) for span in _reach(turn))
    starts = [span.start for span, _ in spans]
    kept = []
    for attribution in found:
        at = bisect_right(starts, attribution.content[0].start) - 1
        if at < 0 or attribution.content[0].start >= spans[at][0].end:
            kept.append(attribution)
            continue
        turn = turns[spans[at][1]]
        if _speaks_of_another(text, attribution, turn):
            kept.append(replace(attribution, within=turn))
    return turns, kept


def _turns(
    text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    openings = [_opening(text, p) for p in passages]
    if sum(o is not None and o.name.of(text) == "A" for o in openings) >= RETURNS:
        openings = [o or _glued(text, p) for o, p in zip(openings, passages, strict=True)]
    names = Counter(o.name.of(text) for o in openings if o is not None)
    if not _transcript(names):
        return
    turn: list[Span] = []
    held: list[Span] = []  # paragraphs that may belong to the turn, if it goes on behind them
    speaker: _Opening | None = None
    for passage, opening in zip(passages, openings, strict=True):
        if opening is not None and _is_name(opening.name.of(text), names):
            if speaker is not None:
                yield _turn(speaker, turn, quotes)
            speaker, turn, held = opening, [Span(opening.start, passage.span.end)], []
        elif speaker is not None and _goes_on(text, passage):
            turn += [*held, passage.span]
            held = []
        else:
            held.append(passage.span)
    if speaker is not None:
        yield _turn(speaker, turn, quotes)


def _transcript(names: Counter[str]) -> bool:
    """Two return, or a question has its label and somebody else has theirs."""
    if sum(count >= RETURNS for count in names.values()) >= 2:
        return True
    shown = [name.rstrip(".") for name in names if name.isupper()]
    asked = [name for name in shown if turn_labels().get(name) == "question"]
    return 0 < len(asked) < len(shown) and names.total() >= LEAST_TURNS


def _is_name(label: str, names: Counter[str]) -> bool:
    """In capitals, or one that returns, also with a title before it: "Minister Ana Brill:"."""
    words = label.split(" ")
    ends = (" ".join(words[n:]) for n in range(len(words)))
    return label.isupper() or any(names[end] >= RETURNS for end in ends)


def _opening(text: str, passage: Passage) -> _Opening | None:
    if passage.kind is PassageKind.BYLINE:
        return None
    start, end = passage.span.start, passage.span.end
    match = _LABEL.match(text, start, min(end, start + LABEL))
    if match is None:
        return None
    return _Opening(Span(*match.span("name")), Span(*match.span("colon")), match.end())


def _glued(text: str, passage: Passage) -> _Opening | None:
    """A question whose label has lost what stood behind it."""
    start = passage.span.start
    if _GLUED.match(text, start, passage.span.end) is None:
        return None
    return _Opening(Span(start, start + 1), None, start + 1)


def _goes_on(text: str, passage: Passage) -> bool:
    """True for a paragraph without a name that its words show to be said by somebody."""
    return any(w.of(text).lower() in _STILL for w in passage.words)


def _turn(opening: _Opening, content: list[Span], quotes: tuple[Quotation, ...]) -> Attribution:
    spans = tuple(content)
    return Attribution(
        opening.name, opening.colon, spans, Act.COMMUNICATION, quote_of(spans, quotes)
    )


def _reach(turn: Attribution) -> tuple[Span, ...]:
    """The words of a turn, its name and colon among them."""
    first, *others = turn.content
    assert turn.source is not None
    return (turn.source.hull(first), *others)


def _speaks_of_another(text: str, found: Attribution, turn: Attribution) -> bool:
    """False where it is the turn itself, or the speaker on their own mind."""
    if found.source is None or found.cue is None or found.act is None:
        return False
    inside = found.source.start >= turn.content[0].start and found.cue.of(text).strip() != ":"
    return inside and found.source.of(text).lower() not in FIRST_PERSON
