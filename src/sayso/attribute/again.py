"""What is said inside what is said: contents read again, and what rules find in them.

The tagger labels each word once, so a content is read again, as a text of its own. Only contents in
which the first pass suspects an inner cue are. An inner attribution counts only when it is whole
(source, cue and content) and speaks of somebody other than the speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.agents import passive
from sayso.attribute.blamed import blamed
from sayso.attribute.called import called
from sayso.attribute.clauses import clausal
from sayso.attribute.frames import frames
from sayso.attribute.framing import framed
from sayso.attribute.minded import minded
from sayso.attribute.minds import counts, speaks, unjoined, unspliced
from sayso.attribute.nouns import carried
from sayso.attribute.objects import anybody, objected
from sayso.attribute.participles import participial
from sayso.attribute.quote_tags import quoting
from sayso.attribute.relayed import trailing
from sayso.attribute.seams import addressed
from sayso.attribute.sentences import Sentence
from sayso.attribute.tagger import Tagger
from sayso.attribute.unspoken import swayed
from sayso.attribute.wedged import wedged
from sayso.quotation import MARKS, Quotation, quotations, quoted_characters
from sayso.records import Act, Attribution, Passage, PassageKind, Quote, Span, end_of, start_of
from sayso.segment import passage_at, sentence_of

SURE = 0.5  # an inner cue less probable gives way to what a rule finds there
# The odds that a cue is one after the first reading, times those after the second, at least. Of
# what lies below, one in seven was right in 160 labelled articles; of all above, every second.
ODDS = 0.6
LEAST_HINT = 0.02  # of a word that the first reading does not suspect
RULES = (
    framed, called, carried, clausal, objected, minded, trailing, wedged, blamed, participial,
    passive, quoting,
)  # fmt: skip
INNER_WORDS = 5  # a shorter content holds no attribution of its own
CONTENT_WORDS = 4  # looked at, of an inner content
LEAST_WORDS = 3  # of one that is no clause
NEAR = 4  # contents that begin before a cue and may hold it
_ACCORDING = re.compile(r"according to", re.I)
_OPENERS = frozenset("that to whether if how why what who when where as there".split())
_RELATIVES = frozenset("who which whose that".split())
_POINTING = frozenset("it this these those them him her us me you".split())
_NO_WORDS = "".join(MARKS) + ".,;:!?- "


def inside(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    outer: list[Attribution],
    *,
    tagger: Tagger,
    hints: tuple[tuple[Span, float], ...] | None = None,
) -> list[Attribution]:
    """The attributions inside the contents of `outer`: those contents, read again. With `hints`,
    only pieces that hold one of these words."""
    inner_passages: list[Passage] = []
    owners: list[Attribution] = []
    for attribution in outer:
        for span in attribution.content:
            pieces = _reread(text, passages, span)
            inner_passages.extend(p for p in pieces if hints is None or _hint(p.span, hints))
            owners.extend([attribution] * (len(inner_passages) - len(owners)))
    if not inner_passages:
        return []
    order = sorted(range(len(owners)), key=lambda i: inner_passages[i].span)
    inner = tuple(inner_passages[i] for i in order)
    owner_of = [owners[i] for i in order]
    again = quotations(text, inner)
    tagged = tagger(text, inner, again).spans
    found = []
    for frame in frames(text, inner, again, tagged):
        at = passage_at(inner, frame.content[0].start)
        frame = _owned(text, frame, inner[at])
        if _whole(text, frame, inner[at]) and counts(text, owner_of[at], frame, quotes):
            frame = _parted(text, swayed(text, addressed(text, frame)), quotes)
            found.append(replace(frame, within=owner_of[at]))
    return found


def _owned(text: str, frame: Attribution, home: Passage) -> Attribution:
    """With whom "who" or "that" stands for, where that is told, as the source; and where the
    tagger sees none, with the subject right before the cue."""
    who, cue = frame.source, frame.cue
    if cue is None or (who is not None and who.of(text).lower() not in _RELATIVES):
        return frame
    sentence = sentence_of((home,), cue)
    words = home.words_in(sentence) if sentence is not None else ()
    if not words:
        return frame
    asked = Sentence(text, words)
    at = bisect_left(words, cue.start if who is None else who.end, key=start_of)
    if who is None:
        at = asked.auxiliaries(at)
        whom = (asked.subject(at) or asked.antecedent(at)) if frame.act is not None else None
    else:
        whom = asked.antecedent(at)
    if whom is None or (frame.act is not Act.COMMUNICATION and anybody(words[whom[1]].of(text))):
        return frame
    source = words[whom[0]].hull(words[whom[1]])
    if who is not None and who.of(text).lower() != "who" and not speaks(source.of(text)):
        return frame
    return frame if any(c.overlap(source) for c in frame.content) else replace(frame, source=source)


def _by_rule(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    outer: list[Attribution],
) -> Iterator[Attribution]:
    """What nouns and verbs in the contents of `outer` carry."""
    for attribution in outer:
        for span in attribution.content:
            for piece in _reread(text, passages, span):
                for sentence in piece.sentences:
                    asked = Sentence(text, piece.words_in(sentence))
                    yield from _ruled(asked, attribution, quotes)


def _ruled(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What the rules find in one sentence; what lies inside that is for the next reading."""
    text = sentence.text
    ruled = (a for rule in RULES for a in rule(sentence, outer, quotes))
    found = [_parted(text, a, quotes) for a in ruled if counts(text, outer, a, quotes)]
    for i, a in enumerate(found):
        within = (c for b in found if b is not a for c in b.content)
        before = (b.cue for b in found[:i] if b.cue is not None)
        if a.cue is None or any(cue.overlap(a.cue) for cue in before):
            continue
        if not any(c.contains(a.cue) for c in within):
            yield a


