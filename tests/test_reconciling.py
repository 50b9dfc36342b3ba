"""Comparisons: one claim in several documents, its sides, figures and changes, in any order."""

import itertools
from dataclasses import replace

import pytest

from sayso.comparison import Comparison, Decisions, Told
from sayso.news import Newly, news
from sayso.reconciling import compare
from sayso.records import Aspect, Reading, SourceKind, Stance
from sayso.relate import wording
from tests.told import Line, Opposites, Words, article

AGENCY, UNNAMED = SourceKind.AGENCY, SourceKind.UNNAMED
LANDED = "that 3,000 Karstian soldiers landed at Port Senn at dawn"
JUDGE = Opposites(("landed at Port Senn", "stayed in their barracks"))


def compared(*readings: Reading) -> Comparison:
    return compare(readings, meaning=Words(), judge=JUDGE)


def only(comparison: Comparison) -> Told:
    (told,) = comparison.claims
    return told


def stances(told: Told) -> dict[str, Stance]:
    sides = told.stances
    return {one.speaker.name: sides[one.ref] for one in told.said}


OFFICE = article("Lorn Wire", "2031-03-04", Line(LANDED, "Intelligence Office", kind=AGENCY))


def test_what_two_documents_say_is_one_claim() -> None:
    other = article("Halden Courier", "2031-03-05", Line(LANDED, "Jonas Petrie"))
    told = only(compared(OFFICE, other))
    assert len(told.documents) == 2
    assert told.outlets == ("Halden Courier", "Lorn Wire")
    assert set(stances(told).values()) == {Stance.AFFIRMS}
    assert told.claim.wording == LANDED
    assert told.dates == ("2031-03-04", "2031-03-05")


def test_other_words_are_no_claim() -> None:
    other = article(
        "Halden Courier", "2031-03-05", Line("that the fishing fleet wants help", "Petrie")
    )
    assert compared(OFFICE, other).claims == ()


def test_who_denies_it_speaks_of_the_same_claim() -> None:
    denied = Line(LANDED, "Oona Brandt", "denied", negated=True)
    told = only(compared(OFFICE, article("Halden Courier", "2031-03-05", denied)))
    assert stances(told) == {"Intelligence Office": Stance.AFFIRMS, "Oona Brandt": Stance.DENIES}


def test_a_paper_that_quotes_both_sides_contradicts_nobody() -> None:
    both = article(
        "Halden Courier",
        "2031-03-05",
        Line(LANDED, "Jonas Petrie"),
        Line(LANDED, "Oona Brandt", "denied", negated=True),
    )
    told = only(compared(OFFICE, both))
    assert "the author (Halden Courier)" not in stances(told)
    assert stances(told)["Jonas Petrie"] is Stance.AFFIRMS
    assert stances(told)["Oona Brandt"] is Stance.DENIES


def test_a_question_takes_no_side() -> None:
    line = Line("They landed at Port Senn at dawn, 3,000 Karstian soldiers", "QUESTION", ":")
    text = article("Halden Courier", "2031-03-05", line)
    told = only(compared(OFFICE, text))
    assert stances(told)["QUESTION"] is Stance.QUESTIONS
    line = replace(line, who="PETRIE")
    told = only(compared(OFFICE, article("Halden Courier", "2031-03-05", line)))
    assert stances(told)["PETRIE"] is Stance.AFFIRMS


def test_a_denial_that_becomes_a_confirmation_is_a_changed_position() -> None:
    denied = article(
        "Halden Courier", "2031-03-05", Line(LANDED, "Oona Brandt", "denied", negated=True)
    )
    admitted = article("Karst Telegraph", "2031-03-12", Line(LANDED, "Brandt", "confirmed"))
    (change,) = only(compared(admitted, OFFICE, denied)).changes
    assert change.speaker.name == "Oona Brandt"
    assert change.before.document == denied.document.id
    assert change.after.document == admitted.document.id


