"""Which word is the verb of its clause."""

import pytest

from sayso.qualify.finite import finite


@pytest.mark.parametrize(
    ("text", "verb", "is_one"),
    [
        ("the ships left the port", "left", True),
        ("images taken on monday showed ships", "taken", False),
        ("images taken on monday showed ships", "showed", True),
        ("among registered voters it is close", "registered", False),
        ("the docks used by karst and others do nothing", "used", False),
        ("the docks used by karst and others do nothing", "do", True),
        ("they rebuild the dam", "rebuild", True),
        ("the league says so", "says", True),
        ("the says of the league", "says", False),
    ],
)
def test_finite(text: str, verb: str, is_one: bool) -> None:
    low = tuple(text.split())
    assert finite(low, low.index(verb)) is is_one
