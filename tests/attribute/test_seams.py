"""Words of a speaker that the tagger left in or beside the content go to the speaker; no others."""

from dataclasses import replace

import pytest

from sayso.attribute.seams import (
    addressed,
    asks_for_no_name,
    completed,
    described,
    inverted,
    set_against,
    titled,
    unbroken,
    untied,
    without_others,
)
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment


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


def parts(sentence: str, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> Span:
        at = sentence.index(words)
        return Span(at, at + len(words))

    return Attribution(span(source), span(cue), (span(content),), Act.COMMUNICATION, Quote.INDIRECT)


def told(sentence: str, found: Attribution) -> tuple[str, str]:
    assert found.source is not None
    return found.source.of(sentence), " … ".join(span.of(sentence) for span in found.content)


@pytest.mark.parametrize(
    ("source", "content", "whole", "rest"),
    [
        (
            "the Karst Telegraph",
            "the state news agency, the ships carried cement",
            "the Karst Telegraph, the state news agency",
            "the ships carried cement",
        ),
        (
            "Anna Holt",
            "the mayor of Marn, 12 people were hurt",
            "Anna Holt, the mayor of Marn",
            None,
        ),
        ("the ministry", "the storm, the worst in years, killed twelve", "the ministry", None),
        ("the ministry", "the bridge, built last year, has gone", "the ministry", None),
        ("the ministry", "the agency, which it runs, was warned", "the ministry", None),
        (
            "Skylark",
            "which has a picture of its own, about 3,000 men were on board",
            "Skylark, which has a picture of its own",
            "about 3,000 men were on board",
        ),
        ("the ministry", "which of them, if any, they did", "the ministry", None),
        ("the ministry", "the army, the navy and the police were warned", "the ministry", None),
        ("the ministry", "the police were warned", "the ministry", None),
    ],
)
def test_an_apposition_belongs_to_the_source(
    source: str, content: str, whole: str, rest: str | None
) -> None:
    sentence = f"According to {source}, {content}."
    found = told(sentence, described(sentence, parts(sentence, source, "According to", content)))
    assert found[0] == whole
    assert found[1] == (rest or (content if whole == source else "12 people were hurt"))


@pytest.mark.parametrize(
    ("between", "taken"),
    [
        ("asked not to be named because the talks go on, ", True),
        ("was there, ", True),
        ("was there ", False),
        ("was there. He left, ", False),
        ("called it “a farce”, ", False),
    ],
)
def test_a_relative_clause_belongs_to_the_source(between: str, taken: bool) -> None:
    sentence = f"An official of the port, who {between}said two ships had left."
    found = unbroken(
        sentence,
        parts(sentence, "An official of the port, who", "said", "two ships had left"),
    )
    wanted = f"An official of the port, who {between}" if taken else "An official of the port, who"
    assert told(sentence, found)[0] == wanted.rstrip()


@pytest.mark.parametrize(
    ("content", "dropped"),
    [
        ("not to be named because the talks are secret", True),
        ("to remain anonymous", True),
        ("anonymity", True),
        ("not to be named in the list of donors", False),
        ("not to be moved to Marn", False),
        ("that anonymity be ended", False),
    ],
)
def test_how_to_be_named_is_no_statement(content: str, dropped: bool) -> None:
    text = f"A diplomat who asked {content}, said no."
    found = parts(text, "who", "asked", content)
    assert asks_for_no_name(text, found) is dropped


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("The mayor of Marn", "The mayor of Marn, Anna Holt"),
        ("The bridge at Marn", "Anna Holt"),
        ("The mayor left", "Anna Holt"),
    ],
)
def test_what_a_source_is_belongs_to_it(head: str, source: str) -> None:
    sentence = f"{head}, Anna Holt, said on Tuesday that the ships had left."
    found = parts(sentence, "Anna Holt", "said", "that the ships had left")
    first = Span(0, len(head))
    assert (
        told(sentence, titled(sentence, replace(found, content=(first, *found.content))))[0]
        == source
    )


