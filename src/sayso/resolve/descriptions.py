"""What the text calls each named person or body: titles before, appositions after or before.

"Ardania's defence minister, Ana Brill, said": Ana Brill is a minister, of Ardania, of defence.
An apposition must be closed by a comma: "According to Brill, the minister lied" is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.records import Passage, SourceKind, Span
from sayso.resolve.appositions import FIRMS
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import Run, capital
from sayso.resolve.phrases import PAST, Form, parse
from sayso.wordlists import past_forms

APPOSITION_WORDS = 16
SEAT_REACH = 4000  # characters in which the text spells a seat's letters out
ROLE_WORDS = 6  # back from a name to the article of its title
_ARTICLES = frozenset("the a an his her their its our my".split())
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_STOPS = frozenset([",", ".", ";", ":", "(", ")", '"', "“", "”", "--", "—", "–"])
_LETTERS = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")
_OF_PLACE = re.compile(r" of ((?:[A-Z][a-z]+ ?){1,2})(?=[ ,.;:)]|$)")
_TAG = re.compile(r"(?: \(|, )[A-Z]{1,3}-([A-Z][a-z]+)\b")
_ROLE_OF_TITLE = {
    "adm": "admiral",
    "amb": "ambassador",
    "capt": "captain",
    "cmdr": "commander",
    "col": "colonel",
    "det": "detective",
    "dr": "doctor",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "pres": "president",
    "prof": "professor",
    "rep": "representative",
    "rev": "reverend",
    "sec": "secretary",
    "sen": "senator",
    "sgt": "sergeant",
}
_JOINTS = frozenset("of for in at on to from with by and or both once now as".split())
_COPULAS = frozenset("is becomes became remains".split())
_FINITE = frozenset("is was are were has had will would can could may might must".split())
_LINKING = frozenset("and or but who that which of from for in at on with by to".split())


@dataclass(frozen=True, slots=True)
class Description:
    """`noun` is what the run's bearer is called, with `modifiers`; `span` its own words."""

    noun: str
    modifiers: tuple[str, ...]
    span: Span


def descriptions(run: Run, passage: Passage, text: str, lexicons: Lexicons) -> list[Description]:
    """Every description that clings to one name; what somebody no longer is, as "former mayor"."""
    found = [*_titles(run, text, lexicons), *_before(run, passage, text, lexicons)]
    if fold(_word(passage, text, run.first - 1)) in PAST:
        found = [_past(d) for d in found]
    found += [*_after(run, passage, text, lexicons), *_before_comma(run, passage, text, lexicons)]
    found += [*_is(run, passage, text, lexicons), *_named_late(run, passage, text, lexicons)]
    return [_past(d) if PAST & set(d.modifiers) else d for d in found]


def _past(told: Description) -> Description:
    return replace(told, noun=f"former {told.noun.removeprefix('former ')}")


def acronym_after(run: Run, text: str) -> str | None:
    """The letters in brackets right after a name: "Coast Agency (CA)"."""
    match = _LETTERS.match(text, run.span.end, run.span.end + 16)
    return match.group(1) if match else None


def _titles(run: Run, text: str, lexicons: Lexicons) -> Iterator[Description]:
    titles = [_ROLE_OF_TITLE.get(title, title) for title in run.titles]
    roles = [i for i, title in enumerate(titles) if title in lexicons.roles]
    if roles:
        at = roles[-1]
        rest = tuple(t for i, t in enumerate(titles) if i != at)
        yield Description(titles[at], (*rest, *_seat(run, titles[at], text)), run.span)


def _seat(run: Run, role: str, text: str) -> tuple[str, ...]:
    """Where "Sen. Ana Brill of Marn" or "(U-Mrn.)" sits. What the letters stand for is told by
    the text's own "the Marn senator"; where it tells of several, by nothing."""
    of = _OF_PLACE.match(text, run.span.end)
    if of is not None:
        return tuple(fold(word) for word in of[1].split())
    tag = _TAG.match(text, run.span.end)
    if tag is None:
        return ()
    letters = r"\w*".join(map(re.escape, tag[1].replace(".", "")))
    near = text[run.span.end : run.span.end + SEAT_REACH]
    places = set(re.findall(rf"\b({letters}\w*) {re.escape(role)}\b", near))
    return tuple(map(fold, places)) if len(places) == 1 else ()


def _before(run: Run, passage: Passage, text: str, lexicons: Lexicons) -> Iterator[Description]:
    """ "campaign manager Ana Brill", "Oster's defence minister Ana Brill"."""
    words = [w.of(text) for w in passage.words[max(0, run.first - ROLE_WORDS) : run.first]]
    noun = fold(words[-1]) if words and words[-1].islower() else ""
    if noun in lexicons.roles or (body_noun(noun, lexicons) and not _person(run, lexicons)):
        kept = _back(words[:-1])
        span = Span(passage.words[run.first - 1 - len(kept)].start, run.span.start)
        yield Description(noun, _clean(kept), span)


def body_noun(noun: str, lexicons: Lexicons) -> SourceKind | None:
    """The kind of body that a noun tells; None for people, and for documents."""
    kind = SourceKind.COMPANY if noun in FIRMS else lexicons.organisations.get(noun)
    return None if kind is SourceKind.DOCUMENT else kind


