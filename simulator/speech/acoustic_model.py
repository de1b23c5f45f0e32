"""The acoustic model that pocketsphinx brings: read, and written again with other numbers.

It describes each sound of English by 128 bell curves in each of three streams of 13 numbers: the cepstrum of
a hundredth of a second, how it changes, and how that changes. A state of a word mixes these curves by
weights of its own. Only for the listener's child process: it needs numpy.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pocketsphinx  # pyright: ignore[reportMissingTypeStubs]

Numbers = npt.NDArray[np.float32]

STREAMS, CURVES, WIDTH = 3, 128, 13
"""Streams of a frame, curves of a sound in each, and numbers of a curve's middle."""

UNIT = float(np.log(1.0001)) * 1024
"""What one step of a weight, as it is stored, takes from the logarithm of a chance."""

_END, _MAGIC = b"endhdr\n", 0x11223344
_LEAST_VARIANCE = 1e-4


@dataclass(frozen=True, slots=True)
class AcousticModel:
    """The model's numbers.

    Attributes:
        sounds: Sound as the dictionary names it -> its place below.
        means: (sounds, STREAMS, CURVES, WIDTH).
        variances: As many.
        weights: (STREAMS, CURVES, states): the logarithm of a state's weights, in steps of -UNIT.
    """

    sounds: dict[str, int]
    means: Numbers
    variances: Numbers
    weights: npt.NDArray[np.uint8]


def model_folder() -> Path:
    """Return where the model lies."""
    untyped: Any = pocketsphinx
    return Path(untyped.get_model_path()) / "en-us" / "en-us"


def read_acoustic_model(folder: Path) -> AcousticModel:
    """Read a model.

    Raises:
        ValueError: It is not built as this one is.
        OSError: It cannot be read.
    """
    _, means = _read(folder / "means")
    _, variances = _read(folder / "variances")
    sounds = _sounds(folder / "mdef", len(means))
    weights = _weights(folder / "sendump")
    return AcousticModel(sounds, means, np.maximum(variances, np.float32(_LEAST_VARIANCE)), weights)


def write_numbers(like: Path, numbers: Numbers, target: Path) -> None:
    """Write other numbers than the means or the variances in a file, as pocketsphinx reads them."""
    head, _ = _read(like)
    unchecked = head.replace(b"chksum0", b"nothing")  # a sum of the old numbers would follow
    order = "<" if unchecked[unchecked.index(_END) + len(_END)] == _MAGIC & 0xFF else ">"
    target.write_bytes(unchecked + numbers.astype(f"{order}f4").tobytes())


def _read(path: Path) -> tuple[bytes, Numbers]:
    """Return what stands before the numbers, and the numbers."""
    raw = path.read_bytes()
    at = raw.index(_END) + len(_END)
    order = "<" if struct.unpack_from("<I", raw, at)[0] == _MAGIC else ">"
    sounds, *shape = struct.unpack_from(f"{order}3I", raw, at + 4)
    widths = struct.unpack_from(f"{order}{STREAMS}I", raw, at + 16)
    if shape != [STREAMS, CURVES] or set(widths) != {WIDTH}:
        raise ValueError(f"{path.name} is not built as expected")
    at += 16 + 4 * STREAMS + 4
    numbers = np.frombuffer(raw, f"{order}f4", sounds * STREAMS * CURVES * WIDTH, at)
    return raw[:at], numbers.astype(np.float32).reshape(sounds, STREAMS, CURVES, WIDTH)


def _weights(path: Path) -> npt.NDArray[np.uint8]:
    """A list of texts stands before them, each after its length; then how many rows and columns there are."""
    raw, at = path.read_bytes(), 0
    while length := struct.unpack_from("<I", raw, at)[0]:
        at += 4 + length
    curves, states = struct.unpack_from("<2I", raw, at + 4)
    if curves != CURVES or at + 12 + STREAMS * curves * states != len(raw):
        raise ValueError(f"{path.name} is not built as expected")
    return np.frombuffer(raw, np.uint8, offset=at + 12).reshape(STREAMS, CURVES, states)


def _sounds(path: Path, count: int) -> dict[str, int]:
    raw = path.read_bytes()
    names = raw[raw.index(b"+NSN+\0") :].split(b"\0", count)[:count]
    return {name.decode("ascii"): place for place, name in enumerate(names)}
