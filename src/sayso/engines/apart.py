"""A ledger's documents into comparisons, in a process of its own: whoever serves pages meanwhile
has the interpreter to itself.

Promises: one comparison at a time; the process starts when it is first needed, lets others go
first, and ends with its program and when something is erased; one that dies costs the comparison
it was at, and the next starts another.
"""

import io
import os
import pickle
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from sayso.comparison import Comparison
from sayso.engines.comparing import Comparer
from sayso.errors import LedgerError, SaysoError
from sayso.ledger import reads
from sayso.ledger.opening import Ledger, open_ledger
from sayso.ledger.search import Query
from sayso.records import Reading

GIVES_WAY = 10  # added to the process's niceness


class Apart:
    """Compares documents of one ledger elsewhere."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._erasures = ledger, reads.erasures(reads.state(ledger))
        self._turn = threading.Lock()
        self._running: tuple[BaseProcess, Connection] | None = None

    @property
    def process(self) -> int | None:
        """Its number, where it runs."""
        return None if self._running is None else self._running[0].pid

    def ledger(self, asked: Query, most: int) -> Comparison:
        """As `Comparer.ledger`. Raises what that raises, LedgerError where the process dies."""
        with self._turn:
            self._forget()
            try:
                connection = self._connection()
                connection.send((asked, most))
                answer = _received(connection)
            except (OSError, EOFError) as exc:
                self.stop()
                raise LedgerError("the process that compares documents ended") from exc
        if isinstance(answer, SaysoError):
            raise answer
        return answer

    def _forget(self) -> None:
        """After an erasure a new process: the old one remembers words of what it compared."""
        erasures = reads.erasures(reads.state(self._ledger))
        if erasures != self._erasures:
            self.stop()
            self._erasures = erasures

    def stop(self) -> None:
        """End the process; a comparison that is being made fails. The next starts another."""
        running, self._running = self._running, None
        if running is not None:
            process, _ = running  # whoever waits for its answer finds the other end closed
            process.terminate()
            process.join()

    def _connection(self) -> Connection:
        if self._running is None:
            ours, theirs = get_context("spawn").Pipe()
            process = get_context("spawn").Process(
                target=_serve,
                args=(self._ledger.address, theirs),
                name="sayso-compares",
                daemon=True,
            )
            process.start()
            theirs.close()
            self._running = process, ours
        return self._running[1]


def _serve(address: str, asks: Connection) -> None:
    """Answer until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    os.nice(GIVES_WAY)
    comparer: Comparer | None = None
    ledger: Ledger | None = None
    while True:
        try:
            asked, most = asks.recv()
        except EOFError:
            return
        try:
            ledger = ledger if ledger is not None else open_ledger(address, make=False)
            comparer = comparer if comparer is not None else Comparer.open()
            _send(asks, comparer.ledger(ledger, asked, most))
        except SaysoError as exc:
            asks.send(exc)
        except OSError:  # the other end is gone: its program ended
            return
        except Exception as exc:
            asks.send(SaysoError(f"a fault in sayso: {type(exc).__name__}: {exc}"))


def _send(connection: Connection, comparison: Comparison) -> None:
    """In pieces, a reading or a claim each: a thread that unpickles lets no other run."""
    pieces = list(_pieces(comparison))
    counts = len(comparison.readings), len(comparison.claims), len(comparison.facing)
    connection.send(counts)
    for piece in pieces:
        connection.send_bytes(piece)


def _pieces(comparison: Comparison) -> Iterator[bytes]:
    yield from map(pickle.dumps, comparison.readings)
    places = {id(one): place for place, one in enumerate(comparison.readings)}
    for one in (*comparison.claims, *comparison.facing):
        written = io.BytesIO()
        _Telling(written, places).dump(one)
        yield written.getvalue()


def _received(connection: Connection) -> Comparison | SaysoError:
    counts = connection.recv()
    if isinstance(counts, SaysoError):
        return counts
    readings = tuple(pickle.loads(connection.recv_bytes()) for _ in range(counts[0]))
    claims, facing = (
        tuple(_Told(io.BytesIO(connection.recv_bytes()), readings).load() for _ in range(count))
        for count in counts[1:]
    )
    return Comparison(readings, claims, facing)


class _Telling(pickle.Pickler):
    """A claim, or two figures, in which a reading is but its place among those that were told."""

    def __init__(self, file: io.BytesIO, places: Mapping[int, int]) -> None:
        super().__init__(file)
        self._places = places

    def persistent_id(self, obj: object) -> int | None:
        return self._places.get(id(obj))


class _Told(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, readings: Sequence[Reading]) -> None:
        super().__init__(file)
        self._readings = readings

    def persistent_load(self, pid: int) -> Reading:
        return self._readings[pid]
