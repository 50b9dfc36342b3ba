"""Who speaks between commas is who says it, where the tagger saw nobody."""

from dataclasses import replace

import pytest

from sayso.attribute.asides import asides, closed
from sayso.records import Attribution, Quote, Span
from sayso.segment import segment
from tests.scripted import told_by_rule


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "By December, Petrie said, the number may reach 10,000.",
            ("Petrie", "said", "By December … the number may reach 10,000"),
        ),
        (
            "The quay at Senn, she added, will never be open again.",
            ("she", "added", "The quay at Senn … will never be open again"),
        ),
        (
            "The fleet is at sea, the harbour master of Marn says.",
            ("the harbour master of Marn", "says", "The fleet is at sea"),
        ),
        (
            "There is no evidence that Brill lied, the panel found.",
            ("the panel", "found", "There is no evidence that Brill lied"),
        ),
        (
            "The bow door was open at sea, Solvik Lines now concedes.",
            ("Solvik Lines", "now concedes", "The bow door was open at sea"),
        ),
        (
            "However, not one of the ships, the ministry has insisted, was armed.",
            ("the ministry", "has insisted", "However, not one of the ships … was armed"),
        ),
        (
            "The treaty obliges both sides to withdraw, Article 4 states.",
            ("Article 4", "states", "The treaty obliges both sides to withdraw"),
        ),
        (
            "The ferry left on time, Jonas Petrie, a spokesman for the line, told the Mail.",
            ("Jonas Petrie, a spokesman for the line", "told", "The ferry left on time"),
        ),
        (
            "The ships left in May, Petrie told the Mail.",
            ("Petrie", "told", "The ships left in May"),
        ),
        (
            "The text is ready for the council, said a diplomat, who had seen it.",
            ("a diplomat", "said", "The text is ready for the council"),
        ),
        (
            "The quay at Senn, says Mira Tolvane, will never be open again.",
            ("Mira Tolvane", "says", "The quay at Senn … will never be open again"),
        ),
        (
            "The league will send boats in April, its secretary, Marit Solberg, has announced.",
            (
                "its secretary, Marit Solberg",
                "has announced",
                "The league will send boats in April",
            ),
        ),
    ],
)
def test_what_stands_around_it_is_what_is_said(sentence: str, wanted: tuple[str, str, str]) -> None:
    assert told_by_rule(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "After the talks had ended on Monday, Petrie told the Mail.",
        "The end of the long wait for a ferry, Petrie told the Mail.",
        "The list, as the ministry had reported, was never printed at all.",
        "When the ships had left, and nobody said, the town went to sleep.",
        "The name, it is said, goes back to the monks of Marn.",
        "He left, she said.",
        "The letter on the desk, said to be by Oster, was burned by the clerk.",
        "The letter on the desk, said nothing at all of the ships that were lost.",
        "The ships left on Sunday, as Tolvane had announced.",
        "The bridge was closed, the road was flooded, and he, in May, said.",
        "The paper, “the minister said, by mistake, that all was well”, has gone.",
    ],
)
def test_nothing_else_is_taken_for_a_speaker(sentence: str) -> None:
    assert told_by_rule(sentence) == []


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Fighters cross into Tarsia at night - sources", "sources"),
        ("Government will fall within days – senior officials", "senior officials"),
        ("Fighters cross into Tarsia at night - live updates", None),
        ("Tarsia - the war of the sources", None),
    ],
)
def test_who_says_a_headline_stands_behind_its_dash(headline: str, who: str | None) -> None:
    text = f"{headline}\n\nThe port of Senn was shut on the day after, and nobody came."
    found = list(asides(text, segment(text), (), ()))
    assert [a.source.of(text) for a in found if a.source is not None] == ([who] if who else [])


def test_who_tells_what_another_told_says_all_of_it() -> None:
    text = "An engineer warned that it would fall, an official with knowledge of it told the Mail."
    cue = Span(text.index("warned"), text.index("warned") + len("warned"))
    said = Span(text.index("that"), text.index(", an official"))
    inner = Attribution(Span(0, len("An engineer")), cue, (said,), None, Quote.INDIRECT)
    (outer,) = closed(text, segment(text), [inner])
    assert outer.source is not None
    assert outer.source.of(text) == "an official with knowledge of it"
    assert outer.content[0].of(text) == "An engineer warned that it would fall"
    last = text.replace("an official with knowledge of it told", "the editor told")
    theirs = replace(inner, source=Span(last.index("the editor"), last.index(" told the")))
    assert closed(last, segment(last), [theirs]) == [theirs]
