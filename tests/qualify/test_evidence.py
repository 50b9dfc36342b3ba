"""Evidence and verification: the casebook."""

import pytest

from sayso.qualify import Speaker, qualify
from sayso.records import Document, SourceKind, Span
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("evidence"), ids=str)
def test_casebook(case: Case) -> None:
    cue = case.cues[0] if case.cues else None
    read = qualify(
        case.document,
        case.content,
        cues=case.cues,
        context=case.context,
        speakers=tuple(Speaker(mention, cue) for mention in case.mentions),
    )
    if case.all("evidence"):
        found = [f"{e.kind} | {e.span.of(case.text)}" for e in read.evidence]
        assert (found or ["none"]) == case.all("evidence")
    if case.get("verification") is not None:
        assert (read.verification or "none") == case.get("verification")


@pytest.mark.parametrize(("kind", "grounds"), [(SourceKind.PERSON, 0), (SourceKind.DOCUMENT, 1)])
def test_a_person_called_like_a_document_is_none(kind: SourceKind, grounds: int) -> None:
    text = "Law says the bridge is closed."
    mention, cue, content = Span(0, 3), Span(4, 8), Span(9, 29)
    read = qualify(
        Document("d", text),
        (content,),
        cues=(cue,),
        context=Span(0, len(text)),
        speakers=(Speaker(mention, cue, kind),),
    )
    assert len(read.evidence) == grounds
