"""The maps of an encoder's layers in four bits, those that lose most by it in eight: weights in
blocks of one scale and one zero each.

Weights are rounded a column at a time, and what a column loses is made good by the ones after it,
by what the map's inputs look like (GPTQ: Frantar et al. 2023). Layers are done in order, so that
each learns what those below it have lost. The runtime's own node reads the blocks. What they lose
can be learnt back: `put_back` can keep a network's maps on the grids of an earlier export.
"""

import copy
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn.utils import parametrize

from training.network import Network

Inputs = tuple[torch.Tensor, torch.Tensor]
BLOCK = 128  # weights of one row that share a scale
BITS = 4
FINE_BITS = 8
SHRINKS = (1.0, 0.95, 0.9, 0.85, 0.8)  # of a block's range: a rare extreme may be cut
DAMPING = 0.01  # of the mean curvature, so that rare inputs are not trusted too far
MAPS = ("attention", "out", "up", "down")
JUDGING = 8  # windows that a map's loss is judged on


@dataclass(frozen=True)
class Blocks:
    """A map's weights. levels: [rows, columns], of `bits` bits; scales, zeros: [rows, blocks]."""

    levels: torch.Tensor
    scales: torch.Tensor
    zeros: torch.Tensor
    bits: int = BITS

    def weights(self) -> torch.Tensor:
        scales, zeros = (t.repeat_interleave(BLOCK, 1) for t in (self.scales, self.zeros))
        return (self.levels - zeros) * scales

    def of(self, weights: torch.Tensor) -> "Blocks":
        """Other weights on the same scales and zeros, each at its nearest level."""
        parted = weights.unflatten(1, (-1, BLOCK))
        levels = _level(parted, self.scales[..., None], self.zeros[..., None], self.bits)
        return replace(self, levels=levels.flatten(1))


class OnGrid(nn.Module):
    """A parametrisation: the weights at their levels, with the gradient of the weights as they
    are (Bengio, Léonard and Courville 2013)."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self._blocks = blocks

    def forward(self, weights: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            gap = self._blocks.of(weights).weights() - weights
        return weights + gap


def put_back(network: Network, shipped: dict[str, Blocks], *, held: bool) -> None:
    """Give the maps the weights of `shipped`; `held` keeps those that learn on its grids."""
    for name, blocks in shipped.items():
        linear = network.encoder.get_submodule(name)
        linear.weight = nn.Parameter(blocks.weights(), linear.weight.requires_grad)
        if held and linear.weight.requires_grad:
            parametrize.register_parametrization(linear, "weight", OnGrid(blocks), unsafe=True)


def plain_weights(network: Network) -> dict[str, torch.Tensor]:
    """The network's tensors by their names, held maps as they stand on their grids."""
    held = {
        f"{name}.weight": module.weight.detach()
        for name, module in network.named_modules()
        if parametrize.is_parametrized(module)
    }
    loose = network.state_dict()
    return {k: v for k, v in loose.items() if ".parametrizations." not in k} | held


def shipped_weights(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, Blocks]]:
    """An export read back: what learns and is not in blocks, by the network's names, and the
    blocks. Word embeddings and positions are left out: they keep their start weights."""
    graph = onnx.load(path).graph
    values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    loose = {
        name.removeprefix("network."): value
        for name, value in values.items()
        if name.startswith(("network.encoder.layers.", "network.heads.bias", "network.shapes"))
        and name.endswith((".weight", ".bias"))
    }
    heads = next(n for n in graph.node if n.op_type == "MatMul" and "heads" in n.name)
    loose["heads.weight"] = values[heads.input[1]].T.contiguous()
    names = [name.removesuffix(".levels") for name in values if name.endswith(".levels")]
    return loose, {name: _unpacked(values, name) for name in names}


