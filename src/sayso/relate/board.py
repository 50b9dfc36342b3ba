"""The board of figures: a claim's statements in; their figures out, each with what it counts, of
whom, and as of when.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest

from sayso.comparison import OTHER_SIDE, Placed, Said
from sayso.matters import (
    MILLION,
    PEOPLE,
    SHARES,
    SOME_OF_ALL,
    befalls,
    giving,
    is_bare,
    is_change,
    is_own,
    of_people,
    state,
)
from sayso.records import AHEAD, Figure, Span
from sayso.relate.dated import day_of

MANY = 12  # figures of a statement, of which no two are told apart
# What is counted anew each day, and what state people are in.
_GROWING = re.compile(
    r"\b(?:dead|deaths?|died?|killed|wounded|injured|missing|infected|infections?|arrested|detained"
    r"|displaced|homeless|cases|fallen|perished|casualties|victims|bodies|destroyed|damaged|burn(?:ed|t)"
    r"|flooded|lost)\b",
    re.I,
)
# What is told of as still going on, or as reached so far: the next day it may be more.
_GOING_ON = re.compile(
    r"\b(?:(?:has|have|['’]ve) (?!to\b)(?:\w+ ){0,2}?\w+(?:ed|en|wn|ne|ght|st|lt|nt|ad|un|ung)"
    r"|is|are|so far|still|today|currently|to date|remain\w*|left|rose|risen|climb(?:s|ed)"
    r"|gr[eo]wn?|increased)\b",
    re.I,
)
# For each of which a figure holds: "a day", "per hour", "each week", "every family", "monthly".
_EACH = re.compile(
    r"\b(?:an?|per|each|every) (second|minute|hour|day|night|week|month|year|head)\b"
    r"(?! (?:after|before|later|earlier|ago)\b)"
    r"|\b(dai|hour|week|month|year)ly\b|\b(?:each|every|apiece)\b"
)
_NEAR_EACH = 40  # characters around a figure in which that is said
_CLAUSE_END = re.compile(r"[.;:]|, (?!each\b|every\b)")
# "put the crowd at 6,000", "I would say 1,500": an estimate of what is, planned by nobody.
_ESTIMATED = re.compile(
    r"\b(?:puts?\b[^.;]{1,80} at|(?:would|should) (?:say|guess|estimate|think))(?: \w+)? $"
)
_NAME = re.compile(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)[A-Z][^\W\d_]{2,}"
)
# Whose people are counted: in the words before the number, and behind it.
_WHOSE_DEAD = re.compile(
    r"([A-Z][^\W\d_]{2,})[’']s (?:own )?(?:dead|losses|wounded|casualties|death toll|toll|prisoners"
    r"|captives|missing)\b(?![^.;]*[.;])"
)
_OF_PEOPLE = re.compile(r" (?:[a-z’'-]+ ){1,2}of (?:the )?([A-Z][^\W\d_]{2,})")
_ADVERSARY = r"(?:adversary|enemy|enemies|attackers|invaders|intruders|aggressors?|opponents?)"
_OTHER_SIDE_BEFORE = re.compile(
    rf"\b(?:(?:losses|casualties|dead|wounded) (?:of|among) the {_ADVERSARY}|the {_ADVERSARY}[’']s?"
    r" (?:losses|casualties|dead)|[Oo]n the other side)\b[^.;]*\Z"
)
_OTHER_SIDE_AFTER = re.compile(rf" (?:[a-z]+ ){{0,2}}?(?:of the )?{_ADVERSARY}\b")
_NUMBER_OF = re.compile(r"\bnumbers? of ([^.;]{3,40}?) (?:[a-z]+ ){0,2}(?:at|to|is|was|as) \Z")
_WORD_BEHIND = re.compile(r" ([a-z]{3,20})\b")
_NEAR_WHOSE = 60  # characters
_LETTERS = 4  # of a name that are compared: a state's and its people's
_BEFORE = 100  # characters


def board(members: Iterable[Said]) -> tuple[Placed, ...]:
    """Every figure of the statements with what it counts, in time."""
    found = [
        placed(one, figure, what)
        for one in members
        for figure, what in zip_longest(one.figures, one.counts)
        if (not is_bare(figure) or what is not None or (figure.low or 0.0) >= MILLION)
        and own(one, figure)
    ]
    return tuple(sorted(found, key=lambda p: (p.as_of or "", p.said, p.figure.span)))


def own(one: Said, figure: Figure) -> bool:
    """Whether it is the statement's own number."""
    return is_own(one.reading.document.text, figure.span)


def is_given(one: Said, figure: Figure) -> bool:
    """Whether the figure is all that somebody says: "the ministry spoke of 60"."""
    return giving(one.reading.document.text, figure) is not None


def _before(one: Said, span: Span) -> str:
    return one.reading.document.text[max(0, span.start - _BEFORE) : span.start]


