"""The JSON Schemas that the package ships, and validators that know them all."""

import json
from importlib.resources import files

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FILES = {
    file.name: json.loads(file.read_text("utf-8"))
    for file in (files("sayso.data") / "schemas").iterdir()
}
_REGISTRY = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in FILES.items()
)


def validator(name: str) -> Draft202012Validator:
    """Holds values to the schema of that file name."""
    return Draft202012Validator(FILES[name], registry=_REGISTRY)
