"""Sides: which words make a denial."""

import pytest

from sayso.relate.sides import negated
from tests.told import Line, article, said_of


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        ("Some 1,500 men came ashore, no more. They stayed", False),
        ("No fewer than 290 were aboard. They slept", False),
        ("There is no such plan here. We looked", True),
        ("There were boats, no men came ashore. We looked", True),
    ],
)
def test_a_limit_is_no_denial(content: str, is_one: bool) -> None:
    first = said_of(article("Post", None, Line(content, "Ana Brill")))[0]
    assert negated(first) is is_one
