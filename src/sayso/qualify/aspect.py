"""Happened, going on, planned, predicted or conditional: read off the main clause.

Comes in: the words of a content, its main clause, and how it is told. Goes out: an Aspect, None
where the verb does not tell: general truths, habits, verdicts, demands, nouns alone.

Seen from when it was said: after a past cue a past state in indirect speech still held ("said the
mill was dry" is ONGOING), in direct speech it was over. "Will" of the speaker's own doing, or of
what people set out to do, is PLANNED; of what comes about it is PREDICTED. Twelve thousand
planned are not twelve thousand arrived.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.qualify.clause import Clause, main_clause, passes_on
from sayso.qualify.forces import CueReading, Force
from sayso.qualify.pasts import is_past
from sayso.qualify.predicate import Predicate, Sort, parsed, participle, predicate, sorts
from sayso.qualify.words import Word, forms, lexicon, word_class, words_of
from sayso.records import Aspect, Span

HEADLINE = 14  # words
PLAN_NOUN = 6  # words before a noun of deciding: "its long delayed decision to"
NESTING = 3  # "I think it is true that …"
_OWN = frozenset("i we he she they it".split())
_PRESENT = frozenset("is are am be being".split())
_PAST_HELPERS = frozenset("was were did had".split())
_MODALS = frozenset("will shall would can could may might must should".split())
_STOPS = frozenset(". ? ! ...".split())
_OPENING = frozenset("\"“„«‘'")
_SET_OUT = frozenset(f for v in ("hope", "seek", "try") for f in (*forms(v), "sought", "tried"))
_EXPECTED = frozenset("likely unlikely bound tipped foresaw forecast".split()) | frozenset(
    f
    for v in "expect forecast predict fear warn project foresee anticipate".split()
    for f in forms(v)
)
_CHARGED = frozenset(f for v in "accuse charge convict blame suspect".split() for f in forms(v)) | {
    "guilty"
}
_LOOKING_BACK = frozenset(  # on what is given by a gerund: "denied selling arms"
    f
    for v in "admit confess deny recall regret remember".split()
    for f in (*forms(v), v + v[-1] + "ed", v + v[-1] + "ing")
)
_RESOLVES = frozenset(
    "decision decisions plan plans intention intentions move deal agreement pledge pledges promise"
    " promises vow commitment resolve".split()
)
_THINKING = frozenset("think believe guess suppose mean know feel suspect understand".split())
_FEELINGS = frozenset(
    "afraid alarmed certain concerned confident convinced glad happy hopeful optimistic pleased sad"
    " satisfied sceptical skeptical sorry sure surprised worried".split()
)
_THEN = frozenset("yesterday ago earlier previously formerly then overnight last when".split())
_AHEAD = frozenset("tomorrow next monday tuesday wednesday thursday friday saturday sunday".split())
_WHEN = frozenset("on at from in by until".split())


@dataclass(frozen=True, slots=True)
class Telling:
    """How a content is told: in the speaker's own words or not, and by what cues.

    `cue` are the words of the innermost one; `past`: it looks back on the saying.
    """

    direct: bool
    past: bool
    cue: frozenset[str]
    to: bool
    forces: frozenset[Force]


def telling(
    text: str, content: tuple[Span, ...], cues: tuple[Span, ...], readings: Sequence[CueReading]
) -> Telling:
    """How the cues tell the content."""
    words = [w.low for w in words_of(text, cues[-1:])]
    return Telling(
        direct=bool(_OPENING & set(text[max(0, content[0].start - 1) : content[0].start + 1])),
        past=_past_cue(words),
        cue=frozenset(words),
        to=words[-1:] == ["to"] and "according" not in words,
        forces=frozenset(r.force for r in readings),
    )


def _past_cue(words: Sequence[str]) -> bool:
    """ "Said", "has said", "was told", "adding"; not "is believed"."""
    if _PRESENT & set(words):
        return False
    return any(
        is_past(w) or w in _PAST_HELPERS or (w.endswith("ing") and w != "according") for w in words
    )


def aspect_of(words: Sequence[Word], clause: Clause, told: Telling) -> Aspect | None:
    """The aspect of the main clause, or of the one that it only frames."""
    for _ in range(NESTING):
        inner = _framed(clause)
        if inner is None or inner >= len(words):
            break
        clause = main_clause(words, inner)
    return _of_headline(words, clause, told) or _of_clause(clause, told)


def _of_headline(words: Sequence[Word], clause: Clause, told: Telling) -> Aspect | None:
    """A headline's present form is past: "Governor quits over land deal"."""
    if told.cue or not words or words[-1].low in _STOPS or len(words) > HEADLINE:
        return None
    found = predicate(clause)
    if found is None or found.copula or found.modal or found.past or found.perfect:
        return None
    own = sorts(found.verb)
    plain = Sort.STATE not in own and not _scheduled(found)
    return Aspect.PAST if plain and own & {Sort.ACT, Sort.HAPPEN} else None


