"""The process that a document is read in: what is done to it, and that the others are read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.limited import PAGES, Standing, read_limited
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
    page = slow(3_000_000)
    began = time.perf_counter()
    error = refused(page, replace(SETTINGS, parse_seconds=0.5))
    assert error.reason == "takes longer than 0.5 seconds to read"
    assert time.perf_counter() - began < 10


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


@pytest.fixture
def papers() -> Iterator[Standing]:
    standing = Standing("pdf")
    yield standing
    standing.close()


def _process(standing: Standing) -> int:
    assert standing.child is not None
    return standing.child.number


def test_one_that_stands_ready_is_asked_again(papers: Standing) -> None:
    processes = set()
    for data in (PAPER, LONG, PAPER):
        assert papers.read(data, "a.pdf", SETTINGS)["paragraphs"] == ["The quay is closed."]
        processes.add(_process(papers))
    with pytest.raises(NotText):
        papers.read(b"%PDF-1.4 and nothing more", "b.pdf", SETTINGS)
    processes.add(_process(papers))
    assert len(processes) == 1


def test_one_that_died_is_renewed_for_the_next(papers: Standing) -> None:
    for data, settings in (
        (slow(3_000_000), replace(SETTINGS, parse_seconds=0.5)),
        (LONG * 40, replace(SETTINGS, parse_bytes=48 * MEBIBYTE)),
        (pdf([column(["Senn"] * 40)] * 40), replace(SETTINGS, max_bytes=400)),
    ):
        with pytest.raises(UnreadableDocument) as caught:
            papers.read(data, "a.pdf", settings)
        assert caught.value.name == "a.pdf"
        assert papers.read(PAPER, "b.pdf", replace(settings, max_bytes=MEBIBYTE))["paragraphs"]


def test_one_that_somebody_killed_is_renewed(papers: Standing) -> None:
    papers.read(PAPER, "a.pdf", SETTINGS)
    os.kill(_process(papers), signal.SIGKILL)
    time.sleep(0.2)
    assert papers.read(PAPER, "b.pdf", SETTINGS)["paragraphs"]


def test_other_limits_want_another(papers: Standing) -> None:
    papers.read(PAPER, "a.pdf", SETTINGS)
    first = _process(papers)
    papers.read(PAPER, "a.pdf", replace(SETTINGS, parse_seconds=20))
    assert _process(papers) != first


def test_many_threads_ask_one(papers: Standing) -> None:
    named = [pdf([column([f"Quay {number} is closed."])]) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda data: papers.read(data, "a.pdf", SETTINGS), named))
    assert [one["paragraphs"] for one in said] == [[f"Quay {n} is closed."] for n in range(40)]


def _read_a_page() -> int:
    PAGES.read(b"<html><body><p>The quay is closed.</p></body></html>", "a.html", SETTINGS)
    return _process(PAGES)


def test_a_copy_of_the_program_has_its_own() -> None:
    mine = _read_a_page()
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        theirs = pool.submit(_read_a_page).result()
    assert theirs != mine
    assert _read_a_page() == mine


def test_it_ends_with_the_program() -> None:
    program = (
        "from tests.ingest.test_limited import _read_a_page; import os; "
        "print(_read_a_page(), flush=True); os._exit(1)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    gone = time.monotonic() + 10
    while Path(f"/proc/{int(said.stdout)}/cmdline").exists() and time.monotonic() < gone:
        time.sleep(0.05)
    assert time.monotonic() < gone
