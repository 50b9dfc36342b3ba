"""The board and its conflicts: which figures of two statements can both be right."""

from dataclasses import replace

import pytest

from sayso.comparison import Placed
from sayso.relate.board import board
from sayso.relate.conflicting import conflicts, excludes
from tests.told import Line, article, said_of


def row(content: str, day: str = "2031-03-04", who: str = "Petrie", outlet: str = "Post") -> Placed:
    said = said_of(article(outlet, day, Line(content, who)))
    (found,) = board(said)
    return found


def exclude(ours: str, theirs: str, days: tuple[str, str] = ("2031-03-04", "2031-03-04")) -> bool:
    a, b = (
        row(words, day, outlet=f"Paper {n}")
        for n, (words, day) in enumerate(zip((ours, theirs), days, strict=True))
    )
    return excludes(a, b)


TWO_DAYS = ("2031-03-04", "2031-03-06")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("that the fire has burned 300 hectares", "that the fire has burned 900 hectares"),
        ("that 30 ships are in the bay", "that 90 ships are in the bay"),
        ("that 30 people died", "that 90 people died"),
        ("that 30 houses were destroyed", "that 90 houses were destroyed"),
    ],
)
def test_what_can_grow_is_compared_on_one_day(ours: str, theirs: str) -> None:
    assert exclude(ours, theirs)
    assert not exclude(ours, theirs, TWO_DAYS)


@pytest.mark.parametrize(
    ("more", "fewer"),
    [
        ("that 90 people died", "that 30 people died"),
        ("that eleven planes were destroyed", "that five aircraft were destroyed"),
    ],
)
def test_a_toll_does_not_fall(more: str, fewer: str) -> None:
    assert exclude(more, fewer, TWO_DAYS)
    assert not exclude(fewer, more, TWO_DAYS)


def test_a_toll_of_another_year_is_another() -> None:
    assert not exclude("that 90 people died in 2030", "that 30 people died", TWO_DAYS)


def test_things_of_another_year_are_others() -> None:
    assert not exclude("that eight wagons derailed in 2021", "that 19 wagons derailed")
    assert exclude("that eight wagons derailed", "that 19 wagons derailed")


@pytest.mark.parametrize(
    ("ours", "theirs", "yes"),
    [
        ("that 41 Karstian soldiers died", "that 12 Meridian soldiers died", False),
        ("that 41 Karstian soldiers died", "that 12 Karstian soldiers died", True),
        ("that 41 soldiers of the Karstian army died", "that 12 Meridians died", False),
        ("that Karst’s dead now numbered 41", "that 12 Meridian soldiers died", False),
        ("that the losses of the enemy came to 41 dead", "that 12 people died", False),
        ("that at least 41 of the attackers died", "that 12 people died", False),
        ("that on the other side 41 men died", "that 12 Karstian soldiers died", True),
        ("that 41 soldiers died", "that 12 Meridian soldiers died", True),
    ],
)
def test_the_dead_of_one_side_are_not_the_other_s(ours: str, theirs: str, yes: bool) -> None:
    assert exclude(ours, theirs) is yes


@pytest.mark.parametrize(
    ("ours", "theirs", "yes"),
    [
        ("that 38 pupils died", "that 212 people died", False),
        ("that the number of children killed stood at nine", "that 212 people died", False),
        ("that 38 pupils died", "that 14 pupils died", True),
        ("that 38 servicemen died", "that 212 people died", True),
        ("that it took nine hours and 40 minutes", "that it took nine hours", False),
    ],
)
def test_the_children_are_a_part(ours: str, theirs: str, yes: bool) -> None:
    found = [
        board(said_of(article(f"Paper {n}", "2031-03-04", Line(words, "Petrie"))))
        for n, words in enumerate((ours, theirs))
    ]
    assert bool(conflicts([one for rows in found for one in rows])) is yes


@pytest.mark.parametrize(
    "part",
    [
        "that nine of the dead were children",
        "that three of the nine died at once",
        "that six children were among the dead",
        "that of the 31 wagons 14 were lost",
        "that they tested the first 15 wagons",
    ],
)
def test_a_part_is_not_set_against_the_whole(part: str) -> None:
    said = said_of(article("Post", "2031-03-04", Line(part, "Petrie")))
    assert all(one.figure.low == 14 for one in board(said))


