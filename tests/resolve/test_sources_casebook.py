"""The casebook of sources, run through `resolve`."""

from dataclasses import replace

import pytest

from sayso.records import Span
from sayso.resolve import resolve
from sayso.segment import segment
from tests.casebook import Case, read_casebook

CASES = read_casebook("sources")


def _expected(case: Case) -> tuple[list[tuple[str, str, list[Span]]], list[Span]]:
    """Kind, name and mentions of each source; and the mentions that stay open."""
    left = list(case.mentions)

    def take(words: str) -> Span:
        """A mention; in brackets the words before it that tell who it is."""
        if words.strip().startswith("("):
            at = case.text.index(words.strip(" ()"))
            return Span(at, at + len(words.strip(" ()")))
        mention = next(m for m in left if m.of(case.text) == words.strip())
        left.remove(mention)
        return mention

    sources = []
    for line in case.all("source"):
        kind, name, words = (part.strip() for part in line.split("|"))
        sources.append((kind, name, [take(one) for one in words.split(";")]))
    nobody = [take(one) for one in case.all("nobody")]
    assert not left, f"{case}: says nothing of {[m.of(case.text) for m in left]}"
    return sources, nobody


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_casebook(case: Case) -> None:
    expected, _ = _expected(case)
    document = replace(case.document, author="Ilse Marrow")
    found = resolve(document, segment(case.text), case.mentions)
    said = [(s.kind.value, s.name or "-", [m.of(case.text) for m in s.mentions]) for s in found]
    assert said == [(k, n, [m.of(case.text) for m in ms]) for k, n, ms in expected]
    assert [s.mentions for s in found] == [tuple(ms) for _, _, ms in expected]


def test_the_casebook_is_large_enough() -> None:
    assert len(CASES) >= 30
