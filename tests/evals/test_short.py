"""The short gold is well formed, and its scorer counts what it says it counts."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from evals.agreement_short import compared as agreed
from evals.reading_gold import DATA, gold_files, load
from evals.short_gold import (
    DIGEST,
    SHORT,
    Inner,
    ShortArticle,
    ShortStatement,
    faults,
    short_gold,
    short_texts,
)
from evals.short_score import LABELS, Tally

from sayso.records import Aspect, EvidenceKind, Link, Modality, Polarity, Span

README = SHORT.parent / "README.md"

ONE = ShortStatement(
    content=(Span(10, 60),),
    cue=(Span(5, 9),),
    aspect=Aspect.PAST,
    modality=Modality.CERTAIN,
    polarity=Polarity.NEGATED,
    evidence=frozenset({EvidenceKind.DOCUMENT}),
    inner=(Inner(Span(12, 20), Span(21, 25), Span(26, 60)),),
)
ARTICLE = ShortArticle("0" * DIGEST, "tune", (ONE,))


def _read(*links: tuple[Span | None, Span], **values: object) -> SimpleNamespace:
    chain = tuple(Link(None, mention, cue, None) for mention, cue in links)
    told = {"aspect": Aspect.PAST, "modality": Modality.CERTAIN, "polarity": Polarity.NEGATED}
    how = SimpleNamespace(**(told | {"evidence": ()} | values))
    content = (Span(26, 60),) if len(links) > 1 else (Span(10, 60),)
    return SimpleNamespace(chain=chain, content=content, qualification=how)


def _report(*statements: SimpleNamespace) -> dict:
    tally = Tally()
    tally.add(ARTICLE, SimpleNamespace(statements=statements))
    return tally.report()


OUTER = (Span(0, 4), Span(5, 9))
INNER = (Span(12, 20), Span(21, 25))


def test_labels_are_counted_on_pairs() -> None:
    found = _report(_read(OUTER, aspect=None))
    assert found["statements"]["right"] == 1
    assert found["aspect"]["pairs"] == {"past read as None": 1}
    assert found["polarity"]["accuracy"] == pytest.approx(100.0)
    assert found["evidence"] | {"f1": 0.0} == found["evidence"]


def test_inner_say_so_needs_its_cue_its_source_and_the_outer_cue() -> None:
    assert _report(_read(OUTER, INNER))["inner"]["right"] == 1
    no_source, elsewhere = (None, INNER[1]), (OUTER[0], Span(70, 75))
    assert _report(_read(OUTER, no_source))["inner"]["right"] == 0
    assert _report(_read(elsewhere, INNER))["inner"]["right"] == 0
    assert _report(_read(OUTER, INNER), _read(OUTER, no_source))["inner"]["predicted"] == 2


def test_faults_are_named() -> None:
    assert list(faults([ARTICLE], {})) == [f"{ARTICLE.digest}: no such article"]
    assert len(list(faults([ARTICLE], {ARTICLE.digest: "too short"}))) == 1
    assert list(faults([ARTICLE], {ARTICLE.digest: "x" * 80})) == []
    empty = replace(ARTICLE, statements=(replace(ONE, content=()),))
    assert len(list(faults([empty], {ARTICLE.digest: "x" * 80}))) == 1


def test_the_file_is_well_formed_and_shares_no_counted_article_with_the_full_gold() -> None:
    articles = list(short_gold())
    digests = [a.digest for a in articles]
    assert len(set(digests)) == len(digests) > 300
    assert {a.split for a in articles} == {"tune", "learn", "score"}
    full = {load(file).sha256[:DIGEST]: load(file).split for file in gold_files()}
    shared = {(a.split, full[a.digest]) for a in articles if a.digest in full}
    assert shared <= {("learn", "tune")}
    if Path(DATA / "polnear").is_dir():
        assert list(faults(articles, short_texts(DATA))) == []


def test_the_agreement_in_the_readme_is_that_of_the_files() -> None:
    section = README.read_text("utf-8").split("\n## Short readings")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")] for line in section.splitlines()]
    written = {row[1]: row[2:5] for row in rows if len(row) > 3}
    found = agreed()
    for field in LABELS:
        row = found[field]
        figures = [f"{row['accuracy']:.1f} %", f"{row['macro_f1']:.1f}", str(row["kappa"])]
        assert written[field] == figures
    for field in ("evidence", "inner"):
        row = found[field]
        counts = f"({row['right']} of {row['gold']} and {row['predicted']})"
        assert written[field][0] == f"F1 {row['f1']:.1f} {counts}"
