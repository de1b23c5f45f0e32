"""When each word of a line is really heard: the model's own times, and none where it cannot know."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.aligner import Aligner
from simulator.speech.child_process import ChildProcess
from simulator.speech.interface import Spoken
from simulator.speech.levels import measured
from simulator.speech.word_times import likely_times
from tests.speech.tones import ODD, needs_espeak, write_tone

LINE = "Evening! Table for four, please. It’s this one’s birthday – she’s 20 next week, Mr Rossi."


@pytest.fixture(scope="module")
def aligner() -> Iterator[Aligner]:
    one = Aligner()
    yield one
    one.close()


def spoken_of(text: str, path: Path) -> Spoken:
    seconds, levels = measured(path.read_bytes())
    return Spoken(text, path, seconds, likely_times(text, seconds, levels), levels, "test")


def by_espeak(text: str, path: Path, *, ssml: bool = False) -> Spoken:
    words = ["-m", text] if ssml else [text.replace("’", "'").replace("–", ",")]
    subprocess.run(
        [str(shutil.which("espeak-ng")), "-v", "gmw/en+f2", "-s", "165", "-w", str(path), *words], check=True
    )
    plain = text.replace('<break time="1500ms"/>', "") if ssml else text
    return spoken_of(plain, path)


@needs_espeak
@pytest.mark.skipif(sys.platform != "linux", reason="espeak-ng is called by name")
def test_every_word_once_where_it_is_heard(aligner: Aligner, tmp_path: Path) -> None:
    spoken = by_espeak(LINE, tmp_path / "line.wav")
    times = aligner.times(spoken)
    assert times is not None
    assert [(w.start, w.end) for w in times] == [(w.start, w.end) for w in spoken.words]
    at = 0.0
    for word in times:
        assert at <= word.from_seconds < word.to_seconds <= spoken.seconds + 0.05
        at = word.to_seconds
        heard = spoken.levels[int(word.from_seconds * 50) : int(word.to_seconds * 50) + 1]
        assert max(heard) > 0.1, "a word in silence"


@needs_espeak
@pytest.mark.skipif(sys.platform != "linux", reason="espeak-ng is called by name")
def test_a_long_pause_that_no_mark_shows_is_found(aligner: Aligner, tmp_path: Path) -> None:
    text = 'There is water <break time="1500ms"/>everywhere you look'
    spoken = by_espeak(text, tmp_path / "pause.wav", ssml=True)
    times = aligner.times(spoken)
    assert times is not None
    water, everywhere = times[2], times[3]
    assert everywhere.from_seconds - water.to_seconds > 1.2
    likely = spoken.words[3].from_seconds - spoken.words[2].to_seconds
    assert likely < 0.2, "which length alone does not tell"


@pytest.mark.parametrize("text", ["It is 3.5 miles.", "At 9:30!", "猫 is a cat", "R2D2 came"])
def test_words_that_are_read_in_several_ways_keep_their_times(
    aligner: Aligner, text: str, tmp_path: Path
) -> None:
    write_tone(tmp_path / "a.wav", 1.0)
    assert aligner.times(spoken_of(text, tmp_path / "a.wav")) is None


def test_no_sound_of_these_words_gives_no_times(aligner: Aligner, tmp_path: Path) -> None:
    write_tone(tmp_path / "short.wav", 0.05)
    assert (
        aligner.times(spoken_of("Nobody can say all of this in so short a time.", tmp_path / "short.wav"))
        is None
    )
    (tmp_path / "short.wav").write_bytes(b"RIFF")
    (tmp_path / "gone.wav").write_bytes(b"RIFF")
    gone = Spoken("Hello", tmp_path / "gone.wav", 1.0, likely_times("Hello", 1.0), (), "test")
    assert aligner.times(gone) is None


@pytest.mark.parametrize("mode", ["dies", "prints:{", "prints:[]"])
def test_a_helper_that_fails_is_asked_twice_and_no_more(mode: str, tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    program = (
        f"open({str(starts)!r}, 'a').write('x'); import sys; sys.argv = ['x', {mode!r}, {str(tmp_path)!r}]; "
    )
    program += (
        f'exec(open({ODD!r}).read().replace(\'"voices": voices\', \'"align": render, "voices": voices\'))'
    )
    helper = Aligner(ChildProcess("align", [sys.executable, "-c", program]))
    write_tone(tmp_path / "a.wav", 1.0)
    spoken = spoken_of("Hello there", tmp_path / "a.wav")
    for _ in range(4):
        assert helper.times(spoken) is None
    assert starts.read_text() == "xx"
    helper.close()
