"""Cue words in, the kind of attribution out.

The lexicon is ``data/cues.tsv``. The first word of a cue that it knows decides: "hopes to
announce" is an attitude, "announced that he hopes" a communication. Only control gives way to a
word of speech behind it: "refused to say".
"""

import re
from functools import cache
from importlib.resources import files

from sayso.records import Act, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Marks and set phrases that hand over the word without any verb.
_SPOKEN = re.compile(r"[:—–-]|(?:in the )?words of|according to|by-?line", re.IGNORECASE)
CUE_CHARACTERS = 300  # the head of a cue stands at its front; a longer cue is a mistagged one


def act_of(text: str, cue: Span | None) -> Act | None:
    """The kind of attribution that the cue makes; None where the lexicon cannot tell."""
    if cue is None:
        return None
    raw = cue.of(text)[:CUE_CHARACTERS]
    known = [_lexicon()[w] for w in _WORD.findall(raw.lower()) if w in _lexicon()]
    if known[:1] == [Act.CONTROL] and Act.COMMUNICATION in known:
        return Act.COMMUNICATION
    if known:
        return known[0]
    return Act.COMMUNICATION if _SPOKEN.match(raw.strip()) else None


@cache
def _lexicon() -> dict[str, Act]:
    """Every form of every word of the lexicon."""
    acts: dict[str, Act] = {}
    rows = (files("sayso") / "data" / "cues.tsv").read_text("utf-8").splitlines()
    for row in rows:
        if row.startswith(("#", "lemma\t")):
            continue
        lemma, act, irregular, _ = row.split("\t")
        for form in (lemma, *irregular.split(), *_regular(lemma)):
            acts.setdefault(form, Act(act))
    return acts


def _regular(lemma: str) -> tuple[str, ...]:
    """-s, -ed and -ing as English spells them."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
    return plural, lemma + "ed", lemma + "ing"