def _parted(text: str, inner: Attribution, quotes: tuple[Quotation, ...]) -> Attribution:
    """`inner` without what the speaker around it says behind it, and, in quoted speech, what stands
    behind their quotation."""
    inner = replace(inner, content=tuple(_unjoined(text, c, quotes) for c in inner.content))
    if inner.source is None:
        return inner
    at = bisect_left(quotes, inner.source.start, key=lambda q: q.span.end)
    if at == len(quotes) or not quotes[at].span.contains(inner.source):
        return inner
    who, end = inner.source.of(text), quotes[at].span.end
    spoken = [_within_marks(text, c, end) for c in inner.content if c.start < end]
    parts = tuple(unspliced(text, c, who) for c in spoken if c.of(text).strip(_NO_WORDS))
    return replace(inner, content=parts) if parts else inner


def _unjoined(text: str, content: Span, quotes: tuple[Quotation, ...]) -> Span:
    return unjoined(text, content, spoken=quoted_characters(content, quotes) > 0)


def _within_marks(text: str, content: Span, end: int) -> Span:
    """The content up to the closing mark of a quotation that ends at `end` with a stop."""
    if content.end < end or text[end - 2] not in ",.?!…—":
        return content
    said = text[content.start : end].rstrip(_NO_WORDS.replace("?", "").replace("!", ""))
    return Span(content.start, content.start + max(1, len(said)))


def touches(span: Span, others: list[Span]) -> bool:
    """Whether one of the others, which are in order, overlaps the span or ends where it begins."""
    at = bisect_left(others, span.start, key=end_of)
    return at < len(others) and others[at].start < span.end


def _within(span: Span, others: list[Span]) -> bool:
    """Whether one of the others, which are in order, holds the span."""
    at = bisect_left(others, span.end, key=start_of)
    return any(other.contains(span) for other in others[max(0, at - NEAR) : at])


def _hint(span: Span, words: tuple[tuple[Span, float], ...]) -> float:
    """How likely the likeliest of the words in the span is an inner cue; the words are in order."""
    at = bisect_left(words, span.start, key=lambda word: word[0].start)
    best = 0.0
    while at < len(words) and words[at][0].end <= span.end:
        best = max(best, words[at][1])
        at += 1
    return best


