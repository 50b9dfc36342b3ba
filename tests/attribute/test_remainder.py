import pytest

from sayso.attribute import attribute
from sayso.attribute.remainder import remainder
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def rest(text: str) -> list[str]:
    """What is left to the author where Dal said “so”."""
    lines = [(K, "“so”", "said"), (C, "said", "Dal"), (S, "Dal", None)]
    passages = segment(text)
    found = attribute(text, passages, tagger=Script(lines))
    return [" … ".join(s.of(text) for s in spans) for spans in remainder(text, passages, found)]


@pytest.mark.parametrize(
    "opening",
    [
        "Asked about the ships at a press conference in the old harbour, ",
        "Speaking to reporters on the steps of the court after the vote, ",
        "At the end of a long day of talks with the council, ",
    ],
)
def test_how_it_came_to_be_said_is_no_statement(opening: str) -> None:
    assert rest(f"{opening}Dal said “so”.") == []


def test_an_opening_that_says_something_is_the_author_s() -> None:
    opening = "Flooding has closed the roads to all nine of the valleys, "
    for joint in ("and ", "but ", "after "):
        assert rest(f"{opening}{joint}Dal said “so”.") == [opening.removesuffix(", ")]
    assert rest(f"{opening}if Dal said “so”.") == [f"{opening}if"]  # it is no plain claim


def test_a_sentence_that_nobody_else_says_is_the_author_s() -> None:
    assert rest("Dal said “so”. The port is closed.") == ["The port is closed."]


def test_the_rest_of_a_source_s_clause_is_no_statement() -> None:
    text = "Dal, who asked not to be named because the talks have not yet ended, said “so”."
    passages = segment(text)
    lines = [(K, "“so”", "said"), (C, "said", "Dal, who"), (S, "Dal, who", None)]
    found = attribute(text, passages, tagger=Script(lines))
    assert list(remainder(text, passages, found)) == []


def test_why_a_source_has_no_name_is_no_statement() -> None:
    why = "who spoke on condition of anonymity because the talks were still going on"
    assert rest(f"Dal, {why}, said “so”.") == []
    told = "who had asked the port for its own books three times"
    assert rest(f"Dal, {told}, said “so”.") == [f"Dal, {told}"]


def test_a_short_main_clause_before_a_side_clause_is_the_author_s() -> None:
    assert rest("The plane was grounded after Dal said “so”.") == ["The plane was grounded"]
    assert rest("In May the plane flew after Dal said “so”.") == ["In May the plane flew"]
    assert rest("In the end of May, after Dal said “so”.") == []


def test_a_long_opening_without_a_verb_says_only_where() -> None:
    where = "In a letter filed last month in a federal court as part of a long case over the port"
    assert rest(f"{where}, Dal said “so”.") == []


def test_whom_it_was_told_is_no_statement() -> None:
    text = "Dal told the four men of the Senn Coast Wire in a long talk on Monday “so”."
    lines = [(K, "“so”", "told"), (C, "told", "Dal"), (S, "Dal", None)]
    passages = segment(text)
    found = attribute(text, passages, tagger=Script(lines))
    assert list(remainder(text, passages, found)) == []
