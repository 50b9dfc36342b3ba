"""Whose paper "the report" is: a text in, the words for the body out.

Only what the text itself says counts: "the board said in an interim report", "the board had
published a report", "a report by the board", "the board's report".
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.records import Reading, Span, Statement

LONGEST_SENTENCE = 600  # characters on either side of a cue in which a paper is looked for

_PAPER = re.compile(
    r"(?:the|this|that) (?:same |[a-z-]+ )?(report|statement|study|survey|bulletin|communiqué"
    r"|memorandum|memo|letter|audit|review|analysis|assessment|dossier|paper|findings|filing"
    r"|complaint|indictment)",
    re.I,
)
# No pattern gives back: each is linear in a name or a word of any length.
_WORDS = r"(?:(?!(?:of|for|at|from|by|in|to|with|on) )[a-z][\w’'-]*+ ){0,3}?"
_NAME = r"(?<![\w’'-])(?:[Tt]he )?([A-Z][\w-]*+(?: (?:(?:of|the|and|for) )?[A-Z][\w-]*+){0,5})"
_PUT_OUT = r"(?:published|released|issued|presented|unveiled|put out|wrote)"
# Beside who speaks: "said in | an interim report", "said as she presented | a report".
_IN_A = (
    r"\b(?:in|with|through|presented|presenting|published|publishing|released|releasing|issued"
    r"|issuing|unveiled|unveiling) (?:an?|its|his|her|their) "
)
_STOP = re.compile(r"[.!?][”\"’]?\s|\n")


def paper(words: str) -> str | None:
    """The noun of a paper that words point to: "the report"; None where they point to none."""
    found = _PAPER.fullmatch(words)
    return found[1].lower() if found is not None else None


def publishers(text: str, noun: str) -> Iterator[tuple[int, str]]:
    """Where the text says who put out such a paper, and their names."""
    return ((found.start(), found[1]) for form in _forms(noun) for found in form.finditer(text))


@cache
def _forms(noun: str) -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"{_NAME} (?:has |have |had )?{_PUT_OUT} (?:an?|its|the) {_WORDS}{noun}\b"),
        re.compile(rf"\b{noun} (?:by|of|from) {_NAME}"),
        re.compile(rf"{_NAME}[’'](?:s )? ?{_WORDS}{noun}\b"),
    )


def told_in(reading: Reading, statement: Statement, noun: str) -> bool:
    """Whether who makes a statement makes it in such a paper: "said on Tuesday in a report"."""
    cue = link.cue if (link := statement.innermost) is not None else None
    if cue is None:
        return False
    text = reading.document.text
    near = Span(max(0, cue.start - LONGEST_SENTENCE), min(len(text), cue.end + LONGEST_SENTENCE))
    start = max((s.end() for s in _STOP.finditer(text, near.start, cue.start)), default=near.start)
    stop = _STOP.search(text, cue.end, near.end)
    end = near.end if stop is None else stop.start()
    found = re.compile(rf"{_IN_A}{_WORDS}{noun}\b").finditer(text, start, end)
    said = statement.content
    return any(not any(part.overlap(Span(*one.span())) for part in said) for one in found)
