"""Said or thought: the casebook, from the cue's words to the voice."""

import pytest

from sayso.attribute.cues import act_of
from sayso.reading import voice_of
from sayso.records import Attribution, Quote
from tests.casebook import Case, read_casebook


@pytest.mark.parametrize("case", read_casebook("voice"), ids=str)
def test_casebook(case: Case) -> None:
    cue = case.cues[0]
    act = act_of(case.text, cue)
    link = Attribution(case.mentions[0], cue, case.content, act, Quote.INDIRECT)
    assert act == case.get("act")
    assert voice_of((link,)) == case.get("voice")
