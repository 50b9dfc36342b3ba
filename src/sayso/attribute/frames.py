"""Tagged spans in, attributions out: source, cue and contents that belong together, nested.

The tagger labels each word once, so what is said inside a content is found by reading the
content again, as a text of its own, down to three links of say-so. Only contents in which the first
pass suspects an inner cue are read again. An inner attribution counts only when it is whole
(source, cue and content) and speaks of somebody other than the speaker.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.attribute.asides import asides
from sayso.attribute.blamed import blamed
from sayso.attribute.clauses import clausal
from sayso.attribute.cues import act_of
from sayso.attribute.datelines import past_dateline
from sayso.attribute.minds import counts, unspliced
from sayso.attribute.nouns import carried
from sayso.attribute.objects import objected
from sayso.attribute.reckoned import reckoned, told_number
from sayso.attribute.relayed import relayed, trailing
from sayso.attribute.seams import addressed, asks_for_no_name, described, unbroken, untied
from sayso.attribute.tagger import Tagged, Tags
from sayso.attribute.transcript import with_turns
from sayso.attribute.unclaimed import opens_turn, signed, turned, unclaimed
from sayso.attribute.verdicts import verdicts
from sayso.attribute.wedged import wedged
from sayso.quotation import MARKS, Quotation, quotations, quote_of, quoted_characters
from sayso.records import Act, Attribution, Chance, Passage, PassageKind, Quote, Role, Span

Tagger = Callable[[str, tuple[Passage, ...], tuple[Quotation, ...]], Tags]

DEPTH = 3  # links of say-so; each costs another reading of some contents
SURE = 0.5  # an inner cue less probable gives way to what a rule finds there
RULES = (carried, clausal, objected, trailing, wedged, blamed)
INNER_WORDS = 5  # a shorter content holds no attribution of its own
CONTENT_WORDS = 4  # of an inner content that is no clause, at least
BESIDE = 5  # characters between a content and the cue beside it, at most
NEAR = 4  # contents that begin before a cue and may hold it
NEGATION_WORDS = 4  # "would not have ever" before a cue
_NEGATORS = frozenset("not never neither nor hardly barely cannot".split())
_AUXILIARIES = frozenset(
    "has have had do does did is are was were be been being will would can could may might "
    "must should shall ever yet also still".split()
)
_OPENERS = frozenset("that to whether if how why what who when where as there".split())
_RELATIVES = frozenset("who which whose that".split())
_POINTING = frozenset("it this these those them him her us me you".split())
_NO_WORDS = "".join(MARKS) + ".,;:!?- "


def attribute(
    text: str, passages: tuple[Passage, ...], *, tagger: Tagger, tags: Tags | None = None
) -> tuple[Attribution, ...]:
    """All attributions of `text` in order of place, an outer one before those inside it.

    `tags`: what `tagger` gives for all passages, where it has been asked.
    """
    quotes = quotations(text, passages)
    if tags is None:
        tags = tagger(text, passages, quotes)
    found = list(_frames(text, passages, quotes, tags.spans))
    found.extend(unclaimed(quotes, passages, found))
    found.extend(asides(text, passages, found))
    found.extend(reckoned(text, passages, found))
    found = [_mended(text, passages, a) for a in found if not _in_byline(a, passages)]
    found = [a for a in found if not asks_for_no_name(text, a)]
    found = [b for a in found for b in verdicts(text, passages, a)]
    turns, found = with_turns(text, passages, quotes, found)
    if not turns:
        found = relayed(text, passages, quotes, found)
    nested = sorted(a.cue for a in found if a.within is not None and a.cue is not None)
    layer = found
    for _ in range(DEPTH - 1):
        again = inside(text, passages, quotes, layer, tagger=tagger, hints=tags.hints)
        deeper = _with_rules(text, passages, quotes, layer, again)
        layer = [a for a in deeper if turns or a.cue is None or not _touches(a.cue, nested)]
        found = found + [a for a in layer if sum(1 for _ in a.chain()) <= DEPTH + bool(turns)]
    return tuple(sorted(turns + found, key=_place))


def _with_rules(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    outer: list[Attribution],
    again: list[Attribution],
) -> list[Attribution]:
    """What reading again and the rules find inside `outer`, each cue once."""
    ruled = list(_by_rule(text, passages, quotes, outer))
    sure = [a for a in again if a.chance is None or (a.chance.cue or 0.0) >= SURE]
    taken = sorted(a.cue for a in sure if a.cue is not None)
    deeper = sorted(c for a in sure for c in a.content)  # for the next reading
    new = [
        r
        for r in ruled
        if r.cue is not None and not _touches(r.cue, taken) and not _within(r.cue, deeper)
    ]
    cues = sorted(r.cue for r in new if r.cue is not None)
    kept = [a for a in again if a.cue is None or a in sure or not _touches(a.cue, cues)]
    return [_backed(a, ruled) for a in kept] + new


def _backed(found: Attribution, ruled: list[Attribution]) -> Attribution:
    """`found`, past doubt where a rule sees the same source and cue."""
    same = (r.cue for r in ruled if r.source == found.source and r.cue is not None)
    backed = found.cue is not None and any(found.cue.overlap(cue) for cue in same)
    return replace(found, chance=None) if backed else found


def _mended(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """With what rules know better than the tagger."""
    known = untied(text, turned(text, signed(text, passages, attribution)))
    first, *others = known.content
    known = replace(known, content=(past_dateline(text, passages, first), *others))
    known = told_number(text, known)
    return addressed(text, unbroken(text, described(text, known)))


def _place(attribution: Attribution) -> tuple[int, int, int]:
    depth = sum(1 for _ in attribution.chain())
    first = attribution.content[0]
    return (first.start, depth, -first.end)


def _in_byline(attribution: Attribution, passages: tuple[Passage, ...]) -> bool:
    lines = (p for p in passages[:8] if p.kind is PassageKind.BYLINE)
    return any(p.span.overlap(attribution.content[0]) for p in lines)


def _frames(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    tagged: tuple[Tagged, ...],
) -> Iterator[Attribution]:
    """One attribution for each cue that has a content, and for each quoted content without one."""
    for i, contents in _contents_by_cue(text, passages, quotes, tagged).items():
        spans = tuple(sorted(c.span for c in contents))
        quote = quote_of(spans, quotes)
        if tagged[i].role is Role.CUE:
            source = tagged[i].partner
            if source is not None and not _together(passages, tagged[i].span, tagged[source].span):
                source = None
            cue = _with_negation(text, passages, tagged[i].span)
            yield Attribution(
                source=tagged[source].span if source is not None else None,
                cue=cue,
                content=spans,
                act=act_of(text, cue),
                quote=quote,
                chance=_chance(tagged[source] if source is not None else None, tagged[i], contents),
            )
        elif quote is not Quote.INDIRECT:
            chance = _chance(None, None, contents)
            yield Attribution(None, None, spans, None, quote, chance=chance)


def _chance(source: Tagged | None, cue: Tagged | None, contents: list[Tagged]) -> Chance:
    return Chance(
        source=source.score if source is not None else None,
        cue=cue.score if cue is not None else None,
        content=min(c.score for c in contents),
        to_source=cue.link if cue is not None else None,
        to_cue=min(c.link for c in contents) if cue is not None else None,
    )


def _contents_by_cue(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    tagged: tuple[Tagged, ...],
) -> dict[int, list[Tagged]]:
    """Contents under the index of their cue; a content that has none under its own index."""
    running = _Running(text, passages, quotes)
    spoken_for = {t.partner for t in tagged if t.role is Role.CONTENT}
    groups: dict[int, list[Tagged]] = {}
    last: tuple[int, Span] | None = None
    for i, item in enumerate(tagged):
        if item.role is not Role.CONTENT or item.span.of(text).strip(_NO_WORDS) == "":
            continue
        cue = item.partner
        if cue is not None and not _reaches(passages, quotes, tagged[cue].span, item.span):
            cue = None
        goes_on = last is not None and running.on(last[1], item.span)
        if cue is not None and (own := _own_cue(text, passages, tagged, i, cue, spoken_for)):
            cue = own
        if cue is None and last is not None and goes_on and not opens_turn(text, item.span):
            cue = last[0]
        if cue is None:
            cue = _idle_cue(passages, tagged, i, spoken_for)
        groups.setdefault(cue if cue is not None else i, []).append(item)
        last = (cue if cue is not None else i, item.span)
    return groups


def _with_negation(text: str, passages: tuple[Passage, ...], cue: Span) -> Span:
    """The cue with a "has never" or "did not" that stands right before it: it must not be lost."""
    words = _home(passages, cue).words
    at = bisect_left(words, cue.start, key=lambda w: w.start)
    first = at
    while first and at - first < NEGATION_WORDS and _is_auxiliary(words[first - 1].of(text)):
        first -= 1
    negated = any(_negates(w.of(text)) for w in words[first:at])
    return Span(words[first].start, cue.end) if negated else cue


def _negates(word: str) -> bool:
    return word.lower() in _NEGATORS or word.lower().endswith(("n't", "n’t"))


def _is_auxiliary(word: str) -> bool:
    return _negates(word) or word.lower() in _AUXILIARIES


def _together(passages: tuple[Passage, ...], cue: Span, source: Span) -> bool:
    """A source stands in the sentence of its cue."""
    return _sentence(passages, cue).overlap(source) > 0


def _reaches(
    passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], cue: Span, content: Span
) -> bool:
    """A cue reaches over its own sentence; over others only to words in quotation marks."""
    return _sentence(passages, content).overlap(cue) > 0 or quoted_characters(content, quotes) > 0


class _Running:
    """Knows whether a quote runs on from one paragraph into the next."""

    def __init__(
        self, text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...]
    ) -> None:
        self._text = text
        self._starts = [p.span.start for p in passages]
        self._passages = passages
        self._open = [q.span for q in quotes if q.runs_on]
        self._open_starts = [s.start for s in self._open]

    def on(self, before: Span, after: Span) -> bool:
        """True where `before` ends in a quote left open and `after` begins the next paragraph."""
        i = bisect_left(self._open_starts, before.end) - 1
        if i < 0 or not self._open[i].overlap(before):
            return False
        home = bisect_left(self._starts, before.end) - 1
        if home + 1 >= len(self._passages):
            return False
        return self._passages[home + 1].words[0].start == after.start


def _own_cue(
    text: str,
    passages: tuple[Passage, ...],
    tagged: tuple[Tagged, ...],
    i: int,
    cue: int,
    busy: set[int | None],
) -> int | None:
    """A cue beside the content, with a source and no other content, where `cue` stands in another
    sentence: "I saw it," | said Oster."""
    if _sentence(passages, tagged[i].span).contains(tagged[cue].span):
        return None
    own = _idle_cue(passages, tagged, i, busy)
    if own is None or tagged[own].partner is None:
        return None
    between = text[tagged[i].span.end : tagged[own].span.start]
    return own if between.strip(_NO_WORDS) == "" and len(between) <= BESIDE else None


def _idle_cue(
    passages: tuple[Passage, ...], tagged: tuple[Tagged, ...], i: int, busy: set[int | None]
) -> int | None:
    """The nearest cue of the content's own sentence that has no content yet."""
    sentence = _sentence(passages, tagged[i].span)
    near = [
        j
        for j in range(max(0, i - 2), min(len(tagged), i + 3))
        if tagged[j].role is Role.CUE and j not in busy and sentence.contains(tagged[j].span)
    ]
    return min(near, key=lambda j: tagged[j].span.gap(tagged[i].span)) if near else None


