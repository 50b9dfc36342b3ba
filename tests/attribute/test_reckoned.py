"""A number is whose who puts it, where the tagger saw nobody."""

import pytest

from sayso.attribute import attribute
from sayso.records import Act
from sayso.segment import segment
from tests.scripted import C, K, S, Script, told_by_rule


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The office puts the men on board at 3,000.",
            ("The office", "puts", "the men on board at 3,000"),
        ),
        (
            "Many may have died, though the mayor has put the number of dead at about forty.",
            ("the mayor", "has put", "the number of dead at about forty"),
        ),
        (
            "Orsava Bay put its losses at 40 guns, and Karst at none.",
            ("Orsava Bay", "put", "its losses at 40 guns"),
        ),
        ("The ministry had spoken of 1,200 men.", ("The ministry", "had spoken of", "1,200 men")),
        ("They put it at $3.4 billion.", ("They", "put", "it at $3.4 billion")),
    ],
)
def test_who_puts_a_number_on_it(sentence: str, wanted: tuple[str, str, str]) -> None:
    assert told_by_rule(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "The crew put the boat at anchor.",
        "The mayor spoke of a disaster.",
        "They would have spoken of 20 ships.",
        "It would put the banks at 5 percent less than others.",
        "The clerk put the letter on the desk at five.",
        "The crew put to sea at four.",
        "The storm, which put the harbour at risk, killed 12.",
    ],
)
def test_what_is_put_elsewhere_is_no_figure(sentence: str) -> None:
    assert told_by_rule(sentence) == []


def test_a_number_that_the_tagger_finds_is_told_too() -> None:
    text = "The poll puts his support at 40 percent."
    lines = [
        (S, "The poll", None),
        (C, "puts", "The poll"),
        (K, "his support at 40 percent", "puts"),
    ]
    (found,) = attribute(text, segment(text), tagger=Script(lines))
    assert found.act is Act.COMMUNICATION
