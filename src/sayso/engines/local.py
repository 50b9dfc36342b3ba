"""Documents in, readings out, in their order, by several processes.

Promises: one document in work a process and few waiting, whatever the length of the stream; a
process that dies (killed, out of memory, a crash in a library) costs at most the document that
killed it twice, a fault in the reader the document that meets it; stopping ends all processes, and
so does the end of the program that started them, however it ends.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from sayso.errors import UnreadableDocument
from sayso.reading import Reader
from sayso.records import Document, Reading
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL

WAITING = 3  # documents a process that are in work or ready: enough that none stands idle

Item = TypeVar("Item")
Result = Reading | UnreadableDocument


@dataclass(frozen=True, slots=True)
class Reads:
    """Which model reads, how sure it must be, in how many processes, and how far they let other
    programs go first (added to their niceness)."""

    model: str = DEFAULT_MODEL
    min_score: float = DEFAULT_MIN_SCORE
    jobs: int = 0
    gives_way: int = 0

    @property
    def processes(self) -> int:
        return self.jobs if self.jobs > 0 else max(1, len(os.sched_getaffinity(0)))


def read_all(
    items: Iterable[Item], document: Callable[[Item], Document | None], reads: "Reads | Workers"
) -> Iterator[tuple[Item, Result | None]]:
    """Each item with the reading of its document, or why there is none; None where the item has
    no document to read. In order. Workers that are given stay for the next; others end with it."""
    pool = reads if isinstance(reads, Workers) else Workers(reads)
    waiting: deque[tuple[Item, Document | None, Future[Result] | None]] = deque()
    try:
        for item in items:
            found = document(item)
            waiting.append((item, found, None if found is None else pool.submit(found)))
            while len(waiting) >= WAITING * pool.reads.processes or _ready(waiting[0][2]):
                yield _first(waiting, pool)
                if not waiting:
                    break
        while waiting:
            yield _first(waiting, pool)
    finally:
        for _, _, future in waiting:
            if future is not None:
                future.cancel()
        if pool is not reads:
            pool.stop()


def _ready(future: "Future[Result] | None") -> bool:
    return future is None or future.done()


def _first(
    waiting: "deque[tuple[Item, Document | None, Future[Result] | None]]", pool: "Workers"
) -> tuple[Item, Result | None]:
    item, found, future = waiting.popleft()
    if found is None or future is None:
        return item, None
    try:
        return item, future.result()
    except BrokenProcessPool:
        pool.renew()
        again = pool.alone(found)
        for n, (other, doc, _) in enumerate(waiting):
            if doc is not None:
                waiting[n] = (other, doc, pool.submit(doc))
        return item, again


class Workers:
    """Worker processes, each with its own opened model. They start with the first document."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self._executor = self._started(reads.processes)

    def _started(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, get_context("spawn"), _open_reader, (self.reads,))

    def submit(self, document: Document) -> Future[Result]:
        try:
            return self._executor.submit(_read, document)
        except BrokenProcessPool as exc:
            broken: Future[Result] = Future()
            broken.set_exception(exc)
            return broken

    def alone(self, document: Document) -> Result:
        """Read in a process of its own, after one died: was it this document?"""
        with self._started(1) as executor:
            try:
                return executor.submit(_read, document).result()
            except BrokenProcessPool:
                return UnreadableDocument(document.id, "ends the program that reads it")

    def renew(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started(self.reads.processes)

    def stop(self) -> None:
        """End them, after what they are at."""
        self._executor.shutdown(wait=True, cancel_futures=True)


_reader: Reader | None = None  # one a process, opened once


def _open_reader(reads: Reads) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    os.nice(reads.gives_way)
    Thread(target=_end_with_the_program, name="sayso-watches", daemon=True).start()
    _reader = Reader.open(reads.model, threads=1, min_score=reads.min_score)


def _end_with_the_program() -> None:
    """A long document would else be read on for nobody, and its reading wait to be taken."""
    program = parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def _read(document: Document) -> Result:
    assert _reader is not None
    try:
        return _reader.read(document)
    except UnreadableDocument as failure:
        return failure
    except Exception as exc:
        return UnreadableDocument.fault(document.id, exc)
