"""The tagger's labels, and the most probable legal sequence of them.

Per-word BIO labels for three roles. A sequence is legal where every I follows a B or I of its
own role; the search never leaves the legal ones.
"""

import numpy as np
from numpy.typing import NDArray

from sayso.records import Role

Floats = NDArray[np.float32]

LABELS = ("O", *(f"{bio}-{role.value}" for role in Role for bio in "BI"))
FORBIDDEN = -1e4


def begin(role: Role) -> int:
    return 1 + 2 * list(Role).index(role)


def legal_first() -> NDArray[np.bool_]:
    """[labels]: may it stand first?"""
    return np.array([not label.startswith("I") for label in LABELS])


def legal_next() -> NDArray[np.bool_]:
    """[labels, labels]: may the second follow the first?"""
    return np.array(
        [[not b.startswith("I") or a[1:] == b[1:] for b in LABELS] for a in LABELS], dtype=bool
    )


def best_paths(
    emissions: Floats, lengths: NDArray[np.int64], transitions: Floats
) -> list[list[int]]:
    """Viterbi over a batch of passages.

    emissions: [passages, words, labels], rows past a passage's length are ignored.
    transitions: [labels + 1, labels], the last row scores the first label. Returns each
    passage's labels. Time is linear in the number of words.
    """
    first = np.where(legal_first(), transitions[-1], FORBIDDEN).astype(np.float32)
    step = np.where(legal_next(), transitions[:-1], FORBIDDEN).astype(np.float32)
    count, longest, size = emissions.shape
    score = emissions[:, 0] + first
    back = np.zeros((longest, count, size), dtype=np.int8)
    for t in range(1, longest):
        candidates = score[:, :, None] + step[None]
        back[t] = candidates.argmax(1)
        moved = candidates.max(1) + emissions[:, t]
        score = np.where((t < lengths)[:, None], moved, score)
    paths = []
    for n in range(count):
        label = int(score[n].argmax())
        path = [label]
        for t in range(int(lengths[n]) - 1, 0, -1):
            label = int(back[t, n, label])
            path.append(label)
        paths.append(path[::-1])
    return paths
