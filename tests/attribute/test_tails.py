"""A speaker whom the tagger left in the content is taken out, and nobody else is."""

import pytest

from sayso.attribute.tails import untied
from sayso.records import Act, Attribution, Quote, Span


def mended(sentence: str, cue: str = "said", source: str | None = None) -> tuple[str | None, str]:
    at = sentence.rindex(cue)
    content = Span(0, len(sentence[:at].rstrip()))
    given = None if source is None else Span(sentence.index(source), sentence.index(source) + 1)
    found = untied(
        sentence,
        Attribution(given, Span(at, at + len(cue)), (content,), Act.COMMUNICATION, Quote.INDIRECT),
    )
    words = " … ".join(span.of(sentence) for span in found.content)
    return (None if found.source is None else found.source.of(sentence)), words


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        (
            "The bridge at Marn is shut, the mayor, Anna Holt, said.",
            "the mayor, Anna Holt",
            "The bridge at Marn is shut",
        ),
        ("Dozens were hurt in Marn, Orsava Bay said.", "Orsava Bay", "Dozens were hurt in Marn"),
        (
            "Two ships, both of them old, left Marn in May, its harbour master said.",
            "its harbour master",
            "Two ships, both of them old, left Marn in May",
        ),
    ],
)
def test_the_words_before_the_cue_speak(sentence: str, source: str, content: str) -> None:
    assert mended(sentence) == (source, content)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge at Marn is shut, as everybody had said.",
        "The bridge at Marn was shut, which nobody said.",
        "The bridge at Marn was shut, and the road was flooded, said.",
        "The bridge at Marn is shut said.",
        "Marn, Anna Holt, said.",
    ],
)
def test_what_is_no_speaker_stays(sentence: str) -> None:
    assert mended(sentence)[0] is None


def test_a_speaker_who_is_known_stays() -> None:
    sentence = "The bridge at Marn is shut, Anna Holt said."
    assert mended(sentence, source="The") == ("T", "The bridge at Marn is shut, Anna Holt")
