"""The subject of a cue, where the tagger took somebody else for the speaker, nobody, or a part.

"When Holt announced a find, | colleagues | called it a fraud": who stands right before a verb is
its subject, and not who spoke in the clause before. "Brill, | reached at his home, | denied it":
words between commas that only tell what was done to somebody part them from their verb. "Orr, | who
| on Monday called Senn a threat", "Experts | we spoke to | said", "denied by | the ministry".
"""

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import FINITE, can_speak, has_verb, is_somebody, looks_past
from sayso.records import Attribution, Passage, Span, start_of
from sayso.segment import passage_at, sentence_of

ASIDE = 14  # words between the commas
LONGEST = 9  # words of the subject of a passive
_WHO = re.compile(
    r"\bwho(?:,? (?:on|in|at|last|this|earlier|later|also|once|then|has|have|had|now|\w+ly)"
    r"(?: (?:the )?[\w’'-]+){0,2}?)?,? ?\Z"
)
WHO_REACH = 40  # characters
_WE = re.compile(r".*\S (?:we|I)", re.S)
_MET = re.compile(
    r"(?:(?:have|had|has) )?(?:spoke|spoken|talked) (?:to|with) |(?:interviewed|contacted) "
)
# Whoever left cites why: "the firm said its auditor had resigned, citing".
_LEFT = re.compile(
    r"\b(?:said|says|told|reported|announced)\b[^.;“”\"]*\b(?:resign|quit|stepp|withdr|pull|declin|refus"
    r"|left|leav|cancel|postpon|suspend|clos)\w*\b[^.;“”\",]{0,40}, \Z"
)
_BY = re.compile(r"(?:\w+ ){0,2}\w+ed by", re.I)
_OPENED = re.compile(r" [“\"‘„«]$")
_BE = re.compile(r"(?:is|are|was|were|be|been|has been|have been|had been)\b", re.I)


def own_subject(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution with the subject of its cue as the source."""
    a = attribution
    if a.cue is None:
        return a
    if a.source is None:
        who = _before_who(text, a.cue) or _across(text, passages, a)
        return a if who is None else replace(a, source=who, chance=None)
    if a.cue.of(text) == "citing" and _LEFT.search(text, a.source.end, a.cue.start):
        return replace(a, source=None, chance=None)
    a = _met(text, _agent(text, passages, _unquoted(text, a)))
    nearer = _nearer(text, passages, a)
    return a if nearer is None else replace(a, source=nearer, chance=None)


def _unquoted(text: str, a: Attribution) -> Attribution:
    """Without the mark of a quotation that its source took along: "he “ | does not know”"."""
    assert a.source is not None
    mark = _OPENED.search(text, a.source.start, a.source.end)
    if mark is None or mark.start() == a.source.start:
        return a
    return replace(a, source=Span(a.source.start, mark.start()))


def _met(text: str, a: Attribution) -> Attribution:
    """With the relative clause that has no "who" in the source: "Experts we spoke to | said"."""
    if a.source is None or a.cue is None or not _WE.fullmatch(a.source.of(text)):
        return a
    met = _MET.match(text, a.cue.start, a.cue.end)
    if met is None or text[a.source.end : a.cue.start] != " ":
        return a
    cue = Span(met.end(), a.cue.end)
    source = Span(a.source.start, met.end() - 1)
    return replace(a, source=source, cue=cue, act=act_of(text, cue), chance=None)


def _agent(text: str, passages: tuple[Passage, ...], a: Attribution) -> Attribution:
    """With who stands behind "by", and the subject of the passive as what is said: "was read by
    Brill and | denied by | the ministry"."""
    if (
        a.source is None
        or a.cue is None
        or len(a.content) != 1
        or not _BY.fullmatch(a.cue.of(text))
    ):
        return a
    agent, sentence = a.content[0], sentence_of(passages, a.cue)
    if agent.start < a.cue.end or not is_somebody(agent.of(text)) or sentence is None:
        return a
    words = passages[passage_at(passages, a.cue.start)].words_in(sentence)
    verb = next((i for i, w in enumerate(words) if w.of(text).lower() in FINITE), 0)
    if not 0 < verb <= LONGEST or words[verb].start > a.cue.start:
        return a
    subject = words[0].hull(words[verb - 1])
    return replace(a, source=agent, content=(subject,), chance=None)


def _nearer(text: str, passages: tuple[Passage, ...], a: Attribution) -> Span | None:
    """Who stands right before the cue, with a verb between them and who was taken."""
    if a.source is None or a.cue is None or a.source.end > a.cue.start:
        return None
    between = text[a.source.end : a.cue.start]
    if ", " not in between or not has_verb(between):
        return None
    sentence, at = _sentence(text, passages, a.cue)
    if sentence is None:
        return None
    found = sentence.subject(sentence.auxiliaries(at))
    if found is None or sentence.words[found[0]].start < a.source.end:
        return None
    if has_verb(sentence.raw(*found)) or sentence.low[found[0] - 1] != ",":
        return None  # ", quoting two clerks,"; "on the web and Telegram"
    return sentence.span(*found)


def _before_who(text: str, cue: Span) -> Span | None:
    """The "who" whose verb the cue is."""
    if _BE.match(text, cue.start):
        return None  # what somebody is said to do
    found = _WHO.search(text, max(0, cue.start - WHO_REACH), cue.start)
    return Span(found.start(), found.start() + len("who")) if found is not None else None


def _across(text: str, passages: tuple[Passage, ...], a: Attribution) -> Span | None:
    """The subject at the head of the sentence, before what stands between commas."""
    assert a.cue is not None
    sentence, at = _sentence(text, passages, a.cue)
    if sentence is None or at < 3 or a.content[0].start < a.cue.end:
        return None
    at = sentence.auxiliaries(at)
    if sentence.low[at - 1] != ",":
        return None
    comma = next((i for i in range(at - 2, max(0, at - ASIDE), -1) if sentence.low[i] == ","), 0)
    aside = sentence.low[comma + 1 : at - 1]
    if not comma or not aside or not looks_past(aside[0]) or not FINITE.isdisjoint(aside):
        return None
    return sentence.span(0, comma - 1) if can_speak(sentence.raw(0, comma - 1)) else None


def _sentence(text: str, passages: tuple[Passage, ...], cue: Span) -> tuple[Sentence | None, int]:
    """The sentence of the cue, and the number of its first word there."""
    whole = sentence_of(passages, cue)
    if whole is None:
        return None, 0
    words = passages[passage_at(passages, cue.start)].words_in(whole)
    return Sentence(text, words), bisect_left(words, cue.start, key=start_of)
