"""Both stores find the same."""

from dataclasses import replace

import pytest

from sayso.errors import UsageError
from sayso.ledger import search, writes
from sayso.ledger.opening import Ledger
from sayso.ledger.search import END, HIT, NOBODY, Query, find, last_arrival
from sayso.records import EvidenceKind, Link, Modality, Polarity, Voice
from tests.ledger.made import arrival, reading


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for one in (
        reading(12, published="2031-05-04"),
        reading(40, who="Oona Brandt", outlet="Senn Gazette", published="2031-05-06"),
        reading(0, who="Jonas Petrie", published="2031-06-01T10:00:00+00:00"),
    ):
        writes.add(ledger, arrival(one))
    return ledger


def _who(ledger: Ledger, query: Query) -> set[str]:
    return {hit.sources[0] if hit.sources else "author" for hit in find(ledger, query)}


ALL = {"Mira Tolvane", "Oona Brandt", "Jonas Petrie"}


@pytest.mark.parametrize(
    ("query", "who"),
    [
        (Query("satellite"), ALL),
        (Query("ship image"), ALL),
        (Query('"port senn"'), ALL),
        (Query('"senn port"'), set()),
        (Query("ships -40"), {"Mira Tolvane", "Jonas Petrie"}),
        (Query("quiet"), {"author"}),
        (Query("ships", source="mira  TOLVANE"), {"Mira Tolvane"}),
        (Query(outlet="senn gazette"), {"Oona Brandt", "author"}),
        (Query("ships", since="2031-05-06"), {"Oona Brandt", "Jonas Petrie"}),
        (Query("ships", until="2031-06-01"), ALL),
        (Query("ships", since="2031-05-05", until="2031-05-31"), {"Oona Brandt"}),
        (Query(polarity=Polarity.NEGATED), {"Jonas Petrie"}),
        (Query(modality=Modality.PROBABLE), ALL),
        (Query(evidence=EvidenceKind.IMAGERY, figure="30..50"), {"Oona Brandt"}),
        (Query(figure="12"), {"Mira Tolvane"}),
        (Query(figure="SHIPS"), ALL),
        (Query(voice=Voice.AVERRED), {"author"}),
    ],
)
def test_conditions(filled: Ledger, query: Query, who: set[str]) -> None:
    assert _who(filled, query) == who


@pytest.mark.parametrize(
    "words",
    ['"', "NEAR(a b)", "ships AND OR NOT", "(((", "*", "a:b", "'", "^ships", "\u202e", "x" * 9000],
)
def test_no_search_breaks(filled: Ledger, words: str) -> None:
    find(filled, Query(words))


def test_a_search_must_want_something(filled: Ledger) -> None:
    with pytest.raises(UsageError):
        find(filled, Query("-ships"))


def test_the_snippet_marks_the_hit(filled: Ledger) -> None:
    (hit,) = find(filled, Query("quay", since="2031-05-06", until="2031-05-06"))
    assert f"{HIT}quay{END}" in hit.snippet


def test_only_what_came_after(filled: Ledger) -> None:
    upto = last_arrival(filled)
    writes.add(filled, arrival(reading(77)))
    assert len(find(filled, Query("ships"), after=upto)) == 1


def test_without_words_the_newest_come_first_and_undated_last(filled: Ledger) -> None:
    writes.add(filled, arrival(reading(9, who="Ada Holm", published=None)))
    found = find(filled, Query(voice=Voice.ATTRIBUTED))
    assert [hit.sources[0] for hit in found] == [
        "Jonas Petrie",
        "Oona Brandt",
        "Mira Tolvane",
        "Ada Holm",
    ]


def test_of_many_hits_as_many_as_asked_for_are_given(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANKED", 1)
    monkeypatch.setattr(search, "RANKED_NARROWED", 1)
    for query in (Query("ships"), Query("ships", since="2031-05-01")):
        assert len(find(filled, query, limit=20)) == 3
        (newest,) = find(filled, query, limit=1)
        assert newest.sources == ("Jonas Petrie",)


def test_a_speaker_whom_the_text_does_not_name_is_said_to_be_none(ledger: Ledger) -> None:
    made = reading(12)
    said, *rest = made.statements
    nameless = Link(None, None, said.chain[0].cue, said.chain[0].act)
    passed_on = replace(said, chain=(*said.chain, nameless))
    writes.add(ledger, arrival(replace(made, statements=(passed_on, *rest))))
    (hit,) = find(ledger, Query("satellite"))
    assert hit.sources == ("Mira Tolvane", NOBODY)
    assert said.chain[0].cue is not None
    assert hit.cue == said.chain[0].cue.of(made.document.text)
