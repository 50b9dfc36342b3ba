"""Who puts a number on something: "the mayor put the number of dead at 25", "spoke of 25".

The tagger seldom takes "put" for a cue, and the figure would stand as the author's own. Looked for
where nothing was found, between a whole subject and "at" or "of" with a number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.attribute.speakable import is_subject
from sayso.attribute.taken import Taken
from sayso.records import Act, Attribution, Passage, Quote, Span

NUMBER = (
    r"(?:\d[\d,.]*\d|\d|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds|thousands"
    r"|dozens|zero|nil)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \w)"
)
ABOUT = (
    r"(?:(?:about|around|some|roughly|nearly|almost|over|under|(?:no )?(?:more|less|fewer) than"
    r"|at least|at most|up to|between|only|just|as many as|close to) )?(?:[$£€] ?)?"
)
_PUTS = re.compile(
    r"(?P<who>[^\s,;:“”\"()][^,;:“”\"()]{1,80}?(?:, [^,;:“”\"()]{2,60},)?) "
    r"(?P<cue>(?:(?:has|have|had|now|also|later) )?puts?) "
    r"(?P<said>(?:the|its|their|his|her|that|this|it|losses|casualties|damage)\b"
    rf"[^,;:“”\"()]{{0,70}}? at {ABOUT}{NUMBER}[^,;:“”\"()]*)"
)
_SPEAKS = re.compile(
    r"(?P<who>[^\s,;:“”\"()][^,;:“”\"()]{1,80}?) "
    r"(?P<cue>(?:(?:has|have|had|also|later|earlier) )?(?:spoke|spoken|speaks?) of) "
    rf"(?P<said>{ABOUT}{NUMBER}[^,;:“”\"()]*)"
)
_SIGNS = {" put": _PUTS, " of ": _SPEAKS}  # what a passage must hold for each to be looked for
_PUT = re.compile(r"(?:\w+ )?puts?(?: \w+){0,3}", re.I)
_AT = re.compile(rf" at {ABOUT}{NUMBER}")
_JOINT = re.compile(r"(?:and|but|though|although|while|whereas|because|as) ")
_MODALS = frozenset("would could will may might can must should to".split())


def reckoned(
    text: str, passages: tuple[Passage, ...], found: Iterable[Attribution]
) -> Iterator[Attribution]:
    """An attribution for each such clause that `found` does not touch."""
    known = list(found)
    taken, said = Taken(known), Taken(replace(a, source=None, cue=None) for a in known)
    for passage in passages:
        words = passage.span.of(text)
        for pattern in (_SIGNS[sign] for sign in _SIGNS if sign in words):
            for sentence in passage.sentences:
                for match in pattern.finditer(text, sentence.start, sentence.end):
                    made = _made(text, match)
                    who = Span(*match.span("who"))  # who may say more in the sentence
                    told = Span(who.end, match.end())
                    if made is not None and not (said.touches(who) or taken.touches(told)):
                        yield made


def told_number(text: str, attribution: Attribution) -> Attribution:
    """The attribution, as a communication where its cue only puts a number on something."""
    a = attribution
    if a.act is not None or a.cue is None or _PUT.fullmatch(a.cue.of(text)) is None:
        return a
    number = _AT.search(text, a.cue.start, a.content[-1].end)
    return replace(a, act=Act.COMMUNICATION) if number is not None else a


def _made(text: str, match: re.Match[str]) -> Attribution | None:
    joint = _JOINT.match(match["who"])
    start = match.start("who") + (joint.end() if joint is not None else 0)
    who = Span(start, match.end("who"))
    words = who.of(text)
    if _MODALS & set(words.split()) or not is_subject(words):
        return None
    said = match["said"].rstrip(" .\n")
    content = (Span(match.start("said"), match.start("said") + len(said)),)
    cue = Span(*match.span("cue"))
    return Attribution(who, cue, content, Act.COMMUNICATION, Quote.INDIRECT)
