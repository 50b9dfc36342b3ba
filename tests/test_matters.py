"""Matters: what a number counts, by a name that others are compared by."""

import pytest

from sayso.figures import figures
from sayso.ingest import document_from_text
from sayso.matters import befalls, counts, group, in_matter, is_anybody, kind, mounts, of_people
from sayso.records import Figure, Span


def counted(clause: str) -> str | None:
    document = document_from_text(clause)
    span = Span(0, len(document.text))
    first = figures(document, (span,))[0]
    return counts(document.text, (span,), first)


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        ("At least 31 people drowned", "people: dead"),
        ("44 bodies lay in the cold store", "people: dead"),
        ("The death toll rose to 53 on Saturday", "people: dead"),
        ("Two demonstrators had been killed", "people: dead"),
        ("60 others were missing", "people: missing"),
        ("A blast killed no one, wounding 87", "people: hurt"),
        ("112 people have been detained", "people: held"),
        ("The ship carried 212 passengers", "people: aboard"),
        ("3,000 soldiers had been on the four ships", "people: aboard"),
        ("The hospital had admitted 31 patients", "people: in hospital"),
        ("31 patients had died in hospital", "people: dead"),
        ("Police put the crowd at 6,000", "people: gathered"),
        ("Turnout reached 71 percent", "percent: voted"),
        ("The damage came to $4 million", "USD: harm"),
        ("14 complaints had been lodged", "complaint"),
        ("140 millimetres of rain fell", "mm: rain"),
        ("Fourteen patients were killed", "people: dead"),  # who they are comes after
        ("260 detainees were counted", "people: held"),
        ("A crowd of 3,000 stood there", "people: gathered"),
        ("The number of homes destroyed stood at 200", "house: destroyed"),
        ("Seven burnt jets can be counted", "plane: destroyed"),
        ("Five aircraft were lost", "plane: destroyed"),
        ("Eight aircraft took part", "plane"),
        ("The attack lasted half an hour", "period: lasted"),
        ("The strike was over in ten minutes", "period: lasted"),
        ("Nine airmen were killed", "people: dead"),
        ("Some 2,500 had left their houses", "people: fled"),
        ("Twelve vessels put to sea", "ship"),
    ],
)
def test_what_is_counted(clause: str, what: str) -> None:
    assert counted(clause) == what


@pytest.mark.parametrize(
    "clause",
    [
        "3,000 soldiers had been on the four islands",
        "She was licensed for 260",  # of nothing that the clause names
        "a crew of 19 went aboard",  # of what it says itself
        "290 people were on the quay",
        "Tovald, 40 – a father of two – was killed",
        "Prices rose by 4 percent",
        "The company has 40 million euros",
        "It was lost for 12 days",
        "The ministry spoke of ten minutes",
        "Refugees find their way to a town of 13,000 residents",  # who they are not
    ],
)
def test_what_is_not_known(clause: str) -> None:
    assert counted(clause) is None


def test_ships_that_search_are_no_people() -> None:
    assert counted("Fourteen ships are searching the bay") == "ship"


def figure(clause: str) -> Figure:
    document = document_from_text(clause)
    return figures(document, (Span(0, len(document.text)),))[0]


@pytest.mark.parametrize(
    ("clause", "of", "whose", "anybody"),
    [
        ("1,500 men came ashore", "people", None, True),
        ("eight servicemen were killed", "people", "servicemen", False),
        ("44 bodies were found", "people", None, False),
        ("twenty minutes went by", "period", None, False),
        ("20 tonnes of oil got out", "t", None, False),
        ("30 ships left", "ship", None, False),
    ],
)
def test_of_what_kind_and_group(clause: str, of: str, whose: str | None, anybody: bool) -> None:
    found = figure(clause)
    assert kind(found, counted(clause)) == of
    if of == "people":
        assert group(found) == whose
    assert is_anybody(found) is anybody


def test_which_are_people_s_and_change_from_day_to_day() -> None:
    assert of_people("people: dead")
    assert not of_people("plane: destroyed")
    assert in_matter("people: dead")
    assert in_matter("plane: destroyed")
    assert in_matter("period: lasted")
    assert not in_matter("km: road")
    assert of_people("percent: voted")
    assert not of_people("complaint")
    assert befalls("people: dead")
    assert not befalls("people: aboard")
    assert not befalls(None)


def test_of_what_there_can_only_be_more() -> None:
    assert mounts("people: dead")
    assert mounts("plane: destroyed")
    assert not mounts("people: missing")
    assert not mounts("percent: dead")
    assert not mounts("USD: dead")
    assert not mounts(None)
