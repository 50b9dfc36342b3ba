"""Where a source and what it says were parted in the wrong place.

"The bridge is shut, the mayor, Anna Holt, said": the tagger now and then gives no source there, and
the speaker's name stands at the end of what is said. Between the last comma of the clause and the
cue, words without a verb are who speaks. "According to the Telegraph, the state agency, the ships
were late": the words without a verb between the first two commas say who the Telegraph is. "An
official, who | asked not to be named, said": the clause is the official's. "He had shot himself,
reported | Channel 3": the channel says it.
"""

import re
from dataclasses import replace

from sayso.attribute.speakable import PRONOUN, WORD, can_speak, has_verb, is_listener, is_speaker
from sayso.records import Act, Attribution, Passage, Quote, Span
from sayso.segment import sentence_of

LEAST_SAID = 3  # words of what is said that must be left

_BETWEEN = re.compile(r"[\s,]*")
_COMMA = re.compile(r",\s+")
_TELLING = re.compile(r"\b(?:tell|told|warn|inform|assur|remind|notif)\w*$", re.I)
_TO_WHOM = re.compile(
    r"((?:(?:the|a|an|his|her|its|their|our)\s|[A-Z])[^\s,“”\"]*(?: [^\s,“”\"]+){0,4}) that\s"
)
# Whom it told, and a clause without "that": "told | my husband the road was safe".
_TO_THEM = re.compile(
    r"((?:the|a|an|my|our|your|his|her|its|their)\s[a-z’'-]+(?: [a-z’'-]+)?)"
    r" (?=(?:the|an?|my|our|your|his|her|its|their|he|she|they|it|I|we|there|this|these)\s)"
)
_ASKING = re.compile(r"\bask(?:s|ed|ing)?$", re.I)
_ASKED_WHOM = re.compile(
    r"((?:(?:the|a|an|his|her|its|their|our)\s|[A-Z])[^\s,“”\"]*(?: [^\s,“”\"]+){0,4}?)"
    r" (?=(?:if|whether|how|why|what|when|where|who)\s)"
)
_GIVEN_BEHIND = re.compile(
    r",?\s+according to\b"
    r"|,\s(?!(?:he|she|they|it|we|I)\s)(?:[\w’'-]+\s){1,6}(?:said|says?|added|reports?|reported)[.,]",
    re.I,
)
# Right before a speaker: what they say is not what the sentence says.
_AGAINST = re.compile(r"\b(?:whatever|(?:no matter|regardless of) what)\s+\Z", re.I)
_LONGEST_AGAINST = 30  # characters
_NO_NAME = re.compile(
    r"(?:not to be (?:named|identified|quoted)(?: by name)?|to (?:remain|stay) anonymous"
    r"|(?:for )?anonymity)\b(?! (?:in|as) )"
)
_WHO = re.compile(r"[,\w]\s(?:who|which)$")
_CLAUSE = re.compile(r"\s[^“”\"‘;:.!?]{3,240},\s")  # up to the comma before the cue
_ACCORDING = re.compile(r"according to", re.I)
_GOES_ON = re.compile(
    r",\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\s"
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her)\s")
_SUBJECT = re.compile(
    r"(?:the|a|an|its|their|his|her|this|that|these|those|no|it|they|he|she|\d|[A-Z])"
)
_RELATIVE = re.compile(r"(?:which|who|whose)\s[^,;:“”\"]{2,80},\s")
# Behind a verb that closes a sentence: who says it, and no more.
_SAYS = re.compile(r"(?:said|says|reported|reports|wrote|writes|told|added|announced)")
_BEHIND_CUE = re.compile(r" (?P<who>[^,;:.“”\"()\n]{2,60})(?=[.,]|\s*$)")
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|week|month|year|morning|night"
    r"|evening|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
_CLOSED = frozenset([",", "”", ",”", ".”", '"', ',"', ",’", "’"])
_LISTED = re.compile(r"(?:\w+\s){1,3}(?:and|or)\s")


def inverted(text: str, attribution: Attribution) -> Attribution:
    """With who stands behind a verb that closes the sentence as the source: "he had shot himself,
    reported | Channel 3"."""
    a = attribution
    if a.source is not None or a.cue is None or a.content[0].end > a.cue.start:
        return a
    last = a.content[0].of(text)[-1:]
    before = (last if last in _CLOSED else "") + text[a.content[0].end : a.cue.start].strip()
    found = _BEHIND_CUE.match(text, a.cue.end)
    if before not in _CLOSED or found is None or not _SAYS.fullmatch(a.cue.of(text)):
        return a
    who = Span(*found.span("who"))
    if not can_speak(who.of(text)) or _TIME.search(who.of(text)):
        return a
    content = tuple(part for part in a.content if not part.overlap(who))
    return replace(a, source=who, content=content, chance=None) if content else a


