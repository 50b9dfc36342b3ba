"""Nobody says the dateline."""

import pytest

from sayso.attribute.datelines import past_dateline
from sayso.records import Span
from sayso.segment import segment


def left(text: str, start: int = 0) -> str:
    return past_dateline(text, segment(text), Span(start, len(text))).of(text)


@pytest.mark.parametrize(
    "head",
    [
        "TARN — ",
        "PORT SENN, March 3 (Coast Wire) — ",
        "PORT SENN, Karst, 3 March (Coast Wire) - ",
        "TARN, Karst – ",
        "Tarn (Coast Wire) -- ",
        "ST. OLAF’S BAY, Sept. 3 (CW) —",
    ],
)
def test_a_dateline_is_left_out(head: str) -> None:
    assert left(head + "The ships left on Sunday.") == "The ships left on Sunday."
    assert left(head + "“We saw nothing,” he said.") == "“We saw nothing,” he said."


@pytest.mark.parametrize(
    "text",
    [
        "NATC — the union of twelve ports — has sent ships.",
        "TARN-based sailors left.",
        "Tarn — The ships left on Sunday.",
        "THE SHIPS LEFT ON SUNDAY NIGHT",
        "Tarn (the old port) is shut - Oster has said so.",
        "The port of Tarn, shut since May (Oster said) — Nobody works there.",
        "PORT SENN — ",
    ],
)
def test_other_beginnings_stay(text: str) -> None:
    assert left(text) == text.strip() or left(text) == text


def test_only_a_paragraph_begins_with_one() -> None:
    text = "The news came late. TARN — The ships left."
    assert left(text, text.index("TARN")) == "TARN — The ships left."