def _home(passages: tuple[Passage, ...], span: Span) -> Passage:
    """The passage that the span begins in."""
    return passages[max(0, bisect_left(passages, span.start + 1, key=lambda p: p.span.start) - 1)]


def _sentence(passages: tuple[Passage, ...], span: Span) -> Span:
    home = _home(passages, span)
    within = [s for s in home.sentences if s.overlap(span)]
    return within[0].hull(within[-1]) if within else home.span


def inside(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    outer: list[Attribution],
    *,
    tagger: Tagger,
    hints: tuple[Span, ...] | None = None,
) -> list[Attribution]:
    """The attributions inside the contents of `outer`: those contents, read again. With `hints`,
    only pieces that hold one of these words."""
    inner_passages: list[Passage] = []
    owners: list[Attribution] = []
    for attribution in outer:
        for span in attribution.content:
            pieces = _reread(text, passages, span)
            inner_passages.extend(p for p in pieces if hints is None or _holds(p, hints))
            owners.extend([attribution] * (len(inner_passages) - len(owners)))
    if not inner_passages:
        return []
    order = sorted(range(len(owners)), key=lambda i: inner_passages[i].span)
    inner = tuple(inner_passages[i] for i in order)
    owner_of = [owners[i] for i in order]
    again = quotations(text, inner)
    tagged = tagger(text, inner, again).spans
    starts = [p.span.start for p in inner]
    found = []
    for frame in _frames(text, inner, again, tagged):
        at = bisect_left(starts, frame.content[0].start + 1) - 1
        if _whole(text, frame, inner[at]) and counts(text, owner_of[at], frame, quotes):
            frame = _parted(text, addressed(text, frame), quotes)
            found.append(replace(frame, within=owner_of[at]))
    return found


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
                    words = [w for w in piece.words if sentence.contains(w)]
                    yield from _ruled(text, words, attribution, quotes)


