"""The gold of speakers is well formed, and its scorer counts what it says it counts."""

import pytest
from evals.speakers_gold import texts, unmarked
from evals.speakers_score import named, pairs, same_name

from sayso.records import Span
from tests.told import Line, article

MARKED = "[[Ana Brill|Ana Brill]] said it was late.\n\n[[She|Ana Brill]] said it was cold."


def test_marks_become_places() -> None:
    told = unmarked("one-01", MARKED)
    assert told.text == "Ana Brill said it was late.\n\nShe said it was cold."
    assert [m.span.of(told.text) for m in told.mentions] == ["Ana Brill", "She"]
    assert [m.name for m in told.mentions] == ["Ana Brill", "Ana Brill"]
    assert (told.split, unmarked("one-23", MARKED).split) == ("tune", "score")


@pytest.mark.parametrize("broken", ["[[Ana said.", "Ana]] said.", "[[She|Ana Brill]] said."])
def test_a_broken_mark_is_told(broken: str) -> None:
    with pytest.raises(ValueError, match="one-01"):
        unmarked("one-01", broken)


def test_every_text_is_well_formed() -> None:
    found = texts()
    assert len(found) == 80
    assert all(m.span.of(t.text).strip() for t in found for m in t.mentions)
    assert sum(len(t.mentions) for t in found) > 1500


def test_a_mention_is_right_by_its_name_and_unnamed_ones_by_having_none() -> None:
    told = unmarked("one-01", MARKED.replace("She|Ana Brill", "She|?1"))
    reading = article(
        None, None, Line("it was late", "Ana Brill"), Line("it was cold", "She", kind=None)
    )
    first, second = pairs(told, reading)
    assert (first.right, first.form) == (True, "names")
    assert (second.right, second.form) == (False, "pronouns")
    report = named([first, second])
    assert (report["right"], report["gold"], report["predicted"]) == (1, 1, 1)


def test_names_are_the_same_without_titles_and_articles() -> None:
    assert same_name("Dr Ana Brill", "Ana Brill")
    assert same_name("The Harbour Workers’ Union", "Harbour Workers' Union")
    assert not same_name("Halvers", "Halvers Group")


def test_a_mention_that_was_not_read_is_not_counted() -> None:
    told = unmarked("one-01", MARKED)
    reading = article(None, None, Line("it was late", "Ana Brill"))
    assert [p.gold.span for p in pairs(told, reading)] == [Span(0, 9)]
