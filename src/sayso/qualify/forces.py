"""What a chain of cues does to the statement behind it.

Comes in: the text, the cue spans, the content. Goes out: one CueReading a cue. The lexicon is
`data/cue_force.tsv`; the first of its words in a cue decides. A negation in the cue or right
before it ("did not", "nobody") counts with it: to not confirm is to leave open, to not support is
to oppose. Claims handed on without a source ("rumours that", nobody's "reports") leave open.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.qualify.verbgroup import ADVERBS
from sayso.qualify.words import Found, Phrases, Word, words_of
from sayso.records import Modality, Span
from sayso.wordlists import all_forms, rows, word_class

CUE_CHARACTERS = 300  # the head of a cue stands at its front
BEFORE_CHARACTERS = 60  # "no one in the ministry has ever" and the like


class Force(StrEnum):
    """Kinds of cue by what they leave of the statement's certainty."""

    KNOW = "know"
    SAY = "say"
    BELIEVE = "believe"
    PROBABLE = "probable"
    PREDICT = "predict"
    POSSIBLE = "possible"
    DISTANCE = "distance"
    HANDED = "handed"
    WISH = "wish"
    PLAN = "plan"
    REFUSE = "refuse"
    EXCLUDE = "exclude"
    DENY = "deny"
    DOUBT = "doubt"
    OPEN = "open"
    ACT = "act"


# The highest degree that a cue leaves.
CEILING = {
    Force.KNOW: Modality.CERTAIN,
    Force.SAY: Modality.CERTAIN,
    Force.ACT: Modality.CERTAIN,
    Force.DENY: Modality.CERTAIN,
    Force.REFUSE: Modality.CERTAIN,
    Force.EXCLUDE: Modality.CERTAIN,
    Force.DISTANCE: Modality.CERTAIN,
    Force.HANDED: Modality.CERTAIN,
    Force.BELIEVE: Modality.PROBABLE,
    Force.PROBABLE: Modality.PROBABLE,
    Force.PREDICT: Modality.PROBABLE,
    Force.DOUBT: Modality.PROBABLE,
    Force.POSSIBLE: Modality.POSSIBLE,
    Force.WISH: Modality.UNSPECIFIED,
    Force.PLAN: Modality.UNSPECIFIED,
    Force.OPEN: Modality.UNSPECIFIED,
}
_TURNS = frozenset({Force.DENY, Force.DOUBT, Force.REFUSE, Force.EXCLUDE})
# Negated, these still say something of the statement: "does not believe", "does not plan".
# What somebody leans to, with the turn behind it: "appeared to oppose", "decided against".
_LEANING = frozenset({Force.PLAN, Force.WISH, Force.PROBABLE, Force.BELIEVE})
_RAISES = frozenset({Force.BELIEVE, Force.WISH, Force.PLAN, Force.ACT})
# With nobody to vouch for it a noun of these hands a claim on: "allegations of", "rumours that".
_HEARSAY = frozenset({Force.DISTANCE, Force.HANDED})
_NEGATORS = frozenset(
    "not never no nobody none neither nor no-one without hardly scarcely barely rarely "
    "seldom".split()
)
# After "not" these say no less: "not only documented". After "little" these are hardly there.
_ONLY = frozenset(
    "only just merely solely resist help hesitate missed secret question mistake bones".split()
)
_SCANT = frozenset("doubt interest evidence hope confidence faith trust".split())
_UNNAMED = [["not", "to", "be", how] for how in ("named", "identified", "quoted")]
# Where a negation before a cue is another clause's: "not the same as saying", "as he has said".
_APART = frozenset('.,;:!?()—–-“”"') | frozenset(
    "and but as that who which because than whether".split()
)
_OTHERS = frozenset("only alone first last".split())  # "were not the only ones worried"
# Asked for or promised in words: who "did not demand" it said nothing.
_ASKING = ("ask", "call", "demand", "request", "urge", "appeal", "promis", "pledg", "vow", "threat")
_CLAUSES = frozenset("that how what why whether when where".split())
# Felt or seen, not told: "was not worried about" turns, "does not suggest" leaves open.
_FELT = ("appear", "seem", "fear", "worr", "concern", "afraid", "anxious", "dread")


