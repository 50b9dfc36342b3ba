"""Whom a pronoun or a description means.

Comes in: those named or heard before, with the facts that speak for and against each. Goes out: the
one who is probable enough, or nobody.

A conditional logistic regression (`training/meant.py`): each fact of a candidate adds its weight,
and that nobody known is meant is one more candidate. The weights come from texts whose speakers
are marked. In doubt nobody is meant.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.resolve.pronouns import Reference

# What is asked for: a man or woman by "he", a body by "it", and either by a noun.
PERSON, BODY, PERSON_NOUN, BODY_NOUN = "he", "it", "the person", "the body"
REACH = 2400  # characters back
MAX_STEPS = 120  # references back
# From which probability on a person's description with a modifier is taken to mean nobody known:
# news calls those it knows by what they are ("the first-term senator").
NOBODY_CALLED = 0.9
GENDER = "its gender"  # the fact that somebody is of the gender that is asked for
SENTENCES = (0, 1, 2, 3, 4, 6, 9)  # how far back, the least of each step


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that mean somebody known, at a place. `quoted`: right behind a quotation; `opens`:
    begins its sentence; `paragraph`: that is its passage's first; `turned`: in a clause before the
    main one; `goes_on`: its cue says that who spoke goes on; `shape`: what stands beside a
    description's noun; `spoken_of`: whom the quotation names, who do not say it."""

    at: int
    form: str
    passage: int
    sentence: int
    gender: str = ""
    quoted: bool = False
    opens: bool = False
    paragraph: bool = False
    turned: bool = False
    goes_on: bool = False
    shape: str = ""
    spoken_of: frozenset[object] = frozenset()

    def reach(self, references: Sequence[Reference]) -> Iterator[Reference]:
        """Those that can be meant, the last first."""
        for reference in reversed(references[-MAX_STEPS:]):
            if self.at - reference.at > REACH:
                return
            yield reference


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be meant, None for nobody known, and the facts that speak for or against."""

    who: object | None
    facts: tuple[str, ...]


class Meant:
    """The weights of facts, and from which probability on somebody is meant, by form."""

    def __init__(self, weights: Mapping[str, float], least: Mapping[str, float]) -> None:
        self._weights = weights
        self._least = least

    def shares(self, candidates: Sequence[Candidate]) -> list[float]:
        """How probable each is; together one."""
        scores = [sum(self._weights.get(fact, 0.0) for fact in c.facts) for c in candidates]
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        return [one / sum(odds) for one in odds]

    def one(self, asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
        """The one who is meant, nobody known being one; None in doubt."""
        shares = self.shares(candidates)
        share = max(shares)
        best = shares.index(share)
        if candidates[best].who is not None:
            least = self._least.get(asked.form, 1.0)
        else:
            called = asked.form == PERSON_NOUN and asked.shape == "with a modifier"
            least = NOBODY_CALLED if called else 0.0
        return candidates[best] if share >= least else None


@cache
def standard() -> Meant:
    """The weights that come with the package."""
    path = resources.files("sayso").joinpath("data", "meant.json")
    found = json.loads(path.read_text("utf-8"))
    return Meant(found["weights"], found["least"])


def candidates(
    asked: Asked,
    references: Sequence[Reference],
    more: Mapping[object, tuple[str, ...]],
    spoke: object | None,
    asker: object | None,
) -> list[Candidate]:
    """Everybody referred to before that can be meant, the nearest first, and nobody.

    `references`: in text order; `more`: of those that can be meant, what else is known of them;
    `spoke`: who spoke last; `asker`: who put the last question.
    """
    found: dict[object, list[Reference]] = defaultdict(list)
    for reference in asked.reach(references):
        if reference.who in more:
            found[reference.who].append(reference)
    subjects = [r.who for r in asked.reach(references) if r.anchor and r.who in more][:1]
    near = [who for who, refs in found.items() if asked.sentence - refs[0].sentence <= 1]
    some = []
    since: list[Reference] = []  # to those who were referred to later
    for rank, (who, refs) in enumerate(found.items()):
        facts = (
            *_facts(asked, refs, rank, subjects, near, spoke, asker),
            *_rivals(asked, since, more),
            *more[who],
        )
        some.append(Candidate(who, tuple(f"{asked.form}: {fact}" for fact in facts)))
        since.append(refs[0])
    none = ["nobody", f"nobody of {min(len(some), 4)}", *_place(asked, "nobody")]
    if asked.shape:
        none.append(f"nobody, {asked.shape}")
    return [*some, Candidate(None, tuple(f"{asked.form}: {fact}" for fact in none))]


def _facts(
    asked: Asked,
    refs: Sequence[Reference],
    rank: int,
    subjects: Sequence[object],
    near: Sequence[object],
    spoke: object | None,
    asker: object | None,
) -> Iterator[str]:
    """`refs`: to one of them, the last first."""
    last = refs[0]
    back = asked.sentence - last.sentence
    yield f"named {max(n for n in SENTENCES if n <= back)} sentences before"
    yield ("nearest", "second", "third", "further")[min(rank, 3)]
    yield f"named {min(len(refs), 4)} times"
    if last.passage < asked.passage:
        yield f"{min(asked.passage - last.passage, 3)} passages before"
    for times, fact in ((0, "subject here"), (1, "subject of the sentence before")):
        if any(r.anchor and asked.sentence - r.sentence == times for r in refs):
            yield fact
            yield from _place(asked, fact)
        if any(r.spoke and asked.sentence - r.sentence == times for r in refs):
            yield f"{fact}, who spoke"
    if near == [last.who]:
        yield "alone near"
        yield from _place(asked, "alone near")
    if last.who in subjects:
        yield "last subject"
        yield from _place(asked, "last subject")
    if last.who == spoke:
        yield "spoke last"
        yield from _place(asked, "spoke last")
        if asked.goes_on:
            yield "spoke last and goes on"
    elif any(r.spoke for r in refs):
        yield "spoke"
    if last.who == asker and asker is not None:
        yield "asked"
    if all(not r.anchor for r in refs):
        yield "never subject"
    for fact, holds in (
        ("owner", last.owner),
        ("met", last.met),
        ("vague", all(r.vague for r in refs)),
        ("surely a person", any(r.sure and r.person for r in refs)),
        ("no name", all(not r.named for r in refs)),
        ("plural", not last.single),
    ):
        if holds:
            yield fact


def _rivals(
    asked: Asked, since: Sequence[Reference], more: Mapping[object, tuple[str, ...]]
) -> Iterator[str]:
    """`since`: the last references to those who were referred to later."""
    yield f"{min(len(since), 3)} others since"
    if any(GENDER in more[r.who] for r in since):
        yield "another of the gender since"
    elif any(r.sure for r in since):
        yield "another person since"
    if any(r.met for r in since):
        yield "another met since"
    if any(r.anchor for r in since):
        yield "another subject since"
    if any(r.sentence == asked.sentence for r in since):
        yield "another in its own sentence"


def _place(asked: Asked, fact: str) -> Iterator[str]:
    """A fact with where the words stand."""
    if asked.quoted:
        yield f"{fact}, behind a quotation"
    if asked.opens:
        yield f"{fact}, first in a sentence"
    if asked.paragraph:
        yield f"{fact}, in a paragraph's first sentence"
    if asked.turned:
        yield f"{fact}, in a clause before the main one"
