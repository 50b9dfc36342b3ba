"""The reader as a whole, with the shipped model."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.reading import voice_of
from sayso.records import Act, Attribution, Quote, Reading, Span, Voice
from sayso.settings import DEFAULT_MIN_SCORE
from sayso.wire import reading_to_wire

ARTICLE = """Ministry denies convoy sank

By Ana Dal

PORT VELA — Defence Minister Oru Tamm said on Monday that no ship had been lost in the strait.

“We have counted every vessel,” he told reporters. “All twelve are in port.”

According to the Harbour Union, at least 30 sailors are missing. A senior official, who asked \
not to be named, said the agency believes two ships went down.

The minister’s account is hard to believe.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return sayso.read(sayso.document_from_text(ARTICLE, published="2031-03-04"))


def by_content(reading: Reading, words: str):
    text = reading.document.text
    return next(s for s in reading.statements if any(words in c.of(text) for c in s.content))


def names(reading: Reading) -> dict[str, str | None]:
    return {s.id: s.name for s in reading.sources}


def test_an_indirect_statement_has_its_source(reading: Reading) -> None:
    statement = by_content(reading, "no ship had been lost")
    (link,) = statement.chain
    assert statement.voice is Voice.ATTRIBUTED
    assert link.act is Act.COMMUNICATION
    assert link.mention is not None
    assert "Oru Tamm" in link.mention.of(reading.document.text)


def test_a_quote_split_by_its_cue_is_one_statement(reading: Reading) -> None:
    statement = by_content(reading, "We have counted every vessel")
    assert statement.quote is Quote.DIRECT
    assert statement is by_content(reading, "All twelve are in port")


def test_he_is_the_minister(reading: Reading) -> None:
    first = by_content(reading, "no ship had been lost").chain[0].source
    second = by_content(reading, "We have counted every vessel").chain[0].source
    assert first == second
    assert first is not None
    assert names(reading)[first] == "Oru Tamm"


def test_according_to_is_a_cue(reading: Reading) -> None:
    statement = by_content(reading, "30 sailors are missing")
    text = reading.document.text
    assert statement.chain[0].mention is not None
    assert statement.chain[0].mention.of(text) == "the Harbour Union"


def test_the_authors_own_word_is_averred(reading: Reading) -> None:
    statement = by_content(reading, "account is hard to believe")
    assert (statement.voice, statement.chain) == (Voice.AVERRED, ())


def test_nothing_is_said_twice(reading: Reading) -> None:
    ids = [s.id for s in reading.statements]
    assert len(ids) == len(set(ids))


def test_the_same_input_gives_the_same_bytes() -> None:
    document = sayso.document_from_text(ARTICLE)
    first, second = (json.dumps(reading_to_wire(r)) for r in sayso.read_many([document] * 2))
    assert first == second


def test_a_reading_does_not_depend_on_its_neighbours(reading: Reading) -> None:
    others = ["A short note, said Dal.", reading.document, "“Go,” she said.\n\n" * 30]
    assert list(sayso.read_many(others))[1] == reading


def test_an_empty_text_says_nothing() -> None:
    assert sayso.read("").statements == ()


@pytest.mark.parametrize(
    ("act", "quote", "voice"),
    [
        (Act.COMMUNICATION, Quote.INDIRECT, Voice.ATTRIBUTED),
        (Act.COMMUNICATION, Quote.DIRECT, Voice.ATTRIBUTED),
        (Act.ATTITUDE, Quote.INDIRECT, Voice.ASCRIBED),
        (Act.ATTITUDE, Quote.MIXED, Voice.ASCRIBED),
        (Act.FACTIVE, Quote.INDIRECT, Voice.ASCRIBED),
        (Act.CONTROL, Quote.INDIRECT, Voice.ASCRIBED),
        (None, Quote.INDIRECT, Voice.ASCRIBED),
        (None, Quote.MIXED, Voice.ATTRIBUTED),
        (None, Quote.DIRECT, Voice.ATTRIBUTED),
    ],
)
def test_voice(act: Act | None, quote: Quote, voice: Voice) -> None:
    attribution = Attribution(Span(0, 1), Span(1, 2), (Span(2, 3),), act, quote)
    assert voice_of((attribution,)) is voice


