"""Text in, proper names out: every run of capitalised words, cut into titles and a name.

Knows initials, particles (von, bin, al-), possessives and titles; leaves out headlines (all
words are capitalised there), bylines, and a sentence's first word where the text writes it small
elsewhere. One pass, linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import Passage, PassageKind, SourceKind, Span
from sayso.resolve.lexicons import Lexicons, fold
from sayso.wordlists import singular

PARTICLES = frozenset(
    "von van der den ter de del della di da dos das du la le bin ibn bint al el ben abu st".split()
)
_INQUIRING = frozenset("research data".split())  # "Halvik Research" is a firm, and no document
SUFFIXES = frozenset("jr sr ii iii iv phd md esq kc qc mp msp mep obe cbe mbe frs".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DATES = WEEKDAYS | frozenset(
    """january february march april may june july august september october november
    december""".split()
)
# Words that open a sentence and are never the first word of a name. Closed classes only.
OPENERS = DATES | frozenset(
    """a about above according across after again against all along also although always amid among
    an and another any anyone are around as asked at away back be because before behind being below
    besides beyond both but by can clearly contrary could despite did do does during each
    earlier either even ever every except few finally first following for former from further
    given had has have he her here hers his how however i if in including indeed inside instead
    is it its just last late later let like likewise many maybe me meanwhile more moreover most
    much my neither never nevertheless next no none nor not nothing now of off often on once one
    only or other others our out over people perhaps please plus same second several she should
    since so some still such than that the their them then there these they this those though
    through throughout thus to today tomorrow tonight too toward towards two under unless unlike
    until up upon us versus very via was we were what whatever when where whereas whether which
    while who whose why will with within without would yes yesterday yet you your""".split()
)
_NUMBERS = frozenset(
    "three four five six seven eight nine ten eleven twelve fifteen twenty hundreds dozens".split()
)
MAX_RUN = 12  # words; a longer row of capitals is a headline or a list, not a name
_CAPITAL_LATER = re.compile(r"[^\W\d_]{1,3}[-'’][^\W\d_]")
_LINKS = frozenset(["of", "for", "on"])
# Titles that say of what an office is, and stand before no name alone; and roles that nobody is
# called by: "Passenger Voice".
OF_OFFICE = frozenset(
    """army associate congressional council county court crown defence defense district economy
    education energy environment field finance first foreign forest grand health house interior
    national navy passenger police presidential press prime security senate state supreme
    survivor trade transport treasury vice""".split()
)
# What ministers are of.
PORTFOLIOS = OF_OFFICE | frozenset(
    """affairs agriculture arts commerce communications culture family fisheries forestry home
    housing industry information innovation justice labor labour lands local mines mining planning
    public regional religious research rural science social sport sports tourism urban water welfare
    women works youth""".split()
)
# What people do, by a noun that no list has: "Forecaster Ana Brill", "Ecologist Ana Brill".
_DOING = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|ee|woman|man|mate|year)")
_AGED = re.compile(r"[a-z\d-]+-year-old")
# Before a name: "mum-of-three", "ex-sergeant".
_BEARING = re.compile(r"(?:mum|mom|mother|dad|father|grand\w+|parent)-of-\w+|ex-[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row: `titles` (folded) stand before the `name`'s own words."""

    span: Span  # of titles and name
    titles: tuple[str, ...]
    name: tuple[str, ...]
    passage: int
    first: int  # word number in the passage
    last: int
    the: bool  # "the" stands before it
    opening: bool = False  # it begins its sentence, where any word has a capital

    @property
    def key(self) -> tuple[str, ...]:
        return name_key(self.name)

    @property
    def bare(self) -> bool:
        """Whether "the" stands before it, and no title: "the Sentinel"."""
        return self.the and not self.titles


