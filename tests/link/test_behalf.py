"""Whose word a statement is in the end: only where the text leaves one body."""

import pytest

from sayso.link.behalf import IN_SENTENCE, OF_STATE, ONLY_HERE, Behalf, is_office
from sayso.link.speakers import Speakers
from sayso.records import Feature, Reading, SourceKind
from tests.told import Line, article

PERSON, AGENCY = SourceKind.PERSON, SourceKind.AGENCY
LEFT = "the ships left port"
OFFICE = Line("the crane stood still", "Karst’s Harbour Office", kind=AGENCY)


def last(*readings: Reading) -> tuple[str, Feature]:
    """Whose word the last statement of the last reading is, and why."""
    reading = readings[-1]
    whose, sure = Behalf(readings, Speakers(readings)).of(reading, reading.statements[-1])
    return whose.name, sure


def test_a_state_speaks_by_its_only_office_in_the_text() -> None:
    state = Line(LEFT, "Karst", "says", kind=SourceKind.UNKNOWN)
    assert last(article("Post", None, OFFICE, state)) == ("Karst’s Harbour Office", OF_STATE)


@pytest.mark.parametrize(
    "other",
    [
        Line("all was well", "Karst’s Trade Ministry", kind=AGENCY),
        Line("all was well", "the Karstian navy", kind=SourceKind.MILITARY),
    ],
)
def test_a_state_of_two_offices_speaks_for_itself(other: Line) -> None:
    state = Line(LEFT, "Karst", "says", kind=SourceKind.UNKNOWN)
    assert last(article("Post", None, OFFICE, other, state))[0] == "Karst"


def test_a_state_does_not_speak_by_a_paper_or_another_s_office() -> None:
    paper = Line("all was well", "Karst Telegraph", kind=SourceKind.MEDIA)
    state = Line(LEFT, "Karst", "says", kind=SourceKind.UNKNOWN)
    assert last(article("Post", None, paper, state))[0] == "Karst"
    state = Line(LEFT, "Meridia", "says", kind=SourceKind.UNKNOWN)
    assert last(article("Post", None, OFFICE, state))[0] == "Meridia"


OFFICES = article(
    "Wire",
    None,
    Line("all was well", "Karst’s harbour office", kind=AGENCY),
    Line("all was well", "Meridia’s harbour office", kind=AGENCY),
)


@pytest.mark.parametrize(
    ("before", "whose"),
    [
        ("Karst is at peace.", "Karst’s harbour office"),
        ("Meridia is at peace.", "Meridia’s harbour office"),
        ("Karst and Meridia are at peace.", "its harbour office"),
        ("The sea is at peace.", "its harbour office"),
    ],
)
def test_its_office_is_of_the_one_who_is_named_before(before: str, whose: str) -> None:
    line = Line(LEFT, "its harbour office", kind=AGENCY, named=False)
    assert last(OFFICES, article("Post", None, line, before=before))[0] == whose


def test_why_its_office_is_taken_for_it() -> None:
    line = Line(LEFT, "its harbour office", kind=AGENCY, named=False)
    assert last(OFFICES, article("Post", None, line, before="Karst is at peace."))[1] == ONLY_HERE


MEMBERS = Line("pay had risen", "Association of Port Employers", kind=SourceKind.ORGANISATION)


def test_members_are_the_one_body_that_is_named_after_them() -> None:
    some = Line(LEFT, "The employers", kind=SourceKind.UNNAMED, named=False)
    assert last(article("Post", None, MEMBERS, some))[0] == "Association of Port Employers"
    others = Line("pay fell", "League of Mill Employers", kind=SourceKind.ORGANISATION)
    assert last(article("Post", None, MEMBERS, others, some))[0] == "The employers"


def test_who_is_no_member_is_not_taken_for_one() -> None:
    some = Line(LEFT, "The dockers", kind=SourceKind.UNNAMED, named=False)
    assert last(article("Post", None, MEMBERS, some))[0] == "The dockers"


def test_a_minister_speaks_for_the_ministry_that_publishes() -> None:
    release = article("Karst Ministry of Defence", None, Line(LEFT))
    minister = "Karst’s defence minister, Petra Hall, said so."
    spoke = article("Post", None, Line(LEFT, "Petra Hall"), before=minister)
    assert last(release, spoke)[0] == "Karst Ministry of Defence"


def test_a_pronoun_is_no_body_s_name() -> None:
    agency = Line("all was well", "It", kind=AGENCY)
    some = Line(LEFT, "the it people", kind=SourceKind.UNNAMED, named=False)
    assert last(article("Post", None, agency, some))[0] == "the it people"


COMPANY = article("Post", None, Line(LEFT, "Solvik Lines", kind=SourceKind.COMPANY))


def test_who_leads_what_publishes_speaks_for_it() -> None:
    chief = "The chief executive, Jarle Moen, was there."
    release = article("Solvik Lines", None, Line(LEFT, "Jarle Moen"), before=chief)
    assert last(COMPANY, release)[0] == "Solvik Lines"
    paper = article("Lisk Gazette", None, Line(LEFT, "Jarle Moen"), before=chief)
    assert last(COMPANY, paper)[0] == "Jarle Moen"


def test_a_name_beside_a_description_is_whose_word_it_is() -> None:
    line = Line(LEFT, "its operator, Solvik Lines", kind=SourceKind.UNNAMED, named=False)
    assert last(article("Post", None, line))[0] == "Solvik Lines"
    line = Line(LEFT, "its operator, who left", kind=SourceKind.UNNAMED, named=False)
    assert last(article("Post", None, line))[0] == "its operator, who left"


def test_the_company_is_the_only_one_that_speaks() -> None:
    some = Line(LEFT, "The company", kind=SourceKind.UNNAMED, named=False)
    assert last(COMPANY, article("Post", None, some))[0] == "Solvik Lines"
    other = article("Mail", None, Line(LEFT, "Brode Mills", kind=SourceKind.COMPANY))
    assert last(COMPANY, other, article("Post", None, some))[0] == "The company"


def test_an_author_s_sentence_can_say_whose_word_it_is() -> None:
    line = Line("Solvik Lines has put the number of those aboard at 212")
    assert last(COMPANY, article("Post", None, line)) == ("Solvik Lines", IN_SENTENCE)
    sold = article("Post", None, Line("Solvik Lines sold 212 chairs"))
    assert last(COMPANY, sold)[0] == "the author (Post)"


def test_a_news_agency_is_no_office() -> None:
    assert is_office("Karst Ministry of Defence")
    assert is_office("Harbour Agency")
    assert not is_office("Belvane News Agency")
    assert not is_office("Lisk Gazette")


def test_a_ministry_named_with_all_its_words_is_that_ministry() -> None:
    named = article("A", None, Line("2,000 walked out", "Ministry of Labour", kind=AGENCY))
    put = Line("The Labour Ministry spoke of 2,000")
    assert last(named, article("B", None, put))[0] == "Ministry of Labour"
    assert last(named, article("B", None, Line("The ministry spoke of 2,000")))[0] == "The ministry"
