"""Whose word a statement is in the end: only where the text leaves one body."""

from dataclasses import replace

import pytest

from sayso.comparison import Speaker
from sayso.link.behalf import (
    IN_SENTENCE,
    OF_STATE,
    ONLY_HERE,
    OWN,
    OWN_RELEASE,
    SAME_VOICE,
    SPEAKS_FOR,
    Behalf,
)
from sayso.link.known_bodies import is_office
from sayso.link.speakers import Speakers
from sayso.records import Act, Feature, Link, Reading, SourceKind, Span
from tests.told import Line, article, said_of

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


def test_a_state_does_not_speak_by_an_office_that_speaks_only_later() -> None:
    state = Line(LEFT, "Karst", "says", kind=SourceKind.UNKNOWN)
    first = Line("all was well", "Ana Brill")
    later = Line("the ships came back", "Karst’s Harbour Office", kind=AGENCY)
    whole = article("Post", None, first, state, later)
    whose, _ = Behalf([whole], Speakers([whole])).of(whole, whole.statements[1])
    assert whose.name == "Karst"
    headline = article("Post", None, state, OFFICE)
    whose, _ = Behalf([headline], Speakers([headline])).of(headline, headline.statements[0])
    assert whose.name == "Karst’s Harbour Office"


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


def test_a_ministry_s_own_release_speaks_of_itself() -> None:
    line = Line(LEFT, "The ministry", kind=None)
    release = article("Orsava Ministry of Fisheries", None, line)
    assert last(release) == ("Orsava Ministry of Fisheries", OWN_RELEASE)
    assert last(article("Ministry Gazette", None, line))[0] == "The ministry"


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
    managing = "“All was well,” says the managing director, Jarle Moen."
    release = article("Solvik Lines", None, Line(LEFT, "Jarle Moen"), before=managing)
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


def test_the_head_of_the_office_speaks_for_the_one_office_of_the_text() -> None:
    office = Line("all was well", "Harbour Health Office", kind=AGENCY)
    head = "The head of the office, Dr Ruben Falk, was there."
    assert last(article("Post", None, office, Line(LEFT, "Ruben Falk"), before=head))[0] == (
        "Harbour Health Office"
    )
    other = Line("all was well", "Foreign Office", kind=AGENCY)
    both = article("Post", None, office, other, Line(LEFT, "Ruben Falk"), before=head)
    assert last(both)[0] == "Ruben Falk"


def test_the_minister_speaks_for_the_ministry_that_publishes() -> None:
    spoke = Line(LEFT, "Irena Solt")
    minister = "The minister, Irena Solt, was there."
    release = article("Ministry of Defence of Karst", None, spoke, before=minister)
    assert last(release)[0] == "Ministry of Defence of Karst"
    assert last(article("Karst Post", None, spoke, before=minister))[0] == "Irena Solt"


def test_two_states_have_a_defence_minister_each() -> None:
    here = "The defence minister, Tomas Gell, was there."
    there = "The defence minister, Irena Solt, was not."
    ministry = article("Karst Post", None, Line("all was well", "Defence Ministry", kind=AGENCY))
    gell = article("Lund Post", None, Line(LEFT, "Tomas Gell"), before=here)
    assert last(ministry, gell)[0] == "Defence Ministry"
    solt = article("Karst Mail", None, Line(LEFT, "Irena Solt"), before=there)
    assert last(ministry, solt, gell)[0] == "Tomas Gell"


def test_they_are_whoever_spoke_in_the_paragraph() -> None:
    union = Line("all was well", "Dockers’ Union", kind=SourceKind.ORGANISATION)
    they = Line(LEFT, "They", kind=None)
    assert last(article("Post", None, union, they, joint=" "))[0] == "Dockers’ Union"
    assert last(article("Post", None, union, they))[0] == "They"


