"""Several processes read, and one that dies costs nothing that can be read."""

import multiprocessing
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sayso.engines.local import Reads, read_all
from sayso.errors import UnreadableDocument
from sayso.ingest import document_from_text
from sayso.records import Document, Reading

TEXT = "The harbour master of Port Senn said on Monday that {} ships had arrived."


def documents(killing_at: int | None) -> Iterator[Document]:
    for n in range(8):
        if n == killing_at:
            for worker in multiprocessing.active_children():
                worker.kill()
                worker.join()
        yield document_from_text(TEXT.format(n + 2))


def test_a_worker_that_dies_costs_no_document() -> None:
    wanted = [document.id for document in documents(None)]
    found = list(read_all(documents(4), lambda one: one, Reads(jobs=1)))
    assert [document.id for document, _ in found] == wanted
    assert all(isinstance(reading, Reading) for _, reading in found)
    assert [r.document.id for _, r in found if isinstance(r, Reading)] == wanted


def test_a_fault_in_the_reader_costs_the_document_that_meets_it() -> None:
    good, other = list(documents(None))[:2]
    broken = replace(good, text=None)  # no reader can take that
    found = [r for _, r in read_all([good, broken, other], lambda one: one, Reads(jobs=1))]
    assert [isinstance(one, Reading) for one in found] == [True, False, True]
    assert isinstance(found[1], UnreadableDocument)
    assert found[1].reason.startswith("a fault in sayso: ")


KILLED = """
import os, signal
from sayso.engines.local import Reads, read_all
from sayso.ingest import document_from_text

if __name__ == "__main__":
    texts = ("It rained, she said.", "The mayor said on Monday that it had rained. " * 60_000)
    whole = map(document_from_text, texts)
    for _ in read_all(whole, lambda one: one, Reads(jobs=1)):
        os.kill(os.getpid(), signal.SIGKILL)  # while the long one is read
"""


def test_no_worker_reads_on_when_its_program_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as program:
        out, _ = program.communicate(timeout=60)  # open until the last process has ended
    assert (program.returncode, out) == (-signal.SIGKILL, b"")
