"""What somebody says of a thing between its noun and its verb: "the list, which the army says was
never drawn up, lies in a safe, Brill said".

The tagger often ends what Brill says before "which", and lets the army say that the list lies in a
safe. Comes in: what was found at the top level. Goes out: the same, with what Brill says whole, and
what the army says, inside that, up to the comma.

Only where no verb stands between where the clause begins and "which": so the verb behind the second
comma is the clause's own.
"""

import re
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.speakable import ADVERBS, FINITE, has_verb, is_somebody, looks_past
from sayso.attribute.taken import Taken, by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Passage, Quote, Span

MOST_NOUN = 14  # words before ", which"
LONGEST = 160  # characters of what is said there

_WHO = r"(?P<who>(?:[^\s,;:.“”\"()]+ ){1,8}?)"
_SAYS = (
    r"(?:(?:has|have|had|did|does) )?"
    rf"{ADVERBS}"
    r"(?:says?|said|claim(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|believe[sd]?|argue[sd]?"
    r"|allege[sd]?|assert(?:s|ed)?|think|thinks|thought|suspect(?:s|ed)?|conten(?:ds?|ded))"
)
_CALLS = (
    rf"(?:(?:has|have|had) )?{ADVERBS}"
    r"(?:call(?:s|ed)?|consider(?:s|ed)?|term(?:s|ed)?|(?:describe|dismisse|denounce|regard|condemn"
    r"|brande?|reject)(?:s|d|ed)? as|(?:label|brand)(?:s|l?ed)?)"
)
_INTERPOSED = re.compile(rf",\s(?P<rel>which|whom|who)\s{_WHO}(?P<cue>{_SAYS}|{_CALLS}) (?=\S)")
_BEGINS = re.compile(r"\b(?:that|whether|and|but|while|because|although|as|if|when)\s|[;:“”\"]\s?")
_COMMA = re.compile(r",[”\"]?\s(?P<verb>[a-z]+)\b")
_PAUSE = re.compile(r"[,;:.?!](?=\s|$)")
_STOP = re.compile(r"[;:()\n]")
_OPENING = re.compile(r"[“\"]")
_CLOSING = frozenset('”"')
_NO_VERB = frozenset("as its his this thus besides towards always perhaps whereas across".split())
_WORD = re.compile(r"\w+")


def interposed(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with what is said in each such clause where it belongs."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        for clause in _INTERPOSED.finditer(text, sentence.start, sentence.end):
            said = _said(text, clause.end(), sentence.end)
            if said is not None and is_somebody(clause["who"].strip()):
                here = _placed(text, quotes, sentence, clause, said, here)
        return here

    return by_sentence(passages, found, rule)


def _said(text: str, start: int, end: int) -> Span | None:
    """Up to the comma behind which the verb of the clause around stands."""
    end = min(end, start + LONGEST)
    stop = _STOP.search(text, start, end)
    for comma in _COMMA.finditer(text, start, end if stop is None else stop.start()):
        word = comma["verb"]
        third = word.endswith("s") and not word.endswith("ss") and word not in _NO_VERB
        if word in FINITE or looks_past(word) or third:
            quoted = comma[0][1] in _CLOSING
            if quoted and not _OPENING.search(text, start, comma.start()):
                return None  # "which we believe is so,” said": the quotation ends
            return Span(start, comma.start() + 2 * quoted)
    return None


def _placed(
    text: str,
    quotes: tuple[Quotation, ...],
    sentence: Span,
    clause: re.Match[str],
    said: Span,
    found: list[Attribution],
) -> list[Attribution]:
    cue, who = Span(*clause.span("cue")), Span(clause.start("who"), clause.end("who") - 1)
    inner = next((a for a in found if _is_of(a, cue)), None)
    others = [a for a in found if a is not inner]
    if not _lacks_verb(text, sentence, clause.start(), others):
        return found
    outer = next((a for a in others if _reaches(a, sentence, clause.start())), None)
    if inner is None and outer is None and Taken(found).touches(cue):
        return found
    whose = Attribution(who, cue, (said,), act_of(text, cue), Quote.INDIRECT)
    known = whose if inner is None or inner.cue is None else inner
    content = tuple(
        Span(part.start, min(part.end, said.end)) for part in known.content if part.start < said.end
    )
    if not content:
        return found
    if content[0].end > said.start:
        content = (Span(*clause.span("rel")), *content)
    known = replace(known, content=content, quote=quote_of(content, quotes))
    if outer is None:
        return [*others, known]
    end = inner.content[-1].end if inner is not None else said.end
    if end <= said.end:
        end = _end(text, sentence, said, Taken(others))
    whole = _up_to(outer, clause.start(), end)
    return [*(whole if a is outer else a for a in others), replace(known, within=whole)]


def _is_of(a: Attribution, cue: Span) -> bool:
    """Whether it is what the tagger found there, with the cue, or with neither cue nor source."""
    if a.cue is not None:
        return a.cue.overlap(cue) > 0
    return a.source is None and any(part.contains(cue) for part in a.content)


def _end(text: str, sentence: Span, said: Span, taken: Taken) -> int:
    """Where the verb behind the comma and what belongs to it end, if nobody has taken them."""
    comma = _COMMA.match(text, said.end)
    start = said.end if comma is None else comma.start("verb")
    stop = _PAUSE.search(text, start, sentence.end)
    end = sentence.end if stop is None else stop.start()
    return said.end if taken.touches(Span(start, end)) else end


def _reaches(a: Attribution, sentence: Span, noun: int) -> bool:
    """Whether what is said holds the noun that ends at `noun`."""
    return a.within is None and any(
        sentence.contains(part) and part.start < noun <= part.end + 1 for part in a.content
    )


def _up_to(a: Attribution, noun: int, end: int) -> Attribution:
    """With the part that holds the noun going on to `end`."""
    held = next(part for part in a.content if part.start < noun <= part.end + 1)
    before = tuple(part for part in a.content if part.end < held.start)
    after = tuple(part for part in a.content if part.start > max(end, held.end))
    return replace(a, content=(*before, Span(held.start, max(held.end, end)), *after))


def _lacks_verb(text: str, sentence: Span, noun: int, others: list[Attribution]) -> bool:
    """Whether no verb stands between where the clause around begins and its noun's end."""
    starts = [sentence.start]
    starts += (m.end() for m in _BEGINS.finditer(text, sentence.start, noun))
    for a in others:
        ends = [a.content[0].start, *([a.cue.end] if a.cue is not None else [])]
        starts += (at for at in ends if sentence.start <= at < noun)
    words = text[max(starts) : noun]
    return 0 < len(_WORD.findall(words)) <= MOST_NOUN and not has_verb(words)
