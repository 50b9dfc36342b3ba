"""Bytes and the name of a reader in, what that reader found out: read in another process.

Pages, PDF, Word and e-mail are read by large parsers that were made to be lenient, from files
that anybody may have sent. Promises: they are read without the caller's environment, by a process
(`confined.py`) which may take no more time and memory than the settings allow, writes no file and
is killed when its time is over; whatever becomes of it costs that document only, with a plain
reason; what it says is looked at like any other input. A paper or a letter gets a fresh process,
which takes a tenth of a second to start, two for Word. Pages share one, since there are many of
them and their parser takes half a second to load; it is renewed after each that it died of.
"""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.confined import END, SIZE, too_much
from sayso.settings import Settings

_REFUSALS = {kind.__name__: kind for kind in (UnreadableDocument, NotText, TooLarge)}
MAX_REASON = 200  # characters
# An answer may be larger than its document by so much: text in a PDF is packed, and an e-mail's
# attachments come back in base 64.
ANSWER_RATIO = 2
MOST_ANSWERS = 1000  # of one process: what a library loses of its memory goes with it

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}  # each more would want memory of its own

# The packages' own __init__ would load the models: a second, and a hundred megabytes, for nothing.
_PROGRAM = """
import sys, types
folder, *rest = sys.argv[1:]
sys.path[:] = rest[3:]
for name, path in ("sayso", folder), ("sayso.ingest", folder + "/ingest"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from sayso.ingest.confined import serve
serve(rest[0], int(rest[1]), int(rest[2]))
"""


class Confined:
    """A process that reads one document after the other with one reader, until it is stopped."""

    def __init__(self, reader: str, settings: Settings) -> None:
        self._settings, self._owner, self.answers = settings, os.getpid(), 0
        self._child = subprocess.Popen(
            _command(reader, settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ONE_THREAD,
            cwd="/",
        )

    def read(self, data: bytes, name: str) -> dict[str, Any]:
        """What the reader makes of `data`: a JSON object. Raises UnreadableDocument, naming
        `name`. After a document that took all the time or memory the process is no more."""
        self.answers += 1
        most = ANSWER_RATIO * self._settings.max_bytes
        began = time.monotonic()
        timer = threading.Timer(self._settings.parse_seconds, self._child.kill)
        timer.start()
        try:
            answer = self._exchanged(data, most)
        finally:
            timer.cancel()
        late = time.monotonic() - began >= self._settings.parse_seconds
        spent = too_much(self._settings.parse_bytes).encode() in answer
        whole = answer.endswith(END)
        if late or spent or not whole:
            self.stop()
        if whole:
            return _understood(answer, name)
        if len(answer) > most:
            raise TooLarge(name, "holds more than is allowed")
        raise _death(self._child.returncode, late, name, self._settings)

    def _exchanged(self, data: bytes, most: int) -> bytes:
        """What the child says. It reads all before it says anything, so that nobody waits for
        both."""
        stdin, stdout = self._child.stdin, self._child.stdout
        assert stdin is not None
        assert stdout is not None
        with contextlib.suppress(OSError):  # it died; how, its exit code says
            stdin.write(len(data).to_bytes(SIZE, "big"))
            stdin.write(data)
            stdin.flush()
        return stdout.readline(most + 1)

    @property
    def number(self) -> int:
        """The system's number of the process."""
        return self._child.pid

    @property
    def lives(self) -> bool:
        """True where it is this program's own, and can be asked again."""
        return self._owner == os.getpid() and self._child.poll() is None

    def stop(self) -> None:
        """End it, unless it is the child of the program that this one is a copy of."""
        if self._owner == os.getpid():
            self._child.kill()
            with contextlib.suppress(OSError):  # what it was to be told when it died
                self._child.__exit__(None, None, None)


def read_limited(reader: str, data: bytes, name: str, settings: Settings) -> dict[str, Any]:
    """What `reader` makes of `data`, in a fresh process. Raises UnreadableDocument."""
    child = Confined(reader, settings)
    try:
        return child.read(data, name)
    finally:
        child.stop()


@dataclass(slots=True)
class Standing:
    """A process that is kept for the next document, as long as it lives and the limits stay."""

    reader: str
    _lock: threading.Lock = field(default_factory=threading.Lock)
    child: Confined | None = None
    _limits: Settings | None = None

    def read(self, data: bytes, name: str, settings: Settings) -> dict[str, Any]:
        """What the reader makes of `data`, one at a time. Raises UnreadableDocument."""
        with self._lock:
            return self._ready(settings).read(data, name)

    def _ready(self, settings: Settings) -> Confined:
        child = self.child
        worn = child is not None and child.answers >= MOST_ANSWERS
        if child is None or not child.lives or worn or self._limits != settings:
            self._stop()
            child = self.child = Confined(self.reader, settings)
            self._limits = settings
        return child

    def _stop(self) -> None:
        if self.child is not None:
            self.child.stop()
            self.child = None

    def close(self) -> None:
        """End the process; the next document starts another."""
        with self._lock:
            self._stop()


def _command(reader: str, settings: Settings) -> list[str]:
    """Isolated, and without writing compiled files; where this program's libraries are is told."""
    folder = str(Path(__file__).parents[1])
    limits = [str(settings.parse_bytes), str(max(1, round(settings.parse_seconds)))]
    found_in = [path for path in sys.path if Path(path).is_absolute()]
    return [sys.executable, "-I", "-B", "-c", _PROGRAM, folder, reader, *limits, *found_in]


def _understood(answer: bytes, name: str) -> dict[str, Any]:
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError) as exc:
        raise UnreadableDocument(name, "its reader broke down") from exc
    if not isinstance(said, dict):
        raise UnreadableDocument(name, "its reader broke down")
    if "refused" not in said:
        return said
    reason = str(said.get("reason"))[:MAX_REASON]
    raise _REFUSALS.get(str(said["refused"]), UnreadableDocument)(name, reason)


def _death(code: int, late: bool, name: str, settings: Settings) -> UnreadableDocument:
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return UnreadableDocument(
            name, f"takes longer than {settings.parse_seconds:g} seconds to read"
        )
    return UnreadableDocument(name, too_much(settings.parse_bytes))


PAGES = Standing("html")  # starts nothing before the first page
atexit.register(PAGES.close)
