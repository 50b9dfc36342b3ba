"""Others' say-so that the tagger put into a cue: "[rejected Brill's claim] that the dam was safe".

Whoever rejects, cites or echoes a claim did not make it. Comes in: an attribution whose cue ends
with a noun that carries its content's clause, behind a verb of answering. Goes out: two, the claim
inside the answer; the claim is its owner's, or nobody's where none is named. "Made the claim that"
and "issued a warning that" are the speaker's own and stay one. Who "is facing claims that" says
nothing.

Whoever "dismissed as a tale reports that" makes none of the reports either, though the tagger takes
them for a second cue of theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.nouns import owner_of, saying_noun
from sayso.attribute.speakable import can_speak, is_subject
from sayso.attribute.taken import Taken, by_sentence
from sayso.records import Act, Attribution, Passage, Quote, Span

_CALLED = re.compile(r"as\s")
# A sentence that begins with who turns others' claims away; the tagger sees the claims alone.
_TURNED_AWAY = re.compile(
    r"(?P<who>[^,;:.“”\"()]{2,70}?) (?P<cue>(?:(?:has|have|had|also|later|quickly) )*"
    r"(?:rubbish(?:es|ed)|pour(?:s|ed) cold water on|scoff(?:s|ed) at|sh(?:uts?|ot|oots) down"
    r"|knock(?:s|ed) down|(?:laugh|shrug)(?:s|g?ed) off|brush(?:es|ed) (?:aside|off)"
    r"|wav(?:es|ed) (?:away|off)|bat(?:s|ted) away|dismiss(?:es|ed)|reject(?:s|ed)|debunk(?:s|ed)))"
    r" (?P<said>(?:[^,;:.“”\"()]{1,60}[’']s? |the |all |any |an? |these |those )?(?:[a-z]+ )?"
    r"(?:claim|report|suggestion|allegation|accusation|rumou?r|talk|speculation|idea|notion|charge"
    r"|assertion)s? (?:that|of) [^;:“”\"()]+)"
)
_WORD = re.compile(r"['’]s?(?!\w)|\w+(?:-\w+)*(?=['’]s?(?!\w))|\w+(?:[-'’]\w+)*")
_ANSWERING = re.compile(
    r"\b(?:reject|den[iy]|dismiss|disput|refut|rebut|echo|cit(?=e|ing)|refer|point|respond|repl"
    r"|address|discuss|confirm|condemn|challeng|contradict|doubt|counter|criticis|criticiz|mock"
    r"|ridicul|scoff|denounc|slam|blast|brush|laugh|quot(?=e|ing)|support|endors|embrac|amplif"
    r"|acknowledg|seeth|bristl|agree|disagree|react|welcom|ignor|deride|attack"
    r"|t(?:ook|akes?) (?:offen[sc]e|issue|exception|aim)|deal(?:s|t)? with"
    r"|push(?:ed|es|ing)? back|contest|rubbish|trash|debunk"
    r"|(?:brush|wav|shrug|laugh|shut|knock|shoot|shot)\w* (?:off|aside|away|down))\w*\b",
    re.I,
)
# Whose cue says no more than that others' claims are about them.
_TARGET = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|settl(?:e|es|ed|ing)|(?:hit|dogged) (?:by|with))\b", re.I
)
_CRITICISM = re.compile(
    r"(?P<cue>(?:[\w’']+ ){0,4}?(?:deal(?:s|t)? with|respond(?:s|ed)? to|repl(?:y|ies|ied) to"
    r"|answer(?:s|ed)|reject(?:s|ed)|dismiss(?:es|ed)|den(?:y|ies|ied)|brush(?:es|ed) off"
    r"|shrug(?:s|ged) off|push(?:es|ed) back (?:on|against))) "
    r"(?P<noun>(?:the )?(?:[a-z]+ )?(?:criticisms?|accusations?|allegations?|complaints?|charges)"
    r" (?:of|about|over))",
    re.I,
)
_OWN = re.compile(r"\b(?:making|made|with|in|by|issu\w+|releas\w+|voic\w+|express\w+)$", re.I)


def reacted(text: str, found: Attribution) -> Iterator[Attribution]:
    """The attribution, or the answer and the claim inside it."""
    parts = _parted(text, found)
    if parts is None:
        yield found
        return
    cue, owner, noun = parts
    if _TARGET.search(cue.of(text)):
        said = found.cue if owner is None else noun
        yield replace(found, source=owner, cue=said, act=act_of(text, noun), chance=None)
        return
    first, *others = found.content
    start = noun.start if owner is None else min(owner.start, noun.start)
    content = (Span(start, first.end), *others)
    known = act_of(text, cue)
    act = known if known is not None else Act.COMMUNICATION
    outer = replace(found, cue=cue, content=content, act=act, quote=Quote.INDIRECT)
    yield outer
    act_inside = act_of(text, noun)
    yield replace(found, source=owner, cue=noun, act=act_inside, within=outer, chance=None)


def _parted(text: str, found: Attribution) -> tuple[Span, Span | None, Span] | None:
    """The answer's cue, the owner of the claim, and the claim's cue."""
    if found.cue is None or found.within is not None or found.source is None:
        return None
    if not found.content or found.content[0].start < found.cue.end:
        return None
    if not found.content[0].of(text).lower().startswith("that "):
        return _criticised(text, found.cue)
    at = found.cue.start
    words = [Span(at + m.start(), at + m.end()) for m in _WORD.finditer(found.cue.of(text))]
    behind = _owner_behind(text, found, words)  # "took aim at comments by | Orr | that"
    if behind is not None:
        words = words[:-1]
    if len(words) < 2 or not saying_noun(words[-1].of(text).lower()):
        return None
    owner, first = owner_of(text, words, len(words) - 1)
    if behind is not None:
        cue = Span(at, at + len(text[at : words[-1].start].rstrip()))
        answers = _ANSWERING.search(cue.of(text)) is not None
        return (cue, behind, Span(words[-1].start, found.cue.end)) if answers else None
    start = owner.start if owner is not None else words[first].start
    cue = Span(at, at + len(text[at:start].rstrip()))
    said = cue.of(text)
    answering = _ANSWERING.search(said) is not None and _OWN.search(said) is None
    if not (answering or _TARGET.search(said)):
        return None
    return cue, owner, Span(words[first].start, found.cue.end)


def _criticised(text: str, cue: Span) -> tuple[Span, Span | None, Span] | None:
    """Who answers others' criticism makes none: "has dealt with | criticism of"."""
    match = _CRITICISM.fullmatch(cue.of(text))
    if match is None:
        return None
    answer, noun = (Span(*match.span(part)).shifted(cue.start) for part in ("cue", "noun"))
    return answer, None, noun


