"""Report or opinion: does the author's own sentence tell something, or judge it?

Comes in: the words of an averred statement. Goes out: a Kind, and the words that decide for
opinion. Words of judgement and stance add their weight, words of plain reporting and numbers take
away (`data/opinion.tsv`); questions, exclamations and scare quotes add. Beside them stands how
much the tagger's network finds each word to judge, where it has read the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.qualify.words import Found, Word, lexicon
from sayso.qualify.wordscores import Leaning
from sayso.records import Kind, Span

# Of the weight alone; best macro-F1 on CheckThat! 2024 task 2, English, train, of 0.5 to 3.
THRESHOLD = 2.0
QUESTION = 1.5
EXCLAMATION = 2.0
SCARE_QUOTE = 1.0
NUMBER = -1.0
NUMBERS = 3  # more digits than these make a sentence no plainer
QUOTED = -1.0
WORDS = 200  # a judgement shows in the first 200 words
_SCARE = re.compile(r"[“\"‘](?:[^\W\d_]|[ -]){1,25}[”\"’]")
_QUOTED = re.compile(r"[“\"][^“”\"]{26,400}[”\"]")


@dataclass(frozen=True, slots=True)
class Stance:
    """How much a sentence judges, from zero on more than it reports; the words that judge."""

    score: float
    deciding: tuple[Span, ...]

    @property
    def kind(self) -> Kind:
        return Kind.OPINION if self.score >= 0 else Kind.REPORT


def stance(
    text: str, words: Sequence[Word], content: tuple[Span, ...], leaning: Leaning | None = None
) -> Stance:
    """What the words of one sentence add up to; `deciding` is empty in a report."""
    words = words[:WORDS]
    whole = weight(text, words, content)
    score = leaning.score(whole) if leaning is not None else whole - THRESHOLD
    if score < 0:
        return Stance(score, ())
    found = [f for f in _found(words) if float(f.says) > 0]
    judging = [words[f.first].span.hull(words[f.last].span) for f in found]
    if "?" in [w.low for w in words[-2:]]:
        judging.append(words[-1].span)
    if not judging and leaning is not None:
        return Stance(score, leaning.most())
    return Stance(score, tuple(judging))


def weight(text: str, words: Sequence[Word], content: tuple[Span, ...]) -> float:
    """The weights of a sentence's words and marks, summed."""
    words = words[:WORDS]
    listed = sum(float(f.says) for f in _found(words))
    return listed + _marks(text, [w.low for w in words], content)


def _found(words: Sequence[Word]) -> list[Found]:
    return list(lexicon("opinion.tsv").within([w.low for w in words]))


def _marks(text: str, low: Sequence[str], content: tuple[Span, ...]) -> float:
    """What numbers, marks and quotation marks add."""
    head = Span(content[0].start, min(content[0].end, content[0].start + 1000)).of(text)
    score = NUMBER * min(NUMBERS, sum(w[0].isdigit() for w in low))
    score += QUESTION * ("?" in low[-2:]) + EXCLAMATION * ("!" in low)
    return score + SCARE_QUOTE * bool(_SCARE.search(head)) + QUOTED * bool(_QUOTED.search(head))
