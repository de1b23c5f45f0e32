"""``say``: a text into a WAV file, by the customer's voice."""

from __future__ import annotations

import os
import sys
import time
import wave
from pathlib import Path
from typing import NamedTuple

from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import VoiceWish
from simulator.speech.casting import cast_all
from simulator.speech.interface import SAMPLE_RATE, CastVoice, Voice, VoiceUnavailableError
from simulator.speech.speakable import speakable
from simulator.speech.voices import VOICES
from simulator.speech.word_times import spoken_seconds

START_SECONDS = 10.0
"""How long a voice may take to be there."""

SPEAK_SECONDS = 60.0
"""How long it may take for the text."""

LONGEST = 5_000
"""Characters; about six minutes."""

WISHES = {
    "female": ("gender", "female"),
    "male": ("gender", "male"),
    "child": ("age", "child"),
    "young": ("age", "young"),
    "middle": ("age", "middle"),
    "old": ("age", "old"),
    "low": ("pitch", "low"),
    "high": ("pitch", "high"),
}
"""Words for how it should sound, with the part of a VoiceWish that each is."""


class SayError(SimulatorError):
    """The text, the file or the voice is not one that can be used."""


class Wanted(NamedTuple):
    """Which voices may speak, best first, and how."""

    voices: tuple[str, ...]
    wish: VoiceWish


def say(text: str, *, out: str, voice: str | None) -> int:
    """Write a text to a WAV file as it is spoken, and print where and by whom.

    Args:
        text: What to say.
        out: The file; replaced if it is there, and only by a whole one.
        voice: A name in VOICES, or words of WISHES; None is the best there is.

    Raises:
        SimulatorError: It cannot be said, or not there.
    """
    wanted = _wanted(voice or "")
    said = _said(text)
    target = _target(out)
    problems = list[SimulatorError]()
    for name in wanted.voices:
        engine = VOICES[name]()
        try:
            cast = _spoken(engine, said, wanted.wish, target)
        except VoiceUnavailableError as problem:
            problems.append(problem)
        else:
            print(f"{target}: {_seconds_of(target):.1f} seconds by {name} ({cast.voice_id})")
            return 0
        finally:
            engine.close()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1


def _wanted(voice: str) -> Wanted:
    """Take the voice's name, or the words of a wish, such as "old female" or "child,high"."""
    if voice in VOICES:
        return Wanted((voice,), VoiceWish())
    words = voice.replace(",", " ").replace("-", " ").split()
    unknown = [word for word in words if word not in WISHES]
    if unknown:
        raise SayError(
            f"There is no voice “{unknown[0]}”.",
            remedy=f"Name one of {', '.join(VOICES)}, or wish with {', '.join(WISHES)}.",
        )
    chosen = dict(WISHES[word] for word in words)
    wish = VoiceWish(
        gender=chosen.get("gender", ""), age=chosen.get("age", ""), pitch=chosen.get("pitch", "middle")
    )
    return Wanted(tuple(name for name in VOICES if name != "silent"), wish)


def _said(text: str) -> str:
    if len(text) > LONGEST:
        raise SayError(
            f"The text has {len(text):,} characters, and at most {LONGEST:,} are said in one go.",
            remedy="Say it in parts.",
        )
    said = speakable(text)
    if not said:
        raise SayError("There is nothing to be said in that text.", remedy="Give it a word.")
    return said


def _target(out: str) -> Path:
    target = Path(out)
    nameless = SayError(f"No file can be called “{out[:80]}”.", remedy="Name another.")
    if "\x00" in out:
        raise nameless
    try:
        if not out.strip() or (target.exists() and not target.is_file()):
            raise SayError(
                f"“{out}” is not a file that can be written.", remedy="Name one, e.g. --out line.wav"
            )
        if not target.absolute().parent.is_dir():
            raise SayError(
                f"There is no folder {target.absolute().parent}.", remedy="Make it, or name another."
            )
        if not os.access(target.absolute().parent, os.W_OK):
            raise SayError(
                f"Nothing can be written in {target.absolute().parent}.", remedy="Name another folder."
            )
    except (OSError, ValueError) as error:
        raise nameless from error
    return target


def _spoken(engine: Voice, said: str, wish: VoiceWish, target: Path) -> CastVoice:
    until = time.monotonic() + SPEAK_SECONDS
    cast = cast_all({"": wish}, engine.voices(seconds=START_SECONDS), "en")[""]
    engine.render(said, cast, target, seconds=until - time.monotonic())
    if engine.name == "silent":
        _write_silence(target, spoken_seconds(said, cast.words_per_minute))
    return cast


def _write_silence(target: Path, seconds: float) -> None:
    """Write a file in which nothing is to be heard for as long as one would speak."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with wave.open(str(part), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes(bytes(2 * round(seconds * SAMPLE_RATE)))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _seconds_of(target: Path) -> float:
    with wave.open(str(target)) as file:
        return file.getnframes() / file.getframerate()
