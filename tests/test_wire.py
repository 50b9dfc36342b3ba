"""The wire matches its schema and loses nothing."""

import copy
import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.records import (
    Act,
    Aspect,
    Certainty,
    DateMention,
    Document,
    Evidence,
    EvidenceKind,
    Figure,
    Hedge,
    Kind,
    Link,
    Modality,
    Polarity,
    Qualification,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Verification,
    Voice,
)
from sayso.wire import reading_from_wire, reading_to_wire
from tests.schemas import FILES, validator

SCHEMA = FILES["reading.schema.json"]
VALIDATOR = validator("reading.schema.json")

NAMES = st.none() | st.text(max_size=8)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


def tuples(of: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(of, min_size=least, max_size=3).map(tuple)


def statements(text: str) -> st.SearchStrategy[Statement]:
    place = spans(text)
    link = st.builds(
        Link, NAMES, st.none() | place, st.none() | place, st.none() | st.sampled_from(Act)
    )
    hedge = st.builds(Hedge, place, st.sampled_from(Modality))
    how = st.builds(
        Qualification,
        polarity=st.sampled_from(Polarity),
        modality=st.sampled_from(Modality),
        certainty=st.builds(Certainty, tuples(hedge), st.none() | hedge, tuples(hedge)),
        aspect=st.none() | st.sampled_from(Aspect),
        evidence=tuples(st.builds(Evidence, st.sampled_from(EvidenceKind), place)),
        verification=st.none() | st.sampled_from(Verification),
        dates=tuples(st.builds(DateMention, place, NAMES)),
        kind=st.none() | st.sampled_from(Kind),
        deciding=tuples(place),
    )
    figure = st.builds(Figure, place, NUMBERS, NUMBERS, st.booleans(), NAMES, NAMES)
    return st.builds(
        Statement,
        st.text(),
        st.sampled_from(Voice),
        tuples(link),
        tuples(place, least=1),
        st.none() | st.sampled_from(Quote),
        how,
        tuples(figure),
        st.none() | st.floats(0, 1),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(max_size=30))
    document = Document("doc-0", text, *draw(st.tuples(*[NAMES] * 6)))
    source = st.builds(Source, st.text(), NAMES, st.sampled_from(SourceKind), tuples(spans(text)))
    return Reading("0", document, draw(tuples(source)), draw(tuples(statements(text))))


@given(readings())
def test_nothing_is_lost_on_the_way_out_and_back(reading: Reading) -> None:
    wire = reading_to_wire(reading)
    VALIDATOR.validate(wire)
    assert reading_from_wire(json.loads(json.dumps(wire))) == reading


def test_a_reading_of_every_voice_is_as_the_schema_says(senn: Reading) -> None:
    wire = reading_to_wire(senn)
    VALIDATOR.validate(wire)
    assert reading_from_wire(wire) == senn


def test_every_field_of_the_schema_is_written(senn: Reading) -> None:
    wire = reading_to_wire(senn)
    parts, statement = SCHEMA["properties"], SCHEMA["$defs"]["statement"]["properties"]
    assert set(wire) == set(parts)
    assert set(wire["document"]) == set(parts["document"]["properties"])
    assert set(wire["sources"][0]) == set(parts["sources"]["items"]["properties"])
    assert set(wire["statements"][0]) == set(statement)
    places = statement["certainty"]["properties"]
    assert set(wire["statements"][0]["certainty"]) == set(places)
    figure = wire["statements"][1]["figures"][0]
    assert set(figure) == set(SCHEMA["$defs"]["figure"]["properties"])


@pytest.mark.parametrize(
    ("field", "concept"),
    [
        ("voice", Voice),
        ("quote", Quote),
        ("kind", Kind),
        ("polarity", Polarity),
        ("modality", Modality),
        ("aspect", Aspect),
        ("verification", Verification),
    ],
)
def test_schema_and_enum_hold_the_same_words(field: str, concept: type[StrEnum]) -> None:
    words = SCHEMA["$defs"]["statement"]["properties"][field]["enum"]
    assert {word for word in words if word is not None} == {value.value for value in concept}


def test_only_plain_json_values_go_out(senn: Reading) -> None:
    def kinds(value: Any) -> set[type]:
        inside = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            return {type(value)}.union(*(kinds(item) for item in inside))
        return {type(value)}

    assert kinds(reading_to_wire(senn)) <= {dict, list, str, int, float, bool, type(None)}


def test_whole_figures_are_written_whole(senn: Reading) -> None:
    figure = reading_to_wire(senn)["statements"][1]["figures"][0]
    assert json.dumps([figure["low"], figure["high"]]) == "[null, 12000]"


def drop_statements(wire: dict[str, Any]) -> None:
    del wire["statements"]


def other_text(wire: dict[str, Any]) -> None:
    wire["statements"][0]["content"][0]["text"] = "something else"


def beyond_the_end(wire: dict[str, Any]) -> None:
    wire["sources"][0]["mentions"][0]["end"] = 10**6


def unheard_of_voice(wire: dict[str, Any]) -> None:
    wire["statements"][0]["voice"] = "shouted"


@pytest.mark.parametrize("spoil", [drop_statements, other_text, beyond_the_end, unheard_of_voice])
def test_a_spoilt_wire_is_refused(senn: Reading, spoil: Callable[[dict[str, Any]], None]) -> None:
    wire = copy.deepcopy(reading_to_wire(senn))
    spoil(wire)
    with pytest.raises(UsageError, match="not a reading"):
        reading_from_wire(wire)
