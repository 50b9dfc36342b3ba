"""Two networks over the MiniLM encoder: vectors of texts, and what two texts are to each other."""

import torch
from torch import nn

from sayso.link.entailment import SCORES
from training.encoder import Encoder, sizes_of, start_weights
from training.start import start_folder


class TextVector(nn.Module):
    """Sub-words [places] in, a vector of unit length out: the mean over all places, as
    sentence-transformers' all-MiniLM-L6-v2 takes it."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        self.encoder = encoder_of(config, dropout=0.0)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder.run(self.encoder.embed(ids[None]), None)
        return nn.functional.normalize(hidden.mean(1), dim=-1)[0]


class PairRelation(nn.Module):
    """Two texts in one row of sub-words; scores of RELATIONS out, of both making one claim, and of
    their standing on opposite sides of it.

    `sides` is 0 for the places of the first text, 1 for those of the second.
    """

    def __init__(self, config: dict) -> None:
        super().__init__()
        self.encoder = encoder_of(config, config["dropout"])
        width = self.encoder.sizes.width
        self.second = nn.Parameter(second_kind(config))
        self.dropout = nn.Dropout(config["dropout"])
        self.joined = nn.Linear(2 * width, width)
        self.head = nn.Linear(width, SCORES)

    def forward(
        self, ids: torch.Tensor, sides: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """[batch, places] each -> [batch, 5]"""
        hidden = self.encoder.words(ids) + self.encoder.positions.weight[: ids.shape[1]]
        hidden = hidden + sides[..., None].to(hidden.dtype) * self.second
        hidden = self.encoder.dropout(self.encoder.norm(hidden))
        bias = None if mask is None else self.encoder.bias(mask)
        hidden = self.encoder.run(hidden, bias)
        seen = torch.ones_like(ids) if mask is None else mask
        seen = seen[..., None].to(hidden.dtype)
        mean = (hidden * seen).sum(1) / seen.sum(1)
        both = self.dropout(torch.cat([hidden[:, 0], mean], -1))
        return self.head(self.dropout(torch.tanh(self.joined(both))))


def encoder_of(config: dict, dropout: float) -> Encoder:
    folder = start_folder(config)
    encoder = Encoder(sizes_of(folder), dropout)
    encoder.load_state_dict(start_weights(folder))
    return encoder


def second_kind(config: dict) -> torch.Tensor:
    """What BERT adds to the places of a second text, beyond what it adds to those of a first
    (which encoder.py has added to the positions)."""
    from safetensors.torch import load_file

    theirs = load_file(start_folder(config) / "model.safetensors")
    kinds = theirs["embeddings.token_type_embeddings.weight"]
    return (kinds[1] - kinds[0]).clone()
