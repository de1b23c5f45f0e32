"""How a WAV or AIFF file says what its sound is and where: read from its chunks, trusting none of them.

The standard library reads few kinds of WAV and meets hostile ones with a bare RuntimeError; so this
reads the chunks itself. Nothing here reads the sound, and no size in a file is believed without looking.
"""

from __future__ import annotations

import struct
from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, NamedTuple

from simulator.speech.chunk_kinds import COMPRESSED, FOREIGN

MOST_CHUNKS = 10_000
"""A file with more has none of them from a recorder."""

STREAMED_SIZE = 0x7FFF_0000
"""Sizes from here on are what programs write that did not know how long the sound would be."""

LONGEST_DESCRIPTION = 4_096
"""Bytes of the chunk that describes the sound; it has 16 to 40."""

LOWEST_RATE, HIGHEST_RATE, MOST_CHANNELS = 4_000, 192_000, 8


class NotReadableError(Exception):
    """This is no sound that can be read; says in words what it is, for the middle of a sentence."""


class Encoding(Enum):
    """How a sample is written."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    FLOAT = "float"
    A_LAW = "A-law"
    MU_LAW = "mu-law"


@dataclass(frozen=True, slots=True)
class SoundShape:
    """What the samples of a file are.

    Attributes:
        encoding: How a sample is written.
        width: Bytes a sample.
        is_big_endian: Whether its first byte counts most.
        channels: How many samples belong to one moment.
        rate: Moments a second.
    """

    encoding: Encoding
    width: int
    is_big_endian: bool
    channels: int
    rate: int

    @property
    def frame(self) -> int:
        """Bytes of one moment: a sample of each channel."""
        return self.width * self.channels


@dataclass(frozen=True, slots=True)
class SoundBody:
    """Where the samples of a file are.

    Attributes:
        shape: What they are.
        start: Byte of the first.
        size: How many bytes there are, as far as the file goes.
        missing: How many more the file speaks of.
    """

    shape: SoundShape
    start: int
    size: int
    missing: int


class _Chunk(NamedTuple):
    name: bytes
    start: int
    size: int
    length: int  # of the file


def find_sound(file: BinaryIO, length: int) -> SoundBody:
    """Say what sound a file holds, and where.

    Args:
        file: It can seek.
        length: How many bytes it has.

    Raises:
        NotReadableError: None that can be read.
        OSError: The file cannot be read.
    """
    file.seek(0)
    head = file.read(16)
    family, kind = head[:4].upper(), head[8:12].upper()
    if family in (b"RIFF", b"RIFX", b"RF64", b"BW64") and kind == b"WAVE":
        return _body(_chunks(file, length, ">" if family == b"RIFX" else "<"), file, family)
    if family == b"FORM" and kind in (b"AIFF", b"AIFC"):
        return _body(_chunks(file, length, ">"), file, kind)
    raise NotReadableError(_foreign(head))


def _foreign(head: bytes) -> str:
    for at, magic, what in FOREIGN:
        if head[at : at + len(magic)] == magic:
            return what
    if head and not head.strip(b"\0"):
        return "empty space (nothing but zeros)"
    if all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head):  # noqa: PLR2004
        return "text"
    return "no sound file that Rapport knows"


def _chunks(file: BinaryIO, length: int, order: str) -> Generator[_Chunk]:
    at = 12
    for _ in range(MOST_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:  # noqa: PLR2004
            return
        size = int(struct.unpack(f"{order}I", head[4:])[0])
        yield _Chunk(head[:4].lower(), at + 8, size, length)
        at += 8 + size
        if size % 2:
            file.seek(at)
            at += file.read(1) == b"\0"  # some programs forget to fill up to an even place


def _body(chunks: Generator[_Chunk], file: BinaryIO, family: bytes) -> SoundBody:
    is_aiff = family.startswith(b"AIF")
    shape, sound = None, None
    for chunk in chunks:
        if chunk.name == (b"comm" if is_aiff else b"fmt ") and shape is None:
            shape = (_aiff_shape if is_aiff else _wave_shape)(_description(file, chunk), family)
        elif chunk.name == (b"ssnd" if is_aiff else b"data") and sound is None:
            sound = _extent(file, chunk, is_aiff=is_aiff)
        if shape and sound:
            return _measured(shape, *sound)
    if shape is None:
        raise NotReadableError("a sound file that does not say how its sound is written")
    raise NotReadableError("a sound file without any sound in it")


def _description(file: BinaryIO, chunk: _Chunk) -> bytes:
    file.seek(chunk.start)
    return file.read(min(chunk.size, LONGEST_DESCRIPTION))


def _extent(file: BinaryIO, chunk: _Chunk, *, is_aiff: bool) -> tuple[int, int, int] | None:
    """Return where the samples begin, how many bytes there are, and how many are said to be."""
    start, said = chunk.start, chunk.size
    if is_aiff:
        file.seek(start)
        offset = int.from_bytes(file.read(8)[:4], "big")
        start, said = start + 8 + offset, max(0, said - 8 - offset)
    there = max(0, chunk.length - start)
    if said >= STREAMED_SIZE or (said == 0 and not _chunk_follows(file, start, there)):
        return start, there, there
    return (start, min(said, there), said) if said else None


def _chunk_follows(file: BinaryIO, at: int, there: int) -> bool:
    """Whether another chunk stands here, where a size of 0 may mean "none" or "not known yet"."""
    file.seek(at)
    head = file.read(8)
    size = int.from_bytes(head[4:], "little")
    return len(head) < 8 or (head[:4].strip().isalnum() and size <= there - 8)  # noqa: PLR2004


def _measured(shape: SoundShape, start: int, there: int, said: int) -> SoundBody:
    whole = there - there % shape.frame
    if not whole:
        raise NotReadableError("a sound file without any sound in it")
    return SoundBody(shape, start, whole, max(0, said - there))


_WAVE_ENCODINGS = {1: Encoding.SIGNED, 3: Encoding.FLOAT, 6: Encoding.A_LAW, 7: Encoding.MU_LAW}
_EXTENSIBLE = 0xFFFE


def _wave_shape(described: bytes, family: bytes) -> SoundShape:
    order = ">" if family == b"RIFX" else "<"
    if len(described) < 16:  # noqa: PLR2004
        raise NotReadableError("a sound file whose description breaks off")
    tag, channels, rate, _, frame, bits = struct.unpack(f"{order}HHIIHH", described[:16])
    if tag == _EXTENSIBLE and len(described) >= 26:  # noqa: PLR2004
        tag = int(struct.unpack(f"{order}H", described[24:26])[0])
    encoding = _WAVE_ENCODINGS.get(tag)
    if encoding is None:
        raise NotReadableError(f"a sound file written as {COMPRESSED.get(tag, f'kind {tag}')}")
    width = frame // channels if channels and frame % channels == 0 else 0
    width = width if width * 8 >= bits else (bits + 7) // 8
    if encoding is Encoding.SIGNED and width == 1:
        encoding = Encoding.UNSIGNED
    return _believable(SoundShape(encoding, width, order == ">", channels, rate))


_AIFC_KINDS = {
    b"NONE": (Encoding.SIGNED, True),
    b"twos": (Encoding.SIGNED, True),
    b"sowt": (Encoding.SIGNED, False),
    b"fl32": (Encoding.FLOAT, True),
    b"FL32": (Encoding.FLOAT, True),
    b"fl64": (Encoding.FLOAT, True),
    b"FL64": (Encoding.FLOAT, True),
    b"alaw": (Encoding.A_LAW, True),
    b"ALAW": (Encoding.A_LAW, True),
    b"ulaw": (Encoding.MU_LAW, True),
    b"ULAW": (Encoding.MU_LAW, True),
}


def _aiff_shape(described: bytes, family: bytes) -> SoundShape:
    if len(described) < 18:  # noqa: PLR2004
        raise NotReadableError("a sound file whose description breaks off")
    channels, _, bits = struct.unpack(">HIH", described[:8])
    exponent, mantissa = struct.unpack(">HQ", described[8:18])
    power = (exponent & 0x7FFF) - 16_383 - 63
    rate = mantissa >> -power if -64 <= power <= 0 else 0  # noqa: PLR2004  # 80 bits of float
    kind = described[18:22] if family == b"AIFC" else b"NONE"
    if kind not in _AIFC_KINDS:
        name = kind.decode("ascii", "replace").strip()
        raise NotReadableError(f"a sound file written as “{name}”" if name.isalnum() else "a compressed file")
    encoding, is_big_endian = _AIFC_KINDS[kind]
    width = 1 if encoding in (Encoding.A_LAW, Encoding.MU_LAW) else (bits + 7) // 8
    return _believable(SoundShape(encoding, width, is_big_endian, channels, rate))


def _believable(shape: SoundShape) -> SoundShape:
    widths = {
        Encoding.UNSIGNED: (1,),
        Encoding.SIGNED: (1, 2, 3, 4),
        Encoding.FLOAT: (4, 8),
        Encoding.A_LAW: (1,),
        Encoding.MU_LAW: (1,),
    }
    if not 1 <= shape.channels <= MOST_CHANNELS:
        raise NotReadableError(
            f"a sound file with {shape.channels} channels (1 to {MOST_CHANNELS} are usual)"
        )
    if not LOWEST_RATE <= shape.rate <= HIGHEST_RATE:
        raise NotReadableError(
            f"a sound file with {shape.rate:,} samples a second "
            f"({LOWEST_RATE:,} to {HIGHEST_RATE:,} are usual)"
        )
    if shape.width not in widths[shape.encoding]:
        raise NotReadableError(f"a sound file with samples of {shape.width * 8} bits")
    return shape
