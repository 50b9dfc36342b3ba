"""The word lists behind figures: `data/units.tsv`, `data/bounds.tsv`, `data/figure_words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, str]:
    """The first column of `data/NAME` to the second."""
    lines = (files("sayso") / "data" / name).read_text("utf-8").splitlines()
    body = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {row[0]: row[1] for row in body[1:]}


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of the class `name`."""
    classes = tomllib.loads((files("sayso") / "data" / "figure_words.toml").read_text("utf-8"))
    return frozenset(classes[name].split())