PIECES = ["said ", "“", "”", "\"", "'", "‘", "’", "Dal ", "the ministry ", "that ", "12,000 ",
          "not ", ". ", "\n", "\n\n", "\u202e", "\u0000", "e\u0301", "👩‍👩‍👧", "according to ",
          ", ", "A"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join))
def test_every_span_lies_in_the_text(text: str) -> None:
    wire = reading_to_wire(sayso.read(text))
    stored = wire["document"]["text"]

    def check(node: object) -> None:
        if isinstance(node, dict):
            if {"start", "end", "text"} <= node.keys():
                assert stored[node["start"] : node["end"]] == node["text"]
                assert node["text"]
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(wire)


@pytest.mark.parametrize(
    "unit",
    ['"', "said ", "“a” ", "“", "\n", "no, ", "a" * 50, "Dal said he said. ", "\u202e", "12 "],
)
def test_reading_takes_linear_time(unit: str) -> None:
    """Twice the input takes about twice the time; the bound allows for a noisy machine."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        sayso.read(text)
        return time.process_time() - began

    seconds(1_000)
    small, large = seconds(4_000), seconds(16_000)
    assert large < 8 * small + 0.5


def test_a_text_longer_than_a_chunk_is_read_alike_throughout() -> None:
    line = "The ministry said on Monday that no ship had been lost.\n\n"
    statements = sayso.read(line * 3000).statements
    assert len(statements) == 3000
    assert all(s.voice is Voice.ATTRIBUTED and len(s.chain) == 1 for s in statements)
    assert all(link.mention is not None for s in statements for link in s.chain)


def test_a_least_score_leaves_out_what_is_found_less_surely() -> None:
    every = sayso.read(ARTICLE, min_score=0.0)
    scores = [s.score for s in every.statements if s.score is not None]
    assert scores
    assert all(0 <= score <= 1 for score in scores)
    least = sorted(scores)[len(scores) // 2]
    kept = sayso.read(ARTICLE, min_score=least)
    wanted = [s for s in every.statements if s.chain and (s.score is None or s.score >= least)]
    assert [s for s in kept.statements if s.chain] == wanted
    assert {s.id for s in kept.sources} == {
        link.source for s in wanted for link in s.chain if link.source is not None
    }


def test_words_left_out_are_nobody_s_and_so_not_the_author_s() -> None:
    text = ARTICLE
    none = sayso.read(text, min_score=1.0)
    averred = [c.of(text) for s in none.statements if not s.chain for c in s.content]
    assert not any("no ship had been lost" in words for words in averred)


def test_what_is_hardly_found_at_all_leaves_its_words_to_the_author() -> None:
    worry = "a sticker handed out that caused skin irritation, not guns."
    text = f"The police's biggest worry ended up being about {worry}"
    (hardly,) = sayso.read(text, min_score=0.0).statements
    assert hardly.chain
    assert hardly.score is not None
    assert hardly.score < DEFAULT_MIN_SCORE
    (own,) = sayso.read(text).statements
    assert own.voice is Voice.AVERRED
    assert own.content[0].of(text) == text


def test_many_are_read_as_each_alone() -> None:
    texts = [ARTICLE, "The port is closed.", "", ARTICLE.replace("Tamm", "Vesk")]
    together = [reading_to_wire(r) for r in sayso.read_many(texts)]
    assert together == [reading_to_wire(sayso.read(text)) for text in texts]


def test_i_within_what_somebody_says_is_who_says_it() -> None:
    text = "“I have told the board twice that the gate was shut,” Ana Brill said."
    read = sayso.read(sayso.document_from_text(text))
    inner = max(read.statements, key=lambda s: len(s.chain))
    assert [link.mention.of(text) for link in inner.chain if link.mention] == ["Ana Brill", "I"]
    assert len({link.source for link in inner.chain}) == 1