@dataclass(frozen=True, slots=True)
class CueReading:
    """What one cue does: its force, whether it turns the polarity, the degree that it leaves.

    `word` is the place of the words that set the force, the whole cue where the lexicon knows
    none of them; `past` where the cue's tense makes a "will" behind it a "would".
    """

    force: Force
    flips: bool
    ceiling: Modality
    past: bool
    word: Span


def read_cue(
    text: str, cue: Span, content: tuple[Span, ...], *, sourced: bool = True
) -> CueReading:
    """What `cue` does to `content`. `sourced`: the text says whose cue it is."""
    words = words_of(text, (Span(cue.start, min(cue.end, cue.start + CUE_CHARACTERS)),))
    low = [w.low for w in words]
    known = list(_lexicon().within(low))
    found = next((f for f in known if low[f.first] == "no"), known[0] if known else None)
    force = _force(words, found, content, text)
    if force in _TURNS and _own_words(text, cue, content):
        force = Force.SAY
    negators = _negators(words)
    if found is not None and force is Force.KNOW:  # "could hardly believe" it, since it is so
        negators = [i for i in negators if not found.first <= i <= found.last]
    past = any(w.endswith(("ed", "ld", "id", "te", "ing")) or w in _PAST_CUES for w in low)
    word = _place(words, found, negators) or cue
    if not sourced and force in _HEARSAY:
        return CueReading(force, False, Modality.UNSPECIFIED, past, word)
    turned = _turned(words, found, force)
    if force is Force.OPEN or not (negators or _negated_before(text, cue, content)):
        return CueReading(force, force in _TURNS or turned, CEILING[force], past, word)
    own = words[found.first].low if found is not None else ""
    if force is Force.KNOW and own.startswith("recogni") and not _clause(content, text):
        return CueReading(Force.REFUSE, True, CEILING[Force.REFUSE], past, word)
    if force in _LEANING and own.startswith(_ASKING):
        force = Force.OPEN  # nobody asked, whatever they wish
    felt = force is Force.PROBABLE and own.startswith(_FELT)
    force, flips, ceiling = _negated(Force.BELIEVE if felt else force)
    return CueReading(force, flips != turned, ceiling, past, word)


def _clause(content: tuple[Span, ...], text: str) -> bool:
    """Whether it is what is recognised to be so: "recognise | that the war is over"; not a state
    or a vote that is recognised."""
    first = words_of(text, (Span(content[0].start, min(content[0].end, content[0].start + 20)),))
    return bool(_CLAUSES & {w.low for w in first[:1]})


def _negated(force: Force) -> tuple[Force, bool, Modality]:
    """A negated cue: its force, whether it turns the polarity, the degree that it leaves."""
    if force is Force.DOUBT:
        return force, False, Modality.CERTAIN
    if force is Force.EXCLUDE:
        return force, False, Modality.POSSIBLE
    if force in _RAISES:
        return force, True, CEILING[force]
    return Force.OPEN, False, Modality.UNSPECIFIED


def _own_words(text: str, cue: Span, content: tuple[Span, ...]) -> bool:
    """True where what was said stands in quotation marks behind a colon, or as a whole sentence:
    "disagreed: 'It will be shut'", "'I was not there,' he denied"."""
    first = content[0]
    if text[first.start : first.start + 1] not in _OPENING:
        return False
    colon = ":" in text[max(0, cue.end - 1) : first.start]
    return colon or text[max(0, content[-1].end - 2) : content[-1].end] in _CLOSING


_OPENING = frozenset('“"‘')
_CLOSING = frozenset(mark + close for mark in ".,!?…" for close in '”"’')
_PAST_CUES = frozenset("said told wrote thought knew found showed felt saw was were".split())
_SPEAKING = word_class("speaking")
_FIRM_WITH_NOUN = ("agree", "offer")  # "agreed that it left" is said, "agreed to leave" a plan


