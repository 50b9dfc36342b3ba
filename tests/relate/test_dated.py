"""For which day a figure holds."""

import pytest

from sayso import Reader, document_from_text
from sayso.relate.dated import day_of
from tests.told import said_of


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


@pytest.mark.parametrize(
    ("sentence", "number", "day"),
    [
        ("Up to 5 May, 398 cases were known and 22 people had died.", "22", "2034-05-05"),
        ("The union knows of 340 cases and 31 deaths by Tuesday.", "340", "2034-05-09"),
        ("In 2015, 1,140 people fell ill and 83 died in Vessen.", "83", "2015-01-01"),
        ("They fought it in 2015; eighty died then, in one month.", "eighty", "2015-01-01"),
        ("On Monday 12 people died in Tolm, and 15 on Tuesday.", "15", "2034-05-09"),
        ("The bulletin of 4 May gave the number of people killed as 91.", "91", None),
        ("The union, as reported yesterday, counted 47 deaths in Tolm.", "47", None),
        ("The town has counted 47 deaths since Monday.", "47", None),
        ("The town has counted 47 deaths.", "47", None),
    ],
)  # fmt: skip
def test_the_day_of_a_figure(reader: Reader, sentence: str, number: str, day: str | None) -> None:
    reading = reader.read(document_from_text(sentence, published="2034-05-10"))
    (found,) = (
        day_of(one, figure)
        for one in said_of(reading)
        for figure in one.figures
        if figure.span.of(sentence) == number
    )
    assert found == day


def test_the_year_named_last_is_that_year(reader: Reader) -> None:
    text = "In 2015 cholera came to Vessen. In the same year typhoid killed 52 people in Tolm."
    reading = reader.read(document_from_text(text, published="2034-05-10"))
    (found,) = (day_of(one, figure) for one in said_of(reading) for figure in one.figures)
    assert found == "2015-01-01"
