"""What somebody does, saying something."""

import pytest

from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the mayor left the talks, saying that they were a farce",
         [("the mayor", "saying", "that they were a farce")]),
        ("that Brill had left, saying it was late, suggesting that nobody came",
         [("Brill", "saying", "it was late"), ("Brill", "suggesting", "that nobody came")]),
    ],
)  # fmt: skip
def test_the_subject_says_it(content: str, found: list[tuple[str, str, str]]) -> None:
    assert inner(content) == found


@pytest.mark.parametrize(
    "content",
    [
        "that we left the talks, saying that they were a farce",  # the speaker
        "that he left the talks, saying that they were a farce",  # perhaps the speaker
        "that on Monday, saying that it was late was a joke",  # no subject
        "that the mayor left the talks, running to the port",
    ],
)
def test_no_word_of_anothers(content: str) -> None:
    assert inner(content) == []
