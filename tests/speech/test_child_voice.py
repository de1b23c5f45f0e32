"""A helper program that hangs, dies or talks nonsense becomes an error in words, in its time."""

import sys
import threading
import time
from pathlib import Path

import pytest

from simulator.speech.child_process import ChildProcess, ChildTroubleError
from simulator.speech.interface import CastVoice, VoiceUnavailableError
from simulator.speech.levels import measured
from tests.speech.tones import odd_voice

CAST = CastVoice("one", 165)


def test_a_good_one(tmp_path: Path) -> None:
    voice = odd_voice("well", tmp_path)
    assert [one.id for one in voice.voices(seconds=10)] == ["one", "two"]
    voice.render("Hello.", CAST, tmp_path / "a.wav", seconds=10)
    assert measured((tmp_path / "a.wav").read_bytes()).seconds > 0
    assert not list(tmp_path.glob("*.part"))
    voice.close()


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("dies", "does not answer"),
        ("refuses", "cannot say that"),
        ("writes-nothing", "could not write its sound"),
        ("prints:5", "does not answer"),
        ("prints:[]", "does not answer"),
        ("prints:{", "does not answer"),
        ('prints:{"bytes": null}', "does not answer"),
    ],
)
def test_what_goes_wrong_in_a_line(tmp_path: Path, mode: str, says: str) -> None:
    voice = odd_voice(mode, tmp_path)
    with pytest.raises(VoiceUnavailableError, match=says) as caught:
        voice.render("Hello.", CAST, tmp_path / "a.wav", seconds=10)
    assert caught.value.remedy == "Mend it."
    assert not list(tmp_path.glob("a.wav*"))
    voice.close()


@pytest.mark.parametrize(
    ("mode", "says"), [("has-none", "no voice installed"), ("says-nonsense", "nobody understands")]
)
def test_what_goes_wrong_with_its_voices(tmp_path: Path, mode: str, says: str) -> None:
    voice = odd_voice(mode, tmp_path)
    with pytest.raises(VoiceUnavailableError, match=says):
        voice.voices(seconds=10)
    voice.close()


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    voice = odd_voice("well", tmp_path)
    voice._child._command = [str(tmp_path / "nothing-here")]
    with pytest.raises(VoiceUnavailableError, match="does not answer"):
        voice.voices(seconds=10)


def test_one_that_hung_once_speaks_after_all(tmp_path: Path) -> None:
    voice = odd_voice("hangs-once", tmp_path)
    voice.voices(seconds=10)
    began = time.monotonic()
    voice.render("Hello.", CAST, tmp_path / "a.wav", seconds=3)
    assert 1 < time.monotonic() - began < 3
    assert (tmp_path / "a.wav").exists()
    voice.close()


class ClosedMeanwhile(ChildProcess):
    """Closed from elsewhere while it starts."""

    def _started(self):
        threading.Thread(target=self.close).start()
        assert self._is_closing.wait(10)
        return super()._started()


def test_closing_while_it_starts_gives_up_too() -> None:
    child = ClosedMeanwhile("slow", [sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()
    with pytest.raises(ChildTroubleError, match="was closed"):
        child.ask("voices", seconds=30)
    assert time.monotonic() - began < 5
    assert not child.is_running


def test_closing_from_elsewhere_gives_up_at_once(tmp_path: Path) -> None:
    voice = odd_voice("hangs", tmp_path)
    raised = list[str]()

    def render() -> None:
        try:
            voice.render("Hello.", CAST, tmp_path / "a.wav", seconds=30)
        except VoiceUnavailableError as error:
            raised.append(error.problem)

    other = threading.Thread(target=render)
    other.start()
    until = time.monotonic() + 10
    while not (tmp_path / "asked").exists():
        assert time.monotonic() < until
        time.sleep(0.005)
    began = time.monotonic()
    voice.close()
    other.join(10)
    assert time.monotonic() - began < 0.1
    assert raised == ["The voice “odd” was closed."]
