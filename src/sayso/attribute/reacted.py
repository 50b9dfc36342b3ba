"""Others' say-so that the tagger put into a cue: "[rejected Brill's claim] that the dam was safe".

Whoever rejects, cites or echoes a claim did not make it. Comes in: an attribution whose cue ends
with a noun that carries its content's clause, behind a verb of answering. Goes out: two, the claim
inside the answer; the claim is its owner's, or nobody's where none is named. "Made the claim that"
and "issued a warning that" are the speaker's own and stay one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.nouns import owner_of, saying_noun
from sayso.records import Act, Attribution, Quote, Span

_WORD = re.compile(r"['’]s?(?!\w)|\w+(?:-\w+)*(?=['’]s?(?!\w))|\w+(?:[-'’]\w+)*")
_ANSWERING = re.compile(
    r"\b(?:reject|den[iy]|dismiss|disput|refut|rebut|echo|cit(?=e|ing)|refer|point|respond|repl"
    r"|address|discuss|confirm|condemn|challeng|contradict|doubt|counter|criticis|criticiz|mock"
    r"|ridicul|scoff|denounc|slam|blast|brush|laugh|quot(?=e|ing)|support|endors|embrac|amplif"
    r"|acknowledg|seeth|bristl|agree|disagree|react|welcom|ignor|deride|attack|took (?:offen[sc]e"
    r"|issue|exception)|push(?:ed|es|ing)? back)\w*\b",
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
    first, *others = found.content
    start = owner.start if owner is not None else noun.start
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
        return None
    at = found.cue.start
    words = [Span(at + m.start(), at + m.end()) for m in _WORD.finditer(found.cue.of(text))]
    if len(words) < 2 or not saying_noun(words[-1].of(text).lower()):
        return None
    owner, first = owner_of(text, words, len(words) - 1)
    start = owner.start if owner is not None else words[first].start
    cue = Span(at, at + len(text[at:start].rstrip()))
    if len(cue) == 0 or _ANSWERING.search(cue.of(text)) is None or _OWN.search(cue.of(text)):
        return None
    return cue, owner, Span(words[first].start, found.cue.end)
