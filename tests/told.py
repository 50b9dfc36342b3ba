"""Readings made by hand for the second pass, and stand-ins for its two models.

`Words` has texts near that share words; `Opposites` knows which texts contradict because the
test says so. Both are exact, so that a test can say what must come out.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparison import Said, Speaker
from sayso.figures import figures
from sayso.identity import statement_id
from sayso.ingest import document_from_text
from sayso.link.neighbours import SIZE
from sayso.link.standing import standing
from sayso.qualify.when import dates
from sayso.records import (
    Act,
    Aspect,
    Document,
    Feature,
    Link,
    Modality,
    Polarity,
    Qualification,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Voice,
)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """A sentence "WHO CUE CONTENT."; without `who` the author's own. `kind` None: unresolved."""

    content: str
    who: str = ""
    cue: str = "said"
    kind: SourceKind | None = SourceKind.PERSON
    named: bool = True
    negated: bool = False
    aspect: Aspect | None = None
    voice: Voice = Voice.ATTRIBUTED

    @property
    def sentence(self) -> str:
        return f"{self.who} {self.cue} {self.content}." if self.who else f"{self.content}."


def article(
    outlet: str | None,
    published: str | None,
    *lines: Line,
    before: str = "",
    after: str = "",
    joint: str = "\n\n",
) -> Reading:
    """A document of those sentences, a paragraph each unless another `joint` is given, and its
    reading."""
    text = joint.join(part for part in (before, *(line.sentence for line in lines), after) if part)
    document = document_from_text(text, outlet=outlet, published=published)
    sources: dict[str, Source] = {}
    statements = []
    at = len(before)
    for line in lines:
        begin = text.index(line.sentence, at)
        at = begin + len(line.sentence)
        statements.append(_statement(document, begin, line, sources))
    return Reading("1+test", document, tuple(sources.values()), tuple(statements))


def _statement(document: Document, begin: int, line: Line, sources: dict[str, Source]) -> Statement:
    start = document.text.index(line.content, begin)
    content = Span(start, start + len(line.content))
    chain: tuple[Link, ...] = ()
    cues: tuple[Span, ...] = ()
    if line.who:
        mention = Span(begin, begin + len(line.who))
        cue = Span(mention.end + 1, mention.end + 1 + len(line.cue))
        cues = (cue,)
        key = f"src-{document.id}-{line.who}"
        if line.kind is not None:
            name = line.who if line.named else None
            sources.setdefault(key, Source(key, name, line.kind, (mention,)))
        source = key if line.kind is not None else None
        chain = (Link(source, mention, cue, Act.COMMUNICATION),)
    return Statement(
        id=statement_id(document.id, (content,), cues),
        voice=line.voice if chain else Voice.AVERRED,
        chain=chain,
        content=(content,),
        quote=Quote.INDIRECT if chain else None,
        qualification=Qualification(
            polarity=Polarity.NEGATED if line.negated else Polarity.AFFIRMED,
            modality=Modality.CERTAIN,
            aspect=line.aspect,
            dates=dates(document, (content,)),
        ),
        figures=figures(document, (content,)),
    )


def said_of(reading: Reading) -> list[Said]:
    """The statements of a reading as the second pass compares them, in the order of the text."""
    statements = {one.id: one for one in reading.statements}
    found = []
    for one in standing(reading):
        statement = statements[one.ref.statement]
        mention = link.mention if (link := statement.innermost) is not None else None
        name = mention.of(reading.document.text) if mention is not None else "the author"
        speaker = Speaker(f"who-{name}", name, SourceKind.PERSON, named=True)
        found.append(one.said(reading, statement, speaker, speaker, Feature(1.0, "test")))
    return sorted(found, key=lambda said: said.content[0])


class Words:
    """Vectors of texts as bags of words."""

    def of(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        found = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()):
                digest = hashlib.sha256(word.encode()).digest()
                found[row, int.from_bytes(digest[:4], "big") % SIZE] += 1.0
        return found / np.maximum(1e-9, np.linalg.norm(found, axis=1, keepdims=True))


class Opposites:
    """Two texts are on opposite sides where each holds one of a pair of phrases. They make one
    claim where the shorter's words are in the longer."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self._pairs = pairs

    def same(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        words = [[set(_WORD.findall(text.lower())) for text in pair] for pair in pairs]
        shares = [len(a & b) / max(1, min(len(a), len(b))) for a, b in words]
        return np.array([10 * share - 5 for share in shares], np.float32)

    def opposed(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        found = [
            any((x in a and y in b) or (y in a and x in b) for x, y in self._pairs)
            for a, b in pairs
        ]
        return np.where(found, 4.0, -4.0).astype(np.float32)
