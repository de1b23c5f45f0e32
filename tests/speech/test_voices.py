"""What every voice of the table promises; those that cannot speak on this machine say so in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.interface import CastVoice, Voice, VoiceUnavailableError
from simulator.speech.levels import measured
from simulator.speech.speakable import speakable
from simulator.speech.voices import VOICES
from tests.speech.tones import needs_espeak

START_SECONDS, LINE_SECONDS = 20.0, 20.0
TABLE = [pytest.param(name, marks=needs_espeak) if name == "pyttsx3" else name for name in VOICES]


@pytest.fixture(params=TABLE, scope="module")
def voice(request: pytest.FixtureRequest) -> Iterator[Voice]:
    one = VOICES[request.param]()
    try:
        one.voices(seconds=START_SECONDS)
    except VoiceUnavailableError as why:
        one.close()
        if not why.problem or not why.remedy:
            pytest.fail("it does not say why, or what to do")
        if request.param == "pyttsx3":
            raise
        pytest.skip(f"it cannot speak here: {why}")
    yield one
    one.close()


def cast_of(voice: Voice) -> CastVoice:
    return CastVoice(voice.voices(seconds=START_SECONDS)[0].id, 165)


def test_it_knows_its_name_and_its_voices(voice: Voice) -> None:
    assert voice.name in VOICES
    found = voice.voices(seconds=START_SECONDS)
    assert len({one.id for one in found}) == len(found) > 0
    assert {one.gender for one in found} <= {"female", "male", ""}
    assert {one.age for one in found} <= {"child", "young", "middle", "old", ""}


@pytest.mark.parametrize(
    "text",
    [
        "Hello there.",
        "a",
        "[[h@l'oU]] <speak>&lt;hi&gt;</speak> \\pau=2000\\ hello",
        "“Well… no – 20 times!” 😀 \u202ehello",
        "Anything at all, said at some length. " * 27,
    ],
    ids=["line", "letter", "markup", "marks", "long"],
)
def test_a_file_is_there_whole_or_not_at_all(voice: Voice, text: str, tmp_path: Path) -> None:
    target = tmp_path / "line.wav"
    voice.render(speakable(text), cast_of(voice), target, seconds=LINE_SECONDS)
    assert list(tmp_path.iterdir()) == ([] if voice.name == "silent" else [target])
    if target.exists():
        seconds, levels = measured(target.read_bytes())
        assert max(levels) == 1.0
        assert seconds > 0.05


def test_lines_follow_each_other_and_each_is_its_own(voice: Voice, tmp_path: Path) -> None:
    """pyttsx3 speaks only the last of a queue, or only the first; and may be late."""
    lines = ["One.", "Two of them, and more.", "One."]
    sounds = list[bytes]()
    for number, line in enumerate(lines):
        target = tmp_path / f"{number}.wav"
        voice.render(line, cast_of(voice), target, seconds=LINE_SECONDS)
        sounds.append(target.read_bytes() if target.exists() else line.encode())
    first, second, third = map(len, sounds)  # some voices tremble, never twice in the same way
    assert first == pytest.approx(third, rel=0.1)
    assert second > 1.5 * first


def test_a_line_is_as_long_whatever_was_said_before(voice: Voice, tmp_path: Path) -> None:
    if voice.name == "silent":
        pytest.skip("it makes no sound")
    before = ["One.", "Hello there.", "[[h@l'oU]] <speak>&lt;hi&gt;</speak> \\pau=2000\\ hello", "Stop!"]
    lengths = list[float]()
    for number, text in enumerate(before):
        target = tmp_path / f"{number}.wav"
        voice.render(speakable(text), cast_of(voice), target, seconds=LINE_SECONDS)
        voice.render("One.", cast_of(voice), target, seconds=LINE_SECONDS)
        lengths.append(measured(target.read_bytes()).seconds)
    assert max(lengths) == pytest.approx(min(lengths), rel=0.02)


def test_closed_it_may_be_used_again(voice: Voice, tmp_path: Path) -> None:
    voice.close()
    voice.close()
    voice.render("Again.", cast_of(voice), tmp_path / "again.wav", seconds=LINE_SECONDS)
    assert voice.name == "silent" or (tmp_path / "again.wav").exists()


def test_pace_is_heard_in_every_line(voice: Voice, tmp_path: Path) -> None:
    """Where one change of pace is overtaken by the line after it, one line in many is at the last one's."""
    if voice.name == "silent":
        pytest.skip("it makes no sound")
    seconds: dict[int, list[float]] = {100: [], 200: []}
    for number in range(15):
        pace = 100 if number % 3 == 0 else 200
        target, cast = tmp_path / f"{number}.wav", CastVoice(cast_of(voice).voice_id, pace)
        voice.render("There is water everywhere, and the dog.", cast, target, seconds=LINE_SECONDS)
        seconds[pace].append(measured(target.read_bytes()).seconds)
    assert min(seconds[100]) > 1.5 * max(seconds[200])


def test_the_last_voice_cannot_fail() -> None:
    assert list(VOICES)[-1] == "silent"
