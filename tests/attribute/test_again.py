"""Contents that the tagger reads again."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def inner(content: str, *again: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what the tagger finds inside, where it reads source, cue and
    content so when it reads the content again."""
    text = f"Petrie told us {content}."
    first = [(S, "Petrie", None), (C, "told", "Petrie"), (K, content, "told")]
    who, cue, said = again
    second = [(S, who, None), (C, cue, who), (K, said, cue)]
    found = attribute(text, segment(text), tagger=Script(first, second))
    return [
        (a.source.of(text), a.cue.of(text), a.content[0].of(text))
        for a in found
        if a.within is not None and a.source is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("content", "again", "whom"),
    [
        ("about two pilots who say that the ferry is late",
         ("who", "say", "that the ferry is late"), "two pilots"),
        ("about Brill's pilots, who say that the ferry is late",
         ("who", "say", "that the ferry is late"), "Brill's pilots"),
        ("of 30 percent who say that the ferry is late",
         ("who", "say", "that the ferry is late"), "30 percent"),
        ("about the pilots who fear for the old ferry at Marn",
         ("who", "fear for", "the old ferry at Marn"), "the pilots"),
    ],
)  # fmt: skip
def test_who_stands_for_whom(content: str, again: tuple[str, str, str], whom: str) -> None:
    assert inner(content, *again) == [(whom, *again[1:])]


def test_a_sort_of_people_has_no_mind() -> None:
    content = "about anyone who fears for the old ferry at Marn"
    assert inner(content, "who", "fears for", "the old ferry at Marn") == []


@pytest.mark.parametrize(
    ("content", "again", "counts"),
    [
        ("“you told them that it was late”", ("you", "told", "that it was late"), True),
        ("“you are saying that it was late”", ("you", "are saying", "that it was late"), True),
        ("“if you say that it was late, go”", ("you", "say", "that it was late"), False),
        ("“you know that it was late”", ("you", "know", "that it was late"), False),
        ("that the crews asked people to remember the old ferry at Marn",
         ("people", "to remember", "the old ferry at Marn"), False),
        ("“it was late, as the mayor said that”", ("the mayor", "said", "that"), False),
    ],
)  # fmt: skip
def test_what_is_read_again_counts(
    content: str, again: tuple[str, str, str], *, counts: bool
) -> None:
    assert (again in inner(content, *again)) is counts
