"""A person's word: written down, shown, taken back, never lost."""

import json

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import reads, writes
from sayso.ledger.audit import verify
from sayso.ledger.judgements import decisions
from sayso.ledger.opening import Ledger
from sayso.ledger.reviewing import review
from sayso.ledger.search import Query, find
from sayso.records import Judged, Judgement, Polarity, Voice
from tests.ledger.made import AT, arrival, reading


def _say(ledger: Ledger, what: Judged, target: str, value: str | None = None) -> Judgement:
    return review(ledger, what, target, value=value, by="A. Desk", at=AT, why="read it again")


@pytest.fixture
def one(ledger: Ledger):
    made = reading()
    writes.add(ledger, arrival(made))
    return made


def _sources(ledger: Ledger) -> list[tuple[str, ...]]:
    return [hit.sources for hit in find(ledger, Query("ships"))]


def test_a_wrong_source_is_put_right_and_back(ledger: Ledger, one) -> None:
    said = one.statements[0].id
    right = _say(ledger, Judged.SOURCE, said, "Oona Brandt")
    assert _sources(ledger) == [("Oona Brandt",)]
    kept = reads.kept(ledger, one.document.id)
    assert (kept.machine, kept.judged) == (one, frozenset({said}))
    undo = _say(ledger, Judged.UNDO, right.id)
    assert _sources(ledger) == [("Mira Tolvane",)]
    _say(ledger, Judged.UNDO, undo.id)
    assert _sources(ledger) == [("Oona Brandt",)]
    _say(ledger, Judged.SOURCE, said, "-")
    assert _sources(ledger) == [("Mira Tolvane",)]  # the mention's own words: nobody knows who
    assert len(reads.judgements(ledger)) == 4
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


def test_wrong_words_and_no_claim(ledger: Ledger, one) -> None:
    said = one.statements[0].id
    _say(ledger, Judged.CONTENT, said, "12 ships at Port Senn")
    (hit,) = find(ledger, Query("ships"))
    assert hit.content == "12 ships at Port Senn"
    _say(ledger, Judged.NOT_A_CLAIM, said)
    assert find(ledger, Query("ships")) == ()
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


@pytest.mark.usefixtures("one")
def test_sources_merged_and_parted(ledger: Ledger) -> None:
    writes.add(ledger, arrival(reading(14, who="M. Tolvane")))
    merge = _say(ledger, Judged.MERGE, "M. Tolvane", "Mira Tolvane")
    (both,) = reads.speakers(ledger)
    assert (both.name, both.statements, both.documents) == ("Mira Tolvane", 2, 2)
    assert len(find(ledger, Query(source=both.source))) == 2
    _say(ledger, Judged.UNDO, merge.id)
    assert len(reads.speakers(ledger)) == 2


@pytest.mark.usefixtures("one")
def test_one_name_for_two(ledger: Ledger) -> None:
    other = reading(14)
    writes.add(ledger, arrival(other))
    _say(ledger, Judged.SPLIT, "Mira Tolvane", other.document.id)
    assert [s.statements for s in reads.speakers(ledger)] == [1, 1]
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


def test_a_judgement_stays_with_its_words_when_read_anew(ledger: Ledger, one) -> None:
    said = one.statements[0].id
    _say(ledger, Judged.SOURCE, said, "Oona Brandt")
    writes.reread(ledger, reading(sayso="2+small-test"), AT)
    assert _sources(ledger) == [("Oona Brandt",)]
    assert reads.kept(ledger, one.document.id).unfit == ()


@pytest.mark.parametrize(
    ("what", "value"),
    [
        (Judged.GRADE, "G7"),
        (Judged.GRADE, None),
        (Judged.MERGE, "Mira Tolvane"),
        (Judged.NOTE, ""),
    ],
)
@pytest.mark.usefixtures("one")
def test_senseless_words_are_refused(ledger: Ledger, what: Judged, value: str | None) -> None:
    with pytest.raises(UsageError):
        _say(ledger, what, "Mira Tolvane", value)
    assert reads.judgements(ledger) == ()


def test_nobody_is_judged_who_is_not_there(ledger: Ledger, one) -> None:
    with pytest.raises(NotInLedger):
        _say(ledger, Judged.GRADE, "Nobody Known", "B2")
    with pytest.raises(UsageError, match="hold these words"):
        _say(ledger, Judged.CONTENT, one.statements[0].id, "words that are not there")


