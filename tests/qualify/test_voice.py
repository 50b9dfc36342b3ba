"""Report or opinion, and the words that decide: the casebook."""

import numpy as np
import pytest

from sayso.qualify import WordScores, qualify
from sayso.qualify.voice import stance
from sayso.qualify.words import words_of
from sayso.qualify.wordscores import Leaning
from sayso.records import Document, Kind, Span
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("opinion"), ids=str)
def test_casebook(case: Case) -> None:
    read = qualify(case.document, case.content, cues=case.cues, context=case.context)
    assert (read.kind or "none") == case.get("kind")
    if case.all("deciding"):
        assert [s.of(case.text) for s in read.deciding] == case.all("deciding")


TEXT = "The harbour sleeps while its masters count."
WHOLE = (Span(0, len(TEXT)),)


def _leaning(**scores: float) -> Leaning:
    words = tuple((w.span, scores.get(w.low, 0.0)) for w in words_of(TEXT, WHOLE))
    return Leaning(words, lexicon=0.2, bias=-0.5)


def test_what_the_network_finds_decides_where_no_listed_word_does() -> None:
    found = stance(TEXT, words_of(TEXT, WHOLE), WHOLE, _leaning(masters=4.0, sleeps=3.0, the=-1.0))
    assert found.kind is Kind.OPINION
    assert [s.of(TEXT) for s in found.deciding] == ["sleeps", "masters"]


def test_a_report_has_no_deciding_words() -> None:
    found = stance(TEXT, words_of(TEXT, WHOLE), WHOLE, _leaning(masters=1.0))
    assert found.kind is Kind.REPORT
    assert found.deciding == ()


def test_listed_words_count_beside_the_network_and_are_named_first() -> None:
    text = "It is a shameless lie."
    whole = (Span(0, len(text)),)
    words = words_of(text, whole)
    none = Leaning(tuple((w.span, 0.0) for w in words), lexicon=0.2, bias=-0.5)
    against = Leaning(tuple((w.span, -3.0) for w in words), lexicon=0.2, bias=-0.5)
    assert "shameless" in [s.of(text) for s in stance(text, words, whole, none).deciding]
    assert stance(text, words, whole, against).kind is Kind.REPORT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The claim could not be independently verified.", Kind.REPORT),
        ("There is no proof that this council can govern.", Kind.OPINION),  # nobody checked
        ("The shameless claim could not be verified.", Kind.OPINION),  # a listed word judges
    ],
)
def test_a_verification_note_is_no_opinion_for_the_network_alone(text: str, kind: Kind) -> None:
    whole = Span(0, len(text))
    words = tuple(w.span for w in words_of(text, (whole,)))
    judging = np.full(len(words), 3.0, np.float32)
    scores = WordScores(
        words, judging, np.zeros((len(words), 20), np.float32), {"lexicon": 0.2, "bias": 0.0}, {}
    )
    document = Document("doc-note", text)
    read = qualify(document, (whole,), cues=(), context=whole, scores=scores)
    assert read.kind is kind
