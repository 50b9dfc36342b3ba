"""Who says a quotation that the tagger tied to nobody."""

import pytest

from sayso.attribute import attribute
from sayso.attribute.quote_tags import with_speakers
from sayso.quotation import quotations
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def said(text: str, *found: Attribution) -> list[tuple[str | None, str | None, str]]:
    passages = segment(text)
    told = with_speakers(text, passages, quotations(text, passages), list(found))
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            " … ".join(part.of(text) for part in a.content),
        )
        for a in told
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("“It is over,” Orr said.", "Orr", "said"),
        ("“It is over,” the mayor told reporters, according to the Beacon.", "the mayor", "told"),
        ("“Is it over now?” asked the mayor of Senn, who left.", "the mayor of Senn", "asked"),
        ("“It is over”, Ana Brill, a pilot, wrote.", "Ana Brill, a pilot", "wrote"),
        ("“It is over!” Mr. Orr shouted from the quay.", "Mr. Orr", "shouted"),
        ("Orr told the Beacon on Friday: “It is over.”", "Orr", "told"),
        ("But the union said, “It is over.”", "the union", "said"),
        ("“It is over,” she had said.", "she", "had said"),
    ],
)  # fmt: skip
def test_who_stands_beside_a_quotation(text: str, who: str, cue: str) -> None:
    (found,) = said(text)
    assert found[:2] == (who, cue)
    assert "over" in found[2]


@pytest.mark.parametrize(
    "text",
    [
        "He was at work on “The Long Port,” a novel of the war.",
        "“The Long Port” was written by Orr.",
        "“It is over.” Orr said that he would go.",
        "“It is over,” Brill was told.",
        "She is, “as ever, late,” and the mayor said so.",
        "The sign by the door: “It is over.”",
    ],
)
def test_nobody_stands_beside_it(text: str) -> None:
    assert said(text) == []


def test_who_has_been_found_stays() -> None:
    text = "“It is over,” Orr said."
    found = Attribution(Span(14, 17), Span(18, 22), (Span(0, 13),), Act.COMMUNICATION, Quote.DIRECT)
    assert said(text, found) == [("Orr", "said", "“It is over,”")]


def test_nobodys_words_are_taken_over() -> None:
    text = "“It is over,” Orr told the board, the Beacon reported."
    alone = Attribution(None, None, (Span(0, 17),), None, Quote.MIXED)
    assert said(text, alone) == [("Orr", "told", "“It is over,”")]
    at = text.index("the Beacon")
    far = Attribution(
        Span(at, at + 10), Span(18, 22), (Span(0, 13),), Act.COMMUNICATION, Quote.DIRECT
    )
    assert said(text, far) == [("Orr", "told", "“It is over,”")]


def test_who_reports_it_stands_outside() -> None:
    text = "“It is over,” she said, adding that nobody had been told, the Beacon reported."
    lines = [(S, "she", None), (C, "said", "she"), (K, "“It is over,”", "said")]
    found = attribute(text, segment(text), tagger=Script(lines))
    chains = [[a.source.of(text) for a in one.chain() if a.source is not None] for one in found]
    assert sorted(chains) == [["the Beacon"], ["the Beacon", "she"], ["the Beacon", "she"]]
