"""The documents of a ledger, compared: which they are, and which claims are meant."""

import pytest

from sayso.engines.comparing import Comparer
from sayso.errors import NotInLedger
from sayso.ledger import writes
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Query
from tests.ledger.made import arrival, reading


@pytest.fixture(scope="module")
def comparer() -> Comparer:
    return Comparer.open()


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for n in (12, 40):
        writes.add(ledger, arrival(reading(n, outlet=f"Paper {n}"), f"https://a.example/{n}"))
    return ledger


def test_a_query_narrows_and_the_newest_few_are_taken(filled: Ledger, comparer: Comparer) -> None:
    assert len(comparer.ledger(filled, Query(), 100).readings) == 2
    assert len(comparer.ledger(filled, Query(outlet="Paper 12"), 100).readings) == 1
    assert len(comparer.ledger(filled, Query(), 1).readings) == 1


def test_claims_are_meant_by_words_or_the_beginning_of_an_id(
    filled: Ledger, comparer: Comparer
) -> None:
    for whole in comparer.ledger(filled, Query(), 100).claims:
        for about in (whole.claim.id, whole.claim.id[:12]):
            found = comparer.about(filled, about, Query(), 100)
            assert [told.claim.id for told in found.claims] == [whole.claim.id]
    assert len(comparer.about(filled, "satellite ships", Query(), 100).claims) == 1
    for about in ("claim-ffffffff", "xylographica"):
        with pytest.raises(NotInLedger):
            comparer.about(filled, about, Query(), 100)
