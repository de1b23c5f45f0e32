"""Sound is cut into stretches of speech; what is between them is left out, and none grows without end."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.spoken_stretches import (
    BLOCK_BYTES,
    BLOCK_SECONDS,
    LEAD_BLOCKS,
    LONGEST_BLOCKS,
    PAUSE_BLOCKS,
    Piece,
    SpokenStretches,
)

SPEECH, QUIET = b"\x01" * BLOCK_BYTES, b"\x00" * BLOCK_BYTES


def likeness(block: bytes) -> float:
    return float(block[0])


def pieces(sound: bytes, step: int = BLOCK_BYTES) -> list[Piece]:
    stretches = SpokenStretches(likeness)
    found = [piece for at in range(0, len(sound), step) for piece in stretches.take(sound[at : at + step])]
    return [*found, *stretches.finish()]


def stretches_of(sound: bytes, step: int = BLOCK_BYTES) -> list[tuple[float, bytes]]:
    found: list[tuple[float, bytes]] = []
    is_open = False
    for piece in pieces(sound, step):
        assert (piece.starts_seconds is not None) != is_open
        if piece.starts_seconds is not None:
            found.append((piece.starts_seconds, b""))
        found[-1] = (found[-1][0], found[-1][1] + piece.pcm)
        is_open = not piece.is_last
    assert not is_open
    return found


def test_silence_and_clicks_are_nothing() -> None:
    assert stretches_of(QUIET * 500 + SPEECH * 2 + QUIET * 500) == []


def test_a_stretch_has_a_lead_and_ends_with_a_pause() -> None:
    (starts, sound), (later, _) = stretches_of(QUIET * 100 + SPEECH * 30 + QUIET * 200 + SPEECH * 30)
    assert starts == (100 - LEAD_BLOCKS) * BLOCK_SECONDS
    assert sound == QUIET * LEAD_BLOCKS + SPEECH * 30 + QUIET * PAUSE_BLOCKS
    assert later > starts + 6


def test_speech_without_a_pause_is_cut() -> None:
    found = stretches_of(SPEECH * (3 * LONGEST_BLOCKS))
    assert len(found) >= 3
    assert max(len(sound) for _, sound in found) <= LONGEST_BLOCKS * BLOCK_BYTES
    assert sum(len(sound) for _, sound in found) >= (3 * LONGEST_BLOCKS - 9) * BLOCK_BYTES


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=12), st.integers(1, 5_000))
def test_it_makes_no_difference_in_what_pieces_sound_comes(runs: list[tuple[bool, int]], step: int) -> None:
    sound = b"".join((SPEECH if speaks else QUIET) * count for speaks, count in runs)
    assert stretches_of(sound, step) == stretches_of(sound)
