"""What is done, and not said, with a verb that can do both: "attacked our village", "dismissed the
minister", "fined the firm two million", "wrote a cheque"; what something is about or called: "an ad
focused on the port"; and what is asked without a question: "asked about it".

The tagger takes the verb for a cue. Comes in: an attribution. Goes out: whether it is none.
"""

import re

from sayso.attribute.speakable import has_verb
from sayso.records import Attribution, Quote

LONGEST_BEFORE = 10  # characters before a speaker in which a question may begin

_ATTACKED = re.compile(
    r"(?:(?:has|have|had|then|also|again) )*(?:attack(?:ed|s|ing)?|str(?:uck|ikes?)|hit)", re.I
)
_PLACE = re.compile(
    r"(?:(?:the|an?|our|their|its|his|her|several|two|three|four|many|both)\s)?"
    r"(?:(?!of\b|for\b)[\w’'-]+\s){0,3}?"
    r"(?:villages?|towns?|cit(?:y|ies)|outposts?|posts?|bases?|convoys?|ships?|boats?|houses?|homes?"
    r"|hospitals?|schools?|positions?|buildings?|stations?|bridges?|ports?|camps?|markets?|airports?"
    r"|checkpoints?|depots?|barracks|embassy|consulate|patrols?|troops|soldiers)"
    r"(?=\W*\Z|[,.;]|\s(?:and|at|in|on|near|with|after|before|during|from|while|outside|again)\b)",
    re.I,
)
_DISMISSED = re.compile(
    r"(?:(?:has|have|had|did not|didn['’]t|then|also) )*dismiss(?:ed|es)?", re.I
)
_PERSON = re.compile(
    r"(?:him|her|them|me|us|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
    r"|(?:the|his|her|its|their) (?:[\w-]+ ){0,3}"
    r"(?:ministers?|chiefs?|managers?|directors?|generals?|commanders?|coach|aides?|staff|workers?))"
    r"(?:,? (?:on|in|from|after|for|last|over)\b.*)?",
    re.S,
)
_FINED = re.compile(r"(?:(?:has|have|had|was|were|been) )*fined", re.I)
_TOPIC = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|be|been|will|would|to|also|again|now|largely|mainly"
    r"|mostly|only) )*(?:focus(?:e[sd]|ing)? (?:\w+ )?on|(?:en)?titled)",
    re.I,
)
_WROTE = re.compile(r"(?:(?:has|have|had|also) )*(?:wr[io]te[sn]?|written|writing)", re.I)
_PAID = re.compile(
    r"(?:an?|the|his|her|two|three|[$€£]?\d[\d,.]*) (?:[\w$€£,.-]+ ){0,3}che(?:ck|que)s?\b", re.I
)
# "Asked about it, Brill said …": what was asked is not told.
_ASKED = re.compile(
    r"(?:when )?(?:asked|pressed|questioned)(?: (?:again|later))?(?: about| on)?", re.I
)
_BARE = re.compile(r"(?:it|this|that|them|him|her|(?:the|his|her|its|their) [\w’'-]+)\W*", re.I)
# A deed told as a noun: "Brill firing Orr | shows how afraid he is".
_DEED = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [a-z]{2,}ing [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
)
_ASKING = re.compile(r"\b(?:over|about|on|of|know|knows|ask|asks|asked|see|say|wonder)\s+\Z")


def is_deed(text: str, a: Attribution) -> bool:
    """Whether something is done, and nothing said: "attacked our village", "dismissed | Orr",
    "fined | the firm"; somebody, or an ad, is about something; or a deed is who speaks."""
    if a.source is not None and _DEED.fullmatch(a.source.of(text)):
        return True
    if a.cue is None or len(a.content) > 1:
        return False
    cue, said = a.cue.of(text), a.content[0].of(text)
    if _TOPIC.fullmatch(cue) is not None:
        return not has_verb(said) and " that " not in said
    if _ATTACKED.fullmatch(cue) is not None:
        return _PLACE.match(said) is not None
    if a.quote is not Quote.INDIRECT:
        return False
    if _WROTE.fullmatch(cue) is not None:
        return _PAID.match(said) is not None and not has_verb(said)
    dismissed = _DISMISSED.fullmatch(cue) is not None and _PERSON.fullmatch(said) is not None
    return dismissed or _FINED.fullmatch(cue) is not None


def only_asks(text: str, a: Attribution) -> bool:
    """Whether it is only said that somebody was asked, and no question told; or the speaker is the
    question itself: "a quarrel over who | supported which plan"."""
    if a.source is None:
        asked = a.cue is not None and _ASKED.fullmatch(a.cue.of(text)) is not None
        return asked and _BARE.fullmatch(a.content[0].of(text)) is not None
    before = text[max(0, a.source.start - LONGEST_BEFORE) : a.source.start]
    return a.source.of(text).lower() == "who" and _ASKING.search(before) is not None
