"""Readings as one self-contained page: the article with its marks, and who says what.

Comes in: Readings. Goes out: HTML that needs nothing else: no script, style, font or image
from elsewhere, and its Content-Security-Policy forbids them. The template escapes all text;
`sheets` has made it harmless for the eye. The page is complete without its script, which only
highlights and copies the details out of the lists into a panel.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.export.sheets import Colours, sheets_of
from sayso.records import Reading

HUE_STEP = 137.508  # degrees: the golden angle keeps neighbours apart, however many there are
FIRST_HUE = 255.0  # a blue


def to_page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in chunks of text, in order."""
    script = part("page.js")
    return (
        templates()
        .get_template("page.html")
        .generate(
            **page_context(readings),
            style=part("page.css"),
            script=script,
            script_hash=script_hash(script),
        )
    )


def page_context(readings: Iterable[Reading]) -> dict[str, Any]:
    """What the `reading` macro prints: sheets, a title for them, the hues of their sources."""
    colours: Colours = {}
    sheets = tuple(sheet for sheet, _ in sheets_of(readings, colours))
    return {
        "sheets": sheets,
        "hues": [(number, hue(number)) for number in colours.values()],
        "title": sheets[0].title if len(sheets) == 1 else f"{len(sheets)} readings",
    }


def script_hash(script: str) -> str:
    """What the page's policy names so that `script` may run, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def hue(number: int) -> int:
    """The hue of the source with this number, in degrees."""
    return round(FIRST_HUE + (number - 1) * HUE_STEP) % 360


@cache
def templates() -> Environment:
    """The templates of this folder; what they print is escaped."""
    return Environment(
        loader=PackageLoader("sayso", "export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def part(name: str) -> str:
    """A style sheet or script of this folder."""
    return files("sayso.export").joinpath(name).read_text("utf-8")
