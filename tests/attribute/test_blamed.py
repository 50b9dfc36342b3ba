"""What somebody is blamed or praised for saying."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def inner(cue: str, content: str) -> list[tuple[str, str, str]]:
    text = f"Petrie {cue} {content}."
    lines = [(S, "Petrie", None), (C, cue, "Petrie"), (K, content, cue)]
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        (a.source.of(text), a.cue.of(text), a.content[0].of(text))
        for a in found
        if a.within is not None and a.source is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("cue", "content", "found"),
    [
        ("accused", "the board of planning to hide the cost",
         ("the board", "planning", "to hide the cost")),
        ("chided", "him for siding with the union", ("him", "siding with", "the union")),
        ("criticised", "Oster for saying that it was late",
         ("Oster", "saying", "that it was late")),
        ("praised", "the crews for opposing the ferry", ("the crews", "opposing", "the ferry")),
    ],
)  # fmt: skip
def test_who_is_blamed_said_it(cue: str, content: str, found: tuple[str, str, str]) -> None:
    assert inner(cue, content) == [found]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("accused", "the board of hiding the whole cost"),  # done, not said
        ("accused", "the board of trying to hide the cost"),
        ("accused", "the board of treason against the harbour"),
        ("paid", "the crews for opposing the ferry"),  # no blame
        ("said", "the time for planning to hide the cost had passed"),
        ("blamed", "what was left of planning to hide the cost"),  # nobody
    ],
)
def test_what_is_done_is_no_link(cue: str, content: str) -> None:
    assert inner(cue, content) == []
