"""Inside somebody's words: what is another's word or mind, and what is nobody's.

"The mayor said he hopes" is one voice; "the mayor said they hope" is two. "You would think",
"nobody wants" and "they should worry" tell of no word that was spoken and no mind that anybody
has. Comes in: an outer and an inner attribution. Goes out: whether the inner one counts; in doubt
it does not. And where what is said inside ends, because the speaker goes on in their own voice.
"""

import re

from sayso.attribute.speakable import has_verb, is_role, is_speaker
from sayso.attribute.transcript import FIRST_PERSON
from sayso.quotation import Quotation, quoted_characters
from sayso.records import Act, Attribution, Span
from sayso.wordlists import past_forms

_THEMSELVES = {
    "he": "he", "his": "he", "she": "she", "her": "she",
    "it": "it", "its": "it", "they": "they", "their": "they",
}  # fmt: skip
_APPOSED = re.compile(r"\s*,|\s(?:who|which|that)\s")
_SHOWING = re.compile(r"\b(?:show(?:s|ed|n)?|suggest(?:s|ed)?|indicate[sd]?)$", re.I)
_BEHIND = re.compile(r"\s(?:of|for|in|at|on|by|from)\s")
# Done, and said by nobody, unless it is an owner's noun: "Brill's vote against it".
_DOING = re.compile(
    r"\b(?:(?:try|tries|tried|trying|attempt(?:s|ed|ing)?|bother(?:s|ed)?)(?: to)?"
    r"|vot(?:ed?|es|ing)(?: for| against)?)$",
    re.I,
)
_INTENDING = re.compile(r"\bintend(?:s|ed)?$", re.I)
_TO_DO = re.compile(r"(?:not )?to\b", re.I)
_ARTICLE = re.compile(r"(?:the|an?|this|that|these|those|his|her|its|their|my|our)\b", re.I)
_OWNERS = frozenset("his her its their".split())
_OBJECTS = frozenset("him me us them".split())
_SINGULAR = frozenset("he she it this".split())
_PLURAL_VERB = re.compile(r"(?:are|were|have|do)\b", re.I)
_MANY = re.compile(r"\band\b|\w*s[’']?$|^(?:they|we|many|some|several|most|both|who|police)$", re.I)
_NOBODY = re.compile(r"(?:nobody|no|none|few|very few|neither)\b", re.I)
_ANYONE = re.compile(r"(?:anyone|anybody|whoever|any)\b", re.I)
# What may, should or will be said or thought; "would not comment" refuses, and so is said.
_NOT_YET = re.compile(
    r"\b(?:would|will|shall|should|may|might|must|ought to|needs? (?:only )?to|going to"
    r"|ha(?:s|ve|d) (?:got )?to|got to|fail(?:s|ed)? to)\b"
    r"(?! (?:not|never|like|love|prefer|rather|welcome|oppose|support|object|have)\b)",
    re.I,
)
_ANYBODY = re.compile(
    r"\b(?:if|when|whenever|unless) you\b|\byou(?:['’]d| would| could| can| might| may)\b|look|see",
    re.I,
)
# What is done with words and says nothing, what eyes do, and moods.
_NO_WORD = re.compile(
    r"\b(?:sign(?:s|ed)?|deliver(?:s|ed)?|visit(?:s|ed)?|meets?|met|greet(?:s|ed)?"
    r"|(?:speaks?|spoke|spoken|talk(?:s|ed)?) (?:to|with)|referr?(?:s|ed)? (?:us|me|him|her|them)"
    r"|(?:is|are|was|were|be) (?:not )?sure|look(?:s|ed|ing)?(?: at| for| into)?|figured? out"
    r"|seem(?:s|ed)?|surprised|scared|excited|tired|happy|glad|sad)$",
    re.I,
)
_SAID_BEFORE = re.compile(
    r"\b(?:have|had|['’]ve|['’]d|was|were|did|\w+ed|said|told|wrote|spoke|made clear)\b", re.I
)
_REFUSING = re.compile(r"\b(?:refus|unwilling|reluctan|fail)", re.I)
_RELATIVE = re.compile(r"\b(?:what|which|whom?) $", re.I)
_PERFECT = re.compile(r"\b(?:has|have|had)\b|['’]d\b", re.I)
_OWNED = re.compile(r"['’]s?$|^(?:his|her|its|their)$", re.I)
_OWN_VOICE = re.compile(
    r"(?:,(?: and| but| so)?|(?<!you)(?<!he)(?<!she)(?<!they) (?:and|but)) (?:I|we)(?:['’]\w+)? \w"
)
_SPLICE = re.compile(r", (?:that['’]s|it['’]s|there['’]s|this is|that is|you|he|she|they|it) \w")
_CLAUSES = re.compile(
    r"(?:that )?(?:if|when|while|as|because|although|since|unless|once|after|before|by|in|with|what"
    r"|whatever|whoever|where|for|on|at|to)\b",
    re.I,
)
_BODY = re.compile(r"[Tt]he [A-Z]")
# A speaker's own hedge between subject and verb: "Brill I think has won".
_PUT_IN = re.compile(r"\w I (?:think|guess|believe|suppose|suspect|hope|know)$")
_IS = re.compile(r"(?:is|was|are|were|has|had|will|would)\b")
_AND_THAT = re.compile(r",? (?:and|but) that\b")
_THAT_IS = re.compile(
    r",? (?:and|but) that(?:[’']s|[’']ll| is| was| has| had| means| meant| will)\b"
)
_THAT = re.compile(r"\bthat\b")
# What can go on with "and that", or is no clause of its own.
_GOES_ON = re.compile(
    r"[“\"‘'„«]|(?:that|to|about|of|on|for|over|against|as|whether|if|how|why|what|when|where|who|which"
    r")\b",
    re.I,
)
_CLOSING = {"‘": "’", "“": "”", "'": "'", '"': '"'}
_LEAD = 7  # characters before "he" in which its "which" stands
LEAST_LEFT = 8  # characters of a content
_BACK = 24  # characters before "you" in which its "if" stands


