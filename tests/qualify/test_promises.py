"""What qualify promises of any input: spans in the text, the same answer twice, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.qualify import qualify
from sayso.records import Document, Qualification, Span

_WORDS = st.lists(
    st.sampled_from(
        "the not no never to that may denied said satellite images show 4 March Monday , . ? “ ” "
        "it is who if would was sent on Telegram could be verified’s n’t cannot 2014 neither"
        " nor".split()
    ),
    max_size=40,
).map(" ".join)


def _read(text: str, cut: int) -> Qualification:
    cut = min(cut, len(text))
    document = Document("d", text, published="2031-03-05")
    return qualify(
        document, (Span(cut, len(text)),), cues=(Span(0, cut),), context=Span(0, len(text))
    )


@given(st.one_of(_WORDS, st.text(max_size=120)), st.integers(0, 30))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_one_answer_with_spans_in_the_text(text: str, cut: int) -> None:
    read = _read(text, cut)
    whole = Span(0, len(text))
    assert all(whole.contains(e.span) for e in read.evidence)
    assert all(whole.contains(d.span) for d in read.dates)
    assert _read(text, cut) == read


@pytest.mark.parametrize("piece", ["a", "not ", "“", "who ", "of the report "])
def test_a_million_characters_take_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    _read(text, 0)
    assert time.process_time() - start < 8


def test_a_long_sentence_of_many_statements_stays_linear() -> None:
    text = "Ada said it rains, and " * 20_000
    document = Document("d", text)
    start = time.process_time()
    for at in range(0, 23 * 400, 23):
        qualify(
            document,
            (Span(at + 9, at + 17),),
            cues=(Span(at + 4, at + 8),),
            context=Span(0, len(text)),
        )
    assert time.process_time() - start < 4
