"""The default listener with its real child process, on sounds that are said in ``sounds/``."""

import os
import signal
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from simulator.domain.errors import SimulatorError
from simulator.settings import Settings
from simulator.speech import pocketsphinx_listener
from simulator.speech.interface import SAMPLE_RATE, Heard, ListenerUnavailableError
from simulator.speech.listener_child import ListenerChild
from simulator.speech.listeners import LISTENERS, open_listener
from simulator.speech.pocketsphinx_listener import PocketSphinxListener

SOUNDS = Path(__file__).parent / "sounds"
SAYINGS = (
    "Let me open the claim for you, Dana.",
    "Zugzwang Whittlesea will call you.",
    "… open a claim …",
    "… thank~ …",
    "It is 10 % off, table 12.",
)


def sound(name: str) -> bytes:
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2)
        return file.readframes(file.getnframes())


def taken_down(listener: PocketSphinxListener, pcm: bytes, piece: int = 3_200) -> Heard:
    listener.begin()
    for at in range(0, len(pcm), piece):
        listener.take(pcm[at : at + piece])
    return listener.finish()


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PocketSphinxListener]:
    it = PocketSphinxListener(tmp_path_factory.mktemp("cache"), waits=True)
    yield it
    it.close()


def test_a_reply_is_taken_down_with_times(listener: PocketSphinxListener) -> None:
    heard = taken_down(listener, bytes(SAMPLE_RATE) + sound("table"))
    assert heard.engine == "pocketsphinx"
    assert heard.seconds == pytest.approx(0.5 + len(sound("table")) / 2 / SAMPLE_RATE, abs=0.01)
    assert "table by the window tonight" in heard.text
    starts = [word.from_seconds for word in heard.words]
    assert starts == sorted(starts)
    assert starts[0] >= 0.4  # the silence before it counts
    assert all(0 <= word.confidence <= 1 and word.from_seconds < word.to_seconds for word in heard.words)
    assert heard.doubts == () or heard.doubts[0].end <= len(heard.text)


def test_can_and_cant_are_both_told_where_it_is_not_clear(listener: PocketSphinxListener) -> None:
    noisy = np.frombuffer(sound("table"), "<i2").astype(float)
    noisy += np.random.default_rng(3).standard_normal(len(noisy)) * 250
    heard = taken_down(listener, np.clip(noisy, -32_768, 32_767).astype("<i2").tobytes())
    told = {heard.text[d.start : d.end]: d.instead for d in heard.doubts}
    ways = " ".join([*told, *(way for instead in told.values() for way in instead)]).split()
    assert "can't" in heard.text.split() or "can't" in ways


@pytest.mark.parametrize("kind", ["silence", "noise", "hum", "nothing"])
def test_where_nobody_speaks_there_are_no_words(listener: PocketSphinxListener, kind: str) -> None:
    seconds = 3
    time_axis = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    samples = {
        "silence": np.zeros(seconds * SAMPLE_RATE),
        "noise": np.random.default_rng(1).standard_normal(seconds * SAMPLE_RATE) * 2_000,
        "hum": 4_000 * np.sin(2 * np.pi * 50 * time_axis),
        "nothing": np.zeros(0),
    }[kind]
    heard = taken_down(listener, samples.astype("<i2").tobytes())
    assert (heard.words, heard.text) == ((), "")
    assert heard.seconds == len(samples) / SAMPLE_RATE


def test_another_language_is_mostly_doubtful(listener: PocketSphinxListener) -> None:
    heard = taken_down(listener, sound("spanish"))
    doubtful = sum(len(word.text.split()) for word in heard.words if word.instead)
    assert doubtful >= len(heard.text.split()) / 2


def test_pieces_of_any_size_are_heard_the_same() -> None:
    answers: list[object] = []
    for piece in (640, 3_200, 200_000):
        child = ListenerChild().handlers()
        child["hello"]({}, b"")
        child["begin"]({}, b"")
        for at in range(0, len(sound("claim")), piece):
            child["take"]({}, sound("claim")[at : at + piece])
        answers.append(child["finish"]({}, b""))
    assert answers[0] == answers[1] == answers[2]


def test_one_reply_is_not_mixed_with_another_that_was_given_up(listener: PocketSphinxListener) -> None:
    listener.begin()
    listener.take(sound("table")[:60_000])
    assert "table" not in taken_down(listener, sound("claim")).text


