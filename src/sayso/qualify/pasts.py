"""Past forms and participles, by their spelling and by list.

Comes in: a word in lower case. Goes out: whether it is spelt like a past form or a participle.
Irregular forms: `data/pasts.tsv`. Promises: one look-up, no context.
"""

from collections.abc import Sequence

from sayso.wordlists import past_forms, word_class

_NOT_PAST = word_class("not_past")
_PARTICIPLES_ALONE = word_class("participles_alone")
_INTRANSITIVE = word_class("intransitive_pasts")
_AMOUNTS = frozenset("percent per half third quarter fifth tenth points dozen hundreds".split())
_HYPHENED = ("re-", "co-", "pre-", "de-")  # "gas-fired" is no past form, "re-elected" is
_PREFIXES = ("mis", "over", "out", "under", "un", "fore", "with", "re")


def is_past(word: str) -> bool:
    """True for the spelling of a past form or participle: "landed", "went", "sent"."""
    if word in past_forms() or _prefixed(word):
        return True
    if len(word) < 5 or not word.endswith("ed") or word in _NOT_PAST:
        return False
    return "-" not in word or word.startswith(_HYPHENED)


def only_participle(word: str) -> bool:
    """True for a participle that is no past form: "taken" stands with "took"."""
    return word in _PARTICIPLES_ALONE


def by_somebody(words: Sequence[str], i: int) -> bool:
    """True for the "issued" of "issued by the agency", not for "rose by a third"."""
    behind = words[i + 1 : i + 4]
    if len(behind) < 2 or behind[0] != "by" or words[i] in _INTRANSITIVE:
        return False
    return not (
        any(w[0].isdigit() for w in behind[1:])
        or behind[1][-3:] == "ing"
        or set(behind[1:]) & _AMOUNTS
    )


def _prefixed(word: str) -> bool:
    """True for a past form behind a prefix: "misspoke", "re-sent", "outran"."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and rest in past_forms():
            return True
    return False


__all__ = ["by_somebody", "is_past", "only_participle"]
