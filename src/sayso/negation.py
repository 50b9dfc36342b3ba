"""Whether words say that something is not so: a text in, yes or no out.

A list of plain words, for what is asked of many pairs of statements; what a negation holds for,
and the hundreds of phrases of `data/negation.tsv`, are read in qualify/.
"""

import re
from functools import cache

from sayso.wordlists import all_forms, rows

_NEGATION = re.compile(
    r"\b(?:(?<!, )no(?!-| (?:more|fewer|less|later|sooner) than|\.? ?\d)"
    r"|(?<=, )no(?!-| (?:more|fewer|less)\b|\.? ?\d)"
    r"|not(?! (?:more|fewer|less|only|just|least)\b)|never|none"
    r"|nobody|nothing(?! but\b)|nowhere|neither|nor|cannot|without|false|untrue|fake|fabricat\w*"
    r"|\w+n['’]t)\b",
    re.I,
)
_TURNING = frozenset({"deny", "doubt", "refuse", "exclude"})  # forces of data/cue_force.tsv


def negates(text: str) -> bool:
    """Whether one of those words stands anywhere in it; "no more than" and "not only" are none."""
    return _NEGATION.search(text) is not None


def denies(cue: str) -> bool:
    """Whether a cue says that what it brings is not so: "denied that", "ruled out"."""
    return _denying().search(cue) is not None


@cache
def _denying() -> re.Pattern[str]:
    found: set[str] = set()
    for lemma, force, listed, _ in rows("cue_force.tsv"):
        if force in _TURNING and "*" not in lemma:
            found.update(all_forms(lemma, listed))
    words = sorted(map(re.escape, found), reverse=True)  # the longer before its beginning
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)
