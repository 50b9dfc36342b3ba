"""Whether a text itself sets two figures against each other: "sixty of the patients were children,
rather than the 37 of whom the ministry had spoken", "it was nine tonnes and not, as the television
knew, 14", "26 children, against 17 in the ministry's bulletin".

Comes in: a text and the places of two figures that follow each other in a sentence. Goes out: whose
the second one is, by the words that say so.
"""

import re
from dataclasses import dataclass

from sayso.records import Span

LONGEST = 80  # characters between the figures
REACH = 120  # characters behind the second one

_SAID = (
    r"(?:(?:has|have|had) )?(?:spoke|spoken|speaks?|told|said|says?|report(?:ed|s)?|claim(?:ed|s)?"
    r"|gave|given|gives?|announced|published|count(?:ed|s)?|had|has|knew|knows|puts?|maintain(?:ed|s)?"
    r"|list(?:ed|s)?|admit(?:ted|s)?|insist(?:ed|s)?|mentioned|quoted|wrote|writes|stated?|states)"
)
_WHO = r"[^,.;:“”\"()\n]{2,60}?"
_WORDS = r"[^.;:“”\"()\n]*?"
_NOT = re.compile(
    rf"{_WORDS}(?:,| and| but|—) not(?:,? as (?P<who>{_WHO}) {_SAID},?)?"
    r"(?: the| just| only| some| about)? "
)
_INSTEAD = re.compile(rf"{_WORDS},? (?:rather than|instead of)(?: the)? ")
_AGAINST = re.compile(rf"{_WORDS},? (?:as )?(?:against|opposed to)(?: the)? ")
_THAN = re.compile(
    rf"{_WORDS}, (?:\w+ )??(?:more|fewer|less|higher|lower|larger|smaller|greater) than(?: the)? "
)
_WHERE = re.compile(
    rf"{_WORDS}, (?:where (?P<who>{_WHO}) (?:has|have|had)|(?:where|while|whereas|but) "
    rf"(?P<whose>{_WHO}) (?:gives?|gave|counts?|counted|speaks? of|spoke of|lists?|listed|published"
    r"|says?|said|claims?|claimed))(?: only| just)? "
)
_BY_THEM = re.compile(
    rf"(?: [a-z]+){{0,3}}? (?:(?:of|for) )?(?:whom|which|that|as) (?P<who>{_WHO})"
    rf"(?:, [^,.;:“”\"()\n]{{2,40}},)? {_SAID}\b"
)
_COUNTS = r"(?:bulletin|report|statement|count|figure|list|tally|release|account|version|estimate)"
_IN_THEIRS = re.compile(
    rf"(?: [a-z]+){{0,3}}? (?:(?:of|in|by|from) (?!wh)(?P<who>{_WHO})"
    rf"(?=[’']s? (?:\w+ )?{_COUNTS}\b)|(?:by|according to) (?P<whose>{_WHO})(?=[,.;:]|$))",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose the second figure is: the place of the words, None where the text does not say."""

    who: Span | None


def contrasted(text: str, first: Span, second: Span) -> Whose | None:
    """None where the text sets nothing against anything."""
    if not first.end < second.start <= first.end + LONGEST:
        return None
    behind = _behind(text, second)
    for pattern in (_NOT, _WHERE, _INSTEAD):
        found = pattern.fullmatch(text, first.end, second.start)
        if found is not None:
            return Whose(_who(found) or behind)
    against = any(p.fullmatch(text, first.end, second.start) for p in (_AGAINST, _THAN))
    return Whose(behind) if against and behind is not None else None


def _behind(text: str, second: Span) -> Span | None:
    """Whose the second figure is, as the words behind it say."""
    end = min(len(text), second.end + REACH)
    found = (p.match(text, second.end, end) for p in (_BY_THEM, _IN_THEIRS))
    return next((_who(one) for one in found if one is not None), None)


def _who(found: re.Match[str]) -> Span | None:
    places = (found.span(name) for name in found.groupdict())
    return next((Span(*place) for place in places if place[0] >= 0), None)