def _person(run: Run, lexicons: Lexicons) -> bool:
    """Whether it is surely somebody's name: "the company Ana Brill founded"."""
    return bool(run.titles) or fold(run.name[0]) in lexicons.given


def _before_comma(
    run: Run, passage: Passage, text: str, lexicons: Lexicons
) -> Iterator[Description]:
    """ "the defence minister, Ana Brill," or "the governor of Marn, Ana Brill," with a comma on
    either side."""
    words = [w.of(text) for w in passage.words[max(0, run.first - ROLE_WORDS - 4) : run.first]]
    closed = _word(passage, text, run.last + 1) in (",", ")")
    if len(words) < 2 or words[-1] != "," or not closed:
        return
    place = _place(words[:-1])
    words = words[: len(words) - 1 - len(place)]
    noun = fold(words[-1]) if words else ""
    if noun not in lexicons.roles and (not body_noun(noun, lexicons) or _person(run, lexicons)):
        return
    kept = _back(words[:-1])
    before = words[: len(words) - 1 - len(kept)]
    if (before and fold(before[-1]) in _ARTICLES) or any(w in _POSSESSIVE for w in kept):
        back = len(kept) + len(place) + 2
        span = Span(passage.words[run.first - back].start, run.span.start)
        yield Description(noun, _clean([*kept, *place[1:]]), span)


def _place(words: list[str]) -> list[str]:
    """ "of Port Senn" at their end, if they end so."""
    size = 0
    while size < 3 and size < len(words) and capital(words[-1 - size]):
        size += 1
    of = size and len(words) > size and words[-1 - size] == "of"
    return words[-1 - size :] if of else []


def _after(run: Run, passage: Passage, text: str, lexicons: Lexicons) -> Iterator[Description]:
    """ "Ana Brill, the defence minister," up to the closing comma or the full stop."""
    mark = _word(passage, text, run.last + 1)
    if mark not in (",", "("):
        return
    start = run.last + 2
    if _word(passage, text, start).isdigit() and _word(passage, text, start + 1) == ",":
        age = passage.words[start]
        yield Description(f"{age.of(text)}-year-old", (), age)
        start += 2
    words: list[str] = []
    for i in range(start, min(start + APPOSITION_WORDS, len(passage.words))):
        word = _word(passage, text, i)
        if word in _STOPS:
            closed = word in (",", ")") or (word == "." and not any(map(_verb, words)))
            if closed and _word(passage, text, i + 1) not in ("and", "or"):
                span = Span(passage.words[start].start, passage.words[i].start)
                yield from _described(words, span, lexicons)
            return
        words.append(word)


def _verb(word: str) -> bool:
    """Whether the words are a clause: "according to Ana Brill, the minister lied"."""
    return word in _FINITE or word.endswith(("ed", "s")) or word in past_forms()


def _is(run: Run, passage: Passage, text: str, lexicons: Lexicons) -> Iterator[Description]:
    """ "Ana Brill is the daughter of a pilot": the daughter is she, and nobody else."""
    if _word(passage, text, run.last + 1) not in _COPULAS:
        return
    start = run.last + 2
    if fold(_word(passage, text, start)) not in _ARTICLES:
        return
    words = [w.of(text) for w in passage.words[start : start + APPOSITION_WORDS]]
    end = next((i for i, w in enumerate(words) if w in _STOPS or w in _LINKING), len(words))
    if words[:end]:
        span = Span(passage.words[start].start, passage.words[start + end - 1].end)
        yield from _described(words[:end], span, lexicons)


def _named_late(run: Run, passage: Passage, text: str, lexicons: Lexicons) -> Iterator[Description]:
    """ "The administrator is Ana Brill"."""
    noun = fold(_word(passage, text, run.first - 2))
    if _word(passage, text, run.first - 1) in _COPULAS and noun in lexicons.roles:
        yield Description(noun, (), passage.words[run.first - 2])


def _described(words: list[str], span: Span, lexicons: Lexicons) -> Iterator[Description]:
    if _goes_on(words):
        return
    phrase = parse(span, words, lexicons)
    known = phrase.head in lexicons.roles or body_noun(phrase.head, lexicons) is not None
    if phrase.form is Form.DESCRIPTION and not phrase.plural and known:
        yield Description(phrase.noun, phrase.modifiers, span)


def _goes_on(words: list[str]) -> bool:
    """True for "met the governor of Marn": an article behind a word that takes no noun phrase."""
    return any(b in _ARTICLES and fold(a) not in _JOINTS for a, b in pairwise(words))


def _word(passage: Passage, text: str, i: int) -> str:
    return passage.words[i].of(text) if 0 <= i < len(passage.words) else ""


def _back(words: list[str]) -> list[str]:
    """The words of a title, back to its article or to what cannot belong to it."""
    kept: list[str] = []
    for word in reversed(words):
        if word in _STOPS or fold(word) in _ARTICLES:
            break
        if not (capital(word) or word.isalpha() or word in _POSSESSIVE or "-" in word):
            break
        kept.insert(0, word)
    return kept


def _clean(words: list[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words if word not in _POSSESSIVE)
