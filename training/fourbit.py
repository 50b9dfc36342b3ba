"""The maps of an encoder's layers in four bits: weights in blocks of one scale and one zero each.

Weights are rounded a column at a time, and what a column loses is made good by the ones after it,
by what the map's inputs look like (GPTQ: Frantar et al. 2023). Layers are done in order, so that
each learns what those below it have lost. The runtime's own node reads the blocks.
"""

from dataclasses import dataclass

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from training.network import Network

Inputs = tuple[torch.Tensor, torch.Tensor]
BLOCK = 128  # weights of one row that share a scale
LEVELS = 15
SHRINKS = (1.0, 0.95, 0.9, 0.85, 0.8)  # of a block's range: a rare extreme may be cut
DAMPING = 0.01  # of the mean curvature, so that rare inputs are not trusted too far
MAPS = ("attention", "out", "up", "down")


@dataclass(frozen=True)
class Blocks:
    """A map's weights: levels [rows, columns], 0 to 15; scales, zeros [rows, blocks]."""

    levels: torch.Tensor
    scales: torch.Tensor
    zeros: torch.Tensor

    def weights(self) -> torch.Tensor:
        scales, zeros = (t.repeat_interleave(BLOCK, 1) for t in (self.scales, self.zeros))
        return (self.levels - zeros) * scales


def to_blocks(weights: torch.Tensor, inputs: torch.Tensor) -> Blocks:
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
        scale, zero = _grid(left[:, start:end], curvature.diagonal()[start:end])
        lost = torch.zeros(len(weights), BLOCK)
        for i in range(start, end):
            level = _level(left[:, i : i + 1], scale, zero)
            levels[:, i : i + 1] = level
            gap = (left[:, i : i + 1] - (level - zero) * scale) / inverse[i, i]
            left[:, i:end] -= gap * inverse[i, i:end]
            lost[:, i - start] = gap[:, 0]
        left[:, end:] -= lost @ inverse[start:end, end:]
        scales.append(scale)
        zeros.append(zero)
    return Blocks(levels, torch.cat(scales, 1), torch.cat(zeros, 1))


def _level(values: torch.Tensor, scale: torch.Tensor, zero: torch.Tensor) -> torch.Tensor:
    return (values / scale + zero).round().clamp(0, LEVELS)


def _grid(values: torch.Tensor, weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The scale and zero of each row, [rows, 1], with the least weighted squared error."""
    low = values.amin(1, keepdim=True).clamp(max=0)
    high = values.amax(1, keepdim=True).clamp(min=0)
    best = torch.full_like(low, torch.inf)
    kept = (low, high)
    for shrink in SHRINKS:
        scale = ((high - low) * shrink / LEVELS).clamp(min=1e-8)
        zero = (-low * shrink / scale).round().clamp(0, LEVELS)
        gap = (_level(values, scale, zero) - zero) * scale - values
        error = (gap.square() * weight).sum(1, keepdim=True)
        better = error < best
        best = torch.where(better, error, best)
        kept = (
            torch.where(better, scale, kept[0]),
            torch.where(better, zero, kept[1]),
        )
    return kept


@torch.no_grad()
def rounded(network: Network, windows: list[Inputs]) -> dict[str, Blocks]:
    """The blocks of each map by its name, "layers.3.up". Changes the network: its layers hold the
    rounded weights after. `windows`: ids and shapes, each [places]."""
    encoder = network.encoder
    states = [encoder.embed(ids[None]) for ids, _ in windows]
    biases = [
        None if encoder.relative is None else encoder.by_distance(len(ids)) for ids, _ in windows
    ]
    found = {}
    for n, layer in enumerate(encoder.layers):
        if n == network.frozen:
            states = [
                s + network.shapes(shapes[None])
                for s, (_, shapes) in zip(states, windows, strict=True)
            ]
        given = [*zip(states, biases, strict=True)]
        for name, inputs in _inputs(layer, given).items():
            linear = getattr(layer, name)
            found[f"layers.{n}.{name}"] = to_blocks(linear.weight.detach(), inputs)
            linear.weight = nn.Parameter(found[f"layers.{n}.{name}"].weights())
        states = [layer(*one) for one in given]
    return found


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
                bits=4,
                block_size=BLOCK,
                accuracy_level=4,  # inputs to int8
            )
        )


def _packed(name: str, blocks: Blocks) -> list[onnx.TensorProto]:
    """Levels, scales and zeros as the node wants them: two levels a byte, the first one low."""
    rows, count = blocks.scales.shape
    levels = _pairs(blocks.levels).reshape(rows, count, BLOCK // 2)
    return [
        numpy_helper.from_array(levels, f"{name}.levels"),
        numpy_helper.from_array(blocks.scales.numpy().reshape(-1), f"{name}.scales"),
        numpy_helper.from_array(_pairs(blocks.zeros).reshape(-1), f"{name}.zeros"),
    ]


def _pairs(values: torch.Tensor) -> np.ndarray:
    whole = values.numpy().astype(np.uint8)
    if whole.shape[1] % 2:
        whole = np.pad(whole, ((0, 0), (0, 1)))
    return whole[:, ::2] | whole[:, 1::2] << 4
