"""read_sound: any usual WAV or AIFF file as the sound a listener takes, and what to say of it."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from simulator.speech.interface import SAMPLE_RATE, SoundFileError
from simulator.speech.loudness import loudness_of, remarks_on
from simulator.speech.sound_chunks import NotReadableError, SoundBody, find_sound

if TYPE_CHECKING:
    from simulator.speech.samples import Decoder, Samples

LONGEST_SECONDS = 30 * 60
"""A reply takes seconds; half an hour is a recording of something else."""

LARGEST_STREAM = 400_000_000
"""Bytes taken from a pipe: half an hour of studio sound."""

READ_AT_ONCE = 1 << 20

TELEPHONE_BELOW = 12_000
"""Samples a second; fewer leave out what tells many consonants apart."""

TELEPHONE = (
    "It sounds like a telephone, so words may be wrong: record at 16,000 samples a second or more if you can."
)

SAVE_AS_WAV = "Save or convert it as a WAV file (“PCM”, any rate, one or two channels) and try again."


@dataclass(frozen=True, slots=True)
class Sound:
    """What was in a sound file.

    Attributes:
        pcm: SAMPLE_RATE, one channel, signed 16-bit, little-endian.
        remarks: What is to be said of it, in sentences: silent, very quiet, cut off,
            recorded too coarsely, incomplete.
    """

    pcm: bytes
    remarks: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.pcm) / 2 / SAMPLE_RATE


def read_sound(path: Path) -> bytes:
    """Return a file's sound: SAMPLE_RATE, one channel, signed 16-bit, little-endian.

    Raises:
        SoundFileError: It cannot be read, holds no sound, or more than LONGEST_SECONDS of it.
    """
    return open_sound(path).pcm


def open_sound(path: Path) -> Sound:
    """Return a file's sound, and what is to be said of it.

    Raises:
        SoundFileError: It cannot be read, holds no sound, or more than LONGEST_SECONDS of it.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "a device"
            raise SoundFileError(f"{path} is {what}, not a sound file.", remedy="Name a WAV file.")
        with path.open("rb") as file:
            return _sound(file, os.fstat(file.fileno()).st_size, str(path))
    except FileNotFoundError:
        raise SoundFileError(
            f"There is no file {path}.", remedy="Look at the name, and at the folder you are in."
        ) from None
    except PermissionError:
        raise SoundFileError(
            f"You may not read {path}.", remedy="Ask its owner, or copy it to a place of your own."
        ) from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise SoundFileError(
            f"{path} cannot be read: {why}.", remedy="Look at the name and the disk."
        ) from error


def sound_from(stream: BinaryIO, name: str) -> Sound:
    """Return the sound of a file that comes through a pipe.

    Args:
        stream: The bytes of the file.
        name: What to call it when something is wrong.

    Raises:
        SoundFileError: As `open_sound`.
    """
    taken = stream.read(LARGEST_STREAM + 1)
    if len(taken) > LARGEST_STREAM:
        raise SoundFileError(
            f"{name} holds more than {LARGEST_STREAM // 1_000_000} megabytes.", remedy="Cut out the reply."
        )
    return _sound(io.BytesIO(taken), len(taken), name)


def _sound(file: BinaryIO, length: int, name: str) -> Sound:
    if not length:
        raise SoundFileError(f"{name} is empty.", remedy="Record or export it again.")
    try:
        body = find_sound(file, length)
    except NotReadableError as wrong:
        raise SoundFileError(f"{name} is {wrong}.", remedy=SAVE_AS_WAV) from wrong
    seconds = body.size / body.shape.frame / body.shape.rate
    if seconds > LONGEST_SECONDS:
        raise SoundFileError(
            f"{name} is {seconds / 60:,.0f} minutes long; {LONGEST_SECONDS // 60} are the most.",
            remedy="Cut out the reply.",
        )
    pcm, clipped_share = _decoded(file, body)
    remarks = remarks_on(replace(loudness_of(pcm), clipped_share=clipped_share))
    if body.shape.rate < TELEPHONE_BELOW:
        remarks = (*remarks, TELEPHONE)
    if body.missing:
        there = f"{seconds:.1f} seconds" if seconds >= 0.1 else "next to nothing"  # noqa: PLR2004
        remarks = (*remarks, f"It breaks off before its end: {there} of it could be read.")
    return Sound(pcm, remarks)


def _decoded(file: BinaryIO, body: SoundBody) -> tuple[bytes, float]:
    """Return the sound at SAMPLE_RATE, and how much of it was cut off; never all of a file in memory."""
    from simulator.speech.samples import Decoder, Resampler, as_pcm

    decoder, resampler = Decoder(body.shape), Resampler(body.shape.rate)
    pieces = [as_pcm(resampler.take(samples)) for samples in _pieces(file, body, decoder)]
    pieces.append(as_pcm(resampler.finish()))
    return b"".join(pieces), decoder.clipped_share


def _pieces(file: BinaryIO, body: SoundBody, decoder: Decoder) -> Generator[Samples]:
    file.seek(body.start)
    left, frame = body.size, body.shape.frame
    while left:
        sound = file.read(min(left, READ_AT_ONCE // frame * frame))
        left -= len(sound)
        if len(sound) % frame or not sound:  # the file was shortened meanwhile
            sound, left = sound[: len(sound) // frame * frame], 0
        if sound:
            yield decoder.take(sound)
