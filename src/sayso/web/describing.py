"""The API's OpenAPI description: rows that are the wire's own forms, as its schemas say.

Comes in: the application and the files of data/schemas. Goes out: OpenAPI, in which every schema
of those files is a component ("statement" is Statement) that generated clients have a type for.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

Schema = dict[str, Any]

WHOLE = {
    "reading.schema.json": "Reading",
    "dossier.schema.json": "Dossier",
    "judgement.schema.json": "Judgement",
}
_DEFINED = re.compile(r"(?:[\w.]+\.json)?#/\$defs/(\w+)")


def schema_files() -> dict[str, Schema]:
    """The JSON Schemas (draft 2020-12) of the wire, by file name."""
    folder = files("sayso.data") / "schemas"
    return {name: json.loads((folder / name).read_text("utf-8")) for name in WHOLE}


def one(name: str) -> Schema:
    """The answer of a route: one of the component of that name."""
    return _answer({"$ref": f"#/components/schemas/{name}"})


def many(name: str) -> Schema:
    """The answer of a route: a list of them."""
    return _answer({"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}})


def _answer(schema: Schema) -> Schema:
    return {"content": {"application/json": {"schema": schema}}}


class Described(FastAPI):
    """An application that describes the wire's schemas among its components."""

    def openapi(self) -> Schema:
        whole = super().openapi()
        parts, wire = whole["components"]["schemas"], _components()
        if twice := [name for name in wire if parts.get(name, wire[name]) != wire[name]]:
            raise ValueError(f"two schemas of one name: {', '.join(twice)}")
        parts |= wire
        return whole


@cache
def _components() -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for file, name in WHOLE.items():
        schema = schema_files()[file]
        for part, defined in schema.pop("$defs", {}).items():
            found[part.capitalize()] = _referring(defined)
        del schema["$schema"]
        found[name] = _referring(schema)
    return found


def _referring(schema: Any) -> Any:
    """With each reference to a file's part as one to the component."""
    if isinstance(schema, list):
        return [_referring(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _referring(value) for key, value in schema.items()}
    if isinstance(ref := schema.get("$ref"), str) and (part := _DEFINED.fullmatch(ref)):
        found["$ref"] = f"#/components/schemas/{part[1].capitalize()}"
    return found