def test_a_scenarios_words_are_heard_and_kept(listener: PocketSphinxListener, tmp_path: Path) -> None:
    listener.expect(SAYINGS)
    assert taken_down(listener, sound("claim")).text.lower() == "let me open the claim for you dana."
    models = {path: path.stat().st_mtime_ns for path in (listener._folder).glob("*.model")}
    assert len(models) == 1
    assert not list(listener._folder.glob("*.arpa"))
    began = time.monotonic()
    listener.expect(SAYINGS)
    assert time.monotonic() - began < 1
    assert {path: path.stat().st_mtime_ns for path in listener._folder.glob("*.model")} == models


@pytest.mark.parametrize("seconds", [0.3, 1.5])
def test_what_is_said_after_a_pause_is_a_sentence_of_its_own(
    listener: PocketSphinxListener, seconds: float
) -> None:
    """Within a stretch of speech the decoder hears the stop; between two, the words tell."""
    listener.expect(SAYINGS)
    pause = bytes(2 * round(SAMPLE_RATE * seconds))
    heard = taken_down(listener, sound("claim") + pause + sound("table"))
    assert heard.text.startswith("Let me open the claim for you Dana. I can't give you ")


def test_hesitating_ends_no_sentence(listener: PocketSphinxListener) -> None:
    listener.expect(SAYINGS)
    said = sound("claim")
    quietest = min(
        range(len(said) // 3, 2 * len(said) // 3, 320),
        key=lambda at: abs(np.frombuffer(said[at : at + 640], "<i2")).sum(),
    )
    heard = taken_down(listener, said[:quietest] + bytes(SAMPLE_RATE) + said[quietest:])
    assert heard.text.index(".") == len(heard.text) - 1


def test_a_reply_that_begins_before_the_model_is_ready_is_heard_all_the_same(tmp_path: Path) -> None:
    listener = PocketSphinxListener(tmp_path)
    try:
        listener.begin()
        listener.finish()
        began = time.monotonic()
        listener.expect(SAYINGS)
        listener.begin()
        assert time.monotonic() - began < 1
        listener.take(sound("no"))
        assert listener.finish().seconds > 0
    finally:
        listener.close()


def test_a_listener_that_dies_says_so_and_hears_again(tmp_path: Path) -> None:
    listener = PocketSphinxListener(tmp_path)
    try:
        listener.begin()
        process = listener._child._process
        assert process is not None
        listener.take(sound("no"))
        os.kill(process.pid, signal.SIGTERM)
        process.wait(10)
        with pytest.raises(ListenerUnavailableError) as told:
            listener.take(sound("no"))
        assert told.value.remedy
        assert taken_down(listener, sound("claim")).words
    finally:
        listener.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot make a program hang")
def test_a_listener_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = PocketSphinxListener(tmp_path)
    try:
        listener.begin()
        process = listener._child._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        monkeypatch.setattr(pocketsphinx_listener, "ANSWERS_WITHIN_SECONDS", 0.5)
        began = time.monotonic()
        with pytest.raises(ListenerUnavailableError):
            listener.take(sound("no"))
        assert time.monotonic() - began <= 1.5
    finally:
        listener.close()


def test_a_damaged_model_is_passed_over_and_made_again(tmp_path: Path) -> None:
    listener = PocketSphinxListener(tmp_path, waits=True)
    try:
        listener._wanted = tmp_path / "broken.model"
        listener._wanted.write_text("{", encoding="ascii")
        assert taken_down(listener, sound("claim")).words
        assert not (tmp_path / "broken.model").exists()
    finally:
        listener.close()


def test_the_table_names_whom_the_settings_offer() -> None:
    from simulator.settings import LISTENER

    assert set(LISTENERS) == set(LISTENER.allowed)


@pytest.mark.parametrize("name", ["vosk", "whisper"])
def test_a_listener_without_its_model_says_what_is_missing(name: str, tmp_path: Path) -> None:
    listener = open_listener(Settings(listener=name), tmp_path)
    with pytest.raises(SimulatorError) as told:
        listener.begin()
    assert told.value.remedy


def test_nothing_goes_online_unless_it_is_switched_on(tmp_path: Path) -> None:
    with pytest.raises(ListenerUnavailableError, match="switched off"):
        open_listener(Settings(listener="online"), tmp_path)
