"""How sure, on what: the words at and around one statement in, its Qualification out.

Promises: pure; the same words give the same answer; linear in the length of the content. Words
farther than REACH characters from the content are not looked at, however long a sentence is.
"""

from sayso.qualify.certainty import certainty
from sayso.records import Document, Qualification, Span


def qualify(
    document: Document,
    content: tuple[Span, ...],
    *,
    cues: tuple[Span, ...],
    context: Span,  # noqa: ARG001
) -> Qualification:
    """How sure `content` is, in what sense, on what evidence.

    `cues` are the chain's, outermost first; none where the author speaks. `context` covers the
    sentences that the statement stands in.
    """
    sure = certainty(document.text, content, cues)
    return Qualification(sure.polarity, sure.modality, sure.aspect)


__all__ = ["qualify"]