def _framed(clause: Clause) -> int | None:
    """Where the clause begins that this one only frames: "I think", "reports that"."""
    if passes_on(clause):
        return clause.end + 1
    if clause.words[clause.end : clause.end + 1] == ("that",) and _FEELINGS & set(clause.said[:4]):
        return clause.end + 1
    if clause.words[:3] == ("that", "is", "why"):
        return 3
    for i, (a, b) in enumerate(pairwise(clause.words[:4])):
        if a in ("i", "we") and b in _THINKING and len(clause.words) > i + 5:
            return i + 2 if clause.words[i + 2] != "," else i + 3
    return None


def _of_clause(clause: Clause, told: Telling) -> Aspect | None:
    if _if(clause):
        return Aspect.CONDITIONAL
    phrase = next(lexicon("aspects.tsv").within(clause.said), None)
    if phrase is not None:
        return Aspect(phrase.says)
    said = clause.said
    if told.to or said[:1] == ("to",) or said[:2] == ("not", "to"):
        start = said.index("to") + 1 if said[:1] in (("to",), ("not",)) and "to" in said else 0
        return _infinitive(said[start:], told)
    found = predicate(clause)
    if found is None:
        return _verbless(said, told)
    if any(a == "to" and b == "have" for a, b in pairwise(said)) and participle(
        _after(said, "have")
    ):
        return Aspect.PAST
    return _told(found, clause, told)


def _if(clause: Clause) -> bool:
    """True for what is said under a condition."""
    said = set(clause.said)
    first = clause.words[:1]
    inverted = first in (("were",), ("had",), ("should",)) and not clause.question
    inverted = inverted and bool(_MODALS & set(clause.words[1:40]))
    if inverted or (clause.conditional and said & _MODALS):
        return True
    for a, b in pairwise(clause.words[: clause.verb or 0]):
        if b in ("if", "unless") and a == ",":
            return bool(said & _MODALS)
    return clause.words[:1] == ("if",) and bool({"would", "could", "might"} & set(clause.words))


def _infinitive(rest: Sequence[str], told: Telling) -> Aspect | None:
    """ "To send", after what the cue does."""
    if not rest:
        return None
    verb = parsed(rest)
    if verb.head == "have" and participle(verb.verb):
        return Aspect.PAST
    if Force.REFUSE in told.forces:
        return Aspect.PAST if told.past else None
    if Force.PLAN in told.forces or _SET_OUT & told.cue:
        return Aspect.PLANNED
    if _EXPECTED & told.cue:
        return Aspect.PREDICTED
    if Force.WISH in told.forces:
        return None
    return Aspect.ONGOING if Sort.STATE in sorts(rest[0]) else None


def _verbless(said: Sequence[str], told: Telling) -> Aspect | None:
    """A noun phrase, perhaps with an infinitive or a gerund in it."""
    if _CHARGED & told.cue and any(w.endswith("ing") and len(w) > 4 for w in said):
        return Aspect.PAST
    if _LOOKING_BACK & told.cue and (found := _gerund(said)):
        return Aspect.ONGOING if found != "having" and Sort.STATE in sorts(found) else Aspect.PAST
    if _resolved(said, told):
        return Aspect.PLANNED
    if "to" in said and told.cue:
        return _joined(parsed((*said[said.index("to") + 1 :], "")), told)
    if not any(w.isalpha() for w in told.cue) and any(
        a == "to" and Sort.ACT in sorts(b) for a, b in pairwise(said)
    ):
        return Aspect.PLANNED  # a headline: "Army to send 12,000"
    return None


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
    return headed and any(a == "to" and Sort.ACT in sorts(b) for a, b in pairs[:PLAN_NOUN])


