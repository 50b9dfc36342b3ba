"""The network: an encoder, a label head with a CRF over each passage, and two link heads.

torch lives here and in train.py and export_onnx.py only.
"""

import numpy as np
import torch
from torch import nn
from transformers import AutoConfig, AutoModel

from sayso.attribute.encoding import SHAPES
from sayso.attribute.labels import FORBIDDEN, LABELS, legal_first, legal_next


class Network(nn.Module):
    """Sub-words in; label scores [batch, places, labels] and link vectors [batch, places, 4,
    size] out: content's query, cue's key, cue's query, source's key."""

    def __init__(self, folder: str, *, link_size: int, dropout: float) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.attention_probs_dropout_prob = 0.0  # with it, attention has no fast path
        config.hidden_dropout_prob = dropout
        self.encoder = AutoModel.from_pretrained(
            folder,
            config=config,
            local_files_only=True,
            use_safetensors=True,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            dtype=torch.float32,
        )
        width = config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(width, len(LABELS))
        self.links = nn.Linear(width, 4 * link_size)
        self.link_size = link_size
        self.transitions = nn.Parameter(torch.zeros(len(LABELS) + 1, len(LABELS)))

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        embedded = self.encoder.get_input_embeddings()(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        with torch.autocast("cpu", enabled=False):  # the heads are small, and want exact sums
            hidden = self.dropout(hidden.float())
            links = self.links(hidden).unflatten(-1, (4, self.link_size))
            return self.labels(hidden), links

    def label_loss(
        self, emissions: torch.Tensor, labels: torch.Tensor, lengths: torch.Tensor
    ) -> torch.Tensor:
        """Mean negative log-likelihood a word. [passages, words, labels], [passages, words]."""
        first = self.transitions[-1].masked_fill(~_tensor(legal_first()), FORBIDDEN)
        step = self.transitions[:-1].masked_fill(~_tensor(legal_next()), FORBIDDEN)
        rows = torch.arange(len(labels))
        alpha = emissions[:, 0] + first
        gold = alpha[rows, labels[:, 0]]
        for t in range(1, emissions.shape[1]):
            going = t < lengths
            moved = torch.logsumexp(alpha[:, :, None] + step, 1) + emissions[:, t]
            alpha = torch.where(going[:, None], moved, alpha)
            here = step[labels[:, t - 1], labels[:, t]] + emissions[rows, t, labels[:, t]]
            gold = gold + torch.where(going, here, 0.0)
        return (torch.logsumexp(alpha, 1) - gold).sum() / lengths.sum()

    def link_scores(self, links: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """[batch, from, to] for content to cue, and for cue to source."""
        a, b, c, d = links.unbind(2)
        shut = (mask == 0)[:, None, :]
        scale = self.link_size**-0.5
        return tuple(
            (q @ k.transpose(1, 2) * scale).masked_fill(shut, FORBIDDEN)
            for q, k in ((a, b), (c, d))
        )


def _tensor(array: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(array)
