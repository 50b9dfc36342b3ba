"""A statement's words made to stand alone, and what they name: what statements are compared by.

"We" in a quote is its speaker, and "he" in reported speech is too where a person speaks; days
become dates (qualify has counted them). Nothing else is put in: a guess would join strangers.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import snowballstemmer

from sayso.records import (
    Figure,
    Link,
    Quote,
    Reading,
    Ref,
    Source,
    SourceKind,
    Span,
    Statement,
    Voice,
)

LEAST_SAID = 2  # content words and figures that a statement must have to be compared at all
NAME_LETTERS = 5  # names are one that share so many first letters: Karst, Karstian
MOST_CHARACTERS = 600  # of a longer content the beginning is compared

SAID_AGAIN = 0.5  # share of a content that clauses inside it must hold to stand for it
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWN = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine)\b", re.I)
_THIRD = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.I)
Step = tuple[Span | None, Span | None]

_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.EYEWITNESS})


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement as it is compared.

    `text` stands alone. `stems` are those of its content words, `names` the beginnings of the
    names in it, `dates` its days, counted from when it was published. `said_by`: the innermost
    speaker's name, None where there is none.
    """

    ref: Ref
    text: str
    stems: frozenset[str]
    names: frozenset[str]
    dates: tuple[str, ...]
    figures: tuple[Figure, ...]
    published: str | None
    said_by: str | None


def standing(reading: Reading) -> Iterator[Standing]:
    """Every statement of a reading that says enough to be compared, in order.

    Of nested ones the innermost that is a clause: what "Petrie said the agency believes" claims
    is what the agency believes, but "the institute found that most oppose sending weapons" claims
    that most oppose it. What is no clause is compared with its speaker and cue: "the ministry
    asked for 40 guns".
    """
    text = reading.document.text
    sources = {source.id: source for source in reading.sources}
    known = names_in(text)
    for statement, whole in _innermost(reading.statements, text):
        words = " … ".join(span.of(text) for span in whole)[:MOST_CHARACTERS]
        speaker = _speaker(statement.chain, sources)
        alone = _resolved(words, statement, speaker)
        stems = stems_of(alone)
        if len(stems) + len(statement.figures) < LEAST_SAID:
            continue
        dates = (date.value for date in statement.qualification.dates)
        yield Standing(
            ref=Ref(reading.document.id, statement.id),
            text=alone,
            stems=stems,
            names=names_of(alone, known),
            dates=tuple(date for date in dates if date is not None),
            figures=statement.figures,
            published=reading.document.published,
            said_by=None if speaker is None else speaker.name,
        )


def _innermost(
    statements: Iterable[Statement], text: str
) -> Iterator[tuple[Statement, tuple[Span, ...]]]:
    """Statements most of whose content no clause inside says again, each with its words."""
    whole = [s for s in statements if s.voice is not Voice.ASCRIBED]
    clauses = {s.id: is_clause(" ".join(span.of(text) for span in s.content)) for s in whole}
    inside: dict[tuple[Step, ...], list[Statement]] = defaultdict(list)
    for statement in whole:
        chain = _steps(statement)
        for n in range(1, len(chain)):
            inside[chain[:n]].append(statement)
    dropped = set()
    for statement in whole:
        inner = [s for s in inside[_steps(statement)] if clauses[s.id]] if statement.chain else []
        if _covered(statement, inner) >= SAID_AGAIN:
            dropped.add(statement.id)
        elif _steps(statement) in inside:
            dropped |= {s.id for s in inside[_steps(statement)] if not clauses[s.id]}
    for statement in whole:
        if statement.id in dropped:
            continue
        link = statement.chain[-1] if statement.chain else None
        if clauses[statement.id] or link is None or link.mention is None or link.cue is None:
            yield statement, statement.content
        else:
            yield statement, tuple(sorted({link.mention, link.cue, *statement.content}))


def _steps(statement: Statement) -> tuple[Step, ...]:
    return tuple((link.mention, link.cue) for link in statement.chain)


def _covered(statement: Statement, inner: Iterable[Statement]) -> float:
    """The share of a statement's content that lies in those inside it."""
    whole = sum(map(len, statement.content))
    parts = [part for s in inner for part in s.content]
    common = (
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in statement.content for b in parts
    )
    return sum(common) / whole if whole else 1.0


def is_clause(words: str) -> bool:
    """Whether they hold a finite verb, as far as its form tells."""
    forms = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    if forms[:1] in (["that"], ["whether"]):
        return True
    return any(
        form in _helpers() or form in _pasts() or form.endswith("n't") for form in forms
    ) or any(form.endswith("ed") and len(form) > 4 for form in forms[1:])


def _speaker(chain: tuple[Link, ...], sources: dict[str, Source]) -> Source | None:
    key = chain[-1].source if chain else None
    return None if key is None else sources.get(key)


def _resolved(words: str, statement: Statement, speaker: Source | None) -> str:
    if speaker is None or speaker.name is None:
        return words
    name = speaker.name
    if statement.quote in (Quote.DIRECT, Quote.MIXED):
        words = _OWN.sub(lambda found: _as(found[0], name), words)
    if statement.quote is Quote.INDIRECT and speaker.kind in _SPEAKERS:
        words = _THIRD.sub(lambda found: _as(found[0], name), words, count=1)
    return words


def _as(pronoun: str, name: str) -> str:
    owns = pronoun.lower() in ("our", "ours", "my", "mine", "his", "her", "hers")
    return f"{name}’s" if owns else name


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    small = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in small if len(word) > 1 and word not in empty_words())


def names_in(document: str) -> frozenset[str]:
    """The words that stand capitalised in the midst of a sentence."""
    return frozenset(form for form, inside in _capitalised(document) if inside)


def names_of(text: str, known: frozenset[str]) -> frozenset[str]:
    """The first letters of every name in `text`: a capitalised word, at the beginning of a
    sentence only if it is one of the document's `known` names."""
    forms = (form for form, inside in _capitalised(text) if inside or form in known)
    return frozenset(form.lower()[:NAME_LETTERS] for form in forms)


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    """Capitalised words that are not empty, and whether a sentence has begun before them."""
    end = 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        inside = end > 0 and not any(mark in between for mark in ".!?…:\n“")
        form = word[0].removesuffix("’s").removesuffix("'s")
        if form[:1].isupper() and len(form) > 1 and form.lower() not in empty_words():
            yield form, inside
        end = word.end()


@cache
def _helpers() -> frozenset[str]:
    words = "am is are was were has have had do does did can could may might must shall should"
    return frozenset(f"{words} will would it's that's there's he's she's they're we're".split())


@cache
def _pasts() -> frozenset[str]:
    lines = (files("sayso") / "data" / "pasts.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset(form for row in rows for form in row[1].split())


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what a statement is about."""
    text = (files("sayso") / "data" / "empty_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")
