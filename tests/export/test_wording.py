"""A thought is never shown as a statement of the one who is said to think it."""

from dataclasses import replace

import pytest

from sayso.export.outline import averred, groups
from sayso.export.wording import (
    as_heading,
    certainty,
    cue,
    date,
    evidence,
    figure,
    heading,
    kind,
    mentioned,
    moment,
    source_name,
    whole_marks,
    whose_mind,
    whose_word,
)
from sayso.records import Figure, Reading, Source, SourceKind, Span, Voice


def whose(reading: Reading) -> list[str]:
    sources = {source.id: source for source in reading.sources}
    return [whose_word(one, sources, reading.document.text) for one in reading.statements]


def test_whose_word(senn: Reading) -> None:
    assert whose(senn) == [
        "Mira Tolvane",
        "Mira Tolvane on Coast Agency’s mind",
        "the author",
        "Government of Karst",
        "the author",
        "the writer on Oster’s mind",
    ]


def test_a_thought_told_by_another_is_worded_so_even_in_an_attributed_chain(senn: Reading) -> None:
    told = replace(senn.statements[1], voice=Voice.ATTRIBUTED)
    reading = replace(senn, statements=(told,))
    assert whose(reading) == ["Mira Tolvane on Coast Agency’s mind"]
    (group,) = groups(reading)
    assert (group.said, group.ascribed) == ((), (told,))


@pytest.mark.parametrize(
    ("name", "mind"),
    [
        ("She", "her mind"),
        ("Coast Agency", "Coast Agency’s mind"),
        ("voters", "the mind of voters"),
        ("a pilot on the second ship", "the mind of a pilot on the second ship"),
    ],
)
def test_whose_mind(name: str, mind: str) -> None:
    assert whose_mind(name) == mind


def test_an_unresolved_speaker_is_named_in_the_words_of_the_text(senn: Reading) -> None:
    one = senn.statements[3]
    unresolved = replace(one, chain=(replace(one.chain[0], source=None),))
    nobody = replace(one, chain=(replace(one.chain[0], source=None, mention=None),))
    reading = replace(senn, statements=(unresolved, nobody))
    assert whose(reading) == ["the Karst foreign ministry", "no source given"]
    (group,) = groups(reading)
    assert (group.source, group.name) == (None, "Speakers not resolved")


def test_every_statement_stands_in_the_outline_once(senn: Reading) -> None:
    listed = [one for group in groups(senn) for one in (*group.said, *group.ascribed)]
    assert sorted(one.id for one in (*listed, *averred(senn))) == sorted(
        one.id for one in senn.statements
    )


def test_a_document_without_a_title_is_called_by_its_short_first_line(senn: Reading) -> None:
    assert heading(replace(senn.document, title=None)) == "Karst denies landing at Port Senn"
    assert heading(replace(senn.document, title=None, text="x" * 500)) == "doc-senn"
    assert heading(replace(senn.document, title=None, text=" ")) == "doc-senn"


def test_certainty_and_evidence(senn: Reading) -> None:
    text = senn.document.text
    assert certainty(senn.statements[0]) == ""
    assert certainty(senn.statements[1]) == "probable, past, unverified"
    assert certainty(senn.statements[3]) == "negated, certain"
    assert evidence(senn.statements[1], text) == "imagery: satellite images"
    assert date(senn.statements[1].qualification.dates[0], text) == "4 March (2031-03-04)"


def test_figures_keep_open_bounds_apart_from_zero(senn: Reading) -> None:
    at, text = Span(0, 5), senn.document.text

    def worded(low: float | None, high: float | None) -> str:
        return figure(Figure(at, low, high, False, None, None), text)

    assert worded(0, 0) == "Karst (0)"
    assert worded(None, 12000) == "Karst (at most 12,000)"
    assert worded(2.5, None) == "Karst (at least 2.5)"
    assert worded(8000, 10000) == "Karst (8,000 to 10,000)"
    assert worded(None, None) == "Karst (no value)"


def test_a_figure_read_as_it_is_written_is_not_said_twice() -> None:
    text = "3,000 soldiers on four ships"

    def worded(start: int, end: int, number: float, unit: str | None, counted: str | None) -> str:
        return figure(Figure(Span(start, end), number, number, False, unit, counted), text)

    assert worded(0, 5, 3000, "people", "soldiers") == "3,000 (people: soldiers)"
    assert worded(0, 5, 3000, None, None) == "3,000"
    assert worded(18, 22, 4, None, "ships") == "four (4 ships)"


def test_a_time_of_publication_keeps_its_zone() -> None:
    assert moment("2031-03-04") == "2031-03-04"
    assert moment("2031-03-04T06:00:00+00:00") == "2031-03-04 06:00 UTC"
    assert moment("2031-03-05T18:00:00.5+01:00") == "2031-03-05 18:00 +01:00"
    assert moment("2031-03-05T18:00") == "2031-03-05 18:00"
    assert moment("in March") == "in March"


def test_a_mention_ends_without_the_comma_of_its_sentence() -> None:
    assert mentioned("An official who was there,") == "An official who was there"
    assert mentioned(",") == ","
    assert mentioned("the union’s") == "the union"
    assert mentioned("the workers'") == "the workers"


def test_a_kind_that_is_not_known_is_said_so() -> None:
    assert kind(SourceKind.UNKNOWN) == "kind not known"
    assert kind(SourceKind.AGENCY) == "agency"


def test_the_cue_is_the_innermost_one(senn: Reading) -> None:
    text = senn.document.text
    assert cue(senn.statements[1], text) == "believes"
    assert cue(senn.statements[2], text) == ""


def test_words_as_a_heading() -> None:
    assert as_heading("that four ships had sailed") == "Four ships had sailed"
    assert as_heading("thatch roofs burned") == "Thatch roofs burned"
    assert as_heading("“Karst has sent nobody") == "Karst has sent nobody"
    assert as_heading("“Our treaty commits us,”") == "“Our treaty commits us”"
    assert as_heading("Something stood before the lens.”") == "Something stood before the lens."
    assert as_heading("the harbour’s gate is shut") == "The harbour’s gate is shut"
    assert as_heading("“”") == "“”"
    assert as_heading("") == ""


def test_a_writer_without_a_name_is_the_author() -> None:
    writer = Source("s", None, SourceKind.AUTHOR, (Span(0, 2),))
    assert source_name(writer, "We reported") == "the author"
    assert source_name(replace(writer, name="Ada Marr"), "We reported") == "Ada Marr"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“Not one ship has left", "Not one ship has left"),
        ("and none will,”", "and none will,"),
        ("“Never,” twice", "“Never,” twice"),
        ("the guards’ hut", "the guards’ hut"),
    ],
)
def test_half_a_pair_of_quotation_marks_is_not_shown(words: str, shown: str) -> None:
    assert whole_marks(words) == shown
