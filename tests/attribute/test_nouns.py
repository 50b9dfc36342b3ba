import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def _inner(content: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of what nouns in the content carry."""
    text = f"The mayor addressed {content}."
    lines = [(S, "The mayor", None), (C, "addressed", "The mayor"), (K, content, "addressed")]
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        (a.source.of(text) if a.source else None, a.cue.of(text), a.content[0].of(text))
        for a in found
        if a.within is not None and a.cue is not None
    ]


@pytest.mark.parametrize(
    ("content", "source", "cue", "carried"),
    [
        ("the charge that he had misled anybody", None, "the charge", "that he had misled anybody"),
        ("reports that ships had left", None, "reports", "that ships had left"),
        ("Brill's repeated claim that he lied", "Brill's", "repeated claim", "that he lied"),
        ("the court’s decision to seize the ship", "the court’s", "decision", "to seize the ship"),
        ("his refusal to leave, which failed", "his", "refusal", "to leave"),
        ("claims by two officials that it sank", "two officials", "claims", "that it sank"),
        ("fakes about sailors who sleep", None, "fakes", "sailors"),
        ("rumours of a landing, and laughed", None, "rumours", "a landing"),
        ("Brill's call for a vote was late", "Brill's", "call", "a vote"),
        ("seen reports that ships had left", None, "reports", "that ships had left"),
        ("the claim that the port was shut was a lie", None, "the claim", "that the port was shut"),
        ("reports that reports of it had come", None, "reports", "that reports of it had come"),
        ("efforts by Brill and others to leave", "Brill and others", "efforts", "to leave"),
        ("the remarks Brill had made about the port, and laughed",
         "Brill", "the remarks", "the port"),
        ("the claims Brill made earlier this week about ships", "Brill", "the claims", "ships"),
        ("a myth out there that he lied", None, "a myth", "that he lied"),
        ("Brill's plan to shut the port", "Brill's", "plan", "to shut the port"),
        ("the consensus that ships had left", None, "the consensus", "that ships had left"),
        ("reports of a landing “pure fantasy”", None, "reports", "a landing"),
        ("reports of a “landing” in May", None, "reports", "a “landing” in May"),
    ],
)  # fmt: skip
def test_a_noun_that_carries_a_clause_is_a_cue(
    content: str, source: str | None, cue: str, carried: str
) -> None:
    assert _inner(content) == [(source, cue, carried)]


@pytest.mark.parametrize(
    "content",
    [
        "the reports that were leaked",  # a relative clause
        "the decision to leave the port",  # nobody's
        "the comments that compared him to a thief",
        "Brill's remarks on Monday",
        "the remarks she made on Monday to the court",
        "a judgment that finds nobody at fault",
        "the claims that weren’t heard",
        "the report, that of the court",
        "a claim. That was all he had to say",
        "the end of the charge",
        "the support of the roof",  # nobody's
        "a call for the captain",
        "the statements that she made to the court",  # a relative clause
    ],
)
def test_other_uses_carry_nothing(content: str) -> None:
    assert _inner(content) == []


def test_one_behind_another() -> None:
    found = _inner("Brill's praise of the crew and his call for a vote")
    assert [(owner, cue, said) for owner, cue, said in found] == [
        ("Brill's", "praise", "the crew"),
        ("his", "call", "a vote"),
    ]