def figures_of(*lines: Line, days: tuple[str, ...] = ()) -> int:
    days = days if days else ("2031-03-04",) * len(lines)
    readings = [article(f"Paper {n}", days[n], line) for n, line in enumerate(lines)]
    return sum(len(told.conflicts) for told in compared(*readings).claims)


def said(number: str, who: str, aspect: Aspect | None = None) -> Line:
    return Line(LANDED.replace("3,000", number), who, aspect=aspect)


def test_figures_for_the_same_thing_and_day_conflict() -> None:
    assert figures_of(said("3,000", "Jonas Petrie"), said("9,000", "Mira Tolvane")) == 1


def test_figures_that_can_both_be_right_do_not() -> None:
    assert figures_of(said("at least 3,000", "Jonas Petrie"), said("9,000", "Mira Tolvane")) == 0
    assert figures_of(said("3,000 to 9,000", "Jonas Petrie"), said("8,000", "Mira Tolvane")) == 0
    assert figures_of(said("about 3,000", "Jonas Petrie"), said("3,100", "Mira Tolvane")) == 0


def test_planned_and_actual_figures_do_not() -> None:
    planned = said("9,000", "Mira Tolvane", Aspect.PLANNED)
    assert figures_of(said("3,000", "Jonas Petrie"), planned) == 0


def test_what_is_counted_anew_each_day_is_compared_day_by_day() -> None:
    dead = "that {} people were killed in the landing at Port Senn"
    lines = (Line(dead.format(n), who) for n, who in (("12", "Jonas Petrie"), ("40", "Tolvane")))
    assert figures_of(*lines, days=("2031-03-04", "2031-03-09")) == 0
    lines = (Line(dead.format(n), who) for n, who in (("12", "Jonas Petrie"), ("40", "Tolvane")))
    assert figures_of(*lines, days=("2031-03-04", "2031-03-04")) == 1


def test_what_is_not_is_compared_whenever_it_was_printed() -> None:
    lines = said("3,000", "Jonas Petrie"), said("9,000", "Mira Tolvane")
    assert figures_of(*lines, days=("2031-03-04", "2031-03-09")) == 1


def test_the_order_of_arrival_does_not_show() -> None:
    readings = [
        OFFICE,
        article(
            "Halden Courier", "2031-03-05", Line(LANDED, "Jonas Petrie"), Line("It rained all day")
        ),
        article("Karst Telegraph", "2031-03-06", said("about 3,500", "Oona Brandt")),
        article(
            "Lorn Post",
            "2031-03-06",
            Line("that Karstian soldiers were at Port Senn", "a man", kind=UNNAMED, named=False),
        ),
    ]
    found = {repr(compared(*order)) for order in itertools.permutations(readings)}
    assert len(found) == 1


def test_news_is_what_was_not_there_before() -> None:
    denied = article(
        "Halden Courier", "2031-03-05", Line(LANDED, "Oona Brandt", "denied", negated=True)
    )
    admitted = article("Karst Telegraph", "2031-03-12", Line(LANDED, "Oona Brandt", "confirmed"))
    more = article("Lorn Post", "2031-03-04", said("9,000", "Jonas Petrie"))
    comparison = compared(OFFICE, denied, admitted, more)

    def since(day: str) -> set[Newly]:
        return {one.what for one in news(comparison, day)}

    assert since("2031-03-13") == set()
    assert since("2031-03-06") == {Newly.FIGURE, Newly.POSITION}
    assert since("2031-03-05") == {Newly.FIGURE, Newly.POSITION, Newly.DENIAL}
    assert since("2031-03-01") == set(Newly)


def decided(*readings: Reading, **pairs: frozenset[tuple[str, str]]) -> Comparison:
    return compare(readings, meaning=Words(), judge=JUDGE, decisions=Decisions(**pairs))


def pair(one: Reading, other: Reading) -> frozenset[tuple[str, str]]:
    a, b = sorted((one.statements[0].id, other.statements[0].id))
    return frozenset({(a, b)})


