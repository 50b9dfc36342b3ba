import numpy as np
import pytest

from sayso.attribute.encoding import CONTEXT, WINDOW, encode, windows
from sayso.quotation import quotations
from sayso.segment import segment


def stream_of(text: str):
    passages = segment(text)

    def pieces(words: list[str]) -> list[list[int]]:
        return [[10 + len(w)] * (1 + len(w) // 5) for w in words]

    return encode(text, passages, quotations(text, passages), pieces=pieces, separator=2)


@pytest.mark.parametrize(
    "text", ["One word.", "word " * 3000, "A line of words.\n" * 400, "x" * 90_000]
)
def test_windows_read_every_place_once_and_fit(text: str) -> None:
    stream = stream_of(text)
    cut = windows(stream)
    read = [i for w in cut for i in range(w.start, w.end)]
    assert read == list(range(len(stream.ids)))
    assert all(len(w) <= WINDOW - 2 and w.start - w.seen <= CONTEXT for w in cut)


def test_windows_cut_at_the_ends_of_passages() -> None:
    stream = stream_of("A line of seven short plain words.\n" * 200)
    ends = set(stream.passage_ends.tolist())
    assert all(w.end in ends for w in windows(stream))


def test_quotation_marks_and_case_are_told() -> None:
    stream = stream_of("NATO said “No Way” today")
    of_words = stream.shapes[stream.first].tolist()
    assert of_words == [8, 0, 14, 5, 5, 15, 0]


def test_a_word_longer_than_any_is_cut() -> None:
    assert len(stream_of("x" * 10**6).ids) < 100


def test_arrays_are_integers() -> None:
    assert stream_of("One.").ids.dtype == np.int64
