import pytest

from sayso.attribute import attribute
from sayso.records import Attribution
from sayso.segment import segment
from tests.scripted import C, K, S, Script

BRIEFING = """The weekly briefing, unrevised.

THE SPOKESMAN (MR. DAL BREN): Good morning. The governor said the dam holds.

Q: Is that all?

MR. BREN: It is. I hope it holds.

I will add one thing. Go home.

The briefing ended at noon.

Q: Will you come again?

MR. BREN: No."""


def _read(text: str, *layers: list) -> tuple[Attribution, ...]:
    return attribute(text, segment(text), tagger=Script(*layers))


def _shown(text: str, found: tuple[Attribution, ...]) -> list[tuple]:
    return [
        (
            [a.source.of(text) if a.source else None for a in one.chain()],
            " … ".join(s.of(text) for s in one.content),
        )
        for one in found
    ]


def test_who_has_the_floor_says_all_of_the_turn() -> None:
    assert _shown(BRIEFING, _read(BRIEFING)) == [
        (["THE SPOKESMAN (MR. DAL BREN)"], "Good morning. The governor said the dam holds."),
        (["Q"], "Is that all?"),
        (["MR. BREN"], "It is. I hope it holds. … I will add one thing. Go home."),
        (["Q"], "Will you come again?"),
        (["MR. BREN"], "No."),
    ]


def test_what_is_said_of_another_in_a_turn_is_inside_it() -> None:
    lines = [(S, "The governor", None), (C, "said", "The governor"), (K, "the dam holds", "said"),
             (S, "I", None), (C, "hope", "I"), (K, "it holds", "hope")]  # fmt: skip
    found = _shown(BRIEFING, _read(BRIEFING, lines))
    assert (["THE SPOKESMAN (MR. DAL BREN)", "The governor"], "the dam holds") in found
    assert len(found) == 6  # the speaker's own hope is no second voice


def test_a_label_for_questions_makes_a_transcript_of_single_turns() -> None:
    text = "QUESTION: Is that all?\n\nMR. BREN: It is.\n\nA: It is not.\n\nREPORTER: Is it?"
    assert [source for (source,), _ in _shown(text, _read(text))] == [
        "QUESTION", "MR. BREN", "A", "REPORTER"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Q: Is that all?\n\nThe dam holds.\n\nQ: Is it?\n\nQ: Was it?",
        "A: The dam.\n\nB: The weir.\n\nC: The lock.",
        "Update: The dam holds.\n\nNobody left.\n\nUpdate: It broke.",
        "Place: Vanta\n\nTime: noon\n\nBring boots.",
        "Dal Bren: A life\n\nHe was born here.",
        "",
    ],
)
def test_headings_with_a_colon_are_nobodys_turn(text: str) -> None:
    assert _read(text) == ()


def test_names_that_return_are_turns_without_capitals() -> None:
    text = "Ana: Who left?\n\nDal Bren: Nobody.\n\nAna: Sure?\n\nDal Bren: Sure."
    assert [who for who, _ in _shown(text, _read(text))] == [["Ana"], ["Dal Bren"]] * 2


def test_a_label_may_say_for_whom_somebody_asks() -> None:
    text = "QUESTION (Coast Radio): Is it shut?\n\nBREN: It is.\n\nQUESTION (Mail): Why?"
    assert _shown(text, _read(text)) == [
        (["QUESTION"], "Is it shut?"),
        (["BREN"], "It is."),
        (["QUESTION"], "Why?"),
    ]


def test_a_title_may_stand_before_the_name_that_returns() -> None:
    lines = (
        "Minister Ana Bren: We shut it.",
        "Journalist: Why?",
        "Ana Bren: It leaked.",
        "Journalist: Since when?",
        "Ana Bren: Since May.",
    )
    text = "\n\n".join(lines)
    assert _shown(text, _read(text))[0] == (["Minister Ana Bren"], "We shut it.")


def test_a_paragraph_between_two_of_a_turn_is_of_it() -> None:
    more = "I have two things.\n\nThe dam holds.\n\nI hope so.\n\nThe briefing ended."
    text = f"Q: Well?\n\nBREN: Yes.\n\n{more}\n\nQ: Thanks."
    said = "Yes. … I have two things. … The dam holds. … I hope so."
    assert (["BREN"], said) in _shown(text, _read(text))


def test_a_question_may_be_glued_to_its_label() -> None:
    text = "QWho left?\n\nA: Nobody.\n\nQNone at all?\n\nA: None."
    found = _read(text)
    assert _shown(text, found) == [
        (["Q"], "Who left?"),
        (["A"], "Nobody."),
        (["Q"], "None at all?"),
        (["A"], "None."),
    ]
    assert [one.cue is None for one in found] == [True, False, True, False]


def test_a_word_with_q_is_no_label_without_answers() -> None:
    assert _read("QNet is down.\n\nThe dam holds.\n\nQNet is up.") == ()
