import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import PassageKind, Span
from sayso.segment import PASSAGE_WORDS, passage_at, segment, sentence_of


def sentences(text: str) -> list[str]:
    return [s.of(text) for p in segment(text) for s in p.sentences]


def words(text: str) -> list[str]:
    return [w.of(text) for p in segment(text) for w in p.words]


def test_paragraphs_on_lines_of_their_own() -> None:
    text = "One came.\nTwo came.\n\n  Three came.  \n"
    assert [p.span.of(text) for p in segment(text)] == ["One came.", "Two came.", "Three came."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "the committee of the harbour towns met again to hear what the pilots had"
    text = f"{line}\n{line}\n{line}\n{line}\nto say.\n\nA second paragraph."
    assert len(segment(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Oru left. He slept.", ["Mr. Oru left.", "He slept."]),
        ("“I will go!” she said. He left.", ["“I will go!” she said.", "He left."]),
        ("He left the U.S. The ship sank.", ["He left the U.S.", "The ship sank."]),
        ("The U.S. Army left.", ["The U.S. Army left."]),
        ("He left.The ship sank.", ["He left.", "The ship sank."]),
        ("He read boat.com.He slept.", ["He read boat.com.He slept."]),
        ("He read node.js. Mr.The left.", ["He read node.js.", "Mr.The left."]),
        ("It cost 4.5 million. Gen. K. Dal paid.", ["It cost 4.5 million.", "Gen. K. Dal paid."]),
        ("“We came.” “We saw.”", ["“We came.”", "“We saw.”"]),
        ("Why? Because… Nobody knows.", ["Why?", "Because…", "Nobody knows."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vela’s navy", ["Vela", "’s", "navy"]),
        ("didn't", ["didn't"]),
        ("I’m O’Dalan", ["I", "’m", "O’Dalan"]),
        ("coal-fired 1,200.5", ["coal-fired", "1,200.5"]),
        ("“No,”", ["“", "No", ",", "”"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("12–15", ["12", "–", "15"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_headline_and_byline_are_told_from_paragraphs() -> None:
    text = "Harbour closed after blast\n\nBy Ana Dal\n\nThe harbour was closed on Monday."
    kinds = [p.kind for p in segment(text)]
    assert kinds == [PassageKind.HEADLINE, PassageKind.BYLINE, PassageKind.PARAGRAPH]


def test_a_single_sentence_is_no_headline() -> None:
    assert segment("The harbour was closed")[0].kind is PassageKind.PARAGRAPH


@given(st.text())
def test_every_visible_character_lies_in_one_word(text: str) -> None:
    passages = segment(text)
    flat = [w for p in passages for w in p.words]
    assert flat == sorted(flat)
    assert all(a.end <= b.start for a, b in itertools.pairwise(flat))
    covered = sum(len(w.of(text)) for w in flat)
    assert covered == sum(not c.isspace() for c in text)


@given(st.text())
def test_words_lie_in_sentences_and_sentences_in_passages(text: str) -> None:
    for passage in segment(text):
        assert passage.words
        assert all(passage.span.contains(s) for s in passage.sentences)
        for word in passage.words:
            assert sum(s.contains(word) for s in passage.sentences) == 1


def test_an_endless_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    passages = segment("The ship sank. " * 3000)
    assert len(passages) > 5
    assert all(len(p.words) <= PASSAGE_WORDS for p in passages)
    assert all(p.span.of("The ship sank. " * 3000).endswith(".") for p in passages)


def test_an_endless_line_of_marks_is_cut_anywhere() -> None:
    assert all(len(p.words) <= PASSAGE_WORDS for p in segment('"' * 10_000))


def test_the_passage_at_a_place() -> None:
    passages = segment("  One came.\n\nTwo came.")
    assert [passage_at(passages, at) for at in (0, 2, 10, 12, 13, 99)] == [0, 0, 0, 0, 1, 1]


def test_the_sentence_that_holds_a_span() -> None:
    text = "One came. Two left.\n\nThree came."
    passages = segment(text)
    left, three = text.index("left"), text.index("Three")
    found = sentence_of(passages, Span(left, left + 4))
    assert found is not None
    assert found.of(text) == "Two left."
    assert sentence_of(passages, Span(0, left)) is None
    assert sentence_of(passages, Span(three, len(text))) == Span(three, len(text))