def test_claims_are_joined_parted_and_steps_cut(ledger: Ledger, one) -> None:
    other = reading(14, outlet="Halden Courier")
    writes.add(ledger, arrival(other))
    a, b = one.statements[0].id, other.statements[0].id
    join = _say(ledger, Judged.JOIN, a, b)
    assert decisions(reads.judgements(ledger)).joined == {tuple(sorted((a, b)))}
    _say(ledger, Judged.PART, b, a)
    assert decisions(reads.judgements(ledger)).joined == frozenset()
    assert decisions(reads.judgements(ledger)).parted == {tuple(sorted((a, b)))}
    _say(ledger, Judged.CUT, b, one.document.id)
    assert decisions(reads.judgements(ledger)).cut == {(b, one.document.id)}
    _say(ledger, Judged.UNDO, join.id)
    assert len(reads.judgements(ledger)) == 4
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []
    with pytest.raises(UsageError):
        _say(ledger, Judged.JOIN, a, a)
    with pytest.raises(NotInLedger):
        _say(ledger, Judged.PART, a, "st-nothing")


def _add(ledger: Ledger, document: str, words: str, source: str, **more: object) -> Judgement:
    value = json.dumps({"content": words, "source": source, **more})
    return _say(ledger, Judged.ADD, document, value)


def test_a_statement_that_was_not_found_is_added_and_taken_back(ledger: Ledger, one) -> None:
    words = "The quay was"
    added = _add(ledger, one.document.id, words, "Oona Brandt", denied=True)
    kept = reads.kept(ledger, one.document.id)
    (made,) = [s for s in kept.reading.statements if s.id == added.target.id]
    assert "".join(span.of(one.document.text) for span in made.content) == words
    assert (made.qualification.polarity, made.score) == (Polarity.NEGATED, None)
    assert (kept.machine, kept.unfit) == (one, ())
    assert [s for s in kept.reading.statements if s != made] == list(one.statements)
    hits = {hit.statement: hit for hit in find(ledger, Query("quay"))}
    assert (hits[made.id].sources, hits[made.id].judged) == (("Oona Brandt",), True)
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []
    _say(ledger, Judged.UNDO, added.id)
    assert reads.kept(ledger, one.document.id).reading == one
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


@pytest.mark.parametrize(
    ("source", "voice", "chain"),
    [("-", Voice.ATTRIBUTED, 1), ("the author", Voice.AVERRED, 0), ("Oona B", Voice.ATTRIBUTED, 1)],
)
def test_what_was_added_has_the_voice_that_is_given(
    ledger: Ledger, one, source: str, voice: Voice, chain: int
) -> None:
    added = _add(ledger, one.document.id, "[[0, 4]]", source)
    (made,) = [
        s for s in reads.kept(ledger, one.document.id).reading.statements if s.id == added.target.id
    ]
    assert (made.voice, len(made.chain)) == (voice, chain)
    assert made.qualification.polarity is Polarity.AFFIRMED


def test_what_was_added_is_corrected_like_the_rest(ledger: Ledger, one) -> None:
    added = _add(ledger, one.document.id, "The quay was", "-").target.id
    _say(ledger, Judged.SOURCE, added, "Oona Brandt")
    (hit,) = [hit for hit in find(ledger, Query("quay")) if hit.statement == added]
    assert hit.sources == ("Oona Brandt",)
    _say(ledger, Judged.NOT_A_CLAIM, added)
    assert reads.kept(ledger, one.document.id).reading.statements == one.statements
    assert [f for f in verify(ledger) if not isinstance(f, int)] == []


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no JSON",
        "[" * 10_000,
        '{"content": "The quay"}',
        '{"content": "[[0, 4000]]", "source": "-"}',
        '{"content": "The quay", "source": "-", "denied": "perhaps"}',
        '{"content": "The quay was quiet.", "source": "Oona Brandt"}',
    ],
)
def test_what_cannot_be_added_is_refused(ledger: Ledger, one, value: str) -> None:
    with pytest.raises(UsageError):
        _say(ledger, Judged.ADD, one.document.id, value)
    assert reads.judgements(ledger) == ()
