"""VoiceSums: how a voice differs from the voices the acoustic model was made of.

Three steps, as the field takes them: one linear transform of all means for each stream (maximum likelihood
linear regression, Leggetter and Woodland 1995), which a few sentences are enough for; then each mean moves
towards what was heard of its curve, the more the more was heard (maximum a posteriori, Gauvain and Lee 1994);
then all variances of a stream are stretched alike, number by number, to how far frames lie from the means.
What is heard between the words is the room, not the voice: its means move, too, and its sums fade.
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

AS_SPREAD = 1_000.0
"""Frames after which a variance has gone half the way to what was heard."""

FADES = 0.8
"""What is left of a room's sums when more is heard of it: people move, and so does noise."""

FRAMES_A_SECOND = 100

_Exact = npt.NDArray[np.float64]

SILENCE = "SIL"

_NOT_SPEECH = (SILENCE, "+NSN+", "+SPN+")


class VoiceSums:
    """Sums over all that was heard of a voice."""

    def __init__(self, model: AcousticModel) -> None:
        self._model = model
        self._counts: Numbers = np.zeros(model.means.shape[:3], np.float32)
        self._sums: Numbers = np.zeros(model.means.shape, np.float32)
        self._squares: _Exact = np.zeros((2, STREAMS, WIDTH))
        """Of all frames, divided by their curve's variance: of the voice, and of the room."""
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
        self._fade()
        for state in states:
            is_silent = state.sound == SILENCE
            if state.sound in _NOT_SPEECH and not is_silent:
                continue
            place, when = self._model.sounds[state.sound], slice(state.start, state.end)
            for stream, numbers in enumerate(streams):
                share = self._share(place, stream, state.number, numbers[when])
                self._counts[place, stream] += share.sum(0)
                self._sums[place, stream] += share.T @ numbers[when]
                spread = (
                    share / self._model.variances[place, stream].T[:, None] * numbers[when].T[..., None] ** 2
                )
                self._squares[int(is_silent), stream] += spread.sum((1, 2))
            self._frames += 0 if is_silent else state.end - state.start

    def _spoken(self) -> list[int]:
        return [place for sound, place in self._model.sounds.items() if sound not in _NOT_SPEECH]

    def _fade(self) -> None:
        place = self._model.sounds[SILENCE]
        for sums in (self._counts[place], self._sums[place], self._squares[1]):
            sums *= FADES

    def means(self) -> Numbers:
        """Return the model's means as this voice has them."""
        nearer = self._transformed()
        counts = self._counts[..., None]
        means = (BELIEVED_AFTER * nearer + self._sums) / (BELIEVED_AFTER + counts)
        return np.asarray(means, np.float32)

    def variances(self, means: Numbers) -> Numbers:
        """Return the model's variances as this voice has them about `means`."""
        model, out = self._model, self._model.variances.copy()
        for kind, places in enumerate((self._spoken(), [model.sounds[SILENCE]])):
            counts = self._counts[places][..., None].astype(np.float64)
            about = (counts * means[places] - 2 * self._sums[places]) * means[places]
            away = self._squares[kind] + (about / model.variances[places]).sum((0, 2))
            stretched = (AS_SPREAD + np.maximum(away, 0.0)) / (AS_SPREAD + counts.sum((0, 2)))
            out[places] *= stretched[None, :, None, :].astype(np.float32)
        return out

    def packed(self) -> bytes:
        """Return them as bytes; no sound can be made of these."""
        file = io.BytesIO()
        frames = np.int64(self._frames)
        np.savez_compressed(file, counts=self._counts, sums=self._sums, squares=self._squares, frames=frames)
        return file.getvalue()

    def unpack(self, packed: bytes) -> None:
        """Take over what `packed` returned once.

        Raises:
            ValueError: It is none of it.
        """
        try:
            with np.load(io.BytesIO(packed), allow_pickle=False) as file:
                counts, sums, frames = file["counts"], file["sums"], int(file["frames"])
                squares = file["squares"]
        except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError("this is not what is known of a voice") from error
        pairs = ((counts, self._counts), (sums, self._sums), (squares, self._squares))
        if frames < 0 or not all(one.shape == other.shape and np.isfinite(one).all() for one, other in pairs):
            raise ValueError("this is not what is known of a voice")
        if (counts < 0).any() or (squares < 0).any():
            raise ValueError("this is not what is known of a voice")
        self._counts, self._sums, self._frames = counts.astype(np.float32), sums.astype(np.float32), frames
        self._squares = squares.astype(np.float64)

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
        spoken = self._spoken()
        for stream in range(STREAMS):
            moved = _moved(
                _flat(model.means[spoken, stream]),
                _flat(model.variances[spoken, stream]),
                self._counts[spoken, stream].reshape(-1).astype(np.float64),
                _flat(self._sums[spoken, stream]),
            )
            out[spoken, stream] = moved.reshape(len(spoken), *out.shape[2:])
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
