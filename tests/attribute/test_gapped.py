"""Who says something by another's verb."""

import pytest

from sayso.attribute.gapped import gapped
from sayso.quotation import quotations
from sayso.segment import segment
from tests.attribute.test_spilled import marked, shown


def both(sentence: str) -> list[tuple[str | None, str]]:
    text, first = marked(sentence)
    passages = segment(text)
    found = gapped(text, passages, quotations(text, passages), [first])
    assert first.cue in {a.cue for a in found}
    return [shown(text, a) for a in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "[Karst] <denies> {that it fired, and Oster that its troops were there}.",
            [("Karst", "that it fired"), ("Oster", "that its troops were there")],
        ),
        (
            "[The firm] <reckons> {with 18 million}, the Harbour Union with 45 million.",
            [("The firm", "with 18 million"), ("the Harbour Union", "45 million")],
        ),
        (
            "[The service] <spoke of> {20 minutes}, the mayor, Edda Quill, of 70.",
            [("The service", "20 minutes"), ("the mayor, Edda Quill,", "70")],
        ),
        (
            "[The Society] <lists> {29, and the ministry has spoken of no more than 20}.",
            [("The Society", "29"), ("the ministry", "no more than 20")],
        ),
        (
            "[The office] <put> {the dead at 34}; the ministry at more than 40.",
            [("The office", "the dead at 34")],
        ),
    ],
)
def test_the_second_speaker(sentence: str, found: list[tuple[str, str]]) -> None:
    assert both(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "[Karst] <denies> {that it fired and that its troops were there}.",
        "[Karst] <denies> {that it fired and argued that day that it was late}.",
        "[The firm] <spoke of> {20 ships, two of 40 tonnes}.",
        "{It will take 18 days}, [the firm] <said>, the union with 45 men.",
    ],
)
def test_no_second_speaker(sentence: str) -> None:
    assert len(both(sentence)) == 1