def _reread(text: str, passages: tuple[Passage, ...], span: Span) -> Iterator[Passage]:
    """The content as passages of its own, without the marks around it."""
    for passage in passages[passage_at(passages, span.start) :]:
        if passage.span.start >= span.end:
            return
        words = _unquoted(text, list(passage.words_in(span)))
        if len(words) < INNER_WORDS:
            continue
        whole = words[0].hull(words[-1])
        sentences = tuple(
            Span(max(s.start, whole.start), min(s.end, whole.end))
            for s in passage.sentences
            if s.overlap(whole)
        )
        yield Passage(whole, PassageKind.PARAGRAPH, sentences, tuple(words))


def _unquoted(text: str, words: list[Span]) -> list[Span]:
    while words and words[0].of(text) in MARKS:
        words = words[1:]
    while words and words[-1].of(text) in MARKS:
        words = words[:-1]
    return words


def _whole(text: str, frame: Attribution, home: Passage) -> bool:
    """Source, known cue and content in one passage, and the content says something."""
    if frame.source is None or frame.cue is None or frame.act is None:
        return False
    if frame.cue.of(text).strip() == ":":
        return False  # the next turn of a transcript
    if not all(home.span.contains(part) for part in (frame.source, frame.cue, *frame.content)):
        return False
    who = frame.source.of(text).lower()
    if who in _RELATIVES and (who != "who" or frame.act is not Act.COMMUNICATION):
        return False  # "a rate that calls it into question"
    said = " ".join(c.of(text) for c in frame.content).strip(_NO_WORDS).lower()
    if said in _POINTING or said == "that":
        return False  # "as the mayor said that"
    return frame.quote is not Quote.INDIRECT or _asserts(text, frame.content[0], home)


def _asserts(text: str, content: Span, home: Passage) -> bool:
    """False for a mere thing that something was done to: "it", "the matter", "this motion"."""
    at = bisect_left(home.words, content.start, key=start_of)
    low = [w.of(text).lower() for w in home.words[at : at + CONTENT_WORDS] if w.end <= content.end]
    if any(word in _OPENERS for word in low[:2]):
        return True  # "told | them what to say"
    owned = len(low) == CONTENT_WORDS and low[0] == "her"
    return len(low) >= LEAST_WORDS and (low[0] not in _POINTING or owned)


def with_rules(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    outer: list[Attribution],
    again: list[Attribution],
    hints: tuple[tuple[Span, float], ...],
) -> list[Attribution]:
    """What reading again and the rules find inside `outer`, each cue once. What the tagger finds
    must be backed by a rule, or likely by what both of its readings say."""
    ruled = list(_by_rule(text, passages, quotes, outer))
    backed = [_backed(text, a, ruled) for a in again]
    again = [a for a in backed if a.chance is None or _likely(text, a, hints)]
    sure = [a for a in again if a.chance is None or (a.chance.cue or 0.0) >= SURE]
    taken = sorted(a.cue for a in sure if a.cue is not None)
    deeper = sorted(c for a in sure for c in a.content)  # for the next reading
    new = [
        r
        for r in ruled
        if r.cue is not None and not touches(r.cue, taken) and not _within(r.cue, deeper)
    ]
    cues = sorted(r.cue for r in new if r.cue is not None)
    return [a for a in again if a.cue is None or a in sure or not touches(a.cue, cues)] + new


def _backed(text: str, found: Attribution, ruled: list[Attribution]) -> Attribution:
    """`found`, past doubt where a rule sees the same source and cue; a phrase says what is around
    it."""
    if found.cue is None:
        return found
    same = [r for r in ruled if r.cue is not None and found.cue.overlap(r.cue)]
    if same and _ACCORDING.fullmatch(text, found.cue.start, found.cue.end):
        return same[0]
    return replace(found, chance=None) if any(r.source == found.source for r in same) else found


def _likely(text: str, found: Attribution, hints: tuple[tuple[Span, float], ...]) -> bool:
    """Whether both readings together make its cue one; no mind of a mere "he" or "she"."""
    if found.cue is None or found.source is None or found.chance is None:
        return True
    if found.act is not Act.COMMUNICATION and found.source.of(text).lower() in ("he", "she"):
        return False
    first = max(_hint(found.cue, hints), LEAST_HINT)
    again = min(max(found.chance.cue or 0.0, LEAST_HINT), 1 - LEAST_HINT)
    return first * again >= ODDS * (1 - min(first, 1 - LEAST_HINT)) * (1 - again)
