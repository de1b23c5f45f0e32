"""Whatever a microphone gives becomes 16 kHz, one channel, 16 bits, without a seam between pieces."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtMultimedia import QAudioFormat

from simulator.gui.sound.intake import Converter, wanted_format

Kind = QAudioFormat.SampleFormat


def format_of(rate: int, channels: int, kind: QAudioFormat.SampleFormat) -> QAudioFormat:
    given_format = QAudioFormat()
    given_format.setSampleRate(rate)
    given_format.setChannelCount(channels)
    given_format.setSampleFormat(kind)
    return given_format


def encoded(samples: np.ndarray, channels: int, kind: QAudioFormat.SampleFormat) -> bytes:
    frames = np.repeat(samples[:, None], channels, axis=1)
    match kind:
        case Kind.Int16:
            return (frames * 32767).astype("<i2").tobytes()
        case Kind.Int32:
            return (frames * 2147483000).astype("<i4").tobytes()
        case Kind.UInt8:
            return (frames * 127 + 128).astype("u1").tobytes()
        case _:
            return frames.astype("<f4").tobytes()


def tone(rate: int, seconds: float = 0.5) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * 500 * np.arange(round(rate * seconds)) / rate)


@pytest.mark.parametrize("kind", [Kind.Int16, Kind.Int32, Kind.Float, Kind.UInt8])
@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (44_100, 1), (8000, 1), (16_000, 2)])
def test_a_tone_is_the_same_tone(rate: int, channels: int, kind: QAudioFormat.SampleFormat) -> None:
    converter = Converter(format_of(rate, channels, kind))
    raw = encoded(tone(rate), channels, kind)
    heard = np.frombuffer(
        b"".join(converter.take(raw[at : at + 1001]) for at in range(0, len(raw), 1001)), "<i2"
    )
    assert 7950 <= len(heard) <= 8000
    near = 0.02 if kind == Kind.UInt8 else 0.003
    assert np.abs(heard / 32768 - tone(16_000)[: len(heard)])[100:-100].max() < near


def test_what_is_right_already_goes_through_as_it_is() -> None:
    raw = (tone(16_000) * 32767).astype("<i2").tobytes()
    converter = Converter(wanted_format())
    assert converter.take(raw[:1001]) + converter.take(raw[1001:]) == raw


@given(st.lists(st.integers(0, 900), min_size=1, max_size=12))
def test_pieces_fit_together(sizes: list[int]) -> None:
    raw = encoded(tone(44_100, 0.1), 2, Kind.Int16)
    whole = Converter(format_of(44_100, 2, Kind.Int16)).take(raw)
    converter, at, out = Converter(format_of(44_100, 2, Kind.Int16)), 0, b""
    for size in [*sizes, len(raw)]:
        out += converter.take(raw[at : at + size])
        at += size
    difference = np.frombuffer(out, "<i2").astype(int) - np.frombuffer(whole, "<i2")
    assert np.abs(difference).max(initial=0) <= 1


def test_it_keeps_no_more_than_it_needs() -> None:
    converter = Converter(format_of(48_000, 1, Kind.Float))
    for _ in range(200):
        converter.take(encoded(tone(48_000, 0.05), 1, Kind.Float))
    assert len(converter._kept) < 3000
