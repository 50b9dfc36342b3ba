"""Which claims are meant by an id or by words: what is to be compared, and what is kept of it."""

from collections.abc import Callable
from dataclasses import replace

from sayso.comparison import Comparison, Told
from sayso.errors import NotInLedger
from sayso.ledger import search
from sayso.ledger.opening import Ledger

LEAST_PREFIX = 8  # characters of a claim's id that may stand for it
MOST_HITS = 10_000  # statements that words are looked for in

Kept = Callable[[Comparison], Comparison]


def claims_about(ledger: Ledger, about: str, asked: search.Query) -> tuple[search.Query, Kept]:
    """The documents to compare, and what takes the claims that are meant out of the comparison:
    it raises NotInLedger where there are none."""
    if about.startswith("claim-") and len(about) >= LEAST_PREFIX:
        return asked, lambda whole: _kept(whole, about, lambda one: one.claim.id.startswith(about))
    query = replace(asked, words=about)
    hits = {hit.statement for hit in search.find(ledger, query, limit=MOST_HITS)}

    def holds(told: Told) -> bool:
        return any(one.ref.statement in hits for one in told.said)

    return query, lambda whole: _kept(whole, about, holds)


def _kept(whole: Comparison, about: str, wanted: Callable[[Told], bool]) -> Comparison:
    kept = tuple(told for told in whole.claims if wanted(told))
    if not kept:
        raise NotInLedger(f"no claim of two statements or more is {about!a} or holds these words")
    said = {one.ref for told in kept for one in told.said}
    facing = tuple(one for one in whole.facing if one.a.ref in said or one.b.ref in said)
    named = {ref.document for ref in said}
    named |= {one.ref.document for pair in facing for one in (pair.a, pair.b)}
    readings = tuple(r for r in whole.readings if r.document.id in named)
    return Comparison(readings, kept, facing)
