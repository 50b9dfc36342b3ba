"""Words that say that something is not so, and those that only look it."""

import pytest

from sayso.negation import denies, negates


@pytest.mark.parametrize(
    "text",
    [
        "No ship left the port",
        "He wasn’t there",
        "Nobody was told",
        "the letter is a fake",
        "It left without a crew",
        "The ferry cannot have left",
        "There was, no doubt, no letter",
    ],
)
def test_it_is_negated(text: str) -> None:
    assert negates(text)


@pytest.mark.parametrize(
    "text",
    [
        "no more than 40 ships left",
        "not only the crew was told",
        "The ship left, no fewer than 40 aboard",
        "A notice was put up",
        "no later than 5 May",
        "a no-fly zone",
        "There were nothing but ships",
    ],
)
def test_it_is_not(text: str) -> None:
    assert not negates(text)


@pytest.mark.parametrize("cue", ["denied that", "has ruled out", "disputed", "Rejects", "refused"])
def test_a_cue_denies(cue: str) -> None:
    assert denies(cue)


@pytest.mark.parametrize("cue", ["said", "told the Mail that", "confirmed", "", "is likely to"])
def test_a_cue_does_not(cue: str) -> None:
    assert not denies(cue)
