"""Whom a headline and the first sentences describe before the text names them: "Judge halts sale",
and Judge Ana Brill further down; "Ministry blames dam", and the Ministry of Works.

Comes in: a parsed mention. Goes out: the one who is meant, None where none or several can be.
"""

from sayso.resolve.casting import Cast, Identity
from sayso.resolve.descriptions import body_noun
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.phrases import Form, Phrase
from sayso.resolve.variation import Told, excludes, kinds_of, role_of, shape

LEAD = 3  # passages, headline included, in which somebody is described before being named


class Ahead:
    """Asked by the walk through a document; `voices`: the words of its speakers' mentions below the
    headline."""

    def __init__(self, cast: Cast, told: Told, voices: frozenset[str], lexicons: Lexicons) -> None:
        self._cast = cast
        self._told = told
        self._voices = voices
        self._lexicons = lexicons

    def named(self, phrase: Phrase, number: int, *, running: bool) -> Identity | None:
        """Whom a mention in passage `number` describes; `running`: which is running text."""
        if number >= LEAD:
            return None
        noun = role_of(phrase, self._lexicons)
        if noun and phrase.noun != noun:  # "former risk chief"
            return None
        if not noun or (phrase.form is Form.NAME and running):
            return self._body(phrase) if number == 0 else None
        who = self._told.only(kinds_of(noun))
        if who is None or excludes(phrase, who, self._told):
            return None
        if phrase.definite and shape(phrase) == "with more behind":  # "the mayor of Marn"
            return None
        return who if fold((who.name or "").split(" ")[-1]) in self._voices else None

    def _body(self, phrase: Phrase) -> Identity | None:
        """A body, if it speaks by that noun or by its name's last word."""
        noun = phrase.head
        if phrase.definite is not None or phrase.plural or phrase.owned:
            return None
        if body_noun(noun, self._lexicons) is None:
            return None
        who = self._told.only((noun,)) or self._cast.holding(noun)
        words = {noun, fold((who.name or "").split(" ")[-1])} if who is not None else set()
        return who if words & self._voices else None
