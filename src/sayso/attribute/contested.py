"""Who denies or confirms what stands before them: "Nobody was warned, Brill said, which the army
disputes", "He had left no note, a claim that his wife rejects".

The tagger passes them over, or takes the first speaker for the one who disputes it. Comes in: what
was found at the top level. Goes out: the same, with an attribution of the words before to who
answers them; the cue says whether they are denied.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import ADVERBS, has_verb, is_somebody
from sayso.attribute.taken import Taken, by_sentence
from sayso.negation import negates
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Passage, Span

LEAST_SAID = 3  # words of what is denied
NEAR = 2  # characters between what was said, or who said it, and the comma

_THING = (
    r",[”\"]? (?P<thing>which|something|an? (?:[a-z]+ )?(?:claim|charge|statement|account"
    r"|allegation|version|accusation|assertion|suggestion)(?: that| which)?) "
)
_JOINT = re.compile(rf"(?:, [^,;:.]{{2,60}})?{_THING}")
_ANSWER = re.compile(
    rf"(?P<tail>{_THING}(?P<who>[^,;:.“”\"()]{{2,60}}?) (?P<cue>(?:(?:has|have|had) )?(?:never )?"
    rf"{ADVERBS}(?P<verb>den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|contest(?:s|ed)?"
    r"|contradict(?:s|ed)?|dismiss(?:es|ed)|refute[sd]?|confirm(?:s|ed)?|admit(?:s|ted)?"
    r"|acknowledge[sd]?)))"
    r"(?=[.,;]|\s*$|,? (?:on|in|last|at|since|and again|but|as|by|noting|saying) )"
)
_NOBODY = re.compile(r"(?:nobody|no one|neither|none|no|few|nothing)\b", re.I)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|disput|refut|refus|contest|doubt|rul\w+ out)", re.I
)
_DONE = re.compile(r"reject|contest|dismiss")  # what is done to a thing, too
_WORD = re.compile(r"\w+")


def contested(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with those who answer what stands before them."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        for answer in _ANSWER.finditer(text, sentence.start, sentence.end):
            if is_somebody(answer["who"]) and not _NOBODY.match(answer["who"]):
                here = _answered(text, quotes, sentence, answer, here)
        return here

    return by_sentence(passages, found, rule)


def repeats(text: str, a: Attribution) -> bool:
    """Whether it answers what stands before it, and so leaves that to who says it there."""
    if a.source is None or a.content[-1].end >= a.source.start:
        return False
    return _JOINT.fullmatch(text, a.content[-1].end, a.source.start) is not None


def _answered(
    text: str,
    quotes: tuple[Quotation, ...],
    sentence: Span,
    answer: re.Match[str],
    found: list[Attribution],
) -> list[Attribution]:
    who, cue = Span(*answer.span("who")), Span(*answer.span("cue"))
    tail = Span(*answer.span("tail"))
    others = [_before(a, tail) for a in found if a.cue is None or not a.cue.overlap(tail)]
    before = next((a for a in others if _ends_at(a, tail.start)), None)
    if before is not None:
        said = before.content
        if before.cue is not None and _turns(before.cue.of(text)):
            return found  # "did not call for a strike, which the union confirmed"
    else:
        said = (Span(sentence.start, tail.start),)
        built = answer["thing"] == "which" and _DONE.match(answer["verb"]) is not None
        if built or Taken(others).touches(said[0]):
            return found  # "built a shelter, which the mayor rejected"
    if not _is_clause(" ".join(part.of(text) for part in said)):
        return found
    quote = quote_of(said, quotes)
    return [*others, Attribution(who, cue, said, act_of(text, cue), quote)]


def _before(a: Attribution, tail: Span) -> Attribution:
    """The attribution without what is the answer's."""
    kept = tuple(
        part if part.start >= tail.end else Span(part.start, min(part.end, tail.start))
        for part in a.content
        if part.start < tail.start or part.start >= tail.end
    )
    return replace(a, content=kept) if kept and any(p.overlap(tail) for p in a.content) else a


def _ends_at(a: Attribution, comma: int) -> bool:
    """Whether what is said, or who says it, ends right before the comma."""
    parts: Iterable[Span | None] = (a.source, a.cue, *a.content)
    end = max(part.end for part in parts if part is not None)
    return a.within is None and 0 <= comma - end <= NEAR


def _turns(cue: str) -> bool:
    """Whether the cue says the contrary of what stands behind it, so that who answers may mean
    either."""
    return negates(cue) or _DENYING.search(cue) is not None


def _is_clause(words: str) -> bool:
    return len(_WORD.findall(words)) >= LEAST_SAID and has_verb(words)
