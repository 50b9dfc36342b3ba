"""What the main clause says: its tense, and the verb or complement that carries it.

Comes in: a Clause. Goes out: a Predicate, None where no verb stands. `finite.py` finds helping
verbs and past forms; any other present form ("people live along the river") is found here, by the
lexicon `data/predicates.tsv` and the word before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.qualify.clause import Clause
from sayso.qualify.pasts import is_past
from sayso.qualify.verbgroup import ADVERBS, BE, FINITE, MODALS
from sayso.wordlists import forms, rows, word_class

HAVE = frozenset("has have had".split())
_DO = frozenset("do does did".split())
_PAST_HELPERS = frozenset("was were had did".split())
_PRONOUNS = frozenset("i we you they he she it who".split())
_PLURALS = frozenset("people police men women children troops both many most others".split())
_NO_SUBJECT = word_class("determiners") | frozenset(
    "in on at of for to from by with about against into over under between and or as than , not"
    " that which what".split()
)
# Participles that are spelt like the present form, or that no past form stands for.
_PARTICIPLES = frozenset(
    "been had put cut set let hit shut cost hurt quit read spread split cast burst come become"
    " run bet beset overcome upset thrust shed".split()
)
# After "is" or "'s" these are a perfect: nothing can be gone or been to.
_PERFECT_ONLY = frozenset("been gone had done become got gotten come happened begun".split())
_BETWEEN = ADVERBS | {"either", "recently", "all"}
_PLAIN_LY = frozenset("likely unlikely early only friendly deadly costly daily weekly".split())
# "To" after these leaves a state: "appears to be", "continues to grow".
_GOES_ON = frozenset(f for v in ("appear", "seem", "continue", "remain") for f in forms(v))
# Words that open a side clause: a verb behind them is not the main one.
_SIDE = frozenset("how why whether because while although".split())
_OBJECTS = word_class("determiners") | frozenset("to that him them us me it all".split())
_NO_OBJECT = (
    ADVERBS
    | word_class("prepositions")
    | frozenset("and or but if when while as than that because later further next".split())
)
_NOUN_FORMS = word_class("noun_forms")
_VERY = frozenset("very so quite really pretty extremely".split())
_ASIDE = 8  # words of an aside behind a helping verb: "are, in effect, at war"
_TOGETHER = frozenset("together jointly collectively alone today currently".split())
_NEVER_NOUNS = frozenset(
    "exists persists prevails remains continues depends lingers owns exist"
    " persist prevail remain continue depend linger".split()
)
_PLACES = frozenset(
    "in at on under near inside outside within among across along still between behind".split()
)
# What one has for a while; that there "is" one would be a verdict.
_TO_HAVE = frozenset("chance difference doubt hope possibility reason".split())
_SIZES = frozenset("long wide high tall deep old thick pages".split())


class Sort(StrEnum):
    """Classes of `data/predicates.tsv`."""

    STATE = "state"
    ACTIVITY = "activity"
    TIMELESS = "timeless"
    HAPPEN = "happen"
    ACT = "act"
    CONDITION = "condition"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Predicate:
    """`head`: the first word of the verb group; `verb`: the word that means something, a verb or
    what "is" joins on; `after`: the words behind it. `copula`: "is" and its forms stand before."""

    head: str
    verb: str
    after: tuple[str, ...]
    subject: str
    perfect: bool = False
    copula: bool = False
    negated: bool = False

    @property
    def modal(self) -> bool:
        return self.head in MODALS

    @property
    def past(self) -> bool:
        """True for a past form, also before a participle ("was sent", "had sent")."""
        return self.head in _PAST_HELPERS or (self.head not in FINITE and is_past(self.head))

    def is_(self, sort: Sort) -> bool:
        return sort in self.sorts

    @property
    def sorts(self) -> frozenset[Sort]:
        """The classes of the verb, with its particle where the two have their own: "take up"."""
        lemma, _ = _forms().get(self.verb, (self.verb, False))
        behind = next((w for w in self.after[:2] if w not in _VERY), "")
        own = _sorts().get(f"{lemma} {behind}") or _sorts().get(f"{self.verb} {behind}")
        return (
            own
            if own is not None and (self.copula or Sort.CONDITION not in own)
            else sorts(self.verb)
        )

    @property
    def takes_object(self) -> bool:
        """True where a noun phrase follows: "increase oversight", not "increase by a third"."""
        following = self.after[:1]
        return bool(following) and following[0][0].isalnum() and following[0] not in _NO_OBJECT

    @property
    def deliberate(self) -> bool:
        """True for what somebody does; of what also comes about ("raise") only with an object."""
        return self.is_(Sort.ACT) and (self.takes_object or not self.is_(Sort.HAPPEN))

    @property
    def goes_on(self) -> bool:
        """True for an activity told in its present form."""
        present = not (self.copula or self.past or self.perfect or self.modal)
        return present and self.is_(Sort.ACTIVITY)

    @property
    def progressive(self) -> bool:
        """ "Are moving", "being rebuilt"; not "is misleading"."""
        ing = self.verb.endswith("ing") and len(self.verb) > 4
        return self.copula and ing and not self.is_(Sort.VERDICT)

    @property
    def passive(self) -> bool:
        return self.copula and participle(self.verb) and not self.is_(Sort.CONDITION)

    @property
    def holds(self) -> bool:
        """True for what lasts a while and can end: a state, a place, a count, an action."""
        if self.progressive:
            return True
        if not self.copula:
            return self.is_(Sort.STATE) and not self._judges()
        if self.subject == "there":
            return not self._judges()
        if self.is_(Sort.CONDITION) or self.verb in _PLACES:
            return True
        if self.verb[:1].isdigit():
            return not _SIZES & set(self.after[:2])
        return self.passive and not self.is_(Sort.TIMELESS) and not self.past

    def _judges(self) -> bool:
        """ "There is no need", "have the right", "have to"."""
        near = (self.verb, *self.after[:3])
        judging = [w for w in near if Sort.VERDICT in sorts(w)]
        if "no" not in near:
            judging = [w for w in judging if w != "business"]
        if self.verb in HAVE:
            judging = [w for w in judging if w not in _TO_HAVE]
        return self._wants_to() or bool(judging)

    def _wants_to(self) -> bool:
        """ "Have to", "want to": no state of what follows, as "appear to" and "continue to" are."""
        return self.after[:1] == ("to",) and self.verb not in _GOES_ON


def predicate(clause: Clause) -> Predicate | None:
    """The predicate of the main clause."""
    at = _present(clause)
    if at is None:
        at = clause.verb
    if at is None or _SIDE & {clause.words[i] for i in clause.main[1:] if i < at}:
        return None
    subject = clause.words[at - 1] if at else ""
    return parsed(clause.words[at : max(clause.end, at + 4)], subject)


def parsed(words: Sequence[str], subject: str = "") -> Predicate:
    """The verb group that begins with the first of `words`, taken apart."""
    head, at, negated = words[0], 0, False
    perfect = copula = False
    helping = head in MODALS or head in BE or head in HAVE or head in _DO
    while helping:
        word = words[at]
        following = _past_adverbs(words, at + 1)
        negated = negated or bool({"not", "never"} & set(words[at + 1 : following]))
        upcoming = words[following] if following < len(words) else ""
        if word in HAVE and not participle(upcoming):
            break  # "has a plan"
        perfect = perfect or word in HAVE
        copula = word in BE or word in ("be", "been", "being")
        at = following
        helping = upcoming in ("be", "been", "being", "have")
        if upcoming == "being":
            break
    verb = words[at] if at < len(words) else ""
    if perfect and not copula and verb == "got" and head != "had":
        perfect, verb = False, "have"  # "they have got a problem"
    if copula and verb in _PERFECT_ONLY:
        perfect, copula = True, False
    return Predicate(head, verb, tuple(words[at + 1 :]), subject, perfect, copula, negated)


def _past_adverbs(words: Sequence[str], at: int) -> int:
    if tuple(words[at : at + 1]) == (",",) and "," in words[at + 1 : at + _ASIDE]:
        at = list(words).index(",", at + 1) + 1
    while at < len(words) and (
        words[at] in _BETWEEN or (words[at][-2:] == "ly" and words[at] not in _PLAIN_LY)
    ):
        at += 1
    return at


def participle(word: str) -> bool:
    return word in _PARTICIPLES or is_past(word)


def _present(clause: Clause) -> int | None:
    """Where a present form of a known verb stands before any other verb of the clause."""
    for before, i in zip(clause.main, clause.main[1:], strict=False):
        if clause.verb is not None and i >= clause.verb:
            return None
        if before == i - 1 and _is_present(clause.words, i, helped=clause.verb is not None):
            return i
    return None


def _is_present(words: Sequence[str], i: int, *, helped: bool) -> bool:
    """`helped`: another verb was found behind, and "trade talks have" holds no "talks"."""
    lemma, is_present = _forms().get(words[i], ("", False))
    apart = words[i - 1] in ADVERBS or words[i - 1] in _TOGETHER
    before = words[i - 2] if apart and i > 1 else words[i - 1]
    if not is_present or before in _PRONOUNS:
        return is_present
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i] in _NEVER_NOUNS or (words[i] == "live" and following in _PLACES):
        return True
    if not following[:1].isalnum() or following in FINITE or following == "of":
        return False
    if before in _NO_SUBJECT or not before.isalpha():
        return False
    if words[i] in _NOUN_FORMS and following not in _OBJECTS - {"to"}:
        return False
    plural = before in _PLURALS or (before.endswith("s") and not before.endswith(("'s", "ss")))
    if words[i] == lemma:
        return plural
    return not plural and (not helped or following in _OBJECTS)


def sorts(word: str) -> frozenset[Sort]:
    """The classes of the verb that `word` is a form of, or of the word itself."""
    form = _forms().get(word)
    return _sorts().get(form[0] if form is not None else word, frozenset()) | _sorts().get(
        word, frozenset()
    )


@cache
def _sorts() -> dict[str, frozenset[Sort]]:
    found: dict[str, frozenset[Sort]] = {}
    for word, sort, _ in rows("predicates.tsv"):
        found[word] = found.get(word, frozenset()) | {Sort(sort)}
    return found


@cache
def _forms() -> dict[str, tuple[str, bool]]:
    """Each form of the lexicon's verbs: its lemma, and whether it is a present form."""
    verbs = (Sort.STATE, Sort.ACTIVITY, Sort.TIMELESS, Sort.HAPPEN, Sort.ACT)
    found: dict[str, tuple[str, bool]] = {"has": ("have", False), "had": ("have", False)}
    for lemma in (w for w, s in _sorts().items() if s & set(verbs) and " " not in w):
        plain, third, past, going = forms(lemma)
        doubled = lemma + lemma[-1]
        found |= dict.fromkeys((past, going, doubled + "ed", doubled + "ing"), (lemma, False))
        found |= {plain: (lemma, True), third: (lemma, True)}
    for row in rows("pasts.tsv"):
        found |= dict.fromkeys(row[1].split(), (row[0], False))
    return found


__all__ = ["Predicate", "Sort", "parsed", "participle", "predicate", "sorts"]
