"""What two statements share: the same number, a headline and its lead."""

from dataclasses import replace

import pytest

from sayso.link.features import shared
from sayso.link.standing import Standing, standing
from tests.told import Line, article


def standings(*contents: str, headline: str = "") -> list[Standing]:
    lines = [Line(content, "Ana Brill") for content in contents]
    return list(standing(article("Post", None, *lines, before=headline)))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("61 percent of them voted for it", "the share was 61 percent", 1.0),
        ("61 percent of them voted for it", "the share was 60 percent", 0.0),
        ("61 percent of them voted for it", "the cranes weighed 61 tonnes", 0.0),
        ("two ships left the port", "two trains came in", 0.0),  # by chance
        ("ships left the port", "trains came in", 0.0),
    ],
)
def test_the_same_number_of_one_unit(one: str, other: str, equal: float) -> None:
    assert shared(*standings(one, other), meaning=0.5).equal == equal


def test_a_headline_and_the_sentence_below_it() -> None:
    text = Line("Dock strike over after four days")
    lead = Line("the strike in the ports had ended", "Ana Brill")
    later = Line("the ships had left the harbour", "Ana Brill")
    reading = article("Post", None, text, lead, later)
    assert not any(one.headline or one.lead for one in standing(reading))  # it has a full stop
    whole = replace(reading.document, text=reading.document.text.replace(".", " ", 1))
    above, first, second = standing(replace(reading, document=whole))
    assert shared(above, first, meaning=0.5).lead == shared(first, above, meaning=0.5).lead == 1.0
    assert shared(above, second, meaning=0.5).lead == shared(first, second, meaning=0.5).lead == 0.0
    (_, other, _) = standing(article("Mail", None, text, lead, later))
    assert shared(above, other, meaning=0.5).lead == 0.0
