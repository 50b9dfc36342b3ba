"""What the workbench reads in the background: one source after another, each with its outcome."""

import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory

from sayso.engines.adding import Known, Step, add_all
from sayso.engines.local import Reads, Workers
from sayso.errors import SaysoError, UnreadableDocument
from sayso.ingest import Obtained, obtained
from sayso.ledger.opening import Ledger
from sayso.settings import Settings

_Found = Obtained | UnreadableDocument

REASONS = 3  # of failures that are told of one source
IDLE = 60.0  # seconds without a source after which the processes end
SHOWN = 50  # tasks that are remembered


@dataclass(frozen=True, slots=True)
class Task:
    """One source: `state` is waiting, reading, done, failed or cancelled; `words` say what came
    of it."""

    number: int
    name: str
    state: str = "waiting"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be read: an address, or a file's name and bytes."""

    name: str
    data: bytes | None
    about: Known = field(default_factory=Known)


class Tasks:
    """A queue with one thread, which ends with the program. The processes that read stay for a
    while, since loading their model takes longer than a short text."""

    def __init__(self, ledger: Ledger, settings: Settings, reads: Reads) -> None:
        self._ledger, self._settings, self._reads = ledger, settings, reads
        self._workers: Workers | None = None
        self._queue: Queue[tuple[int, Source]] = Queue()
        self._known: deque[Task] = deque(maxlen=SHOWN)
        self._lock = threading.Lock()
        self._cancelled: set[int] = set()
        self._count = 0
        self._thread: threading.Thread | None = None

    def add(self, sources: Iterable[Source]) -> None:
        """Put sources in the queue."""
        for source in sources:
            with self._lock:
                self._count += 1
                self._known.appendleft(Task(self._count, source.name))
                self._queue.put((self._count, source))
                if self._thread is None:
                    self._thread = threading.Thread(target=self._run, daemon=True)
                    self._thread.start()

    def cancel(self, number: int) -> None:
        """Begin no further document of a source; one that is being read now is finished."""
        with self._lock:
            self._cancelled.add(number)
        if any(task.number == number and task.state == "waiting" for task in self.shown()):
            self._tell(number, "cancelled", "")

    def shown(self) -> tuple[Task, ...]:
        """The latest first."""
        with self._lock:
            return tuple(self._known)

    def busy(self) -> bool:
        return any(task.state in ("waiting", "reading") for task in self.shown())

    def _run(self) -> None:
        while True:
            try:
                number, source = self._queue.get(timeout=IDLE)
            except Empty:
                self.rest()
                continue
            if number in self._cancelled:
                continue
            self._tell(number, "reading", "")
            try:
                self._tell(number, *self._read(number, source))
            except SaysoError as exc:
                self._tell(number, "failed", str(exc))
            except Exception as exc:  # a fault of ours: it costs this source, and is told
                self._tell(number, "failed", f"{type(exc).__name__}: {exc}")

    def rest(self) -> None:
        """End the processes that read; the next source starts others."""
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.stop()

    def _read(self, number: int, source: Source) -> tuple[str, str]:
        if source.data is None:
            return self._added(number, source.name, source.about)
        with TemporaryDirectory(prefix="sayso-") as folder:
            path = Path(folder) / (Path(source.name).name or "pasted.txt")
            path.write_bytes(source.data)
            return self._added(number, str(path), source.about, folder)

    def _added(
        self, number: int, origin: str, about: Known, folder: str | None = None
    ) -> tuple[str, str]:
        """`folder`: where an upload was put for the time being; its name is told without."""
        found = obtained(
            origin, settings=self._settings, published=about.published, outlet=about.outlet
        )
        named = found if folder is None else (_uploaded(one, folder) for one in found)
        tally = _Tally()
        if self._workers is None:
            self._workers = Workers(self._reads)
        for step in add_all(self._ledger, self._wanted(number, named), reads=self._workers):
            tally.count(step)
            self._tell(number, "reading", tally.words())
        words = tally.words() or "nothing found"
        if number in self._cancelled:
            return "cancelled", words
        return ("failed" if tally.reasons and not tally.added else "done"), words

    def _wanted(self, number: int, found: Iterable[_Found]) -> Iterator[_Found]:
        """What is to be read, until somebody cancels it."""
        for one in found:
            if number in self._cancelled:
                return
            yield one

    def _tell(self, number: int, state: str, words: str) -> None:
        with self._lock:
            for place, task in enumerate(self._known):
                if task.number == number:
                    self._known[place] = replace(task, state=state, words=words)


@dataclass(slots=True)
class _Tally:
    """What came of the documents of one source so far."""

    added: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)

    def count(self, step: Step) -> None:
        if step.added is not None:
            self.added[step.added.value] += 1
        if step.failure is not None and len(self.reasons) < REASONS:
            self.reasons.append(step.failure.reason)

    def words(self) -> str:
        """ "2 new, 1 known; the reason why another failed"."""
        counts = ", ".join(f"{count} {what}" for what, count in self.added.items())
        return "; ".join(part for part in (counts, *self.reasons) if part)


def _uploaded(one: _Found, folder: str) -> _Found:
    if isinstance(one, Obtained):
        return Obtained(one.name.replace(folder, "upload:"), one.document)
    return UnreadableDocument(one.name.replace(folder, "upload:"), one.reason)
