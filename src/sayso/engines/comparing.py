"""Readings, or the documents of a ledger, into a comparison, by the models that sayso carries."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.comparison import UNDECIDED, Comparison, Decisions
from sayso.engines.meant import MOST_HITS, claims_about
from sayso.engines.remembering import Remembered, RememberedPairs
from sayso.ledger import reads, search
from sayso.ledger.judgements import decisions
from sayso.ledger.opening import Ledger
from sayso.link.entailment import Entailment
from sayso.link.vectors import SentenceVectors
from sayso.reconciling import compare
from sayso.records import Reading


@dataclass(frozen=True, slots=True)
class Comparer:
    """The opened models of the second pass."""

    meaning: SentenceVectors
    judge: Entailment

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
        documents = [reads.kept(ledger, name) for name in _names(ledger, asked, most)]
        return compare(
            (one.reading for one in documents),
            meaning=Remembered(ledger, documents, self.meaning, self.meaning.version),
            judge=RememberedPairs(ledger, self.judge, self.judge.version),
            decisions=decisions(reads.judgements(ledger)),
        )

    def about(self, ledger: Ledger, about: str, asked: search.Query, most: int) -> Comparison:
        """The claims that are meant by an id, or in whose statements words are found.

        Raises NotInLedger where there are none.
        """
        query, wanted = claims_about(ledger, about, asked)
        return wanted(self.ledger(ledger, query, most))


def _names(ledger: Ledger, asked: search.Query, most: int) -> list[str]:
    """The documents whose latest readings are compared."""
    if asked.words is None:
        narrowed = reads.Narrowed(asked.outlet, asked.since, asked.until, most)
        return [one.document for one in reads.documents(ledger, narrowed)]
    found = search.find(ledger, asked, limit=MOST_HITS)
    return list(dict.fromkeys(hit.document for hit in found))[:most]
