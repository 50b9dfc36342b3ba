"""Which way the verb before a date looks."""

import pytest

from sayso.qualify.outlook import looks_ahead


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The crew will land on", True),
        ("The crew 'll land on", True),
        ("They will go because of the killing in Varn on", False),
        ("who died on Sunday will be buried", True),
        ("They will mourn those who died on", False),
        ("a treaty reached with Oster in", False),
        ("The crew was paid until", False),
        ("Holm , who won in May , returns on", None),
        ("They agreed to meet on", None),
        ("The vote is on", None),
        ("The rally is planned for", None),
        ("The debate was held", False),
        ("The armed men on", None),
        ("To be sworn in on", None),
        ("The storm could hit the coast on", True),
        ("The clerk may have left on", False),
        ("Tension grows ahead of Karst's", True),
        ("She walked ahead with the mayor on", False),
        ("The league is spending millions to win", True),
        ("The league failed to win on", None),
        ("The road to the dam is closed on", None),
        ("The crew may get stuck if the", None),
        ("The crew was stuck until", False),
        ("It will give him the push needed for a win on", None),
        ("They will bury the crew killed on", False),
        ("", None),
    ],
)
def test_outlook(words: str, expected: bool | None) -> None:
    assert looks_ahead(words.split()) is expected
