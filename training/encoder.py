"""A transformer encoder as BERT and MPNet have it, filled from the weights of either.

Ours rather than a library's, for three needs: its lowest layers can be left out of training and
computed once, a smaller encoder can be made of some of its layers, and its graph exports as few
nodes. Layers normalise after each sum (Devlin et al. 2019); MPNet adds a bias by relative position
to the attention of each layer (Song et al. 2020).
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Sizes:
    vocabulary: int
    positions: int
    width: int
    inner: int
    layers: int
    heads: int
    buckets: int  # of relative positions; 0 for none
    narrow: int  # of word embeddings; the width itself where they are not factorised
    epsilon: float


class Encoder(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.narrow)
        self.widen = (
            nn.Linear(sizes.narrow, sizes.width, bias=False)
            if sizes.narrow != sizes.width
            else nn.Identity()
        )
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.relative = nn.Embedding(sizes.buckets, sizes.heads) if sizes.buckets else None
        self.dropout = nn.Dropout(dropout)

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        """[batch, places] -> [batch, places, width]"""
        here = self.positions.weight[: ids.shape[1]]
        return self.dropout(self.norm(self.widen(self.words(ids)) + here))

    def bias(self, mask: torch.Tensor) -> torch.Tensor:
        """[batch, places], 1 to be seen -> what is added to attention scores: [batch, heads or
        1, places, places]."""
        shut = (1.0 - mask.float())[:, None, None, :] * -1e4
        return shut if self.relative is None else shut + self.by_distance(mask.shape[1])

    def by_distance(self, count: int) -> torch.Tensor:
        """MPNet's bias: [1, heads, places, places] for `count` places."""
        places = torch.arange(count)
        buckets = bucket(places[None, :] - places[:, None], self.sizes.buckets)
        return self.relative(buckets).permute(2, 0, 1)[None]

    def run(
        self, hidden: torch.Tensor, bias: torch.Tensor, first: int = 0, last: int | None = None
    ) -> torch.Tensor:
        """Through the layers from `first` up to `last`."""
        for layer in self.layers[first:last]:
            hidden = layer(hidden, bias)
        return hidden


class Layer(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads, self.width = sizes.heads, sizes.width
        self.attend = attend  # the export puts another in its place
        self.attention = nn.Linear(sizes.width, 3 * sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.last_norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        q, k, v = self.attention(hidden).split(self.width, -1)
        seen = self.out(self.attend(q, k, v, bias, self.heads))
        hidden = self.norm(hidden + self.dropout(seen))
        return self.last_norm(hidden + self.dropout(self.down(F.gelu(self.up(hidden)))))


def attend(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    bias: torch.Tensor | None,
    heads: int,
) -> torch.Tensor:
    """Attention with several heads: [batch, places, width] each -> the same."""
    q, k, v = (t.unflatten(-1, (heads, -1)).transpose(1, 2) for t in (query, key, value))
    seen = F.scaled_dot_product_attention(
        q, k, v, attn_mask=None if bias is None else bias.to(q.dtype)
    )
    return seen.transpose(1, 2).flatten(2)


def bucket(relative: torch.Tensor, buckets: int, farthest: int = 128) -> torch.Tensor:
    """Relative positions to buckets: half for each side; near ones alone, farther ones by the
    logarithm of their distance (Raffel et al. 2020)."""
    half = buckets // 2
    alone = half // 2
    distance = relative.abs()
    share = torch.log(distance.clamp(min=1).float() / alone) / math.log(farthest / alone)
    far = (alone + (share * (half - alone)).long()).clamp(max=half - 1)
    return (relative > 0).long() * half + torch.where(distance < alone, distance, far)


# Our names of a layer's parts, and theirs.
_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
}
_MPNET = {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "out": "attention.attn.o",
    "norm": "attention.LayerNorm",
}
_BOTH = {"up": "intermediate.dense", "down": "output.dense", "last_norm": "output.LayerNorm"}
_UNUSED_POSITIONS = 2  # MPNet's first ones, for padding


def sizes_of(folder: Path) -> Sizes:
    """The sizes that the start weights in `folder` have."""
    card = json.loads((folder / "config.json").read_text("utf-8"))
    relative = card.get("relative_attention_num_buckets", 0)
    return Sizes(
        vocabulary=card["vocab_size"],
        positions=card["max_position_embeddings"] - (_UNUSED_POSITIONS if relative else 0),
        width=card["hidden_size"],
        inner=card["intermediate_size"],
        layers=card["num_hidden_layers"],
        heads=card["num_attention_heads"],
        buckets=relative,
        narrow=card["hidden_size"],
        epsilon=card["layer_norm_eps"],
    )


def start_weights(folder: Path) -> dict[str, torch.Tensor]:
    """The start weights in `folder`, under this module's names."""
    theirs = load_file(folder / "model.safetensors")
    sizes = sizes_of(folder)
    names = (_MPNET if sizes.buckets else _BERT) | _BOTH
    ours = {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    positions = theirs["embeddings.position_embeddings.weight"]
    if sizes.buckets:
        ours["positions.weight"] = positions[_UNUSED_POSITIONS:]
        ours["relative.weight"] = theirs["encoder.relative_attention_bias.weight"]
    else:  # a single text: all its words are of BERT's first kind
        ours["positions.weight"] = positions + theirs["embeddings.token_type_embeddings.weight"][0]
    for n in range(sizes.layers):
        for kind in ("weight", "bias"):
            part = {k: theirs[f"encoder.layer.{n}.{v}.{kind}"] for k, v in names.items()}
            ours[f"layers.{n}.attention.{kind}"] = torch.cat([part.pop(k) for k in "qkv"])
            ours |= {f"layers.{n}.{k}.{kind}": v for k, v in part.items()}
    return ours
