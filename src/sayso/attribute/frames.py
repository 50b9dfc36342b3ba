"""Tagged spans in, frames out: source, cue and contents that point to each other."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.tagger import Tagged
from sayso.attribute.unclaimed import opens_turn
from sayso.quotation import MARKS, Quotation, quote_of, quoted_characters
from sayso.records import Attribution, Chance, Passage, Quote, Role, Span, start_of
from sayso.segment import passage_at

BESIDE = 5  # characters between a content and the cue beside it, at most
NEGATION_WORDS = 4  # "would not have ever" before a cue
_NEGATORS = frozenset("not never neither nor hardly barely cannot".split())
_AUXILIARIES = frozenset(
    "has have had do does did is are was were be been being will would can could may might "
    "must should shall ever yet also still".split()
)
_NO_WORDS = "".join(MARKS) + ".,;:!?- "
# The joining word before a speaker, and no "that group": "said that | Senn's ministry believed".
_THAT = re.compile(
    r"that\s(?=(?:the|an?|his|her|its|their|our|my|some|many|several|most|both|two|three)\s|[A-Z]"
    r"|[^,;]*\s[A-Z])"
)


def frames(
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
                source=_joined(text, tagged[source].span) if source is not None else None,
                cue=cue,
                content=spans,
                act=act_of(text, cue),
                quote=quote,
                chance=_chance(tagged[source] if source is not None else None, tagged[i], contents),
            )
        elif quote is not Quote.INDIRECT:
            chance = _chance(None, None, contents)
            yield Attribution(None, None, spans, None, quote, chance=chance)


def _joined(text: str, source: Span) -> Span:
    """The source without the "that" that joins its clause."""
    that = _THAT.match(text, source.start, source.end)
    return Span(that.end(), source.end) if that is not None else source


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
    at = bisect_left(words, cue.start, key=start_of)
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
    return passages[passage_at(passages, span.start)]


def _sentence(passages: tuple[Passage, ...], span: Span) -> Span:
    home = _home(passages, span)
    within = [s for s in home.sentences if s.overlap(span)]
    return within[0].hull(within[-1]) if within else home.span