@pytest.mark.parametrize(
    ("content", "whose"),
    [
        ("The attack lasted an hour", "Harbour Office"),
        ("The office had closed", "Harbour Office"),
        ("The children’s hospital had taken in 31", "it"),
    ],
)
def test_it_is_not_the_last_speaker_behind_another_body_s_deeds(content: str, whose: str) -> None:
    office = Line("all was well", "Harbour Office", kind=AGENCY)
    reading = article("Post", None, office, after=f"{content}, it said.")
    at = reading.document.text.index(content)
    said = at + len(content) + len(", ")
    statement = replace(
        reading.statements[0],
        content=(Span(at, at + len(content)),),
        chain=(Link(None, Span(said, said + 2), Span(said + 3, said + 7), Act.COMMUNICATION),),
    )
    reading = replace(reading, statements=(*reading.statements, statement))
    assert last(reading)[0] == whose


def test_what_is_reckoned_from_what_was_said_is_the_speaker_s() -> None:
    guard = Line("nine more bodies were found", "Coast Guard", kind=AGENCY)
    sum_ = Line("That brings the number of the dead to 62")
    assert last(article("Post", None, guard, sum_, joint=" "))[0] == "Coast Guard"
    assert last(article("Post", None, guard, sum_))[0] == "the author (Post)"
    plain = Line("The dead number 62")
    assert last(article("Post", None, guard, plain, joint=" "))[0] == "the author (Post)"


def test_the_company_is_whom_a_text_calls_so_beside_its_name() -> None:
    works = article("Mail", None, Line(LEFT, "Aqualis", kind=SourceKind.UNKNOWN))
    some = Line("all was well", "The company", kind=SourceKind.UNNAMED, named=False)
    called = article("Post", None, some, before="Police searched the water company Aqualis.")
    assert last(works, called)[0] == "Aqualis"
    assert last(works, article("Post", None, some, before="Aqualis fell."))[0] == "The company"


MAYOR = "The mayor of Senn, Hanna Brook, was there."


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("the mayor", "Hanna Brook"),
        ("The mayor of Senn", "Hanna Brook"),
        ("the mayor’s office", "Hanna Brook"),
        ("a spokesman for the mayor", "Hanna Brook"),
        ("a spokesman for Hanna Brook", "Hanna Brook"),
        ("a mayor", "a mayor"),
        ("the mayor of Marl", "the mayor of Marl"),
        ("the former mayor", "the former mayor"),
        ("the mayor’s sister", "the mayor’s sister"),
    ],
)
def test_an_office_is_its_only_holder_s_and_so_is_what_is_said_for_them(
    who: str, whose: str
) -> None:
    named = article("Post", None, Line("all was well", "Hanna Brook"), before=MAYOR)
    line = Line(LEFT, who, kind=SourceKind.UNNAMED, named=False)
    assert last(named, article("Mail", None, line))[0] == whose


def test_an_office_of_two_holders_is_nobody_s() -> None:
    here = article("Post", None, Line("all was well", "Hanna Brook"), before=MAYOR)
    there = article(
        "Marl Post", None, Line("all was well", "Piet Lorn"), before="Mayor Piet Lorn was there."
    )
    line = Line(LEFT, "the mayor", kind=SourceKind.UNNAMED, named=False)
    assert last(here, there, article("Mail", None, line))[0] == "the mayor"


def test_his_office_is_of_the_only_person_named_before_it_in_the_paragraph() -> None:
    named = article("Post", None, Line("all was well", "Anton Vale"))
    line = Line(LEFT, "His office", kind=AGENCY, named=False)
    one = article("Mail", None, line, before="Anton Vale did not come.", joint=" ")
    assert last(named, one)[0] == "Anton Vale"
    other = article("Wire", None, Line("all was well", "Piet Lorn"))
    both = article("Mail", None, line, before="Anton Vale met Piet Lorn.", joint=" ")
    assert last(named, other, both)[0] == "His office"


def behind(content: str, pronoun: str, *lines: Line, before: str = "") -> Reading:
    """A text that ends in "CONTENT, PRONOUN says."."""
    tail = f"{content}, {pronoun} says."
    reading = article(
        "Mail", None, *lines, Line("it rained", "Ana Brill"), before=before, after=tail
    )
    at = reading.document.text.index(tail)
    who = Span(at + len(content) + 2, at + len(content) + 2 + len(pronoun))
    statement = replace(
        reading.statements[-1],
        content=(Span(at, at + len(content)),),
        chain=(Link(None, who, Span(who.end + 1, who.end + 5), Act.COMMUNICATION),),
    )
    return replace(reading, statements=(*reading.statements, statement))


