"""The lists of data/: rows without comments, each form of a verb, classes of words."""

import pytest

from sayso.wordlists import all_forms, forms, rows, table, word_class


def test_rows_come_without_heading_and_comments() -> None:
    first = rows("cue_force.tsv")[0]
    assert len(first) == 4
    assert not first[0].startswith(("#", "lemma"))


def test_a_table_has_the_first_column_and_the_second() -> None:
    assert table("units.tsv")["troops"] == "people"


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("warn", ("warn", "warns", "warned", "warning")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("say", ("say", "says", "sayed", "saying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
    ],
)
def test_the_forms_of_a_verb(lemma: str, expected: tuple[str, ...]) -> None:
    assert forms(lemma) == expected


def test_listed_forms_come_behind_the_regular_ones() -> None:
    assert all_forms("know", "knew known")[-2:] == ("knew", "known")
    assert all_forms("warn", "") == forms("warn")


def test_of_a_phrase_the_first_word_is_inflected() -> None:
    assert all_forms("object to", "objecting to,has objected to") == (
        "object to",
        "objects to",
        "objected to",
        "objecting to",
        "objecting to",
        "has objected to",
    )


def test_classes_of_words() -> None:
    assert "not" in word_class("adverbs")
    assert "march" in word_class("months", "figure_words.toml")
