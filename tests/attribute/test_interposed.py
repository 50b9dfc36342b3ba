"""What somebody says of a thing between its noun and its verb."""

import pytest

from sayso.attribute.interposed import interposed
from sayso.quotation import quotations
from sayso.records import Attribution
from sayso.segment import segment
from tests.attribute.test_spilled import marked
from tests.scripted import told_by_rule


def told(sentence: str) -> list[tuple[str, str, bool]]:
    """From one marked attribution: each source and content, and whether it lies in another."""
    text, first = marked(sentence)
    passages = segment(text)
    found = interposed(text, passages, quotations(text, passages), [first])

    def row(a: Attribution) -> tuple[str, str, bool]:
        who = "" if a.source is None else a.source.of(text)
        return who, " … ".join(c.of(text) for c in a.content), a.within is not None

    return [row(a) for a in found]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "The list, which [the army] <says> {was never drawn up, lies in a safe at Tolm}.",
            [("the army", "which … was never drawn up", False)],
        ),
        (
            "[The minister] <denied> {that the depot}, which rebels say holds rockets, was hit.",
            [
                (
                    "The minister",
                    "that the depot, which rebels say holds rockets, was hit",
                    False,
                ),
                ("rebels", "which … holds rockets", True),
            ],
        ),
        (
            "[Ana Brill] <said> {that the deal, which Corvel has called a fraud, was signed}.",
            [
                ("Ana Brill", "that the deal, which Corvel has called a fraud, was signed", False),
                ("Corvel", "which … a fraud", True),
            ],
        ),
        (
            "{“The strike, which the army says never happened, killed my brother,”} [she] <said>.",
            [
                (
                    "she",
                    "“The strike, which the army says never happened, killed my brother,”",
                    False,
                ),
                ("the army", "which … never happened", True),
            ],
        ),
        (
            "[He] <said> {that the plan, which some have argued was meant for Brill, was dead}.",
            [
                (
                    "He",
                    "that the plan, which some have argued was meant for Brill, was dead",
                    False,
                ),
                ("some", "which … was meant for Brill", True),
            ],
        ),
    ],
)
def test_each_says_their_own(sentence: str, rows: list[tuple[str, str, bool]]) -> None:
    assert told(sentence) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "He built a port, which [the army] <says> {was never used, closed in May and was sold}.",
        "{“It will be a man, which most of us think will be Brill,”} [she] <said>.",
        "The ships, which [the army] <says> {left Senn, Tolm and Marn}.",
        "{“The deal, which we think is a fraud, was signed,”} [she] <said>.",
    ],
)
def test_what_is_left_alone(sentence: str) -> None:
    text, first = marked(sentence)
    passages = segment(text)
    assert interposed(text, passages, quotations(text, passages), [first]) == [first]


def test_who_was_passed_over_is_found() -> None:
    sentence = "The storm, which they said was the worst, killed twelve people."
    assert told_by_rule(sentence) == [("they", "said", "which … was the worst")]


def test_adverbs_in_a_row_cost_no_time() -> None:
    sentence = "The list, which the army " + "repeatedly " * 60 + "lost, was old."
    assert told_by_rule(sentence) == []


def test_content_behind_the_clause_stays() -> None:
    text, first = marked("The list, which [the army] <said> on Monday, {was lost} and is gone.")
    passages = segment(text)
    assert interposed(text, passages, quotations(text, passages), [first]) == [first]
