"""Happened, going on, planned, predicted or conditional: read off the verb of the main clause.

Comes in: the main clause and what the cues do. Goes out: an Aspect, None where the verb's form
does not tell. "Will" of the speaker's own doing, or under a plan, is PLANNED; of others it is
PREDICTED. Twelve thousand planned are not twelve thousand arrived.
"""

from itertools import pairwise

from sayso.qualify.clause import BE, Clause, is_past
from sayso.qualify.forces import CueReading, Force
from sayso.qualify.words import lexicon
from sayso.records import Aspect

_FUTURE = frozenset("will shall would".split())
_SELF = frozenset("i we he she they it".split())
_STATES = frozenset("be have become happen rain mean cause lead remain".split())
_PLACES = frozenset("in at on under near inside outside within among across along still".split())


def aspect_of(clause: Clause, readings: list[CueReading]) -> Aspect | None:
    """The aspect of the main clause."""
    said = clause.said
    if clause.conditional and (_FUTURE | {"could", "may", "might"}) & set(said):
        return Aspect.CONDITIONAL
    phrase = next(lexicon("aspects.tsv").within(said), None)
    if phrase is not None:
        return Aspect(phrase.says)
    if said[:1] == ("to",) or said[:2] == ("not", "to"):
        return _infinitive(clause, readings)
    group = clause.group()
    if _FUTURE & set(group[:1]):
        return _future(clause, readings)
    return _told(clause, group)


def _infinitive(clause: Clause, readings: list[CueReading]) -> Aspect | None:
    if "have" in clause.said[1:3]:
        return Aspect.PAST
    forces = {r.force for r in readings}
    if Force.PLAN in forces or Force.WISH in forces:
        return Aspect.PLANNED if Force.PLAN in forces else None
    return None


def _future(clause: Clause, readings: list[CueReading]) -> Aspect:
    """Will, shall, or a would that reports one."""
    group = clause.group()
    reported = any(r.past for r in readings)
    if group[0] == "would" and not reported:
        return Aspect.CONDITIONAL
    verb = next((w for w in reversed(group) if w.isalpha()), "")
    subject = clause.words[clause.verb - 1] if clause.verb else ""
    own = subject in ("i", "we") or (subject in _SELF and bool(readings))
    if Force.PREDICT in {r.force for r in readings} or verb in _STATES:
        return Aspect.PREDICTED
    return Aspect.PLANNED if own else Aspect.PREDICTED


def _told(clause: Clause, group: tuple[str, ...]) -> Aspect | None:
    """Past or going on, by the form of the verb."""
    said = clause.said
    head = group[0] if group else ""
    if _to_have(said) or head in ("was", "were", "did", "had"):
        return Aspect.PAST
    if head in ("may", "might", "could", "must", "should") and "have" in group:
        return Aspect.PAST
    if head in ("has", "have"):
        return Aspect.ONGOING if _going(group) else _perfect(group)
    if head in BE:
        return Aspect.ONGOING if _going(group) or _holds(clause, group) else None
    if head == "could" and "not" in group:
        return Aspect.PAST
    return Aspect.PAST if is_past(head) else None


def _to_have(said: tuple[str, ...]) -> bool:
    """True for "is believed to have landed"."""
    return any(a == "to" and b == "have" for a, b in pairwise(said))


def _perfect(group: tuple[str, ...]) -> Aspect | None:
    return Aspect.PAST if any(is_past(w) or w == "been" for w in group[1:]) else None


def _going(group: tuple[str, ...]) -> bool:
    return any(w.endswith("ing") and len(w) > 4 for w in group[1:])


def _holds(clause: Clause, group: tuple[str, ...]) -> bool:
    """A state of affairs: "there are ships", "the ships are in port"."""
    there = clause.verb is not None and clause.verb > 0 and clause.words[clause.verb - 1] == "there"
    return there or group[-1] in _PLACES