def test_what_a_person_parts_is_no_claim() -> None:
    other = article("Halden Courier", "2031-03-05", Line(LANDED, "Jonas Petrie"))
    third = article("Lorn Post", "2031-03-05", Line(LANDED, "Mira Tolvane"))
    assert decided(OFFICE, other, parted=pair(OFFICE, other)).claims == ()
    told = only(decided(OFFICE, other, third, parted=pair(OFFICE, other)))
    assert len(told.said) == 2  # the third stays with one of the two


def test_what_a_person_joins_is_one_claim() -> None:
    other = article("Halden Courier", "2031-03-05", Line("that men in grey were seen", "Petrie"))
    assert compared(OFFICE, other).claims == ()
    told = only(decided(OFFICE, other, joined=pair(OFFICE, other)))
    assert {member.joined.why for member in told.claim.members} == {"joined by a person"}


def test_a_step_that_a_person_cuts_is_not_taken() -> None:
    copy = article("Halden Courier", "2031-03-05", Line(f"It is plain {LANDED}"))
    assert len(only(compared(OFFICE, copy)).origins.roots) == 1
    cut = frozenset({(copy.statements[0].id, OFFICE.document.id)})
    assert len(only(decided(OFFICE, copy, cut=cut)).origins.roots) == 2


def test_nothing_gives_nothing() -> None:
    assert compared() == Comparison((), ())


def test_a_claim_is_not_worded_by_what_hardly_belongs_to_it() -> None:
    denied = [
        article(
            f"Paper {n}", "2031-03-05", Line(LANDED, f"Oona Brandt {n}", "denied", negated=True)
        )
        for n in range(2)
    ]
    said = only(compared(OFFICE, *denied)).said
    affirmed = next(one for one in said if one.speaker.name == "Intelligence Office")
    alike = {one.ref: 0.9 for one in said}
    assert wording(said, alike) == affirmed
    assert wording(said, alike | {affirmed.ref: 0.5}) != affirmed


def test_two_who_say_that_it_is_not_so_are_on_one_side() -> None:
    said = ("no ship left the port of Senn", "not one ship left the port of Senn")
    papers = [
        article(f"Paper {n}", "2031-03-05", Line(words, f"Brandt {n}", negated=True))
        for n, words in enumerate(said)
    ]
    assert set(stances(only(compared(*papers))).values()) == {Stance.AFFIRMS}


def test_what_all_deny_is_denied_by_all() -> None:
    denied = [
        article(f"Paper {n}", "2031-03-05", Line(LANDED, f"Brandt {n}", "denied", negated=True))
        for n in range(2)
    ]
    told = only(compared(*denied))
    assert told.claim.wording == LANDED
    assert set(stances(told).values()) == {Stance.DENIES}


def counted(*lines: str) -> int:
    readings = [
        article(f"Paper {n}", "2031-03-04", Line(line, f"Speaker {n}"))
        for n, line in enumerate(lines)
    ]
    return sum(len(told.conflicts) for told in compared(*readings).claims)


DEAD = "that {} in the landing at Port Senn at dawn"


def test_the_dead_are_counted_whatever_they_are_called() -> None:
    assert counted(DEAD.format("11 people were killed"), DEAD.format("19 bodies were found")) == 1
    assert counted(DEAD.format("11 people were killed"), DEAD.format("19 people were hurt")) == 0


def test_a_number_that_is_not_the_statement_s_own_conflicts_with_none() -> None:
    own = "that the ship in Port Senn carried 212 passengers at dawn"
    assert counted(own, own.replace("212", "300")) == 1
    assert counted(own, "that the ship in Port Senn was licensed for 300 passengers at dawn") == 0
    more = "that {} bodies were found in Port Senn at dawn"
    assert counted(more.format("62"), more.format("9 more")) == 0


def test_a_number_in_whole_numbers_is_no_other() -> None:
    share = "that turnout in Port Senn at dawn was {} percent"
    assert counted(share.format("54"), share.format("54.2")) == 0
    assert counted(share.format("54"), share.format("56")) == 1


def test_an_estimate_of_what_is_plans_nothing() -> None:
    put = "that the police put the crowd at {} in Port Senn at dawn"
    lines = (
        Line(put.format("6,000"), "Petrie", aspect=Aspect.PLANNED),
        Line("that the crowd in Port Senn at dawn was 9,000", "Tolvane"),
    )
    assert figures_of(*lines) == 1


