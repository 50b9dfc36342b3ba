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
_MADE = r"(?:newspaper|news|website|site|magazine|outlet|network|broadcaster|station|channel|blog)"
_AIRED = r"(?:interview|appearance|appeared|appearing|interviewed|aired|broadcast|said|speaking)"
_OUTLET = (
    rf"\b{_PIECES} (?:in|on) (?:the )?{_NAME}",
    rf"\b{_STAFF}s? (?:for|at|of|with) (?:the )?{_NAME}",
    rf"\b(?:told|interview with) the {_NAME}",
    rf"\b(?:published|appeared|reported|written) (?:in|on|by) (?:the )?{_NAME}",
    rf"{_NAME} (?:{_STAFF}|editorial|newspaper|magazine|newsroom|broadcast)\b",
    rf"{_NAME} (?:(?:first|also|has|had|previously|earlier) ){{0,2}}reported\b",
    rf"{_NAME} reports (?:that|on)\b",
    rf"\b(?:obtained|first reported|reviewed|reported) by (?:the )?{_NAME}",
    rf"\b(?:wrote|writes|writing|written) (?:\w+ )?(?:in|for) (?:the )?{_NAME}",
    rf"\b(?:comment|spoke|speaking|disclosed|confirmed) to the {_NAME}",
    rf"\b{_AIRED} (?:\w+ )?on {_NAME}",
    rf"{_NAME} (?:has |have )?(?:learned|obtained)\b",
    rf"\b[Aa]s (?:the |The )?{_NAME} (?:first |has |previously ){{0,2}}"
    r"(?:revealed|noted|documented)\b",
    rf"{_NAME}(?: then| also| has| later)? (?:rated|ruled|fact-checked)\b",
    rf"{_NAME}, (?:an?|the|one of) (?:[\w-]+ ){{0,5}}{_MADE}\b",
    rf"\b{_MADE} {_NAME}",
    rf"\b[a-z]+,? (?:in |of |to |by |from )?The {_NAME}",
    r"\b(?P<name>[A-Z]{1,4}(?:TV|FM)|[\w-]{3,}\.(?:com|org|net|[a-z]{2}))\b",
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

    def letters_of_an_outlet(self, name: str) -> bool:
        """True for letters that the text knows as an outlet's, not as another body's."""
        return name.isupper() and " " not in name and name in self._outlets

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
