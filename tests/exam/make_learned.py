"""Make learned-en.npz: adapt the sentence model to the questions of the exam, with a head for each.

What it learns from is this project's own: the labelled replies of every writer but those held out, the
labelled sentences, and the cases the patterns are tested with. It goes on from what was learned before, so
that new replies take minutes; with `--anew` it begins with the bare model, which takes three times as long.
Not needed to run the program:

    uv run --group learning python -m tests.exam.make_learned [--anew]
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jax  # pyright: ignore[reportMissingImports]
import jax.numpy as jnp  # pyright: ignore[reportMissingImports]
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from simulator.scoring.meaning import learned
from simulator.scoring.meaning.sentence_model import DIGESTS, TOKENIZER, WEIGHTS, installed_folder
from tests.exam.learning_cases import HELD_OUT, HERE, QUESTIONS, Case, replies, sentences

BARS = (80, 50, 3)
"""Per cent: a yes, "not sure", and below which patterns are doubted. Set once on every sixth reply, which was
kept out of learning and which no pattern had been written for yet: from 80, four in five were right."""

FIRST, RANK = 3, 16
"""Layers before this one stay as they are; the others change by matrices of this rank."""

STEPS = {
    "attention.self.query": (384, 384),
    "attention.self.value": (384, 384),
    "attention.output.dense": (384, 384),
    "intermediate.dense": (384, 1536),
    "output.dense": (1536, 384),
}
ANEW, ONWARD = (14, 1.5e-3), (4, 1e-3)
"""How often each case is seen, and the rate at first: from the bare model; from what was learned before."""

BATCH, YES_WEIGHT, DROPPED, LONGEST = 32, 2.5, 0.15, 96
TARGET = Path(learned.__file__).with_name("learned-en.npz")
OFFSET = 3.0  # so that a text of a few tokens begins near "no"

Parts = dict[str, Any]


class Base:
    """The model as it is bought: its tokenizer, its weights, and what the lower layers make of a text."""

    def __init__(self) -> None:
        folder = installed_folder()
        found = load_file(folder / WEIGHTS)
        self.weights = {name: jnp.asarray(each) for name, each in found.items() if each.dtype == np.float32}
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._kept: dict[str, np.ndarray] = {}
        self._run = jax.jit(self._lower)

    def tokens(self, text: str) -> list[int]:
        return self._tokenizer.encode(text).ids

    def lower(self, cases: Sequence[Case]) -> tuple[np.ndarray, np.ndarray]:
        """Return (texts, tokens, 384) from below the first changed layer, and which tokens there are."""
        tokens = [self.tokens(case.text) for case in cases]
        length = -(-max(map(len, tokens)) // 8) * 8
        ids, there = np.zeros((len(cases), length), np.int32), np.zeros((len(cases), length), np.float32)
        for place, text in enumerate(tokens):
            ids[place, : len(text)], there[place, : len(text)] = text, 1
        if any(case.text not in self._kept for case in cases):
            hidden = np.asarray(self._run(ids, there))
            for case, text, row in zip(cases, tokens, hidden, strict=True):
                self._kept[case.text] = row[: len(text)].astype(np.float16)
        out = np.zeros((len(cases), length, 384), np.float32)
        for place, case in enumerate(cases):
            row = self._kept[case.text]
            out[place, : len(row)] = row
        return out, there

    def _lower(self, ids: jax.Array, there: jax.Array) -> jax.Array:
        words = self.weights["embeddings.word_embeddings.weight"][ids]
        places = self.weights["embeddings.position_embeddings.weight"][None, : ids.shape[1]]
        kind = self.weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self.norm(words + places + kind, "embeddings")
        for number in range(FIRST):
            hidden = self.layer(number, hidden, there, {})
        return hidden

    def norm(self, x: jax.Array, name: str) -> jax.Array:
        middle = x.mean(-1, keepdims=True)
        spread = ((x - middle) ** 2).mean(-1, keepdims=True)
        scale, shift = (self.weights[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return (x - middle) * jax.lax.rsqrt(spread + 1e-12) * scale + shift

    def layer(self, number: int, x: jax.Array, there: jax.Array, added: Parts) -> jax.Array:
        name = f"encoder.layer.{number}"

        def step(x: jax.Array, part: str) -> jax.Array:
            out = x @ self.weights[f"{name}.{part}.weight"].T + self.weights[f"{name}.{part}.bias"]
            return out + (x @ added[part]["down"]) @ added[part]["up"] if part in added else out

        texts, length, _ = x.shape
        query, key, value = (
            step(x, f"attention.self.{part}").reshape(texts, length, 12, 32).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        beyond = (1 - there)[:, None, None, :] * -1e9
        weights = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / np.sqrt(32) + beyond, -1)
        heard = (weights @ value).transpose(0, 2, 1, 3).reshape(texts, length, 384)
        x = self.norm(step(heard, "attention.output.dense") + x, f"{name}.attention.output")
        wide = jax.nn.gelu(step(x, "intermediate.dense"), approximate=False)
        return self.norm(step(wide, "output.dense") + x, f"{name}.output")


def begun() -> Parts:
    random = np.random.default_rng(0)

    def drawn(*shape: int, scale: float) -> jax.Array:
        return jnp.asarray(random.standard_normal(shape) * scale, jnp.float32)

    layers = {
        str(number): {
            step: {"down": drawn(into, RANK, scale=into**-0.5), "up": jnp.zeros((RANK, out), jnp.float32)}
            for step, (into, out) in STEPS.items()
        }
        for number in range(FIRST, 6)
    }
    return {
        "layers": layers,
        "of_token": drawn(384, len(QUESTIONS), scale=0.02),
        "of_whole": jnp.zeros((384, len(QUESTIONS)), jnp.float32),
        "least": jnp.full((len(QUESTIONS),), -2.0, jnp.float32),
    }


def learned_before(path: Path) -> Parts:
    """Return what an earlier run learned; questions it did not know begin as they do in the bare model."""
    parts = begun()
    known: list[str] = list(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["questions"])
    ours = [place for place, question in enumerate(QUESTIONS) if question in known]
    theirs = [known.index(QUESTIONS[place]) for place in ours]
    with np.load(path, allow_pickle=False) as kept:
        found = {name: kept[name].astype(np.float32) for name in kept.files}
    for number, layer in parts["layers"].items():
        for step, both in layer.items():
            both.update({name: jnp.asarray(found[f"{number}/{step}/{name}"]) for name in both})
    for name in ("of_token", "of_whole"):
        parts[name] = parts[name].at[:, np.array(ours)].set(found[name][theirs].T)
    parts["least"] = parts["least"].at[np.array(ours)].set(found["least"][theirs] + OFFSET)
    return parts


def scores(base: Base, parts: Parts, hidden: jax.Array, there: jax.Array, key: jax.Array | None) -> jax.Array:
    """Return each text's score for each question: its tokens together, and the text as a whole."""
    for number in range(FIRST, 6):
        hidden = base.layer(number, hidden, there, parts["layers"][str(number)])
    if key is not None:
        hidden = hidden * jax.random.bernoulli(key, 1 - DROPPED, hidden.shape) / (1 - DROPPED)
    by_token = hidden @ parts["of_token"] + (there[..., None] - 1) * 1e9
    whole = (hidden * there[..., None]).sum(1) / there.sum(1, keepdims=True)
    return jax.nn.logsumexp(by_token, 1) - OFFSET + whole @ parts["of_whole"] + parts["least"]


