"""JSON that any program can read, whatever the text holds."""

import json

from sayso.export.jsonl import to_json, to_line, to_lines
from sayso.records import Reading
from sayso.wire import reading_from_wire
from tests.schemas import validator


def test_both_shapes_are_as_the_schema_says_and_lose_nothing(
    senn: Reading, hostile: Reading
) -> None:
    for reading in (senn, hostile):
        for raw in (to_json(reading), to_line(reading)):
            wire = json.loads(raw.encode("utf-8"))
            validator("reading.schema.json").validate(wire)
            assert reading_from_wire(wire) == reading


def test_one_reading_is_one_line_even_for_programs_that_know_other_line_ends(
    senn: Reading, hostile: Reading
) -> None:
    lines = list(to_lines([senn, hostile]))
    assert [len(line.splitlines()) for line in lines] == [1, 1]
