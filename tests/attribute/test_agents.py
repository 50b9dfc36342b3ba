"""Passives with their agent."""

import pytest

from tests.attribute.test_clauses import inner


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the ferry was backed by the crews", ("the crews", "was backed by", "the ferry")),
        ("about a tax opposed by Brill and the board",
         ("Brill and the board", "opposed by", "a tax")),
        ("that Karst was denounced by the unions on Monday",
         ("the unions", "was denounced by", "Karst")),
    ],
)  # fmt: skip
def test_an_agent_is_a_source(content: str, found: tuple[str, str, str]) -> None:
    assert found in inner(content)


@pytest.mark.parametrize(
    "content",
    [
        "that the ferry was backed by us",  # the speaker
        "that the ferry was backed by mistake",  # no agent
        "that the ferry was built by the crews",
        "that it was late, backed by the crews",  # nothing it is said of
    ],
)
def test_no_agent_no_link(content: str) -> None:
    assert inner(content) == []
