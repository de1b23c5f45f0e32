"""The default listener gets used to a voice: in its real child process, also in the next one."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.interface import KnownVoice
from simulator.speech.pocketsphinx_listener import PocketSphinxListener
from tests.speech.test_pocketsphinx_listener import sound, taken_down

CLAIM = "Let me open the claim for you, Dana."


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PocketSphinxListener]:
    it = PocketSphinxListener(tmp_path_factory.mktemp("cache"), waits=True)
    yield it
    it.close()


@pytest.fixture
def known(listener: PocketSphinxListener) -> KnownVoice:
    listener.know(None)
    taken_down(listener, sound("claim"))
    voice = listener.learn(CLAIM)
    assert voice is not None
    return voice


def test_a_voice_is_known_by_how_long_it_spoke(listener: PocketSphinxListener, known: KnownVoice) -> None:
    assert known.engine == listener.name
    taken_down(listener, sound("claim"))
    more = listener.learn(CLAIM)
    assert more is not None
    assert more.seconds == pytest.approx(2 * known.seconds, rel=0.1)


def test_nothing_is_learned_twice_of_one_reply_or_of_other_words(
    listener: PocketSphinxListener, known: KnownVoice
) -> None:
    assert listener.learn(CLAIM) is None
    taken_down(listener, sound("claim"))
    assert listener.learn("Something quite different was written in its place.") is None


def test_a_known_voice_is_heard_alike_by_a_fresh_child_and_forgotten_when_told(
    listener: PocketSphinxListener, known: KnownVoice, tmp_path: Path
) -> None:
    fresh = PocketSphinxListener(tmp_path, waits=True)
    try:
        stranger = taken_down(fresh, sound("table"))
        fresh.know(known)
        as_known = taken_down(fresh, sound("table"))
        assert as_known != stranger  # how sure it is of each word differs, at the least
        process = fresh._child._process
        assert process is not None
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        assert "table by the window" in taken_down(fresh, sound("table")).text
        assert fresh._used_voice == known.packed
        fresh.know(None)
        assert "table by the window" in taken_down(fresh, sound("table")).text
        assert fresh._used_voice == b""
    finally:
        fresh.close()


@pytest.mark.parametrize("packed", [b"junk", b"PK\x03\x04", b"\x93NUMPY" + bytes(100)])
def test_what_cannot_be_read_is_a_strangers_voice(listener: PocketSphinxListener, packed: bytes) -> None:
    listener.know(None)
    stranger = taken_down(listener, sound("table"))
    listener.know(KnownVoice(60.0, packed, listener.name))
    assert taken_down(listener, sound("table")).text == stranger.text
    assert listener._used_voice == b""


def test_what_another_listener_knew_is_nothing_to_this_one(
    listener: PocketSphinxListener, known: KnownVoice
) -> None:
    listener.know(None)
    stranger = taken_down(listener, sound("table"))
    listener.know(KnownVoice(known.seconds, known.packed, "vosk"))
    assert taken_down(listener, sound("table")).text == stranger.text
    assert listener._used_voice == b""


def test_a_child_that_was_killed_between_replies_is_told_again_what_to_expect(tmp_path: Path) -> None:
    listener = PocketSphinxListener(tmp_path, waits=True)
    try:
        listener.expect(["Zugzwang Whittlesea will call you."])
        taken_down(listener, sound("claim"))
        used, process = listener._used, listener._child._process
        assert used is not None
        assert process is not None
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        taken_down(listener, sound("claim"))
        assert listener._used == used
    finally:
        listener.close()
