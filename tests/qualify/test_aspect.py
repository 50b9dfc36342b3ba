"""Aspect: the casebook, and inputs that must not hang."""

import time

import pytest

from sayso.qualify import qualify
from sayso.records import Document, Span
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("aspect"), ids=str)
def test_casebook(case: Case) -> None:
    read = qualify(case.document, case.content, cues=case.cues, context=case.context)
    assert (read.aspect or "none") == case.get("aspect")


@pytest.mark.parametrize("piece", ["I think ", "trucks move ", "if ", "to have ", "was not been "])
def test_linear(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    whole = Span(0, len(text))
    start = time.perf_counter()
    qualify(Document("d", text), (whole,), cues=(), context=whole)
    assert time.perf_counter() - start < 4
