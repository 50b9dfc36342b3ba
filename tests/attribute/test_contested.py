"""Who denies or confirms what stands before them."""

import pytest

from sayso import document_from_text
from sayso.attribute import attribute
from sayso.reading import Reader
from sayso.records import Polarity, Voice
from sayso.segment import segment
from tests.scripted import C, K, S, Script

SAID = "the gate was shut"


def told(sentence: str, *lines: tuple[str, str, str | None]) -> list[tuple[str, str, str]]:
    found = attribute(sentence, segment(sentence), tagger=Script(lines))
    return [
        (a.source.of(sentence), a.cue.of(sentence), " … ".join(c.of(sentence) for c in a.content))
        for a in found
        if a.source is not None and a.cue is not None
    ]


BRILL = ((S, "Brill", None), (C, "said", "Brill"), (K, SAID, "said"))


@pytest.mark.parametrize(
    ("tail", "who", "cue"),
    [
        ("which the army disputes", "the army", "disputes"),
        ("a claim that his wife has always rejected", "his wife", "has always rejected"),
        ("a charge that party leaders strongly denied", "party leaders", "strongly denied"),
        ("which the army confirmed on Monday", "the army", "confirmed"),
    ],
)
def test_who_answers_it_says_it_too(tail: str, who: str, cue: str) -> None:
    text = f"Brill said {SAID}, {tail}."
    assert told(text, *BRILL) == [("Brill", "said", SAID), (who, cue, SAID)]
    behind = f"The gate was shut, Brill said, {tail}."
    lines = (*BRILL[:2], (K, "The gate was shut", "said"))
    assert told(behind, *lines)[1] == (who, cue, "The gate was shut")


@pytest.mark.parametrize(
    "tail", ["which the army uses", "which disputes nothing", "a claim he made"]
)
def test_no_answer(tail: str) -> None:
    assert told(f"Brill said {SAID}, {tail}.", *BRILL) == [("Brill", "said", SAID)]


def test_words_behind_the_answer_are_left_where_they_are() -> None:
    text = f"Brill said {SAID}, which the army denied on Monday, and that it was late."
    lines = (*BRILL, (K, "that it was late", "said"))
    assert told(text, *lines) == [("Brill", "said", f"{SAID} … that it was late")]


def test_what_nobody_said_is_not_confirmed() -> None:
    text = "Brill did not say the gate was shut, which the army confirmed."
    lines = (S, "Brill", None), (C, "did not say", "Brill"), (K, SAID, "did not say")
    assert told(text, *lines) == [("Brill", "did not say", SAID)]


def test_who_confirms_a_denial_may_mean_either() -> None:
    text = "Brill denied the gate was shut, which the army confirmed."
    lines = (S, "Brill", None), (C, "denied", "Brill"), (K, SAID, "denied")
    assert told(text, *lines) == [("Brill", "denied", SAID)]


def test_what_is_never_confirmed_has_its_never() -> None:
    found = told(f"Brill said {SAID}, which the army has never confirmed.", *BRILL)
    assert found[1] == ("the army", "has never confirmed", SAID)


def test_what_somebody_rejects_may_be_a_thing() -> None:
    assert told("The union built a shelter for the poor, which the mayor rejected.") == []


def test_the_author_s_own_words_stay_theirs() -> None:
    text = "He was fired in May for taking a day off, a claim that the mayor’s office disputes."
    own, answer = Reader.open().read(document_from_text(text)).statements
    assert (own.voice, own.qualification.polarity) == (Voice.AVERRED, Polarity.AFFIRMED)
    assert (answer.voice, answer.qualification.polarity) == (Voice.ATTRIBUTED, Polarity.NEGATED)