@pytest.mark.parametrize(
    ("sentence", "content", "wanted"),
    [
        (
            "The deal, according to the Beacon, is worth 40 million crowns.",
            "The deal",
            "The deal … is worth 40 million crowns",
        ),
        (
            "The deal is done, according to the Beacon, is what he heard.",
            "The deal is done",
            "The deal is done",
        ),
        ("The deal, according to the Beacon, whose editor left.", "The deal", "The deal"),
    ],
)
def test_a_subject_alone_gets_its_verb(sentence: str, content: str, wanted: str) -> None:
    found = completed(
        sentence, segment(sentence), parts(sentence, "the Beacon", "according to", content)
    )
    assert " … ".join(c.of(sentence) for c in found.content) == wanted


@pytest.mark.parametrize(
    ("before", "against"),
    [
        (", whatever ", True),
        (", no matter what ", True),
        (", whatever happens, ", False),
        (", ", False),
        (" in what ", False),
    ],
)
def test_against_whom_words_stand_does_not_say_them(before: str, against: bool) -> None:
    text = f"Nobody looked at that wall{before}Mr Lorenz says."
    found = parts(text, "Mr Lorenz", "says", "Nobody looked at that wall")
    assert set_against(text, found) is against


@pytest.mark.parametrize(
    ("content", "after", "kept"),
    [
        ("she wanted it back. It would cost 90 crowns", ", according to the treasurer.", False),
        ("she wanted it back. It would cost 90 crowns", ", she said.", True),
        ("it would cost 90 crowns", ", according to the treasurer.", True),
    ],
)
def test_a_last_sentence_given_to_somebody_else_is_theirs(
    content: str, after: str, kept: bool
) -> None:
    text = f"Hedda Lorenz said {content}{after}"
    found = parts(text, "Hedda Lorenz", "said", content)
    cut = without_others(text, segment(text), found).content[-1].of(text)
    assert cut == (content if kept else "she wanted it back")


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("He had shot himself in his office, reported Channel 3.", "Channel 3"),
        (
            "He had shot himself in his office, reported the Halden Wire, a paper.",
            "the Halden Wire",
        ),
        ("He had shot himself in his office, reported on Monday.", None),
        ("He had shot himself in his office, reported Friday, and left.", None),
        ("He had shot himself in his office reported Channel 3 last week or so to us.", None),
    ],
)
def test_who_stands_behind_the_verb_says_it(sentence: str, source: str | None) -> None:
    at = sentence.index("reported")
    content = Span(0, sentence.index("office") + len("office"))
    found = inverted(
        sentence,
        Attribution(None, Span(at, at + 8), (content,), Act.COMMUNICATION, Quote.INDIRECT),
    )
    assert (None if found.source is None else found.source.of(sentence)) == source


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Ana Brill if the road was safe", "if the road was safe"),
        ("the minister whether he knew", "whether he knew"),
        ("why the road was shut", "why the road was shut"),
    ],
)
def test_whom_it_was_asked_says_nothing(content: str, said: str) -> None:
    text = f"They asked {content}"
    spans = (Span(0, 4), Span(5, 10), (Span(11, len(text)),))
    found = addressed(text, Attribution(*spans, Act.COMMUNICATION, Quote.INDIRECT))
    assert found.content[0].of(text) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("my husband the road was safe", "the road was safe"),
        ("the guards he was a doctor", "he was a doctor"),
        ("the story he had heard", "the story he had heard"),
        ("the truth the mayor hides", "the truth the mayor hides"),
    ],
)
def test_whom_it_was_told_says_nothing(content: str, said: str) -> None:
    text = f"They told {content}"
    spans = (Span(0, 4), Span(5, 9), (Span(10, len(text)),))
    found = addressed(text, Attribution(*spans, Act.COMMUNICATION, Quote.INDIRECT))
    assert found.content[0].of(text) == said
