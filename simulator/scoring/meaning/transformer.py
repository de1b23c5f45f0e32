"""Transformer: the forward pass of a small BERT in numpy, on one processor and without any padding.

The tokens of all texts lie side by side in one matrix, a column each, so that each layer is a few large
products; only attention looks at texts one by one (those of equal length together). Matrix times columns is
what BLAS does fastest for a handful of tokens. Imported only once somebody asks for the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LAYERS, HEADS, WIDTH = 6, 12, 384
_HEAD_WIDTH = WIDTH // HEADS
_ROOT = np.float32(_HEAD_WIDTH**-0.5)
"""Scores are divided by the square root of a head's width; done to the weights, it costs nothing."""

_SMALLEST_VARIANCE = np.float32(1e-12)

TOKENS_AT_ONCE = 256
"""Columns of one matrix: enough for BLAS to be at its best, few enough to stay in the processor's cache."""

_GELU_AT_ONCE = 8192
"""Numbers: the four stretches of them that `gelu` needs fit into the innermost cache."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A matrix with what is added: `weights @ columns + bias`; the bias is one column."""

    weights: Floats
    bias: Floats

    def __call__(self, columns: Floats) -> Floats:
        out = self.weights @ columns
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class _Norm:
    """Each column to mean 0 and variance 1, then scaled and shifted."""

    scale: Floats
    shift: Floats

    def __call__(self, columns: Floats) -> Floats:
        centred = columns - columns.mean(axis=0)
        variance = np.mean(centred * centred, axis=0)
        centred /= np.sqrt(variance + _SMALLEST_VARIANCE)
        centred *= self.scale
        centred += self.shift
        return centred