@pytest.mark.parametrize(
    ("content", "whose"),
    [
        ("The mayor was never told", "Hanna Brook"),
        ("Hanna Brook was never told", "Hanna Brook"),
        ("The clerk, Vera Lund, has gone", "Vera Lund"),
        ("The clerk was never told", "Ana Brill"),
    ],
)
def test_she_behind_her_own_words_is_whom_they_are_about(content: str, whose: str) -> None:
    named = article("Post", None, Line("all was well", "Hanna Brook"), before=MAYOR)
    assert last(named, behind(content, "she"))[0] == whose


def test_which_is_what_stands_right_before_it() -> None:
    line = Line(LEFT, "which", kind=None)
    assert last(COMPANY, article("Post", None, line, before="The company,", joint=" "))[0] == (
        "Solvik Lines"
    )
    assert last(COMPANY, article("Post", None, line, before="It fell,", joint=" "))[0] == "which"


def test_people_who_were_counted_are_what_a_poll_found() -> None:
    named = article("Post", None, Line("all was well", "Marl Institute", kind=AGENCY))
    some = Line("the sale", "57 percent of voters", "opposed", SourceKind.UNNAMED, named=False)
    poll = article("Mail", None, some, before="In a poll by the Marl Institute,", joint=" ")
    assert last(named, poll)[0] == "Marl Institute"
    assert last(named, article("Mail", None, some))[0] == "57 percent of voters"


def test_our_lists_in_somebody_s_words_are_theirs() -> None:
    reading = article("Post", None, Line("our lists show that 51 came", "Petra Vass"))
    text = reading.document.text
    (said,) = reading.statements
    lists, cue = (Span(text.index(w), text.index(w) + len(w)) for w in ("our lists", "show"))
    inner = replace(
        said,
        content=(Span(cue.end + 1, said.content[0].end),),
        chain=(*said.chain, Link(None, lists, cue, Act.COMMUNICATION)),
    )
    assert last(replace(reading, statements=(said, inner)))[0] == "Petra Vass"


def test_authorities_are_the_one_office_of_their_field_that_the_text_names() -> None:
    office = Line("all was well", "Public Health Office", kind=AGENCY)
    some = Line(LEFT, "health authorities", kind=AGENCY, named=False)
    assert last(article("Post", None, office, some))[0] == "Public Health Office"
    harbour = Line("all was well", "Harbour Office", kind=AGENCY)
    assert last(article("Post", None, harbour, some))[0] == "health authorities"
    officials = Line(LEFT, "The officials", kind=AGENCY, named=False)
    assert last(article("Post", None, office, officials))[0] == "The officials"


def test_a_shorter_name_is_the_one_office_s_that_publishes() -> None:
    release = article("Ministry of Defence of Karst", None, Line(LEFT))
    short = article("Post", None, Line(LEFT, "Defence Ministry", kind=AGENCY))
    assert last(release, short)[0] == "Ministry of Defence of Karst"
    other = article("Ministry of Defence of Lund", None, Line(LEFT))
    assert last(release, other, short)[0] == "Defence Ministry (Post)"


def test_who_speaks_for_a_ministry_speaks_for_it_under_the_name_it_publishes_by() -> None:
    release = article("Ministry of Health of Karst", None, Line(LEFT))
    here = "The minister of health, Irena Solt, was there."
    ministry = Line("all was well", "Ministry of Health", kind=AGENCY)
    post = article("Post", None, ministry, Line(LEFT, "Irena Solt"), before=here)
    assert last(post)[0] == "Ministry of Health"
    assert last(release, post) == ("Ministry of Health of Karst", SPEAKS_FOR)


def test_its_secretary_is_of_the_body_with_which_the_sentence_begins() -> None:
    firm = Line("all was well", "Skylark Works", kind=SourceKind.COMPANY)
    pact = Line("it is ready", "Northern Pact", kind=SourceKind.ORGANISATION)
    begins = "The Northern Pact will send guns, its secretary, Marit Holm, told the press."
    spoke = article("Post", None, pact, firm, Line(LEFT, "Marit Holm"), before=begins)
    assert last(spoke)[0] == "Northern Pact"


