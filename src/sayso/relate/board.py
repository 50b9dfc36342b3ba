"""The board of figures: a claim's statements in, their figures and those that conflict out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, zip_longest

from sayso.comparison import OTHER_SIDE, Conflict, Placed, Said
from sayso.matters import (
    PEOPLE,
    PERCENT,
    PERIODS,
    SOME_OF_ALL,
    befalls,
    giving,
    group,
    is_anybody,
    is_bare,
    is_change,
    is_own,
    mounts,
    of_people,
)
from sayso.records import AHEAD, Figure, Ref, Span

_SHARES = frozenset({"percent", "percentage points"})
NEAR = 0.1  # share by which a figure that is "about" a number may differ from it
LATE = 7  # days in which a figure counts as one of its day of publication
MILLION = 1_000_000
MANY = 12  # figures of a statement, of which no two are told apart
FAR = 100  # how many times a figure may be another of the same thing
SAME_WORDS = 0.5  # of what two figures count, to count the same

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
_SINCE = re.compile(r"\bsince (?:\w+ )?$")
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
_STATES = frozenset(
    "dead killed wounded injured missing infected arrested detained displaced homeless".split()
)


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
    own = _day(one, figure)
    aspect = one.statement.qualification.aspect in AHEAD
    planned = aspect and _ESTIMATED.search(_before(one, figure.span)) is None
    share = figure.unit in _SHARES and what is None  # of an opinion, which changes
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
    day = _day(one, figure)
    return any(
        other != figure
        and other.unit == figure.unit
        and name == what
        and own(one, other)
        and (day is None or _day(one, other) in (None, day))
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


def _day(one: Said, figure: Figure) -> str | None:
    """The day that a statement gives nearest to a figure, unless it is another figure's, or the
    day since when was counted."""
    others = [f.span for f in one.figures if f.span != figure.span]
    dates = [
        day
        for day in one.statement.qualification.dates
        if day.value is not None
        and any(part.start <= day.span.start < part.end for part in one.content)
        and not any(_between(other, figure.span, day.span) for other in others)
        and _SINCE.search(_before(one, day.span)) is None
    ]
    nearest = min(dates, key=lambda d: d.span.gap(figure.span), default=None)
    return None if nearest is None or nearest.value is None else nearest.value[:10]


def _between(other: Span, a: Span, b: Span) -> bool:
    return min(a.end, b.end) <= other.start and other.end <= max(a.start, b.start)


def _things(figure: Figure) -> frozenset[str]:
    words = (figure.counted or figure.unit or "").lower().split()
    return frozenset(word.rstrip("s") for word in words if len(word) > 2)


def conflicts(
    rows: Sequence[Placed],
    negated: frozenset[Ref] = frozenset(),
    whose: Mapping[Ref, str] | None = None,
) -> tuple[Conflict, ...]:
    """Pairs that count the same thing at the same time, both planned or both not, with ranges
    apart; and other pairs of the same two numbers by two, whenever they are given. What somebody
    denies ("not 12,000") is no figure of theirs. `whose`: by statement, whose figures they are."""
    kept = [one for one in rows if one.said not in negated]
    pairs = [
        (a, b) for a, b in combinations(kept, 2) if alike(a, b) and excludes(a, b, anytime=True)
    ]
    at_once = [_same_time(a, b) for a, b in pairs]
    known = {_numbers(a, b, whose or {}) for (a, b), yes in zip(pairs, at_once, strict=True) if yes}
    return tuple(
        Conflict(a, b, why(a, b) if yes else f"{why(a, b)}; both are given at one time elsewhere")
        for (a, b), yes in zip(pairs, at_once, strict=True)
        if yes or _numbers(a, b, whose or {}) in known - {None}
    )


def _numbers(a: Placed, b: Placed, whose: Mapping[Ref, str]) -> frozenset[object] | None:
    """Two numbers, whichever comes first; None where one and the same gives both, which is news,
    or each is for a day of its own."""
    if a.dated and b.dated and a.as_of != b.as_of:
        return None
    if whose.get(a.said) == whose.get(b.said):
        return None
    return frozenset((one.figure.low, one.figure.high, one.figure.unit, one.each) for one in (a, b))


def excludes(a: Placed, b: Placed, *, anytime: bool = False) -> bool:
    """Whether two figures cannot both be right if they count the same: both planned or both not,
    both for the whole or both for each, of one group and one time (if it is not of `anytime`), and
    their ranges apart. Nobody contradicts themselves within a document."""
    if a.said == b.said or a.planned != b.planned or a.each != b.each:
        return False
    if a.several or b.several or (a.said.document == b.said.document and a.who == b.who):
        return False
    if _of_others(a, b) or bool(a.part) is not bool(b.part):
        return False
    return (
        _apart(a.figure, b.figure)
        and _one_group(a.figure, b.figure)
        and (anytime or _same_time(a, b))
    )


def elsewhere(a: Placed, b: Placed) -> bool:
    """Whether names stand beside both, and none beside both."""
    return bool(a.names and b.names) and not a.names & b.names


def _one_group(a: Figure, b: Figure) -> bool:
    """Not two of whom each is called by a noun of their own: servicemen and civilians."""
    ours, theirs = group(a), group(b)
    return PEOPLE not in (a.unit, b.unit) or ours == theirs or None in (ours, theirs)


def alike(a: Placed, b: Placed) -> bool:
    """Of one kind. People are people, whatever they are called, but the dead are no wounded;
    and those of one place are not those of another."""
    if elsewhere(a, b):
        return False
    if a.what is not None and b.what is not None and (of_people(a.what) or of_people(b.what)):
        return a.what == b.what
    if a.what is not None and a.what == b.what:
        return True  # planes are aircraft
    if _bare_millions(a, b) or _bare_millions(b, a):
        return True
    if a.figure.unit != b.figure.unit:
        return a.figure.unit in PERIODS and b.figure.unit in PERIODS
    if a.figure.unit == PEOPLE:
        states = (a.counted & _STATES, b.counted & _STATES)
        open_ = [one.figure for one in (a, b) if one.what is None]
        anybody = len(open_) != 1 or is_anybody(open_[0]) or group(a.figure) == group(b.figure)
        return states[0] == states[1] and anybody
    if a.figure.unit is not None and None in (a.figure.counted, b.figure.counted):
        return True
    if a.figure.unit == PERCENT:
        return True  # of one claim, however those are called of whom it is a share
    both = a.counted & b.counted
    return len(both) >= SAME_WORDS * min(len(a.counted), len(b.counted)) > 0


def _of_others(a: Placed, b: Placed) -> bool:
    """Whether they count two sides' people, or the other side's and one knows not whose."""
    if a.people and b.people:
        return OTHER_SIDE not in a.people | b.people and not a.people & b.people
    return OTHER_SIDE in a.people | b.people


def _bare_millions(bare: Placed, other: Placed) -> bool:
    """Whether one gives millions without a word for what they are, and the other of money or
    of what else is no people: "a strike costs 30 million each day"."""
    both = [one.figure.high or one.figure.low or 0.0 for one in (bare, other)]
    people = other.figure.unit in (PEOPLE, *_SHARES, *PERIODS) or of_people(other.what or "")
    return is_bare(bare.figure) and bare.what is None and min(both) >= MILLION and not people


def _same_time(a: Placed, b: Placed) -> bool:
    """The same day, where both name one or what is counted changes. Of a toll printed on one day
    one may name the day on which it happened, and the other none; and no toll falls."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return True
    if a.dated and b.dated:
        return False
    if (a.dated or b.dated) and _years_apart(a.as_of, b.as_of):
        return False  # "in 2029" is another time, whatever is counted
    if a.what == b.what and mounts(a.what) and not (a.dated or b.dated):
        first, then = sorted((a, b), key=lambda one: one.as_of or "")
        if _high(then.figure) < _low(first.figure):
            return True
    return not (a.passing or b.passing) or (_of_late(a) and _of_late(b) and a.printed == b.printed)