def learn(base: Base, cases: Sequence[Case], parts: Parts, epochs: int, first_rate: float) -> Parts:
    """Return what is added to the layers, and the heads; `parts` is where it begins."""

    def loss(
        parts: Parts,
        hidden: jax.Array,
        there: jax.Array,
        wanted: jax.Array,
        weight: jax.Array,
        key: jax.Array,
    ) -> jax.Array:
        score = scores(base, parts, hidden, there, key)
        aim = jnp.where(wanted == 1, 0.97, 0.01)
        each = jnp.maximum(score, 0) - score * aim + jnp.log1p(jnp.exp(-jnp.abs(score)))
        each *= jnp.where(wanted == 1, YES_WEIGHT, 1.0) * (wanted >= 0) * weight[:, None]
        size = sum(jnp.sum(step["up"] ** 2) for layer in parts["layers"].values() for step in layer.values())
        return each.sum() / len(weight) + 1e-4 * size

    @jax.jit
    def stepped(
        parts: Parts, first: Parts, second: Parts, count: float, rate: float, *batch: jax.Array
    ) -> tuple[Parts, Parts, Parts]:
        slope = jax.grad(loss)(parts, *batch)
        first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slope)
        second = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new * new, second, slope)

        def moved(part: jax.Array, one: jax.Array, two: jax.Array) -> jax.Array:
            way = (one / (1 - 0.9**count)) / (jnp.sqrt(two / (1 - 0.999**count)) + 1e-8)
            return part - rate * way - rate * 0.01 * part

        return jax.tree.map(moved, parts, first, second), first, second

    first = second = jax.tree.map(jnp.zeros_like, parts)
    random, key = np.random.default_rng(0), jax.random.PRNGKey(0)
    total, count = epochs * (len(cases) // BATCH + 1), 0
    for epoch in range(epochs):
        for batch in batches(base, cases, random):
            count += 1
            key, now = jax.random.split(key)
            rate = first_rate * min(1.0, count / 60) * max(0.0, 1 - count / total) + 1e-5
            wanted = np.stack([case.wanted for case in batch])
            weight = np.array([case.weight for case in batch], np.float32)
            told = (*base.lower(batch), wanted, weight, now)
            parts, first, second = stepped(parts, first, second, float(count), rate, *told)
        print(f"{epoch + 1} of {epochs}", flush=True)
    return parts


def batches(base: Base, cases: Sequence[Case], random: np.random.Generator | None) -> Iterator[list[Case]]:
    """Yield cases of about the same length together."""
    lengths = [len(base.tokens(case.text)) + (4 * random.random() if random else 0) for case in cases]
    order = np.argsort(lengths, kind="stable")
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    if random:
        random.shuffle(groups)  # pyright: ignore[reportArgumentType]
    yield from ([cases[place] for place in group] for group in groups)


def written(parts: Parts) -> None:
    arrays = {
        "of_token": np.asarray(parts["of_token"]).T,
        "of_whole": np.asarray(parts["of_whole"]).T,
        "least": np.asarray(parts["least"]) - OFFSET,
    }
    for number, layer in parts["layers"].items():
        for step, both in layer.items():
            arrays |= {f"{number}/{step}/{name}": np.asarray(each) for name, each in both.items()}
    np.savez_compressed(TARGET, **{name: each.astype(np.float16) for name, each in arrays.items()})
    sources = sorted(path for kind in ("replies", "sentences") for path in (HERE / kind).glob("*.jsonl"))
    used = [path for path in sources if f".{HELD_OUT}." not in path.name]
    told = {
        "model": DIGESTS[WEIGHTS],
        "made": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "made_by": "tests/exam/make_learned.py",
        "learned_from": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in used},
        "questions": dict.fromkeys(QUESTIONS, BARS),
    }
    TARGET.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    cases = [*replies(), *sentences()]
    if "--anew" in sys.argv or not TARGET.exists():
        written(learn(Base(), cases, begun(), *ANEW))
    else:
        written(learn(Base(), cases, learned_before(TARGET), *ONWARD))


if __name__ == "__main__":
    main()