def _owner_behind(text: str, found: Attribution, words: list[Span]) -> Span | None:
    """Who stands between a cue that ends with "by" and what is said."""
    if found.cue is None or not words or words[-1].of(text).lower() != "by":
        return None
    between = text[found.cue.end : found.content[0].start]
    who = between.strip()
    start = found.cue.end + between.index(who)
    return Span(start, start + len(who)) if who and can_speak(who) else None


def dismissed(text: str, found: list[Attribution]) -> list[Attribution]:
    """`found`, with the claims that somebody dismisses "as lies" in what they dismiss."""
    mended = list(found)
    for i, a in enumerate(found):
        claims = enumerate(found) if _calls_it(text, a) else ()
        k, claim = next(((k, b) for k, b in claims if _behind_verdict(text, a, b)), (0, None))
        if claim is None or claim.cue is None:
            continue
        mended[i] = replace(a, content=(*a.content, claim.cue.hull(claim.content[-1])))
        mended[k] = replace(claim, source=None, within=mended[i], chance=None)
    return mended


def _calls_it(text: str, a: Attribution) -> bool:
    """Whether somebody says as what they dismiss something: "as “lies”"."""
    if a.cue is None or a.source is None or len(a.content) != 1:
        return False
    return _CALLED.match(text, a.content[0].start, a.content[0].end) is not None


def _behind_verdict(text: str, a: Attribution, b: Attribution) -> bool:
    """Whether the second is of claims right behind what the first calls them: "as “lies” |
    reports | that"."""
    if b.cue is None or a.source != b.source:
        return False
    behind = 0 <= b.cue.start - a.content[0].end <= 1 and b.content[0].start > b.cue.start
    return behind and saying_noun(b.cue.of(text).lower()) is not None


def turned_away(
    text: str, passages: tuple[Passage, ...], found: list[Attribution]
) -> list[Attribution]:
    """`found`, with who turns others' claims away where the tagger saw no more than the claims."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        match = _TURNED_AWAY.match(text, sentence.start, sentence.end)
        if match is None or not is_subject(match["who"]):
            return here
        who, cue = Span(*match.span("who")), Span(*match.span("cue"))
        if Taken(here).touches(who.hull(cue)):
            return here
        said = Span(match.start("said"), match.start("said") + len(match["said"].rstrip(" .\n")))
        outer = Attribution(who, cue, (said,), act_of(text, cue), Quote.INDIRECT)
        return [outer, *(replace(a, within=outer) if _top_in(a, said) else a for a in here)]

    return by_sentence(passages, found, rule)


def _top_in(a: Attribution, said: Span) -> bool:
    return a.within is None and a.cue is not None and said.contains(a.cue)
