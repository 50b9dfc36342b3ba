"""A parsed mention in, an identity out: which person, state, organisation or unnamed speaker.

An identity's `key` is equal for mentions of the same source. None means in doubt.
"""

from dataclasses import dataclass, replace

from sayso.records import SourceKind, Span
from sayso.resolve.aliases import Bearer, Register, joined, organisation_key
from sayso.resolve.governments import Atlas, Polity
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import capital, name_key, organisation_kind
from sayso.resolve.owners import Owners
from sayso.resolve.phrases import Form, Phrase, members, parse
from sayso.resolve.unnamed import Antecedents, are_people, unnamed_kind

# Nouns that any body of the kind is called by; a "group" may be people, too, and is none.
GENERIC = {
    "agency": SourceKind.AGENCY,
    "company": SourceKind.COMPANY,
    "firm": SourceKind.COMPANY,
    "newspaper": SourceKind.MEDIA,
    "paper": SourceKind.MEDIA,
    "outlet": SourceKind.MEDIA,
    "document": SourceKind.DOCUMENT,
    **dict.fromkeys(
        (
            "editorial board",
            "editorial page",
            "news outlet",
            "news organisation",
            "news organization",
            "news website",
            "news site",
            "news channel",
            "media outlet",
        ),
        SourceKind.MEDIA,
    ),
}
_BUSINESS = frozenset(["company", "firm"])
_RULERS = frozenset(["government", "authority", "authorities", "cabinet", "administration"])
_PAST = frozenset("former ex late retired then next future".split())
_POSSESSIVE = frozenset(["'s", "’s", "'", "’", "."])
_JOINTS = frozenset(["and", "or", "&", ",", "."])
_FIRMS = frozenset(["Group", "Partners"])  # with which a firm's name ends, and other bodies' too
ABBREVIATION = 4  # letters of an abbreviated title at most
ACRONYM_LETTERS = (2, 6)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who it is: `key` for equality, and what is known of them."""

    key: tuple[object, ...]
    name: str | None
    kind: SourceKind
    gender: str = ""
    holder: bool = False  # of an office that the text gives no name with

    @property
    def person(self) -> bool:
        """True where he or she can stand for it."""
        known = self.kind is not SourceKind.UNKNOWN or self.name is not None
        return self.holder or (known and self.kind in _PEOPLE)

    @property
    def words(self) -> Span | None:
        """The only words that tell who it is, where it is known by nothing else."""
        sort, *rest = self.key
        return rest[0] if sort == "mention" and isinstance(rest[0], Span) else None


_PEOPLE = (SourceKind.PERSON, SourceKind.UNKNOWN, SourceKind.UNNAMED, SourceKind.EYEWITNESS)


class Cast:
    """Everybody in one document, asked by phrase."""

    def __init__(
        self, register: Register, atlas: Atlas, owners: Owners, lexicons: Lexicons
    ) -> None:
        self._register = register
        self._atlas = atlas
        self._owners = owners
        self._lexicons = lexicons
        self.antecedents = Antecedents()
        self.spoken: set[tuple[object, ...]] = set()  # keys of the speakers so far
        self.last_body: Identity | None = None  # the last speaker that is no person
        self.bodies = False  # whether any body has been named
        self.borne: frozenset[str] = frozenset()  # roles that somebody named bears, here or later
        self.last_speaker: Identity | None = None  # in the text's own voice
        self.genders: dict[object, str] = {}  # by key: what no name or title tells
        self.kinds: dict[object, SourceKind] = {}  # the same of bodies
        self.places: frozenset[tuple[str, ...]] = frozenset()  # names that stand behind "in"

    def identify(self, phrase: Phrase, written: str = "") -> Identity | None:
        """The source of a mention that is no pronoun; `written` is the mention as it stands."""
        polity = self._atlas.place(written.strip(' ,;:"“”'))
        if polity is not None:
            return government(polity)
        if phrase.form is Form.COLLECTIVE:
            return self._collective(phrase)
        if phrase.form is Form.NAME:
            return self._name_phrase(phrase)
        return self._description(phrase)

    def _collective(self, phrase: Phrase) -> Identity:
        named = all(w[0].isupper() or w in _JOINTS or w == "the" for w in phrase.words)
        key = ("several", fold(phrase.text)) if named else ("mention", phrase.span)
        name = joined_several(phrase.words) if named else None
        return Identity(key, name, self._common_kind(phrase, named=named))

    def _common_kind(self, phrase: Phrase, *, named: bool) -> SourceKind:
        """The kind that all of several speakers are of."""
        apart = (parse(phrase.span, one, self._lexicons) for one in members(phrase.words))
        found = [self.identify(p) for p in apart if p.form is not Form.COLLECTIVE]
        kinds = {one.kind if one is not None else SourceKind.UNKNOWN for one in found}
        if len(kinds) == 1 and len(found) > 1 and kinds != {SourceKind.UNKNOWN}:
            return kinds.pop()
        return SourceKind.UNKNOWN if named else SourceKind.UNNAMED

    def _name_phrase(self, phrase: Phrase) -> Identity | None:
        if not phrase.titles and not phrase.modifiers:
            polity = self._atlas.place(joined(phrase.name))
            if polity is not None:
                return government(polity)
        if self._faction(phrase):
            key = ("name", tuple(fold(word) for word in phrase.words))
            return Identity(key, joined(phrase.words), SourceKind.UNKNOWN)
        the = phrase.definite is True and not phrase.titles
        found = self.named(phrase.name, phrase.titles, phrase.span.start, the=the)
        sure = bool(phrase.titles) or any(w in self._lexicons.roles for w in phrase.apposed[:8])
        sure |= bool(phrase.apposed) and phrase.apposed[0].isdigit()
        said = self._noun_before(phrase)
        if found is not None and found.kind is SourceKind.UNKNOWN and said is not None:
            return replace(found, kind=said)
        if found is not None and found.kind is SourceKind.UNKNOWN and sure:
            gender = found.gender or self._register.gender((), phrase.titles)
            return Identity(found.key, found.name, SourceKind.PERSON, gender)
        return found

    def _noun_before(self, phrase: Phrase) -> SourceKind | None:
        """The kind of a body whose noun stands before its name: "the seed company Brill"."""
        before = phrase.words[: len(phrase.words) - len(phrase.name)][-1:]
        small = before and before[0].islower()
        return self._lexicons.organisations.get(before[0]) if small else None

    def _faction(self, phrase: Phrase) -> bool:
        """A plural with a word before it ("Senate Greens") is not the plural alone."""
        plural = len(phrase.name) == 1 and phrase.name[0].endswith("s")
        titles = phrase.titles
        borne = {**self._lexicons.titles, **self._lexicons.roles}
        short = ABBREVIATION  # "Sen" is a rank, "Senate" is none
        rank = any(borne.get(t) or t in self._lexicons.roles or len(t) <= short for t in titles)
        further = bool(phrase.titles or phrase.modifiers) and not rank
        known = plural and self._register.bearers(name_key(phrase.name))
        return plural and further and not known

    def named(
        self, name: tuple[str, ...], titles: tuple[str, ...] = (), at: int = 0, *, the: bool = False
    ) -> Identity | None:
        """Who bears a proper name; None where two could."""
        key = name_key(name)
        if not key or (key[-1] in self._lexicons.titles and len(key) == 1):
            return None
        kind = organisation_kind(name, self._lexicons)
        if kind is not None:
            return self._organisation(name, kind, at)
        junior = self._register.junior(name)
        if junior is not None:
            gender = self._register.gender(junior, titles)
            shown = self._register.written(junior)
            return Identity(("person", junior), shown, SourceKind.PERSON, gender)
        full = self._register.full(key) if len(key) > 1 else None
        bearers = [full] if full is not None else self._register.bearers(key, titles, at)
        if the:
            bearers = [b for b in bearers if b.organisation is not None or b is full]
        elif len(key) == 1:
            bearers = [b for b in bearers if b.organisation is None]
        if not bearers and _acronym(name):
            bearers = self._register.by_acronym(name[0])
        if not bearers and not the and not titles:
            bearers = self._short_form(key)
        if len(bearers) > 1:
            return None
        return self._borne(bearers[0], at) if bearers else self._lone(name, key, titles, the)

    def _short_form(self, key: tuple[str, ...]) -> list[Bearer]:
        """The one firm whose name begins so: "Halvers" for Halvers Group; of other bodies, whose
        names begin with a place's, only by two words that stand for no place: "St Agnes"."""
        found = self._register.beginning(key)
        place = key in self.places or self._atlas.known(" ".join(key))
        if len(found) != 1 or place or key[0] in self._lexicons.given:
            return []
        kind = found[0].organisation or self.kinds.get(("person", min(found[0].keys)))
        body = len(key) > 1 and kind is not None
        firm = kind is SourceKind.COMPANY or max(found[0].forms, key=len)[-1] in _FIRMS
        return found if firm or body else []

    def holding(self, noun: str) -> Identity | None:
        """The one body in whose name the noun stands."""
        found = self._register.holding(noun)
        return self._borne(found[0], found[0].at) if len(found) == 1 else None

    def _borne(self, bearer: Bearer, at: int) -> Identity | None:
        if bearer.organisation is not None:
            words = max(bearer.forms, key=len)
            return self._organisation(words, bearer.organisation, at)
        key = ("person", min(bearer.keys))
        kind = SourceKind.PERSON if bearer.sure else self.kinds.get(key, SourceKind.UNKNOWN)
        gender = bearer.gender if bearer.gender else self.genders.get(key, "")
        return Identity(key, bearer.name, kind, gender)

    def _lone(
        self, name: tuple[str, ...], key: tuple[str, ...], titles: tuple[str, ...], the: bool
    ) -> Identity:
        """A name that nothing longer in the text explains."""
        known = self._register.titled.get(key, set())
        kind = SourceKind.PERSON if titles or known else SourceKind.UNKNOWN
        if kind is SourceKind.UNKNOWN and _acronym(name):
            kind = SourceKind.ORGANISATION
        kind = self.kinds.get(("name", key), kind) if kind is SourceKind.UNKNOWN else kind
        if are_people(name[-1]) and len(key) == 1:
            kind = SourceKind.UNKNOWN  # "House Unionists"
        person = len(key) > 1 and key[0] in self._lexicons.given and not the
        if person:
            kind = SourceKind.PERSON
        gender = self._register.gender(key, known | set(titles))
        return Identity(("name", key), joined(name), kind, gender)

    def _organisation(self, words: tuple[str, ...], kind: SourceKind, at: int) -> Identity | None:
        """A body by the name in a mention that begins at a place; None where two states have one
        so called, and nothing tells whose it is."""
        named = self._owners.at(at, words)
        if named is None:
            return Identity(("organisation", organisation_key(words)), " ".join(words), kind)
        meant = self._owners.only(named)
        if meant is None:
            return None
        key = (tuple(sorted(meant.office.kind)), meant.owner)
        return Identity(("organisation", key), meant.name, kind)

    def _description(self, phrase: Phrase) -> Identity | None:
        if self._surname(phrase):
            return self.named(phrase.words, (), phrase.span.start)
        kind = self._lexicons.organisations.get(phrase.head)
        if kind is not None and phrase.head not in self._lexicons.roles:
            return self._body(phrase, kind)
        if phrase.head in self._lexicons.roles and not phrase.plural:
            return self._role(phrase)
        if phrase.definite and not phrase.plural and not phrase.modifiers:
            return self._last_unnamed(phrase.head)
        return self.own(phrase)

    def _last_unnamed(self, noun: str) -> Identity | None:
        """ "The official" behind two officials: the one who spoke last, if nobody names them."""
        found = self.antecedents.last(noun)
        unnamed = isinstance(found, Identity) and found.name is None and found.key in self.spoken
        return found if unnamed and isinstance(found, Identity) else None

    def _surname(self, phrase: Phrase) -> bool:
        """True for a capitalised noun that is somebody's name here ("Dean", "Baker")."""
        single = len(phrase.words) == 1 and phrase.definite is None
        if not single or not capital(phrase.words[0]):
            return False
        return any(b.sure for b in self._register.bearers(name_key(phrase.words)))

    def own(self, phrase: Phrase) -> Identity:
        """A source that this mention alone names."""
        kind = unnamed_kind(phrase, self._lexicons)
        gender = "" if phrase.plural else self._lexicons.roles.get(phrase.head, "")
        known = kind if kind is not None else SourceKind.UNKNOWN
        return Identity(("mention", phrase.span), None, known, gender)

    def _role(self, phrase: Phrase) -> Identity | None:
        if phrase.definite is False:
            return self.own(phrase)
        noun = phrase.noun
        found = self.antecedents.one(noun, self.canonical(phrase.modifiers))
        if isinstance(found, Identity):
            return found
        if self.antecedents.count(noun) > 1 and not phrase.modifiers:
            if self.antecedents.bears(self.last_speaker, noun):
                return self.last_speaker
            return self._last_unnamed(noun)
        office = self._office(phrase)
        if office is not None:
            return office
        if phrase.modifiers or phrase.definite is None:
            return self._held(self.own(phrase), phrase)
        alone = not self.antecedents.count(noun) and noun not in self.borne
        lone = Identity(("noun", noun), None, SourceKind.UNNAMED)
        return self._held(lone, phrase) if alone else None

    def _held(self, found: Identity, phrase: Phrase) -> Identity:
        """ "The mayor of Senn", whom nobody names: the office speaks, and it is a government's."""
        held = phrase.head in self._lexicons.offices and phrase.definite is True
        past = _PAST & set(phrase.text.lower().split())
        if not held or past or phrase.head in self.borne:
            return found
        return replace(found, kind=SourceKind.GOVERNMENT, holder=True)

    def _office(self, phrase: Phrase) -> Identity | None:
        """ "the Ardanian president" whom the text does not name: the office itself."""
        polities = self._polities(phrase.modifiers)
        if phrase.head not in self._lexicons.offices or len(polities) != 1:
            return None
        polity, used = polities[0]
        rest = [m for m in phrase.modifiers if m not in used]
        title = " ".join([*rest, phrase.head])
        key = ("office", polity.code, title)
        return Identity(key, polity.office(title.capitalize()), SourceKind.GOVERNMENT)

    def _body(self, phrase: Phrase, kind: SourceKind) -> Identity | None:
        """A body or document: the ministry, the Ardanian government, a new poll."""
        polities = self._polities(phrase.modifiers)
        if phrase.head in _RULERS and len(polities) == 1 and _only(phrase, polities[0][1]):
            return government(polities[0][0])
        if phrase.definite is False or (phrase.plural and not phrase.modifiers):
            group = kind is SourceKind.ORGANISATION and phrase.definite is not True
            group &= not any(map(capital, phrase.words))
            kind = SourceKind.UNNAMED if group else kind  # "a movement": which, nobody tells
            return Identity(("mention", phrase.span), None, kind)
        if phrase.modifiers:
            return self._modified_body(phrase, kind)
        found = self.antecedents.one(phrase.head)
        if found is None and not self.antecedents.count(phrase.head) and phrase.head in GENERIC:
            found = self.antecedents.one("kind:" + GENERIC[phrase.head])
        if isinstance(found, Identity):
            return found if phrase.head not in GENERIC or self._speaks(found) else None
        if phrase.head in _BUSINESS and self._business_spoke():
            return self.last_speaker
        document = kind is SourceKind.DOCUMENT
        other = not document and (self.bodies or phrase.head in GENERIC)
        if phrase.definite and (other or self.antecedents.count(phrase.head)):
            return None  # it may be a body that has a name
        lasting = phrase.definite and not document
        key = ("noun", phrase.head) if lasting else ("mention", phrase.span)
        return Identity(key, None, kind)

    def _business_spoke(self) -> bool:
        """Whether a body spoke last that is named and not by a listed noun: "Brill Services"."""
        last, body = self.last_speaker, self.last_body
        if last is None or body is None or last.name is None or last.key != body.key:
            return False
        return fold(last.name.split()[-1]) not in self._lexicons.organisations

    def _speaks(self, body: Identity) -> bool:
        """False where another body spoke last, and this one has only been named."""
        last = self.last_body
        unknown = self.last_speaker
        if unknown is not None and unknown.kind is SourceKind.UNKNOWN and unknown.name is not None:
            return unknown.key == body.key  # it may be a body of a name that no list tells
        return last is None or last.key == body.key or body.key in self.spoken

    def _modified_body(self, phrase: Phrase, kind: SourceKind) -> Identity:
        found = self.antecedents.one(phrase.head, self.canonical(phrase.modifiers))
        if isinstance(found, Identity):
            return found
        first = phrase.definite is True or phrase.owned
        proper = any(capital(w) for w in phrase.words[0 if first else 1 :])
        if not proper:
            return Identity(("mention", phrase.span), None, kind)
        words = tuple(w for w in phrase.words if w not in _POSSESSIVE)
        name = None if phrase.owned else joined(words)
        return Identity(("organisation", organisation_key(words)), name, kind)

    def is_place(self, name: tuple[str, ...]) -> bool:
        """True for a run that is a word of the gazetteer and nobody's name."""
        return self._atlas.known(joined(name))

    def _polities(self, modifiers: tuple[str, ...]) -> list[tuple[Polity, tuple[str, ...]]]:
        """The states among a description's words, each with the words that name it."""
        found: dict[str, tuple[Polity, tuple[str, ...]]] = {}
        i = 0
        while i < len(modifiers):
            for size in (3, 2, 1):
                used = modifiers[i : i + size]
                polity = self._atlas.demonym(" ".join(used)) if len(used) == size else None
                if polity is not None:
                    found.setdefault(polity.code, (polity, used))
                    i += size - 1
                    break
            i += 1
        return list(found.values())

    def canonical(self, modifiers: tuple[str, ...]) -> frozenset[str]:
        """Modifiers to compare: every word for one state is the same word."""
        states = self._polities(modifiers)
        used = {word for _, words in states for word in words}
        return frozenset(m for m in modifiers if m not in used) | {p.code for p, _ in states}


def government(polity: Polity) -> Identity:
    """The government that speaks where the state's name or seat does."""
    return Identity(("state", polity.code), polity.office("Government"), SourceKind.GOVERNMENT)


def _only(phrase: Phrase, used: tuple[str, ...]) -> bool:
    return set(phrase.modifiers) == set(used)


def joined_several(words: tuple[str, ...]) -> str:
    """Names in a row as a reader writes them, without spaces before the marks."""
    return " ".join(words).replace(" .", ".").replace(" ,", ",")


def _acronym(name: tuple[str, ...]) -> bool:
    letters = name[0].replace(".", "")
    low, high = ACRONYM_LETTERS
    return len(name) == 1 and letters.isupper() and low <= len(letters) <= high
