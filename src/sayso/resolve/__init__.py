"""Whose word: source mentions in, sources out.

Promises: every source once, in the order of its first mention; a mention belongs to one source
at most; a mention in doubt belongs to none.
"""

from sayso.identity import tagged_digest
from sayso.records import Document, Passage, Source, SourceKind, Span


def resolve(
    document: Document,
    passages: tuple[Passage, ...],  # noqa: ARG001
    mentions: tuple[Span, ...],
) -> tuple[Source, ...]:
    """The speakers of a document, each with its mentions; mentions alike in words are one."""
    groups: dict[str, list[Span]] = {}
    for mention in sorted(set(mentions)):
        said = mention.of(document.text).strip(" ,")
        if said[:1].isupper() and " " in said:
            groups.setdefault(said, []).append(mention)
    return tuple(_source(document, name, found) for name, found in groups.items())


def _source(document: Document, name: str, mentions: list[Span]) -> Source:
    key = [document.id, mentions[0].start, mentions[0].end]
    return Source(tagged_digest("src", key), name, SourceKind.UNKNOWN, tuple(mentions))
