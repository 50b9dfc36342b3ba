"""Say-so wedged into a relative clause."""

import pytest

from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the group, who officials say is tied to the port, left",
         ("officials", "say", "who")),
        ("that the plan, which crews say harms the port, was late",
         ("crews", "say", "which")),
        ("of a rule that the board argues allowed it to grow",
         ("the board", "argues", "allowed it to grow")),
        ("that it was a man which he said was late", ("he", "said", "was late")),
        ("that a boat which the harbour agency believes was lost came back",
         ("the harbour agency", "believes", "was lost came back")),
    ],
)  # fmt: skip
def test_a_relative_with_a_speaker_in_it(content: str, found: tuple[str, str, str]) -> None:
    assert found in inner(content)


@pytest.mark.parametrize(
    "content",
    [
        "that the man I think was late came",  # the speaker
        "that the boats they said farewell to were lost",
        "that crews of the sort which the boats, they say, are late",
        "that what he can say is little",
    ],
)
def test_no_relative_no_speaker(content: str) -> None:
    assert inner(content) == []
