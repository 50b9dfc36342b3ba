"""Report or opinion, and the words that decide: the casebook."""

import pytest

from sayso.qualify import qualify
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("opinion"), ids=str)
def test_casebook(case: Case) -> None:
    read = qualify(case.document, case.content, cues=case.cues, context=case.context)
    assert (read.kind or "none") == case.get("kind")
    if case.all("deciding"):
        assert [s.of(case.text) for s in read.deciding] == case.all("deciding")
