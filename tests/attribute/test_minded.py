"""Minds told by an adjective."""

import pytest

from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the crews are worried about the port",
         ("the crews", "are worried about", "the port")),
        ("that officials were not convinced that it would close",
         ("officials", "were not convinced", "that it would close")),
        ("that Mr. Brill has grown weary of the talks",
         ("Mr. Brill", "has grown weary of", "the talks")),
        ("that the board is unwilling to pay for it",
         ("the board", "is unwilling", "to pay for it")),
        ("that the pilots, who are opposed to the plan, left",
         ("the pilots", "are opposed to", "the plan")),
    ],
)  # fmt: skip
def test_an_adjective_of_mind_carries(content: str, found: tuple[str, str, str]) -> None:
    assert found in inner(content)


@pytest.mark.parametrize(
    "content",
    [
        "that we are worried about the port",  # the speaker
        "that he is worried about the port",  # perhaps the speaker
        "that the crews are tired",
        "that a worried crew about to leave was there",
        "that the crews are close to the port",
    ],
)
def test_no_mind_of_anothers(content: str) -> None:
    assert inner(content) == []