@lru_cache(maxsize=8192)
def name_key(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words to compare names by: folded, without small particles, full stops and Jr."""
    kept = [
        fold(word).removeprefix("al-").removeprefix("el-")
        for word in words
        if not (word.islower() and word in PARTICLES)
    ]
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept.pop()
    return tuple(filter(None, kept))


def runs(text: str, passages: tuple[Passage, ...], lexicons: Lexicons) -> list[Run]:
    """The proper names of the running text, in order."""
    small = _small_words(text, passages)
    found: list[Run] = []
    for number, passage in enumerate(passages):
        if is_running(text, passage):
            raw = [word.of(text) for word in passage.words]
            found.extend(_runs(number, passage, raw, small, lexicons))
    return found


def is_running(text: str, passage: Passage) -> bool:
    """True for a paragraph of sentences, where a capital tells something."""
    raw = [word.of(text) for word in passage.words[:200]]
    return passage.kind is PassageKind.PARAGRAPH and not _all_capitals(raw)


def _small_words(text: str, passages: tuple[Passage, ...]) -> frozenset[str]:
    words = (w.of(text) for p in passages for w in p.words)
    return frozenset(word for word in words if word.islower())


def _all_capitals(raw: list[str]) -> bool:
    """True for a line set like a headline: nearly every longer word begins with a capital."""
    longer = [word for word in raw if len(word) > 3 and word.isalpha()]
    return len(longer) > 4 and sum(word[0].isupper() for word in longer) > 0.85 * len(longer)


def _runs(
    number: int, passage: Passage, raw: list[str], small: frozenset[str], lexicons: Lexicons
) -> Iterator[Run]:
    starts = {sentence.start for sentence in passage.sentences}
    breaks = frozenset(k for k, word in enumerate(passage.words) if word.start in starts)
    i = 0
    while i < len(raw):
        if not capital(raw[i]):
            i += 1
            continue
        last = _run_end(raw, i, breaks, lexicons)
        first = i
        opening = i in breaks or (i > 0 and raw[i - 1] in "\"“‘':")
        borne = fold(raw[i]) in lexicons.roles  # "President Ana Brill", wherever it stands
        small_too = opening and last > i and raw[i].lower() in small and not borne
        whole = raw[i + 1 : i + 2] in (["'"], ["’"])  # "Workers’ Union"
        counted = opening and fold(raw[i]) in _NUMBERS  # "Twelve Karstian soldiers"
        if not whole and (fold(raw[i]) in OPENERS or small_too or counted):
            first += 2 if raw[i + 1 : i + 2] == ["."] else 1
        elif opening and last == i and raw[i].lower() in small and raw[i].isalpha():
            first = last + 1  # "Police said", "Critics said"
        while first < last and fold(raw[first]) in WEEKDAYS:  # "Last Thursday Ana Brill"
            first += 1
        of = [fold(word) for word in raw[max(0, first - 2) : first]]
        if of[1:] == ["of"] and of[0] in lexicons.roles:  # "Minister of Transport Ana Brill"
            while first < last and fold(raw[first]) in PORTFOLIOS:
                first += 1
        if first <= last:
            the = first > 0 and raw[first - 1].lower() == "the"
            span = Span(passage.words[first].start, passage.words[last].end)
            words = _whole(raw[first : last + 1])
            titles, name = split_titles(words, lexicons)
            yield Run(span, titles, name, number, first, last, the, opening and first == i)
        i = last + 1


def _whole(words: list[str]) -> tuple[str, ...]:
    """Without full stops, and each possessive mark with its word."""
    found: list[str] = []
    for word in words:
        if word in ("'", "’") and found:
            found[-1] += word
        elif word != ".":
            found.append(word)
    return tuple(found)


def capital(word: str) -> bool:
    """Begins with a capital, or hides one behind a short prefix (al-Rashid)."""
    if word[0].isupper():
        return True
    return bool(_CAPITAL_LATER.match(word)) and word.lower() != word


def _run_end(raw: list[str], i: int, breaks: frozenset[int], lexicons: Lexicons) -> int:
    """The last word of the run that begins at `i`."""
    last = i
    while last - i < MAX_RUN:
        step = _step(raw, last, lexicons)
        if step == 0 or last + step in breaks:
            break
        last += step
    return last


def _step(raw: list[str], at: int, lexicons: Lexicons) -> int:
    """How many words on the run's next capital stands; 0 where the run ends."""
    following = raw[at + 1 : at + 4]
    if not following:
        return 0
    if capital(following[0]):
        return 1
    if following[0] == "." and len(following) > 1 and capital(following[1]):
        short = len(raw[at]) == 1 or fold(raw[at]) in lexicons.titles
        return 2 if short else 0
    if following[0] in ("'", "’") and raw[at].endswith("s") and len(following) > 1:
        words = [w for w in raw[at + 2 : at + 5] if capital(w)]
        body = any(fold(w) in lexicons.proper for w in words)
        return 2 if body and capital(following[1]) else 0  # "the Harbour Workers' Union"
    if following[0] in PARTICLES:
        beyond = next((k for k, w in enumerate(following) if w not in PARTICLES), None)
        return beyond + 1 if beyond is not None and capital(following[beyond]) else 0
    if following[0] in _LINKS and fold(raw[at]) in lexicons.proper:
        beyond = 2 if following[1:2] in (["the"], ["a"]) else 1
        return beyond + 1 if len(following) > beyond and capital(following[beyond]) else 0
    return 0


def split_titles(
    words: tuple[str, ...], lexicons: Lexicons
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and roles apart from the name: ("ardanian", "president"), ("Ana", "Brill")."""
    folded = [fold(word) for word in words]
    office = _office(folded, lexicons)
    if office:
        return tuple(folded[:office]), words[office:]
    if organisation_kind(words, lexicons) is not None:
        return (), words
    cut = 0
    for i, word in enumerate(folded[:-1]):
        given = i == 0 and len(words) == 2 and word in lexicons.given
        role = word in lexicons.roles or _BEARING.fullmatch(word) is not None
        if word in lexicons.titles or (role and not given):
            cut = i + 1
    known = folded[-1] in lexicons.roles or folded[cut] in lexicons.given
    while cut and not known and folded[cut - 1] in OF_OFFICE:
        cut -= 1  # "State Patrol", "National Harvest"
    cut += _doing(folded[cut:], lexicons)
    return tuple(folded[:cut]), words[cut:]


def _doing(folded: list[str], lexicons: Lexicons) -> int:
    """1 where what somebody does or is stands before the name: "Forecaster Ana Brill"."""
    if len(folded) > 1 and _AGED.fullmatch(folded[0]):
        return 1
    given = lexicons.given
    does = len(folded) > 2 and folded[0] not in given and folded[1] in given
    return 1 if does and _DOING.fullmatch(folded[0]) else 0


def _office(folded: list[str], lexicons: Lexicons) -> int:
    """Where the name begins in "Harbour Service Director Ana Brill": behind a role, with a given
    name first and nothing of a body's in it; 0 where there is no such place."""
    for i in range(len(folded) - 2, 1, -1):
        tail = folded[i:]
        if folded[i - 1] in lexicons.roles and len(tail) in (2, 3) and tail[0] in lexicons.given:
            return 0 if any(w in lexicons.proper for w in tail) else i
    return 0


def organisation_kind(words: tuple[str, ...], lexicons: Lexicons) -> SourceKind | None:
    """By the noun at the end ("Coast Agency") or before "of" ("Ministry of Works")."""
    folded = [fold(word) for word in words]
    for i, word in enumerate(folded):
        ends = i == len(words) - 1 or folded[i + 1] in _LINKS
        pair = f"{folded[i - 1]} {word}" if i else ""
        if ends and pair in lexicons.proper:
            return lexicons.proper[pair]
        if ends and word in _INQUIRING and len(words) > 1:
            return SourceKind.ORGANISATION
        if ends and word in lexicons.proper and len(words) > 1:
            return lexicons.proper[word]
        if ends and len(words) > 1 and singular(word) in lexicons.proper:
            return lexicons.proper[singular(word)]
    return None
