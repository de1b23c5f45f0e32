"""Recordings are on disk while they are spoken, and open in any player whenever the program ends."""

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.recording import HEADER_BYTES, RecordingError, RecordingFile, repair
from simulator.speech.sound_file import open_sound

ROOT = Path(__file__).resolve().parents[2]
PIECE = bytes(range(200)) * 8  # 50 ms
COUNTED = [i.to_bytes(2, "little") * 800 for i in range(2_000)]


def frames_in(path: Path) -> bytes:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, SAMPLE_RATE)
        return file.readframes(file.getnframes())


def test_can_be_opened_after_every_piece(tmp_path: Path) -> None:
    recording = RecordingFile(tmp_path / "reply.wav")
    assert frames_in(recording.path) == b""
    for number in range(1, 12):
        recording.add(PIECE)
        assert frames_in(recording.path) == PIECE * number
        assert recording.seconds == pytest.approx(0.05 * number)
    recording.close()
    recording.close()
    recording.add(PIECE)
    assert not recording.is_open
    assert frames_in(recording.path) == PIECE * 11
    assert open_sound(recording.path).seconds == pytest.approx(0.55)


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=5), max_size=8))
def test_pieces_may_end_in_the_middle_of_a_sample(pieces: list[bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        recording = RecordingFile(Path(folder, "reply.wav"))
        for piece in pieces:
            recording.add(piece)
        recording.close()
        everything = b"".join(pieces)
        assert frames_in(recording.path) == everything[: len(everything) // 2 * 2]


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_nobody_else_may_listen(tmp_path: Path) -> None:
    with_sound = RecordingFile(tmp_path / "reply.wav")
    with_sound.close()
    assert with_sound.path.stat().st_mode & 0o077 == 0


def test_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "reply.wav").write_bytes(b"precious")
    with pytest.raises(RecordingError, match="already"):
        RecordingFile(tmp_path / "reply.wav")
    assert (tmp_path / "reply.wav").read_bytes() == b"precious"


def test_the_disk_has_it_every_quarter_of_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []

    def sync(number: int) -> None:
        synced.append(os.fstat(number).st_size - HEADER_BYTES)

    monkeypatch.setattr("simulator.speech.recording._sync", sync)
    recording = RecordingFile(tmp_path / "reply.wav")
    for _ in range(100):
        recording.add(PIECE)
    recording.close()
    kept = [0, *synced]
    assert max(b - a for a, b in itertools.pairwise(kept)) <= SAMPLE_RATE * 2 / 4
    assert synced[-1] == 100 * len(PIECE)
    assert len(synced) < 40  # not after each piece: disks have other work


def test_a_folder_that_goes_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    recording = RecordingFile(folder / "reply.wav")
    recording.add(PIECE)
    if os.name == "nt":
        pytest.skip("Windows takes no folder away from under an open file")
    shutil.rmtree(folder)
    told: list[RecordingError] = []
    for _ in range(20):
        try:
            recording.add(PIECE)
        except RecordingError as error:
            told.append(error)
    recording.close()
    assert len(told) == 1
    assert "folder has gone" in told[0].problem
    assert "Your words count all the same." in told[0].remedy
    with pytest.raises(RecordingError, match="folder has gone"):
        RecordingFile(folder / "reply.wav")


FILLING = """
import resource, sys
from pathlib import Path
from simulator.speech.recording import RecordingFile, RecordingError
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_001, 10_001))
recording, told = RecordingFile(Path(sys.argv[1])), 0
for _ in range(20):
    try:
        recording.add(bytes(1_600))
    except RecordingError as error:
        told += 1
        print(error)
recording.close()
assert told == 1 and not recording.is_open
print(recording.seconds)
"""


@pytest.mark.skipif(os.name != "posix", reason="the limit that stands in for a full disk is POSIX")
def test_a_file_that_cannot_grow_is_told_once_and_can_be_played(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(tmp_path / "reply.wav")],
        cwd=ROOT, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "cannot be kept" in done.stdout
    kept = frames_in(tmp_path / "reply.wav")
    assert len(kept) == 6 * 1_600
    assert (tmp_path / "reply.wav").stat().st_size == HEADER_BYTES + len(kept)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    recording = RecordingFile(tmp_path / "reply.wav")
    assert recording._file is not None
    recording._file.close()
    recording._file = open("/dev/full", "r+b", buffering=0)  # noqa: SIM115
    with pytest.raises(RecordingError, match="the disk is full"):
        recording.add(PIECE)
    recording.add(PIECE)


def test_erases_what_is_not_wanted(tmp_path: Path) -> None:
    recording = RecordingFile(tmp_path / "reply.wav")
    recording.add(PIECE)
    recording.discard()
    assert list(tmp_path.iterdir()) == []
    recording.discard()


SPEAKING = """
import sys, time
from pathlib import Path
from simulator.speech.recording import RecordingFile
recording = RecordingFile(Path(sys.argv[1]))
begun, number = time.monotonic(), 0
while True:
    number += 1
    time.sleep(max(0, begun + number * 0.005 - time.monotonic()))
    print(number, flush=True)  # said before the piece is added: the most that could have been lost
    recording.add(number.to_bytes(2, "little") * 800)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is POSIX")
def test_kill_9_loses_a_quarter_of_a_second_at_the_most(tmp_path: Path) -> None:
    chance = random.Random(7)
    speaking = [
        subprocess.Popen(
            [sys.executable, "-c", SPEAKING, str(tmp_path / f"{each}.wav")], cwd=ROOT, stdout=subprocess.PIPE
        )
        for each in range(20)
    ]
    for each, process in enumerate(speaking):
        assert process.stdout is not None
        wanted = chance.randint(1, 120)
        said = 0
        while said < wanted:
            said = int(process.stdout.readline())
        process.kill()
        said = int((process.stdout.read().split() or [said])[-1])
        process.stdout.close()
        process.wait()
        path = tmp_path / f"{each}.wav"
        kept = frames_in(path)
        everything = b"".join(COUNTED[1 : said + 1])
        assert everything.startswith(kept)
        assert len(everything) - len(kept) <= SAMPLE_RATE * 2 / 4
        _opens_elsewhere(path, len(kept) / 2 / SAMPLE_RATE)
        assert repair(path) * SAMPLE_RATE * 2 >= len(kept)


def _opens_elsewhere(path: Path, seconds: float) -> None:
    for command in (
        ["soxi", "-D"],
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"],
    ):
        if shutil.which(command[0]) and path.name in ("0.wav", "1.wav"):
            found = subprocess.run(
                [*command, str(path)], capture_output=True, text=True, timeout=30, check=True
            )
            assert float(found.stdout.strip()) == pytest.approx(seconds, abs=0.001)
            assert found.stderr == ""


@pytest.mark.parametrize("lie", [0, 10, 0xFFFF_FFFF])
@pytest.mark.parametrize("more", [b"", b"\7"])
def test_repair_believes_what_is_there(tmp_path: Path, lie: int, more: bytes) -> None:
    path = tmp_path / "reply.wav"
    recording = RecordingFile(path)
    recording.add(PIECE)
    recording.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + lie.to_bytes(4, "little") + whole[44:] + more)
    assert repair(path) == pytest.approx(0.05)
    assert path.read_bytes() == whole


def test_repair_of_what_had_hardly_begun(tmp_path: Path) -> None:
    path = tmp_path / "reply.wav"
    for there in (b"", b"RIFF", b"RIFF\1\2\3\4WAVEfmt "):
        path.write_bytes(there)
        assert repair(path) == 0
        assert frames_in(path) == b""


def test_repair_leaves_other_files_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear Sir or Madam")
    with pytest.raises(RecordingError, match="no recording"):
        repair(path)
    assert path.read_bytes() == b"Dear Sir or Madam"
    with pytest.raises(RecordingError, match="gone"):
        repair(tmp_path / "nowhere.wav")
