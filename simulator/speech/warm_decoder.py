"""WarmDecoder: a PocketSphinx decoder that stays loaded and listens while one speaks.

Only the listener's child process imports this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pocketsphinx  # pyright: ignore[reportMissingTypeStubs]

from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.language_model import SENTENCE_END, SENTENCE_START, STOP
from simulator.speech.pronunciations import Phones
from simulator.speech.scenario_model import ScenarioWords
from simulator.speech.word_lattice import UNIT, Possible, plain, possible_words

_sphinx: Any = pocketsphinx
"""Untyped, so that each use of it need not say so."""

GENERAL, TUNING = "_default", "tuning"
"""Names of two searches: the model that comes with pocketsphinx, and one that recognises nothing much."""

TUNING_GRAMMAR = "#JSGF V1.0; grammar tuning; public <tuning> = the;\n"

FRAMES_A_SECOND = 100
BYTES_A_SECOND = 2 * SAMPLE_RATE

TUNED_ON_SECONDS = 1.6
"""Sound by which the decoder gets used to a voice and a microphone before it begins to recognise.

What it knows from the stretch before counts as much."""

MOST_AT_ONCE = 5_000
"""Word beginnings followed at the same time; in noise there would be many more, and none the better."""

LANGUAGE_WEIGHT = 5.5
"""Power to which a word's likelihood after others is raised beside its sounds; the decoder's own is 6.5."""

STOP_SOUND = "SIL"

LEAST_SILENCE = 8
"""Frames from which a silence may end a sentence."""

BETWEEN_STRETCHES = 3.0
"""How much likelier than the words alone a long silence makes the end of a sentence, as a logarithm."""

_FILLERS = ("<sil>", "<s>", "</s>", "[NOISE]", "[SPEECH]", "++UM++", "++UH++")


class Segment(Protocol):
    """What the decoder tells of a word."""

    word: str
    start_frame: int
    end_frame: int


_FOLDER = "rapport-listening-"


@dataclass(frozen=True, slots=True)
class DecodedWord:
    """A word as decoded.

    Attributes:
        text: The word.
        start: Its first frame, from the start of the stretch.
        end: One past its last.
        stops: Whether a sentence ends with it.
    """

    text: str
    start: int
    end: int
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """A stretch, decoded.

    Attributes:
        words: The likeliest reading.
        possible: What else may have been said, and how likely all of it is.
        fillers: How many "um" and "uh" stood in it.
    """

    words: tuple[DecodedWord, ...]
    possible: tuple[Possible, ...]
    fillers: int


class _Tuner:
    """Finds out how a voice and a microphone sound on the whole.

    A decoder that has once listened to sound as it comes never again looks at the whole of one, so this is
    a decoder of its own. It knows one word.
    """

    def __init__(self, folder: Path) -> None:
        words, grammar = folder / "tuning.dict", folder / "tuning.gram"
        words.write_text("the DH AH\n", encoding="ascii")
        grammar.write_text(TUNING_GRAMMAR, encoding="ascii")
        self._decoder: Any = _sphinx.Decoder(
            samprate=SAMPLE_RATE, loglevel="FATAL", lm=None, dict=str(words), jsgf=str(grammar)
        )

    def tuned_to(self, pcm: bytes) -> list[float]:
        """Return the mean of a sound's cepstrum."""
        self._decoder.reinit_feat()
        self._decoder.start_utt()
        self._decoder.process_raw(pcm, False, True)
        self._decoder.end_utt()
        return _numbers(self._decoder.get_cmn(False))


