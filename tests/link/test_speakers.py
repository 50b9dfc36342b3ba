"""Speakers across documents: short names join long ones only where one fits."""

import itertools

import pytest

from sayso.link.speakers import Speakers
from sayso.records import Reading, SourceKind, Voice
from tests.told import Line, article

PERSON, AGENCY, GOVERNMENT = SourceKind.PERSON, SourceKind.AGENCY, SourceKind.GOVERNMENT
UNNAMED = SourceKind.UNNAMED


def by_name(*names: tuple[str, SourceKind]) -> list[str]:
    """Of each name, alone in a document of its own, the name of the speaker that it is."""
    readings = [
        article(f"Paper {n}", None, Line("the ships left port", name, kind=kind))
        for n, (name, kind) in enumerate(names)
    ]
    speakers = Speakers(readings)
    return [speakers.of(r, r.statements[0]).name for r in readings]


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    assert by_name(("Oona Brandt", PERSON), ("Brandt", PERSON)) == ["Oona Brandt"] * 2


def test_a_surname_that_two_bear_is_nobody_s() -> None:
    names = (("Oona Brandt", PERSON), ("Brandt", PERSON), ("Karl Brandt", PERSON))
    assert by_name(*names) == ["Oona Brandt", "Brandt", "Karl Brandt"]


def test_middle_names_may_be_left_out() -> None:
    whole = "Jonas Amadeus Petrie"
    assert by_name((whole, PERSON), ("Jonas Petrie", PERSON)) == [whole] * 2
    assert by_name((whole, PERSON), ("Mira Petrie", PERSON)) == [whole, "Mira Petrie"]


def test_a_demonym_and_a_genitive_name_one_ministry() -> None:
    one, other = by_name(
        ("Karst’s foreign ministry", GOVERNMENT), ("Karstian Foreign Ministry", AGENCY)
    )
    assert one == other


def test_a_short_form_is_the_one_body_that_it_fits() -> None:
    assert (
        by_name(("State Intelligence Office", AGENCY), ("Intelligence Office", AGENCY))
        == ["State Intelligence Office"] * 2
    )


def test_the_ministry_of_two_states_is_nobody_s() -> None:
    names = (
        ("Karstian foreign ministry", AGENCY),
        ("foreign ministry", AGENCY),
        ("Meridian foreign ministry", AGENCY),
    )
    assert by_name(*names)[1] == "foreign ministry (Paper 1)"


def test_the_ministry_is_nobody_s_where_another_state_may_have_one_too() -> None:
    names = (("Karst’s foreign ministry", AGENCY), ("Meridia’s finance ministry", AGENCY))
    assert by_name(*names, ("foreign ministry", AGENCY))[2] == "foreign ministry (Paper 2)"
    assert by_name(names[0], ("foreign ministry", AGENCY)) == ["Karst’s foreign ministry"] * 2


def test_the_ministry_in_a_capital_is_the_one_state_s() -> None:
    names = (("Defence Ministry of Karst", AGENCY), ("Defence Ministry in Orle", AGENCY))
    assert by_name(*names) == ["Defence Ministry of Karst"] * 2
    apart = by_name(*names, ("Meridia’s finance ministry", AGENCY))
    assert apart[:2] == ["Defence Ministry of Karst", "Defence Ministry in Orle"]


def test_what_one_outlet_calls_the_ministry_is_one() -> None:
    line = Line("the ships left port", "Defence Ministry", kind=AGENCY)
    owned = [
        article("Wire", None, Line("all was well", f"Defence Ministry of {state}", kind=AGENCY))
        for state in ("Karst", "Meridia")
    ]
    papers = [article(outlet, None, line) for outlet in ("Post", "Post", "Mail")]
    speakers = Speakers([*owned, *papers])
    one, again, other = (speakers.of(r, r.statements[0]) for r in papers)
    assert one.id == again.id != other.id


def test_an_acronym_is_the_one_body_with_these_initials() -> None:
    assert (
        by_name(("State Intelligence Office", AGENCY), ("SIO", AGENCY))
        == ["State Intelligence Office"] * 2
    )


def test_a_person_is_never_a_body() -> None:
    assert by_name(("Marn Brandt", PERSON), ("Brandt", AGENCY))[1] == "Brandt"


def test_who_has_no_name_is_a_speaker_of_one_document() -> None:
    line = Line("the ships left port", "a senior official", kind=UNNAMED, named=False)
    readings = [article("Halden Courier", None, line), article("Karst Telegraph", None, line)]
    speakers = Speakers(readings)
    one, other = (speakers.of(r, r.statements[0]) for r in readings)
    assert (one.name, one.named) == ("a senior official", False)
    assert one.id != other.id


def test_whom_nothing_resolves_is_shown_in_the_text_s_words() -> None:
    reading = article("Halden Courier", None, Line("the ships left port", "he", kind=None))
    speaker = Speakers([reading]).of(reading, reading.statements[0])
    assert (speaker.name, speaker.named, speaker.kind) == ("he", False, SourceKind.UNKNOWN)


@pytest.mark.parametrize(
    "line",
    [
        Line("the ships left port"),
        Line("x left", "she", voice=Voice.ASCRIBED),
        Line("the ships left port", "We", "reported", kind=SourceKind.AUTHOR, named=False),
    ],
)
def test_a_writer_s_claim_is_the_author_s(line: Line) -> None:
    reading = article("Halden Courier", None, line)
    speaker = Speakers([reading]).of(reading, reading.statements[0])
    assert speaker.kind is SourceKind.AUTHOR
    assert speaker.name == "the author (Halden Courier)"


def test_the_order_of_readings_does_not_show() -> None:
    readings = [
        article(f"Paper {n}", None, Line("the ships left port", name))
        for n, name in enumerate(("Brandt", "Oona Brandt", "O. Brandt", "Brandt"))
    ]

    def found(order: tuple[Reading, ...]) -> list[str]:
        speakers = Speakers(order)
        return [speakers.of(r, r.statements[0]).id for r in readings]

    assert len({tuple(found(order)) for order in itertools.permutations(readings)}) == 1
