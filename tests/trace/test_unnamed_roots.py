"""Who may be one though no text names them."""

import pytest

from sayso.comparison import Speaker
from sayso.records import SourceKind
from sayso.trace.unnamed_roots import SAME_ONE, can_be, unnamed_root


def unnamed(words: str, kind: SourceKind = SourceKind.UNNAMED) -> Speaker:
    return Speaker(f"speaker {words}", words, kind, named=False)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the police", "Police"),
        ("The fire service", "the fire service of Senn"),
        ("the public prosecutor’s office", "the public prosecutor's office in Marn"),
    ],
)
def test_an_institution_of_a_place_is_one_though_doubtful(ours: str, theirs: str) -> None:
    (one, why), (other, _) = unnamed_root(unnamed(ours), "a"), unnamed_root(unnamed(theirs), "b")
    assert one.id == other.id
    assert why == SAME_ONE


@pytest.mark.parametrize("words", ["the army", "a policeman", "the spokesman", "an official"])
def test_others_are_their_own_in_each_document(words: str) -> None:
    (one, why), (other, _) = unnamed_root(unnamed(words), "a"), unnamed_root(unnamed(words), "b")
    assert one.id != other.id
    assert why is None


def test_words_can_mean_a_body_by_its_noun_or_as_a_pronoun() -> None:
    works = Speaker("works", "Ministry of Works", SourceKind.AGENCY, named=True)
    assert can_be("the ministry", works)
    assert can_be("It", works)
    assert not can_be("a ministry", works)
    assert not can_be("the union", works)
    minister = Speaker("vale", "Anya Vale", SourceKind.PERSON, named=True)
    assert not can_be("they", minister)
