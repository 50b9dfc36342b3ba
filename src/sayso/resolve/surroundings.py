"""The kind of a named source that neither its words nor a list tells: by what the text says of it.

Comes in: the text; then a name and its mentions. Goes out: a person where the last word alone has
stood for it, media where somebody wrote in it or was its reporter, government where it is a place,
people without a name where it is a plural of theirs, else unknown. The text is read once.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from sayso.records import SourceKind
from sayso.resolve.unnamed import are_people

_NAME = r"(?P<name>[A-Z][\w&.’'-]*(?: (?:of |and |& )?[A-Z][\w&’'-]*){0,4})"
_PIECES = r"(?:article|op-ed|column|editorial|story|essay|piece|interview|survey|poll|report)"
_STAFF = r"(?:reporter|correspondent|columnist|editor|journalist|commentator|writer)"
_OFFICES = (
    r"(?:government|ministry|parliament|army|navy|embassy|ambassador|borders?|coast|territory"
    r"|capital|foreign|defence|defense|interior|armed|intelligence)"
)
_WHERE = (
    r"(?:officials|authorities|government|troops|embassy|residents|talks|ministry|diplomats|people"
    r"|protests|fighting|arrived|met|landed|lives?|lived|born|based)"
)
_OUTLET = (
    rf"\b{_PIECES} (?:in|on) (?:the )?{_NAME}",
    rf"\b{_STAFF}s? (?:for|at|of|with) (?:the )?{_NAME}",
    rf"\b(?:told|interview with) the {_NAME}",
    rf"\b(?:published|appeared|reported|written) (?:in|on|by) (?:the )?{_NAME}",
    rf"{_NAME} (?:{_STAFF}|editorial|newspaper|magazine|newsroom|broadcast)\b",
    rf"{_NAME} (?:(?:first|also|has|had|previously|earlier) ){{0,2}}reported\b",
    rf"{_NAME} reports (?:that|on)\b",
)
_PLACE = (
    rf"{_NAME} {_OFFICES}\b",  # with the 's that the name takes in
    rf"\b{_WHERE} in {_NAME}",
)


class Surroundings:
    """What the text says of names."""

    def __init__(self, text: str) -> None:
        self._text = text

    def kind(self, name: str, mentions: Iterable[str]) -> SourceKind:
        """What the bearer of `name` is; unknown where the words around it tell nothing."""
        first, _, last = name.rpartition(" ")
        if first and last in mentions:
            return SourceKind.PERSON  # a body is called by its first word or its letters
        if are_people(name):
            return SourceKind.UNNAMED
        if name in self._outlets:
            return SourceKind.MEDIA
        return SourceKind.GOVERNMENT if name in self._places else SourceKind.UNKNOWN

    @cached_property
    def _outlets(self) -> frozenset[str]:
        return frozenset(self._named(_OUTLET))

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(self._named(_PLACE, owner=True))

    def _named(self, frames: tuple[str, ...], *, owner: bool = False) -> Iterable[str]:
        """The names in the frames; with `owner` those of what follows must own it."""
        for frame in frames:
            for match in re.finditer(frame, self._text):
                name = re.sub(r"(?:['’]s?|\.)$", "", match["name"])
                if not owner or name != match["name"] or frame.endswith(_NAME):
                    yield name.removeprefix("The ")