def test_a_surname_is_the_one_person_s_who_bears_it() -> None:
    named = article("Post", None, Line("all was well", "Rolf Andar"))
    line = Line("Andar conceded on Friday that two men had died")
    assert last(named, article("Mail", None, line))[0] == "Rolf Andar"
    other = article("Wire", None, Line("all was well", "Mila Andar"))
    assert last(named, other, article("Mail", None, line))[0] == "Andar"


KARST = Line(LEFT, "Karstian Defence Ministry", kind=AGENCY)
MERIDIA = Line(LEFT, "Defence Ministry of Meridia", kind=AGENCY)


def test_who_speaks_for_one_state_s_ministry_does_not_for_the_other_s() -> None:
    wire = article("Wire", None, KARST)
    spoke = "Major Oona Brandt, a spokeswoman for the Meridian Defence Ministry, came."
    post = article("Post", None, Line(LEFT, "Oona Brandt"), before=spoke)
    assert last(wire, post)[0] == "Meridian Defence Ministry"
    minister = "Meridia’s defence minister, Oona Brandt, came."
    post = article("Post", None, Line(LEFT, "Oona Brandt"), before=minister)
    assert last(wire, post)[0] == "Oona Brandt"


def test_a_spokeswoman_tells_whose_the_ministry_is() -> None:
    wire = article("Wire", None, KARST, MERIDIA)
    here = "Major Oona Brandt, a spokeswoman for the Defence Ministry, came."
    there = here.replace("the Defence", "the Karstian Defence")
    bare = Line(LEFT, "Defence Ministry", kind=AGENCY)
    post = article("Post", None, Line(LEFT, "Oona Brandt"), bare, before=here)
    mail = article("Mail", None, Line(LEFT, "Oona Brandt"), before=there)
    assert last(wire, post) == ("Defence Ministry (Post)", OWN)
    assert last(wire, mail, post) == ("Karstian Defence Ministry", SAME_VOICE)


def test_the_ministry_of_another_text_is_not_this_one_s() -> None:
    called = Line(LEFT, "The ministry", kind=AGENCY)
    wire = article("Wire", None, Line(LEFT, "Ministry of Works of Karst", kind=AGENCY), called)
    minister = "Meridia’s works minister, Oona Brandt, came."
    post = article("Post", None, Line(LEFT, "Oona Brandt"), before=minister)
    assert last(wire, post)[0] != "Ministry of Works of Karst"


def test_a_pronoun_is_not_who_spoke_before_where_another_is_named_since() -> None:
    he = Line(LEFT, "he", kind=None)
    spoke = Line("all was well", "Petra Hall")
    assert last(article("Post", None, spoke, he))[0] == "Petra Hall"
    other = Line("The expert Ilan Torvay, who had seen it first, saw himself confirmed")
    assert last(article("Post", None, spoke, other, he))[0] == "he"


def test_its_director_is_of_the_body_with_which_the_sentence_begins() -> None:
    office = Line(LEFT, "Harbour Office", kind=AGENCY)
    its = "At the district hospital, 112 people had been treated, its director, Oona Brandt, said."
    assert last(article("Post", None, office, Line(LEFT, "Oona Brandt"), after=its))[0] == (
        "Oona Brandt"
    )


@pytest.mark.parametrize(
    ("kind", "sure", "listed"),
    [(AGENCY, SAME_VOICE, True), (AGENCY, OF_STATE, False), (PERSON, SAME_VOICE, False)],
)
def test_a_ministry_without_its_state_is_listed_as_whose_it_surely_is(
    kind: SourceKind, sure: Feature, listed: bool
) -> None:
    (one,) = said_of(article("Post", None, Line(LEFT, "Defence Ministry", kind=kind)))
    speaker = Speaker("who-bare", "Defence Ministry", kind, named=True)
    body = Speaker("who-karst", "Defence Ministry of Karst", AGENCY, named=True)
    said = replace(one, speaker=speaker, behalf=body, sure=sure)
    assert said.who == (body if listed else speaker)
