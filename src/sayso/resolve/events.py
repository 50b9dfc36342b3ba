"""What a walk through a document passes: names with what is told of them, and role nouns.

Comes in: the text, its passages and the names that run through it. Goes out: Events, in text order.
Promises: pure; linear in the length of the text but for sorting within a passage.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Passage, Span
from sayso.resolve.descriptions import Description, descriptions
from sayso.resolve.lexicons import Lexicons
from sayso.resolve.names import Run


@dataclass(frozen=True, slots=True)
class Event:
    """A name with its descriptions, or a role noun; where it begins, in which passage."""

    at: int
    run: Run | None
    told: tuple[Description, ...] = ()
    noun: str = ""
    passage: int = 0


def events(
    text: str, passages: Sequence[Passage], runs: Sequence[Run], lexicons: Lexicons
) -> Iterator[Event]:
    """Names and role nouns in text order; a role that describes a name is no person more."""
    at = 0
    for number, passage in enumerate(passages):
        here: list[Event] = []
        while at < len(runs) and runs[at].passage <= number:
            run = runs[at]
            told = descriptions(run, passage, text, lexicons)
            here.append(Event(run.span.start, run, tuple(told), "", number))
            at += 1
        taken = sorted(d.span for event in here for d in event.told)
        here += _roles(text, passage, number, lexicons, taken)
        yield from sorted(here, key=lambda event: event.at)


def _roles(
    text: str, passage: Passage, number: int, lexicons: Lexicons, taken: Sequence[Span]
) -> Iterator[Event]:
    """Role nouns outside the spans that are taken."""
    starts = [span.start for span in taken]
    for word in passage.words:
        noun = word.of(text)
        if noun in lexicons.roles:
            i = bisect_right(starts, word.start) - 1
            if i < 0 or word.end > taken[i].end:
                yield Event(word.start, None, (), noun, number)