def to_blocks(weights: torch.Tensor, inputs: torch.Tensor, bits: int = BITS) -> Blocks:
    """weights: [rows, columns], columns a multiple of BLOCK; inputs: [places, columns]."""
    curvature = inputs.T @ inputs / len(inputs)
    mean = curvature.diagonal().mean()
    curvature.diagonal().add_(DAMPING * mean + 1e-8)
    inverse = torch.linalg.cholesky(
        torch.cholesky_inverse(torch.linalg.cholesky(curvature)), upper=True
    )
    left = weights.clone()
    levels, scales, zeros = torch.zeros_like(weights), [], []
    for start in range(0, weights.shape[1], BLOCK):
        end = start + BLOCK
        scale, zero = _grid(left[:, start:end], curvature.diagonal()[start:end], bits)
        lost = torch.zeros(len(weights), BLOCK)
        for i in range(start, end):
            level = _level(left[:, i : i + 1], scale, zero, bits)
            levels[:, i : i + 1] = level
            gap = (left[:, i : i + 1] - (level - zero) * scale) / inverse[i, i]
            left[:, i:end] -= gap * inverse[i, i:end]
            lost[:, i - start] = gap[:, 0]
        left[:, end:] -= lost @ inverse[start:end, end:]
        scales.append(scale)
        zeros.append(zero)
    return Blocks(levels, torch.cat(scales, 1), torch.cat(zeros, 1), bits)


def _level(
    values: torch.Tensor, scale: torch.Tensor, zero: torch.Tensor, bits: int
) -> torch.Tensor:
    return (values / scale + zero).round().clamp(0, 2**bits - 1)


def _grid(
    values: torch.Tensor, weight: torch.Tensor, bits: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """The scale and zero of each row, [rows, 1], with the least weighted squared error."""
    low = values.amin(1, keepdim=True).clamp(max=0)
    high = values.amax(1, keepdim=True).clamp(min=0)
    best = torch.full_like(low, torch.inf)
    kept = (low, high)
    most = 2**bits - 1
    for shrink in SHRINKS:
        scale = ((high - low) * shrink / most).clamp(min=1e-8)
        zero = (-low * shrink / scale).round().clamp(0, most)
        gap = (_level(values, scale, zero, bits) - zero) * scale - values
        error = (gap.square() * weight).sum(1, keepdim=True)
        better = error < best
        best = torch.where(better, error, best)
        kept = (
            torch.where(better, scale, kept[0]),
            torch.where(better, zero, kept[1]),
        )
    return kept


@torch.no_grad()
def on_grids(network: Network, shipped: dict[str, Blocks]) -> dict[str, Blocks]:
    """The blocks of a network that was trained on the grids of `shipped`: nothing is lost."""
    maps = {name: network.encoder.get_submodule(name).weight for name in shipped}
    return {name: blocks.of(maps[name].detach()) for name, blocks in shipped.items()}


@torch.no_grad()
def rounded(
    network: Network, windows: list[Inputs], fine: Collection[str] = ()
) -> dict[str, Blocks]:
    """The blocks of each map by its name, "layers.3.up"; those of `fine` in eight bits. Changes the
    network: its layers hold the rounded weights after. `windows`: ids and shapes, each [places]."""
    encoder = network.encoder
    states = [encoder.embed(ids[None]) for ids, _ in windows]
    biases = [
        None if encoder.relative is None else encoder.by_distance(len(ids)) for ids, _ in windows
    ]
    found = {}
    for n, layer in enumerate(encoder.layers):
        if n == network.shapes_above:
            states = [
                s + network.shapes(shapes[None])
                for s, (_, shapes) in zip(states, windows, strict=True)
            ]
        given = [*zip(states, biases, strict=True)]
        for name, inputs in _inputs(layer, given).items():
            linear, whole = getattr(layer, name), f"layers.{n}.{name}"
            bits = FINE_BITS if whole in fine else BITS
            found[whole] = to_blocks(linear.weight.detach(), inputs, bits)
            linear.weight = nn.Parameter(found[whole].weights())
        states = [layer(*one) for one in given]
    return found


@torch.no_grad()
def most_lost(network: Network, windows: list[Inputs], room: int) -> list[str]:
    """The maps to keep in eight bits, of `room` weights in all: those whose four bits, alone among
    whole maps, move the labels' probabilities most, a weight."""
    coarse = rounded(copy.deepcopy(network), windows)
    few = windows[:JUDGING]
    exact = [_likely(network, one) for one in few]
    moved = {}
    for name, blocks in coarse.items():
        linear = network.encoder.get_submodule(name)
        whole, linear.weight = linear.weight, nn.Parameter(blocks.weights())
        lost = [
            nn.functional.kl_div(_likely(network, one), was, log_target=True, reduction="batchmean")
            for one, was in zip(few, exact, strict=True)
        ]
        linear.weight = whole
        moved[name] = float(torch.stack(lost).mean()) / whole.numel()
    chosen = []
    for name in sorted(moved, key=lambda n: -moved[n]):
        size = coarse[name].levels.numel()
        if size <= room:
            chosen.append(name)
            room -= size
    return sorted(chosen)


def _likely(network: Network, one: Inputs) -> torch.Tensor:
    """[places, labels]: logarithms of the labels' probabilities."""
    ids, shapes = (part[None] for part in one)
    seen = torch.ones_like(ids)
    outputs = network.above(network.below(ids, seen), shapes, seen)
    return outputs.labels[0].log_softmax(-1)


def _inputs(layer: nn.Module, given: list[tuple]) -> dict[str, torch.Tensor]:
    """What comes into each map of a layer: [places of all windows, columns]."""
    seen: dict[str, list[torch.Tensor]] = {name: [] for name in MAPS}
    hooks = [
        getattr(layer, name).register_forward_pre_hook(
            lambda _, values, name=name: seen[name].append(values[0].flatten(0, -2))
        )
        for name in MAPS
    ]
    for one in given:
        layer(*one)
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(values) for name, values in seen.items()}


