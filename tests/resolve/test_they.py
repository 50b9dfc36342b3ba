"""Whom "they" means: several who spoke, or people without a name with whom a sentence opens."""

import pytest

from sayso.records import Span
from sayso.resolve.lexicons import standard
from sayso.resolve.pronouns import group_of_they
from sayso.segment import segment


def group(text: str) -> str:
    """Whom the last "they" means."""
    at = text.lower().rindex("they")
    sentences = [s for p in segment(text) for s in p.sentences if s.start <= at]
    found = group_of_they(text, sentences, at, standard())
    return "" if found is None else found.of(text)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Nurses at Senn went on strike. But they promised to treat the sick.", "Nurses"),
        ("Striking nurses met. They are tired. They say it is over.", "Striking nurses"),
        ("Two pilots flew over the port. “It was shut,” they said.", "Two pilots"),
        ("Nationalists rule in Tolm, where they hope to shut it.", "Nationalists"),
        ("The students left because they feared a fire.", "The students"),
        # Others stand beside them, or they are no subject.
        ("The residents met the officials at the port. They said it was shut.", ""),
        ("Brill met the students. They said it was over.", ""),
        ("The students' aides met on Monday. They said it was over.", ""),
        ("The students left. Brill said they feared a fire.", ""),
        ("The boats left. They were late.", ""),
    ],
)
def test_people_without_a_name(text: str, whom: str) -> None:
    assert group(text) == whom


def test_nobody_stands_before() -> None:
    assert group_of_they("They left.", [Span(0, 10)], 0, standard()) is None