class WarmDecoder:
    """Decodes one stretch after another."""

    def __init__(self) -> None:
        self._load()
        self._scenario: tuple[Path, ScenarioWords] | None = None
        self._waiting: bytearray | None = None
        self._language: Any = None
        with TemporaryDirectory(prefix=_FOLDER) as folder:
            self._tuner = _Tuner(Path(folder))
        self._voice: list[float] = []

    def _load(self, **changed: str) -> None:
        self._decoder: Any = _sphinx.Decoder(
            samprate=SAMPLE_RATE, loglevel="FATAL", maxhmmpf=MOST_AT_ONCE, lw=LANGUAGE_WEIGHT, **changed
        )
        self._decoder.add_jsgf_string(TUNING, TUNING_GRAMMAR)
        self._decoder.activate_search(GENERAL)
        self._search = GENERAL
        self._known = set[str]()

    def get_used_to(self, means: Path | None = None, variances: Path | None = None) -> None:
        """Listen to a voice whose sounds are written in these files; without any, to nobody's in particular.

        Raises:
            RuntimeError: A file is none of it.
        """
        files = {"mean": means, "var": variances}
        self._voice = []
        self._load(**{name: str(file) for name, file in files.items() if file is not None})
        if self._scenario is not None:
            self.use(*self._scenario)

    def use(self, model: Path, words: ScenarioWords) -> None:
        """Listen with a scenario's model from now on."""
        name = model.stem
        self.forget()
        self._learn(words)
        loaded = _sphinx.NGramModel(self._decoder.config, self._decoder.get_logmath(), str(model))
        self._decoder.add_lm(name, loaded)
        self._decoder.activate_search(name)
        self._search, self._scenario = name, (model, words)

    def forget(self) -> None:
        """Listen with general English from now on."""
        self._scenario = None
        before, self._search = self._search, GENERAL
        self._decoder.activate_search(GENERAL)
        if before != GENERAL:
            self._decoder.remove_search(before)

    def _learn(self, words: ScenarioWords) -> None:
        new = {word: words.sounds[word] for word in sorted(words.sounds)} | {STOP: (STOP_SOUND,)}
        for known in self._known & new.keys():
            del new[known]
        for number, (word, sounds) in enumerate(new.items(), 1):
            self._decoder.add_word(word, " ".join(sounds), number == len(new))
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
        missing = int(TUNED_ON_SECONDS * BYTES_A_SECOND) - len(self._waiting)
        self._waiting += pcm[:missing]
        if len(pcm) >= missing:
            self._start()
            self.take(pcm[missing:])

    def finish(self) -> Decoded:
        """End it and return what was said."""
        if self._waiting is not None:
            self._start()
        self._decoder.end_utt()
        self._voice = _numbers(self._decoder.get_cmn(False))
        segments: list[Segment] = list(self._decoder.seg() or ())
        fillers = sum(segment.word.startswith("++") for segment in segments)
        self._language = self._decoder.get_lm(self._search)
        return Decoded(tuple(self._words(segments)), tuple(self._possible()), fillers)

    def ended_sentence(self, before: str, after: str) -> bool:
        """Return whether a stretch that ended with one word, before this one began, ended a sentence."""
        return self._ends(before, after) > -BETWEEN_STRETCHES

    def _ends(self, before: str, after: str) -> float:
        """Return how much rather a silence ends a sentence than interrupts it, by the words on both sides."""
        ends = self._log_chance(before, SENTENCE_END) + self._log_chance(SENTENCE_START, after)
        return ends - self._log_chance(before, after)

    def _words(self, segments: Sequence[Segment]) -> Iterator[DecodedWord]:
        """Yield the words, each with whether a sentence ends with it."""
        last: DecodedWord | None = None
        for segment in segments:
            if not _is_word(segment):
                continue
            if segment.word == STOP:
                last = replace(last, stops=True) if last is not None else None
                continue
            word = DecodedWord(plain(segment.word), segment.start_frame, segment.end_frame + 1)
            if last is not None:
                is_silent = word.start - last.end >= LEAST_SILENCE
                ends = is_silent and self._ends(last.text, word.text) > 0
                yield replace(last, stops=last.stops or ends)
            last = word
        if last is not None:
            yield last

    def _start(self) -> None:
        """Get used to how this voice sounds here, then decode what has waited."""
        sound, self._waiting = bytes(self._waiting or b""), None
        if sound:
            self._decoder.reinit_feat()  # forget the noise of other stretches, and get to know this one's
            self._decoder.activate_search(TUNING)
            self._decoder.start_utt()
            self._decoder.process_raw(sound, False, False)
            self._decoder.end_utt()
            self._decoder.activate_search(self._search)
            here = self._tuner.tuned_to(sound)
            mean = [(one + other) / 2 for one, other in zip(here, self._voice or here, strict=True)]
            self._decoder.set_cmn(",".join(f"{number:g}" for number in mean))
        self._decoder.start_utt()
        for at in range(0, len(sound), BYTES_A_SECOND // 10):
            self._decoder.process_raw(sound[at : at + BYTES_A_SECOND // 10], False, False)

    def _possible(self) -> list[Possible]:
        lattice = self._decoder.get_lattice()
        if lattice is None:
            return []
        try:
            with TemporaryDirectory(prefix=_FOLDER) as folder:  # nothing of what was said stays on the disk
                file = Path(folder) / "lattice"
                lattice.write(str(file))
                written = file.read_text(encoding="ascii", errors="replace")
        except (OSError, RuntimeError):
            return []  # no room for it: the words are there all the same
        return possible_words(written, self._log_chance)

    def _log_chance(self, before: str, word: str) -> float:
        return float(self._language.prob([word, before] if before else [word])) * UNIT


def _numbers(written: str) -> list[float]:
    return [float(number) for number in str(written).split(",")]


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
