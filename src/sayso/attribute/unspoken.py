"""Who is no speaker though the tagger takes them for one: an attribution in, a mended one out.

"Pohl is accused of fraud" and "Pohl allegedly tricked him" accuse nobody, and "a builder accused of
fraud" says nothing at all; the headline "…, tribunal told" means that the tribunal was told; "all
but one of 22 experts" are not the one; whom "General, the officials say" speaks to is not who says
it; and "she led the crews to think so" tells what the crews thought.
"""

import re
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.deeds import is_deed, only_asks
from sayso.attribute.speakable import is_somebody
from sayso.records import Act, Attribution, Passage, PassageKind, Span

_BLAMED = re.compile(
    r"(?:(?P<be>(?:is|are|was|were|been|being|stands?|stood)\b.*? )|.*?)"
    r"(?:accused|suspected|convicted|charged|cleared|acquitted)(?: (?:of|with))?",
    re.I | re.S,
)
_BODY = re.compile(
    r"(?:\w+ ){0,3}(?:court|jury|tribunal|inquest|inquiry|trial|hearing|panel|judges?|committee"
    r"|commission|parliament|council|MPs|lawmakers)",
    re.I,
)
# What is told there is nobody's word yet: "the court heard that", "an inquest has been told".
_HEARING = re.compile(
    r"(?:(?:the|an?) )?(?:[\w’'-]+ ){0,3}?(?:court|jury|jurors|tribunal|inquest|inquiry|hearing)",
    re.I,
)
_HEARD = re.compile(
    r"(?:has|have|had|was|were|also|later|then| )*(?:heard|hears?|been told|told)", re.I
)
_ALL_BUT = re.compile(r"\ball but \Z", re.I)
# What is called, and said of nothing: "called an emergency session for Sunday".
_CALLED = re.compile(r"(?:(?:has|have|had|also|then) )*(?:calls?|called)", re.I)
_MEETING = re.compile(
    r"(?:(?:an?|the|its|their|his|her) )?(?:[\w-]+ ){0,3}(?:session|meeting|summit|elections?|vote"
    r"|referendum|ballot|poll|by-election|strike|conference|hearing|rally|protest|boycott)"
    r"(?: (?:for|on|at|in|over|to|of|after|by|with|next|this)\b|\W*\Z)",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|been)\b")
# Who says no more than "that": "people who say that | have not read it".
_POINTING = re.compile(r"(?:that (?:have|are|were|do)|(?:so|them) [a-z]+)\b")
_ADDRESSED = re.compile(
    r"(?:Sir|Madam|Ma[’']am|Minister|General|Colonel|President|Ambassador|Secretary|Governor|Senator"
    r"|Mayor|Doctor|Professor|Mr|Mrs|Ms|Dr)\b\.?(?: [A-Z][\w’'-]+){0,3}, (?=\w)"
)
_PLACE_FIRST = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?=the )")
_KNOWN_AS = re.compile(r"(?:is |are |was |were )?(?:also|better|formerly|commonly) known as", re.I)
_MORE_THAN = re.compile(r"\d\S{0,20} (?:\w+ ){0,2}(?:more|less|fewer|higher|lower) than ")
_NOT_SAYING = re.compile(
    r"without (?:explaining|saying|specifying|elaborating|giving|naming|mentioning|identifying"
    r"|disclosing|revealing|confirming|denying)",
    re.I,
)
# What goes round says nothing: "rumour has it".
_RUMOUR = re.compile(r"(?:the )?(?:rumou?rs?|gossip|legend|word|talk|whispers?)", re.I)
_HEARSAY = re.compile(
    r"(?:\w+ ){0,2}?(?P<adverb>allegedly|reportedly|purportedly|supposedly|apparently)"
    r" (?P<verb>.+)",
    re.I | re.S,
)
# Whose mind it is, and not who brought them to it: "led the crews to think".
_SWAYED = re.compile(
    r"(?:\w+ ){0,3}?(?:leads?|led|leading|mislead|misleads|misled|causes?d?|made|makes?|making"
    r"|gets?|got|encourag(?:es?|ed|ing)|persuade[sd]?|convince[sd]?|tempt(?:s|ed)) "
    r"(?P<who>[^,;:]{2,60}?) (?P<cue>(?:(?:in)?to )?"
    r"(?:think|believ|suppos|assum|conclud|fear|doubt|wonder)(?:e|ing)?)",
    re.I,
)
_MARKS = ("“", '"')  # right before the first word of a quote
_LONGEST_BEFORE = 10  # characters: "All but "


