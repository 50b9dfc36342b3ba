"""The losses over paths are those of summing over every path."""

import itertools
from typing import Any

import pytest

from sayso.attribute.labels import legal_first, legal_next

torch = pytest.importorskip("torch", reason="the extra train is not installed")


def log_chances(scores: Any, transitions: Any, length: int) -> Any:
    """The logarithms of the chances of the legal paths of one passage, in one order."""
    first, following = legal_first(), legal_next()
    found = []
    for path in itertools.product(range(scores.shape[1]), repeat=length):
        steps = list(itertools.pairwise(path))
        if first[path[0]] and all(following[a, b] for a, b in steps):
            total = transitions[-1, path[0]] + sum(scores[t, y] for t, y in enumerate(path))
            found.append(total + sum(transitions[a, b] for a, b in steps))
    return torch.stack(found).log_softmax(0)


def test_both_losses_sum_over_every_path() -> None:
    from training.network import path_loss, taught_loss

    torch.manual_seed(5)
    lengths = torch.tensor([4, 2, 1])
    ours, theirs = torch.randn(3, 4, 7), torch.randn(3, 4, 7)
    our_steps, their_steps = torch.randn(8, 7), torch.randn(8, 7)
    mine = [log_chances(s, our_steps, n) for s, n in zip(ours, lengths.tolist(), strict=True)]
    told = [log_chances(s, their_steps, n) for s, n in zip(theirs, lengths.tolist(), strict=True)]
    apart = sum((t.exp() * (t - m)).sum() for t, m in zip(told, mine, strict=True))
    found = taught_loss(ours, lengths, our_steps, theirs, their_steps)
    assert found.item() == pytest.approx((apart / lengths.sum()).item(), abs=1e-4)
    plain = -sum(m[0] for m in mine) / lengths.sum()  # the first path has no span at all
    labels = torch.zeros(3, 4, dtype=torch.long)
    assert path_loss(ours, labels, lengths, our_steps).item() == pytest.approx(
        plain.item(), abs=1e-4
    )
