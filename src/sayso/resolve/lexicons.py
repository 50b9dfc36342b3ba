"""The word lists of `sayso/data`, read once: states, roles, titles, organisations, given names.

Code names no country, party or person; these lists do, and all rows are treated alike. A caller
may pass lists of its own.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.records import SourceKind
from sayso.wordlists import rows, table

# Given names, too, but before one more word in a report nearly always something else.
_NO_GIVEN = frozenset(
    """admiral author boss captain charity colonel commodore council del doctor emir fleet forum
    friend general governor imam judge justice lady lawyer maj media press queen senora son
    wing""".split()
)
_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: what it is called and by what places its government is."""

    code: str
    name: str
    article: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def of(self, office: str) -> str:
        """The name with an office, as in "Government of the Netherlands"."""
        return " ".join(part for part in (office, "of", self.article, self.name) if part)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Every list, keyed by folded words."""

    states: tuple[State, ...]
    roles: Mapping[str, str]  # noun -> gender: "m", "f" or "" where either
    offices: frozenset[str]  # roles that belong to a state
    titles: Mapping[str, str]  # title -> gender
    organisations: Mapping[str, SourceKind]  # nouns as written small
    proper: Mapping[str, SourceKind]  # the same, and those that only names hold ("Post")
    unnamed: Mapping[str, SourceKind]
    given: Mapping[str, str]  # given name -> "m", "f", or "" where given to both


def fold(word: str) -> str:
    """For comparison: no case, no diacritics, plain apostrophes and hyphens."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@cache
def standard() -> Lexicons:
    """The lists that come with the package."""
    roles = rows("roles.tsv")
    return Lexicons(
        states=tuple(_state(row) for row in rows("states.tsv")),
        roles={noun: gender for noun, gender, _, _ in roles},
        offices=frozenset(noun for noun, _, office, _ in roles if office),
        titles={fold(title): gender for title, gender, _ in rows("titles.tsv")},
        organisations={n: k for n, k in _kinds("organisations").items() if n.islower()},
        proper={fold(n): k for n, k in _kinds("organisations").items()},
        unnamed=_kinds("unnamed"),
        given=_given(),
    )


def _kinds(name: str) -> dict[str, SourceKind]:
    return {noun: SourceKind(kind) for noun, kind in table(f"{name}.tsv").items()}


def _given() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, gender, _ in rows("given_names.tsv"):
        key = fold(name)
        if key in _NO_GIVEN:
            continue
        only = gender if len(gender) == 1 and found.get(key, gender) == gender else ""
        found[key] = only
    return found


def _state(row: Sequence[str]) -> State:
    code, name, article, *lists, _ = row
    return State(code, name, article, *(tuple(filter(None, some.split("; "))) for some in lists))
