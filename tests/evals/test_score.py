"""The scorer: gold against itself is 100, nothing is 0, and each error counts as it should."""

import json
from pathlib import Path

import pytest
from evals.alignment import align, on_tokens
from evals.polnear import articles
from evals.score import Found, cofenet, first_annotators, joined, reader, whole_attributions

from sayso.attribute.tagger import Tagged, Tags
from sayso.models import open_model
from sayso.records import Role, Span

TEXT = "Dal said: “No ship sank.”\n\nThe navy (which didn't reply) was asked about it.\n"
ANN = """T1\tSource 0 3\tDal
T2\tCue 4 8\tsaid
T3\tContent 10 25\t“No ship sank.”
T4\tAttribution 4 8\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 63 72\twas asked
"""
TOKENS = [
    ["Dal", "said", ":", "``", "No", "ship", "sank", ".", "''"],
    ["The", "navy", "-LRB-", "which", "did", "n't", "reply", "-RRB-", "was", "asked", "about",
     "it", "."],
]  # fmt: skip
LABELS = [
    ["B-source", "B-cue", "O", "B-content", *["I-content"] * 5],
    ["O"] * 13,
]
ROLES = ("source", "cue", "content")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "attributions" / "a_b_x1.ann").write_text(ANN, "utf-8")
    (tmp_path / "attributions" / "a_b_x2.ann").write_text("", "utf-8")
    rows = [{"id": "a_b_x1", "tokens": t, "labels": s} for t, s in zip(TOKENS, LABELS, strict=True)]
    (tmp_path / "file.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path


def gold(data: Path) -> Found:
    article = next(iter(articles(data)))
    return Found(article.spans(), article.attributions)


def nothing(_: str) -> Found:
    return Found(set(), ())


def f1(report: dict) -> dict[str, float]:
    return {part: row["f1"] for part, row in report.items()}


def test_gold_against_itself_is_100(data: Path) -> None:
    found = gold(data)
    by_tokens = cofenet(data / "file.jsonl", data / "text", lambda _: found)
    by_text = whole_attributions(data, lambda _: found)
    assert f1(by_tokens) == dict.fromkeys(ROLES, 100.0)
    assert f1(by_text) == dict.fromkeys((*ROLES, "linked"), 100.0)


def test_nothing_is_0(data: Path) -> None:
    assert set(f1(cofenet(data / "file.jsonl", data / "text", nothing)).values()) == {0.0}
    assert set(f1(whole_attributions(data, nothing)).values()) == {0.0}


def test_tokens_joined_keep_opening_and_closing_marks_apart() -> None:
    text, places = joined(TOKENS)
    assert text.startswith("Dal said: “No ship sank.”\n\nThe navy (which did n't reply)")
    assert [s.of(text) for s in places[0] if s][3] == "“"


def test_gold_on_the_tokens_joined_is_100(data: Path) -> None:
    text, places = joined(TOKENS)
    start = places[0][3].start  # type: ignore[union-attr]
    end = places[0][8].end  # type: ignore[union-attr]
    spans = {(Role.SOURCE, Span(0, 3)), (Role.CUE, Span(4, 8)), (Role.CONTENT, Span(start, end))}
    report = cofenet(data / "file.jsonl", None, lambda _: Found(spans, ()))
    assert text[start:end] == "“No ship sank.”"
    assert f1(report) == dict.fromkeys(ROLES, 100.0)


def test_a_span_one_word_short_is_wrong(data: Path) -> None:
    found = Found({(Role.CONTENT, Span(10, 23))}, ())
    row = cofenet(data / "file.jsonl", data / "text", lambda _: found)["content"]
    assert (row["gold"], row["predicted"], row["right"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("content", "right"), [(Span(10, 25), 1), (Span(13, 25), 1), (Span(20, 25), 0)]
)
def test_linked_wants_half_of_each_part(data: Path, content: Span, right: int) -> None:
    parts = {Role.SOURCE: (Span(0, 3),), Role.CUE: (Span(4, 8),), Role.CONTENT: (content,)}
    row = whole_attributions(data, lambda _: Found(set(), (parts,)))["linked"]
    assert (row["gold"], row["predicted"], row["right"]) == (1, 1, right)


def test_linked_wants_the_right_source(data: Path) -> None:
    parts = {Role.SOURCE: (), Role.CUE: (Span(4, 8),), Role.CONTENT: (Span(10, 25),)}
    assert whole_attributions(data, lambda _: Found(set(), (parts,)))["linked"]["right"] == 0


def test_the_first_annotator_counts(data: Path) -> None:
    assert [a.annotator for a in first_annotators(data)] == ["x1"]


def test_every_token_is_found_in_the_raw_text() -> None:
    places = align(TEXT, TOKENS)
    assert all(span is not None for row in places for span in row)
    assert on_tokens(Span(10, 25), places[0]) == (3, 9)


def test_a_token_that_is_not_there_costs_itself_only() -> None:
    places = align(TEXT, [["Dal", "xyzzy", "said"], ["The", "navy"]])
    assert [s is not None for row in places for s in row] == [True, False, True, True, True]


def test_a_span_of_doubtful_ends_counts_as_part_of_an_attribution_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tagged(text: str, *_: object, **__: object) -> Tags:
        spans = [(Role.SOURCE, "Dal", None, 0.9), (Role.CUE, "said", 0, 0.9)]
        spans.append((Role.CONTENT, "“No ship sank.”", 1, 0.39))
        return Tags(
            tuple(
                Tagged(role, Span(text.index(words), text.index(words) + len(words)), to, score)
                for role, words, to, score in spans
            )
        )

    monkeypatch.setattr("evals.score.tag", tagged)
    found = reader(open_model(), min_score=0.0)(TEXT)
    assert {role for role, _ in found.spans} == {Role.SOURCE, Role.CUE}
    assert [TEXT[s.start : s.end] for s in found.attributions[0][Role.CONTENT]] == [
        "“No ship sank.”"
    ]
    every = reader(open_model(), min_score=0.0, sure=0.0)(TEXT)
    assert {role for role, _ in every.spans} == set(Role)
