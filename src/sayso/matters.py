"""What a number counts, and in what matter: a clause and a figure in it in, one name for both out.

"At least 31 people drowned" and "44 bodies" count the dead; "212 passengers" and "300 people
aboard" those aboard; "14 complaints" complaints. People, shares and sums of money are the same
only in one matter, `data/matters.tsv`; other things by their noun, and apart from the rest those
that were destroyed; times where they say how long something lasted. Unknown is None.
"""

import re
from collections.abc import Iterable
from functools import cache

from sayso.records import Figure, Span
from sayso.wordlists import rows

PEOPLE, PERCENT = "people", "percent"
SHARES = frozenset({PERCENT, "percentage points"})
MILLION = 1_000_000  # from here on a number is a figure without a word for what it counts
NO_THINGS = frozenset(
    "years months weeks days hours minutes seconds times percentage points".split()
)
PERIODS = {
    "seconds": 1.0,
    "minutes": 60.0,
    "hours": 3600.0,
    "days": 86400.0,
    "weeks": 604800.0,
    "months": 2629800.0,
    "years": 31557600.0,
}
PERIOD = "period"
DESTROYED, LASTED = "destroyed", "lasted"  # matters of things and of time, `thing_matters.tsv`
# Who are just people: "1,500 men" may be the soldiers of whom another speaks.
_ANYBODY = frozenset(
    "people person persons man men woman women souls others individuals human beings".split()
)
# Matters that are not people's.
OF_THINGS = frozenset({"harm", "compensation", "offered", "voted"})
# Of any people some are these, so that their number is a part of the whole.
SOME_OF_ALL = frozenset(
    "child children schoolchild schoolchildren pupil student infant baby babie toddler girl boy"
    " teenager woman women pensioner teacher foreigner".split()
)
# Who they are, not what happened to them: "fourteen patients were killed".
PERSONS = frozenset(
    "detainee detainees prisoners hostages refugees evacuee evacuees survivor survivors"
    " patients".split()
)
REACH = 80  # characters from a number in which a word can say what happened to those counted
FAR = 40  # characters before a number in which it can say what it is of
# What befalls people, said before what they are: "two demonstrators were killed".
BEFALL = frozenset({"dead", "hurt", "missing", "held", "fled", "saved", "ill", "in hospital"})
MOUNT = frozenset({f"{PEOPLE}: dead", f"{PEOPLE}: hurt"})  # never fewer than there were
# "A crew of 19" says itself what it counts, "a total of 300" and "a crowd of 300" do not;
# "Tovald, 40" is an age.
_OF_SOME = re.compile(
    r"\b(?:an?|the|its|his|her|their|whose) (?:\w+ )?"
    r"(?!total|number|toll|sum|estimate|figure|count)[a-z]+ of $|\b[A-Z][\w’'-]+, $"
)
# Right before a figure: somebody gives it, and says no more ("the ministry spoke of 60").
_GIVES = re.compile(
    r"\b(?:sp(?:eak|eaks|oke|oken|eaking) of|talk(?:s|ed)? of|counts?|counted|estimat(?:es?|ed)"
    r"|register(?:s|ed)|record(?:s|ed)|documented|list(?:s|ed)"
    r"|reckon(?:s|ed)?(?: with)?|(?:gives?|gave|puts?|put)\b[^.;\n]{0,60} (?:as|at)"
    r"|(?:says?|said) (?:that )?there (?:is|are|was|were|had been)"
    r"|expect(?:s|ed)?|[Oo]fficially\b[^.;\n]{0,30})(?: (?:only|just))? $"
)
_CHANGE = re.compile(
    r"\b(?:up|down|by|rose|rises?|risen|fell|falls?|fallen|grew|grown|dropped|declined)"
    r"(?: (?:about|some|nearly|almost|more than|another))? $"
)
_WHOLE = re.compile(r"\b[Oo]f (?:the|its|those|these|their|his|her) [^.;:\n]{1,80}, $")
# Right before a number that is none of the statement's own: the whole of which it is a part, what
# it was or might have been, what is not so, whose parent somebody is.
_ASIDE = re.compile(
    r"\b(?:[Oo]f (?:its|the|their|his|her|our|(?:the )?\w+[’']s?)|compared (?:with|to)|up from"
    r"|the (?:first|last|other|remaining|rest of the)"
    r"|(?:hours?|minutes?|days?|weeks?|months?|years?) and"
    r"|down from|instead of|rather than|out of|(?:licen[cs]ed|built|meant) for|a capacity of"
    r"|to reach(?: the)?|additional|another|extra|not|(?:[Mm]other|[Ff]ather|[Pp]arent)s? of)"
    r"(?: (?:about|some|only|just|the))? $"
)
# "12 of 40 samples": the 40 are the whole.
_PART = re.compile(
    r"\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some"
    r"|many|none) (?:out )?of $",
    re.I,
)
_FROM = re.compile(r"\bfrom $")
_TO = re.compile(r" to \d")
# More than there were, or a part of others.
_BESIDES = re.compile(
    r" (?:(?:more|further|additional|other) \w|(?:\w+ ){1,2}more\b(?! than)"
    r"|(?:\w+ )?(?:of|among) (?:them|whom|those|these)\b)"
)
# A part of those who are counted: "nine of the dead were children", "three of the nine", "six
# children were among the dead".
_OF_THEM = re.compile(
    r" of the (?:\w+ )?(?:dead|victims|killed|wounded|injured|missing|bodies|prisoners|captives"
    r"|detainees|arrested|hostages|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,]*)\b"
    r"|(?: [\w’'-]+){0,3} (?:were|was|are|is) among (?:the|those|them)\b"
)
_BEFORE, _AFTER = 100, 24  # characters in which that is said
_AMONG = 50  # the same for a part
_AGED = re.compile(r"-olds?\Z")
# A part for itself: "in my mortuary alone I had 38", "31 in Tolm alone".
_ALONE = re.compile(r"\b[Ii]n [^.,;:\n]{2,40}? alone\b[^.,;:\n]{0,30}\Z")
_ALONE_BEHIND = re.compile(r"(?: [a-z]+){0,3} in [^.,;:\n]{2,30} alone\b")
_SHORT = frozenset({"seconds", "minutes", "hours"})
_FOR = re.compile(r"\bfor $")
_ON = "on the "  # a number may stand behind it: "on the four ships"
_CURRENCY = re.compile(r"[A-Z]{3}")
_WORD = re.compile(r"[^\W\d_]+")


