"""Who has been named and heard so far in a walk through a document, and whom words mean that point
back to one of them: "she", "it", "the ministry", "the 52-year-old"."""

from collections.abc import Iterator, Mapping

from sayso.records import SourceKind
from sayso.resolve.casting import Cast, Identity
from sayso.resolve.descriptions import body_noun
from sayso.resolve.lexicons import Lexicons
from sayso.resolve.meant import BODY, BODY_NOUN, GENDER, PERSON_NOUN, Asked, Meant, candidates
from sayso.resolve.phrases import Phrase
from sayso.resolve.pronouns import Reference
from sayso.resolve.variation import Told, calls, excludes

Key = tuple[object, ...]
_NOUNS = (PERSON_NOUN, BODY_NOUN)
_PUBLIC = frozenset({SourceKind.MILITARY, SourceKind.GOVERNMENT})


class Memory:
    """References in text order, and the identities behind them."""

    def __init__(self, cast: Cast, told: Told, meant: Meant, lexicons: Lexicons) -> None:
        self._cast = cast
        self._told = told
        self._meant = meant
        self._lexicons = lexicons
        self._references: list[Reference] = []
        self._known: dict[Key, Identity] = {}
        self.asker: Key | None = None  # who has put a question last, and so does not answer it

    def refer(self, reference: Reference) -> None:
        self._references.append(reference)

    def keep(self, identity: Identity) -> Identity:
        """The one kept under its key: this one, where none is or where its kind was unknown."""
        known = self._known.get(identity.key)
        if known is None or (known.kind is SourceKind.UNKNOWN and known is not identity):
            self._known[identity.key] = identity
        return self._known[identity.key]

    def first(self, identity: Identity) -> Identity:
        """The first one of its key."""
        return self._known.setdefault(identity.key, identity)

    def meant(self, asked: Asked, phrase: Phrase, alone: Identity | None = None) -> Identity | None:
        """Whom a pronoun or a description means: one before, or `alone`, who it is if it is none of
        them; None in doubt."""
        noun = phrase.noun if asked.form in _NOUNS else ""
        bearers = self._cast.antecedents.bearers(noun)
        past = self._cast.antecedents.bearers(f"former {noun}") if noun else {}
        more: dict[object, tuple[str, ...]] = {}
        for reference in asked.reach(self._references):
            can_be = reference.who not in past and self._can_be(asked, phrase, reference)
            if can_be and reference.who not in more:
                more[reference.who] = tuple(self._facts(asked, phrase, reference, bearers))
        last = self._cast.last_speaker
        spoke = last.key if last is not None else None
        some = candidates(asked, self._references, more, spoke, self.asker)
        found = self._meant.one(asked, some)
        return None if found is None else alone if found.who is None else self._identity(found.who)

    def _identity(self, who: object) -> Identity | None:
        return self._known.get(who) if isinstance(who, tuple) else None

    def _can_be(self, asked: Asked, phrase: Phrase, reference: Reference) -> bool:
        """Whether it is of the kind that is asked for: a man, a woman, a body."""
        who = self._identity(reference.who)
        if who is not None and asked.form in _NOUNS and excludes(phrase, who, self._told):
            return False
        if asked.form in (BODY, BODY_NOUN):
            unknown = who is not None and who.kind is SourceKind.UNKNOWN
            if unknown and body_noun(phrase.noun, self._lexicons) in _PUBLIC:
                return False  # "Brill" is no army
            return reference.single and (unknown or not reference.person)
        if asked.quoted and (reference.who == self.asker or reference.who in asked.spoken_of):
            return False
        if who is not None and self._may_be_place(who):
            return False
        gender = reference.gender or self._cast.genders.get(reference.who, "")
        return reference.person and (not asked.gender or gender in ("", asked.gender))

    def _may_be_place(self, who: Identity) -> bool:
        """Whether nothing tells that a name is somebody's: one word that has said nothing, or a
        name that stands behind "in"."""
        if who.kind is not SourceKind.UNKNOWN or who.name is None:
            return False
        alone = " " not in who.name and who.key not in self._cast.spoken and not who.gender
        return alone or who.key[1] in self._cast.places

    def _facts(
        self,
        asked: Asked,
        phrase: Phrase,
        reference: Reference,
        bearers: Mapping[object, frozenset[str]],
    ) -> Iterator[str]:
        """What is known of whom a reference is to."""
        who = self._identity(reference.who)
        told = reference.gender if who is None else who.gender
        gender = told or self._cast.genders.get(reference.who, "")
        if asked.gender and gender == asked.gender:
            yield GENDER
        if who is None:
            yield "not resolved, but its gender" if gender else "not resolved"
            return
        yield f"is {who.kind}"
        if who.name is None:
            yield "has no name"
        if asked.form in _NOUNS:
            yield from calls(phrase, who, self._told, bearers, self._lexicons)
