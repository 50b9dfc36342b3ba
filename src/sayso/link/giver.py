"""Who an author's own sentence gives its words to, where nothing was read as said: a sentence in,
the words for a speaker out, None where it gives nobody.

Ten forms count: "The mayor, Hanna Brook, admitted that the gate was open"; "The coast guard has
put the number at 31", with a number behind; "The board gave him 54 percent of the vote"; "The
company denied that it knew"; a whole clause before ", Solvik Lines now concedes" or ", according to
Solvik Lines"; a number "by the union's count"; "The union's figure is 63" and "63 is what the union
has told us"; ", if Sela Marck is right"; and "Petrie saw no sign of a camp".
"""

import re

_BETWEEN = r"(?:(?:has|have|had|now|also|later|first|itself|since|today|to) )*"
_NO_PREPOSITION = r"(?!(?i:by|on|in|at|for|from|of|with|to|since|under|among|between)\b)"
_SUBJECT = (
    _NO_PREPOSITION
    + r"((?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?[^\s,.;:“”\"]+(?: [^\s,.;:“”\"]+){0,5}?)"
)
_NUMBER = re.compile(
    rf"^{_SUBJECT} {_BETWEEN}(?:puts?|spoken? of|speaks? of|estimates?d?|reckon(?:s|ed)?|counts?"
    r"|counted|registers?|registered|recorded|documented|lists|listed) \S"
)
_SHARE = re.compile(
    rf"^{_SUBJECT} {_BETWEEN}(?:gives?|gave) [^,;]{{3,60}}? (?:percent|per cent|%|points)"
    r" of (?:the |[^\s,.;]+[’']s )?(?:votes?|vote|ballots?|poll)\b"
)
_TAIL = re.compile(
    rf", (?:as )?([^,.;:“”\"]{{3,60}}?),? {_BETWEEN}(?:concedes?d?|admit(?:s|ted)?|announces?d?"
    r"|confirm(?:s|ed)?|acknowledges?d?|says?|said|reports?|reported|argue[sd]?|insist(?:s|ed)?|told"
    r" (?:this|the) \w+)(?: (?:on|in|from|since|for) (?:the )?\w+(?: \w+)?)?[.”\"]*$"
)
# "…, by the count of the Patients' Union", "…, by the union's count", "…, if Sela Marck is right".
_RECKONED = r"(?:count|reckoning|estimates?|calculations?|account|tally|figures)"
_OF = r"([^,.;:“”\"]{3,60}?)[’'] ?s? (?:own |latest |last |new |first )*"
_BY_COUNT = re.compile(
    rf"\b(?:[Bb]y|[Oo]n) (?:(?:the|a) {_RECKONED} of ([^,.;:“”\"]{{3,60}}?)"
    rf"|{_OF}{_RECKONED})(?=[,.;]|$| (?:that|this|it|there|the) )"
)
# "The union's figure for Monday, taken from the wards, is 63", "The ministry's bulletin gives 40"
# and "540 cases is what the ministry has sent us".
_BESIDE = r"(?: (?:for|of|on|from) [^,.;:“”\"]{2,40}?)?(?:, [^,.;:“”\"]{3,60},)?"
_FIGURE = re.compile(
    rf"^{_OF}(?:figures?|counts?|tally|estimates?|numbers?|statistics){_BESIDE}"
    r" (?:is|are|was|were|stands? at|stood at) (?:\w+ )?(?:at )?(?:about |over )?\d"
)
_PAPER = re.compile(
    rf"^{_OF}(?:bulletins?|reports?|lists?|statements?|data|registers?|books|records?){_BESIDE}"
    r" (?:gives?|gave|puts?|counts?|counted|lists?|listed|shows?|showed|speaks? of|spoke of) \S"
)
_IS_WHAT = re.compile(
    rf" (?:is|was|are|were) what ([^,.;:“”\"]{{3,60}}?) {_BETWEEN}(?:just )?(?:sent|gives?|gave"
    r"|given|publish(?:es|ed)|report(?:s|ed)|announce[sd]?|told|tells?|says?|said|counts?|counted)\b"
)
_IF_RIGHT = re.compile(
    r", if (?:one (?:believes|is to believe|may believe) ([^,.;:“”\"]{3,60}?)"
    r"|([^,.;:“”\"]{3,60}?) (?:is|are) (?:right|correct|to be believed))[.”\"]*$"
)
# "Brook conceded on Friday that …"; behind a name or a clause beside the subject, "that" may lack.
_SAYS = (
    r"(?:says?|said|stated|concede[sd]?|admit(?:s|ted)?|announce[sd]?|confirm(?:s|ed)?"
    r"|acknowledge[sd]?|insist(?:s|ed)?|claimed|argue[sd]?|warn(?:s|ed)?|declare[sd]?"
    r"|explain(?:s|ed)?|add(?:s|ed)?|reported|den(?:y|ies|ied))"
)
_DAY = r"(?: (?:on|in|at) [^\s,.;:“”\"]+| later| today| yesterday)?"
_THAT = r"that (?!(?:day|night|morning|evening|week|month|year|much|time)\b)\S"
_HEAD = re.compile(rf"^{_SUBJECT} {_BETWEEN}{_SAYS}{_DAY} {_THAT}")
_HEAD_BESIDE = re.compile(
    r"^((?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?[^\s,.;:“”\"]+(?: [^\s,.;:“”\"]+){0,7}?"
    r"(?:, [A-Z][^\s,.;:“”\"]+(?: [^\s,.;:“”\"]+){0,4})?)"
    rf"(?:, (?:who|which|the|an?) [^,.;:“”\"]{{3,100}})?, {_BETWEEN}{_SAYS}{_DAY} (?:{_THAT}|[a-z])"
)
_ACCORDING = re.compile(r",? according to ([^,.;:“”\"]{3,60}?)[.”\"]*$")
_NOBODY = frozenset(
    "he she it they we i you who which that this these those there nobody nothing what everything"
    " one the a an to so if when as while after before"
    " though although as and but let not please whatever whoever however despite".split()
)