def _ruled(
    text: str, words: list[Span], outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What the rules find in one sentence; what lies inside that is for the next reading."""
    ruled = (a for rule in RULES for a in rule(text, words, outer, quotes))
    found = [_parted(text, a, quotes) for a in ruled if counts(text, outer, a, quotes)]
    for a in found:
        within = (c for b in found if b is not a for c in b.content)
        if a.cue is not None and not any(c.contains(a.cue) for c in within):
            yield a


def _parted(text: str, inner: Attribution, quotes: tuple[Quotation, ...]) -> Attribution:
    """`inner` without what the speaker around it says behind it, and what stands behind their
    quotation; only in quoted speech."""
    if inner.source is None:
        return inner
    at = bisect_left(quotes, inner.source.start, key=lambda q: q.span.end)
    if at == len(quotes) or not quotes[at].span.contains(inner.source):
        return inner
    who, end = inner.source.of(text), quotes[at].span.end
    spoken = [_within_marks(text, c, end) for c in inner.content if c.start < end]
    parts = tuple(unspliced(text, c, who) for c in spoken if c.of(text).strip(_NO_WORDS))
    return replace(inner, content=parts) if parts else inner


def _within_marks(text: str, content: Span, end: int) -> Span:
    """The content up to the closing mark of a quotation that ends at `end` with a stop."""
    if content.end < end or text[end - 2] not in ",.?!…—":
        return content
    said = text[content.start : end].rstrip(_NO_WORDS.replace("?", "").replace("!", ""))
    return Span(content.start, content.start + max(1, len(said)))


def _touches(span: Span, others: list[Span]) -> bool:
    at = bisect_left(others, span.start, key=lambda s: s.end)
    return at < len(others) and others[at].start < span.end


def _within(span: Span, others: list[Span]) -> bool:
    """Whether one of the others, which are in order, holds the span."""
    at = bisect_left(others, span.end, key=lambda s: s.start)
    return any(other.contains(span) for other in others[max(0, at - NEAR) : at])


def _holds(passage: Passage, words: tuple[Span, ...]) -> bool:
    """Whether one of the words, which are in order, lies in the passage."""
    at = bisect_left(words, passage.span.start, key=lambda w: w.start)
    return at < len(words) and words[at].end <= passage.span.end


def _reread(text: str, passages: tuple[Passage, ...], span: Span) -> Iterator[Passage]:
    """The content as passages of its own, without the marks around it."""
    first = max(0, bisect_left(passages, span.start + 1, key=lambda p: p.span.start) - 1)
    for passage in passages[first:]:
        if passage.span.start >= span.end:
            return
        words = _unquoted(text, [w for w in passage.words if span.contains(w)])
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
    if frame.source.of(text).lower() in _RELATIVES and frame.act is not Act.COMMUNICATION:
        return False
    return frame.quote is not Quote.INDIRECT or _asserts(text, frame.content[0], home)


def _asserts(text: str, content: Span, home: Passage) -> bool:
    """False for a mere thing that something was done to: "it", "the matter", "this motion"."""
    at = bisect_left(home.words, content.start, key=lambda w: w.start)
    low = [w.of(text).lower() for w in home.words[at : at + CONTENT_WORDS] if w.end <= content.end]
    if low[:1] and low[0] in _OPENERS:
        return True
    return len(low) == CONTENT_WORDS and low[0] not in _POINTING
