"""Figures: the casebook, spans, and speed on hostile input."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.figures import figures
from sayso.records import Document, Figure, Span
from tests.casebook import Case, read_casebook

CASES = read_casebook("figures")


def _line(figure: Figure, text: str) -> str:
    mark = "~" if figure.approximate else ""
    numbers = ["-" if n is None else f"{n:g}" for n in (figure.low, figure.high)]
    bounds = [f"{n:.12g}" if n != "-" else n for n in map(_plain, numbers)]
    words = [mark + figure.span.of(text), *bounds, figure.unit or "-", figure.counted or "-"]
    return " | ".join(words)


def _plain(number: str) -> float | str:
    return number if number == "-" else float(number)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_casebook(case: Case) -> None:
    assert [_line(f, case.text) for f in figures(case.document, case.content)] == case.all("figure")


@given(st.text(alphabet="0123456789 ,.-–$%kmAone twohundred\n", max_size=200))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_content(text: str) -> None:
    for figure in figures(Document("d", text), (Span(0, len(text)),)):
        assert Span(0, len(text)).contains(figure.span)
        assert figure.counted is None or figure.counted in text


@pytest.mark.parametrize(
    "piece", ["1", "1,000", "1-", "one ", "number of ", "$", "hundred and ", "10 to ", "dozens of "]
)
def test_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    figures(Document("d", text), (Span(0, len(text)),))
    assert time.perf_counter() - start < 4


@given(
    st.lists(
        st.sampled_from(
            [
                "18",
                "1,000",
                "0.25",
                "18,432.50",
                "²",
                "٣",
                "-",
                "to",
                "$",
                "pm",
                "st",
                "of",
                "million",
                "two",
                "half",
                "%",
                ".",
                ",",
                " ",
                " ",
                "soldiers",
                "at",
                "May",
            ]
        ),
        max_size=12,
    )
)
def test_any_row_of_numbers_is_read(pieces: list[str]) -> None:
    text = "".join(pieces) or "x"
    for figure in figures(Document("d", text), (Span(0, len(text)),)):
        assert figure.span.of(text)
