"""Happened, going on, planned, predicted or conditional: read off the main clause.

Comes in: the words of a content, its main clause, and how it is told. Goes out: an Aspect, None
where the verb does not tell: general truths, habits, verdicts, demands, nouns alone.

Seen from when it was said: after a past cue a past state in indirect speech still held ("said the
mill was dry" is ONGOING), in direct speech it was over. "Will" of the speaker's own doing, or of
what people set out to do, is PLANNED; of what comes about it is PREDICTED. Twelve thousand
planned are not twelve thousand arrived.
"""

from collections.abc import Sequence
from itertools import pairwise

from sayso.qualify.calendar import MONTHS
from sayso.qualify.clause import Clause, main_clause, passes_on
from sayso.qualify.forces import Force
from sayso.qualify.manner import EXPECTED, OPINING, Telling
from sayso.qualify.nonfinite import infinitive, verbless
from sayso.qualify.pasts import by_somebody, is_past, only_participle
from sayso.qualify.predicate import Predicate, Sort, parsed, participle, predicate, sorts
from sayso.qualify.scan import IMPERATIVES
from sayso.qualify.verbgroup import ADVERBS, BE, FINITE
from sayso.qualify.words import Found, Word, lexicon
from sayso.records import Aspect

HEADLINE = 14  # words
LONG = 4  # letters of a word that a heading in title case writes with a capital
NESTING = 3  # "I think it is true that …"
_COMING = frozenset("will would shall".split())
_BE = BE | {"be", "been", "being"}
_OWN = frozenset("i we he she they it".split())
_MODALS = frozenset("will shall would can could may might must should".split())
_STOPS = frozenset(". ? ! ...".split())
_GUESSED = frozenset("likely unlikely possible probable doubtful improbable conceivable".split())
_HANDING_ON = frozenset("reports says".split())
_ASKING = frozenset(
    "ask asks asked asking see know tell wonder wondered wonders question questioned".split()
)
SIGN = 8  # words of "the vote in the north is any guide"
_SIGNS = frozenset("indication indicator guide sign measure clue".split())
_REGARDING = frozenset("look think consider read listen see compare ask remember recall".split())
_THINKING = frozenset("think believe guess suppose mean know feel suspect understand".split())
_BELIEVING = frozenset("think believe guess suppose feel suspect".split())
_BETWEEN = ADVERBS | {"do", "honestly", "personally", "strongly", "firmly", "truly"}
BETWEEN = 4  # words between "I" and "think"
_FEELINGS = frozenset(
    "afraid alarmed certain concerned confident convinced glad happy hopeful optimistic pleased sad"
    " satisfied sceptical skeptical sorry sure surprised worried".split()
)
_SPEAKING = frozenset(
    "addressing alluding answering commenting joking quoting referring replying responding speaking"
    " talking".split()
)
_LONG = frozenset(
    "a an some many several two three four five six seven eight nine ten years months weeks days"
    " decades generations centuries long over more most nearly almost about".split()
)
_SIZE = ("largest", "biggest", "smallest")
_SIZES = tuple((size,) for size in _SIZE)
_HABITS = frozenset("every each always often usually sometimes whenever".split())
_NOW = frozenset("now still currently nowadays".split())
_THEN = frozenset("yesterday ago earlier previously formerly then overnight last when".split())
_AHEAD = frozenset("tomorrow next monday tuesday wednesday thursday friday saturday sunday".split())
_WHEN = frozenset("on at from in by until".split())


def aspect_of(words: Sequence[Word], clause: Clause, told: Telling) -> tuple[Aspect | None, Clause]:
    """The aspect of the main clause, or of the one that it only frames; and that clause."""
    guessed = False
    for _ in range(NESTING):
        inner = _framed(clause)
        if inner is None or inner >= len(words):
            break
        guessed = guessed or bool((_GUESSED | _BELIEVING) & set(clause.said))
        clause = main_clause(words, inner)
    found = _of_headline(words, clause, told) or _of_clause(clause, told)
    others = guessed and not {"i", "we"} & set(clause.said[:2])
    return Aspect.PREDICTED if others and found is Aspect.PLANNED else found, clause


