"""Report or opinion: does the author's own sentence tell something, or judge it?

Comes in: the words of an averred statement. Goes out: a Kind. Words of judgement and stance add
their weight, words of plain reporting and numbers take away (`data/opinion.tsv`); questions,
exclamations and scare quotes add. THRESHOLD was chosen on CheckThat! 2024 task 2, English,
train, by balanced accuracy: sentences labelled SUBJ or OBJ.
"""

import re
from collections.abc import Sequence

from sayso.qualify.words import Word, lexicon
from sayso.records import Kind, Span

THRESHOLD = 1.0
QUESTION = 1.5
EXCLAMATION = 2.0
SCARE_QUOTE = 1.0
NUMBER = -1.0
NUMBERS = 3  # more digits than these make a sentence no plainer
WORDS = 200  # a judgement shows in the first 200 words
_SCARE = re.compile(r"[“\"‘](?:[^\W\d_]|[ -]){1,25}[”\"’]")
_QUOTED = re.compile(r"[“\"][^“”\"]{26,400}[”\"]")
QUOTED = -1.0


def kind_of(text: str, words: Sequence[Word], content: tuple[Span, ...]) -> Kind:
    """OPINION where the words of stance outweigh those of report."""
    return Kind.OPINION if stance(text, words, content) >= THRESHOLD else Kind.REPORT


def stance(text: str, words: Sequence[Word], content: tuple[Span, ...]) -> float:
    """How much the sentence judges: above zero more stance than report."""
    low = [w.low for w in words[:WORDS]]
    score = sum(float(found.says) for found in lexicon("opinion.tsv").within(low))
    score += NUMBER * min(NUMBERS, sum(w[0].isdigit() for w in low))
    score += QUESTION * ("?" in low[-2:]) + EXCLAMATION * ("!" in low)
    head = Span(content[0].start, min(content[0].end, content[0].start + 1000)).of(text)
    score += SCARE_QUOTE * bool(_SCARE.search(head)) + QUOTED * bool(_QUOTED.search(head))
    return score
