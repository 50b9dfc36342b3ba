"""Words that somebody hands on: "an official, quoted by the Beacon as saying", "X said, according
to the Herald", and, inside a content, "…, the master told the coastguard".

The tagger sees one link in such sentences, or none. Comes in: what was found at the top level.
Goes out: the same, with the second link. "Brill said C, according to the records" is left alone:
there the records stand behind what Brill said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import can_speak, has_verb, is_speaker
from sayso.quotation import MARKS, Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Span

LEAST_SAID = 3  # words
BEHIND = 14  # words behind "said": to whom, where, when

_QUOTED = re.compile(
    r"(?P<join>,? (?:(?:was|is|were|are|has been|had been) )?)(?P<cue>(?:quoted|cited) (?:in|by)) "
    r"(?P<relay>[^,;:“”\"]{2,80}?),? as (?P<saying>saying|telling|warning)(?: that)? "
)
# "Petrie was quoted as saying by the Beacon": the speaker before, the relay behind.
_QUOTED_BY = re.compile(
    r"(?:^|, |[“”\"’] ?)(?P<who>[^,;:“”\"]{3,90}?) (?:was|were|is|are|has been|had been)"
    r" (?P<cue>quoted) as (?P<saying>saying|telling \w+) by (?P<relay>[^,;:“”\".]{2,80})"
)
_ACCORDING = re.compile(r"(?P<cue>[Aa]ccording to) (?P<relay>[^,;:“”\".]{2,80})(?=,\s|[.]?$)")
_BASES = re.compile(
    r"\b(?:data|records?|figures|documents?|polls?|surveys?|files?|statistics|tall(?:y|ies)"
    r"|filings?|estimates?|law|results?|transcripts?)\b"
)
_CITING = re.compile(
    r", (?P<cue>citing|quoting|which (?:has )?(?:cited|cites|quoted|quotes))"
    r" [“\"]?(?P<relay>[^,;:“”\"]{2,90}?)[”\"]?(?=,\s|[.,]?[”\"]?$)"
)
_THEN_THAT = re.compile(r",\s(?P<that>that\s)")
_REPORTED = re.compile(
    r"\s(?:(?:has|have|had)\s)?(?P<verb>report(?:ed|s)|said|says|wrote|writes)(?:\s[^,;:“”\"]{2,30})?"
)
_NAME_AT_END = re.compile(
    r"(?<![\w.’'-])(?P<who>(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,4})\Z"
)
MOST_BETWEEN = 4  # words between "reported" and "citing": "on Saturday evening"
_SURVEY = re.compile(
    r"(?P<cue>In) (?P<relay>(?:an?|the|its|their|one|another|this|last|[A-Z])[^;:“”\"]{0,60}?"
    r"\b(?:poll|survey)s?\b(?! (?:ship|vessel|boat|team|station)s?\b)[^,;:“”\"]{0,90}), "
)
_PROPER = re.compile(r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z\d][\w.’'-]*)*")
_SOMEBODY = re.compile(
    r"(?:(?:an?|the|one|two|three|four|five|six|several|some|many|unnamed|anonymous|single|senior"
    r"|its|his|her|their|our|my) )+(?:\w+ )?"
    r"(?:source|official|diplomat|person|witness|employee|aide|adviser|expert|member|insider|executive|spokes\w+)"
    r"(?:es|s)?\b"
    r"|(?:\w+ )?people\b"
)
_SIGNS = (" as ", "ccording to ", ", citing ", ", quoting ", ", which ", "In ")
_SAYING = frozenset("said says told tells wrote writes added warned testified tweeted".split())
_CLOSING = frozenset([",", "”", '"', "’"])


def relayed(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with who hands words on outside who said them."""
    for passage in passages:
        words = passage.span.of(text)
        if not any(sign in words for sign in _SIGNS):
            continue
        for sentence in passage.sentences:
            found = _quoted(text, sentence, quotes, found)
            found = _quoted_by(text, sentence, quotes, found)
            found = _according(text, sentence, quotes, found)
            found = _citing(text, sentence, found)
            found = _surveyed(text, sentence, quotes, found)
    return found


def _quoted(
    text: str, sentence: Span, quotes: tuple[Quotation, ...], found: list[Attribution]
) -> list[Attribution]:
    match = _QUOTED.search(text, sentence.start, sentence.end)
    if match is None or not can_speak(match["relay"]):
        return found
    saying = Span(*match.span("saying"))
    whole = Span(*match.span())
    known = [a for a in found if a.cue is not None and a.cue.overlap(whole)]
    told = [a for a in known if a.source is not None and a.cue and a.cue.overlap(saying)]
    inner = told[0] if len(told) == 1 else _built(text, sentence, match, quotes)
    if inner is None or inner.source is None:
        return found
    parts = tuple(sorted((inner.source, *inner.content)))
    cue, relay = Span(*match.span("cue")), Span(*match.span("relay"))
    outer = Attribution(relay, cue, parts, Act.COMMUNICATION, quote_of(parts, quotes))
    said = replace(inner, cue=saying, act=Act.COMMUNICATION, chance=None, within=outer)
    return [*(a for a in found if a not in known), outer, said]


