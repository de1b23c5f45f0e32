"""states_of: finds in speech whose words are known which sound is spoken when.

Only for the listener's child process.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pocketsphinx  # pyright: ignore[reportMissingTypeStubs]

from simulator.speech.acoustic_model import WIDTH, model_folder
from simulator.speech.alignment_child import WIDE_BEAM
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.sounded_words import pronounced

Frames = npt.NDArray[np.float32]
"""(frames, WIDTH): the cepstrum of each hundredth of a second."""

_FOLDER = "rapport-voice-"


@dataclass(frozen=True, slots=True)
class State:
    """A state of a sound: its number in the model, its first frame, and one past its last."""

    sound: str
    number: int
    start: int
    end: int


def states_of(pcm: bytes, words: Sequence[str]) -> tuple[Frames, tuple[State, ...]]:
    """Return the frames of a sound, and its states in order.

    Args:
        pcm: Speech (SAMPLE_RATE, one channel, 16-bit).
        words: What is said in it, in small letters.

    Raises:
        ValueError: These words are not in it.
        OSError: There is no room on the disk, where the frames lie for a moment.
    """
    if not pcm or not words:
        raise ValueError("there is nothing in this sound")
    with TemporaryDirectory(prefix=_FOLDER) as folder:  # nothing of what was said stays on the disk
        try:
            return _aligned(_decoder(folder), Path(folder), pcm, words)
        except RuntimeError as error:
            raise ValueError("these words are not in this sound") from error


def _decoder(folder: str) -> Any:  # noqa: ANN401  # pocketsphinx has no types
    untyped: Any = pocketsphinx
    return untyped.Decoder(
        hmm=str(model_folder()),
        dict=str(model_folder().parent / "cmudict-en-us.dict"),
        lm=None,
        samprate=SAMPLE_RATE,
        loglevel="FATAL",
        bestpath=False,
        mfclogdir=folder,
        **WIDE_BEAM,
    )


def _aligned(
    decoder: Any,  # noqa: ANN401  # pocketsphinx has no types
    folder: Path,
    pcm: bytes,
    words: Sequence[str],
) -> tuple[Frames, tuple[State, ...]]:
    """Find the words first, then the states in them."""
    for word in set(words):
        if decoder.lookup_word(word) is None:
            decoder.add_word(word, pronounced(word), True)
    decoder.set_align_text(" ".join(words))
    _run(decoder, pcm)
    said = sum(segment.word[0] not in "<[+" for segment in decoder.seg() or ())
    decoder.set_alignment()
    _run(decoder, pcm)
    frames = _cepstrum(max(folder.iterdir()).read_bytes())
    states = tuple(_states(decoder.get_alignment()))
    if said != len(words) or not states or states[-1].end > len(frames):
        raise ValueError("these words are not in this sound")
    return frames, states


def _run(decoder: Any, pcm: bytes) -> None:  # noqa: ANN401  # pocketsphinx has no types
    decoder.start_utt()
    decoder.process_raw(pcm, False, True)
    decoder.end_utt()


def _cepstrum(written: bytes) -> Frames:
    """Return the frames as pocketsphinx writes them: how many numbers, then the numbers."""
    order = ">" if struct.unpack_from(">i", written)[0] * 4 + 4 == len(written) else "<"
    numbers = np.frombuffer(written, f"{order}f4", offset=4)
    return numbers.astype(np.float32).reshape(-1, WIDTH)


def _states(alignment: Any) -> Iterator[State]:  # noqa: ANN401  # pocketsphinx has no types
    for word in alignment or ():
        for sound in word:
            for state in sound:
                yield State(str(sound.name), int(state.name), state.start, state.start + state.duration)
