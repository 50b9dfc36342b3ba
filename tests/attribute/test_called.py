"""What somebody calls a thing."""

import pytest

from sayso.attribute.called import without_name
from sayso.quotation import quotations
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment
from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that it would shut what the board calls a “ghost port” in May",
         ("the board", "calls", "a “ghost port”")),
        ("about what the harbour master described as a joke, and laughed",
         ("the harbour master", "described", "a joke")),
        ("that what some call the old rule was gone", ("some", "call", "the old rule")),
        ("to end what they see as a race to the bottom",
         ("they", "see", "a race to the bottom")),
    ],
)  # fmt: skip
def test_a_name_is_whose_it_is(content: str, found: tuple[str, str, str]) -> None:
    assert found in inner(content)


@pytest.mark.parametrize(
    "content",
    [
        "that what we call the port is gone",  # the speaker
        "that what the board sees is a port",  # no "as"
        "that what is called the port is gone",  # nobody
        "that the old, what they said, calls for a port",
    ],
)
def test_no_name_and_nobodys(content: str) -> None:
    assert inner(content) == []


@pytest.mark.parametrize("words", ["a “claim of right” over it", "a “claim of right”"])
def test_what_is_called_so_ends_before_its_name(words: str) -> None:
    said = f"Harding's assertion of {words} “odd” and “grave”"
    text = f"Fitton called {said}."
    outer = made(text, "Fitton", "called", said)
    within = made(
        text, "Harding's", "assertion of", said.removeprefix("Harding's assertion of "), outer
    )
    quotes = quotations(text, segment(text))
    (short,) = without_name(text, quotes, within).content
    assert short.of(text) == words
    assert without_name(text, quotes, outer) == outer


def made(
    text: str, who: str, cue: str, said: str, within: Attribution | None = None
) -> Attribution:
    spans = (Span(text.index(part), text.index(part) + len(part)) for part in (who, cue, said))
    source, verb, content = spans
    return Attribution(source, verb, (content,), Act.COMMUNICATION, Quote.MIXED, within=within)
