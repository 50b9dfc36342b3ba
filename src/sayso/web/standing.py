"""Comparisons as pages need them: what is there is shown at once, while a newer one is made.

Comparing hundreds of documents takes longer than a person waits for a page, and every document or
judgement that is written makes the last comparison old. So the last one of each question stays, and
is told to be behind; nobody waits but whoever asks first, or asks for the ledger as it is.

Promises: nothing is shown that was erased before it was asked for; those who wait for a first
comparison come before those that are made anew.
"""

import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import PriorityQueue
from typing import Any, TypeVar

from sayso.comparison import Comparison
from sayso.ledger import reads
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Query

PATIENCE = 0.2  # seconds that a page waits for a newer comparison, where the last took no longer
REMEMBERED = 8  # questions; a comparison of 300 documents is some tens of megabytes
DRAWN = 4  # answers made of one comparison; one can be ten megabytes

Out = TypeVar("Out")
State = tuple[int, ...]
Make = Callable[[Query, int], Comparison]


class Drawn:
    """What was last made of one comparison to be shown; it goes when the comparison goes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._there: OrderedDict[Hashable, Any] = OrderedDict()

    def had(self, key: Hashable, make: Callable[[], Out]) -> Out:
        """What `make` gave for that key. Nobody may change it."""
        with self._lock:
            if key in self._there:
                self._there.move_to_end(key)
                found: Out = self._there[key]
                return found
        made = make()
        with self._lock:
            self._there[key] = made
            while len(self._there) > DRAWN:
                self._there.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and whether the ledger has changed since."""

    comparison: Comparison
    behind: bool
    drawn: Drawn = field(default_factory=Drawn, compare=False)


@dataclass(frozen=True, slots=True)
class _Made:
    state: State
    comparison: Comparison
    seconds: float
    drawn: Drawn = field(default_factory=Drawn)

    def shown(self, behind: bool) -> Compared:
        return Compared(self.comparison, behind, self.drawn)


@dataclass(slots=True)
class _Question:
    """What was made of it last, and what is being made."""

    query: Query
    most: int
    had: _Made | None = None
    making: "Future[_Made] | None" = None


class Standing:
    """The last comparison of each question to one ledger. `make` is called by one thread, which
    ends with the program."""

    def __init__(self, ledger: Ledger, make: Make) -> None:
        self._ledger, self._make = ledger, make
        self._lock, self._numbers = threading.Lock(), itertools.count()
        self._known: OrderedDict[tuple[Query, int], _Question] = OrderedDict()
        self._erasures: State = ()
        self._queue: PriorityQueue[tuple[int, int, _Question]] = PriorityQueue()
        self._thread: threading.Thread | None = None

    def compared(self, query: Query, most: int, *, as_it_is: bool = False) -> Compared:
        """What `most` documents say together that fit. `as_it_is`: wait until it holds all that
        was written before. Raises what comparing raises."""
        state = reads.state(self._ledger)
        had, making = self._asked(query, most, state)
        if had is not None and not as_it_is:
            try:
                had = making.result(PATIENCE if had.seconds <= PATIENCE else 0.0)
            except TimeoutError:
                return had.shown(True)
            return had.shown(had.state != state)
        made = making.result()
        if made.state != state and as_it_is:  # begun before: the next one is begun after
            made = self._asked(query, most, state)[1].result()
            return made.shown(False)
        return made.shown(made.state != state)

    def _asked(self, query: Query, most: int, state: State) -> "tuple[_Made | None, Future[_Made]]":
        """What there is, and what is being made: done already where nothing has changed."""
        with self._lock:
            self._let_go(reads.erasures(state))
            one = self._known.setdefault((query, most), _Question(query, most))
            self._known.move_to_end((query, most))
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            if one.had is not None and one.had.state == state:
                return one.had, _done(one.had)
            if one.making is None:
                one.making = Future()
                self._queue.put((one.had is not None, next(self._numbers), one))
                self._begin()
            return one.had, one.making

    def _let_go(self, erasures: State) -> None:
        if erasures != self._erasures:
            self._known.clear()
            self._erasures = erasures

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            _, _, one = self._queue.get()
            promise, one_made = one.making, None
            assert promise is not None
            try:
                state, began = reads.state(self._ledger), time.monotonic()
                found = self._make(one.query, one.most)
                one_made = _Made(state, found, time.monotonic() - began)
            except Exception as exc:  # told to everyone who waits for it
                self._ended(one, one.had)
                promise.set_exception(exc)
            else:
                self._ended(one, one_made)
                promise.set_result(one_made)

    def _ended(self, one: _Question, had: _Made | None) -> None:
        with self._lock:
            one.had, one.making = had, None


def _done(made: _Made) -> "Future[_Made]":
    promise: Future[_Made] = Future()
    promise.set_result(made)
    return promise