def says_nothing(text: str, attribution: Attribution) -> bool:
    """Whether it only says of what somebody is accused ("a builder accused of | killing him"), or
    what was called ("called | an emergency session"), what nobody said ("without explaining |
    why two had been seen"), how much more it is than somebody says, what it is called, what is done
    ("attacked | our village"), or that somebody was asked."""
    a = attribution
    blamed = _blamed(text, a)
    if blamed is not None:
        return blamed["be"] is None
    if a.source is not None and _MORE_THAN.match(a.source.of(text)):
        return True
    called = a.cue is not None and _CALLED.fullmatch(a.cue.of(text)) is not None
    if a.cue is not None and _KNOWN_AS.fullmatch(a.cue.of(text)):
        return True
    who = a.source is not None and a.source.of(text).lower() == "who"
    if who and _POINTING.match(text, a.content[0].start, a.content[0].end):
        return True
    met = called and _MEETING.match(text, a.content[0].start, a.content[0].end) is not None
    if a.cue is not None and _NOT_SAYING.fullmatch(a.cue.of(text)):
        return True
    return met or is_deed(text, a) or only_asks(text, a)


def unspoken(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """The attribution without a source that is none, or with all of its words."""
    a = _heard(text, attribution)
    if a.source is None or a.cue is None:
        return a
    hearsay_has_it = _RUMOUR.fullmatch(a.source.of(text)) is not None
    if _blamed(text, a) is not None or _was_told(text, passages, a) or hearsay_has_it:
        return replace(a, source=None, chance=None)
    hearsay = _hearsay(text, a)
    if hearsay is not None:
        return hearsay
    before = text[max(0, a.source.start - _LONGEST_BEFORE) : a.source.start]
    addressed = _ADDRESSED.match(text, a.source.start, a.source.end)
    opens = before.endswith(_MARKS) or before.rstrip(" ").endswith(":")
    if addressed is not None and opens:
        return replace(a, source=Span(addressed.end(), a.source.end))
    placed = _PLACE_FIRST.match(text, a.source.start, a.source.end)
    if placed is not None and before.endswith(("In ", "At ")):  # "In Senn | the mayor said"
        return replace(a, source=Span(placed.end(), a.source.end))
    whole = _ALL_BUT.search(before)
    if whole is None:
        return a
    start = a.source.start - len(before) + whole.start()
    return replace(a, source=Span(start, a.source.end))


def _heard(text: str, a: Attribution) -> Attribution:
    """With no source where a court or a jury only heard it, and without them in what they heard."""
    if a.cue is None or not _HEARD.fullmatch(a.cue.of(text)):
        return a
    if a.source is not None:
        passive = a.cue.of(text).endswith("told") and not _PASSIVE.search(a.cue.of(text))
        if passive or not _HEARING.fullmatch(a.source.of(text)):
            return a
        return replace(a, source=None, act=Act.COMMUNICATION, chance=None)
    said = tuple(part for part in a.content if not _HEARING.fullmatch(part.of(text)))
    return replace(a, content=said, chance=None) if said and said != a.content else a


def swayed(text: str, attribution: Attribution) -> Attribution:
    """With those whose mind it is as the source: "led | the crews | to think"."""
    a = attribution
    found = _SWAYED.fullmatch(a.cue.of(text)) if a.cue is not None else None
    if a.cue is None or found is None or not is_somebody(found["who"]):
        return a
    who, cue = (Span(*found.span(part)).shifted(a.cue.start) for part in ("who", "cue"))
    return replace(a, source=who, cue=cue, act=act_of(text, cue), chance=None)


def _blamed(text: str, a: Attribution) -> re.Match[str] | None:
    """The passive cue of an accusation; its subject stands right before it. "The mayor accused the
    union of theft" has whom he accused between the two words."""
    if a.cue is None or a.source is None or a.source.start > a.cue.start:
        return None
    cue = a.cue.of(text)
    found = _BLAMED.fullmatch(cue)
    active = found is not None and found["be"] is None and not cue.endswith(("of", "with"))
    return None if active else found


def _hearsay(text: str, a: Attribution) -> Attribution | None:
    """What is only handed on of somebody's deeds ("Pohl allegedly tricked | him"): nobody's word
    that Pohl tricked him."""
    if a.source is None or a.cue is None or not a.source.end <= a.cue.start < a.content[0].start:
        return None
    found = _HEARSAY.fullmatch(a.cue.of(text))
    if found is None or act_of(text, Span(*found.span("verb")).shifted(a.cue.start)) is not None:
        return None
    at = Span(*found.span("adverb")).shifted(a.cue.start)
    before = Span(a.source.start, a.source.start + len(text[a.source.start : at.start].rstrip()))
    verb = Span(*found.span("verb")).shifted(a.cue.start)
    content = (before, verb.hull(a.content[0]), *a.content[1:])
    return replace(a, source=None, cue=at, content=content, act=Act.COMMUNICATION, chance=None)


def _was_told(text: str, passages: tuple[Passage, ...], a: Attribution) -> bool:
    """Whether a headline ends with who was told what stands before: "…, tribunal told"."""
    if a.source is None or a.cue is None or a.cue.of(text) != "told":
        return False
    behind = a.content[-1].end <= a.source.start
    first = passages[0]
    in_headline = first.kind is PassageKind.HEADLINE and first.span.contains(a.cue)
    return behind and in_headline and _BODY.fullmatch(a.source.of(text)) is not None