def _joined(verb: Predicate, told: Telling) -> Aspect | None:
    """ "The crew to land", after "expected"; "the crew to be in port", after "is believed"."""
    if verb.head == "have" and participle(verb.verb):
        return Aspect.PAST
    if Force.PLAN in told.forces or _SET_OUT & told.cue:
        return Aspect.PLANNED
    if _EXPECTED & told.cue and Force.WISH not in told.forces:
        return Aspect.PREDICTED
    return Aspect.ONGOING if _PRESENT & told.cue and verb.holds else None


def _told(found: Predicate, clause: Clause, told: Telling) -> Aspect | None:
    if found.copula and found.after[:1] == ("to",) and found.verb in ("going", "due"):
        upcoming = parsed(found.after[1:] or ("",), found.subject)
        done = sorts(upcoming.head) - {Sort.HAPPEN} or upcoming.head == "be"
        if found.verb == "due" and done and not upcoming.is_(Sort.HAPPEN):
            return Aspect.PLANNED
        if found.verb == "going" or sorts(upcoming.head):
            return _future(upcoming, told)
    if found.modal:
        return _modal(found, told)
    if found.perfect and found.head != "had":
        return Aspect.ONGOING if _lasts(found) else Aspect.PAST
    if found.past:
        return _past(found, clause, told)
    if found.holds or found.goes_on:
        return Aspect.PLANNED if _scheduled(found) else Aspect.ONGOING
    if _scheduled(found):
        return Aspect.PLANNED
    return None


def _lasts(found: Predicate) -> bool:
    """What has begun and goes on: "has been firing", "has lived", "has been in port"."""
    if found.copula and participle(found.verb):
        return False
    return found.holds and found.subject != "there" and found.verb != "had"


def _past(found: Predicate, clause: Clause, told: Telling) -> Aspect | None:
    """A past form: over, unless indirect speech has only shifted it."""
    if told.direct or not told.past:
        return Aspect.PAST
    if found.perfect:
        return Aspect.ONGOING if found.progressive else Aspect.PAST
    if _dated(clause):
        return Aspect.PAST
    if found.holds:
        return Aspect.ONGOING
    if found.passive or not (found.copula or found.is_(Sort.TIMELESS)):
        return Aspect.PAST
    return None


def _dated(clause: Clause) -> bool:
    """True where the clause says that it was another time: "yesterday", "in 1998"."""
    words = clause.words
    return any(
        w in _THEN or (w.isdigit() and len(w) == 4 and words[i - 1] in _WHEN)
        for i, w in enumerate(words[: clause.end + 2])
    )


def _scheduled(found: Predicate) -> bool:
    """ "Talks open on Tuesday", "the report is due tomorrow"."""
    if not (found.is_(Sort.ACT) or found.progressive or found.verb == "due"):
        return False
    clock = any(a == "at" and b[0].isdigit() for a, b in pairwise(found.after))
    return clock or bool(_AHEAD & set(found.after))


def _modal(found: Predicate, told: Telling) -> Aspect | None:
    if found.head in ("will", "shall", "would"):
        return _future(found, told)
    if found.head in ("must", "should"):
        return Aspect.PAST if found.perfect else None
    if found.perfect:
        return Aspect.PAST
    if found.head in ("can", "could") and found.negated:
        shifted = told.past and not told.direct
        return Aspect.ONGOING if found.head == "can" or shifted else Aspect.PAST
    if found.head == "can":
        return None
    return Aspect.ONGOING if found.copula or found.holds else Aspect.PREDICTED


def _future(found: Predicate, told: Telling) -> Aspect:
    """Will, shall, or a would that reports one."""
    if found.head == "would" and (told.direct or not told.past or found.perfect):
        return Aspect.CONDITIONAL
    if _EXPECTED & told.cue or Force.PREDICT in told.forces:
        return Aspect.PREDICTED
    act, happen = found.deliberate, found.is_(Sort.HAPPEN)
    own = found.subject in ("i", "we") or (found.subject in _OWN and bool(told.cue))
    if own and not found.perfect:
        return Aspect.PLANNED if act or not (happen or found.copula) else Aspect.PREDICTED
    done = found.passive and not (happen or found.is_(Sort.TIMELESS) or found.is_(Sort.STATE))
    return Aspect.PLANNED if done or (act and not happen) else Aspect.PREDICTED


def _after(words: Sequence[str], word: str) -> str:
    at = list(words).index(word) + 1
    return words[at] if at < len(words) else ""