def counts(text: str, clause: Iterable[Span], figure: Figure) -> str | None:
    """What a figure counts in the clause it stands in, by a name that others can be compared by."""
    if figure.unit == PERCENT:
        return _named(PERCENT, matter(text, clause, figure))
    if figure.unit == PEOPLE:
        return _named(PEOPLE, matter(text, clause, figure))
    if figure.unit is not None and is_money(figure.unit):
        return _named(figure.unit, matter(text, clause, figure))
    noun = (figure.counted or "").lower()
    if figure.unit in PERIODS:
        return _named(PERIOD, _lasted(text, clause, figure))
    if figure.unit is not None:
        return None if figure.unit in NO_THINGS or not noun else f"{figure.unit}: {noun}"
    if _can_be_people(figure) and not is_of_some(text, figure):
        found = matter(text, clause, figure)
        if found is not None and found not in OF_THINGS:
            return f"{PEOPLE}: {found}"
    nouns = _WORD.findall(noun)
    heads = [word for word in nouns if word.endswith("s") and not word.endswith("ss")]
    if not nouns:
        return None
    thing = _thing((heads or nouns)[-1])
    found = _of_thing(text, clause, figure, DESTROYED)
    return thing if found is None else f"{thing}: {found}"


def kind(figure: Figure, what: str | None) -> str | None:
    """Of what kind the things are that a figure counts, whatever is said of them: people, money of
    one currency, a measure, a noun. Figures of two kinds are never compared."""
    if figure.unit in PERIODS:
        return PERIOD
    if figure.unit == PEOPLE or (what is not None and what.startswith(f"{PEOPLE}: ")):
        return PEOPLE
    if figure.unit is not None or what is None:
        return figure.unit
    return what.split(": ")[0]


