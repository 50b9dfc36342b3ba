"""The aspect weighed: what speaks for it, and how facts and words add up."""

import numpy as np
import pytest

from sayso.qualify import WordScores, qualify
from sayso.qualify.certainty import certainty
from sayso.qualify.weighing import ALWAYS, ASPECTS
from sayso.qualify.words import words_of
from sayso.qualify.wordscores import PARTS, places_of
from sayso.records import Aspect, Document, Span

TEXT = "The minister said the ships had not left the harbour."
CUE = Span(13, 17)
CONTENT = (Span(18, 52),)
WORDS = tuple(w.span for w in words_of(TEXT, (Span(0, len(TEXT)),)))
PLANNED = ASPECTS.index(Aspect.PLANNED)


def _scores(
    facts: dict[str, list[float]], word: str = "", part: str = "", adds: float = 0.0
) -> WordScores:
    """Scores that speak for PLANNED by one word, where it stands in one part."""
    aspects = np.zeros((len(WORDS), len(PARTS), len(ASPECTS)), dtype=np.float32)
    if word:
        at = [w.of(TEXT) for w in WORDS].index(word)
        aspects[at, PARTS.index(part), PLANNED] = adds
    flat = aspects.reshape(len(WORDS), -1)
    return WordScores(WORDS, np.zeros(len(WORDS), np.float32), flat, {}, facts)


def _toward(aspect: Aspect, weight: float = 1.0) -> list[float]:
    return [weight * (a is aspect) for a in ASPECTS]


def test_facts_name_what_the_rules_find() -> None:
    facts = certainty(TEXT, CONTENT, (CUE,)).weighing.facts
    assert {ALWAYS, "told shifted", "rule past", "verb had", "modality certain"} <= set(facts)


def test_parts_are_the_first_word_the_content_the_verb_group_and_the_cue() -> None:
    parts = certainty(TEXT, CONTENT, (CUE,)).weighing.parts
    told = [" ".join(TEXT[s.start : s.end] for s in part) for part in parts]
    assert told == ["the", "the ships had not left the harbour", "had not left", "said"]


def test_the_heaviest_aspect_is_taken_and_unknown_facts_weigh_nothing() -> None:
    weighing = certainty(TEXT, CONTENT, (CUE,)).weighing
    facts = {"rule past": _toward(Aspect.PAST), "told shifted": _toward(Aspect.ONGOING, 0.4)}
    assert weighing.by(_scores(facts)) is Aspect.PAST
    heavier = facts | {"verb had": _toward(Aspect.ONGOING, 0.7)}
    assert weighing.by(_scores(heavier)) is Aspect.ONGOING
    assert weighing.by(_scores({ALWAYS: _toward(Aspect.PREDICTED)})) is Aspect.PREDICTED


def test_a_word_counts_as_the_mean_of_its_part_only() -> None:
    weighing = certainty(TEXT, CONTENT, (CUE,)).weighing
    facts = {"rule past": _toward(Aspect.PAST)}
    assert weighing.by(_scores(facts, "left", "verb", 4.0)) is Aspect.PLANNED  # one word of three
    assert weighing.by(_scores(facts, "left", "verb", 2.0)) is Aspect.PAST
    assert weighing.by(_scores(facts, "left", "cue", 99.0)) is Aspect.PAST
    assert weighing.by(_scores(facts, "said", "cue", 2.0)) is Aspect.PLANNED


def test_without_scores_the_rules_alone_tell() -> None:
    document = Document("d", TEXT)
    whole = Span(0, len(TEXT))
    assert qualify(document, CONTENT, cues=(CUE,), context=whole).aspect is Aspect.PAST
    scores = _scores({ALWAYS: _toward(Aspect.PREDICTED)})
    read = qualify(document, CONTENT, cues=(CUE,), context=whole, scores=scores)
    assert read.aspect is Aspect.PREDICTED


def test_words_belong_where_they_begin() -> None:
    words = [Span(0, 3), Span(4, 9), Span(10, 12)]
    assert places_of(words, [Span(1, 10)]) == [1]
    assert places_of(words, [Span(0, 1), Span(9, 20)]) == [0, 2]
    assert places_of(words, []) == []


@pytest.mark.parametrize(("cue", "aspect"), [("estimates", None), ("expects", Aspect.PREDICTED)])
def test_an_estimate_is_no_forecast(cue: str, aspect: Aspect | None) -> None:
    text = f"The agency {cue} a force of nine thousand."
    end = 11 + len(cue)
    weighing = certainty(text, (Span(end + 1, len(text) - 1),), (Span(11, end),)).weighing
    assert weighing.by(_scores({ALWAYS: _toward(Aspect.PREDICTED)})) is aspect
