import pytest

from sayso.attribute.cues import act_of
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
        ("hovered", None),
        ("", None),
    ],
)
def test_act(cue: str, act: Act | None) -> None:
    assert act_of(cue, Span(0, len(cue))) is act


def test_no_cue_no_act() -> None:
    assert act_of("said", None) is None


def test_a_hostile_cue_is_read_in_bounded_time() -> None:
    cue = "-" * 10**6
    assert act_of(cue, Span(0, len(cue))) is Act.COMMUNICATION
