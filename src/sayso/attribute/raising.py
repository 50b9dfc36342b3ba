"""What nobody is said to say: "Brill seems to have lost", "the race appears closer", "who are
expected to come", "the talks are seen as a failure". The subject is a part of what seems so, and
the tagger now and then leaves it out, or what comes behind the verb.

Comes in: an attribution without a source. Goes out: the same, with the whole of its clause.
"""

import re
from dataclasses import replace

from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import FINITE, can_speak, has_verb
from sayso.records import Attribution, Passage, Span
from sayso.segment import passage_at, sentence_of

MOST = 14  # words of a subject

_SEEMING = re.compile(
    r"(?:(?:also|now|still|often|never|no longer|not|has|have|had|does|did|do) )*"
    r"(?:seem(?:s|ed)?|appear(?:s|ed)?)",
    re.I,
)
_PASSIVE = re.compile(
    r"(?:(?:has|have|had|also|not) )*(?:is|are|was|were|been) (?:[a-z]+ ){0,2}?"
    r"(?:expected|believed|said|thought|understood|reported|alleged|rumou?red|supposed|considered"
    r"|known|feared)",
    re.I,
)
_SEEN = re.compile(
    r"(?:(?:has|have|had|also|not) )*(?:is|are|was|were|been) (?:[a-z]+ ){0,2}?"
    r"(?:seen|regarded|viewed|considered|described|recogni[sz]ed|hailed|cast)(?: [a-z]+)?"
    r"(?: as(?: among)?)?",
    re.I,
)
_AS = re.compile(r"(?: (?:now|widely|here|today|largely|mainly|generally|both))*(?: as\b| among\b)")
_BY = re.compile(r" by (?P<who>[^,;]+)$")
_CLAUSE_END = re.compile(r"[,;:?!()—–”\"]|\s(?:and|but|while|because|although|though|when)\s")
_CLAUSE_BEGIN = re.compile(
    r"(?:[,;:()—–“”\"]|\b(?:that|where|when|while|because|as|if|and|but|although|though|which|who"
    r"|than|said|says))\s"
)
_ADVERB = re.compile(r"^(?:now|then|still|so|yet|here|there|also|today|instead),? ", re.I)


def raised(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution with the subject before its cue and the words behind it."""
    a = attribution
    if a.source is not None or a.cue is None:
        return a
    cue = a.cue.of(text)
    seeming = _SEEMING.fullmatch(cue) is not None
    seen = _SEEN.fullmatch(cue) is not None and (
        cue.endswith(("as", "among")) or _AS.match(text, a.cue.end)
    )
    if not (seeming or seen or _PASSIVE.fullmatch(cue)):
        return a
    sentence = sentence_of(passages, a.cue)
    if sentence is None or any(not sentence.contains(part) for part in a.content):
        return a
    before = [part for part in a.content if part.end <= a.cue.start]
    behind = [part for part in a.content if part.start >= a.cue.end]
    if not behind and (seeming or seen):
        said = _rest(text, sentence, a.cue)
        behind = [said] if said is not None else []
    who = _by_whom(text, behind[-1]) if seen and behind else None
    if who is not None:
        behind[-1] = Span(behind[-1].start, who.start - len(" by "))
    if not before and behind and behind[0].of(text).startswith("to "):  # no "it appears that"
        subject = _subject(text, passages, sentence, a.cue)
        before = [subject] if subject is not None else []
    content = (*before, *behind)
    grown = who is not None or len(content) > len(a.content)
    return replace(a, source=who, content=content) if grown else a


def _by_whom(text: str, said: Span) -> Span | None:
    """Who sees it so, at the end of it: "as weak | by her own party"."""
    by = _BY.search(text, said.start, said.end)
    return Span(*by.span("who")) if by is not None and can_speak(by["who"]) else None


def _rest(text: str, sentence: Span, cue: Span) -> Span | None:
    """The words behind the verb, up to the end of its clause."""
    end = _CLAUSE_END.search(text, cue.end, sentence.end)
    words = text[cue.end : end.start() if end is not None else sentence.end]
    inner = words.strip(" .\n")
    start = cue.end + words.index(inner)
    return Span(start, start + len(inner)) if inner else None


def _subject(text: str, passages: tuple[Passage, ...], sentence: Span, cue: Span) -> Span | None:
    """The subject of the verb, or whom its "who" stands for; else what the clause begins with."""
    home = passages[passage_at(passages, cue.start)]
    words = home.words_in(sentence)
    asked = Sentence(text, words)
    verb = next((i for i, word in enumerate(words) if word.start >= cue.start), len(words))
    first = asked.auxiliaries(verb)
    found = asked.subject(first) or asked.antecedent(first)
    if found is not None:
        return words[found[0]].hull(words[found[1]])
    begins = [m.end() for m in _CLAUSE_BEGIN.finditer(text, sentence.start, cue.start)]
    begin = max(begins, default=sentence.start)
    said = _ADVERB.sub("", text[begin : cue.start].strip())
    small = said.lower().split()
    whole = 0 < len(small) <= MOST and not set(small) & FINITE
    if not whole or (len(small) == 1 and has_verb(said)):
        return None
    start = text.index(said, begin)
    return Span(start, start + len(said))
