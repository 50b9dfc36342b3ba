"""Names of one person or organisation: short forms to the fullest, titles to who bears them.

A short form counts only where one bearer alone can be meant. Two people who share a surname
leave it open, unless a title, a first name or an initial tells them apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.records import SourceKind
from sayso.resolve.lexicons import Lexicons, fold, singular
from sayso.resolve.names import PARTICLES, Run, organisation_kind

NICKNAME_LETTERS = 3  # Tim and Timothy share at least these
MAX_BEARERS = 40  # people of one surname that are compared with each other; then all are in doubt
Key = tuple[str, ...]


@dataclass(slots=True)
class Bearer:
    """One person or organisation that the text names in full."""

    forms: dict[tuple[str, ...], int] = field(default_factory=dict)  # name as written -> how often
    keys: set[Key] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    gender: str = ""
    sure: bool = False  # a person by title, given name, shape or description
    organisation: SourceKind | None = None

    @property
    def name(self) -> str:
        """The fullest form; of equals the more frequent, then the first."""
        best = max(self.forms, key=lambda form: (len(form), self.forms[form]))
        return joined(best)


def joined(words: tuple[str, ...]) -> str:
    """Words as a name, with the full stop that an initial lost."""
    dotted = [w + "." if (len(w) == 1 and w.isupper()) or w in ("Jr", "Sr") else w for w in words]
    return " ".join(dotted)


class Register:
    """Who is named in one document. Built once, then only asked."""

    def __init__(self, runs: Iterable[Run], lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._by_key: dict[Key, Bearer] = {}
        self._by_last: dict[str, list[Bearer]] = defaultdict(list)
        self._by_first: dict[str, list[Bearer]] = defaultdict(list)
        self._acronyms: dict[str, list[Bearer]] = defaultdict(list)
        for run in sorted(runs, key=lambda run: -len(run.name)):
            if len(run.key) > 1:
                self._add(run)
        self._index()

    def _add(self, run: Run) -> None:
        kind = organisation_kind(run.name, self._lexicons)
        bearer = self._by_key.get(run.key) or self._same(run.key, kind)
        bearer.forms[run.name] = bearer.forms.get(run.name, 0) + 1
        bearer.titles.update(run.titles)
        bearer.gender = bearer.gender or self.gender(run.key, run.titles)
        bearer.sure |= kind is None and self._person_shape(run)

    def _same(self, key: Key, kind: SourceKind | None) -> Bearer:
        """The bearer whose name this is another form of, or a new one."""
        rivals = self._by_last[key[-1]]
        fitting: list[Bearer] = []
        if kind is None and len(rivals) <= MAX_BEARERS:
            fitting = [
                b
                for b in rivals
                if b.organisation is None and all(agree(key, other) for other in b.keys)
            ]
        bearer = fitting[0] if len(fitting) == 1 else Bearer(organisation=kind)
        bearer.keys.add(key)
        self._by_key[key] = bearer
        if bearer not in fitting:
            rivals.append(bearer)
        return bearer

    def _index(self) -> None:
        for key, bearer in self._by_key.items():
            if bearer not in self._by_first[key[0]][:MAX_BEARERS]:
                self._by_first[key[0]].append(bearer)
            if bearer.organisation is not None:
                self._acronyms["".join(word[0] for word in key)].append(bearer)

    def _person_shape(self, run: Run) -> bool:
        hyphened = any("-" in w and w.partition("-")[2].islower() for w in run.name[1:])
        known = run.key[0] in self._lexicons.given
        return bool(run.titles) or (not run.the and (hyphened or known))

    def gender(self, key: Key, titles: Iterable[str]) -> str:
        """By title, else by the given name; "" where either tells nothing."""
        roles = {**self._lexicons.roles, **self._lexicons.titles}
        told = {roles.get(title, "") for title in titles} - {""}
        if len(told) == 1:
            return told.pop()
        return self._lexicons.given.get(key[0], "") if len(key) > 1 and not told else ""

    def full(self, key: Key) -> Bearer | None:
        """The bearer of a name of two words or more; None where none or several agree with it."""
        if key in self._by_key:
            return self._by_key[key]
        rivals = self._by_last.get(key[-1], [])[:MAX_BEARERS]
        people = [b for b in rivals if b.organisation is None]
        fitting = [b for b in people if all(agree(key, other) for other in b.keys)]
        return fitting[0] if len(fitting) == 1 else None

    def bearers(self, key: Key, titles: tuple[str, ...] = ()) -> list[Bearer]:
        """Everybody that a short form can mean: by surname, else by first word."""
        if len(key) > 1 and key[0] in PARTICLES:  # "De Brill" for Ana de Brill
            return self.bearers(key[1:], titles)
        if len(key) > 1:
            found = [b for b in self._by_last.get(key[-1], [])[:MAX_BEARERS] if _ends(b, key)]
        else:
            found = self._by_last.get(key[-1], [])[: MAX_BEARERS + 1]
        first = [b for b in self._by_first.get(key[0], []) if b not in found and self._callable(b)]
        if len(key) > 1 or (found and first and not titles):
            first = [b for b in first if len(key) == 1]
        return self._by_title(found + first, titles)

    def _callable(self, bearer: Bearer) -> bool:
        return bearer.sure and bearer.organisation is None

    def _by_title(self, found: list[Bearer], titles: tuple[str, ...]) -> list[Bearer]:
        """Those whom the title fits, where it fits some and not all."""
        if len(found) < 2 or not titles:
            return found
        gender = self.gender((), titles)
        if gender:
            fitting = [b for b in found if b.gender in ("", gender)]
            return fitting if any(b.gender for b in fitting) else found
        return [b for b in found if b.titles & set(titles)] or found

    def define(self, acronym: str, key: Key) -> None:
        """The text says that these letters stand for this name: "Coast Agency (CA)"."""
        if key in self._by_key:
            self._acronyms[fold(acronym).replace(".", "")] = [self._by_key[key]]

    def by_acronym(self, word: str) -> list[Bearer]:
        return self._acronyms.get(fold(word).replace(".", ""), [])


def _ends(bearer: Bearer, key: Key) -> bool:
    return any(other[-len(key) :] == key for other in bearer.keys)


def agree(one: Key, other: Key) -> bool:
    """True where both can be the same person's full name: surname, first name, middle initials."""
    shorter, longer = sorted((one, other), key=len)
    if longer[-len(shorter) :] == shorter:
        return True
    middles = [(m[1:-1]) for m in (one, other)]
    if all(middles) and middles[0][0][0] != middles[1][0][0]:
        return False
    return one[-1] == other[-1] and _first_names_agree(one[0], other[0])


def _first_names_agree(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1 or len(shorter) >= NICKNAME_LETTERS:
        return longer.startswith(shorter)
    return one == other


def organisation_key(words: Iterable[str]) -> Key:
    """One key for "Ministry of Works", "the Works Ministry" and "works ministry"."""
    folded = [fold(word) for word in words if fold(word) not in ("the", "'s", "’s", "'", "’")]
    if "of" in folded[1:-1]:
        at = folded.index("of")
        folded = folded[at + 1 :] + folded[:at]
    return tuple(singular(word) for word in folded)
