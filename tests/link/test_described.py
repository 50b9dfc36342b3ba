"""Names beside nouns, and words of any length."""

import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from sayso.link.described import described
from sayso.link.offices import Offices


def read(text: str) -> Iterator[SimpleNamespace]:
    yield SimpleNamespace(document=SimpleNamespace(text=text, outlet=None))


@pytest.mark.parametrize(
    "text", ["Aqualis, the firm, closed.", "The firm Aqualis closed.", "Its firm, Aqualis, closed."]
)
def test_a_noun_beside_a_name_describes_it(text: str) -> None:
    assert described(read(text), ()) == {"firm": {"Aqualis"}}


def test_a_noun_apart_from_a_name_describes_nobody() -> None:
    assert described(read("Aqualis closed. The firm said nothing."), ()) == {}


@pytest.mark.parametrize("word", ["A", "Aa ", "The Aa ", "A, the "])
def test_a_long_word_costs_no_more_than_its_length(word: str) -> None:
    began = time.process_time()
    described(read(word * (300_000 // len(word))), ())
    assert time.process_time() - began < 5  # the square of it takes minutes


@pytest.mark.parametrize("word", ["A", "Aa ", "Mayor ", "president of the "])
def test_offices_cost_no_more_than_the_length_of_their_text(word: str) -> None:
    began = time.process_time()
    Offices(read("The mayor left. " + word * (300_000 // len(word))))
    assert time.process_time() - began < 10
