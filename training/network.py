"""The network: an encoder, and heads for labels, inner labels, entities and links.

torch lives here, in encoder.py, train.py and export_onnx.py only.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import nn

from sayso.attribute.encoding import SHAPES
from sayso.attribute.labels import ENTITY_LABELS, FORBIDDEN, LABELS, legal_first, legal_next
from training.encoder import Encoder, sizes_of, start_weights
from training.start import start_folder

LINKS = 8  # link vectors a place: for each layer content's query, cue's key, cue's query, source's


class Outputs(NamedTuple):
    """Scores and vectors a place.

    labels, inner: [batch, places, labels], of the attributions and of those inside them.
    entities: [batch, places, entity labels]. links: [batch, places, LINKS, size].
    """

    labels: torch.Tensor
    inner: torch.Tensor
    entities: torch.Tensor
    links: torch.Tensor


class Network(nn.Module):
    """Sub-words and shapes in, `Outputs` out: `below`, then `above`.

    The embeddings and the lowest `frozen` layers keep their start weights; with `still_words` the
    embeddings alone do. Shapes are added above the lowest `shapes_above` layers, by default above
    the frozen ones.
    """

    def __init__(self, config: dict, start: Path) -> None:
        super().__init__()
        sizes = sizes_of(start)
        kept = config.get("layers") or list(range(sizes.layers))
        self.encoder = Encoder(replace(sizes, layers=len(kept)), config["dropout"])
        self.encoder.load_state_dict(_of_layers(start_weights(start), kept))
        self.frozen = config.get("frozen", 0)
        self.shapes_above = config.get("shapes_above", self.frozen)
        if self.frozen or config.get("still_words", False):
            self._freeze()
        width = sizes.width
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(config["dropout"])
        self.cuts = (len(LABELS), len(LABELS), len(ENTITY_LABELS), LINKS * config["link_size"])
        self.heads = nn.Linear(width, sum(self.cuts))
        self.link_size = config["link_size"]
        rows = len(LABELS) + 1
        self.transitions = nn.Parameter(torch.zeros(rows, len(LABELS)))
        self.inner_transitions = nn.Parameter(torch.zeros(rows, len(LABELS)))

    def _freeze(self) -> None:
        still = [self.encoder.words, self.encoder.positions, self.encoder.norm]
        if self.encoder.relative is not None:
            still.append(self.encoder.relative)
        for module in [*still, *self.encoder.layers[: self.frozen]]:
            module.requires_grad_(False)

    def below(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the frozen part gives: the same in every epoch."""
        hidden = self.encoder.embed(ids)
        return self.encoder.run(hidden, self.encoder.bias(mask), 0, self.frozen)

    def above(self, hidden: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> Outputs:
        """The outputs, from what `below` gave."""
        return self.through(hidden, shapes, self.encoder.bias(mask), self.frozen)

    def through(
        self,
        hidden: torch.Tensor,
        shapes: torch.Tensor,
        bias: torch.Tensor | None,
        first: int = 0,
    ) -> Outputs:
        """Through the layers from `first` on, and what the heads read off the last."""
        hidden = self.encoder.run(hidden, bias, first, self.shapes_above)
        hidden = self.encoder.run(hidden + self.shapes(shapes), bias, self.shapes_above)
        with torch.autocast("cpu", enabled=False):  # the heads are small, and want exact sums
            *parts, links = self.heads(self.dropout(hidden.float())).split(self.cuts, -1)
            return Outputs(*parts, links.unflatten(-1, (LINKS, self.link_size)))

    def link_scores(self, links: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """[batch, from, to] each: content to cue and cue to source, outer, then inner."""
        shut = (mask == 0)[:, None, :]
        scale = self.link_size**-0.5
        vectors = links.unbind(2)
        return [
            (q @ k.transpose(1, 2) * scale).masked_fill(shut, FORBIDDEN)
            for q, k in zip(vectors[::2], vectors[1::2], strict=True)
        ]


def load(run: Path) -> tuple[Network, dict]:
    """The network of a run, ready to read, and its facts: config, data, epoch."""
    with safe_open(run / "model.safetensors", "pt") as opened:
        facts = opened.metadata()
    facts["config"] = json.loads(facts["config"])
    network = Network(facts["config"], start_folder(facts["config"]))
    network.load_state_dict(load_file(run / "model.safetensors"), strict=False)
    return network.eval(), facts


def path_loss(
    scores: torch.Tensor, labels: torch.Tensor, lengths: torch.Tensor, transitions: torch.Tensor
) -> torch.Tensor:
    """Mean negative log-likelihood a word, of the gold path among the legal ones.

    scores: [passages, words, labels]; labels: [passages, words].
    """
    size = scores.shape[2]
    marked = nn.functional.one_hot(labels, size).float()
    marked = marked * (torch.arange(scores.shape[1]) < lengths[:, None])[..., None]
    steps = marked[:, :-1, :, None] * marked[:, 1:, None, :]
    return _cross_entropy(scores, lengths, transitions, marked, steps)


def taught_loss(
    scores: torch.Tensor,
    lengths: torch.Tensor,
    transitions: torch.Tensor,
    taught: torch.Tensor,
    taught_transitions: torch.Tensor,
) -> torch.Tensor:
    """Mean divergence a word of a teacher's distribution over the legal paths from ours, exact
    over all paths. taught: the teacher's scores, [passages, words, labels] as ours are."""
    expected = _chances(taught, lengths, taught_transitions)
    theirs = _cross_entropy(taught, lengths, taught_transitions, *expected)
    return _cross_entropy(scores, lengths, transitions, *expected) - theirs


def _cross_entropy(
    scores: torch.Tensor,
    lengths: torch.Tensor,
    transitions: torch.Tensor,
    labels: torch.Tensor,
    steps: torch.Tensor,
) -> torch.Tensor:
    """Mean a word, of paths with these chances of labels [passages, words, labels] and of steps
    from one to the next [passages, words - 1, labels, labels]."""
    first, step = _legal(transitions)
    every = step.expand(*steps.shape)
    expected = (labels * scores).sum() + (labels[:, 0] * first).sum() + (steps * step).sum()
    return (_log_total(scores, lengths, first, every).sum() - expected) / lengths.sum()


def _chances(
    scores: torch.Tensor, lengths: torch.Tensor, transitions: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Chances of labels and of steps among the legal paths: the gradient of the paths' log sum."""
    with torch.enable_grad():
        first, step = _legal(transitions)
        passages, words, size = scores.shape
        scores = scores.detach().requires_grad_()
        every = step.detach().expand(passages, words - 1, size, size).clone().requires_grad_()
        total = _log_total(scores, lengths, first.detach(), every).sum()
        return torch.autograd.grad(total, (scores, every))


def _log_total(
    scores: torch.Tensor, lengths: torch.Tensor, first: torch.Tensor, steps: torch.Tensor
) -> torch.Tensor:
    """[passages]: logarithm of the summed weights of all paths."""
    alpha = scores[:, 0] + first
    for t in range(1, scores.shape[1]):
        moved = torch.logsumexp(alpha[:, :, None] + steps[:, t - 1], 1) + scores[:, t]
        alpha = torch.where((t < lengths)[:, None], moved, alpha)
    return torch.logsumexp(alpha, 1)


def _legal(transitions: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores of the first label and of steps, where the illegal are forbidden."""
    first = transitions[-1].masked_fill(~torch.from_numpy(legal_first()), FORBIDDEN)
    return first, transitions[:-1].masked_fill(~torch.from_numpy(legal_next()), FORBIDDEN)


def _of_layers(weights: dict[str, torch.Tensor], kept: list[int]) -> dict[str, torch.Tensor]:
    """The weights with only the layers named, in their order."""
    found = {k: v for k, v in weights.items() if not k.startswith("layers.")}
    for new, old in enumerate(kept):
        prefix = f"layers.{old}."
        found |= {
            f"layers.{new}.{k[len(prefix) :]}": v
            for k, v in weights.items()
            if k.startswith(prefix)
        }
    return found
