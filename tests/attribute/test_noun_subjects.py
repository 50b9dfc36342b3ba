"""A noun of say-so carries its clause, and not the verb of the sentence whose subject it is."""

import pytest

from sayso.attribute.main_verbs import main_verb
from sayso.attribute.noun_subjects import noun_subject
from sayso.segment import segment
from tests.attribute.test_spilled import marked, shown


def told(sentence: str) -> tuple[str | None, str]:
    text, attribution = marked(sentence)
    return shown(text, noun_subject(text, segment(text), attribution))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Orr's] <claim> {that more was needed drew anger}.", "that more was needed"),
        ("But [Orr's] <claim> {that it was shut is false}.", "that it was shut"),
        ("<Reports> {that the road was shut led the crews to leave}.", "that the road was shut"),
        ("[Orr's] <claim> {that he took money has angered them}.", "that he took money"),
        # In doubt, or where the sentence has another subject, it is left.
        ("[Orr's] <claim> {that the road that was shut had been mined}.", None),
        ("[Orr's] <claim> {that Brill said the road was shut}.", None),
        ("[Orr's] <claim> {that men held in Senn were beaten caused anger}.", None),
        ("Nobody heard [Orr's] <claim> {that it was shut was false}.", None),
        ("[Orr] <said> {that it was shut was false}.", None),
        ("[Orr's] <claim> {that it was shut}.", None),
    ],
)
def test_the_clause_ends_before_the_sentences_verb(sentence: str, said: str | None) -> None:
    whole = sentence[sentence.index("{") + 1 : sentence.index("}")]
    assert told(sentence)[1] == (said or whole)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("[Many] followed Orr's <dictum> {that the north was rich}.", "Orr's"),
        ("[Orr] <echoed Brill's claim> {that the north was rich}.", "Orr"),
        ("[Orr's] <claim> {that the north was rich}.", "Orr's"),
    ],
)
def test_who_owns_the_noun_says_it(sentence: str, who: str) -> None:
    assert told(sentence)[0] == who


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Posts] <naming> {a driver as the thief are false}.", "a driver as the thief"),
        ("[Posts] <naming> {a driver who was late are false}.", "a driver who was late are false"),
        ("[Orr] <is naming> {a driver who are false}.", "a driver who are false"),
    ],
)
def test_a_participle_ends_before_the_sentences_verb(sentence: str, said: str) -> None:
    assert told(sentence)[1] == said


def test_helping_verbs_agree_with_the_noun() -> None:
    clause = "that the road was shut were denied".split()
    assert main_verb(clause, "claims") == 5
    assert main_verb(clause, "claim") is None
