"""``hear``: words with times and doubts out of a sound file, and a sentence for every file that has none."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line import hear
from simulator.speech.interface import SAMPLE_RATE, Heard, HeardWord, HearsAllAlike, ListenerUnavailableError
from simulator.speech.loudness import QUIET, SILENT
from tests.speech.sounds import noise, pcm_of, said, silence, tone, wav

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "scenario_files" / "small.yaml")
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite speaks the test's words")


class FakeListener(HearsAllAlike):
    """Takes down the same words of every sound, and remembers what it was told to expect."""

    name = "fake"

    def __init__(self) -> None:
        self.words: tuple[HeardWord, ...] = (
            HeardWord("I", 0.1, 0.2, 0.98765),
            HeardWord("can’t", 0.2, 0.4, 0.4, ("can", "")),
        )
        self.expected: tuple[str, ...] = ()
        self.taken = b""
        self.is_closed = False

    def expect(self, sayings: Sequence[str]) -> None:
        self.expected = tuple(sayings)

    def begin(self) -> None:
        self.taken = b""

    def take(self, pcm: bytes) -> None:
        self.taken += pcm

    def finish(self) -> Heard:
        return Heard(self.words, len(self.taken) / 2 / SAMPLE_RATE, self.name)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> FakeListener:
    fake = FakeListener()
    monkeypatch.setattr(hear, "open_listener", lambda *_, **__: fake)
    return fake


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    file = tmp_path / "reply.wav"
    file.write_bytes(wav(said(tmp_path, "I can't")))
    return file


@needs_flite
def test_words_with_times_confidence_and_doubts(run: Any, reply: Path, listener: FakeListener) -> None:
    code, out, err = run("hear", str(reply), "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer == {
        "text": "I can’t",
        "words": [
            {"text": "I", "from_seconds": 0.1, "to_seconds": 0.2, "confidence": 0.988, "instead": []},
            {
                "text": "can’t",
                "from_seconds": 0.2,
                "to_seconds": 0.4,
                "confidence": 0.4,
                "instead": ["can", ""],
            },
        ],
        "seconds": pytest.approx(len(listener.taken) / 32_000, abs=0.001),
        "engine": "fake",
        "remarks": [],
    }
    assert wav(listener.taken) == reply.read_bytes()
    assert listener.is_closed
    assert listener.expected == ()


@needs_flite
def test_people_read_lines(run: Any, reply: Path, listener: FakeListener) -> None:
    code, out, _ = run("hear", str(reply))
    assert code == 0
    assert out.splitlines()[0] == "I can’t"
    assert "0.20    0.40  0.40  can’t   (or “can” or nothing)" in out
    assert "taken down by fake" in out
    assert not listener.expected


@needs_flite
def test_a_scenario_says_what_to_expect(run: Any, reply: Path, listener: FakeListener) -> None:
    assert run("hear", str(reply), "--scenario", SMALL)[0] == 0
    assert len(listener.expected) > 5
    code, out, err = run("hear", str(reply), "--scenario", "nowhere")
    assert (code, out) == (1, "")
    assert "nowhere" in err


@pytest.mark.parametrize(
    ("sound", "remark"),
    [
        (silence(1), SILENT),
        (pcm_of(noise(2, 0.2)), hear.NO_SPEECH),
        (pcm_of(tone(440, 1)), hear.NO_SPEECH),
        (pcm_of(tone(440, 1, level=0.01)), QUIET),
    ],
)
def test_noise_has_no_words(
    run: Any, tmp_path: Path, listener: FakeListener, sound: bytes, remark: str
) -> None:
    file = tmp_path / "noise.wav"
    file.write_bytes(wav(sound))
    code, out, _ = run("hear", str(file), "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["text"], answer["words"]) == ("", [])
    assert remark in answer["remarks"]
    assert listener.taken == b""  # it was not even asked
    assert "(no words)" in run("hear", str(file))[1]


@needs_flite
def test_what_can_hardly_be_made_out_is_remarked_on(run: Any, reply: Path, listener: FakeListener) -> None:
    listener.words = ()
    assert hear.NO_WORDS in run("hear", str(reply))[1]
    listener.words = tuple(HeardWord("eh", i, i + 1, 0.2, ("",)) for i in range(5))
    assert hear.MOST_DOUBTFUL in run("hear", str(reply))[1]


@needs_flite
def test_a_pipe_is_a_file_too(run: Any, reply: Path, listener: FakeListener) -> None:
    code, out, _ = run("hear", "-", "--json", typed=reply.read_bytes())
    assert code == 0
    assert json.loads(out)["text"] == "I can’t"
    code, out, err = run("hear", "-", typed=b"Dear Sir")
    assert (code, out) == (1, "")
    assert "The sound on stdin is text." in err
    assert listener.is_closed


@pytest.mark.usefixtures("listener")
def test_what_is_no_sound_is_told_in_words(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "song.mp3").write_bytes(b"ID3\x04" + b"\0" * 50)
    for name, says in (
        ("empty.wav", "is empty"),
        ("song.mp3", "MP3"),
        ("none.wav", "no file"),
        ("", "folder"),
    ):
        code, out, err = run("hear", str(tmp_path / name), "--json")
        assert (code, out) == (1, "")
        assert says in err
        assert "Traceback" not in err


@needs_flite
def test_a_listener_that_is_not_there_is_told_in_words(
    run: Any, reply: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> FakeListener:
        raise ListenerUnavailableError("Vosk is not installed.", remedy="Install it.")

    monkeypatch.setattr(hear, "open_listener", missing)
    code, out, err = run("hear", str(reply), "--json")
    assert (code, out) == (1, "")
    assert "Vosk is not installed." in err


@needs_flite
def test_the_bundled_listener_takes_a_reply_down(run: Any, tmp_path: Path) -> None:
    words = "I can hear a dog. What is his name?"
    spoken = silence(0.4) + said(tmp_path, words) + silence(0.4)
    (tmp_path / "dog.wav").write_bytes(wav(spoken))
    code, out, err = run("hear", str(tmp_path / "dog.wav"), "--scenario", "barking-dog", "--json")
    assert code == 0, err
    answer = json.loads(out)
    heard = answer["text"].lower().replace(",", "").replace(".", "").replace("?", "").split()
    wanted = words.lower().replace(".", "").replace("?", "").split()
    assert sum(word in heard for word in wanted) >= len(wanted) - 2
    assert answer["engine"] == "pocketsphinx"
    times = [word["from_seconds"] for word in answer["words"]]
    assert times == sorted(times)
    assert 0.3 <= times[0] <= 0.8
    assert all(0 <= word["confidence"] <= 1 for word in answer["words"])
