"""Dates: the casebook, and inputs that must neither hang nor raise."""

import time

import pytest

from sayso.qualify import qualify
from sayso.qualify.when import dates
from sayso.records import Document, Span
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("when"), ids=str)
def test_casebook(case: Case) -> None:
    read = qualify(case.document, case.content, cues=case.cues, context=case.context)
    lines = [
        f"{d.span.of(case.text)} | {d.value if d.value is not None else '-'}" for d in read.dates
    ]
    assert lines == case.all("date")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "garbage", "", None])
@pytest.mark.parametrize(
    "words", ["last week", "next Monday", "next year", "900 years ago", "30 February"]
)
def test_the_ends_of_the_calendar_give_none_or_a_value(published: str | None, words: str) -> None:
    document = Document("d", f"It fell {words}.", published=published)
    for found in dates(document, (Span(0, len(document.text)),)):
        assert found.value is None or len(found.value) in (10, 21)


@pytest.mark.parametrize(
    "piece",
    [
        "May ",
        "1",
        "4 ",
        "between March ",
        "in 20",
        "last ",
        "2031-",
        "1 to ",
        "the 1",
        "the end of ",
    ],
)
def test_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    dates(Document("d", text, published="2031-03-05"), (Span(0, len(text)),))
    assert time.perf_counter() - start < 4
