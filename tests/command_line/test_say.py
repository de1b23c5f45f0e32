"""`say`: a text into a WAV file, and words for whatever is wrong with the call."""

import wave
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line import say
from tests.speech.tones import ToneVoice, needs_espeak, odd_voice


@pytest.fixture
def tones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """A table of voices without an engine."""
    table: dict[str, Any] = {
        "tone": ToneVoice,
        "broken": lambda: odd_voice("dies", tmp_path),
        "silent": say.VOICES["silent"],
    }
    monkeypatch.setattr(say, "VOICES", table)
    return table


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def test_it_says_where_and_by_whom(run: Any, tones: Any, tmp_path: Path) -> None:
    out = tmp_path / "line.wav"
    code, told, err = run("say", "Hello there.", "--out", str(out))
    assert (code, err) == (0, "")
    assert told == f"{out}: 0.1 seconds by tone (a)\n"
    assert seconds_of(out) > 0.1


@needs_espeak
@pytest.mark.parametrize(
    "voice", [[], ["--voice", "pyttsx3"], ["--voice", "old female"], ["--voice", "child,high"]]
)
def test_the_real_one(run: Any, voice: list[str], tmp_path: Path) -> None:
    out = tmp_path / "line.wav"
    code, told, err = run("say", "Good morning! I’m ringing about my kitchen.", "--out", str(out), *voice)
    assert (code, err) == (0, "")
    assert str(out) in told
    assert "pyttsx3" in told
    assert 1 < seconds_of(out) < 6


def test_the_silent_voice_writes_silence_for_as_long(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "line.wav"
    assert run("say", "Good morning! I am ringing about it.", "--out", str(out), "--voice", "silent")[0] == 0
    with wave.open(str(out)) as file:
        assert not any(file.readframes(file.getnframes()))
    assert seconds_of(out) > 1


def test_what_is_there_is_replaced_by_a_whole_file_or_stays(run: Any, tones: Any, tmp_path: Path) -> None:
    out = tmp_path / "line.wav"
    out.write_bytes(b"mine")
    code, told, err = run("say", "Hello.", "--out", str(out), "--voice", "broken")
    assert (code, told) == (1, "")
    assert "does not answer" in err
    assert out.read_bytes() == b"mine"
    assert run("say", "Hello.", "--out", str(out))[0] == 0
    assert seconds_of(out) > 0
    assert {path.name for path in tmp_path.iterdir()} <= {"line.wav", "asked"}


def test_a_broken_voice_is_passed_over_where_none_was_named(run: Any, tones: Any, tmp_path: Path) -> None:
    tones["tone"] = tones.pop("tone")  # now it comes after the broken one
    code, told, _ = run("say", "Hello.", "--out", str(tmp_path / "line.wav"), "--voice", "female")
    assert code == 0
    assert "by tone" in told


@pytest.mark.parametrize("text", ["", "   ", "...", "😀", "\u202e", "“ – ”"])
def test_nothing_to_say(run: Any, text: str, tmp_path: Path) -> None:
    code, told, err = run("say", text, "--out", str(tmp_path / "line.wav"))
    assert (code, told) == (1, "")
    assert "nothing to be said" in err
    assert not (tmp_path / "line.wav").exists()


def test_very_long_texts(run: Any, tones: Any, tmp_path: Path) -> None:
    out = tmp_path / "line.wav"
    assert run("say", "word " * 1_000, "--out", str(out))[0] == 0
    code, _, err = run("say", "word " * 1_001, "--out", str(out))
    assert code == 1
    assert "at most 5,000" in err


def test_places_that_cannot_be_written(run: Any, tones: Any, tmp_path: Path) -> None:
    for out, says in (
        (tmp_path / "no" / "such" / "a.wav", "There is no folder"),
        (tmp_path, "not a file"),
        (Path("/dev/null") if Path("/dev/null").exists() else tmp_path, "not a file"),
        ("", "not a file"),
        ("x" * 5_000, "No file can be called"),
        ("a\x00b", "No file can be called"),
    ):
        code, told, err = run("say", "Hello.", "--out", str(out))
        assert (code, told) == (1, "")
        assert says in err
        assert "Traceback" not in err


@pytest.mark.parametrize("voice", ["zork", "female zork", "pyttsx4"])
def test_unknown_voices_are_answered_with_the_known_ones(run: Any, voice: str, tmp_path: Path) -> None:
    code, _, err = run("say", "Hello.", "--out", str(tmp_path / "line.wav"), "--voice", voice)
    assert code == 1
    assert voice.split()[-1] in err
    for known in ("pyttsx3", "qt", "silent", "female", "child"):
        assert known in err


def test_a_call_without_a_file_is_a_wrong_call(run: Any) -> None:
    code, _, err = run("say", "Hello.")
    assert code == 2
    assert "--out" in err
