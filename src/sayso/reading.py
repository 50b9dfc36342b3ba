"""The first pass, conducted: a document in, its reading out.

Pure and per document: the same document gives the same reading, byte for byte, alone or among
others.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from sayso.attribute import attribute, score
from sayso.attribute.cues import asks, goes_on
from sayso.attribute.remainder import remainder
from sayso.attribute.tagger import tag
from sayso.figures import figures
from sayso.identity import statement_id
from sayso.models import Model, open_model
from sayso.parallel import side_by_side
from sayso.qualify import Speaker, WordScores, qualify
from sayso.qualify.carried import carried
from sayso.quotation import quotations
from sayso.records import (
    Act,
    Attribution,
    Document,
    Link,
    Passage,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Voice,
)
from sayso.resolve import resolve
from sayso.segment import segment
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Reader:
    """An opened model and the way to read with it.

    Attributed and ascribed statements whose score is below `min_score` are left out of readings,
    and so are sources that nothing else goes back to.
    """

    model: Model
    min_score: float = DEFAULT_MIN_SCORE

    @classmethod
    def open(
        cls, name: str = DEFAULT_MODEL, *, threads: int = 0, min_score: float = DEFAULT_MIN_SCORE
    ) -> "Reader":
        """Open the model called `name`, to run on `threads` threads (0: one a core); raises
        ModelError."""
        return cls(open_model(name, threads=threads), min_score)

    @property
    def made_by(self) -> str:
        """The version of program and model, as each reading carries it."""
        return f"{version('sayso')}+{self.model.name}-{self.model.version}"

    def read(self, document: Document) -> Reading:
        """Who claims what in `document`, on whose word, how sure, on what evidence."""
        passages = segment(document.text)
        tagger = partial(tag, model=self.model)
        tags = tagger(document.text, passages, quotations(document.text, passages))
        attributions = attribute(document.text, passages, tagger=tagger, tags=tags)
        outer = _mentions(a for a in attributions if a.within is None)
        mentions = _mentions(attributions)
        inner = frozenset(mentions) - frozenset(outer)
        going_on = frozenset(_mentions(a for a in attributions if goes_on(document.text, a.cue)))
        asking = frozenset(_mentions(a for a in attributions if asks(document.text, a.cue)))
        sources = resolve(
            document, passages, mentions, inner=inner, going_on=going_on, asking=asking
        )
        rest = remainder(document.text, passages, self._heard(attributions))
        places = _Places(passages)
        known = {m: s for s in sources for m in s.mentions}
        scores = WordScores(
            tags.words, tags.judging, tags.aspects, self.model.opinion, self.model.aspect
        )
        statements = [
            *(
                _attributed(document, a, known, places, scores, self._score(a))
                for a in attributions
            ),
            *(_averred(document, c, places, scores) for c in rest),
        ]
        kept = [s for s in statements if s.score is None or s.score >= self.min_score]
        kept.sort(key=lambda s: (s.content[0], len(s.chain)))
        kept = carried(document, passages, sources, kept)
        if len(kept) < len(statements):
            heard = {link.source for s in kept for link in s.chain}
            sources = tuple(s for s in sources if s.id in heard)
        return Reading(self.made_by, document, sources, tuple(kept))

    def _heard(self, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        """Those whose words are not the author's. Only what is no whole quotation, and hardly
        anybody's word, leaves its words to them where it is left out."""
        least = min(self.min_score, DEFAULT_MIN_SCORE)
        scores = zip(attributions, map(self._score, attributions), strict=True)
        sure = [a for a, score in scores if score is None or score >= least]
        told = {step for a in sure for step in a.chain()}
        return tuple(
            a
            for a in attributions
            if a in told
            or a.quote is Quote.DIRECT
            or (a.source is not None and a.act is Act.COMMUNICATION)
        )

    def _score(self, attribution: Attribution) -> float | None:
        return score(attribution, self.model.calibration)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; two documents are in work at a time."""
        return side_by_side(self.read, documents)


def _mentions(attributions: Iterable[Attribution]) -> tuple[Span, ...]:
    return tuple(sorted({a.source for a in attributions if a.source is not None}))


class _Places:
    """Finds the sentences around a span."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._sentences = [s for p in passages for s in p.sentences]
        self._starts = [s.start for s in self._sentences]

    def around(self, spans: Iterable[Span]) -> Span:
        """The hull of the sentences that the spans touch."""
        spans = tuple(spans)
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        first = max(0, bisect_right(self._starts, whole.start) - 1)
        last = max(first, bisect_right(self._starts, max(whole.start, whole.end - 1)) - 1)
        return self._sentences[first].hull(self._sentences[last]).hull(whole)


def _attributed(
    document: Document,
    attribution: Attribution,
    known: dict[Span, Source],
    places: _Places,
    scores: WordScores,
    score: float | None,
) -> Statement:
    steps = tuple(attribution.chain())
    named = tuple(_named(document.text, steps, known))
    chain = tuple(
        Link(source.id if source is not None else None, a.source, a.cue, a.act)
        for a, source in zip(steps, named, strict=True)
    )
    cues = tuple(a.cue for a in steps if a.cue is not None)
    speakers = tuple(
        Speaker(a.source, a.cue, source.kind if source is not None else SourceKind.UNKNOWN)
        for a, source in zip(steps, named, strict=True)
        if a.source is not None
    )
    whole = (attribution.source, attribution.cue, *attribution.content)
    parts = [span for span in whole if span is not None]
    return _statement(
        document,
        voice_of(steps),
        chain,
        attribution.content,
        attribution.quote,
        cues,
        speakers,
        places.around(parts),
        scores,
        score,
    )


def _named(
    text: str, steps: tuple[Attribution, ...], known: dict[Span, Source]
) -> Iterator[Source | None]:
    """The source of each link; "I" within what somebody says is who says it."""
    outer: Source | None = None
    for a in steps:
        found = known.get(a.source) if a.source is not None else None
        if found is None and a.source is not None and a.source.of(text) == "I":
            found = outer
        yield found
        outer = found


def voice_of(steps: tuple[Attribution, ...]) -> Voice:
    """Whose voice: the outermost link decides, for it is the one that the writer vouches for.

    Said or written: ATTRIBUTED. Thought, known or done: ASCRIBED. Where the cue does not tell,
    quotation marks do.
    """
    outer = steps[0]
    if outer.act is Act.COMMUNICATION:
        return Voice.ATTRIBUTED
    if outer.act is None and outer.quote is not Quote.INDIRECT:
        return Voice.ATTRIBUTED
    return Voice.ASCRIBED


def _averred(
    document: Document, content: tuple[Span, ...], places: _Places, scores: WordScores
) -> Statement:
    around = places.around(content)
    return _statement(document, Voice.AVERRED, (), content, None, (), (), around, scores, None)


def _statement(
    document: Document,
    voice: Voice,
    chain: tuple[Link, ...],
    content: tuple[Span, ...],
    quote: Quote | None,
    cues: tuple[Span, ...],
    speakers: tuple[Speaker, ...],
    context: Span,
    scores: WordScores,
    score: float | None,
) -> Statement:
    return Statement(
        id=statement_id(document.id, content, cues),
        voice=voice,
        chain=chain,
        content=content,
        quote=quote,
        qualification=qualify(
            document, content, cues=cues, context=context, speakers=speakers, scores=scores
        ),
        figures=figures(document, content),
        score=score,
    )


__all__ = ["Reader", "voice_of"]
