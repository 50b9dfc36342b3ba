"""Past forms and participles, by their spelling and by list.

Comes in: a word in lower case. Goes out: whether it is spelt like a past form or a participle.
Irregular forms: `data/pasts.tsv`. Promises: one look-up, no context.
"""

from functools import cache

from sayso.qualify.words import rows, word_class

_NOT_PAST = word_class("not_past")
_PARTICIPLES_ALONE = word_class("participles_alone")
_HYPHENED = ("re-", "co-", "pre-", "de-")  # "gas-fired" is no past form, "re-elected" is
_PREFIXES = ("mis", "over", "out", "under", "un", "fore", "with", "re")


def is_past(word: str) -> bool:
    """True for the spelling of a past form or participle: "landed", "went", "sent"."""
    if word in _irregular() or _prefixed(word):
        return True
    if len(word) < 5 or not word.endswith("ed") or word in _NOT_PAST:
        return False
    return "-" not in word or word.startswith(_HYPHENED)


def only_participle(word: str) -> bool:
    """True for a participle that is no past form: "taken" stands with "took"."""
    return word in _PARTICIPLES_ALONE


def _prefixed(word: str) -> bool:
    """True for a past form behind a prefix: "misspoke", "re-sent", "outran"."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and rest in _irregular():
            return True
    return False


@cache
def _irregular() -> frozenset[str]:
    return frozenset(form for row in rows("pasts.tsv") for form in row[1].split())


__all__ = ["is_past", "only_participle"]