def _years_apart(a: str, b: str) -> bool:
    ours, theirs = a[:4], b[:4]
    return ours.isdecimal() and theirs.isdecimal() and abs(int(ours) - int(theirs)) > 1


def _of_late(one: Placed) -> bool:
    """Whether it holds for the days before it was printed."""
    printed, as_of = _date(one.printed), _date(one.as_of)
    return printed is not None and as_of is not None and 0 <= (printed - as_of).days <= LATE


def _date(day: str | None) -> date | None:
    """None too where a reading's date is none."""
    try:
        return None if day is None else date.fromisoformat(day)
    except ValueError:
        return None


def _apart(a: Figure, b: Figure) -> bool:
    """No number fits both. An open end fits all beyond it; "about" allows for NEAR; 54 is 54.2
    in whole numbers."""
    same = _rounded(a)
    if same is not None and same == _rounded(b) and _whole(a) != _whole(b):
        return False
    if None not in (a.low, a.high, b.low, b.high) and _far(a, b):
        return False
    ours, theirs = (1.0 if a.unit == b.unit else PERIODS.get(one.unit or "", 1.0) for one in (a, b))
    return _high(a) * ours < _low(b) * theirs or _high(b) * theirs < _low(a) * ours


def _far(a: Figure, b: Figure) -> bool:
    """So far apart that they are hardly of the same thing."""
    low, high = sorted((abs(a.high or 0.0), abs(b.high or 0.0)))
    return a.unit == b.unit and 0.0 < low * FAR < high


def _whole(figure: Figure) -> bool:
    return figure.low == _rounded(figure)


def _rounded(figure: Figure) -> float | None:
    """The number in whole numbers; None where it is no single number."""
    return None if figure.low is None or figure.low != figure.high else float(round(figure.low))


def _low(figure: Figure) -> float:
    if figure.low is None:
        return float("-inf")
    return figure.low * (1 - NEAR) if figure.approximate else figure.low


def _high(figure: Figure) -> float:
    if figure.high is None:
        return float("inf")
    return figure.high * (1 + NEAR) if figure.approximate else figure.high


def why(a: Placed, b: Placed) -> str:
    """In words what both are figures of, and that no number fits both."""
    days = sorted({day for day in (a.as_of, b.as_of) if day is not None})
    kind = "planned" if a.planned else "actual"
    thing = " ".join(sorted(a.counted & b.counted)) or a.figure.unit
    what = "of the same thing" if thing is None else f"of the same thing ({thing})"
    return f"{what}, {kind}, {' and '.join(days) or 'no date'}; no number fits both"
