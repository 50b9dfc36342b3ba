"""Which statements are read beside each other before they are joined."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.link import Linker
from tests.told import Line, Opposites, Words, article

FIRST = "that soldiers landed at Port Senn on Sunday"
BRIDGE = "that soldiers landed at Port Senn on Sunday from grey ships that morning"
LAST = "that soldiers came on grey ships that morning"


class Recording(Opposites):
    """Takes all that it is asked of for one claim."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[set[str]] = []

    def same(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]:
        self.asked += [set(pair) for pair in pairs]
        return np.full(len(pairs), 9.0, np.float32)


def linked(*said: str) -> tuple[Recording, list[int]]:
    judge = Recording()
    linker = Linker(Words(), judge)
    for n, words in enumerate(said):
        linker.add(article(f"Paper {n}", "2031-03-04", Line(words, "Brandt")))
    return judge, [len(group) for group in linker.linked().groups()]


def test_two_that_a_third_joins_are_read_too() -> None:
    judge, groups = linked(FIRST, BRIDGE, LAST)
    assert {FIRST, LAST} in judge.asked
    assert groups == [3]


def test_two_as_far_apart_that_nothing_joins_are_not() -> None:
    judge, groups = linked(FIRST, LAST)
    assert judge.asked == []
    assert groups == []
