"""Words by which the writer stands back: "claimed", "falsely", "what it called", scare quotes.

Comes in: the text, the content, the innermost cue. Goes out: the words as Hedges. Where a source
vouches for the statement they lower nothing, and their degree is certain; where nobody does
("is said to", "rumours that", "reportedly") it is unspecified. Lexicon: `data/distance.tsv`.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.qualify.clause import Clause
from sayso.qualify.forces import CueReading, Force
from sayso.qualify.words import Found, Word, lexicon, words_of
from sayso.records import Hedge, Modality, Span

NEAR = 60  # characters around a cue that the writer's comment on it may fill
HEAD = 1000  # characters of an averred statement in which scare quotes are looked for
BEFORE = 3  # words before a cue: "has repeatedly and falsely claimed"
_ENDS = re.compile(r"[.;!?\n]")
# Quotation marks around an adjective that the writer would not use: the “liberated” town.
_SCARE = re.compile(
    r"\b(?i:the|an?|this|that|these|those|its|their|his|her|our|such)\s"
    r"([“\"‘'][a-z][a-z-]{1,24}(?:\s[a-z-]{1,24}){0,2}[”\"’'])\s[a-z]",
)


def of_cue(
    text: str, cue: Span, read: CueReading, content: tuple[Span, ...], *, sourced: bool
) -> tuple[Hedge, ...]:
    """The writer's distance in and around a cue."""
    words = _near(text, cue, content)
    found = [*_found(words, sourced=sourced)]
    if read.force is Force.DISTANCE and not any(h.span.overlap(read.word) for h in found):
        degree = Modality.CERTAIN if sourced else Modality.UNSPECIFIED
        found.append(Hedge(read.word, degree))
    return tuple(sorted(found, key=lambda hedge: hedge.span))


def of_writer(text: str, words: Sequence[Word], clause: Clause, head: Span) -> tuple[Hedge, ...]:
    """The writer's distance in a sentence of their own; what is handed on is not told here."""
    main = [words[i] for i in clause.main]
    scare = (m.span(1) for m in _SCARE.finditer(text, head.start, min(head.end, head.start + HEAD)))
    return (
        *(h for h in _found(main, sourced=True) if h.degree is Modality.CERTAIN),
        *(Hedge(Span(*place), Modality.CERTAIN) for place in scare),
    )


def _found(words: Sequence[Word], *, sourced: bool) -> Iterator[Hedge]:
    for found in lexicon("distance.tsv").within([w.low for w in words]):
        if found.says == "unsourced":
            if not sourced:
                yield Hedge(_place(words, found), Modality.UNSPECIFIED)
        else:
            yield Hedge(_place(words, found), Modality(found.says))


def _place(words: Sequence[Word], found: Found) -> Span:
    return Span(words[found.first].start, words[found.last].end)


def _near(text: str, cue: Span, content: tuple[Span, ...]) -> list[Word]:
    """The cue with what stands right before and behind it, up to the content or the sentence's
    end, and the first word of the content ("said | to have left")."""
    floor = max((s.end for s in content if s.end <= cue.start), default=0)
    before = words_of(text, (Span(max(floor, cue.start - NEAR), cue.start),))
    after = next((s for s in sorted(content) if s.start >= cue.end), None)
    stop = min(len(text), cue.end + NEAR, after.start if after is not None else len(text))
    ends = _ENDS.search(text, cue.end, stop)
    words = words_of(text, (Span(cue.start, ends.start() if ends else max(stop, cue.end)),))
    first = words_of(text, (Span(after.start, min(after.end, after.start + 20)),)) if after else []
    return [*before[-BEFORE:], *words, *(first[:1] if not ends else [])]
