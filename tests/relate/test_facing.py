"""Figures against each other though no claim joins them: which two count the same."""

import pytest

from sayso.comparison import Facing
from sayso.records import Aspect
from sayso.relate import Counted, Near
from sayso.relate.facing import facing, numbers
from tests.told import Line, article, said_of

FAR, HALF, NEAR = (Near(meaning, 0.5, beside=False) for meaning in (0.3, 0.5, 0.7))


def across(
    ours: str, theirs: str, near: Near = HALF, days: tuple[str, str] = ("2031-03-04", "2031-03-04")
) -> Facing | None:
    a, b = (
        said_of(article(f"Paper {n}", day, Line(content, f"Speaker {n}")))[0]
        for n, (content, day) in enumerate(zip((ours, theirs), days, strict=True))
    )
    return facing(Counted(a, 0), Counted(b, 0), near)


def beside(first: Line, second: Line, near: Near = FAR) -> Facing | None:
    a, b = said_of(article("Paper", "2031-03-04", first, second, joint=" "))
    return facing(Counted(a, 0), Counted(b, 0), Near(near.meaning, near.words, beside=True))


LANDED = "that 5,000 soldiers landed at the port"


def test_two_that_count_one_matter_conflict_where_they_are_near() -> None:
    found = across(LANDED, "that 1,500 men came ashore")
    assert found is not None
    assert "alike in meaning (50%)" in found.conflict.why
    assert found.a.words.startswith("that 5,000")
    assert across(LANDED, "that 1,500 men came ashore", FAR) is None


@pytest.mark.parametrize(
    "theirs",
    [
        "that 1,500 soldiers were wounded",  # another matter
        "that at least 1,500 men came ashore",  # both can be right
        "that 900,000 men came ashore",  # hardly the same landing
        "that by 300 soldiers more landed",  # more than there were
        "that he wants 1,500 men to be landed",  # a wish
        "that 1,500 sailors were landed each day",  # a day, not in all
    ],
)
def test_two_that_can_both_be_right_do_not(theirs: str) -> None:
    assert across(LANDED, theirs) is None


def test_other_names_are_another_event_unless_all_else_is_alike() -> None:
    ours = "that 12 people were killed in Lisk"
    assert across(ours, "that 40 people were killed in Varsk") is None
    assert across(ours, "that 40 people were killed in Varsk", NEAR) is not None
    assert across(ours, "that 40 people were killed in Lisk") is not None


def test_things_need_more_words_in_common_than_people_in_one_matter() -> None:
    ours, theirs = "that 30 ships left the bay", "that 12 vessels put to sea"
    assert across(ours, theirs, Near(0.7, 0.1, beside=False)) is None
    assert across(ours, theirs, HALF) is not None


def test_measures_conflict_where_words_are_shared() -> None:
    ours, theirs = "that 20 tonnes of oil got out", "that 48 tonnes got out"
    assert across(ours, theirs) is not None
    assert across(ours, theirs, Near(0.5, 0.1, beside=False)) is None


def test_shares_and_money_of_which_nothing_is_known_do_not() -> None:
    assert across("that he had 51 percent", "that he had 43 percent", NEAR) is None
    assert across("that it spent $2 million", "that it spent $9 million", NEAR) is None
    damage = "that the damage came to ${} million"
    assert across(damage.format(2), damage.format(9)) is not None


def test_what_each_plans_is_their_own() -> None:
    a, b = (
        said_of(article(f"Paper {n}", "2031-03-04", Line(words, f"S {n}", aspect=Aspect.PLANNED)))
        for n, words in enumerate(("that 24 guns will come", "that 40 guns will come"))
    )
    assert facing(Counted(a[0], 0), Counted(b[0], 0), HALF) is None
    assert facing(Counted(a[0], 0), Counted(b[0], 0), NEAR) is not None


def test_a_denied_figure_is_nobody_s() -> None:
    ours = said_of(article("A", "2031-03-04", Line(LANDED, "Brandt", "denied", negated=True)))[0]
    theirs = said_of(article("B", "2031-03-04", Line("that 1,500 men came ashore", "Petrie")))[0]
    assert facing(Counted(ours, 0), Counted(theirs, 0), NEAR) is None


SIREN = Line("the siren was heard 45 minutes after the blast", "Tolvane")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Line("some 80,000 workers walked out", "Tolvane"), Line("The ministry spoke of 2,000")),
        (Line("40 people drowned", "Tolvane"), Line("90 had died", "Petrie")),
        (Line("5,200 dockers were out", "Tolvane"), Line("3,900 dockers had joined", "Petrie")),
        (Line("it will need ten years", "Tolvane"), Line("The company expects two years")),
    ],
)
def test_what_another_gives_right_after_is_said_against_it(first: Line, second: Line) -> None:
    found = beside(first, second)
    assert found is not None
    assert "right after" in found.conflict.why


@pytest.mark.parametrize(
    "second",
    [
        Line("3,900 dockers had joined", "Tolvane"),  # the same speaker
        Line("The fleet had 3,900 dockers"),  # the author's own, given to nobody
        Line("3,900 sailors had joined", "Petrie"),  # others
        Line("that 3,900 dockers more had joined", "Petrie"),
    ],
)
def test_what_is_not_said_against_it_is_not(second: Line) -> None:
    assert beside(Line("5,200 dockers were out", "Tolvane"), second) is None


def test_a_pronoun_stands_for_what_was_spoken_of_if_the_sentences_are_alike() -> None:
    second = Line("it went off within five minutes", "Petrie")
    assert beside(SIREN, second, HALF) is not None
    assert beside(SIREN, second, FAR) is None


def test_another_paragraph_says_nothing_against_it() -> None:
    lines = Line("5,200 dockers were out", "Tolvane"), Line("3,900 dockers had joined", "Petrie")
    a, b = said_of(article("Paper", "2031-03-04", *lines))
    assert facing(Counted(a, 0), Counted(b, 0), Near(0.3, 0.1, beside=True)) is None


def test_what_the_text_itself_sets_against_it_is_as_given_there() -> None:
    line = Line(
        "60 patients were children, rather than the 37 of whom the army had spoken", "Strand"
    )
    (said,) = said_of(article("Paper", "2031-03-04", line))
    found = facing(Counted(said, 0), Counted(said, 1), Near(1.0, 1.0, beside=True))
    assert found is not None
    assert (found.given, found.conflict.b.figure.low) == ("the army", 37.0)
    assert "the text sets" in found.conflict.why


def test_what_one_text_sets_against_each_other_conflicts_wherever_it_is_given() -> None:
    line = Line(
        "60 patients were children, rather than the 37 of whom the army had spoken", "Strand"
    )
    (said,) = said_of(article("Paper", "2031-03-04", line))
    opposed = facing(Counted(said, 0), Counted(said, 1), Near(1.0, 1.0, beside=True))
    assert opposed is not None
    (ours,) = said_of(article("Post", "2031-03-09", Line("37 patients are in the ward", "Tolvane")))
    (theirs,) = said_of(article("Mail", "2031-03-06", Line("60 patients lie at Senn", "Petrie")))
    near = Near(0.1, 0.1, beside=False)
    assert facing(Counted(ours, 0), Counted(theirs, 0), near) is None
    found = facing(Counted(ours, 0), Counted(theirs, 0), near, {numbers(opposed.conflict)})
    assert found is not None
    assert "a text sets these two" in found.conflict.why
