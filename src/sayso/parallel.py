"""Work on several items at a time, results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(
    work: Callable[[Item], Result], items: Iterable[Item], *, count: int = 2
) -> Iterator[Result]:
    """work(item) for each of `items`, in their order, `count` of them at a time.

    With two, one waits for the network while what the network gave for the other is made sense of.
    An error is raised at its item's turn.
    """
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(count, "sayso-reader") as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) == count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
