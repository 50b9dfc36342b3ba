"""The subject of a cue is its speaker."""

import pytest

from sayso.attribute.own_subjects import own_subject
from sayso.segment import segment
from tests.attribute.test_spilled import marked


def told(sentence: str) -> tuple[str | None, str, str]:
    text, attribution = marked(sentence)
    a = own_subject(text, segment(text), attribution)
    assert a.cue is not None
    said = " … ".join(part.of(text) for part in a.content)
    return (a.source.of(text) if a.source else None), a.cue.of(text), said


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("When [Ana Holt] named a find, her rivals <called> {it a fraud}.", "her rivals"),
        ("[Ana Holt], who left at noon, <called> {it a fraud}.", "Ana Holt"),
        ("Brill, reached at his home in Senn, <denied> {that it was so}.", "Brill"),
        ("Brill, who was late, <denied> {that it was so}.", None),
        ("In Senn, reached by boat, <denied> {that it was so}.", None),
        ("The mayor, Lev Orr, who on Monday <called> {Senn a threat}, left.", "who"),
        ("The men who <are expected> {to come} are late.", None),
        ('[He "] <does not recognise> {the claim}”.', "He"),
        ("[The firm] said its head had resigned, <citing> {threats}.", None),
        ("[The firm] said prices had risen, <citing> {two banks}.", "The firm"),
        ("[The firm] declined to comment, <citing> {the law}.", "The firm"),
    ],
)
def test_who_stands_before_the_verb(sentence: str, who: str | None) -> None:
    assert told(sentence)[0] == who


def test_whom_somebody_spoke_to() -> None:
    sentence = "[Experts we] <spoke to cautioned> {that it was late}."
    assert told(sentence) == ("Experts we spoke to", "cautioned", "that it was late")


@pytest.mark.parametrize(
    ("sentence", "who", "said"),
    [
        ("It was told by [Kabar] and <denied by> {the ministry}.", "the ministry", "It"),
        ("It was told by [Kabar] and <denied by> {leaving the port}.", "Kabar", "leaving the port"),
    ],
)
def test_who_stands_behind_by(sentence: str, who: str, said: str) -> None:
    assert told(sentence) == (who, "denied by", said)
