"""The process that a document is read in: what is done to it, and that the others are read."""

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.limited import read_limited
from sayso.ingest.origins import articles
from sayso.settings import MEBIBYTE, Settings
from tests.ingest.printing import column, pdf

SETTINGS = Settings()
PAPER = pdf([column(["The quay is closed."])])
# Larger than a pipe holds: it is written while the other side already lives or dies.
LONG = PAPER + b"%" * MEBIBYTE


def refused(data: bytes, settings: Settings) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_limited("pdf", data, "a.pdf", settings)
    assert caught.value.name == "a.pdf"
    return caught.value


def slow(unfinished: int) -> bytes:
    """A page of so many short texts, each of which the library looks at for long."""
    words = "\n".join(
        f"BT /F1 11 Tf {i % 500} {i % 700} Td (Senn) Tj ET" for i in range(unfinished)
    )
    return PAPER.replace(b"BT ", words.encode() + b"\nBT ", 1)


def test_a_paper_is_read() -> None:
    assert read_limited("pdf", LONG, "a.pdf", SETTINGS)["paragraphs"] == ["The quay is closed."]


def test_whoever_takes_too_long_is_killed() -> None:
    began = time.perf_counter()
    error = refused(slow(3_000_000), replace(SETTINGS, parse_seconds=0.5))
    assert error.reason == "takes longer than 0.5 seconds to read"
    assert time.perf_counter() - began < 3


def test_whoever_wants_too_much_memory_gets_none() -> None:
    for few in (8, 24, 48):  # too little to start in, to load the library in, to read in
        error = refused(LONG * 40, replace(SETTINGS, parse_bytes=few * MEBIBYTE))
        assert f"more than {few} MiB of memory" in error.reason


def test_whoever_says_too_much_is_cut_short() -> None:
    talkative = pdf([column(["Senn"] * 40)] * 40)
    assert isinstance(refused(talkative, replace(SETTINGS, max_bytes=400)), TooLarge)


def test_no_reader_but_ours_is_run() -> None:
    with pytest.raises(UnreadableDocument):
        read_limited("os.system", b"", "a.pdf", SETTINGS)


def test_the_environment_stays_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit")
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_limited("pdf", PAPER, "a.pdf", SETTINGS)["paragraphs"]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_others_of_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(slow(3_000_000))
    (tmp_path / "b.pdf").write_bytes(PAPER)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (tmp_path / "d.pdf").write_bytes(PAPER)
    found = list(articles(str(tmp_path), replace(SETTINGS, parse_seconds=1)))
    assert [isinstance(one, Article) for one in found] == [False, True, False, True]


def test_in_a_worker_of_a_pool() -> None:
    with ProcessPoolExecutor(1) as pool:
        said = pool.submit(read_limited, "pdf", PAPER, "a.pdf", SETTINGS).result()
    assert said["paragraphs"] == ["The quay is closed."]
