"""The words of a statement in, its figures out: value or range, unit, what is counted."""

from sayso.records import Document, Figure, Span


def figures(
    document: Document,  # noqa: ARG001
    content: tuple[Span, ...],  # noqa: ARG001
) -> tuple[Figure, ...]:
    """Nothing is read yet."""
    return ()


__all__ = ["figures"]