def _of_headline(words: Sequence[Word], clause: Clause, told: Telling) -> Aspect | None:
    """A headline's present form is past: "Governor quits over land deal"."""
    if any(w.isalpha() for w in told.cue) or not words or len(words) > HEADLINE:
        return None
    if words[-1].low == "," or "if" in clause.words[:2]:
        return None  # a piece of a sentence
    if words[-1].low in _STOPS and not (_titled(words) or told.heading):
        return None
    found = predicate(clause)
    if found is None or found.copula or found.modal or found.past or found.perfect:
        return None
    if _HABITS & set(clause.words):
        return None
    own = sorts(found.verb)
    plain = Sort.STATE not in own and not _scheduled(found)
    return Aspect.PAST if plain and own & {Sort.ACT, Sort.HAPPEN} else None


def _titled(words: Sequence[Word]) -> bool:
    """True where every word of some length has a capital: a heading with a full stop."""
    long = [w for w in words if len(w.low) >= LONG]
    return len(long) > 1 and words[-1].low == "." and all(w.capital for w in long)


def _framed(clause: Clause) -> int | None:
    """Where the clause begins that this one only frames: "I think", "reports that"."""
    if passes_on(clause):
        return clause.end + 1
    if (
        clause.words[clause.end : clause.end + 1] == ("that",)
        and set(clause.said[-1:]) & _HANDING_ON
    ):
        return clause.end + 1
    if clause.words[clause.end : clause.end + 1] == ("that",) and _FEELINGS & set(clause.said[:4]):
        return clause.end + 1
    if clause.words[:3] == ("that", "is", "why"):
        return 3
    return _thought(clause.words)


def _thought(words: Sequence[str]) -> int | None:
    """Where the thought begins in "I think", "we do not really believe"."""
    for i, word in enumerate(words[:3]):
        if word not in ("i", "we"):
            continue
        at = i + 1
        while at < i + BETWEEN and words[at : at + 1] and words[at] in _BETWEEN:
            at += 1
        plain = at == i + 1
        if len(words) > at + 3 and words[at] in (_THINKING if plain else _BELIEVING):
            return at + 2 if words[at + 1] == "," else at + 1
    return None


def _of_clause(clause: Clause, told: Telling) -> Aspect | None:
    if _if(clause, told):
        return Aspect.CONDITIONAL
    phrase = next(lexicon("aspects.tsv").within(clause.said), None)
    if phrase is not None and _has_done(clause.said, phrase) and _main(clause.said, phrase):
        return _of_phrase(clause.said, phrase)
    said = clause.said
    if told.to or said[:1] == ("to",) or said[:2] == ("not", "to"):
        start = said.index("to") + 1 if said[:1] in (("to",), ("not",)) and "to" in said else 0
        return infinitive(said[start:], told)
    found = predicate(clause)
    if found is None or _only_described(found, clause, told):
        if "would" in told.cue:  # "would back | the bill"
            return Aspect.PREDICTED if told.reported else Aspect.CONDITIONAL
        return verbless(said, told)
    if any(a == "to" and b == "have" for a, b in pairwise(said)) and participle(
        _after(said, "have")
    ):
        return Aspect.PAST
    return _told(found, clause, told)


def _if(clause: Clause, told: Telling) -> bool:
    """True for what is said under a condition."""
    said = set(clause.said)
    first = clause.words[:1]
    verb = "" if clause.verb is None else clause.words[clause.verb]
    if verb == "would" and (first == ("whether",) or "otherwise" in said):
        return True
    if first == ("if",) and _ASKING & told.cue:
        return verb in _MODALS - {"will", "shall"}
    if clause.condition is not None and _points(clause.words[clause.condition + 1 :]):
        return False
    inverted = first in (("were",), ("had",), ("should",)) and not clause.question
    inverted = inverted and bool(_MODALS & set(clause.words[1:40]))
    if inverted or (clause.conditional and (said & _MODALS or _open_condition(clause))):
        return True
    for a, b in pairwise(clause.words[: clause.verb or 0]):
        if b in ("if", "unless") and a == ",":
            return bool(said & _MODALS)
    return _if_alone(clause)


def _if_alone(clause: Clause) -> bool:
    """ "And if she wins in May,": a side clause whose sentence is cut off."""
    opening = [w for w in clause.words[:2] if w.isalpha() and w not in ("and", "but")]
    cut_off = clause.words[-1:] == (",",) and not clause.conditional
    pending = cut_off or bool({"would", "could", "might"} & set(clause.words))
    return opening[:1] == ["if"] and pending


