"""Claims that stand in the cue of whoever answers them."""

import pytest

from sayso.attribute import attribute
from sayso.records import Act
from sayso.segment import segment
from tests.scripted import C, K, S, Script, told_by_rule


def chains(cue: str) -> list[list[tuple[str | None, str]]]:
    """Sources and cues of what is found, outermost first."""
    said = "that the dam was safe at last"
    text = f"Petrie {cue} {said}."
    lines = [(S, "Petrie", None), (C, cue, "Petrie"), (K, said, cue)]
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        [(a.source.of(text) if a.source else None, a.cue.of(text) if a.cue else "") for a in b]
        for b in (list(a.chain()) for a in found)
    ]


@pytest.mark.parametrize(
    ("cue", "outer", "owner", "noun"),
    [
        ("rejected Brill's claim", "rejected", "Brill's", "claim"),
        ("took offence at suggestions", "took offence at", None, "suggestions"),
        ("cited the reports", "cited", None, "the reports"),
        ("echoed his warning", "echoed", "his", "warning"),
    ],
)
def test_who_answers_a_claim_did_not_make_it(
    cue: str, outer: str, owner: str | None, noun: str
) -> None:
    assert chains(cue) == [[("Petrie", outer)], [("Petrie", outer), (owner, noun)]]


def test_who_made_the_claim_stands_behind_it() -> None:
    text = "Petrie took aim at comments by Jan Orr that the dam was safe."
    lines = [(S, "Petrie", None), (C, "took aim at comments by", "Petrie")]
    lines.append((K, "that the dam was safe", "took aim at comments by"))
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert outer.content[0].of(text) == "comments by Jan Orr that the dam was safe"
    assert inner.source is not None
    assert (inner.source.of(text), inner.within) == ("Jan Orr", outer)


@pytest.mark.parametrize("answer", ["has dealt with", "denied", "pushed back against"])
def test_who_answers_criticism_makes_none(answer: str) -> None:
    text = f"Petrie {answer} sharp criticism of the dam."
    cue = f"{answer} sharp criticism of"
    lines = [(S, "Petrie", None), (C, cue, "Petrie"), (K, "the dam", cue)]
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert outer.content[0].of(text) == "sharp criticism of the dam"
    assert (inner.source, inner.content[0].of(text), inner.within) == (None, "the dam", outer)


@pytest.mark.parametrize("cue", ["issued a warning", "made the claim", "said", "is of the opinion"])
def test_ones_own_claim_is_one(cue: str) -> None:
    assert chains(cue) == [[("Petrie", cue)]]


def test_an_answer_is_told_by_its_verb() -> None:
    text = "Petrie rejected claims that the dam was safe."
    lines = [(S, "Petrie", None), (C, "rejected claims", "Petrie")]
    lines.append((K, "that the dam was safe", "rejected claims"))
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert outer.content[0].of(text) == "claims that the dam was safe"
    assert (outer.act, inner.act, inner.source) == (Act.COMMUNICATION, Act.COMMUNICATION, None)


@pytest.mark.parametrize("cue", ["is facing claims", "was hit by claims", "settled a complaint"])
def test_whom_claims_are_about_says_nothing(cue: str) -> None:
    (chain,) = chains(cue)
    assert [who for who, _ in chain] == [None]


def test_what_is_dismissed_is_not_the_word_of_who_dismisses_it() -> None:
    text = "Petrie dismissed as “a tale” reports that the dam was safe."
    lines = [(S, "Petrie", None), (C, "dismissed", "Petrie"), (K, "as “a tale”", "dismissed")]
    lines += [(C, "reports", "Petrie"), (K, "that the dam was safe", "reports")]
    outer, inner = attribute(text, segment(text), tagger=Script(lines))
    assert inner.within is outer
    assert inner.source is None
    assert " ".join(c.of(text) for c in outer.content) == text[len("Petrie dismissed ") : -1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Petrie rubbished Oster’s claim that the dam was safe.",
        "The mayor poured cold water on reports that the dam was safe.",
    ],
)
def test_who_turns_claims_away_is_found(sentence: str) -> None:
    (who, _, said), *inside = told_by_rule(sentence)
    assert sentence.startswith(who)
    assert said.endswith("that the dam was safe")
    assert inside or "Oster" not in sentence
    assert all(who != owner for owner, _, _ in inside)