def group(figure: Figure) -> str | None:
    """Which people a figure counts by their own noun; None for a word that fits anybody, or that
    says what befell them: "servicemen" and "civilians" are two, "dead" and "bodies" are none."""
    words = _WORD.findall((figure.counted or "").lower())
    noun = words[-1] if words else None
    return None if noun is None or noun in _ANYBODY or _holds(noun) else _singular(noun)


def is_anybody(figure: Figure) -> bool:
    """Whether it counts people without saying which: "1,500 men"."""
    return figure.unit == PEOPLE and group(figure) is None


def _named(kind: str, found: str | None) -> str | None:
    return None if found is None else f"{kind}: {found}"


def is_of_some(text: str, figure: Figure) -> bool:
    """A number alone that says itself what it counts: "a crew of 19"."""
    before = text[max(0, figure.span.start - FAR) : figure.span.start]
    found = _OF_SOME.search(before) if is_bare(figure) else None
    return found is not None and found[0].removesuffix(" of ").split()[-1] not in _matters()


def _can_be_people(figure: Figure) -> bool:
    """A number alone, and one of what the lists of figures do not know for people: "44 bodies",
    "53 deaths", "60 others", a people's name."""
    words = figure.counted or ""
    last = words.split()[-1:]
    return not words or last == ["others"] or last[0][0].isupper() or _holds(words)


def _holds(words: str) -> bool:
    return _pattern().search(words) is not None


def of_people(what: str) -> bool:
    """Whether `counts` names people in some matter, or a share of them."""
    return what.startswith((f"{PEOPLE}: ", f"{PERCENT}: "))


def in_matter(what: str) -> bool:
    """Whether `counts` names what is counted and in what matter: people, a share of them, things
    that were destroyed, or how long something lasted."""
    return of_people(what) or what == f"{PERIOD}: {LASTED}" or what.endswith(f": {DESTROYED}")


def befalls(what: str | None) -> bool:
    """Whether it is something that befalls people, of whom there are more or fewer each day."""
    return what is not None and what.removeprefix(f"{PEOPLE}: ") in BEFALL


def mounts(what: str | None) -> bool:
    """Whether it is of what there can only be more: the dead, the hurt, what was destroyed."""
    return what is not None and (what in MOUNT or what.endswith(f": {DESTROYED}"))


def is_own(text: str, at: Span) -> bool:
    """Whether a number is what its words are about, not the 12 of "from 12 to 7" and of "eight of
    its 12", nor a part of others ("of the 90 aboard, 12", "in Tolm alone 12"), nor an age."""
    before, after = text[max(0, at.start - _BEFORE) : at.start], text[at.end : at.end + _AFTER]
    if any(aside.search(before) for aside in (_ASIDE, _WHOLE, _PART)) or _BESIDES.match(after):
        return False
    if _OF_THEM.match(text, at.end, at.end + _AMONG) or _AGED.search(text, at.start, at.end):
        return False
    if _ALONE.search(before) or _ALONE_BEHIND.match(text, at.end, at.end + _AMONG):
        return False
    return _FROM.search(before) is None or _TO.match(after) is None


def is_change(text: str, at: Span) -> bool:
    """Whether it is by how much something rose or fell."""
    return _CHANGE.search(text[max(0, at.start - _BEFORE) : at.start]) is not None


def giving(text: str, figure: Figure) -> int | None:
    """Where the words begin by which somebody gives a figure and says no more ("spoke of 60"); None
    where it is not given so."""
    start = max(0, figure.span.start - _BEFORE)
    found = _GIVES.search(text[start : figure.span.start])
    return None if found is None else start + found.start()