def _main(said: Sequence[str], phrase: Found) -> bool:
    """False for "will remain", and for "leaves them trying to"."""
    before = said[max(0, phrase.first - BETWEEN) : phrase.first]
    if phrase.says == Aspect.ONGOING and not _COMING.isdisjoint(before[-2:]):
        return False
    going = said[phrase.first].endswith("ing") and phrase.first > 0
    return not going or not _BE.isdisjoint(before)


def _of_phrase(said: Sequence[str], phrase: Found) -> Aspect | None:
    """What the phrase says; what may be decided is PREDICTED, what should go on is demanded."""
    helping = set(said[max(0, phrase.first - 2) : phrase.first])
    if helping & {"should", "must", "ought"}:
        return None
    if helping & {"could", "may", "might"} and phrase.says in (Aspect.PLANNED, Aspect.ONGOING):
        return Aspect.PREDICTED
    return Aspect(phrase.says)


def _has_done(said: Sequence[str], phrase: Found) -> bool:
    """False for "appears to have the lead": only "to have lost" is past."""
    return said[phrase.last] != "have" or participle("".join(said[phrase.last + 1 :][:1]))


def _only_described(found: Predicate, clause: Clause, told: Telling) -> bool:
    """ "Cited | a memo issued by the port", "wants | him banned": the participle tells no past."""
    if not clause.verb or found.head != clause.words[clause.verb] or found.head in FINITE:
        return False
    if clause.words[:1] == ("that",) or not any(w.isalpha() for w in told.cue):
        return False
    behind = clause.words[clause.verb + 1 : clause.end + 2]
    if any(w in FINITE for w in behind):
        return False
    alone = only_participle(found.head) or by_somebody(clause.words, clause.verb)
    alone = alone and not any(is_past(w) for w in behind)
    return alone or (Force.WISH in told.forces and found.past and not told.direct)


def _open_condition(clause: Clause) -> bool:
    """ "They have a problem if they lose": a present or an order, and the "if" behind it."""
    ahead = clause.condition is not None and clause.main[:1] > (clause.condition,)
    if clause.question or _ASKING & set(clause.said[-3:]):
        return False
    if ahead and "because" in clause.words[clause.end : clause.end + 1]:
        return False  # "if it seems dark, it is because …"
    if not ahead and clause.condition != clause.end:
        return False
    found = predicate(clause)
    ordered = bool(clause.said) and clause.said[0] in IMPERATIVES
    return ordered or (found is not None and not (found.past or found.perfect))


def _points(words: Sequence[str]) -> bool:
    """ "If you look at the count", "if the count is any guide": no condition."""
    if "any" in words[:SIGN] and not _SIGNS.isdisjoint(words[:SIGN]):
        return True
    return words[:1] in (("you",), ("we",), ("one",)) and not _REGARDING.isdisjoint(words[1:2])


def _told(found: Predicate, clause: Clause, told: Telling) -> Aspect | None:
    if found.copula and found.after[:1] == ("to",) and found.verb in ("going", "due"):
        upcoming = parsed(found.after[1:] or ("",), found.subject)
        done = sorts(upcoming.head) - {Sort.HAPPEN} or upcoming.head == "be"
        if found.verb == "due" and done and not upcoming.is_(Sort.HAPPEN):
            return Aspect.PLANNED
        if found.verb == "going" or sorts(upcoming.head):
            return _future(upcoming, told)
    if found.subject == "you" and not told.cue and not (found.past or found.perfect):
        return None  # anybody
    if _orders(found) or (found.verb == "got" and found.after[:1] == ("to",)):
        return None
    if found.modal:
        return _modal(found, told)
    if found.perfect and found.head != "had":
        return Aspect.ONGOING if _lasts(found) or _for_long(found, clause) else Aspect.PAST
    if found.past:
        return _past(found, clause, told)
    if found.holds or found.goes_on:
        return Aspect.PLANNED if _scheduled(found) else Aspect.ONGOING
    if _scheduled(found):
        return Aspect.PLANNED
    return Aspect.ONGOING if _now(found, clause) else None


def _orders(found: Predicate) -> bool:
    """ "Don't train them", and "you can't blame them", which is said to anybody."""
    if found.head == "do":
        return found.negated and not found.subject.isalpha()
    return found.subject == "you" and found.head == "can" and found.negated


