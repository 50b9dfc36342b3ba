import pytest

from sayso.attribute.cues import act_of, asks
from sayso.records import Act, Span


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.COMMUNICATION),
        ("said at a briefing on Monday", Act.COMMUNICATION),
        ("according to", Act.COMMUNICATION),
        ("in the words of", Act.COMMUNICATION),
        (":", Act.COMMUNICATION),
        ("has repeatedly denied", Act.COMMUNICATION),
        ("promised", Act.COMMUNICATION),
        ("refused to say", Act.COMMUNICATION),
        ("’s complaint", Act.COMMUNICATION),
        ("hopes to announce", Act.ATTITUDE),
        ("is interested in", Act.ATTITUDE),
        ("could hardly remain indifferent to", Act.ATTITUDE),
        ("believes", Act.ATTITUDE),
        ("knew", Act.FACTIVE),
        ("learned", Act.FACTIVE),
        ("decided", Act.CONTROL),
        ("sought", Act.CONTROL),
        ("refused to release the letter", Act.CONTROL),
        ("refused the request", Act.COMMUNICATION),
        ("declined to comment", Act.COMMUNICATION),
        ("declined to appeal", Act.CONTROL),
        ("tried to convince", Act.CONTROL),
        ("appears to show", Act.COMMUNICATION),
        ("appeared calm about", Act.ATTITUDE),
        ("put it to", Act.COMMUNICATION),
        ("are convinced", Act.ATTITUDE),
        ("convinced the board", Act.COMMUNICATION),
        ("would welcome", Act.ATTITUDE),
        ("welcomed", Act.COMMUNICATION),
        ("have similarly shown", Act.COMMUNICATION),
        ("is not unwilling", Act.ATTITUDE),
        ("found out", Act.FACTIVE),
        ("found", Act.COMMUNICATION),
        ("hovered", None),
        ("", None),
    ],
)
def test_act(cue: str, act: Act | None) -> None:
    assert act_of(cue, Span(0, len(cue))) is act


def test_a_refusal_looks_behind_the_cue() -> None:
    assert act_of("She refused to say why.", Span(4, 11)) is Act.COMMUNICATION
    assert act_of("She refused to leave.", Span(4, 11)) is Act.CONTROL


def test_no_cue_no_act() -> None:
    assert act_of("said", None) is None


def test_a_hostile_cue_is_read_in_bounded_time() -> None:
    cue = "-" * 10**6
    assert act_of(cue, Span(0, len(cue))) is Act.COMMUNICATION


@pytest.mark.parametrize(
    ("cue", "question"),
    [
        ("asked", True),
        ("also wondered aloud", True),
        ("asked for", False),
        ("was asked to leave", False),
        ("said", False),
        ("tasked", False),
    ],
)
def test_a_cue_that_puts_a_question(cue: str, question: bool) -> None:
    assert asks(cue, Span(0, len(cue))) is question


def test_no_cue_asks_nothing() -> None:
    assert not asks("asked", None)
