"""The gold of the full reading is well formed and lies on the texts that it was made on."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from evals.reading_gold import (
    GoldReading,
    Span,
    faults,
    gold_files,
    load,
    shown,
    split_of,
    text_path,
)

from sayso.records import Voice

TEXT = "“We sank,” said Ana Brill. It did."

ROW = {
    "document": "made-up",
    "corpus": "outside",
    "sha256": "0a8a5a53c8f3b5cb1eb1d9bd5f6e9b1a5a2f2f0fe7cbb0d0d6f4f0ae3c3b2f1d",
    "split": split_of(
        "0a8a5a53c8f3b5cb1eb1d9bd5f6e9b1a5a2f2f0fe7cbb0d0d6f4f0ae3c3b2f1d", "outside"
    ),
    "published": None,
    "sources": [
        {"id": "b", "name": [16, 25], "kind": "person", "mentions": [[16, 25]],
         "role": None, "reason": None}
    ],
    "statements": [
        {"chain": [{"source": "b", "mention": [[16, 25]], "cue": [[11, 15]],
                    "act": "communication"}],
         "content": [[0, 10]], "voice": "attributed", "quote": "direct", "kind": None,
         "polarity": "affirmed", "modality": "certain", "aspect": "past", "evidence": [],
         "verification": None, "dates": [], "figures": [],
         "certainty": {"speaker": [], "cue": "certain", "reporter": []}, "deciding": []}
    ],
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> GoldReading:
    path = tmp_path / "made-up.json"
    path.write_text(json.dumps(ROW), "utf-8")
    return load(path)


def test_a_sound_file_has_no_faults(made: GoldReading) -> None:
    assert faults(made, None) == []


def test_another_text_is_noticed(made: GoldReading) -> None:
    assert faults(made, TEXT.encode()) == ["the text is not the one that was annotated"]


def test_an_unlisted_source_is_named(made: GoldReading) -> None:
    assert faults(replace(made, sources=()), None) == ["statement 1: source b is not listed"]


def test_a_chain_is_not_averred(made: GoldReading) -> None:
    (statement,) = made.statements
    averred = replace(statement, voice=Voice.AVERRED)
    assert faults(replace(made, statements=(averred,)), None)


@pytest.mark.parametrize(
    ("span", "fault"),
    [
        (Span(4, 6), "4-6 cuts a word"),
        (Span(30, 99), "30-99 is empty or outside the text"),
        (Span(10, 15), "10-15 begins or ends with a blank"),
    ],
)
def test_places_are_checked(made: GoldReading, span: Span, fault: str) -> None:
    (statement,) = made.statements
    moved = replace(
        made,
        sha256=(digest := sha256(TEXT.encode()).hexdigest()),
        split=split_of(digest, made.corpus),
        statements=(replace(statement, content=(span,)),),
    )
    assert faults(moved, TEXT.encode()) == [fault]


def test_what_the_tagger_learnt_from_is_never_scored() -> None:
    odd = "0" * 63 + "1"
    assert split_of(odd, "polnear-dev") == "score"
    assert split_of(odd, "polnear-train") == "tune"


def test_a_statement_is_shown_with_its_words(made: GoldReading) -> None:
    (line,) = shown(made, TEXT)
    assert line == "attributed | b [said] | “We sank,” | affirmed; certain; past; direct"


@pytest.mark.parametrize("path", gold_files(), ids=lambda path: path.stem)
def test_gold_lies_on_its_text(path: Path) -> None:
    gold = load(path)
    text = text_path(gold)
    if gold.corpus.startswith("polnear-") and not text.exists():
        pytest.skip("the corpus is not here")
    assert gold.document == path.stem
    assert faults(gold, text.read_bytes()) == []
