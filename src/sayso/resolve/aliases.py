"""Names of one person or organisation: short forms to the fullest, titles to who bears them.

A short form counts only where one bearer alone can be meant. Two people who share a surname
leave it open, unless a title, a first name or an initial tells them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.records import SourceKind
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import PARTICLES, Run, name_key, organisation_kind
from sayso.wordlists import singular

NICKNAME_LETTERS = 3  # Tim and Timothy share at least these
MAX_BEARERS = 40  # people of one surname that are compared with each other; then all are in doubt
MAX_OPENING = 3  # words of a short form
MAX_FORMS = 20  # full forms of one name; more are a list, not a person
PROMINENT = 3  # times as often as any other of the surname is one named who is meant by it alone
APART = 400  # characters from where another of the surname was named: about a paragraph
Key = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Bearer:
    """One person or organisation that the text names in full."""

    forms: dict[tuple[str, ...], int] = field(default_factory=dict)  # name as written -> how often
    keys: set[Key] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    gender: str = ""
    sure: bool = False  # a person by title, given name, shape or description
    organisation: SourceKind | None = None
    places: list[int] = field(default_factory=list)  # where it is named in full
    alone: int = 0  # how often the surname stood for this one before another of it was named

    @property
    def at(self) -> int:
        """Where it is first named in full."""
        return min(self.places, default=0)

    @property
    def name(self) -> str:
        """The fullest form; of equals the more frequent, then the first."""
        return joined(max(self.forms, key=lambda form: (len(form), self.forms[form])))


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
        self._openings: dict[Key, list[Bearer]] = defaultdict(list)
        self._holding: dict[str, list[Bearer]] = defaultdict(list)
        runs = list(runs)
        self._counts = Counter(run.key for run in runs)
        self._words = frozenset(word for run in runs for word in run.key[-1:])
        plain = {run.key for run in runs if not _suffix(run.name)}
        self._juniors = {run.key for run in runs if len(run.key) > 1 and _suffix(run.name)} & plain
        self._written = {(*r.key, _suffix(r.name)): r.name for r in runs if r.key in self._juniors}
        runs = [run for run in runs if not self.junior(run.name)]
        self.titled: dict[Key, set[str]] = defaultdict(set)  # short names with a title
        short: list[Run] = []
        for run in sorted(
            map(self._trimmed, runs), key=lambda run: (-len(run.name), run.span.start)
        ):
            if len(run.key) > 1:
                self._add(run)
            elif run.key and run.titles:
                short.append(run)
                self.titled[run.key].update(run.titles)
        self._index()
        for run in short:
            self._add_titled(run)
        for run in runs:
            self._count_alone(run)

    def junior(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """The key of who is called "Ana Brill Jr." in a text that names an Ana Brill, too."""
        suffix, key = _suffix(name), name_key(name)
        if not suffix:
            return None
        fitting = [k for k in self._juniors if k[-len(key) :] == key]
        return (*fitting[0], suffix) if len(fitting) == 1 else None

    def written(self, junior: tuple[str, ...]) -> str:
        """The full name of a junior as the text has it."""
        return joined(self._written[junior])

    def _trimmed(self, run: Run) -> Run:
        """Without a word that only stands before the name: "Rival Ana Brill", "Karst's"."""
        first, tail = run.key[:1], run.key[1:]
        if len(tail) < 2 or len(run.key) != len(run.name) or len(first[0]) == 1:
            return run
        given = self._lexicons.given
        likely = tail[0] in given or self._counts[tail] > self._counts[run.key]
        if first[0] in given or not likely or tail not in self._counts:
            return run
        return replace(run, name=run.name[1:])

    def _add(self, run: Run) -> None:
        kind = organisation_kind(run.name, self._lexicons)
        bearer = self._by_key.get(run.key) or self._same(run.key, kind)
        bearer.places.append(run.span.start)
        bearer.forms[run.name] = bearer.forms.get(run.name, 0) + 1
        bearer.titles.update(run.titles)
        bearer.gender = bearer.gender or self.gender(run.key, run.titles)
        bearer.sure |= kind is None and self._person_shape(run)

    def _add_titled(self, run: Run) -> None:
        """ "Mr. Brill" where every Brill named in full is a woman, or comes only later, is one
        more Brill."""
        rivals = self._by_last.get(run.key[-1], [])
        if not rivals or len(rivals) > MAX_BEARERS:
            return
        gender = self.gender((), run.titles)
        fitting = [b for b in rivals if not gender or b.gender in ("", gender)]
        fitting = [b for b in fitting if b.titles & set(run.titles) or b.at < run.span.start]
        if not fitting:
            fitting = [Bearer(keys={run.key}, sure=True, gender=gender, places=[run.span.start])]
            rivals.append(fitting[0])
        if len(fitting) == 1:
            fitting[0].titles.update(run.titles)
            if fitting[0].keys == {run.key}:
                fitting[0].forms[run.name] = 1

    def _count_alone(self, run: Run) -> None:
        """Who has been called by the surname alone before anybody else had it."""
        rivals = self._by_last.get(run.key[-1], []) if len(run.key) == 1 and not run.titles else []
        known = [b for b in rivals if b.at <= run.span.start]
        if len(known) == 1 < len(rivals) <= MAX_BEARERS:
            known[0].alone += 1

    def _same(self, key: Key, kind: SourceKind | None) -> Bearer:
        """The bearer whose name this is another form of, or a new one."""
        rivals = self._by_last[key[-1]]
        fitting: list[Bearer] = []
        if kind is None and len(rivals) <= MAX_BEARERS:
            fitting = [
                b
                for b in rivals
                if b.organisation is None
                and len(b.keys) < MAX_FORMS
                and all(agree(key, other) for other in b.keys)
            ]
        bearer = fitting[0] if len(fitting) == 1 else Bearer(organisation=kind)
        bearer.keys.add(key)
        self._by_key[key] = bearer
        if bearer not in fitting:
            rivals.append(bearer)
        return bearer

    def _index(self) -> None:
        for key, bearer in self._by_key.items():
            same = self._by_first[key[0]]
            if len(same) <= MAX_BEARERS and bearer not in same:
                same.append(bearer)
            for size in range(1, min(len(key), MAX_OPENING + 1)):
                beginning = self._openings[key[:size]]
                if len(beginning) <= MAX_BEARERS and bearer not in beginning:
                    beginning.append(bearer)
            if bearer.organisation is not None:
                for word in set(key):
                    if bearer not in self._holding[word][-MAX_BEARERS:]:
                        self._holding[word].append(bearer)
                for letters in _letters(key):
                    self._acronyms[letters].append(bearer)

    def _person_shape(self, run: Run) -> bool:
        hyphened = any("-" in w and w.partition("-")[2].islower() for w in run.name[1:])
        known = run.key[0] in self._lexicons.given
        return bool(run.titles) or (not run.the and (hyphened or known))

    def gender(self, key: Key, titles: Iterable[str]) -> str:
        """By title, else by the given name; "" where either tells nothing."""
        roles, ranks = self._lexicons.roles, self._lexicons.titles
        told = {ranks.get(t) or roles.get(t) or "" for t in titles} - {""}
        if len(told) == 1:
            return told.pop()
        given = {self._lexicons.given[w] for w in key[:-1] if w in self._lexicons.given} - {""}
        first = len(key) > 1 and not told and key[0] in self._lexicons.given
        return given.pop() if first and len(given) == 1 else ""

    def full(self, key: Key) -> Bearer | None:
        """The bearer of a name of two words or more; None where none or several agree with it."""
        if key in self._by_key:
            return self._by_key[key]
        rivals = self._by_last.get(key[-1], [])[:MAX_BEARERS]
        people = [b for b in rivals if b.organisation is None]
        fitting = [b for b in people if all(agree(key, other) for other in b.keys)]
        return fitting[0] if len(fitting) == 1 else None

    def bearers(self, key: Key, titles: tuple[str, ...] = (), at: int = 0) -> list[Bearer]:
        """Everybody that a short form at a place can mean: by surname, else by first word.

        Those already named in full by then go before those named only later.
        """
        if len(key) > 1 and key[0] in PARTICLES:  # "De Brill" for Ana de Brill
            return self.bearers(key[1:], titles, at)
        if len(key) > 1:
            found = [b for b in self._by_last.get(key[-1], [])[:MAX_BEARERS] if _ends(b, key)]
        else:
            found = self._by_last.get(key[-1], [])[: MAX_BEARERS + 1]
        first: list[Bearer] = []
        if len(key) == 1:
            same = self._by_first.get(key[0], [])[: MAX_BEARERS + 1]
            first = [b for b in same if b not in found and self._callable(b)]
        found = [b for b in found if b.organisation is not None or self._plain(b)]
        known = [b for b in found + first if b.at <= at]
        return _prominent(self._by_title(known if known else found + first, titles), at)

    def _plain(self, bearer: Bearer) -> bool:
        """False for "Harbour Committee Members" and "Ada Greens" beside one Green: no person is
        called by a body's noun or by a plural."""
        if any(k[-1].endswith("s") and k[-1][:-1] in self._words for k in bearer.keys):
            return False
        nouns = self._lexicons.proper
        return bearer.sure or not any(
            word in nouns or singular(word) in nouns for k in bearer.keys for word in k
        )

    def _callable(self, bearer: Bearer) -> bool:
        return bearer.sure and bearer.organisation is None

    def _by_title(self, found: list[Bearer], titles: tuple[str, ...]) -> list[Bearer]:
        """Those whom the title fits, where it fits some and not all."""
        if not titles:
            return found
        gender = self.gender((), titles)
        if gender:
            found = [b for b in found if b.gender in ("", gender)]
        known = [b for b in found if b.gender]
        titled = [b for b in found if b.titles & set(titles)]
        return titled or (known if gender else []) or found

    def define(self, acronym: str, key: Key) -> None:
        """The text says that these letters stand for this name: "Coast Agency (CA)"."""
        if key in self._by_key:
            self._acronyms[fold(acronym).replace(".", "")] = [self._by_key[key]]

    def beginning(self, key: Key) -> list[Bearer]:
        """Everybody whose longer name begins so: "Halvers" for Halvers Group."""
        return self._openings.get(key, [])

    def holding(self, noun: str) -> list[Bearer]:
        """Every body in whose name the noun stands: the ministry for Ministry of Works."""
        return self._holding.get(noun, [])

    def by_acronym(self, word: str) -> list[Bearer]:
        return self._acronyms.get(fold(word).replace(".", ""), [])


def _letters(key: Key) -> set[str]:
    """What a body can be called for short: "CA" for Coast Agency of Senn, and "CAS"."""
    words = [word for word in key if word not in ("of", "for", "the", "and", "on", "&")]
    size = key.index("of") if "of" in key else len(key)
    parts = (key, words, key[:size])
    return {"".join(word[0] for word in part) for part in parts if len(part) > 1}


def _suffix(name: tuple[str, ...]) -> str:
    """ "jr" of "Ana Brill Jr.", else nothing."""
    last = fold(name[-1]) if len(name) > 1 else ""
    return last if last in ("jr", "sr") else ""


def _prominent(found: list[Bearer], at: int) -> list[Bearer]:
    """Of several the one alone that the text is about: named in full far more often than the
    others, and last of all before `at`."""
    if len(found) < 2:
        return found
    first, second, *_ = sorted(found, key=lambda b: -len(b.places))
    last = {id(b): max((p for p in b.places if p <= at), default=-1) for b in found}
    near = max(found, key=lambda b: last[id(b)])
    often = len(first.places) + first.alone >= PROMINENT * max(1, len(second.places) + second.alone)
    apart = near is first or (first.alone >= PROMINENT and at - last[id(near)] > APART)
    return [first] if often and apart else found


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
