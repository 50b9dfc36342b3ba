"""Who affirms a claim and who denies it: a claim's statements in, its wording and stances out.

A takes a side only where A, or the author in their own voice, is whose word it is: a newspaper
that quotes both sides contradicts nobody. Whether a statement's words stand against the claim's a
classifier tells; what only the cue denies ("denied that soldiers landed") turns the side.
"""

import re
from collections.abc import Mapping, Sequence

from sayso.comparison import Said
from sayso.negation import denies, negates
from sayso.records import Act, Modality, Polarity, Ref, SourceKind, Stance, Voice
from sayso.wordlists import turn_labels

# Scores from which two contents stand against each other: where one of them is negated, and where
# none is ("The valve was shut" against "stood open"). Chosen on the affairs' tune halves and on
# labelled pairs that were not learnt from.
NEGATED, UNNEGATED = 0.0, 3.0
APART = 0.2  # how much less like the others a statement may be that words their claim
LONG = 240  # characters of a statement that words a claim only if none is shorter

# What has its words from the denial in the cue, and is against by itself: "any role in the fire".
_OF_A_DENIAL = re.compile(r"\b(?:ever|any(?:one|body|thing|where|more)?|such an?)\b", re.I)
_ASKED = re.compile(r"\W*(?:whether|if|who|whom|whose|what|when|where|why|how|which)\b", re.I)
_ASKS = re.compile(r"\b(?:ask|wonder|query|queri)", re.I)
_LEFT_OPEN = re.compile(
    r"\W*(?:whether\b"
    r"|(?:(?:I|we|he|she|they|it) )?(?:cannot|(?:can|could|do|does|did)(?: not|n?['’]t))"
    r" (?:say|tell|know|confirm)\b[^.;]{0,20} (?:whether|if)\b)",
    re.I,
)
_WITHDRAWS = re.compile(r"\b(?:withdr[ae]w|retract|took back|taken back|takes? back)", re.I)
_DOUBTS = re.compile(r"\b(?:question|doubt|sceptical|skeptical)", re.I)


def wording(members: Sequence[Said], central: Mapping[Ref, float]) -> Said:
    """The statement that words the claim: none that only rejects it or gives a number, and none
    that is much less like the others than the one most like them, for nobody else may have spoken
    of it; of the rest one that is affirmed, no question, a clause, and most like the others; the
    earliest of equals.

    `central`: how probable it is, on the mean, that each speaks of the same as the others.
    """

    best = max(central[one.ref] for one in members)

    def rank(one: Said) -> tuple[object, ...]:
        apart, long = central[one.ref] < best - APART, len(one.text) > LONG
        like = -round(central[one.ref], 2)
        turned = (one.rejects or one.lent is not None, apart, one.negated, _asks(one))
        return (*turned, not one.clause, long, like, one.published, one.ref)

    return min(members, key=rank)


def stances(
    members: Sequence[Said], model: Said, opposed: Mapping[Ref, float]
) -> dict[Ref, Stance]:
    """The stance of each statement to the claim as `model` words it.

    `opposed`: for each but the model how much speaks for its words and the model's standing
    against each other, as Entailment scores it.
    """
    found = {}
    for one in members:
        against = one.ref != model.ref and _against(one, model, opposed[one.ref])
        found[one.ref] = _stance(one, against == _turned(one))
    return found


def same_side(one: Said, other: Said, opposed: float) -> bool:
    """Whether two statements of one claim are on the same side of it; `opposed` as for stances."""
    return (_turned(one) == _turned(other)) != _against(one, other, opposed)


def _against(one: Said, other: Said, opposed: float) -> bool:
    """Whether their words stand against each other; a denial in the cue is not among them."""
    negated = any(said.negated and not _turned(said) for said in (one, other))
    return opposed >= (NEGATED if negated else UNNEGATED)


def _turned(one: Said) -> bool:
    """Whether the cue alone denies the content: "denied that soldiers landed". Where the cue is
    among the words that are compared, or these have their words from the denial ("denied that he
    had ever met her"), they are against by themselves."""
    cue = link.cue if (link := one.statement.innermost) is not None else None
    if cue is None or not one.clause or _OF_A_DENIAL.search(one.words):
        return False
    words = cue.of(one.reading.document.text)
    is_negated = one.statement.qualification.polarity is Polarity.NEGATED
    inside = _negates_inside(one)
    if denies(words):
        return is_negated != inside  # "denied that none had landed" denies, and is affirmed
    return is_negated and not inside and negates(words)


def _negates_inside(one: Said) -> bool:
    text = one.reading.document.text
    return any(negates(span.of(text)) for span in one.statement.content)


def _stance(one: Said, agrees: bool) -> Stance:
    if _asks(one):
        return Stance.QUESTIONS
    if one.statement.voice is Voice.ASCRIBED:
        return Stance.REPORTS
    if one.rejects or not agrees:
        return Stance.DENIES
    unsure = one.statement.qualification.modality is Modality.UNSPECIFIED
    return Stance.REPORTS if unsure and (_passes_on(one) or _holds_back(one)) else Stance.AFFIRMS


def _holds_back(one: Said) -> bool:
    """Whether the cue says that they do not say so, or no longer: "did not confirm that", "neither
    confirmed nor denied", "did not prove", "withdrew its statement"."""
    cue = link.cue if (link := one.statement.innermost) is not None else None
    words = "" if cue is None else cue.of(one.reading.document.text)
    return negates(words) or _WITHDRAWS.search(words) is not None


def _asks(one: Said) -> bool:
    """A question, a reported one, one that is left open, a questioner's turn, or a doubt."""
    words, link = one.words, one.statement.innermost
    if words.rstrip(" ”\"'").endswith("?") or _LEFT_OPEN.match(words):
        return True
    if link is None:
        return False
    text = one.reading.document.text
    cue = link.cue.of(text) if link.cue is not None else ":"  # "QWho left?"
    label = "" if link.mention is None or cue != ":" else link.mention.of(text).rstrip(".")
    if turn_labels().get(label) == "question":
        return True
    asked = _ASKS.search(cue) is not None and _ASKED.match(words) is not None
    return asked or _DOUBTS.search(cue) is not None


def _passes_on(one: Said) -> bool:
    """The innermost speaker is a medium or nobody in particular: it hands on what it heard."""
    link = one.statement.innermost
    if link is None:
        return False
    kinds = {source.id: source.kind for source in one.reading.sources}
    kind = kinds.get(link.source or "")
    return kind in (SourceKind.MEDIA, None) and link.act in (Act.COMMUNICATION, None)
