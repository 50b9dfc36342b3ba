"""Second verbs of saying behind what was said."""

import pytest

from sayso.attribute.further import further, parted, resumed
from sayso.quotation import quotations
from sayso.records import Attribution, Quote, Span
from sayso.segment import segment
from tests.attribute.test_spilled import marked

FIRST = "The union welcomed the findings"


def found(rest: str) -> list[tuple[str, str, str]]:
    text = FIRST + rest
    passages = segment(text)
    first = Attribution(Span(0, 9), Span(10, 18), (Span(19, len(FIRST)),), None, Quote.INDIRECT)
    return [
        (
            a.source.of(text) if a.source else "",
            a.cue.of(text) if a.cue else "",
            a.content[0].of(text),
        )
        for a in further(text, passages, quotations(text, passages), [first])
    ]


@pytest.mark.parametrize(
    ("rest", "cue", "content"),
    [
        (" and urged the council to act.", "urged", "the council to act"),
        (" but also warned that time was short.", "also warned", "time was short"),
        (", and called for new rules. It rained.", "called for", "new rules"),
    ],
)
def test_the_speaker_goes_on(rest: str, cue: str, content: str) -> None:
    assert found(rest) == [("The union", cue, content)]


@pytest.mark.parametrize(
    "rest",
    [
        " and the council urged it to act.",
        ". And urged on by Brill it acted.",
        " and accused by many it left.",
        " and urged it.",
        ".",
    ],
)
def test_another_does_or_nobody(rest: str) -> None:
    assert found(rest) == []


def cut(said: str, cue: str = "said") -> list[tuple[str, str]]:
    text = f"The mayor {cue} {said}."
    at = 11 + len(cue)
    first = Attribution(
        Span(0, 9), Span(10, at - 1), (Span(at, len(text) - 1),), None, Quote.INDIRECT
    )
    quotes = quotations(text, segment(text))
    return [
        (a.cue.of(text) if a.cue else "", a.content[0].of(text))
        for a in parted(text, quotes, first)
    ]


def test_the_second_verb_is_the_speaker_s_where_no_past_can_stand_beside_the_first_s() -> None:
    assert cut("the port would reopen and accused the union of blackmail") == [
        ("said", "the port would reopen"),
        ("accused", "the union of blackmail"),
    ]
    assert cut("the dam could burst but denied that it had cracks") == [
        ("said", "the dam could burst"),
        ("denied", "it had cracks"),
    ]


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("the union lied and accused the port of blackmail", "said"),
        ("the man who would not speak and denied everything left", "said"),
        ("“the port would reopen and accused the union”", "said"),
        ("the port would reopen and close", "said"),
        ("the port would reopen and accused the union of blackmail", "says"),
    ],
)
def test_else_the_words_stay_whole(said: str, cue: str) -> None:
    assert cut(said, cue) == [(cue, said)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Wealth Watch, a private firm, keeps its books shut but <says> {trade has grown}.",
            "Wealth Watch, a private firm,",
        ),
        ("Ana Brill left the hall but <told reporters> {that she would return}.", "Ana Brill"),
        ("The ministry published the list and <said> {that nobody was missing}.", "The ministry"),
        # The first verb's clause has another subject, or another speaker.
        ("The ministry knew that Orr had left and <said> {that nobody was missing}.", None),
        ("Orr said the ministry had a list and <said> {that nobody was missing}.", None),
        ("In May, after a fire, came the report and <said> {that nobody was missing}.", None),
    ],
)
def test_who_says_it_with_a_second_verb(sentence: str, who: str | None) -> None:
    text, first = marked(sentence)
    source = resumed(text, segment(text), first).source
    assert (None if source is None else source.of(text)) == who
