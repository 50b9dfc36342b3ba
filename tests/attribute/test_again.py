"""Contents that the tagger reads again."""

import pytest

from sayso.attribute import attribute
from sayso.attribute.tagger import Tagged, Tags
from sayso.records import Attribution, Passage, Role, Span
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def inner(content: str, *again: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found inside, where the tagger reads source, cue and
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
        ("that the plan made him wonder about the ferry at Marn",
         ("him", "wonder about", "the ferry at Marn"), False),
        ("of a rate that calls into question the old ferry",
         ("that", "calls into question", "the old ferry"), False),
        ("of a memo that calls into question the old ferry",
         ("a memo", "calls into question", "the old ferry"), True),
        ("“it was late, as the mayor said that”", ("the mayor", "said", "that"), False),
    ],
)  # fmt: skip
def test_what_is_read_again_counts(
    content: str, again: tuple[str, str, str], *, counts: bool
) -> None:
    read = ("that", *again[1:]) if again[0] == "a memo" else again
    assert (again in inner(content, *read)) is counts


def _tags(cue: float, hint: float) -> list[Attribution]:
    """What is found inside where the two readings make the cue one so probably."""
    text = "Petrie told us that crews at Marn waved off the old ferry."
    passages = segment(text)

    def tagger(text: str, asked: tuple[Passage, ...], _: object) -> Tags:
        again = asked != passages
        parts = ["crews at Marn", "waved off", "the old ferry"] if again else []
        parts = parts or ["Petrie", "told", "that crews at Marn waved off the old ferry"]
        who, word, said = (Span(text.index(p), text.index(p) + len(p)) for p in parts)
        spans = (
            Tagged(Role.SOURCE, who, None),
            Tagged(Role.CUE, word, 0, cue if again else 1.0),
            Tagged(Role.CONTENT, said, 1),
        )
        at = text.index("waved")
        return Tags(spans, ((Span(at, at + len("waved")), hint),))

    found = attribute(text, passages, tagger=tagger)
    return [a for a in found if a.within is not None]


@pytest.mark.parametrize(
    ("cue", "hint", "counts"),
    [(0.9, 0.9, True), (0.9, 0.1, True), (0.6, 0.3, True), (0.5, 0.2, False), (0.2, 0.5, False)],
)
def test_both_readings_tell_whether_a_cue_is_one(cue: float, hint: float, *, counts: bool) -> None:
    assert bool(_tags(cue, hint)) is counts