def put(graph: onnx.GraphProto, found: dict[str, Blocks]) -> None:
    """Put blocks in the place of the matrix products of `graph` that bear their names."""
    weights = {i.name: i for i in graph.initializer}
    for at, node in enumerate(graph.node):
        name = node.name.strip("/").replace("/", ".").removesuffix(".MatMul")
        if node.op_type != "MatMul" or name not in found:
            continue
        graph.initializer.remove(weights[node.input[1]])
        parts = _packed(name, found[name])
        graph.initializer.extend(parts)
        rows, columns = found[name].levels.shape
        graph.node[at].CopyFrom(
            helper.make_node(
                "MatMulNBits",
                [node.input[0], *(p.name for p in parts)],
                node.output,
                node.name,
                domain="com.microsoft",
                K=columns,
                N=rows,
                bits=found[name].bits,
                block_size=BLOCK,
                accuracy_level=4,  # inputs to int8
            )
        )


def _packed(name: str, blocks: Blocks) -> list[onnx.TensorProto]:
    """Levels, scales and zeros as the node wants them; four bits two a byte, the first one low."""
    rows, count = blocks.scales.shape
    pack = _bytes if blocks.bits == FINE_BITS else _pairs
    levels = pack(blocks.levels).reshape(rows, count, -1)
    return [
        numpy_helper.from_array(levels, f"{name}.levels"),
        numpy_helper.from_array(blocks.scales.numpy().reshape(-1), f"{name}.scales"),
        numpy_helper.from_array(pack(blocks.zeros).reshape(-1), f"{name}.zeros"),
    ]


def _unpacked(values: dict[str, torch.Tensor], name: str) -> Blocks:
    levels, scales, zeros = (values[f"{name}.{part}"] for part in ("levels", "scales", "zeros"))
    rows, count, each = levels.shape
    bits = FINE_BITS if each == BLOCK else BITS
    unpack = torch.Tensor.float if bits == FINE_BITS else _singles
    return Blocks(
        unpack(levels.reshape(rows, -1)),
        scales.reshape(rows, count),
        unpack(zeros.reshape(rows, -1))[:, :count],
        bits,
    )


def _singles(pairs: torch.Tensor) -> torch.Tensor:
    return torch.stack([pairs & 15, pairs >> 4], -1).flatten(1).float()


def _bytes(values: torch.Tensor) -> np.ndarray:
    return values.numpy().astype(np.uint8)


def _pairs(values: torch.Tensor) -> np.ndarray:
    whole = _bytes(values)
    if whole.shape[1] % 2:
        whole = np.pad(whole, ((0, 0), (0, 1)))
    return whole[:, ::2] | whole[:, 1::2] << 4
