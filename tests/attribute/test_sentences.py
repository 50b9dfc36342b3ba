"""What stands around a verb of a sentence."""

import pytest

from sayso.attribute.sentences import Sentence, clause_verbs, is_contracted_not
from sayso.segment import segment


def sentence(text: str) -> Sentence:
    (passage,) = segment(text)
    return Sentence(text, passage.words)


def test_the_verb_group_and_its_subject() -> None:
    asked = sentence("the mayor has never said that it fell")
    verb = asked.low.index("said")
    first = asked.auxiliaries(verb)
    assert asked.raw(first, verb) == "has never said"
    assert asked.subject(first) == (0, 1)


def test_the_clause_behind_the_verb() -> None:
    asked = sentence("the mayor warned the council that the bridge would fall, but nobody came")
    verb = asked.low.index("warned")
    found = asked.frame(verb, clause_verbs()["warned"])
    assert found is not None
    said = [span.of(asked.text) for span in found]
    assert said == ["the mayor", "warned", "that the bridge would fall"]


@pytest.mark.parametrize(
    ("word", "expected"), [("didn't", True), ("won’t", True), ("not", False), ("ant", False)]
)
def test_a_contracted_not(word: str, expected: bool) -> None:
    assert is_contracted_not(word) is expected