def _now(found: Predicate, clause: Clause) -> bool:
    """ "Too many calls still go unanswered", "it now sells fish", "is now the largest port"."""
    if found.modal or clause.question or found.is_(Sort.VERDICT):
        return False
    if _HABITS & set(clause.words[: clause.end]):
        return False
    said = clause.said
    return bool(_NOW & set(said[:-1])) or found.verb in _SIZE or found.after[:1] in _SIZES


def _lasts(found: Predicate) -> bool:
    """What has begun and goes on: "has been firing", "has lived", "has been in port"."""
    if found.copula and participle(found.verb):
        return False
    if not found.copula and found.is_(Sort.ACT):
        return False  # "have held debates"
    return found.holds and found.subject != "there" and found.verb != "had"


def _for_long(found: Predicate, clause: Clause) -> bool:
    """ "Had been friends for some time", "has been shut since May"."""
    lasting = found.copula or found.is_(Sort.STATE) or found.is_(Sort.ACTIVITY)
    if not lasting or found.passive:
        return False
    behind = found.after + clause.words[clause.end : clause.end + 2]
    return "since" in behind or any(
        a == "for" and (b in _LONG or b[0].isdigit()) for a, b in pairwise(behind)
    )


def _past(found: Predicate, clause: Clause, told: Telling) -> Aspect | None:
    """A past form: over, unless indirect speech has only shifted it."""
    if not told.shifts:
        return Aspect.PAST
    if found.perfect:
        still = found.progressive or _for_long(found, clause)
        return Aspect.ONGOING if still else Aspect.PAST
    if found.progressive and found.verb in _SPEAKING:
        return Aspect.PAST  # "said he was joking": the speech is over
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
    coming = found.is_(Sort.ACT) or found.is_(Sort.HAPPEN) or found.progressive
    if not (coming or found.verb == "due"):
        return False
    pairs = list(pairwise(found.after))
    clock = any(a == "at" and b[0].isdigit() for a, b in pairs)
    day = any(
        (a in MONTHS and b[0].isdigit()) or (a[0].isdigit() and b in MONTHS) for a, b in pairs
    )
    return clock or day or bool(_AHEAD & set(found.after))


def _modal(found: Predicate, told: Telling) -> Aspect | None:
    if found.head in ("will", "shall", "would"):
        return _future(found, told)
    if found.head in ("must", "should"):
        return Aspect.PAST if found.perfect else None
    if found.perfect:
        return Aspect.PAST
    if found.head in ("can", "could") and found.negated:
        return Aspect.ONGOING if found.head == "can" or told.shifts else Aspect.PAST
    if found.head == "can":
        return None
    held = found.copula and not found.passive and not _AHEAD & set(found.after)
    return Aspect.ONGOING if held or (found.holds and not found.passive) else Aspect.PREDICTED


def _future(found: Predicate, told: Telling) -> Aspect:
    """Will, shall, or a would that reports one."""
    if found.head == "would" and (told.direct or not told.past or found.perfect):
        return Aspect.CONDITIONAL
    if EXPECTED & told.cue or Force.PREDICT in told.forces:
        return Aspect.PREDICTED
    if found.progressive:
        given = (found.is_(Sort.HAPPEN) or found.is_(Sort.STATE)) and not found.is_(Sort.ACT)
        return Aspect.PREDICTED if given else Aspect.PLANNED
    if OPINING & told.cue and found.subject not in _OWN:
        return Aspect.PREDICTED
    act = found.deliberate and not (found.copula and not found.passive)
    happen = found.is_(Sort.HAPPEN)
    own = found.subject in ("i", "we") or (found.subject in _OWN and bool(told.cue))
    if own and not found.perfect:
        return Aspect.PLANNED if act or not (happen or found.copula) else Aspect.PREDICTED
    adjective = found.verb.startswith("un") and not found.sorts  # "will be unprecedented"
    done = (
        found.passive
        and not adjective
        and not (happen or found.is_(Sort.TIMELESS) or found.is_(Sort.STATE))
    )
    return Aspect.PLANNED if done or (act and not happen) else Aspect.PREDICTED


def _after(words: Sequence[str], word: str) -> str:
    at = list(words).index(word) + 1
    return words[at] if at < len(words) else ""
