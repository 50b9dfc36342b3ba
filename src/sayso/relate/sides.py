"""Who affirms a claim and who denies it: a claim's statements in, its wording and stances out.

A takes a side only where A, or the author in their own voice, is whose word it is: a newspaper
that quotes both sides contradicts nobody. Sides are read off polarity; where a negation stands
on one side only, a classifier says whether the words exclude each other, for "saw no cracks" and
"found no damage" do not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.comparison import Said
from sayso.records import Act, Modality, Polarity, Ref, SourceKind, Stance, Voice
from sayso.wordlists import turn_labels

# Probability of contradiction from which a negated and an affirmed statement are on opposite
# sides, and from which what is denied contradicts the wording. Chosen on the affairs' tune halves.
ONE_NEGATED = 0.3
DENIED = 0.5
APART = 0.2  # how much less like the others a statement may be that words their claim
LONG = 240  # characters of a statement that words a claim only if none is shorter

_NEGATION = re.compile(
    r"\b(?:(?<!, )no(?! (?:more|fewer|less) than)|(?<=, )no(?! (?:more|fewer|less)\b)"
    r"|not(?! (?:more|fewer|less|only|just)\b)|never|none"
    r"|nobody|nothing|neither|nor|without|false|untrue|fake|fabricat\w*"
    r"|\w+n['’]t)\b",
    re.I,
)
_ASKED = re.compile(r"\W*(?:whether|if|who|whom|whose|what|when|where|why|how|which)\b", re.I)
_ASKS = re.compile(r"\b(?:ask|wonder|query|queri)", re.I)
_DOUBTS = re.compile(r"\b(?:question|doubt|sceptical|skeptical)", re.I)


def wording(members: Sequence[Said], central: Mapping[Ref, float]) -> Said:
    """The statement that words the claim: none that only rejects it, and none that is much less
    like the others than the one most like them, for nobody else may have spoken of it; of the
    rest one that is affirmed, no question, a clause, and most like the others; the earliest of
    equals.

    `central`: how probable it is, on the mean, that each speaks of the same as the others.
    """

    best = max(central[one.ref] for one in members)

    def rank(one: Said) -> tuple[object, ...]:
        apart, long = central[one.ref] < best - APART, len(one.text) > LONG
        like = -round(central[one.ref], 2)
        turned = (one.rejects, apart, negated(one), _asks(one))
        return (*turned, not one.clause, long, like, one.published, one.ref)

    return min(members, key=rank)


def unclear(members: Sequence[Said], model: Said) -> Iterator[Said]:
    """Those of whom only a classifier can say whether they contradict the wording."""
    return (one for one in members if one.ref != model.ref and (negated(one) or negated(model)))


def stances(
    members: Sequence[Said], model: Said, against: Mapping[Ref, float]
) -> dict[Ref, Stance]:
    """The stance of each statement to the claim as `model` words it.

    `against`: for those that are `unclear` the probability that they contradict the wording.
    """
    return {one.ref: _stance(one, _with(one, model, against.get(one.ref))) for one in members}


def negated(one: Said) -> bool:
    """Whether it is a denial, or says that something is not. Of several sentences in one quote
    each has its own negation; one that is the cue's ("denied that") holds for all."""
    how = one.statement.qualification.polarity
    if one.statement.content == one.content:
        return how is Polarity.NEGATED
    text = one.reading.document.text
    anywhere = any(_NEGATION.search(span.of(text)) for span in one.statement.content)
    by_cue = how is Polarity.NEGATED and not anywhere
    return by_cue or _NEGATION.search(one.words) is not None


def _with(one: Said, model: Said, against: float | None) -> bool:
    """True where it is on the side of the wording."""
    if one.ref == model.ref or against is None:
        return True
    inside = _NEGATION.search(one.words) is not None
    if negated(one) and not inside:  # denied that p: against p, unless p itself is against
        return against >= DENIED
    if negated(one) and negated(model):
        return True  # what both say is not so; the classifier takes any "not" for a contradiction
    return against < ONE_NEGATED


def _stance(one: Said, same_side: bool) -> Stance:
    if _asks(one):
        return Stance.QUESTIONS
    if one.statement.voice is Voice.ASCRIBED:
        return Stance.REPORTS
    if one.rejects or not same_side:
        return Stance.DENIES
    unsure = one.statement.qualification.modality is Modality.UNSPECIFIED
    return Stance.REPORTS if unsure and _passes_on(one) else Stance.AFFIRMS


def _asks(one: Said) -> bool:
    """A question, a reported one, a questioner's turn, or a doubt."""
    words, chain = one.words, one.statement.chain
    if words.rstrip(" ”\"'").endswith("?"):
        return True
    if not chain or chain[-1].cue is None:
        return False
    text = one.reading.document.text
    mention, cue = chain[-1].mention, chain[-1].cue.of(text)
    label = "" if mention is None or cue != ":" else mention.of(text).rstrip(".")
    if turn_labels().get(label) == "question":
        return True
    asked = _ASKS.search(cue) is not None and _ASKED.match(words) is not None
    return asked or _DOUBTS.search(cue) is not None


def _passes_on(one: Said) -> bool:
    """The innermost speaker is a medium or nobody in particular: it hands on what it heard."""
    chain = one.statement.chain
    if not chain:
        return False
    kinds = {source.id: source.kind for source in one.reading.sources}
    kind = kinds.get(chain[-1].source or "")
    return kind in (SourceKind.MEDIA, None) and chain[-1].act in (Act.COMMUNICATION, None)
