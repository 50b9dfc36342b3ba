"""Whose word: source mentions in, sources out.

Promises: every source once, in the order of its first mention; a mention belongs to one source
at most; a mention in doubt belongs to none. Names are looked for in the whole document, not in
the mentions alone. Pure, and linear in the text and the mentions.
"""

from sayso.identity import tagged_digest
from sayso.records import Document, Passage, Source, SourceKind, Span
from sayso.resolve.casting import Identity
from sayso.resolve.lexicons import Lexicons, standard
from sayso.resolve.meant import Meant
from sayso.resolve.meant import standard as weighed
from sayso.resolve.scene import Scene
from sayso.resolve.surroundings import Surroundings

__all__ = ["Lexicons", "resolve", "standard"]


def resolve(
    document: Document,
    passages: tuple[Passage, ...],
    mentions: tuple[Span, ...],
    *,
    inner: frozenset[Span] = frozenset(),
    going_on: frozenset[Span] = frozenset(),
    asking: frozenset[Span] = frozenset(),
    lexicons: Lexicons | None = None,
    meant: Meant | None = None,
) -> tuple[Source, ...]:
    """The speakers of a document, each with its mentions, in order of the first.

    `mentions` are the source spans of its attributions; `inner` are those of them that speak
    only inside another's words, and so are not who goes on speaking; `going_on` those whose cue
    says that they do ("she added"); `asking` those whose cue puts a question. One that could be
    several speakers, or nobody known, is in no source.
    """
    found = sorted({m for m in mentions if len(m) > 0 and m.end <= len(document.text)})
    known = lexicons if lexicons is not None else standard()
    scene = Scene(document, passages, found, known, meant if meant is not None else weighed())
    groups: dict[tuple[object, ...], list[tuple[Span, Identity]]] = {}
    for mention in found:
        identity = scene.meet(
            mention,
            speaks=mention not in inner,
            goes_on=mention in going_on,
            asks=mention in asking,
        )
        if identity is not None:
            key = scene.same.get(identity.key, identity.key)
            groups.setdefault(key, []).append((mention, identity))
    around = Surroundings(document.text)
    spoken = frozenset(found)
    return tuple(_source(document, members, around, spoken) for members in groups.values())


def _source(
    document: Document,
    found: list[tuple[Span, Identity]],
    around: Surroundings,
    spoken: frozenset[Span],
) -> Source:
    mentions = tuple(mention for mention, _ in found)
    words = found[0][1].words
    if words is not None and words not in spoken and words < mentions[0]:
        mentions = (words, *mentions)  # "critics" of a "who" or "they"
    kinds = [identity.kind for _, identity in found]
    kind = next((k for k in kinds if k is not SourceKind.UNKNOWN), SourceKind.UNKNOWN)
    names = [identity.name for _, identity in found if identity.name is not None]
    if kind is SourceKind.UNKNOWN and names:
        kind = around.kind(names[0], {m.of(document.text) for m in mentions})
    if kind is SourceKind.ORGANISATION and names and around.letters_of_an_outlet(names[0]):
        kind = SourceKind.MEDIA
    key = [document.id, mentions[0].start, mentions[0].end]
    return Source(tagged_digest("src", key), names[0] if names else None, kind, mentions)
