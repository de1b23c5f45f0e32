"""Sound files of every usual kind become the same sound; all others are refused in words."""

import contextlib
import io
import os
import shutil
import struct
import subprocess
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.speech.interface import SAMPLE_RATE, SoundFileError
from simulator.speech.loudness import CLIPPED, QUIET, SILENT
from simulator.speech.samples import Decoder
from simulator.speech.sound_chunks import Encoding, SoundShape
from simulator.speech.sound_file import TELEPHONE, open_sound, read_sound, sound_from
from tests.speech.sounds import noise, pcm_of, tone, wav
from tests.thoroughness import times

TONE = tone(440, 0.5)


def heard_in(pcm: bytes) -> np.ndarray:
    return np.frombuffer(pcm, "<i2") / 32_768


def strongest(samples: np.ndarray) -> tuple[float, float]:
    """Return the frequency that stands out, and how strong it is."""
    middle = samples[len(samples) // 8 : -len(samples) // 8]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    at = int(spectrum.argmax())
    return at * SAMPLE_RATE / len(middle), 4 * spectrum[at] / len(middle)


def as_bits(samples: np.ndarray, bits: int, tag: int) -> bytes:
    if tag == 3:
        return samples.astype(f"<f{bits // 8}").tobytes()
    if bits == 8:
        return (np.rint(samples * 127) + 128).astype(np.uint8).tobytes()
    whole = np.rint(samples * (2 ** (bits - 1) - 1)).astype("<i8")
    return b"".join(int(v).to_bytes(bits // 8, "little", signed=True) for v in whole)


@pytest.mark.parametrize("channels", [1, 2, 8])
@pytest.mark.parametrize(("tag", "bits"), [(1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64)])
def test_every_width_is_the_same_sound(tmp_path: Path, tag: int, bits: int, channels: int) -> None:
    file = tmp_path / "tone.wav"
    frames = np.repeat(TONE, channels)
    file.write_bytes(wav(as_bits(frames, bits, tag), tag=tag, bits=bits, channels=channels))
    sound = open_sound(file)
    assert sound.remarks == ()
    assert np.abs(heard_in(sound.pcm) - TONE).max() < (0.01 if bits == 8 else 0.0002)


@pytest.mark.parametrize("rate", [4_000, 8_000, 11_025, 22_050, 32_000, 44_100, 47_999, 48_000, 192_000])
def test_every_rate_is_the_same_sound(tmp_path: Path, rate: int) -> None:
    file = tmp_path / "tone.wav"
    file.write_bytes(wav(pcm_of(tone(1_000, 1.5, rate)), rate=rate))
    samples = heard_in(read_sound(file))
    assert len(samples) == pytest.approx(1.5 * SAMPLE_RATE, abs=2)
    frequency, level = strongest(samples)
    assert frequency == pytest.approx(1_000, abs=2)
    assert level == pytest.approx(0.5, rel=0.02)
    away = samples - tone(1_000, 2)[: len(samples)]
    assert np.abs(away[200:-200]).max() < (0.2 if rate == 47_999 else 0.02)


@pytest.mark.parametrize("hertz", [8_300, 9_000, 12_000, 15_900, 20_000])
def test_what_is_too_high_is_not_folded_down(tmp_path: Path, hertz: int) -> None:
    file = tmp_path / "whistle.wav"
    file.write_bytes(wav(pcm_of(tone(hertz, 0.5, 48_000, level=0.9)), rate=48_000))
    samples = heard_in(read_sound(file))
    assert np.abs(samples[200:-200]).max() < 0.001  # -59 dB


def test_what_speech_needs_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "hiss.wav"
    for hertz in (96, 3_000, 6_000, 6_696):
        file.write_bytes(wav(pcm_of(tone(hertz, 0.5, 44_100)), rate=44_100))
        assert strongest(heard_in(read_sound(file)))[1] == pytest.approx(0.5, rel=0.05)


@pytest.mark.skipif(shutil.which("sox") is None, reason="sox writes the files to compare with")
@pytest.mark.parametrize(
    "options",
    [
        ("-e", "a-law"),
        ("-e", "mu-law"),
        ("-b", "24", "-c", "6"),
        ("-e", "float", "-b", "32", "-c", "2", "-r", "48000"),
        ("-B",),
        ("-t", "aiff", "-b", "24"),
        ("-t", "aifc", "-r", "44100"),
        ("-t", "aifc", "-e", "float", "-b", "64"),
    ],
)
def test_reads_what_another_program_wrote(tmp_path: Path, options: tuple[str, ...]) -> None:
    plain, file = tmp_path / "plain.wav", tmp_path / "written.wav"
    plain.write_bytes(wav(pcm_of(TONE)))
    kind = () if "-t" in options else ("-t", "wav")
    subprocess.run(["sox", str(plain), *kind, *options, str(file)], check=True, timeout=30)
    samples = heard_in(read_sound(file))
    assert len(samples) == pytest.approx(len(TONE), abs=2)
    least = min(len(samples), len(TONE)) - 100
    assert np.abs(samples[100:least] - TONE[100:least]).max() < 0.03


def test_telephone_codes_are_those_of_the_standard() -> None:
    everything = bytes(range(256))
    for encoding, silence, greatest in ((Encoding.A_LAW, 0xD5, 32_256), (Encoding.MU_LAW, 0xFF, 32_124)):
        values = Decoder(SoundShape(encoding, 1, False, 1, 8_000)).take(everything) * 32_768
        assert abs(values[silence]) <= 8
        assert values.max() == greatest == -values.min()
        assert len(set(values)) >= 255


EXTENSIBLE = struct.pack("<HHIIHHHHI", 0xFFFE, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16, 22, 16, 4) + (
    b"\x01\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
)
PCM = pcm_of(TONE)
ODD = b"LIST" + struct.pack("<I", 3) + b"abc"


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


@pytest.mark.parametrize(
    "content",
    [
        b"RIFF\0\0\0\0WAVE" + chunk(b"fmt ", EXTENSIBLE) + chunk(b"data", PCM),
        wav(PCM, size=0),
        wav(PCM, size=0xFFFF_FFFF),
        wav(PCM, size=0x7FFF_FFFF),
        wav(PCM).replace(b"RIFF", b"riff").replace(b"WAVE", b"wave").replace(b"data", b"DATA"),
        wav(PCM).replace(b"RIFF", b"RF64"),
        wav(PCM).replace(b"data", ODD + b"\0data"),  # filled up to an even place
        wav(PCM).replace(b"data", ODD + b"data"),  # forgotten
        wav(PCM) + chunk(b"LIST", b"cue points"),
        wav(PCM).replace(b"fmt ", chunk(b"data", b"") + b"fmt "),
        wav(PCM) + b"\0",
    ],
    ids=[
        "extensible",
        "0",
        "ffff",
        "7fff",
        "case",
        "rf64",
        "odd",
        "unpadded",
        "after",
        "empty-first",
        "one-more",
    ],
)
def test_odd_headers_are_read(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.wav"
    file.write_bytes(content)
    sound = open_sound(file)
    assert sound.remarks == ()
    assert sound.pcm[: len(PCM)] == PCM
    assert len(sound.pcm) - len(PCM) in (0, 2)


def test_big_endian_wav(tmp_path: Path) -> None:
    described = struct.pack(">HHIIHH", 1, 1, SAMPLE_RATE, 2 * SAMPLE_RATE, 2, 16)
    swapped = np.frombuffer(PCM, "<i2").astype(">i2").tobytes()
    (tmp_path / "x.wav").write_bytes(
        b"RIFX" + struct.pack(">I", 0) + b"WAVEfmt " + struct.pack(">I", 16) + described
        + b"data" + struct.pack(">I", len(PCM)) + swapped
    )  # fmt: skip
    assert read_sound(tmp_path / "x.wav") == PCM


def test_says_that_it_breaks_off(tmp_path: Path) -> None:
    file = tmp_path / "cut.wav"
    file.write_bytes(wav(PCM)[:-5_001])
    sound = open_sound(file)
    assert sound.pcm == PCM[:-5_002]
    assert len(sound.remarks) == 1
    assert "breaks off" in sound.remarks[0]
    assert "0.3 seconds" in sound.remarks[0]


@pytest.mark.parametrize(
    ("samples", "remarks"),
    [
        (np.zeros(SAMPLE_RATE), (SILENT,)),
        (noise(1, 0.0003), (SILENT,)),
        (tone(300, 1, level=0.01), (QUIET,)),
        (np.clip(tone(300, 1, level=3), -1, 1), (CLIPPED,)),
        (tone(300, 1, level=0.99), ()),
        (np.concatenate([np.zeros(SAMPLE_RATE), tone(300, 0.2)]), ()),
    ],
)
def test_says_what_is_amiss(tmp_path: Path, samples: np.ndarray, remarks: tuple[str, ...]) -> None:
    (tmp_path / "x.wav").write_bytes(wav(pcm_of(samples)))
    assert open_sound(tmp_path / "x.wav").remarks == remarks


def test_says_that_a_telephone_leaves_sounds_out(tmp_path: Path) -> None:
    for rate, remarks in ((8_000, (TELEPHONE,)), (16_000, ())):
        (tmp_path / "x.wav").write_bytes(wav(pcm_of(tone(300, 1, rate)), rate=rate))
        assert open_sound(tmp_path / "x.wav").remarks == remarks


def test_cutting_off_is_noticed_at_another_rate_too(tmp_path: Path) -> None:
    shout = np.repeat(np.clip(tone(300, 1, 48_000, level=3), -1, 1), 2)
    (tmp_path / "x.wav").write_bytes(wav(pcm_of(shout), rate=48_000, channels=2))
    assert open_sound(tmp_path / "x.wav").remarks == (CLIPPED,)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"Dear Sir or Madam, ...", "is text"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture"),
        (b"ID3\x04....", "is an MP3 file"),
        (b"OggS....", "is an Ogg file"),
        (b"fLaC....", "is a FLAC file"),
        (b"....ftypM4A ", "is an MP4 or M4A file"),
        (b"\0" * 400, "nothing but zeros"),
        (b"\x01\x02\x03\x04", "is no sound file that Rapport knows"),
        (b"RIFF", "is text"),
        (b"RIFF\0\0\0\0WAVE", "does not say how its sound is written"),
        (wav(b""), "without any sound"),
        (wav(b"\0"), "without any sound"),
        (wav(PCM)[:30], "description breaks off"),
        (wav(PCM, tag=2), "Microsoft ADPCM"),
        (wav(PCM, tag=0x55), "MP3"),
        (wav(PCM, tag=0x7777), "kind 30583"),
        (wav(PCM, channels=0), "0 channels"),
        (wav(PCM, channels=60_000), "60000 channels"),
        (wav(PCM, rate=0), "0 samples a second"),
        (wav(PCM, rate=4_000_000_000), "4,000,000,000 samples a second"),
        (wav(PCM, bits=64), "64 bits"),
        (wav(PCM, bits=0), "0 bits"),
        (wav(PCM, tag=3, bits=16), "16 bits"),
    ],
)
def test_refuses_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "reply.wav"
    file.write_bytes(content)
    with pytest.raises(SoundFileError) as refused:
        read_sound(file)
    assert str(file) in refused.value.problem
    assert says in refused.value.problem
    assert refused.value.remedy
    with pytest.raises(SoundFileError) as refused:
        sound_from(io.BytesIO(content), "The sound")
    assert refused.value.problem.startswith("The sound ")


def test_a_file_that_is_none(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "nowhere.wav", "There is no file"),
        (tmp_path, "is a folder"),
        (tmp_path / "a\0b.wav", "cannot be read"),
        (tmp_path / ("x" * 400), "cannot be read"),
    ):
        with pytest.raises(SoundFileError, match=says):
            read_sound(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_waits_for_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(SoundFileError, match="is a device"):
        read_sound(tmp_path / "pipe.wav")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    file = tmp_path / "hers.wav"
    file.write_bytes(wav(PCM))
    file.chmod(0)
    with pytest.raises(SoundFileError, match="may not read"):
        read_sound(file)


def test_half_an_hour_is_the_most_and_is_not_read_to_find_out(tmp_path: Path) -> None:
    file = tmp_path / "long.wav"
    file.write_bytes(wav(PCM, size=0))
    with file.open("r+b") as growing:
        growing.truncate(3_000_000_000)  # a file with a hole takes no room
    tracemalloc.start()
    with pytest.raises(SoundFileError, match=r"1,562 minutes long; 30 are the most"):
        read_sound(file)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_five_minutes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "five.wav"
    file.write_bytes(wav(pcm_of(tone(300, 300, 8_000)), rate=8_000))
    assert open_sound(file).seconds == pytest.approx(300, abs=0.001)


ORIGINAL = wav(pcm_of(tone(440, 0.02)))


@settings(max_examples=times(500, usual=120), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_file_whatever_is_a_crash(data: st.DataObject) -> None:
    mutated = bytearray(data.draw(st.sampled_from([ORIGINAL, AIFF])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, min(60, len(mutated) - 1)))
        how = data.draw(st.sampled_from(["set", "word", "cut", "insert"]))
        if how == "set":
            mutated[at] = data.draw(st.integers(0, 255))
        elif how == "word":
            mutated[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
        elif how == "cut":
            del mutated[at : at + data.draw(st.integers(1, len(mutated)))]
            mutated += b"\0"
        else:
            mutated[at:at] = data.draw(st.binary(min_size=1, max_size=9))
    with contextlib.suppress(SoundFileError):
        assert len(sound_from(io.BytesIO(bytes(mutated)), "it").pcm) % 2 == 0


SWAPPED = np.frombuffer(ORIGINAL[44:], "<i2").astype(">i2").tobytes()
AIFF = (
    b"FORM\0\0\0\0AIFFCOMM" + struct.pack(">IHIHHQ", 18, 1, 320, 16, 16_383 + 13, SAMPLE_RATE << 50)
    + b"SSND" + struct.pack(">III", 8 + 640, 0, 0) + SWAPPED
)  # fmt: skip


def test_aiff_without_another_program() -> None:
    assert sound_from(io.BytesIO(AIFF), "it").pcm == ORIGINAL[44:]
