from dataclasses import replace

from sayso.attribute import attribute
from sayso.attribute.unclaimed import certain
from sayso.records import Act, Attribution, Chance, Quote, Span
from sayso.segment import segment
from tests.scripted import Script


def frames(text: str) -> tuple[Attribution, ...]:
    return attribute(text, segment(text), tagger=Script())


LETTER = "“He has brought us nothing but cold winters and colder promises.”"


def test_quoted_words_that_nobody_claims_are_not_the_authors() -> None:
    (found,) = frames(f"The letters came in.\n\n{LETTER}\n\nMore will come.")
    assert (found.source, found.cue, found.act) == (None, None, None)


def test_a_line_with_a_dash_and_a_name_signs_the_quote_above() -> None:
    text = f"The letters came in.\n\n{LETTER}\n\n— Ana Dal\n\nMore will come."
    (found,) = frames(text)
    assert found.source is not None
    assert found.source.of(text) == "Ana Dal"
    assert found.act is Act.COMMUNICATION


def test_a_line_of_prose_after_a_dash_signs_nothing() -> None:
    text = f"{LETTER}\n\n— and that was the last that anybody in the harbour ever wrote to us"
    assert frames(text)[0].source is None


def test_an_unsure_quotation_of_nobodys_is_as_certain_as_one_that_nobody_saw() -> None:
    chance = Chance(source=None, cue=None, content=0.1, to_source=None, to_cue=None)
    found = Attribution(None, None, (Span(0, len(LETTER)),), None, Quote.DIRECT, chance=chance)
    (sure,) = certain(segment(LETTER), [found])
    assert sure.chance is None
    short = replace(found, content=(Span(0, 12),))
    assert certain(segment(LETTER), [short]) == [short]


def test_a_short_quotation_may_be_a_title() -> None:
    assert frames("She read from “The Long Way to the Harbour” that night.") == ()


def test_a_turn_of_a_transcript_names_its_speaker() -> None:
    text = "The exchange in full.\n\n“TAMM: We never sent a single ship into that strait.”"
    (found,) = frames(text)
    assert found.source is not None
    assert found.source.of(text) == "TAMM"
    assert found.content[0].of(text).startswith("We never")


def test_the_next_turn_is_not_the_last_speakers_word() -> None:
    text = (
        "“DAL: Did you send any ships into the strait last spring?\n\n"
        "“TAMM: We never sent a single ship into that strait.”"
    )
    assert [a.source.of(text) for a in frames(text) if a.source] == ["DAL", "TAMM"]
