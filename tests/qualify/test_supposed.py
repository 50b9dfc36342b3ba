"""Whether what a cue tells is only supposed."""

import pytest

from sayso.qualify.supposed import is_supposed
from sayso.records import Span


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("If Brill says the road is shut, the crews will leave.", "says"),
        ("But if the two spoke about the budget, nobody knows it.", "spoke"),
        ("Orr could fight it, perhaps by arguing that it was late.", "arguing"),
        ("Do you think the road is shut?", "think"),
        ("If Brill is asked, will she say that it was shut?", "say"),
        ("“Did the mayor ever claim that?” Orr asked.", "claim"),
        ("Is there anybody who believes that it was shut?", "believes"),
        ("Brill left. Hasn't Orr said that the road was shut?", "said"),
    ],
)
def test_only_supposed(text: str, cue: str) -> None:
    assert is_supposed(text, _place(text, cue))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Brill says the road is shut.", "says"),
        ("Why did the ministry claim that the road was shut?", "claim"),
        ("The mayor says it is open. Is it?", "says"),
        ("Will was the first who said that it was shut.", "said"),
        ("Is it true, as Brill says, that the road is shut?", "says"),
        ("The crews asked Brill, who said it was shut, whether it was?", "said"),
        ("Had Brill known, Orr said, the road would be open.", "said"),
    ],
)
def test_told(text: str, cue: str) -> None:
    assert not is_supposed(text, _place(text, cue))


def _place(text: str, cue: str) -> Span:
    start = text.index(cue)
    return Span(start, start + len(cue))