def untied(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the speaker taken out of the end of its content; itself where it has a
    speaker, or none stands there."""
    a = attribution
    if a.source is not None or a.cue is None or not a.content or a.act is not Act.COMMUNICATION:
        return a
    last = a.content[-1]
    if last.end > a.cue.start or not _BETWEEN.fullmatch(text[last.end : a.cue.start]):
        return a
    tail = _tail(text, last)
    if tail is None:
        return a
    said = Span(last.start, last.start + len(text[last.start : tail.start].rstrip().rstrip(",")))
    if len(WORD.findall(said.of(text))) < LEAST_SAID:
        return a
    return replace(a, source=tail, content=(*a.content[:-1], said), chance=None)


def described(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the apposition or relative clause of its source taken out of the head
    of its content."""
    a = attribution
    if a.source is None or a.cue is None or not _ACCORDING.fullmatch(a.cue.of(text)):
        return a
    first, *others = a.content
    words = first.of(text)
    comma = words.find(", ")
    if comma < 0 or not _BETWEEN.fullmatch(text[a.source.end : first.start]):
        return a
    relative = _RELATIVE.match(words)
    if relative is not None and has_verb(relative[0]) and has_verb(words[relative.end() :]):
        source = Span(a.source.start, first.start + relative.end() - 2)
        return replace(
            a, source=source, content=(Span(first.start + relative.end(), first.end), *others)
        )
    head, said = words[:comma], words[comma + 2 :]
    apposed = _ARTICLE.match(head) is not None and can_speak(head) and is_speaker(head)
    subject = _SUBJECT.match(said) is not None and not _LISTED.match(said)
    if not apposed or not subject or not has_verb(said.split(",")[0]):
        return a
    source = Span(a.source.start, first.start + comma)
    return replace(a, source=source, content=(Span(first.start + comma + 2, first.end), *others))


def titled(text: str, attribution: Attribution) -> Attribution:
    """The attribution with what its source is taken out of the content before it: "the mayor of
    Marn, | Anna Holt, said"."""
    a = attribution
    first, *others = a.content
    if a.source is None or not others or text[first.end : a.source.start] != ", ":
        return a
    words = first.of(text)
    pronoun = PRONOUN.fullmatch(a.source.of(text)) is not None  # it is no name of the mayor's
    if pronoun or not can_speak(words) or not is_speaker(words):
        return a
    return replace(a, source=first.hull(a.source), content=tuple(others))


def completed(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution with the verb behind its source, where its content is a subject alone: "the
    deal, according to the Beacon, | is worth nothing"."""
    a = attribution
    if a.source is None or a.cue is None or not _ACCORDING.fullmatch(a.cue.of(text)):
        return a
    subject = a.content[-1]
    if subject.end > a.cue.start or a.source.start < a.cue.end or has_verb(subject.of(text)):
        return a
    sentence = sentence_of(passages, a.cue)
    if sentence is None or _GOES_ON.match(text, a.source.end, sentence.end) is None:
        return a
    said = text[a.source.end : sentence.end].lstrip(", ").rstrip(" .\n")
    start = text.index(said, a.source.end)
    return replace(a, content=(*a.content, Span(start, start + len(said))))


def addressed(text: str, attribution: Attribution) -> Attribution:
    """The attribution without whom it told at the head of its content ("warned | the town")."""
    a = attribution
    if a.cue is None or not a.content:
        return a
    first, *others = a.content
    asked = _ASKED_WHOM.match(first.of(text)) if _ASKING.search(a.cue.of(text)) else None
    if asked is not None and not has_verb(asked[1]):
        return replace(a, content=(Span(first.start + asked.end(), first.end), *others))
    if not _TELLING.search(a.cue.of(text)):
        return a
    to_whom = _TO_WHOM.match(first.of(text)) or _TO_THEM.match(first.of(text))
    if to_whom is None or has_verb(to_whom[1]):
        return a
    if to_whom.re is _TO_THEM and not is_listener(to_whom[1]):
        return a  # "told | the story he had heard"
    return replace(a, content=(Span(first.start + to_whom.end(1) + 1, first.end), *others))


def asks_for_no_name(text: str, attribution: Attribution) -> bool:
    """Whether all that is said is how to name the speaker: "who asked | not to be identified"."""
    a = attribution
    return a.cue is not None and _NO_NAME.match(a.content[0].of(text)) is not None


def without_others(
    text: str, passages: tuple[Passage, ...], attribution: Attribution
) -> Attribution:
    """Without a last sentence that is given to somebody else behind it: "Lorenz said she wanted it
    back. | It would cost 90 million, according to the treasurer"."""
    a, last = attribution, attribution.content[-1]
    after = a.cue is not None and a.cue.start >= last.end
    if after or a.quote is Quote.DIRECT or _GIVEN_BEHIND.match(text, last.end) is None:
        return a
    inner = [
        sentence.start
        for passage in passages
        if passage.span.overlap(last)
        for sentence in passage.sentences
        if last.start < sentence.start < last.end
    ]
    if not inner:
        return a
    end = last.start + len(text[last.start : inner[-1]].rstrip().rstrip("."))
    return replace(a, content=(*a.content[:-1], Span(last.start, end)))


def set_against(text: str, attribution: Attribution) -> bool:
    """Whether a speaker is only named as one against whom the words stand: "Nobody looked at that
    wall, | whatever Mr Lorenz says"."""
    at = attribution.source.start if attribution.source is not None else 0
    return _AGAINST.search(text, max(0, at - _LONGEST_AGAINST), at) is not None


def unbroken(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the whole relative clause of a source that ends with its "who"."""
    a = attribution
    if a.source is None or a.cue is None or not _WHO.search(a.source.of(text)):
        return a
    clause = text[a.source.end : a.cue.start]
    whole = _CLAUSE.fullmatch(clause)
    if whole is None or any(Span(a.source.end, a.cue.start).overlap(part) for part in a.content):
        return a
    return replace(a, source=Span(a.source.start, a.source.end + len(clause.rstrip())))


def _tail(text: str, content: Span) -> Span | None:
    """The longest run of words after a comma, to the content's end, that can be a speaker."""
    words = text[content.start : content.end].rstrip(" ,")
    for comma in _COMMA.finditer(words):
        tail = words[comma.end() :]
        if can_speak(tail):
            if any(mark in tail for mark in '“”"‘'):
                return None
            return Span(content.start + comma.end(), content.start + len(words))
    return None
