"""What a chain of cues does to the statement behind it.

Comes in: the text, the cue spans, the content. Goes out: one Force a cue. The lexicon is
`data/cue_force.tsv`; the first of its words in a cue decides. A negation in the cue or right
before it ("did not", "nobody") counts with it: to not confirm is to leave open.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.qualify.words import Phrases, Word, forms, rows, words_of
from sayso.records import Modality, Span

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
    WISH = "wish"
    PLAN = "plan"
    REFUSE = "refuse"
    EXCLUDE = "exclude"
    DENY = "deny"
    DOUBT = "doubt"
    OPEN = "open"


# The highest degree that a cue leaves.
CEILING = {
    Force.KNOW: Modality.CERTAIN,
    Force.SAY: Modality.CERTAIN,
    Force.DENY: Modality.CERTAIN,
    Force.REFUSE: Modality.CERTAIN,
    Force.EXCLUDE: Modality.CERTAIN,
    Force.BELIEVE: Modality.PROBABLE,
    Force.PROBABLE: Modality.PROBABLE,
    Force.PREDICT: Modality.PROBABLE,
    Force.DOUBT: Modality.PROBABLE,
    Force.POSSIBLE: Modality.POSSIBLE,
    Force.DISTANCE: Modality.UNSPECIFIED,
    Force.WISH: Modality.UNSPECIFIED,
    Force.PLAN: Modality.UNSPECIFIED,
    Force.OPEN: Modality.UNSPECIFIED,
}
_TURNS = frozenset({Force.DENY, Force.DOUBT, Force.REFUSE, Force.EXCLUDE})
# Negated, these still say something of the statement: "does not believe", "does not plan".
_RAISES = frozenset({Force.BELIEVE, Force.WISH, Force.PLAN})
_NEGATORS = frozenset("not never no nobody none neither nor no-one without".split())
_MARKS = frozenset(".,;:!?()—–")
_DISTANT = frozenset("reportedly allegedly purportedly supposedly ostensibly".split())


@dataclass(frozen=True, slots=True)
class CueReading:
    """What one cue does: its force, whether it turns the polarity, the degree that it leaves."""

    force: Force
    flips: bool
    ceiling: Modality
    past: bool


def read_cue(text: str, cue: Span, content: tuple[Span, ...]) -> CueReading:
    """What `cue` does to `content`."""
    words = words_of(text, (Span(cue.start, min(cue.end, cue.start + CUE_CHARACTERS)),))
    before = _before(text, cue, content)
    negated = any(w.low in _NEGATORS for w in (*before, *words))
    force = _force(words, content, text)
    ceiling = CEILING[force]
    if any(w.low in _DISTANT for w in (*before[-2:], *words)):
        ceiling = Modality.UNSPECIFIED
    past = any(w.low.endswith(("ed", "ld", "id", "te")) or w.low in _PAST_CUES for w in words)
    if not negated or force is Force.OPEN:
        return CueReading(force, force in _TURNS, ceiling, past)
    if force is Force.DOUBT:
        return CueReading(force, False, Modality.CERTAIN, past)
    if force is Force.EXCLUDE:
        return CueReading(force, False, Modality.POSSIBLE, past)
    if force in _RAISES:
        return CueReading(force, True, ceiling, past)
    return CueReading(Force.OPEN, False, Modality.UNSPECIFIED, past)


_PAST_CUES = frozenset("said told wrote thought knew found showed felt saw was were".split())


def _force(words: list[Word], content: tuple[Span, ...], text: str) -> Force:
    found = next(_lexicon().within([w.low for w in words]), None)
    force = Force(found.says) if found is not None else Force.SAY
    if force is Force.PLAN and words and words[found.last if found else 0].low.startswith("agree"):
        return force if _infinitive(words, content, text) else Force.SAY
    return force


def _infinitive(words: list[Word], content: tuple[Span, ...], text: str) -> bool:
    """True where "to" with a verb follows: "agreed to leave", not "agreed that it left"."""
    return words[-1].low == "to" or text[content[0].start :][:3].lower() == "to "


def _before(text: str, cue: Span, content: tuple[Span, ...]) -> list[Word]:
    """The words right before the cue, back to a mark or to the content."""
    floor = max((s.end for s in content if s.end <= cue.start), default=0)
    start = max(floor, cue.start - BEFORE_CHARACTERS)
    words = words_of(text, (Span(start, cue.start),))
    marks = [i for i, w in enumerate(words) if w.low in _MARKS]
    return words[marks[-1] + 1 :] if marks else words


@cache
def _lexicon() -> Phrases:
    return Phrases((form, row[1]) for row in rows("cue_force.tsv") for form in _all_forms(row))


def _all_forms(row: list[str]) -> list[str]:
    """Every form of a lemma; of several words the first is inflected."""
    head, _, rest = row[0].partition(" ")
    listed = row[2].split(",") if "," in row[2] else row[2].split()
    return [f"{form} {rest}".strip() for form in forms(head)] + listed
