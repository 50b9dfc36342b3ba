import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.attribute.labels import LABELS, best_paths

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

    def legal() -> list[list[int]]:
        paths = [[i] for i in range(SIZE) if not LABELS[i].startswith("I")]
        for _ in range(3):
            paths = [
                [*p, i]
                for p in paths
                for i in range(SIZE)
                if not LABELS[i].startswith("I") or LABELS[p[-1]][1:] == LABELS[i][1:]
            ]
        return paths

    found = best_paths(emissions, np.array([4]), ZERO)[0]
    assert score(found) >= max(map(score, legal())) - 1e-3
