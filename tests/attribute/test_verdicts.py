"""A claim ends before its sentence's verb, and whoever denies it did not make it."""

import pytest

from sayso.attribute.verdicts import verdicts
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment

Told = tuple[str | None, str, str]


def told(sentence: str, noun: str, content: str, source: str | None = None) -> list[Told]:
    text = f"The governor spoke on Monday. {sentence}"
    at, start = text.index(noun), text.index(content)
    given = None if source is None else Span(text.index(source), text.index(source) + len(source))
    found = Attribution(
        given,
        Span(at, at + len(noun)),
        (Span(start, start + len(content)),),
        Act.COMMUNICATION,
        Quote.INDIRECT,
    )
    return [
        (a.source and a.source.of(text), a.cue.of(text) if a.cue else "", a.content[0].of(text))
        for a in verdicts(text, segment(text), found)
    ]


@pytest.mark.parametrize(
    ("sentence", "noun", "taken", "left"),
    [
        (
            "The forecast that the port will be shut in May has not been explained by anybody.",
            "forecast",
            "that the port will be shut in May has not been explained by anybody",
            "that the port will be shut in May",
        ),
        (
            "Reports that the bridge was mined could not be verified.",
            "Reports",
            "that the bridge was mined could not be verified",
            "that the bridge was mined",
        ),
    ],
)
def test_the_sentence_s_own_verb_is_left_out(
    sentence: str, noun: str, taken: str, left: str
) -> None:
    assert told(sentence, noun, taken) == [(None, noun, left)]


@pytest.mark.parametrize(
    ("sentence", "noun", "content"),
    [
        (
            "He heard the claim that the crews who were seen at the port are foreign.",
            "claim",
            "that the crews who were seen at the port are foreign",
        ),
        (
            "He heard the claim that the ships are empty and the crews were paid.",
            "claim",
            "that the ships are empty and the crews were paid",
        ),
        (
            "He heard the claim that she had said the ships were empty.",
            "claim",
            "that she had said the ships were empty",
        ),
        (
            "He heard claims that what the ships have is grain.",
            "claims",
            "that what the ships have is grain",
        ),
        (
            "The claims that the port is shut was once true.",
            "claims",
            "that the port is shut was once true",
        ),
        (
            "He heard the song that the port was shut is new.",
            "song",
            "that the port was shut is new",
        ),
    ],
)
def test_a_clause_with_verbs_of_its_own_stays_whole(sentence: str, noun: str, content: str) -> None:
    assert told(sentence, noun, content) == [(None, noun, content)]


@pytest.mark.parametrize(
    ("sentence", "noun", "source", "content", "outer", "inner"),
    [
        (
            "Rumours that the dam had burst were denied by the ministry.",
            "Rumours",
            "the ministry",
            "that the dam had burst",
            ("the ministry", "were denied by", "Rumours that the dam had burst"),
            (None, "Rumours", "that the dam had burst"),
        ),
        (
            "Oster’s claim that the ships were empty has since been flatly rejected by Karst.",
            "claim",
            "Oster",
            "that the ships were empty",
            (
                "Karst",
                "has since been flatly rejected by",
                "Oster’s claim that the ships were empty",
            ),
            ("Oster’s", "claim", "that the ships were empty"),
        ),
        (
            "Claims that the convoy had reached Marn were dismissed as fantasy.",
            "Claims",
            None,
            "that the convoy had reached Marn",
            (None, "were dismissed", "Claims that the convoy had reached Marn"),
            (None, "Claims", "that the convoy had reached Marn"),
        ),
    ],
)
def test_who_denies_it_did_not_claim_it(
    sentence: str, noun: str, source: str | None, content: str, outer: Told, inner: Told
) -> None:
    assert told(sentence, noun, content, source) == [outer, inner]


@pytest.mark.parametrize(
    "verb",
    ["were spread by the ministry", "were not denied by the ministry", "have denied the ministry"],
)
def test_other_verbs_are_no_verdict(verb: str) -> None:
    content = "that the dam had burst"
    assert told(f"Rumours {content} {verb}.", "Rumours", content) == [(None, "Rumours", content)]