def test_those_missing_may_be_fewer_the_next_day() -> None:
    assert not exclude("that 90 people are missing", "that 30 people are missing", TWO_DAYS)


def test_what_is_over_is_compared_on_any_day() -> None:
    assert exclude("that 20 tonnes escaped", "that 48 tonnes escaped", TWO_DAYS)


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("that it cost 12 million crowns a day", "that it cost 45 million crowns in all", True),
        ("that it cost 12 million crowns a day", "that it cost 45 million crowns each day", False),
        ("that 20 tonnes an hour escaped", "that 48 tonnes escaped an hour after that", True),
        ("that wages fell by 9 percent", "that wages were 40 percent of sales", True),
        ("that wages fell by 9 percent", "that wages fell by 4 percent", False),
        ("that eight servicemen died", "that three civilians died", True),
        ("that eight servicemen died", "that three people died", False),
        ("that 5 kilometres were lost", "that 900 kilometres were lost", True),
        ("that 45 minutes went by", "that five hours went by", False),
        ("that 60 minutes went by", "that one to two hours went by", True),
    ],
)
def test_which_can_both_be_right(ours: str, theirs: str, both: bool) -> None:
    assert exclude(ours, theirs) is not both


@pytest.mark.parametrize(
    "content",
    [
        "that two of them were nurses",
        "that of the 90 people aboard, 12 were saved",
        "that nine more bodies were found",
        "that an additional nine bodies were found",
        "that 12 of those ships sank",
        "that three of 12 samples were bad",
        "that a mother of nine was saved",
    ],
)
def test_a_part_of_others_is_not_the_statement_s_own(content: str) -> None:
    figures = [f.figure.low for f in board(said_of(article("A", "2031-03-04", Line(content, "B"))))]
    assert not {2.0, 12.0, 9.0} & set(figures)


def test_bare_millions_can_be_the_money_that_another_speaks_of() -> None:
    bare = row("that the strike cost 30 million each day", outlet="A")
    assert conflicts([bare, row("that the strike cost 12 million crowns each day", outlet="B")])
    assert not conflicts([bare, row("that the strike cost 30 million crowns each day", outlet="B")])
    assert not conflicts([bare, row("that 12 million people struck each day", outlet="B")])


def test_planes_are_aircraft() -> None:
    ours = row("that five aircraft were burnt", outlet="A")
    assert conflicts([ours, row("that eleven enemy planes were destroyed", outlet="B")])
    assert not conflicts([ours, row("that eleven trucks were destroyed", outlet="B")])


def test_how_long_something_lasted_is_compared_in_any_unit() -> None:
    ours = row("that the attack lasted half an hour", outlet="A")
    assert conflicts([ours, row("that the strike was over in ten minutes", outlet="B")])
    assert not conflicts([ours, row("that bombs fell for thirty minutes", outlet="B")])


def test_nobody_contradicts_themselves_within_a_document() -> None:
    lines = (Line("that 11 people were killed", "Tolvane"), Line("that 40 people died", "Tolvane"))
    assert not conflicts(board(said_of(article("Post", "2031-03-04", *lines))))
    lines = lines[0], Line("that 40 people died", "Brandt")
    assert len(conflicts(board(said_of(article("Post", "2031-03-04", *lines))))) == 1


def test_one_of_several_shares_is_set_against_nothing() -> None:
    whole = Line("that turnout was 71 percent", "Tolvane")
    parts = Line("that turnout was 48 percent here and 45 percent there", "Brandt")
    assert not conflicts(board(said_of(article("Post", "2031-03-04", whole, parts))))


def test_a_toll_of_one_day_may_name_the_day_on_which_it_happened() -> None:
    a = row("that 11 people were killed")
    assert a.printed == "2031-03-04"
    assert not a.dated


def test_a_date_that_is_none_costs_nothing() -> None:
    rows = [
        replace(row(f"that {n} people died", outlet=f"Paper {n}"), as_of=day, printed=day)
        for n, day in ((30, "2031-03"), (90, "2031-13-01"))
    ]
    assert not excludes(*rows)


def test_shares_of_an_opinion_hold_for_their_day_those_of_a_vote_for_good() -> None:
    ours, theirs = "that 54 percent backed him", "that 40 percent backed him"
    assert exclude(ours, theirs)
    assert not exclude(ours, theirs, TWO_DAYS)
    assert exclude("that turnout was 54 percent", "that turnout was 40 percent", TWO_DAYS)


