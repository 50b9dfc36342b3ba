"""Numbers that are given in place of another's are compared by that one's words."""

import pytest

from sayso.link.standing import Standing, standing
from tests.told import Line, article

CROWD = Line("that some 30,000 people gathered in the square", "Organisers")


def told(*lines: Line, joint: str = " ") -> list[Standing]:
    return list(standing(article("Post", "2031-03-04", *lines, joint=joint)))


@pytest.mark.parametrize(
    "given",
    [
        Line("the crowd at 6,000", "Police", "put"),
        Line("of 6,000 participants", "The police", "spoke"),
        Line("The mayor spoke of 6,000"),
    ],
)
def test_who_only_gives_a_number_says_it_of_the_same(given: Line) -> None:
    first, second = told(CROWD, given)
    assert first.lent is None
    assert second.compared == "that 6,000 people gathered in the square"
    assert second.text != second.compared


@pytest.mark.parametrize(
    "given",
    [
        Line("the cost of cleaning at 6,000 crowns", "Police", "put"),
        Line("the number of those wounded at 6,000", "Police", "put"),
        Line("that 6,000 people had come by train", "Police"),
        Line("of 6,000 lorries", "Police", "spoke"),
        Line("Police spoke of 6,000, most of them students from Varsk"),
        Line("The police never spoke of 6,000"),
        Line("Nobody counted 6,000"),
        Line("of 6,000", "The police", "never spoke"),
        Line("that it had put the crowd at 6,000", "The ministry", "denied"),
        Line("The police had expected 6,000"),
        Line("In Varsk, where a mill burned down, the mayor counted 6,000"),
    ],
)
def test_who_says_more_is_compared_by_their_own_words(given: Line) -> None:
    assert not any(one.lent for one in told(CROWD, given))


@pytest.mark.parametrize(
    "lender",
    [
        "that 30,000 people came, among them 400 children",
        "that the crowd had grown by 3,000 people",
        "that of the 90 people aboard, 12 drowned",
        "that 12 provinces had signed",
        "that 30 tonnes of oil got out",
    ],
)
def test_of_what_it_would_be_is_not_guessed(lender: str) -> None:
    given = Line("The police counted 60")
    assert not any(one.lent for one in told(Line(lender, "Brill"), given))


def test_not_past_another_sentence() -> None:
    between = Line("In Varsk the dockers held a march")
    assert not any(one.lent for one in told(CROWD, between, Line("The police spoke of 6,000")))


def test_money_stays_money() -> None:
    cost = Line("that the strike cost the port $30 million", "Brill")
    assert told(cost, Line("The union put it at 20 million"))[1].compared == (
        "that the strike cost the port $20 million"
    )


def test_each_of_several_stands_for_the_first() -> None:
    found = told(CROWD, Line("The police spoke of 6,000"), Line("Witnesses spoke of 12,000"))
    assert [one.compared for one in found[1:]] == [
        "that 6,000 people gathered in the square",
        "that 12,000 people gathered in the square",
    ]


def test_a_share_stays_one() -> None:
    vote = Line("that she won 51 percent of the votes", "Vasst")
    (_, second) = told(vote, Line("Officially it was put at 43"))
    assert second.compared == "that she won 43 percent of the votes"


def test_not_across_paragraphs() -> None:
    given = Line("The police spoke of 6,000")
    assert not any(one.lent for one in told(CROWD, given, joint="\n\n"))
