from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.attribute.labels import LABELS, best_paths, chances
from sayso.attribute.tagger import runs_of
from sayso.records import Role

SIZE = len(LABELS)
ZERO = np.zeros((SIZE + 1, SIZE), dtype=np.float32)


@given(arrays(np.float32, (3, 6, SIZE), elements=st.floats(-5, 5, width=32)))
def test_no_path_is_illegal(emissions: np.ndarray) -> None:
    for path in best_paths(emissions, np.array([6, 1, 3]), ZERO):
        before = "O"
        for label in (LABELS[i] for i in path):
            assert not label.startswith("I") or before[1:] == label[1:]
            before = label


def test_paths_have_the_lengths_asked_for() -> None:
    paths = best_paths(np.zeros((2, 4, SIZE), np.float32), np.array([4, 2]), ZERO)
    assert [len(p) for p in paths] == [4, 2]


@given(arrays(np.float32, (1, 4, SIZE), elements=st.floats(-5, 5, width=32)))
def test_the_path_is_the_best_of_all_legal_ones(emissions: np.ndarray) -> None:
    def score(path: list[int]) -> float:
        return float(sum(emissions[0, t, i] for t, i in enumerate(path)))

    found = best_paths(emissions, np.array([4]), ZERO)[0]
    assert score(found) >= max(map(score, sequences(4))) - 1e-3


def sequences(length: int) -> list[list[int]]:
    """All legal ones."""
    paths = [[i] for i in range(SIZE) if not LABELS[i].startswith("I")]
    for _ in range(length - 1):
        paths = [
            [*p, i]
            for p in paths
            for i in range(SIZE)
            if not LABELS[i].startswith("I") or LABELS[p[-1]][1:] == LABELS[i][1:]
        ]
    return paths


@settings(max_examples=25)
@given(
    arrays(np.float32, (2, 4, SIZE), elements=st.floats(-4, 4, width=32)),
    arrays(np.float32, (SIZE + 1, SIZE), elements=st.floats(-2, 2, width=32)),
)
def test_a_span_is_as_probable_as_the_sequences_that_have_it(
    emissions: np.ndarray, transitions: np.ndarray
) -> None:
    lengths = np.array([4, 3])
    sure = chances(emissions, lengths, transitions)
    for n, length in enumerate(lengths):
        weights = {}
        for path in sequences(int(length)):
            total = transitions[-1, path[0]] + sum(emissions[n, t, i] for t, i in enumerate(path))
            total += sum(transitions[a, b] for a, b in pairwise(path))
            weights[tuple(path)] = float(np.exp(total - 20))
        for role in Role:
            for first in range(length):
                for last in range(first, length):
                    has = sum(
                        w
                        for path, w in weights.items()
                        if (role.value, first, last) in runs_of([*path], LABELS)
                    )
                    wanted = has / sum(weights.values())
                    assert sure.of(n, role, first, last) == pytest.approx(wanted, abs=1e-3)