def is_money(unit: str) -> bool:
    """Whether a unit is a currency: "EUR"."""
    return _CURRENCY.fullmatch(unit) is not None


def is_bare(figure: Figure) -> bool:
    """Whether it is a number alone, without a word for what it counts."""
    return figure.unit is None and figure.counted is None


def matter(text: str, clause: Iterable[Span], figure: Figure) -> str | None:
    """In what matter a figure counts: what befell those counted before what they were already, and
    that before what else they are; of either the word that stands nearest."""
    phrase = figure.counted or ""
    at = Span(figure.span.start, figure.span.end + len(phrase) + 1)  # with what is counted
    near = sorted(
        (
            _rank(_listed(found[0])),
            Span(*found.span()).gap(at),
            found.start(),
            _listed(found[0]),
        )
        for span in clause
        for found in _pattern().finditer(text, span.start, span.end)
        if Span(*found.span()).gap(at) <= REACH
        and (not phrase or _listed(found[0]) not in PERSONS or at.contains(Span(*found.span())))
    )
    return _matters()[near[0][3]] if near else None


def _lasted(text: str, clause: Iterable[Span], figure: Figure) -> str | None:
    """Whether a time is how long something lasted; "for ten minutes" is, "for ten years" may be how
    long ago it began."""
    short = figure.unit in _SHORT and _FOR.search(text[: figure.span.start][-FAR:]) is not None
    return LASTED if short else _of_thing(text, clause, figure, LASTED)


def _of_thing(text: str, clause: Iterable[Span], figure: Figure, wanted: str) -> str | None:
    """That matter, where a word for it stands near the figure."""
    near = (
        found
        for span in clause
        for found in _thing_pattern(wanted).finditer(text, span.start, span.end)
        if Span(*found.span()).gap(figure.span) <= FAR
    )
    return wanted if any(near) else None


def state(text: str, clause: Iterable[Span], figure: Figure) -> str | None:
    """What became of the things that a figure counts, where the nearest such word says so."""
    near = (
        (Span(*found.span()).gap(figure.span), matter)
        for matter in _states()
        for span in clause
        for found in _thing_pattern(matter).finditer(text, span.start, span.end)
    )
    gap, found = min(near, default=(REACH, None))
    return found if gap < REACH else None


@cache
def _states() -> tuple[str, ...]:
    return tuple(sorted({m for _, m, _ in rows("thing_matters.tsv")} - {DESTROYED, LASTED}))


def _listed(words: str) -> str:
    """As the list has it: "on the four ships" is "on the ships"."""
    small = words.lower()
    if not small.startswith(_ON) or small in _matters():
        return small
    return _ON + small.split()[-1]


def _rank(word: str) -> int:
    if word in PERSONS:
        return 1
    return 0 if _matters()[word] in BEFALL else 2


def _thing(noun: str) -> str:
    """The name by which a thing is compared, whatever it is called: homes are houses."""
    name = _singular(noun)
    return _things().get(name, name)


@cache
def _things() -> dict[str, str]:
    return {noun: thing for noun, thing, _ in rows("things.tsv")}


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.rstrip("s")


@cache
def _matters() -> dict[str, str]:
    return {word: matter for word, matter, _ in rows("matters.tsv")}


@cache
def _thing_pattern(wanted: str) -> "re.Pattern[str]":
    words = sorted((w for w, m, _ in rows("thing_matters.tsv") if m == wanted), key=len)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, reversed(words))) + r")\b", re.I | re.A)


@cache
def _pattern() -> "re.Pattern[str]":
    words = sorted(_matters(), key=lambda word: (-len(word), word))
    every = "|".join(re.escape(word) for word in words)
    every = every.replace(re.escape(_ON), re.escape(_ON) + r"(?:\w+ )?")
    return re.compile(rf"\b(?:{every})\b", re.I | re.A)
