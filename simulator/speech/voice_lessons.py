"""VoiceLessons: gets used to a voice by replies whose words are known.

Only for the listener's child process: it needs numpy, and a decoder of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from simulator.speech.acoustic_model import AcousticModel, model_folder, read_acoustic_model, write_numbers
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.known_words import states_of
from simulator.speech.sounded_words import sounded
from simulator.speech.voice_sums import VoiceSums

MUST_AGREE = 0.5
"""A reply that shares less with what was heard was written anew, not said."""

LONGEST_SECONDS = 40
"""Of a longer reply nothing is learned: to find its words would take as long as to say them."""

ENOUGH_SECONDS = 300.0
"""After so much speech a voice is known, and nothing is added any more."""

WORTH_IT = 1.15
"""How much more speech there must be before the decoder is made anew."""


MEANS, VARIANCES = "means", "variances"
"""Files of a model."""


class VoiceLessons:
    """What is known of one voice. A voice that nobody has spoken with yet is a stranger's."""

    def __init__(self) -> None:
        self._sums: VoiceSums | None = None
        self._used_seconds = 0.0

    @cached_property
    def _model(self) -> AcousticModel:
        return read_acoustic_model(model_folder())

    @property
    def seconds(self) -> float:
        """How much speech was learned from."""
        return self._sums.seconds if self._sums is not None else 0.0

    def know(self, packed: bytes) -> None:
        """Go on from what was known of a voice; b"" is a stranger's.

        Raises:
            ValueError: It is not what `packed` returned.
        """
        sums = VoiceSums(self._model)
        if packed:
            sums.unpack(packed)
        self._sums, self._used_seconds = sums if packed else None, 0.0

    def packed(self) -> bytes:
        """Return what is known, as bytes; b"" if nothing."""
        return self._sums.packed() if self._sums is not None else b""

    def learn(self, pcm: bytes, heard: Sequence[str], said: str) -> bool:
        """Learn from a reply; returns whether it was one to learn from.

        Args:
            pcm: What the decoder heard of it.
            heard: The words it took it for.
            said: What was said, as it is written.
        """
        words = spoken_words(said)
        too_long = len(pcm) > LONGEST_SECONDS * 2 * SAMPLE_RATE
        if not words or too_long:
            return False
        if difflib.SequenceMatcher(None, words, [word.lower() for word in heard], False).ratio() < MUST_AGREE:
            return False
        if self.seconds >= ENOUGH_SECONDS:
            return True
        try:
            frames, states = states_of(pcm, words)
        except (ValueError, OSError):
            return False
        if self._sums is None:
            self._sums = VoiceSums(self._model)
        self._sums.add(frames, states)
        return True

    @property
    def is_worth_it(self) -> bool:
        """Whether so much was learned since `write` that it is worth writing again."""
        return self.seconds > self._used_seconds * WORTH_IT

    def write(self, target: Path) -> None:
        """Write the model's means and variances as this voice has them, under their names into a folder.

        Raises:
            OSError: There is no room for them.
        """
        known = self._sums if self._sums is not None else VoiceSums(self._model)
        means = known.means()
        write_numbers(model_folder() / MEANS, means, target / MEANS)
        write_numbers(model_folder() / VARIANCES, known.variances(means), target / VARIANCES)
        self._used_seconds = self.seconds


def spoken_words(said: str) -> list[str]:
    """Return the words that are heard for a text, in small letters; none where that depends on who reads."""
    words = [sounded(word) for word in said.replace("-", " ").split()]
    written = [word for word in said.replace("-", " ").split() if any(map(str.isalnum, word))]
    if sum(map(bool, words)) < len(written):
        return []
    return [part for word in words for part in word]
