"""Inside somebody's words: whose word or mind counts as one more link."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def inner(content: str, speaker: str = "Petrie") -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution that is found inside the content."""
    text = f"{speaker} told us {content}."
    lines = [(S, speaker, None), (C, "told", speaker), (K, content, "told")]
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        (a.source.of(text), a.cue.of(text), a.content[0].of(text))
        for a in found
        if a.within is not None and a.source is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("speaker", "content", "found"),
    [
        ("Petrie", "“he wants the ferry back”", ("he", "wants", "the ferry back")),
        ("Petrie", "they want the ferry back", ("they", "want", "the ferry back")),
        ("The crews", "he wants the ferry back", None),  # may be one of them
        ("They", "she wants the ferry back", ("she", "wants", "the ferry back")),
        ("He", "she wants the ferry back", ("she", "wants", "the ferry back")),
        ("He", "he wants the ferry back", None),
        ("Petrie", "he wants the ferry back", None),
        ("Petrie, a pilot and a member of the board,", "he wants the ferry back", None),
        ("The crews", "they want the ferry back", None),
        ("The ministry", "it wants the ferry back", None),
        ("Her office", "she wants the ferry back", ("she", "wants", "the ferry back")),
        ("The Mirror of Senn", "she wants the ferry back", ("she", "wants", "the ferry back")),
        ("The President", "she wants the ferry back", None),
    ],
)
def test_a_pronoun_that_may_be_the_speaker_has_no_second_mind(
    speaker: str, content: str, found: tuple[str, str, str] | None
) -> None:
    assert inner(content, speaker) == ([found] if found else [])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that I told the board that it was late", ("I", "told", "that it was late")),
        ("that I have said that it was late", ("I", "have said", "that it was late")),
        ("that we urged the board to leave", ("we", "urged", "the board to leave")),
        ("that I say that it was late", None),
        ("that I would tell the board that it was late", None),
        ("that I hope that it was late", None),
        ("that I support the ferry crews", None),
    ],
)
def test_the_speakers_own_words_count_where_they_were_said_before(
    content: str, found: tuple[str, str, str] | None
) -> None:
    assert inner(content)[:1] == ([found] if found else [])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that he urged the board to leave", None),  # what he says now
        ("that he has urged the board to leave", ("he", "has urged", "the board to leave")),
        ("that his plans to leave were late", None),
        ("that his refusal to leave was late", ("his", "refusal", "to leave")),
        ("that they urged the board to leave", ("they", "urged", "the board to leave")),
        ("that you think that it was late", None),
        ("that you hope that it was late", None),
        ("that the crews tried to find the ferry", None),  # done, not said
        ("that the crews voted for the ferry", None),
        ("that Brill's vote for the ferry was late", ("Brill's", "vote", "the ferry")),
    ],
)
def test_what_a_speaker_does_or_says_now_is_no_link(
    content: str, found: tuple[str, str, str] | None
) -> None:
    assert inner(content) == ([found] if found else [])


@pytest.mark.parametrize(
    "content",
    [
        "that nobody wants the ferry back",
        "that the crews should worry about the ferry",
        "that the ministry would announce that it was late",
        "that the board needs to recognise that it was late",
        "that you might say that it was late",
        "that anyone says that it was late",
        "that the delays show that it was late",
        "that the first task is trying to find the ferry",
        "that the crews failed to note that it was late",
        "that the crews have to worry about the ferry",
        "that if you think it was late, the crews are tired",
    ],
)
def test_what_nobody_says_or_thinks_yet_is_no_link(content: str) -> None:
    assert inner(content) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the images show that it was late", ("the images", "show", "that it was late")),
        (
            "that the maps of the port show that it was late",
            ("the maps of the port", "show", "that it was late"),
        ),
        ("that nobody denies that it was late", ("nobody", "denies", "that it was late")),
        ("that the board would not say that it was late",
         ("the board", "would not say", "that it was late")),
        ("that the crews would welcome the ferry",
         ("the crews", "would welcome", "the ferry")),
        ("that the board should have said that it was late",
         ("the board", "should have said", "that it was late")),
    ],
)  # fmt: skip
def test_words_that_look_alike_and_count(content: str, found: tuple[str, str, str]) -> None:
    assert inner(content) == [found]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("“the crews say it was late, and I know it was not”", "it was late"),
        ("“nobody says that it was late, that’s the point here”", "that it was late"),
        ("“the crews say if it was late, they would wait”", "if it was late, they would wait"),
        ("“the crews say that you and I were late”", "that you and I were late"),
        ("“the crews say it was late,” and smiled", "it was late"),
    ],
)
def test_the_speakers_own_voice_ends_what_is_said_inside(content: str, said: str) -> None:
    assert inner(content)[0][2] == said


@pytest.mark.parametrize(
    "content", ["“Brill I think has won the whole vote”", "“what Brill says is plain truth”"]
)
def test_a_speaker_s_own_hedge_or_verdict_is_nobody_else_s(content: str) -> None:
    assert [who for who, _, _ in inner(content) if "I" in who or who == "Brill"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("that the crews claim it was checked and that it will sail", "it was checked"),
        ("that the crews claim that it was checked and that it will sail", None),
        ("“the crews claim it was checked and that is not true”", "it was checked"),
        ("“the crews claim it was checked, and that it will sail”", None),
        ("the crews claim it was said that it sails and that it returns", None),
    ],
)
def test_and_that_goes_on_for_the_speaker_around_it(content: str, said: str | None) -> None:
    (_, _, found), *_ = inner(content)
    whole = content.strip("“”").split(" claim ")[1]
    assert found == (said if said is not None else whole)
