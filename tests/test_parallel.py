import threading
import time

import pytest

from sayso.parallel import side_by_side


def test_results_keep_the_order_of_the_items() -> None:
    def work(n: int) -> int:
        time.sleep(0.002 * (n % 3))
        return n * n

    assert list(side_by_side(work, range(30))) == [n * n for n in range(30)]


def test_no_more_is_taken_than_is_in_work() -> None:
    taken = []

    def items() -> iter:
        for n in range(10):
            taken.append(n)
            yield n

    results = side_by_side(lambda n: n, items(), count=2)
    assert next(results) == 0
    assert taken == [0, 1]


def test_two_are_in_work_at_a_time() -> None:
    both = threading.Barrier(2, timeout=5)
    assert len(list(side_by_side(lambda _: both.wait(), range(4)))) == 4


def test_an_error_comes_at_its_turn() -> None:
    def work(n: int) -> int:
        if n == 2:
            raise ValueError("two")
        return n

    results = side_by_side(work, range(5))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(results)
