"""VoiceSums: how a voice differs from the voices the acoustic model was made of.

Two steps, as the field takes them: one linear transform of all means for each stream (maximum likelihood
linear regression, Leggetter and Woodland 1995), which a few sentences are enough for; then each mean moves
towards what was heard of its curve, the more the more was heard (maximum a posteriori, Gauvain and Lee 1994).
Only for the listener's child process: it needs numpy.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from simulator.speech.acoustic_model import STREAMS, UNIT, WIDTH, AcousticModel, Numbers
from simulator.speech.known_words import Frames, State

STAYS = 200.0
"""How much the transform keeps to none at all, in frames."""

BELIEVED_AFTER = 2.0
"""Frames after which a mean has gone half the way to what was heard."""

FRAMES_A_SECOND = 100

_Exact = npt.NDArray[np.float64]

_NOT_SPEECH = ("SIL", "+NSN+", "+SPN+")


class VoiceSums:
    """Sums over all that was heard of a voice."""

    def __init__(self, model: AcousticModel) -> None:
        self._model = model
        self._counts: Numbers = np.zeros(model.means.shape[:3], np.float32)
        self._sums: Numbers = np.zeros(model.means.shape, np.float32)
        self._frames = 0

    @property
    def seconds(self) -> float:
        """How much speech, without its pauses, they were made of."""
        return self._frames / FRAMES_A_SECOND

    def add(self, frames: Frames, states: Iterable[State]) -> None:
        """Add speech.

        Args:
            frames: The cepstrum of each frame.
            states: Which state of which sound is spoken when.
        """
        streams = _streams(frames)
        for state in states:
            if state.sound in _NOT_SPEECH:
                continue
            place, when = self._model.sounds[state.sound], slice(state.start, state.end)
            for stream, numbers in enumerate(streams):
                share = self._share(place, stream, state.number, numbers[when])
                self._counts[place, stream] += share.sum(0)
                self._sums[place, stream] += share.T @ numbers[when]
            self._frames += state.end - state.start

    def means(self) -> Numbers:
        """Return the model's means as this voice has them."""
        nearer = self._transformed()
        counts = self._counts[..., None]
        means = (BELIEVED_AFTER * nearer + self._sums) / (BELIEVED_AFTER + counts)
        return np.asarray(means, np.float32)

    def packed(self) -> bytes:
        """Return them as bytes; no sound can be made of these."""
        file = io.BytesIO()
        np.savez_compressed(file, counts=self._counts, sums=self._sums, frames=np.int64(self._frames))
        return file.getvalue()

    def unpack(self, packed: bytes) -> None:
        """Take over what `packed` returned once.

        Raises:
            ValueError: It is none of it.
        """
        try:
            with np.load(io.BytesIO(packed), allow_pickle=False) as file:
                counts, sums, frames = file["counts"], file["sums"], int(file["frames"])
        except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError("this is not what is known of a voice") from error
        fits = counts.shape == self._counts.shape and sums.shape == self._sums.shape and frames >= 0
        if not fits or not (np.isfinite(counts).all() and np.isfinite(sums).all() and (counts >= 0).all()):
            raise ValueError("this is not what is known of a voice")
        self._counts, self._sums, self._frames = counts.astype(np.float32), sums.astype(np.float32), frames

    def _share(self, place: int, stream: int, state: int, numbers: Numbers) -> Numbers:
        """Return (frames, curves): how much of each frame belongs to each curve."""
        model = self._model
        means, variances = model.means[place, stream], model.variances[place, stream]
        away = _sum((numbers[:, None] - means) ** 2 / variances + np.log(variances), 2)
        weights = model.weights[stream, :, state].astype(np.float32)
        chances = -away / np.float32(2) - weights * np.float32(UNIT)
        likely: Numbers = np.exp(chances - np.max(chances, axis=1, keepdims=True))
        return likely / _sum(likely, 1)[:, None]

    def _transformed(self) -> Numbers:
        """Return all means after the transforms that fit best what was heard; silence stays as it is."""
        model, out = self._model, self._model.means.copy()
        spoken = [place for sound, place in model.sounds.items() if sound not in _NOT_SPEECH]
        for stream in range(STREAMS):
            moved = _moved(
                _flat(model.means[:, stream]),
                _flat(model.variances[:, stream]),
                self._counts[:, stream].reshape(-1).astype(np.float64),
                _flat(self._sums[:, stream]),
            )
            out[spoken, stream] = moved.reshape(out[:, stream].shape)[spoken]
        return out


def _flat(numbers: Numbers) -> _Exact:
    return numbers.reshape(-1, WIDTH).astype(np.float64)


def _moved(means: _Exact, variances: _Exact, counts: _Exact, sums: _Exact) -> _Exact:
    """Return the means after the one linear transform under which what was heard is likeliest."""
    known: _Exact = np.column_stack([np.ones(len(means)), means])
    spread: _Exact = np.concatenate([np.ones(1), np.var(means, axis=0)])
    rows = np.empty((WIDTH, WIDTH + 1))
    for row in range(WIDTH):
        stays: _Exact = spread * (STAYS / float(np.mean(variances[:, row])))
        heard: _Exact = (known * (counts / variances[:, row])[:, None]).T @ known
        wanted: _Exact = known.T @ (sums[:, row] / variances[:, row])
        wanted[row + 1] += stays[row + 1]  # without anything heard: as it was
        rows[row] = np.linalg.solve(heard + np.diag(stays), wanted)
    moved: _Exact = known @ rows.T
    return moved


def _sum(numbers: Numbers, axis: int) -> Numbers:
    return np.asarray(np.sum(numbers, axis=axis), np.float32)


def _streams(frames: Frames) -> tuple[Numbers, Numbers, Numbers]:
    """Return the three streams: the cepstrum less its mean, its change, and the change of that."""
    middle = np.asarray(frames - np.mean(frames, axis=0), np.float32)
    wide: Numbers = np.concatenate([np.repeat(middle[:1], 3, 0), middle, np.repeat(middle[-1:], 3, 0)])
    count = len(middle)

    def at(shift: int) -> Numbers:
        return wide[3 + shift : 3 + shift + count]

    change: Numbers = at(2) - at(-2)
    change_of_change = np.asarray((at(3) - at(-1)) - (at(1) - at(-3)), np.float32)
    return middle, change, change_of_change
