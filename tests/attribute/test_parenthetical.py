"""What is said around a reporting clause that stands in or behind it."""

from dataclasses import replace

import pytest

from sayso.attribute.parenthetical import parenthetical
from sayso.quotation import quotations
from sayso.records import Quote
from sayso.segment import segment
from tests.attribute.test_spilled import marked


def said(sentence: str) -> str:
    text, first = marked(sentence)
    passages = segment(text)
    (found,) = parenthetical(text, passages, quotations(text, passages), [first])
    return " … ".join(part.of(text) for part in found.content)


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        (
            "{The fight went on for six hours}, <according to> [Feyn], and ended at the gate.",
            "The fight went on for six hours … ended at the gate",
        ),
        (
            "{The biggest debtor}, [Terrant] <said>, was Halvik Yards, which owed it two million.",
            "The biggest debtor … was Halvik Yards, which owed it two million",
        ),
        (
            "In March, {prices fell by a third}, [Ana Holt] <said> on Monday.",
            "In March, prices fell by a third",
        ),
        (
            "The port has five cranes, {and the quay has nine}, [he] <said>.",
            "The port has five cranes, and the quay has nine",
        ),
        (
            "Nobody in {the market had heard the siren that}, <according to> [Orr], {rang twice}.",
            "the siren that … rang twice",
        ),
        ("TARN (Coast Wire) — {The quay is shut}, [Holt] <said>.", "The quay is shut"),
    ],
)
def test_what_belongs_to_it(sentence: str, whole: str) -> None:
    assert said(sentence) == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "{The fight went on for six hours}, <according to> [Feyn], and Orr left the room.",
        "{The fight went on for six hours}, [Feyn] <said>, but nobody was hurt in it.",
        "{The fight went on for six hours}, [Feyn] <said>, adding that it was over.",
        "{The port is shut}, [Holt] <said>, and left the room.",
        "{The port is shut}, [Holt] <said>, but did not say for how long.",
        "The minister told {the board that}, <said> [Orr], {the port was shut}.",
        "The port relies on gifts, {a way} [the union] <has criticised>.",
        "The result: {The port is shut}, [Holt] <said>.",
        "Asked about the port, {it is shut}, [Holt] <said>.",
        "“It is over,” {the port is shut}, [Holt] <said>.",
        "In March, {prices fell}, [Holt] <said>, and in May the mayor fell too.",
    ],
)
def test_what_is_the_author_s_stays_theirs(sentence: str) -> None:
    text, first = marked(sentence)
    assert said(sentence) == " … ".join(part.of(text) for part in first.content)


def test_a_quote_ends_with_its_marks() -> None:
    text, first = marked("{“It is over,”} [Holt] <said>, and was gone by noon.")
    first = replace(first, quote=Quote.DIRECT)
    passages = segment(text)
    assert parenthetical(text, passages, quotations(text, passages), [first]) == [first]
