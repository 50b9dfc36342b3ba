"""Whether a named person is a man or a woman, where neither name nor title tells: by the pronouns
that follow the name.

Comes in: the text, its passages, and the names in it with who bears them. Goes out: "m" or "f" by
key, for those only whose sentences agree. "Robin Brill said she had left" is one voice for a woman;
one alone counts for nothing. What stands in quotation marks has no voice.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sayso.records import Passage
from sayso.resolve.casting import Identity
from sayso.resolve.names import Run
from sayso.resolve.pronouns import Quoted, gender_of_pronoun

VOICES = 2  # sentences that must tell; chosen on the tune quarters of the hand-labelled mentions
MAJORITY = 0.85  # of all that tell
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")


def genders(
    text: str,
    passages: Sequence[Passage],
    named: Iterable[tuple[Run, Identity | None]],
    quoted: Quoted,
) -> dict[object, str]:
    """Men and women by the key of their identity."""
    voices: dict[object, Counter[str]] = defaultdict(Counter)
    people = [(run, who) for run, who in named if who is None or who.person]
    starts = [run.span.start for run, _ in people]
    for passage in passages:
        for sentence in passage.sentences:
            first = bisect_left(starts, sentence.start)
            last = bisect_left(starts, sentence.end)
            if first == last:
                continue
            for match in _PRONOUN.finditer(text, people[first][0].span.end, sentence.end):
                if match.start() in quoted:
                    continue
                before = people[first : bisect_left(starts, match.start())]
                keys = {who.key if who is not None else None for _, who in before}
                gender = gender_of_pronoun(match.group().lower())
                if len(keys) == 1 and gender is not None:
                    voices[keys.pop()][gender] += 1
                break
    return {
        key: gender
        for key, found in voices.items()
        for gender, count in found.most_common(1)
        if key is not None and count >= VOICES and count >= MAJORITY * found.total()
    }
