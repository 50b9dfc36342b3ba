import math
from dataclasses import replace

import pytest

from sayso.attribute.sureness import features, score
from sayso.records import Attribution, Chance, Quote, Span

SURE = Chance(source=0.99, cue=0.99, content=0.99, to_source=0.99, to_cue=0.99)
WEIGHTS = dict.fromkeys(features(SURE), 0.3)


def attribution(chance: Chance | None, within: Attribution | None = None) -> Attribution:
    return Attribution(None, None, (Span(0, 4),), None, Quote.INDIRECT, within, chance)


def test_a_less_probable_part_lowers_the_score() -> None:
    whole = score(attribution(SURE), WEIGHTS)
    for part in ("source", "cue", "content", "to_source", "to_cue"):
        less = score(attribution(replace(SURE, **{part: 0.2})), WEIGHTS)
        assert whole is not None
        assert less is not None
        assert less < whole


def test_a_chain_is_no_surer_than_its_links() -> None:
    outer = attribution(SURE)
    single, double = score(outer, WEIGHTS), score(attribution(SURE, outer), WEIGHTS)
    assert single is not None
    assert double == pytest.approx(single**2, abs=1e-3)


def test_what_a_rule_found_has_no_score() -> None:
    assert score(attribution(None), WEIGHTS) is None
    assert score(attribution(None, attribution(SURE)), WEIGHTS) is None


def test_inside_what_a_rule_found_the_tagger_still_tells_how_sure_it_is() -> None:
    turn = attribution(None)
    assert score(attribution(SURE, turn), WEIGHTS) == score(attribution(SURE), WEIGHTS)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_certainty_stays_finite(value: float) -> None:
    found = features(Chance(None, None, value, None, None))
    assert all(map(math.isfinite, found.values()))
    assert found["no_source"] == found["no_cue"] == 1