@dataclass(frozen=True, slots=True)
class _Layer:
    """Attention, then two steps with a bend between; each added to what came in."""

    query_key_value: _Step
    mix: _Step
    mix_norm: _Norm
    widen: _Step
    narrow: _Step
    narrow_norm: _Norm

    def __call__(self, columns: Floats, stretches: Sequence[_Stretch]) -> Floats:
        heard = _attend(self.query_key_value(columns), stretches)
        columns = self.mix_norm(columns + self.mix(heard))
        wide = self.widen(columns)
        gelu(wide)
        return self.narrow_norm(columns + self.narrow(wide))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring columns that hold `texts` texts of `length` tokens each."""

    start: int
    texts: int
    length: int

    def of(self, columns: Floats) -> Floats:
        """Return a view, shape (rows, texts, length)."""
        end = self.start + self.texts * self.length
        return columns[:, self.start : end].reshape(len(columns), self.texts, self.length)


@dataclass(frozen=True, slots=True)
class Transformer:
    """Token numbers into vectors."""

    words: Floats
    positions: Floats
    first_norm: _Norm
    layers: tuple[_Layer, ...]

    @classmethod
    def read(cls, path: Path) -> Transformer:
        """Read the weights.

        Args:
            path: The model.safetensors of all-MiniLM-L6-v2, found to be the right one.
        """
        from safetensors.numpy import load_file  # pyright: ignore[reportUnknownVariableType]

        found: Mapping[str, Floats] = load_file(path)
        # Every text is a first text, so that mark is added to its positions once and for all.
        positions = found["embeddings.position_embeddings.weight"]
        return cls(
            words=found["embeddings.word_embeddings.weight"],
            positions=positions + found["embeddings.token_type_embeddings.weight"][0],
            first_norm=_norm(found, "embeddings"),
            layers=tuple(_layer(found, f"encoder.layer.{number}") for number in range(LAYERS)),
        )

    def vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return a vector of length 1 for each text.

        Args:
            texts: Token numbers of each, with the marks of beginning and end.

        Returns:
            Shape (len(texts), 384), in the order given.
        """
        out = np.empty((len(texts), WIDTH), np.float32)
        for portion in _portions(texts):
            out[portion] = self._means([texts[place] for place in portion])
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        return out

    def tokens(self, text: Sequence[int]) -> Floats:
        """Return what each token of one text means where it stands, shape (384, tokens)."""
        return self._columns([text], tuple(_stretches([text])))

    def adapted(self, steps: Mapping[int, Mapping[str, Floats]]) -> Transformer:
        """Return a transformer with some layers changed; the others are shared with this one.

        Args:
            steps: Number of a layer -> name of a step as in the weights' file (e.g. "output.dense") -> what
                is added to its weights.
        """
        layers = tuple(
            _adapted(layer, steps[number]) if number in steps else layer
            for number, layer in enumerate(self.layers)
        )
        return replace(self, layers=layers)

    def _means(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return the mean over each text's tokens, shape (texts, 384); equal lengths must be neighbours."""
        stretches = tuple(_stretches(texts))
        columns = self._columns(texts, stretches)
        return np.concatenate([stretch.of(columns).mean(axis=2).T for stretch in stretches])

    def _columns(self, texts: Sequence[Sequence[int]], stretches: Sequence[_Stretch]) -> Floats:
        tokens = np.concatenate([np.asarray(text, np.intp) for text in texts])
        places = np.concatenate([np.arange(len(text)) for text in texts])
        columns = np.ascontiguousarray((self.words[tokens] + self.positions[places]).T)
        columns = self.first_norm(columns)
        for layer in self.layers:
            columns = layer(columns, stretches)
        return columns


def _portions(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield places of texts, short ones first, as many at a time as make one matrix."""
    portion: list[int] = []
    tokens = 0
    for place in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if portion and tokens + len(texts[place]) > TOKENS_AT_ONCE:
            yield portion
            portion, tokens = [], 0
        portion.append(place)
        tokens += len(texts[place])
    if portion:
        yield portion


def _stretches(texts: Sequence[Sequence[int]]) -> Iterator[_Stretch]:
    """Yield one stretch for each run of texts of equal length."""
    start = first = 0
    for place in range(1, len(texts) + 1):
        length = len(texts[first])
        if place == len(texts) or len(texts[place]) != length:
            yield _Stretch(start, place - first, length)
            start += (place - first) * length
            first = place


def _attend(query_key_value: Floats, stretches: Sequence[_Stretch]) -> Floats:
    """Let every token of a text gather from all of that text's tokens; return (384, columns)."""
    out = np.empty((WIDTH, query_key_value.shape[1]), np.float32)
    for stretch in stretches:
        texts, length = stretch.texts, stretch.length
        by_head = stretch.of(query_key_value).reshape(3, HEADS, _HEAD_WIDTH, texts, length)
        query, key, value = by_head.transpose(0, 3, 1, 2, 4)
        weights = query.swapaxes(2, 3) @ key
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        gathered = value @ weights.swapaxes(2, 3)
        stretch.of(out)[...] = gathered.transpose(1, 2, 0, 3).reshape(WIDTH, texts, length)
    return out


def gelu(numbers: Floats) -> None:
    """Bend each number x to x times the normal distribution's share below x, in place; off by less than 1e-6.

    Args:
        numbers: Contiguous.
    """
    flat = numbers.reshape(-1)
    for start in range(0, len(flat), _GELU_AT_ONCE):
        x = flat[start : start + _GELU_AT_ONCE]
        size = np.abs(x)
        t = size * np.float32(0.3275911 * 0.5**0.5)
        t += np.float32(1)
        np.reciprocal(t, out=t)
        # Abramowitz and Stegun 7.1.26: 1 - erf(z) = (a1 t + … + a5 t^5) exp(-z^2), where z is |x| / sqrt(2).
        tail = t * np.float32(1.061405429)
        for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail += np.float32(term)
            tail *= t
        np.multiply(x, x, out=t)
        t *= np.float32(-0.5)
        np.exp(t, out=t)
        tail *= t
        tail *= size
        # x (1 + erf) / 2 for either sign of x.
        x += size
        x -= tail
        x *= np.float32(0.5)


def _layer(found: Mapping[str, Floats], name: str) -> _Layer:
    query, key, value = (f"{name}.attention.self.{part}" for part in ("query", "key", "value"))
    weights = (found[f"{query}.weight"] * _ROOT, found[f"{key}.weight"], found[f"{value}.weight"])
    biases = (found[f"{query}.bias"] * _ROOT, found[f"{key}.bias"], found[f"{value}.bias"])
    return _Layer(
        query_key_value=_Step(np.concatenate(weights), np.concatenate(biases)[:, None]),
        mix=_step(found, f"{name}.attention.output.dense"),
        mix_norm=_norm(found, f"{name}.attention.output"),
        widen=_step(found, f"{name}.intermediate.dense"),
        narrow=_step(found, f"{name}.output.dense"),
        narrow_norm=_norm(found, f"{name}.output"),
    )


def _adapted(layer: _Layer, added: Mapping[str, Floats]) -> _Layer:
    def step(old: _Step, name: str) -> _Step:
        return replace(old, weights=old.weights + added[name]) if name in added else old

    unchanged = np.zeros((WIDTH, WIDTH), np.float32)
    query, key, value = (added.get(f"attention.self.{part}", unchanged) for part in ("query", "key", "value"))
    together, more = layer.query_key_value, np.concatenate([query * _ROOT, key, value])
    return replace(
        layer,
        query_key_value=replace(together, weights=together.weights + more),
        mix=step(layer.mix, "attention.output.dense"),
        widen=step(layer.widen, "intermediate.dense"),
        narrow=step(layer.narrow, "output.dense"),
    )


def _step(found: Mapping[str, Floats], name: str) -> _Step:
    return _Step(found[f"{name}.weight"], found[f"{name}.bias"][:, None])


def _norm(found: Mapping[str, Floats], name: str) -> _Norm:
    return _Norm(found[f"{name}.LayerNorm.weight"][:, None], found[f"{name}.LayerNorm.bias"][:, None])
