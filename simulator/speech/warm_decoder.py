"""WarmDecoder: a PocketSphinx decoder that stays loaded and listens while one speaks.

Only the listener's child process imports this.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pocketsphinx  # pyright: ignore[reportMissingTypeStubs]

from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.pronunciations import Phones
from simulator.speech.scenario_model import ScenarioWords

_sphinx: Any = pocketsphinx
"""Untyped, so that each use of it need not say so."""

GENERAL, TUNING = "_default", "tuning"
"""Names of two searches: the model that comes with pocketsphinx, and one that recognises nothing much."""

FRAMES_A_SECOND = 100
BYTES_A_SECOND = 2 * SAMPLE_RATE

TUNED_ON_SECONDS = 1.0
"""Sound by which the decoder gets used to a voice and a microphone before it begins to recognise."""

MOST_OTHERS = 250
"""Other ways a stretch may be read that are looked through."""

_BINARY = 2
_FILLERS = ("<sil>", "<s>", "</s>", "[NOISE]", "[SPEECH]", "++UM++", "++UH++")


class Segment(Protocol):
    """What the decoder tells of a word."""

    word: str
    start_frame: int
    end_frame: int
    prob: float


@dataclass(frozen=True, slots=True)
class DecodedWord:
    """A word as decoded; times in seconds from the start of the stretch, confidence 0 to 1."""

    text: str
    from_seconds: float
    to_seconds: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """A stretch, decoded.

    Attributes:
        words: The likeliest reading.
        others: Other readings, likeliest first; each as its words.
        fillers: How many "um" and "uh" stood in it.
    """

    words: tuple[DecodedWord, ...]
    others: tuple[tuple[str, ...], ...]
    fillers: int


class WarmDecoder:
    """Decodes one stretch after another."""

    def __init__(self) -> None:
        self._decoder: Any = _sphinx.Decoder(samprate=SAMPLE_RATE, loglevel="FATAL")
        self._decoder.add_jsgf_string(TUNING, "#JSGF V1.0; grammar tuning; public <tuning> = the;")
        self._decoder.activate_search(GENERAL)
        self._search = GENERAL
        self._known: set[str] = set()
        self._waiting: bytearray | None = None

    def use(self, model: Path, words: ScenarioWords) -> None:
        """Listen with a scenario's model from now on."""
        name = model.stem
        self.forget()
        self._learn(words)
        loaded = _sphinx.NGramModel(self._decoder.config, self._decoder.get_logmath(), str(model))
        self._decoder.add_lm(name, loaded)
        self._decoder.activate_search(name)
        self._search = name

    def forget(self) -> None:
        """Listen with general English from now on."""
        before, self._search = self._search, GENERAL
        self._decoder.activate_search(GENERAL)
        if before != GENERAL:
            self._decoder.remove_search(before)

    def _learn(self, words: ScenarioWords) -> None:
        new = sorted(set(words.sounds) - self._known)
        for number, word in enumerate(new, 1):
            self._decoder.add_word(word, " ".join(words.sounds[word]), number == len(new))
        self._known.update(new)

    def begin(self) -> None:
        """Begin a stretch."""
        self._waiting = bytearray()

    def take(self, pcm: bytes) -> None:
        """Take its next piece."""
        if not pcm:
            return
        if self._waiting is None:
            self._decoder.process_raw(pcm, False, False)
            return
        self._waiting += pcm
        if len(self._waiting) >= TUNED_ON_SECONDS * BYTES_A_SECOND:
            self._start()

    def finish(self) -> Decoded:
        """End it and return what was said."""
        if self._waiting is not None:
            self._start()
        self._decoder.end_utt()
        segments: list[Segment] = list(self._decoder.seg() or ())
        fillers = sum(segment.word.startswith("++") for segment in segments)
        return Decoded(tuple(map(_word, filter(_is_word, segments))), tuple(self._others()), fillers)

    def _start(self) -> None:
        """Get used to how this voice sounds here, then decode what has waited."""
        sound, self._waiting = bytes(self._waiting or b""), None
        if sound:
            self._decoder.activate_search(TUNING)
            self._decoder.start_utt()
            self._decoder.process_raw(sound, False, True)
            self._decoder.end_utt()
            self._decoder.set_cmn(self._decoder.get_cmn(False))
            self._decoder.activate_search(self._search)
        self._decoder.start_utt()
        for at in range(0, len(sound), BYTES_A_SECOND // 10):
            self._decoder.process_raw(sound[at : at + BYTES_A_SECOND // 10], False, False)

    def _others(self) -> Iterator[tuple[str, ...]]:
        seen = set[str]()
        readings = self._decoder.nbest() or ()
        for reading in itertools.islice(readings, MOST_OTHERS):
            if reading is not None and reading.hypstr and reading.hypstr not in seen:
                seen.add(reading.hypstr)
                yield tuple(reading.hypstr.split())


def as_binary(text: Path, target: Path) -> None:
    """Write a language model that was written as text in the form that loads at once."""
    decoder: Any = _sphinx.Decoder(samprate=SAMPLE_RATE, loglevel="FATAL", lm=None)
    _sphinx.NGramModel(decoder.config, decoder.get_logmath(), str(text)).write(str(target), _BINARY)


def dictionary() -> dict[str, Phones]:
    """Return how the words sound that the decoder knows; of several ways the first."""
    known: dict[str, Phones] = {}
    with Path(_sphinx.get_model_path("en-us/cmudict-en-us.dict")).open(encoding="utf-8") as file:
        for line in file:
            word, *sounds = line.split()
            known[word.partition("(")[0]] = known.get(word.partition("(")[0]) or tuple(sounds)
    return known


def _is_word(segment: Segment) -> bool:
    return segment.word not in _FILLERS and not segment.word.startswith(("<", "[", "++"))


def _word(segment: Segment) -> DecodedWord:
    return DecodedWord(
        str(segment.word).partition("(")[0],
        segment.start_frame / FRAMES_A_SECOND,
        (segment.end_frame + 1) / FRAMES_A_SECOND,
        min(1.0, float(segment.prob)),
    )
