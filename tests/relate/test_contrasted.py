"""Two figures of which a text sets the second against the first."""

import re

import pytest

from sayso.records import Span
from sayso.relate.contrasted import contrasted


def places(marked: str) -> tuple[str, Span, Span]:
    """The text, and the places of the two figures in brackets."""
    text = re.sub(r"[\[\]]", "", marked)
    first, second = (
        Span(m.start() - 2 * n, m.end() - 2 * n - 2)
        for n, m in enumerate(re.finditer(r"\[[^\]]+\]", marked))
    )
    return text, first, second


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[sixty] were ill, rather than the [37] of whom the ministry spoke", "the ministry"),
        ("it was [nine tonnes] and not, as the television knew, [14]", "the television"),
        ("There were [two] launches, not [four].", None),
        ("[26] were children, she said, against [17] in the ministry’s bulletin.", "the ministry"),
        ("[118] people had died, where the ministry’s list had [71].", "the ministry’s list"),
        ("It owes [3.4 billion], far more than the [2.1 billion] announced by the bank, he said",
         "the bank"),
        ("[five weeks], not the [nine days] of which its head, Aldo Brunn, spoke", "its head"),
        ("with [27] dead instead of [14].", None),
        ("He counted [eight] dead, while the army speaks of [three].", "the army"),
    ],
)  # fmt: skip
def test_whose_the_second_is(marked: str, who: str | None) -> None:
    text, first, second = places(marked)
    found = contrasted(text, first, second)
    assert found is not None
    assert (None if found.who is None else found.who.of(text)) == who


@pytest.mark.parametrize(
    "marked",
    [
        "Brill has [1,410] delegates, while Sanders has [653].",
        "far fewer than in [2015], with the [1,140] of the year before",
        "[30] voted for it, against [15] who did not",
        "That is [a hundred] more than the [212] which the ministry had.",
        "There were not only [18] but [26] of them.",
        "[40] were killed. Not [12] were found.",
        "It grew to [40] people as opposed to [12] in May.",
        "They won it by [40] against [12] in the final ballot.",
        "The town has [398] cases, far fewer than the [1,140] of the outbreak of that year.",
    ],
)
def test_nothing_is_set_against_anything(marked: str) -> None:
    assert contrasted(*places(marked)) is None