# "Petrie saw no sign of a camp", above what she says of it.
_FOUND = re.compile(
    rf"^{_SUBJECT} {_BETWEEN}(?:saw|sees?|found|finds?|noticed?|detect(?:s|ed)?|discover(?:s|ed)?)"
    r" (?:no|nothing|any|(?:some |many |few )?(?:signs?|traces?|evidence|proof|indications?))\b"
)
# Behind an author's words that are known or thought: ", the service said, and …".
_BEHIND = re.compile(
    rf", ([^,.;:“”\"\n]{{3,60}}?) {_BETWEEN}(?:says?|said|announce[sd]?|confirm(?:s|ed)?"
    r"|report(?:s|ed)?|add(?:s|ed)?)(?=[,.])"
)
_REJECTS = re.compile(
    rf"^{_SUBJECT} {_BETWEEN}(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?) \S"
)


def giver(sentence: str, *, counts: bool) -> str | None:
    """The words for the speaker; `counts`: whether the sentence holds a figure."""
    tails = (_TAIL, _ACCORDING, _IF_RIGHT)
    found = next((f for tail in tails if (f := tail.search(sentence)) is not None), None)
    heads = (_REJECTS, _HEAD, _HEAD_BESIDE, _FOUND)
    found = found or next((f for head in heads if (f := head.match(sentence)) is not None), None)
    if found is None and counts:
        heads = (_NUMBER, _SHARE, _FIGURE, _PAPER)
        found = next((f for head in heads if (f := head.match(sentence)) is not None), None)
        found = found or _BY_COUNT.search(sentence) or _IS_WHAT.search(sentence)
    return _named(found)


def giver_behind(text: str, end: int) -> str | None:
    """The words for the speaker whom a sentence names right behind words that end at a place."""
    return _named(_BEHIND.match(text, end))


def _named(found: "re.Match[str] | None") -> str | None:
    """The words that were found, unless they can be anybody's."""
    given = next((one for one in found.groups() if one is not None), "") if found else ""
    words = given.lower().split()
    named = words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words
    if not named or named[0] in _NOBODY or named[-1].endswith(("’s", "'s")):
        return None
    return given.replace(" own ", " ")