def test_two_that_count_the_same_are_one_claim_only_within_an_affair() -> None:
    ours = article("Lorn Wire", "2031-03-04", Line("44 bodies lay near Lisk in Orrevia today", "A"))
    near = "31 people near Lisk in Orrevia drowned"
    far = "31 people near Varsk in Loden drowned"
    assert compared(ours, article("Post", "2031-03-04", Line(near, "B"))).claims
    assert not compared(ours, article("Post", "2031-03-04", Line(far, "B"))).claims


ALLEGED = Line(LANDED, "Intelligence Office", kind=AGENCY)


@pytest.mark.parametrize(
    "rejection",
    [
        Line("the allegation a fabrication", "Oona Brandt", "called"),
        Line("such a landing", "Oona Brandt", "denied", negated=True),
        Line("“That is an outright lie,”", "Oona Brandt"),
        Line("there is no such army on the coast", "Oona Brandt", negated=True),
        Line("The ministry rejected the claim"),
    ],
)
def test_who_rejects_what_was_just_said_speaks_of_it(rejection: Line) -> None:
    told = only(compared(article("Halden Courier", "2031-03-04", ALLEGED, rejection, joint=" ")))
    assert told.claim.wording == LANDED
    assert sorted(told.stances.values()) == [Stance.AFFIRMS, Stance.DENIES]


@pytest.mark.parametrize(
    "other",
    [
        Line("it a good beginning", "Oona Brandt", "called"),
        Line("the offer", "Oona Brandt", "rejected"),
        Line("“When I am called a liar it is not true,”", "Oona Brandt"),
        Line("the allegation a fabrication", "Intelligence Office", "called", kind=AGENCY),
    ],
)
def test_who_rejects_something_else_does_not(other: Line) -> None:
    reading = article("Halden Courier", "2031-03-04", ALLEGED, other, joint=" ")
    if other.who == ALLEGED.who:
        first, then = reading.statements
        reading = replace(reading, statements=(first, replace(then, chain=first.chain)))
    assert compared(reading).claims == ()


def test_a_rejection_in_another_paragraph_is_of_nothing() -> None:
    rejection = Line("the allegation a fabrication", "Oona Brandt", "called")
    assert compared(article("Halden Courier", "2031-03-04", ALLEGED, rejection)).claims == ()


def test_a_rejection_that_only_points_back_can_open_the_next_paragraph() -> None:
    rejection = Line("that", "Oona Brandt", "rejected", negated=True)
    told = only(compared(article("Halden Courier", "2031-03-04", ALLEGED, rejection)))
    assert sorted(told.stances.values()) == [Stance.AFFIRMS, Stance.DENIES]
    between = Line("the weather was fine", "Anton Vale")
    reading = article("Halden Courier", "2031-03-04", ALLEGED, between, rejection)
    assert LANDED not in {told.claim.wording for told in compared(reading).claims}


@pytest.mark.parametrize(
    ("denial", "whose", "stances"),
    [
        ("no soldier had left the barracks", "She", 3),
        ("the barracks were full", "She", 2),  # denies nothing
        ("no soldier had left the barracks", "Anton Vale", 2),  # somebody else's
    ],
)
def test_a_denial_goes_on_from_a_rejection(denial: str, whose: str, stances: int) -> None:
    rejection = Line("that", "Oona Brandt", "rejected", negated=True)
    more = Line(denial, whose)
    reading = article("Halden Courier", "2031-03-04", ALLEGED, rejection, more, joint=" ")
    assert len(only(compared(reading)).stances) == stances


def test_a_person_can_part_a_rejection() -> None:
    rejection = Line("the allegation a fabrication", "Oona Brandt", "called")
    reading = article("Halden Courier", "2031-03-04", ALLEGED, rejection, joint=" ")
    one, other = sorted(statement.id for statement in reading.statements)
    assert decided(reading, parted=frozenset({(one, other)})).claims == ()
