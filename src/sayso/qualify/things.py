"""Where a thing that somebody speaks of ends: "criticised | the plan | after the minister did not
answer".

Comes in: the words of a content and its cue. Goes out: the number of the word with which a side
clause begins, whose "not" says nothing of the thing. Only behind cues that carry no bare clause
(`object_verbs.tsv`, `clausal_verbs.tsv`): "said | the road after the bridge was not open" is one.
"""

from collections.abc import Sequence
from functools import cache

from sayso.qualify.words import Word, words_of
from sayso.records import Span
from sayso.wordlists import rows

MOST = 25  # words of a thing

_CLAUSES = frozenset("that whether if how why what who when where as to".split())
_JOINTS = frozenset(
    "after before because although though while whereas when since until once".split()
)
_PREPOSITIONS = frozenset("of at about for on over to against with by".split())


def side_clause(text: str, words: Sequence[Word], cue: Span) -> int | None:
    """None where the content is a clause, or has none beside it."""
    said = words_of(text, (cue,))
    if not (words and said) or cue.start > words[0].start or words[0].low in _CLAUSES:
        return None
    if said[-1].low not in _PREPOSITIONS | _taking_things():
        return None
    return next((i for i in range(1, min(len(words), MOST)) if words[i].low in _JOINTS), None)


@cache
def _taking_things() -> frozenset[str]:
    """The forms of verbs that carry a thing, and no clause without "that"."""
    things = [row for row in rows("object_verbs.tsv") if "thing" in row[2].split()]
    clauses = list(rows("clausal_verbs.tsv"))
    bare = {row[0] for row in clauses if "bare" in row[2].split()}
    taking = [row for row in (*things, *clauses) if row[0] not in bare]
    return frozenset(form for row in taking for form in (row[0], *row[1].split()))