def _quoted_by(
    text: str, sentence: Span, quotes: tuple[Quotation, ...], found: list[Attribution]
) -> list[Attribution]:
    match = _QUOTED_BY.search(text, sentence.start, sentence.end)
    if match is None or not (can_speak(match["who"]) and can_speak(match["relay"])):
        return found
    whole = Span(*match.span("who")).hull(Span(*match.span("relay")))
    known = [a for a in found if a.cue is not None and whole.contains(a.cue)]
    content = next((a.content for a in known if not whole.overlap(a.content[0])), None)
    if content is None:
        return found
    who, relay = Span(*match.span("who")), Span(*match.span("relay"))
    cue, saying = Span(*match.span("cue")), Span(*match.span("saying"))
    parts = tuple(sorted((who, *content)))
    outer = Attribution(relay, cue, parts, Act.COMMUNICATION, quote_of(parts, quotes))
    quote = quote_of(content, quotes)
    said = Attribution(who, saying, content, Act.COMMUNICATION, quote, within=outer)
    return [*(a for a in found if a not in known), outer, said]


def _built(
    text: str, sentence: Span, match: re.Match[str], quotes: tuple[Quotation, ...]
) -> Attribution | None:
    """What "X, quoted by Y as saying C, left" says where the tagger found nothing."""
    who = text[sentence.start : match.start("join")]
    end = sentence.end
    if match["join"].strip(" ") == ",":
        comma = text.rfind(", ", match.end(), sentence.end)
        end = comma if comma > 0 else end
    said = text[match.end() : end].rstrip(" .\n")
    if not can_speak(who) or len(said.split()) < LEAST_SAID:
        return None
    source = Span(sentence.start, sentence.start + len(who))
    content = (Span(match.end(), match.end() + len(said)),)
    cue = Span(*match.span("saying"))
    return Attribution(source, cue, content, Act.COMMUNICATION, quote_of(content, quotes))


def _according(
    text: str, sentence: Span, quotes: tuple[Quotation, ...], found: list[Attribution]
) -> list[Attribution]:
    match = _ACCORDING.search(text, sentence.start, sentence.end)
    if match is None or not can_speak(match["relay"]):
        return found
    cue = Span(*match.span("cue"))
    first = cue.start == sentence.start
    told = [a for a in found if _tells(a, sentence, cue)]
    if any(c.contains(cue) for a in told for c in a.content):
        return found  # "Brill said that, according to the clerk, …": the clerk is inside
    if not told or (not first and _BASES.search(match["relay"])):
        return found
    relay = Span(*match.span("relay"))
    outer = next((a for a in found if a.cue is not None and a.cue.overlap(cue)), None)
    if outer is None:
        rest = text[relay.end : sentence.end] if first else text[sentence.start : cue.start]
        said = rest.strip(" ,.\n")
        start = text.index(said, relay.end if first else sentence.start)
        parts = (Span(start, start + len(said)),)
        outer = Attribution(relay, cue, parts, Act.COMMUNICATION, quote_of(parts, quotes))
        found = [*found, outer]
    hull = outer.content[0].hull(outer.content[-1])
    return [
        replace(a, within=outer) if a in told and a.cue and hull.contains(a.cue) else a
        for a in found
    ]


def _surveyed(
    text: str, sentence: Span, quotes: tuple[Quotation, ...], found: list[Attribution]
) -> list[Attribution]:
    """ "In a Beacon poll, 28 percent said that": what the poll has them say."""
    match = _SURVEY.match(text, sentence.start, sentence.end)
    if match is None:
        return found
    cue, whole = Span(*match.span("cue")), Span(*match.span())
    told = [a for a in found if _asked(a, sentence, match.end())]
    if not told or any(a.cue is not None and a.cue.overlap(whole) for a in found):
        return found
    said = text[match.end() : sentence.end].rstrip(' .\n”"')
    parts = (Span(match.end(), match.end() + len(said)),)
    relay = Span(*match.span("relay"))
    outer = Attribution(relay, cue, parts, Act.COMMUNICATION, quote_of(parts, quotes))
    return [outer, *(replace(a, within=outer) if a in told else a for a in found)]


def _asked(a: Attribution, sentence: Span, start: int) -> bool:
    """Whose answer lies wholly behind `start`, in the sentence."""
    parts = [p for p in (a.source, a.cue, *a.content) if p is not None]
    inside = all(start <= p.start and p.end <= sentence.end for p in parts)
    return inside and a.source is not None and a.cue is not None and a.within is None