def counts(
    text: str, outer: Attribution, inner: Attribution, quotes: tuple[Quotation, ...]
) -> bool:
    """Whether `inner`, found in what `outer` says, is somebody's word or mind, and not the
    speaker's own mind. `quotes` are those of the whole text."""
    if inner.source is None or inner.cue is None:
        return True
    who, cue = inner.source.of(text), inner.cue.of(text)
    if _PUT_IN.search(f"{who} {cue}") or (len(inner.content) > 1 and _is_what(text, inner.content)):
        return False
    owned = who.lower() in _OWNERS and _REFUSING.search(cue) is not None  # "his refusal to go"
    thought = inner.act is not Act.COMMUNICATION and not owned
    if thought and own_mind(text, outer, inner.source, quotes):
        return False
    if who.lower() in _SINGULAR and _PLURAL_VERB.match(cue):
        return False  # the cue is another's: "she signed it, and we | are pleased that"
    if who.lower() in FIRST_PERSON:
        return inner.act is Act.COMMUNICATION and _told(cue)
    if who.lower() == "you" and not _said_to_be_said(text, inner):
        return False
    maybe = who.lower() in ("he", "she") and own_mind(text, outer, inner.source, quotes)
    told = _PERFECT.search(cue) is not None  # else it is said now: "he promises"
    if inner.chance is not None and _no_subject(who, cue):
        return False
    if maybe and not (thought or told or _RELATIVE.search(text[: inner.source.start][-_LEAD:])):
        return False
    if _ANYONE.match(who) or (inner.act is not Act.COMMUNICATION and _NOBODY.match(who)):
        return False
    if _SHOWING.search(cue) and not speaks(who):
        return False
    if inner.chance is None and _INTENDING.search(cue) and _ARTICLE.match(who) and not speaks(who):
        return False  # "the device intends to find it"
    if _TO_DO.match(cue) or (_DOING.search(cue) and not _OWNED.search(who)):
        return False
    said = f"{cue} {inner.content[0].of(text).split(maxsplit=1)[0]}"  # "referred | us to you"
    return not any(form.search(one) for form in (_NOT_YET, _NO_WORD) for one in (cue, said))


def _is_what(text: str, content: tuple[Span, ...]) -> bool:
    """ "What he says | is true": that it is true the speaker around him says."""
    first, second = content[0].of(text).strip("“\"‘'"), content[1].of(text)
    return first.lower() == "what" and _IS.match(second) is not None


