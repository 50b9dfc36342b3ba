"""Whether a named person is a man or a woman, where neither name nor title tells: by the pronouns
that follow the name.

Comes in: the text, its passages, and the names in it with who bears each. Goes out: "m" or "f" by
key, for those only whose sentences agree. "Robin Brill said she had left" is one voice for a woman;
one alone counts for nothing. What stands in quotation marks has no voice.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.records import Passage
from sayso.resolve.casting import Cast, Identity
from sayso.resolve.names import Run
from sayso.resolve.pronouns import Quoted, gender_of_pronoun

VOICES = 2  # sentences that must tell; chosen on the tune quarters of the hand-labelled mentions
MAJORITY = 0.85  # of all that tell
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")


def bearers(runs: Iterable[Run], cast: Cast) -> dict[int, Identity | None]:
    """Who bears each name, by where it begins, in text order; the names of places are left out."""
    people = [run for run in runs if run.titles or not cast.is_place(run.name)]
    return {r.span.start: cast.named(r.name, r.titles, r.span.start, the=r.bare) for r in people}


def genders(
    text: str,
    passages: Sequence[Passage],
    named: Mapping[int, Identity | None],
    quoted: Quoted,
) -> dict[object, str]:
    """Men and women by the key of their identity."""
    voices: dict[object, Counter[str]] = defaultdict(Counter)
    people = [(start, who) for start, who in named.items() if who is None or who.person]
    starts = [start for start, _ in people]
    ends = sorted(sentence.end for passage in passages for sentence in passage.sentences)
    last = -1
    for match in _PRONOUN.finditer(text):
        at = match.start()
        here = bisect_right(ends, at)
        if here == last or at in quoted:
            continue
        before = people[
            bisect_left(starts, ends[here - 1] if here else 0) : bisect_left(starts, at)
        ]
        keys = {who.key if who is not None else None for _, who in before}
        gender = gender_of_pronoun(match[0].lower())
        if keys and gender is not None:
            last = here  # the first behind a name
            if len(keys) == 1:
                voices[keys.pop()][gender] += 1
    return {
        key: gender
        for key, found in voices.items()
        for gender, count in found.most_common(1)
        if key is not None and count >= VOICES and count >= MAJORITY * found.total()
    }
