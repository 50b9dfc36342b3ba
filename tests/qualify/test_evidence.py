"""Evidence and verification: the casebook."""

import pytest

from sayso.qualify import Speaker, qualify
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
