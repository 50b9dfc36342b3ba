import numpy as np
import pytest
from training.calibrate import fitted, probabilities, reliability, trade


def test_the_fit_finds_the_weights_that_made_the_data() -> None:
    rng = np.random.default_rng(5)
    rows = np.column_stack([rng.normal(size=(20_000, 2)), np.ones(20_000)])
    made = np.array([1.5, -0.5, 0.3])
    right = rng.random(len(rows)) < probabilities(rows, made)
    assert fitted(rows, right) == pytest.approx(made, abs=0.1)


def test_scores_that_say_what_is_are_calibrated() -> None:
    rng = np.random.default_rng(5)
    scores = rng.random(50_000)
    honest = reliability(scores, rng.random(50_000) < scores)
    assert honest["expected_calibration_error"] < 0.02
    boastful = reliability(np.full(100, 0.95), np.arange(100) < 50)
    assert boastful["expected_calibration_error"] == pytest.approx(0.45)


def test_a_higher_least_score_trades_recall_for_precision() -> None:
    rows = trade(np.array([0.95, 0.85, 0.3, 0.2]), np.array([True, True, True, False]), gold=4)
    assert rows[0] == {"min_score": 0.0, "precision": 75.0, "recall": 75.0, "f1": 75.0}
    assert rows[5] == {"min_score": 0.5, "precision": 100.0, "recall": 50.0, "f1": 66.7}
