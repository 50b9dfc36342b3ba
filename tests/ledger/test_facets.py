"""What each further condition would leave, on both stores."""

from dataclasses import replace

import pytest

from sayso.ledger import facets, search, writes
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Query
from sayso.records import EvidenceKind, Modality, Voice
from tests.ledger.made import arrival, reading

KINDS = {"modality": Modality, "evidence": EvidenceKind, "voice": Voice}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for count, outlet, day in (
        (12, "Karst Telegraph", "2031-04-30"),
        (40, "Karst Telegraph", "2031-05-01"),
        (0, "Lorn Wire", "2031-05-02"),
        (7, None, None),
    ):
        made = reading(count, outlet=outlet or "", published=day)
        writes.add(ledger, arrival(made, f"https://a.example/{count}"))
    return ledger


def test_each_value_leaves_as_many_as_it_says(filled: Ledger) -> None:
    for asked in (Query(), Query("ships"), Query("ships", outlet="Karst Telegraph")):
        for name, found in facets.counts(filled, asked).items():
            if name == "month":
                continue
            for value, count in found:
                narrowed = replace(asked, **{name: KINDS.get(name, str)(value)})
                assert len(search.find(filled, narrowed, limit=100)) == count


def test_months_come_newest_first_and_what_is_unknown_is_not_counted(filled: Ledger) -> None:
    found = facets.counts(filled, Query("ships"))
    assert found["month"] == (("2031-05", 2), ("2031-04", 1))
    assert found["evidence"] == (("imagery", 4),)
    assert found["modality"] == (("probable", 4),)


def test_no_hit_leaves_nothing(filled: Ledger) -> None:
    assert not any(facets.counts(filled, Query("xylographica")).values())
