"""The aspect of what has no finite verb: "to send", "selling arms", "the decision to leave".

Comes in: words of a content and how it is told. Goes out: an Aspect, None where nothing tells.
"""

from collections.abc import Sequence
from itertools import pairwise

from sayso.qualify.forces import Force
from sayso.qualify.manner import EXPECTED, PRESENT, SET_OUT, Telling
from sayso.qualify.predicate import Predicate, Sort, parsed, participle, sorts
from sayso.records import Aspect
from sayso.wordlists import forms, word_class

PLAN_NOUN = 6  # words before a noun of deciding: "its long delayed decision to"
_CHARGED = frozenset(f for v in "accuse charge convict blame suspect".split() for f in forms(v)) | {
    "guilty"
}
# What is praised, blamed or thanked "for" or "with" has been done.
_JUDGED = frozenset(
    f
    for v in "apologise apologize applaud berate castigate chastise chide commend compliment"
    " condemn congratulate credit criticise criticize denounce deride fault forgive hail mock"
    " pardon praise punish rebuke reprimand reproach ridicule scold slam thank".split()
    for f in (*forms(v), "chided", "slammed", "slamming")
)
_POSITIONS = frozenset("ahead behind tied level leading trailing stranded trapped".split())
_FOR = frozenset(("for", "with"))
_ACCOUNTS = frozenset(
    "account accounts accusation accusations allegation allegations confession memories"
    " memory".split()
)
_LOOKING_BACK = frozenset(  # on what is given by a gerund: "denied selling arms"
    f
    for v in "admit confess deny recall regret remember".split()
    for f in (*forms(v), v + v[-1] + "ed", v + v[-1] + "ing")
)
# A "to" behind these says what for, or is theirs.
_NO_ACTORS = frozenset(
    "ability able attempt attempts best chance chances desire effort efforts enough failure free"
    " freedom hard have how inability incentive incentives need needs opportunities opportunity"
    " path place power powers pressure ready reason reasons refusal right rights something thing"
    " things time tool tools try want wants way ways what when where whether who whom will"
    " willingness".split()
)
_RESOLVES = frozenset(
    "decision decisions plan plans intention intentions move deal agreement pledge pledges promise"
    " promises vow commitment resolve proposal proposals bill legislation measure measures bid"
    " offer scheme project programme program".split()
)


def infinitive(rest: Sequence[str], told: Telling) -> Aspect | None:
    """ "To send", after what the cue does."""
    if not rest:
        return None
    verb = parsed(rest)
    if verb.head == "have" and participle(verb.verb):
        return Aspect.PAST
    if Force.REFUSE in told.forces:
        return Aspect.PAST if told.past else None
    if Force.PLAN in told.forces or SET_OUT & told.cue:
        return Aspect.PLANNED
    if EXPECTED & told.cue:
        return Aspect.PREDICTED
    if Force.WISH in told.forces:
        return None
    return Aspect.ONGOING if Sort.STATE in sorts(rest[0]) else None


def verbless(said: Sequence[str], told: Telling) -> Aspect | None:
    """A noun phrase, perhaps with an infinitive or a gerund in it."""
    if (done := _of_a_deed(said, told)) is not None:
        return done
    if _standing(said, told):
        return Aspect.ONGOING
    if _resolved(said, told):
        return Aspect.PLANNED
    if "to" in said and any(w.isalpha() for w in told.cue):
        return _joined(parsed((*said[said.index("to") + 1 :], "")), told)
    return Aspect.PLANNED if _headed(said, told) else None


def _headed(said: Sequence[str], told: Telling) -> bool:
    """A headline: "Army to send 12,000"."""
    opening = said[:PLAN_NOUN]
    if any(w.isalpha() for w in told.cue) or "," in opening:
        return False
    gerund = "".join(opening[:1]).endswith("ing")
    return not gerund and _actor_to(opening)


def _standing(said: Sequence[str], told: Telling) -> bool:
    """ "Shows | the two in a dead heat", "puts | her ahead by three points"."""
    if told.forces - {Force.SAY, Force.KNOW, Force.PROBABLE}:
        return False
    if any(a == "dead" and b == "heat" for a, b in pairwise(said)):
        return True
    return any(
        a in _POSITIONS and (b in ("in", "by", "on", "with", "at") or b[0].isdigit())
        for a, b in pairwise((*said[1:], "by"))
    )


def _of_a_deed(said: Sequence[str], told: Telling) -> Aspect | None:
    """What somebody is charged with, blamed or thanked for, or owns up to: a gerund of a deed is
    past, "being idle" goes on."""
    if _CHARGED & told.cue:
        found = next((w for w in said if w.endswith("ing") and len(w) > 4), "")
    elif _JUDGED & told.cue:
        behind = (b for a, b in pairwise((*_FOR & told.cue, *said)) if a in _FOR)
        found = next((w for w in behind if w.endswith("ing") and len(w) > 4), "")
    elif _LOOKING_BACK & told.cue or (_ACCOUNTS & told.cue and said[:1] == ("of",)):
        found = _gerund(said)
    else:
        return None
    if not found:
        return None
    at = list(said).index(found)
    if found == "being":
        return Aspect.PAST if participle("".join(said[at + 1 : at + 2])) else Aspect.ONGOING
    return Aspect.ONGOING if found != "having" and Sort.STATE in sorts(found) else Aspect.PAST


def _gerund(said: Sequence[str]) -> str:
    """The gerund that a content begins with, but for "ever", "to", "of" or "not"."""
    first = next((w for w in said[:3] if w not in ("ever", "not", "of", "to")), "")
    return first if first.endswith("ing") and len(first) > 4 and len(said) > 1 else ""


def _resolved(said: Sequence[str], told: Telling) -> bool:
    """True for a plan that is told, not judged: "announced | the decision to send troops", and a
    headline's "navy to buy four frigates"."""
    if not told.cue or told.forces - {Force.SAY, Force.KNOW, Force.PLAN}:
        return False
    pairs = list(pairwise(said))
    if any(a in _RESOLVES and b == "to" for a, b in pairs[:PLAN_NOUN]):
        return True
    headed = said[:1] != () and said[0] not in word_class("determiners")
    return headed and _actor_to(said[:PLAN_NOUN])


def _actor_to(said: Sequence[str]) -> bool:
    """ "Navy to buy four frigates"; not "reasons to", "how to", "a path for them to"."""
    for i, (a, b) in enumerate(pairwise(said)):
        if a in ("for", "of", "?") or (a == "to" and i and said[i - 1] in _NO_ACTORS):
            return False
        if a == "to" and Sort.ACT in sorts(b):
            return True
    return False


def _joined(verb: Predicate, told: Telling) -> Aspect | None:
    """ "The crew to land", after "expected"; "the crew to be in port", after "is believed"."""
    if verb.head == "have" and participle(verb.verb):
        return Aspect.PAST
    if Force.PLAN in told.forces or SET_OUT & told.cue:
        return Aspect.PLANNED
    if EXPECTED & told.cue and Force.WISH not in told.forces:
        return Aspect.PREDICTED
    return Aspect.ONGOING if PRESENT & told.cue and verb.holds else None
