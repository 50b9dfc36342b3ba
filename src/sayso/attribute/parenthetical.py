"""What is said around a reporting clause that stands in or behind it: "The fight went on for six
hours, Feyn said, | and ended with the post in our hands"; "In March, | prices fell, Holt said".

The tagger often stops at the clause, or begins behind the opening of the sentence, and the rest
would stand as the author's own, without its subject or its time. Comes in: what was found at the
top level. Goes out: the same, with what is left of such a sentence in what is said.

The clause may also stand behind the "that" of a noun, of which alone something is said.

Behind the clause only what has no subject of its own: a verb. Before it, only where the clause
closes the sentence, and what opens it ends with a comma.
"""

import re
from dataclasses import replace

from sayso.attribute.datelines import past_dateline
from sayso.attribute.speakable import FINITE, has_verb, looks_past
from sayso.attribute.taken import Taken, by_sentence
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Quote, Span

MOST_OPENING = 200  # characters

_GOES_ON = re.compile(
    r",[”\"]? (?:(?:and|but|or) (?:then |also |later |now )?)?(?P<verb>[a-z’']+)\b"
)
_PARTED = re.compile(r"[”\"’]?,|(?<=,)[”\"’]|(?<=[,”\"])\s")
_JOINED = re.compile(r",[”\"]? (?:and|but|or) ")
_ENDS = re.compile(
    r"(?: (?:on|in|at|last|late|early|yesterday|today) ?[^,;:.“”\"()]{0,40})?[\s.”\"’]*"
)
_OPENING = re.compile(r"[^;:?!“”\"()\n]*[,–—-]\s*")
_NOUN = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|those|these) (?:[^\s,]+ ){1,3}?(?:that|which|who)\Z"
)
_WORD = re.compile(r"[a-z’']+")
_ACCORDING = re.compile(r"according to", re.I)
# What the speaker did not go on to say: "Holt said, but would not name them".
_SPEAKER_S = re.compile(r"(?:did|do|does|would|could|will|can)(?: not|n['’]t)\b")
# How what follows came to be said, and no part of it.
_SPEAKING = re.compile(
    r"(?:Asked|Pressed|Questioned|Speaking|Talking|Writing|Testifying|Replying)\b"
)


def parenthetical(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, with what is said around each such clause."""

    def rule(sentence: Span, here: list[Attribution]) -> list[Attribution]:
        whole = Span(past_dateline(text, passages, sentence).start, sentence.end)
        for i, a in enumerate(here):
            around = _around(text, whole, a, here)
            if around != a.content:
                known = replace(a, content=around, quote=quote_of(around, quotes))
                here = [*here[:i], known, *here[i + 1 :]]
        return here

    return by_sentence(passages, found, rule)


def _around(
    text: str, sentence: Span, a: Attribution, others: list[Attribution]
) -> tuple[Span, ...]:
    """The content of one, with what is said around its reporting clause."""
    tag = _tag(a)
    if tag is None or a.within is not None or a.act is not Act.COMMUNICATION:
        return a.content
    if not sentence.contains(tag):
        return a.content
    if a.content[-1].end > tag.start:
        return _of_noun(text, sentence, tag, a)
    taken = Taken(b for b in others if b is not a)
    found = _before(text, sentence, tag, a, taken) or _behind(text, sentence, tag, a, taken)
    return found or a.content


def _of_noun(text: str, sentence: Span, tag: Span, a: Attribution) -> tuple[Span, ...]:
    """What is said of a noun alone, where the clause stands behind its "that" and before its verb:
    not the sentence around it ("Nobody had heard | the siren that, said the mayor, rang")."""
    before = [part for part in a.content if part.end <= tag.start]
    behind = a.content[len(before) :]
    noun = _NOUN.search(before[-1].of(text)) if before else None
    if noun is None or text[before[-1].end : tag.start].strip() != "," or not behind:
        return a.content
    word = _WORD.match(text, behind[0].start, behind[0].end)
    if word is None or not (word[0] in FINITE or looks_past(word[0])):
        return a.content  # "told the board that, Orr said, the port was shut"
    others = tuple(part for part in before[:-1] if not sentence.overlap(part))
    return (*others, Span(before[-1].start + noun.start(), before[-1].end), *behind)


def _tag(a: Attribution) -> Span | None:
    """The reporting clause: source and cue."""
    return None if a.source is None or a.cue is None else a.source.hull(a.cue)


def _before(
    text: str, sentence: Span, tag: Span, a: Attribution, taken: Taken
) -> tuple[Span, ...] | None:
    """What is said with the opening of the sentence, where the clause closes it."""
    first, *others = a.content
    opening = Span(sentence.start, max(sentence.start, first.start))
    if not (0 < len(opening) <= MOST_OPENING and sentence.contains(first)):
        return None
    if _ENDS.fullmatch(text, tag.end, sentence.end) is None or a.quote is Quote.DIRECT:
        return None
    if _PARTED.match(text, a.content[-1].end, tag.start) is None:
        return None  # "…, a plan | the union has criticised"
    plain = _OPENING.fullmatch(opening.of(text)) is not None and not _SPEAKING.match(
        text, opening.start
    )
    return (opening.hull(first), *others) if plain and not taken.touches(opening) else None


def _behind(
    text: str, sentence: Span, tag: Span, a: Attribution, taken: Taken
) -> tuple[Span, ...] | None:
    """What is said with the verb behind the clause, and all that goes with it."""
    match = _GOES_ON.match(text, tag.end, sentence.end)
    if match is None or a.quote is Quote.DIRECT or a.content[-1].gap(tag) > len(",” "):
        return None
    verb, whole = match["verb"], has_verb(a.content[-1].of(text))
    if whole != bool(_JOINED.match(match[0])) or _SPEAKER_S.match(text, match.start("verb")):
        return None
    plain = a.cue is not None and _ACCORDING.fullmatch(a.cue.of(text)) is not None
    if not (verb in FINITE or (looks_past(verb) and (plain or not whole))):
        return None  # "Holt said, and left the room"
    rest = text[match.start("verb") : sentence.end].rstrip(" .\n")
    said = Span(match.start("verb"), match.start("verb") + len(rest))
    return None if taken.touches(said) else (*a.content, said)