def _force(words: list[Word], found: Found | None, content: tuple[Span, ...], text: str) -> Force:
    if found is None:
        return Force.SAY if any(w.low in _spoken() for w in words) else Force.ACT
    force = Force(found.says)
    if force is Force.REFUSE and _speech_behind(words, found, content, text):
        return Force.OPEN  # "stopped short of saying", "failed to deny", "declined | to comment"
    if force is Force.DENY and words[found.last].low.startswith("challeng"):
        return _challenge(content, text)
    if force is Force.PLAN and words[found.last].low.startswith(_FIRM_WITH_NOUN):
        if _infinitive(words, content, text):
            return force
        return Force.ACT if words[found.last].low.startswith("offer") else Force.SAY
    return force


def _speech_behind(words: list[Word], found: Found, content: tuple[Span, ...], text: str) -> bool:
    """True where what is refused is to speak: in the cue, or at the head of the content."""
    if any(w.low in _spoken() for w in words[found.last + 1 :]):
        return True
    first = words_of(text, (Span(content[0].start, min(content[0].end, content[0].start + 60)),))
    low = [w.low for w in first if w.low[-2:] != "ly" and w.low not in ADVERBS]
    if low[:1] == ["comment"]:
        return True
    return low[:1] == ["to"] and bool(_SPEAKING & set(low[1:2]))


def _turned(words: list[Word], found: Found | None, force: Force) -> bool:
    """True for "appeared to oppose", "vowed to reject" and "decided against"."""
    if found is None or force not in _LEANING:
        return False
    behind = [w.low for w in words[found.last + 1 :]]
    if behind[:1] == ["against"]:
        return True
    then = next(_lexicon().within(behind), None) if behind[:1] == ["to"] else None
    return then is not None and then.first <= 2 and Force(then.says) in _TURNS


def _challenge(content: tuple[Span, ...], text: str) -> Force:
    """What a challenge does: "the mayor to a debate" is asked, "him" spoken to, a ruling denied."""
    first = words_of(text, (Span(content[0].start, min(content[0].end, content[0].start + 80)),))
    low = [w.low for w in first]
    if "to" in low[1:6]:
        return Force.WISH
    return Force.SAY if {"him", "her", "them", "us", "me"} & set(low[:1]) else Force.DENY


def _infinitive(words: list[Word], content: tuple[Span, ...], text: str) -> bool:
    """True where "to" with a verb follows: "agreed to leave", not "agreed that it left"."""
    return words[-1].low == "to" or text[content[0].start :][:3].lower() == "to "


def _negators(words: list[Word]) -> list[int]:
    """Where the words negate: "not", and "yet" before "to"; not "asked not to be named"."""
    low = [w.low for w in words]
    return [
        i
        for i, w in enumerate(words)
        if (
            w.low in _NEGATORS
            and low[i : i + 4] not in _UNNAMED
            and not _ONLY & set(low[i + 1 : i + 2])
        )
        or (w.low == "yet" and low[i + 1 : i + 2] == ["to"])
        or (w.low == "little" and bool(_SCANT & set(low[i + 1 : i + 2])))
    ]


def _negated_before(text: str, cue: Span, content: tuple[Span, ...]) -> bool:
    """True for a negation right before the cue, back to a mark or to the content."""
    floor = max((s.end for s in content if s.end <= cue.start), default=0)
    start = max(floor, cue.start - BEFORE_CHARACTERS)
    words = words_of(text, (Span(start, cue.start),))
    marks = [i for i, w in enumerate(words) if w.low in _APART]
    near = words[marks[-1] + 1 :] if marks else words
    return bool(_negators(near)) and not _OTHERS & {w.low for w in near}


def _place(words: list[Word], found: Found | None, negators: list[int]) -> Span | None:
    """From the first to the last of the words that set the force."""
    if found is None:
        return None
    at = [found.first, found.last, *negators]
    return Span(words[min(at)].start, words[max(at)].end)


@cache
def _lexicon() -> Phrases:
    return Phrases(
        (form, force)
        for lemma, force, listed, _ in rows("cue_force.tsv")
        for form in all_forms(lemma, listed)
    )


@cache
def _spoken() -> frozenset[str]:
    """Every form of the words that speak or know; not to say so leaves a thing open."""
    known = (row for row in rows("cues.tsv") if row[1] in ("communication", "factive"))
    return frozenset(form for lemma, _, listed, _ in known for form in all_forms(lemma, listed))
