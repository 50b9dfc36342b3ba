"""Readings, or the documents of a ledger, into a comparison, by the models that sayso carries."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from sayso.comparison import Comparison, Decisions
from sayso.engines.remembering import Remembered
from sayso.errors import NotInLedger
from sayso.ledger import reads, search
from sayso.ledger.judgements import decisions
from sayso.ledger.opening import Ledger
from sayso.link.entailment import Entailment
from sayso.link.vectors import SentenceVectors
from sayso.reconciling import compare
from sayso.records import Reading

MOST_HITS = 10_000  # statements that words are looked for in
REMEMBERED = 8  # comparisons
LEAST_PREFIX = 8  # characters of a claim's id that may stand for it

UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Key:
    """What a comparison is of: a ledger, the state it is in, and what was asked of it."""

    place: str
    state: tuple[int, ...]
    asked: Hashable


class Comparisons:
    """The last few comparisons of each ledger as it is now; those of a ledger as it was go when
    it is asked about again. One is made at a time, and those who ask for it meanwhile wait for
    it; what is there is answered at once."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most, self._lock, self._turn = most, threading.Lock(), threading.Lock()
        self._known: OrderedDict[Key, Future[Comparison]] = OrderedDict()

    def had(self, key: Key, make: Callable[[], Comparison]) -> Comparison:
        """The comparison with that key, made where it is not there yet. What `make` raises is
        raised for everyone who waits, and is not kept."""
        with self._lock:
            found, new = self._known.get(key), Future[Comparison]()
            self._known[key] = found or new
            self._known.move_to_end(key)
            self._drop(key)
        if found is None:
            self._make(key, new, make)
        return (found or new).result()

    def _drop(self, newest: Key) -> None:
        for key in [k for k in self._known if k.place == newest.place and k.state != newest.state]:
            del self._known[key]
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def _make(self, key: Key, promise: Future[Comparison], make: Callable[[], Comparison]) -> None:
        try:
            with self._turn:
                promise.set_result(make())
        except BaseException as exc:
            with self._lock:
                if self._known.get(key) is promise:
                    del self._known[key]
            promise.set_exception(exc)


@dataclass(frozen=True, slots=True)
class Comparer:
    """The opened models of the second pass, and what they made last."""

    meaning: SentenceVectors
    judge: Entailment
    kept: Comparisons = field(default_factory=Comparisons)

    @classmethod
    def open(cls) -> "Comparer":
        """Raises ModelError where a model's files are missing or damaged."""
        return cls(SentenceVectors.open(), Entailment.open())

    def of(self, readings: Iterable[Reading], decided: Decisions = UNDECIDED) -> Comparison:
        """What readings say together, as people decided where they did."""
        return compare(readings, meaning=self.meaning, judge=self.judge, decisions=decided)

    def ledger(self, ledger: Ledger, asked: search.Query, most: int) -> Comparison:
        """What documents say together that fit a query: those that hold its words best first,
        else the newest, `most` of them."""
        key = Key(ledger.place, reads.state(ledger), (asked, most))
        return self.kept.had(key, lambda: self._made(ledger, asked, most))

    def _made(self, ledger: Ledger, asked: search.Query, most: int) -> Comparison:
        documents = [reads.kept(ledger, name) for name in _names(ledger, asked, most)]
        return compare(
            (one.reading for one in documents),
            meaning=Remembered(ledger, documents, self.meaning, self.meaning.version),
            judge=self.judge,
            decisions=decisions(reads.judgements(ledger)),
        )

    def about(self, ledger: Ledger, about: str, asked: search.Query, most: int) -> Comparison:
        """The claims that are meant by an id, or in whose statements words are found.

        Raises NotInLedger where there are none.
        """
        if about.startswith("claim-") and len(about) >= LEAST_PREFIX:
            whole = self.ledger(ledger, asked, most)
            kept = tuple(told for told in whole.claims if told.claim.id.startswith(about))
        else:
            query = replace(asked, words=about)
            hits = {hit.statement for hit in search.find(ledger, query, limit=MOST_HITS)}
            whole = self.ledger(ledger, query, most)
            kept = tuple(
                told for told in whole.claims if any(s.ref.statement in hits for s in told.said)
            )
        if not kept:
            raise NotInLedger(
                f"no claim of two statements or more is {about!a} or holds these words"
            )
        named = {one.ref.document for told in kept for one in told.said}
        return Comparison(tuple(r for r in whole.readings if r.document.id in named), kept)


def _names(ledger: Ledger, asked: search.Query, most: int) -> list[str]:
    """The documents whose latest readings are compared."""
    if asked.words is None:
        narrowed = reads.Narrowed(asked.outlet, asked.since, asked.until, most)
        return [one.document for one in reads.documents(ledger, narrowed)]
    found = search.find(ledger, asked, limit=MOST_HITS)
    return list(dict.fromkeys(hit.document for hit in found))[:most]