def _citing(text: str, sentence: Span, found: list[Attribution]) -> list[Attribution]:
    """Whom "the Herald reported, citing two officials" has it from, inside what the Herald says;
    "citing a lack of money" names nobody."""
    match = _CITING.search(text, sentence.start, sentence.end)
    if match is None or not _can_be_cited(match["relay"]):
        return found
    cue, whole = Span(*match.span("cue")), Span(*match.span())
    cues = frozenset(a.cue for a in found if a.cue is not None)
    found = [_beside_cited(text, sentence, a, match, cues) for a in found]
    outer = [a for a in found if _tells(a, sentence, cue) and _cites(text, a, whole)]
    who = next((a.source for a in found if a.cue is not None and a.cue.overlap(cue)), None)
    if not outer and who is not None:  # "said that 40 died, citing": the tagger sees who cites
        outer = [a for a in found if a.source == who and _tells(a, sentence, cue)]
    if len(outer) != 1:
        return found
    if any(c.overlap(whole) for c in outer[0].content):
        return found  # what is said cites somebody
    relay = Span(*match.span("relay"))
    inner = replace(outer[0], source=relay, cue=cue, chance=None, within=outer[0])
    rest = [a for a in found if a.cue is None or not a.cue.overlap(cue)]
    return [*rest, inner]


def _beside_cited(
    text: str, sentence: Span, a: Attribution, match: re.Match[str], cues: frozenset[Span]
) -> Attribution:
    """The attribution without whom it cites: "reported, citing | the clerk, that"; with its verb
    where "citing" was taken for it, and with its speaker before it, where none was found."""
    that = _THEN_THAT.match(text, match.end(), sentence.end)
    first = a.content[0]
    if that is not None and match.start() < first.start <= that.start() < first.end:
        a = replace(a, content=(Span(that.start("that"), first.end), *a.content[1:]), chance=None)
    if a.cue is None:
        return a
    if a.source is not None and a.cue.start == match.start("cue"):
        verb = _REPORTED.fullmatch(text, a.source.end, match.start())
        cue = Span(*verb.span("verb")) if verb is not None else a.cue
        return a if cue in cues else replace(a, cue=cue, act=Act.COMMUNICATION, chance=None)
    if 0 <= a.cue.start - match.end() <= len(", "):
        who = _NAME_AT_END.search(text, sentence.start, match.start())
        if who is not None and (a.source is None or a.source.end < who.start("who")):
            rest = tuple(part for part in a.content if not part.overlap(Span(*match.span())))
            source, act = Span(*who.span("who")), act_of(text, a.cue)
            return replace(a, source=source, content=rest or a.content, act=act, chance=None)
    return a


def _cites(text: str, a: Attribution, whole: Span) -> bool:
    """Whether the one who cites stands right before it, with no more than a verb and a day
    between."""
    ends = [p.end for p in (a.source, a.cue) if p is not None and p.end <= whole.start]
    if not ends:
        return False
    gap = Span(max(ends), whole.start)
    said = any(part.overlap(gap) for part in a.content)
    return not said and len(gap.of(text).split()) <= MOST_BETWEEN


def _can_be_cited(words: str) -> bool:
    """A proper name, a document, people without a name, or a role or body with its article."""
    if _PROPER.fullmatch(words) or _BASES.search(words) or _SOMEBODY.match(words):
        return True
    if words.islower() and words.endswith("s") and not has_verb(words):
        return is_speaker(words)  # "humanitarian workers"
    return not words.startswith(("a ", "an ")) and can_speak(words) and is_speaker(words)


def _tells(a: Attribution, sentence: Span, cue: Span) -> bool:
    """True for somebody's word in the sentence, beside the "according to"."""
    whole = a.source is not None and a.cue is not None and a.act is Act.COMMUNICATION
    return whole and a.cue is not None and not a.cue.overlap(cue) and _inside(a, sentence)


def _inside(a: Attribution, sentence: Span) -> bool:
    return a.cue is not None and sentence.contains(a.cue) and a.within is None


def trailing(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """Who says the sentence of a content behind it: "…, the master told the coastguard"."""
    text, words = sentence.text, sentence.words
    for verb in range(len(words) - 1, max(LEAST_SAID, len(words) - BEHIND), -1):
        if sentence.low[verb] not in _SAYING or "that" in sentence.low[verb:]:
            continue
        subject = sentence.subject(sentence.auxiliaries(verb))
        if subject is None or sentence.speaker_itself(subject):
            return
        end = subject[0]
        if not _CLOSING & set(sentence.low[end - 1 : end]):
            return
        while end and sentence.low[end - 1] in _CLOSING | set(MARKS):
            end -= 1
        if end < LEAST_SAID:
            return
        content = (sentence.span(0, end - 1),)
        cue = sentence.span(sentence.auxiliaries(verb), verb)
        source, quote = sentence.span(*subject), quote_of(content, quotes)
        yield Attribution(source, cue, content, act_of(text, cue), quote, within=outer)
        return