def placed(one: Said, figure: Figure, what: str | None) -> Placed:
    """A figure of a statement on the board."""
    own = day_of(one, figure)
    aspect = one.statement.qualification.aspect in AHEAD
    planned = aspect and _ESTIMATED.search(_before(one, figure.span)) is None
    share = figure.unit in SHARES and what is None  # of an opinion, which changes
    going_on = share or (not planned and _GOING_ON.search(one.text) is not None)
    return Placed(
        said=one.ref,
        figure=figure,
        planned=planned,
        as_of=own if own is not None else one.published[:10] or None,
        dated=own is not None,
        passing=going_on or befalls(what) or _GROWING.search(one.text) is not None,
        counted=_things(figure),
        what=what,
        each=_each(one, figure.span),
        printed=one.published[:10] or None,
        who=_who(one, figure),
        names=_names(one, figure),
        several=_several(one, figure, what),
        people=_people(one, figure, what),
        part=_part(one, figure),
        state=state(one.reading.document.text, one.content, figure),
    )


def _who(one: Said, figure: Figure) -> str:
    """Whose figure it is within the document: the innermost speaker's, also of a thought that the
    writer ascribes; the author's, unless their sentence gives it to somebody."""
    link = one.statement.innermost
    if link is None:
        return f"given at {figure.span.start}" if is_given(one, figure) else "the author"
    if link.source is not None:
        return link.source
    return "" if link.mention is None else link.mention.of(one.reading.document.text)


def _names(one: Said, figure: Figure) -> frozenset[str]:
    """The beginnings of the names in its words, the first word of a sentence apart, and those in
    what the figure counts: "600 Karstian soldiers at Tolm" are at Tolm."""
    text = one.reading.document.text
    counted = figure.span.end + len(figure.counted or "") + 1
    found = (
        name
        for span in one.content
        for name in _NAME.finditer(text, span.start, span.end)
        if name.start() > span.start
        and text[name.start() - 2 : name.start()] != ". "
        and not figure.span.start <= name.start() < counted
    )
    return frozenset(name[0][:_LETTERS].casefold() for name in found)


def _people(one: Said, figure: Figure, what: str | None) -> frozenset[str]:
    """Whose people are counted: "41 Karstian soldiers", "Karst's dead now number 19", "twelve
    soldiers of the Karstian army", "the losses of the enemy"."""
    if figure.unit != PEOPLE and not of_people(what or ""):
        return frozenset()
    text, at = one.reading.document.text, figure.span
    before, after = text[max(0, at.start - _NEAR_WHOSE) : at.start], text[at.end : at.end + _BEFORE]
    if _OTHER_SIDE_BEFORE.search(before) or _OTHER_SIDE_AFTER.match(after):
        return frozenset({OTHER_SIDE})
    of = _OF_PEOPLE.match(after)
    found = [*_NAME.findall(figure.counted or ""), *([of[1]] if of else [])]
    whose = [match[1] for match in _WHOSE_DEAD.finditer(before)][-1:]
    return frozenset(name[:_LETTERS].casefold() for name in found or whose)


def _part(one: Said, figure: Figure) -> frozenset[str]:
    """Which of those a figure counts, where of any people some are such: "38 pupils", "the number
    of children killed stands at nine"."""
    before = _before(one, figure.span)[-_NEAR_WHOSE:]
    named = _NUMBER_OF.search(before) if not figure.counted else None
    behind = _WORD_BEHIND.match(one.reading.document.text, figure.span.end)
    said = [figure.counted, *(found[1] for found in (named, behind) if found is not None)]
    words = " ".join(filter(None, said))
    return frozenset(w for word in words.lower().split() if (w := word.rstrip("s")) in SOME_OF_ALL)


def _several(one: Said, figure: Figure, what: str | None) -> bool:
    """Whether another figure of the same kind stands in its words, and not for another day: "48
    percent to 45"; of what nothing is said also elsewhere in the sentence."""
    others = dict(zip(one.figures, one.counts, strict=False))
    if len(one.statement.figures) > MANY:
        return len(others) > 1
    if what is None:
        others |= {f: None for f in one.statement.figures if _in_sentence(one, figure, f)}
    day = day_of(one, figure)
    return any(
        other != figure
        and other.unit == figure.unit
        and name == what
        and own(one, other)
        and (day is None or day_of(one, other) in (None, day))
        for other, name in others.items()
    )


def _in_sentence(one: Said, a: Figure, b: Figure) -> bool:
    """Whether no sentence ends between two figures."""
    first, then = sorted((a.span, b.span))
    return re.search(r"[.!?;]\s|\n", one.reading.document.text[first.end : then.start]) is None


def _each(one: Said, at: Span) -> str | None:
    """For each of which a figure holds, as its own clause says; "change" for by how much something
    rose or fell; None for the whole."""
    text = one.reading.document.text
    if is_change(text, at):
        return "change"
    part = next((s for s in one.content if s.start <= at.start < s.end), at)
    after = _CLAUSE_END.split(text[at.end : min(part.end, at.end + _NEAR_EACH)])[0]
    before = _CLAUSE_END.split(text[max(part.start, at.start - _NEAR_EACH) : at.start])[-1]
    found = _EACH.search(after) or _EACH.search(before.lower())
    if found is None:
        return None
    return found[1] or ("day" if found[2] == "dai" else found[2]) or "one"


def _things(figure: Figure) -> frozenset[str]:
    words = (figure.counted or figure.unit or "").lower().split()
    return frozenset(word.rstrip("s") for word in words if len(word) > 2)
