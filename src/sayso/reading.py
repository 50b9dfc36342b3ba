"""The first pass, conducted: a document in, its reading out.

Pure and per document: the same document gives the same reading, byte for byte, alone or among
others.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from sayso import attribute as attribution_stage
from sayso.attribute.tagger import tag
from sayso.figures import figures
from sayso.identity import tagged_digest
from sayso.models import Model, open_model
from sayso.qualify import qualify
from sayso.records import (
    Act,
    Attribution,
    Document,
    Link,
    Passage,
    PassageKind,
    Quote,
    Reading,
    Span,
    Statement,
    Voice,
)
from sayso.resolve import resolve
from sayso.segment import segment

_CIRCUMSTANCE = frozenset(
    "about after ahead among amid as at before between by during following for from in into near "
    "of on over through to toward towards under upon via with within without".split()
)
LEAST_WORDS = 3  # "She is right"; a shorter line is a name, a place or a credit
_PARTING = frozenset(",;:.—–-")
OPENING_WORDS = 15  # of the opening of a sentence whose rest somebody else says
AVERRED_WORDS = 8  # of a sentence that also holds an attribution, a shorter rest says nothing


@dataclass(frozen=True, slots=True)
class Reader:
    """An opened model and the way to read with it."""

    model: Model

    @classmethod
    def open(cls, name: str = "small", *, threads: int = 0) -> "Reader":
        """Open the model called `name`; raises ModelError."""
        return cls(open_model(name, threads=threads))

    @property
    def made_by(self) -> str:
        """The version of program and model, as each reading carries it."""
        return f"{version('sayso')}+{self.model.name}-{self.model.version}"

    def read(self, document: Document) -> Reading:
        """Who claims what in `document`, on whose word, how sure, on what evidence."""
        passages = segment(document.text)
        attributions = attribution_stage.attribute(
            document.text, passages, tagger=partial(tag, model=self.model)
        )
        outer = _mentions(a for a in attributions if a.within is None)
        mentions = _mentions(attributions)
        inner = frozenset(mentions) - frozenset(outer)
        sources = resolve(document, passages, mentions, inner=inner)
        places = _Places(passages)
        known = {m: s.id for s in sources for m in s.mentions}
        statements = [
            *(_attributed(document, a, known, places) for a in attributions),
            *_averred(document, passages, attributions, places),
        ]
        statements.sort(key=lambda s: (s.content[0], len(s.chain)))
        return Reading(self.made_by, document, sources, tuple(statements))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents, one at a time."""
        return map(self.read, documents)


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
    document: Document, attribution: Attribution, known: dict[Span, str], places: _Places
) -> Statement:
    steps = tuple(attribution.chain())
    chain = tuple(
        Link(known.get(a.source) if a.source else None, a.source, a.cue, a.act) for a in steps
    )
    cues = tuple(a.cue for a in steps if a.cue is not None)
    parts = [s for s in (attribution.source, attribution.cue, *attribution.content) if s]
    return _statement(
        document,
        voice_of(steps),
        chain,
        attribution.content,
        attribution.quote,
        cues,
        places.around(parts),
    )


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
    document: Document,
    passages: tuple[Passage, ...],
    attributions: tuple[Attribution, ...],
    places: _Places,
) -> Iterator[Statement]:
    """The author's own statements: what no attribution covers, one a sentence."""
    taken = _Taken(attributions)
    for passage in passages:
        if passage.kind is PassageKind.BYLINE:
            continue
        for words in _by_sentence(passage):
            runs = taken.rest(words)
            if runs != [words]:
                runs = [_trimmed(document.text, r) for r in runs]
                runs = [r for r in runs if r and _says_something(document.text, r, words)]
            if sum(_worded(document.text, r) for r in runs) < LEAST_WORDS:
                continue
            content = tuple(r[0].hull(r[-1]) for r in runs)
            yield _statement(document, Voice.AVERRED, (), content, None, (), places.around(content))


def _by_sentence(passage: Passage) -> Iterator[list[Span]]:
    at = 0
    for sentence in passage.sentences:
        start = at
        while at < len(passage.words) and passage.words[at].end <= sentence.end:
            at += 1
        yield list(passage.words[start:at])


class _Taken:
    """The characters that attributions cover."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        spans = sorted(
            part
            for a in attributions
            if a.within is None
            for part in (a.source, a.cue, *a.content)
            if part is not None
        )
        self._spans = spans
        self._starts = [s.start for s in spans]

    def _covers(self, word: Span) -> bool:
        i = bisect_right(self._starts, word.start) - 1
        return i >= 0 and self._spans[i].end > word.start

    def rest(self, words: list[Span]) -> list[list[Span]]:
        """The runs of words that no attribution covers."""
        runs: list[list[Span]] = [[]]
        for word in words:
            if self._covers(word):
                if runs[-1]:
                    runs.append([])
            else:
                runs[-1].append(word)
        return [r for r in runs if r]


def _says_something(text: str, run: list[Span], sentence: list[Span]) -> bool:
    """Long enough, and not just where, when or to whom the rest of the sentence was said."""
    size = _worded(text, run)
    first = next((w for w in run if w.of(text)[0].isalnum()), run[0])
    circumstance = first.of(text).lower() in _CIRCUMSTANCE
    if run[0] == sentence[0] and size >= OPENING_WORDS:
        circumstance = False  # a long opening says more than when and where
    return size >= AVERRED_WORDS and not circumstance


def _trimmed(text: str, run: list[Span]) -> list[Span]:
    """Without the comma or dash that parted it from an attribution."""
    while run and run[0].of(text) in _PARTING:
        run = run[1:]
    return run


def _worded(text: str, run: list[Span]) -> int:
    return sum(w.of(text)[0].isalnum() for w in run)


def _statement(
    document: Document,
    voice: Voice,
    chain: tuple[Link, ...],
    content: tuple[Span, ...],
    quote: Quote | None,
    cues: tuple[Span, ...],
    context: Span,
) -> Statement:
    identity = {
        "document": document.id,
        "content": [[s.start, s.end] for s in content],
        "cues": [[s.start, s.end] for s in cues],
    }
    return Statement(
        id=tagged_digest("st", identity),
        voice=voice,
        chain=chain,
        content=content,
        quote=quote,
        qualification=qualify(document, content, cues=cues, context=context),
        figures=figures(document, content),
    )


__all__ = ["Reader", "voice_of"]