def test_one_of_several_in_a_sentence_is_set_against_nothing() -> None:
    first = "that 54 percent backed him while the others, 40 percent, backed her"
    assert all(one.several for one in board(said_of(article("A", "2031-03-04", Line(first, "B")))))
    assert not row("that 54 percent backed him").several


def test_figures_of_two_days_are_each_set_against_others() -> None:
    both = "that on 5 March 54 percent backed him and on 9 March 40 percent"
    said = said_of(article("A", "2031-03-12", Line(both, "B")))
    assert [(one.as_of, one.several) for one in board(said)] == [
        ("2031-03-05", False),
        ("2031-03-09", False),
    ]


def test_names_of_two_places_are_two_tolls() -> None:
    ours = row("that a crowd of 8,000 stood in Lisk", outlet="A")
    assert not conflicts([ours, row("that a crowd of 2,000 stood in Varsk", outlet="B")])
    assert conflicts([ours, row("that a crowd of 2,000 stood in Lisk", outlet="B")])


def test_what_those_counted_are_called_and_a_month_are_no_places() -> None:
    ours = row("that 8,000 Karstian soldiers were aboard in Senn", outlet="A")
    assert not conflicts([ours, row("that 600 Karstian soldiers were aboard in Tolm", outlet="B")])
    ours = row("that a crowd of 8,000 stood there in March", outlet="A")
    assert conflicts([ours, row("that a crowd of 2,000 stood in Lisk", outlet="B")])


def test_numbers_that_conflict_once_do_whenever_two_give_them_again() -> None:
    early, late = "2031-03-04", "2031-03-06"
    ours = [row("that 30 people died", day, outlet=f"A {day}") for day in (early, late)]
    theirs = row("that 90 people died", late, outlet="B")
    whose = {one.said: "ministry" for one in ours} | {theirs.said: "union"}
    assert len(conflicts([*ours, theirs], whose=whose)) == 2
    assert len(conflicts([*ours, theirs])) == 1  # nobody knows whose they are
    alone = {one.said: "ministry" for one in (*ours, theirs)}
    assert len(conflicts([*ours, theirs], whose=alone)) == 1  # a toll that rises
    assert not conflicts([ours[0], theirs], whose=whose)


def test_a_number_behind_a_part_is_of_the_part_too() -> None:
    lines = (Line("that nine of the dead were children", "Petrie"), Line("The union counts six"))
    assert board(said_of(article("Post", "2031-03-04", *lines, joint=" "))) == ()
    lines = (Line("that nine people died", "Petrie"), Line("The union counts six"))
    assert len(board(said_of(article("Post", "2031-03-04", *lines, joint=" ")))) == 2


def test_a_number_of_tractors_does_not_count_the_hurt() -> None:
    lines = (Line("that 14 people were injured", "Petrie"),)
    after = "It gave the number of tractors as 94."
    said = said_of(article("Post", "2031-03-04", *lines, Line(after.rstrip(".")), joint=" "))
    assert [one.figure.low for one in board(said)] == [14]


@pytest.mark.parametrize(
    ("ours", "theirs", "yes"),
    [
        ("that 60 planes were delivered", "that 22 planes have arrived", True),
        ("that 60 planes were delivered", "that 22 planes were faulty", False),
        ("that 60 planes were delivered", "that 22 planes are in the bay", True),
    ],
)
def test_what_was_delivered_is_not_what_was_faulty(ours: str, theirs: str, yes: bool) -> None:
    a, b = row(ours), row(theirs, outlet="Mail")
    assert (len(conflicts([a, b])) == 1) is yes


@pytest.mark.parametrize(
    "content",
    [
        "that in Tolm alone 38 people died",
        "that a 43-year-old man died",
        "that 38 died in Tolm alone",
    ],
)
def test_a_part_for_itself_and_an_age_are_on_no_board(content: str) -> None:
    assert board(said_of(article("Post", "2031-03-04", Line(content, "Petrie")))) == ()


def test_four_are_hardly_of_the_same_as_nineteen_hundred() -> None:
    a, b = row("that 1,900 Karstians fell ill"), row("that four travellers fell ill", outlet="Mail")
    assert conflicts([a, b]) == ()
    assert len(conflicts([a, row("that 40 travellers fell ill", outlet="Mail")])) == 1
