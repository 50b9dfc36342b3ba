"""Where words point to whose own words are no name, by what stands beside them: a text and places
in, the words for the one meant out; None in doubt.

"The mayor was never warned, she says": the mayor. "The company, which said": the company. "57
percent of those asked, in a poll of the Institute": the institute, since people who are counted
are what it found.
"""

import re

from sayso.records import Span

_NAME = r"[A-Z][\w’'-]*(?: (?:(?:of|the|and|for|de|van|von) )?[A-Z][\w’'-]*){0,5}"
_VERB = (
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do"
    r"|never|now|also|\w+ed)"
)
_NOUN = r"(?!(?:who|whose|which|that|and|or)\b)[\w’'-]+"
_NOUNS = rf"{_NOUN}(?: {_NOUN}){{0,5}}?"
# The subject with which a content begins: with a name beside it, a name, "the minister".
_BESIDE = re.compile(rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) {_NOUNS}, ({_NAME}),? {_VERB}\b")
_PLAIN = re.compile(rf"({_NAME}|[Tt]he {_NOUNS}) {_VERB}\b")
_NO_SUBJECT = frozenset("he she it they we i this that there these those".split())
_ANTECEDENT = re.compile(
    rf"((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[\w’'-]+ ){{0,4}}[\w’'-]+|{_NAME}), $"
)
_COUNTED = re.compile(
    r"(?:(?:about|around|some|nearly|almost|only|just|at least|more than|fewer than|over|under"
    r"|up to) )*(?:\d[\d.,]* ?(?:%|percent|per cent)|(?:a )?(?:large |small |clear |slim )?"
    r"(?:majority|minority)|most|(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?|in \w+)"
    r"|half|(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) \w+)\b",
    re.I,
)
_POLL = re.compile(
    r"\b(?:poll|survey|study|census)s?\b[^.!?\n]{0,40}?\b(?:by|of|from|for|that) (?:the )?"
    rf"({_NAME})"
)
_REACH = 200  # characters before a word in which its sentence is looked for
_SENTENCE = re.compile(r"[.!?][”\"’]?\s|\n")


def subject_before(text: str, content: Span, mention: Span) -> tuple[str, bool] | None:
    """The subject with which words begin that "she says" stands behind, and whether it is a name
    beside a description; no quoted words, in which a speaker is not "she"."""
    if content.start > mention.start or text[content.start] in "“\"‘'":
        return None
    if _SENTENCE.search(text, content.start, mention.start) is not None:
        return None
    beside = _BESIDE.match(text, content.start, content.end)
    found = beside or _PLAIN.match(text, content.start, content.end)
    words = found[1].strip() if found is not None else ""
    if not words or words.split()[0].lower() in _NO_SUBJECT:
        return None
    return words, beside is not None


def antecedent(text: str, mention: Span) -> str | None:
    """What "which" or "who" stands right behind."""
    found = _ANTECEDENT.search(text, max(0, mention.start - _REACH), mention.start)
    return found[1] if found is not None else None


def is_counted(words: str) -> bool:
    """Whether they are a share of people: "57 percent of those asked", "most dockers"."""
    return _COUNTED.match(words) is not None


def pollster(text: str, mention: Span) -> str | None:
    """Whose poll the sentence names in which people were counted."""
    begins = max(0, mention.start - _REACH)
    for stop in _SENTENCE.finditer(text, begins, mention.start):
        begins = stop.end()
    found = _POLL.search(text, begins, mention.start)
    return found[1] if found is not None else None