def _no_subject(who: str, cue: str) -> bool:
    """ "makes him | wonder", "why won't he | release": no sentence of theirs."""
    if who.lower() in _OBJECTS:
        return True
    bare = cue.islower() and cue.isalpha() and not cue.endswith(("s", "ed"))
    return who.lower() in _SINGULAR and bare and cue not in past_forms()


def _said_to_be_said(text: str, inner: Attribution) -> bool:
    """Whether "you" is whoever listens, and has said it: no "if you think", no "you know"."""
    if inner.source is None or inner.cue is None or inner.act is not Act.COMMUNICATION:
        return False
    if _ANYBODY.search(text[inner.source.start - _BACK : inner.cue.end]):
        return False
    cue = inner.cue.of(text)
    return _SAID_BEFORE.search(cue) is not None or cue.endswith("ing")


def speaks(who: str) -> bool:
    """Whether they can say or show it; False for "the attacks": neither somebody nor a document."""
    named = who[:1].isupper() and not _ARTICLE.match(who)
    bare = who.islower() and " " not in who  # "it", "polls"
    head = _BEHIND.split(_APPOSED.split(who)[0])[0]  # "images taken | on 1 March"
    return named or bare or any(is_speaker(word) for word in head.split())


def unspliced(text: str, content: Span, who: str) -> Span:
    """The content of an inner attribution up to where the speaker goes on in their own voice:
    "they say it is shut, | and I know it is not", "nobody says so, | that's the point"."""
    words = content.of(text)
    if words[0] in _CLOSING:
        end = re.search(rf"{_CLOSING[words[0]]}(?!\w)", words[LEAST_LEFT:])
        return Span(content.start, content.start + LEAST_LEFT + end.end()) if end else content
    ends = [] if who.lower() in FIRST_PERSON else [_OWN_VOICE.search(words)]
    ends += [] if _CLAUSES.match(words) else [_SPLICE.search(words)]
    cut = min((end.start() for end in ends if end is not None), default=len(words))
    return Span(content.start, content.start + cut) if cut > LEAST_LEFT else content


def unjoined(text: str, content: Span, *, spoken: bool) -> Span:
    """The content of an inner attribution without what the speaker around it says behind "and
    that": "said the crews deny it was late | and that it will not sail". Where the speaker is
    `spoken` in their own words only what opens a sentence of theirs: "| and that is not true"."""
    words = content.of(text)
    joint = (_THAT_IS if spoken else _AND_THAT).search(words, LEAST_LEFT)
    if joint is None or _GOES_ON.match(words):
        return content
    before = words[: joint.start()]
    if not has_verb(before) or (not spoken and _THAT.search(before)):
        return content
    return Span(content.start, content.start + joint.start())


def _told(cue: str) -> bool:
    """ "I have said", "I told": said elsewhere, and no mere "I say"."""
    return _SAID_BEFORE.search(cue) is not None and _NOT_YET.search(cue) is None


def own_mind(text: str, outer: Attribution, who: Span, quotes: tuple[Quotation, ...]) -> bool:
    """True where "he", "she", "it", "they" or their "his" can be the speaker of `outer`."""
    pronoun = _THEMSELVES.get(who.of(text).lower())
    if pronoun is None or outer.source is None:
        return False
    if quoted_characters(who, quotes) and not quoted_characters(outer.source, quotes):
        return False  # within quotation marks a speaker says "I"
    name = _APPOSED.split(outer.source.of(text))[0]
    speaker = name.lower()
    if set(speaker.split()) & _OWNERS and len(speaker.split()) > 1:
        return False  # "her office said she hopes"
    if speaker in ("he", "she"):
        return pronoun == speaker
    many = _MANY.search(speaker) is not None
    if pronoun in ("he", "she"):
        return not (speaker in ("they", "we") or " and " in speaker or _body(name))
    return pronoun == "it" or many or not _name(name)


def _body(words: str) -> bool:
    """A name with an article, and no office: "the Mirror of Senn" is no "she", "the President"
    may be."""
    return _BODY.match(words) is not None and not any(is_role(w) for w in words.split())


def _name(words: str) -> bool:
    """True for what looks like one person's name: capitals, and no article."""
    return all(w[0].isupper() for w in words.split()) and not words.lower().startswith("the ")
