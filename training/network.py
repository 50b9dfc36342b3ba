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
        return self.read_off(self.states(hidden, shapes, mask))

    def states(
        self, hidden: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """The last layer's vectors, from what `below` gave: [batch, places, width]."""
        bias = self.encoder.bias(mask)
        hidden = self.encoder.run(hidden, bias, self.frozen, self.shapes_above)
        return self.encoder.run(hidden + self.shapes(shapes), bias, self.shapes_above)

    def read_off(self, states: torch.Tensor) -> Outputs:
        """What the heads read off the last layer's vectors."""
        with torch.autocast("cpu", enabled=False):  # the heads are small, and want exact sums
            *parts, links = self.heads(self.dropout(states.float())).split(self.cuts, -1)
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
    first = transitions[-1].masked_fill(~torch.from_numpy(legal_first()), FORBIDDEN)
    step = transitions[:-1].masked_fill(~torch.from_numpy(legal_next()), FORBIDDEN)
    rows = torch.arange(len(labels))
    alpha = scores[:, 0] + first
    gold = alpha[rows, labels[:, 0]]
    for t in range(1, scores.shape[1]):
        going = t < lengths
        moved = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t]
        alpha = torch.where(going[:, None], moved, alpha)
        here = step[labels[:, t - 1], labels[:, t]] + scores[rows, t, labels[:, t]]
        gold = gold + torch.where(going, here, 0.0)
    return (torch.logsumexp(alpha, 1) - gold).sum() / lengths.sum()


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
