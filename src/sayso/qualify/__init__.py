"""How sure, on what: the words at and around one statement in, its Qualification out."""

from sayso.records import Document, Qualification, Span


def qualify(
    document: Document,  # noqa: ARG001
    content: tuple[Span, ...],  # noqa: ARG001
    *,
    cues: tuple[Span, ...],  # noqa: ARG001
    context: Span,  # noqa: ARG001
) -> Qualification:
    """Nothing is read yet: every field stays unknown."""
    return Qualification()


__all__ = ["qualify"]
