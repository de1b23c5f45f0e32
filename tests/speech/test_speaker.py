"""A Speaker says every line, whatever its voices do: by the next voice, and at worst in captions."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.domain.scenario import VoiceWish
from simulator.speech.interface import CastVoice, Spoken, Voice, VoiceUnavailableError, WordTime
from simulator.speech.speaker import Speaker
from tests.speech.tones import ToneVoice, odd_voice

PROMISE_SECONDS = 2.0
LINE = "Evening! Table for four, please."


class Words:
    """An aligner that knows everything, in no time."""

    def __init__(self) -> None:
        self.asked = 0

    def times(self, spoken: Spoken) -> tuple[WordTime, ...]:
        self.asked += 1
        return tuple(WordTime(w.start, w.end, n / 10, n / 10 + 0.05) for n, w in enumerate(spoken.words))

    def stop(self) -> None: ...

    def close(self) -> None: ...


class Cross(ToneVoice):
    """Refuses everything."""

    def voices(self, *, seconds: float):
        raise VoiceUnavailableError("The voice is cross.", remedy="Be kind.")


Make = Callable[..., Speaker]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made = list[Speaker]()

    def speaker(*voices: Voice, percent: int = 100, aligner: object = None) -> Speaker:
        table = {voice.name: lambda voice=voice: voice for voice in voices}
        one = Speaker(tmp_path / "cache", percent=percent, voices=table, aligner=aligner or Words())  # pyright: ignore[reportArgumentType]
        one.cast({"dana": VoiceWish("female"), "tim": VoiceWish("male")})
        made.append(one)
        return one

    yield speaker
    for one in made:
        one.close()


def timed(speaker: Speaker, text: str = LINE) -> Spoken:
    began = time.monotonic()
    spoken = speaker.render(text, "dana")
    assert time.monotonic() - began < PROMISE_SECONDS
    return spoken


def test_a_line_is_rendered_once_and_kept(make: Make) -> None:
    voice = ToneVoice()
    speaker = make(voice)
    assert speaker.kept(LINE, "dana") is None
    spoken = speaker.render(LINE, "dana")
    assert spoken.path is not None
    assert spoken.path.exists()
    assert (spoken.text, spoken.voice) == (LINE, "tone")
    assert spoken.seconds == pytest.approx(0.01 * len(LINE), abs=0.01)
    assert [LINE[w.start : w.end] for w in spoken.words] == ["Evening", "Table", "for", "four", "please"]
    assert max(spoken.levels) == 1.0
    assert speaker.kept(LINE, "dana") is spoken
    assert speaker.render(LINE, "dana") is spoken
    assert len(voice.rendered) == 1
    assert (speaker.voice_name, speaker.trouble) == ("tone", "")


def test_the_next_run_finds_it_in_the_cache(make: Make) -> None:
    spoken = make(ToneVoice()).render(LINE, "dana")
    again = ToneVoice()
    assert make(again).render(LINE, "dana") == spoken
    assert again.rendered == []


def test_another_speaker_another_pace_another_text_is_another_line(make: Make) -> None:
    voice = ToneVoice()
    speaker = make(voice)
    paths = {
        speaker.render(LINE, "dana").path,
        speaker.render(LINE, "tim").path,
        speaker.render("Hm.", "dana").path,
    }
    speaker.percent = 130
    assert speaker.kept(LINE, "dana") is None
    paths.add(speaker.render(LINE, "dana").path)
    assert len(paths) == 4
    assert [cast.words_per_minute for _, cast in voice.rendered] == [165, 165, 165, round(165 * 1.3)]


def test_the_same_scene_again_forgets_nothing(make: Make) -> None:
    speaker = make(ToneVoice())
    spoken = speaker.render(LINE, "dana")
    speaker.cast({"dana": VoiceWish("female"), "tim": VoiceWish("male")})
    assert speaker.kept(LINE, "dana") is spoken
    speaker.cast({"tim": VoiceWish("male"), "dana": VoiceWish("female")})
    assert speaker.kept(LINE, "dana") is None


def test_voices_get_what_can_be_said(make: Make) -> None:
    voice = ToneVoice()
    speaker = make(voice)
    spoken = speaker.render("“Well…” [[no]] 😀", "dana")
    assert voice.rendered[0][0] == "Well, no"
    assert spoken.text == "“Well…” [[no]] 😀"


@pytest.mark.parametrize("text", ["...", "", "😀"])
def test_nothing_to_say_is_a_caption_without_trouble(make: Make, text: str) -> None:
    voice = ToneVoice()
    speaker = make(voice)
    spoken = speaker.render(text, "dana")
    assert (spoken.path, spoken.words, spoken.levels) == (None, (), ())
    assert spoken.seconds > 0
    assert (voice.rendered, speaker.trouble) == ([], "")


def test_somebody_nobody_announced_has_a_voice_too(make: Make) -> None:
    assert make(ToneVoice()).render(LINE, "stranger").path is not None


def test_a_voice_that_cannot_is_replaced_at_once(make: Make) -> None:
    speaker = make(Cross("cross"), ToneVoice())
    assert timed(speaker).voice == "tone"
    assert speaker.trouble == "The voice is cross. The voice “tone” now speaks instead. Be kind."


def test_with_no_voice_at_all_there_are_captions(make: Make) -> None:
    speaker = make(Cross("cross"), percent=130)
    spoken = timed(speaker)
    assert (spoken.path, spoken.voice, spoken.levels) == (None, "silent", ())
    assert 1 < spoken.seconds < 4
    assert len(spoken.words) == 5
    assert speaker.voice_name == "silent"
    assert speaker.trouble == "The voice is cross. Customers now speak in captions only. Be kind."
    assert speaker.align(spoken) is spoken


@pytest.mark.parametrize("mode", ["hangs-at-start", "prints:", "dies", "writes-rubbish"])
def test_whatever_a_voice_does_the_line_comes_within_two_seconds(
    make: Make, mode: str, tmp_path: Path
) -> None:
    speaker = make(odd_voice(mode, tmp_path), ToneVoice())
    timed(speaker)
    began = time.monotonic()
    assert timed(speaker).voice == "tone", "it stays away for this run"
    assert time.monotonic() - began < 0.5
    assert "odd" in speaker.trouble or "sound" in speaker.trouble


def test_a_voice_that_begins_to_hang_is_replaced(make: Make, tmp_path: Path) -> None:
    speaker = make(odd_voice("hangs", tmp_path), ToneVoice())
    speaker.warm()
    assert timed(speaker).voice == "silent"
    assert timed(speaker, "Next.").voice == "tone"


def test_stopping_gives_a_line_up_and_blames_nobody(make: Make, tmp_path: Path) -> None:
    speaker = make(odd_voice("hangs-once", tmp_path))
    spoken = list[Spoken]()
    other = threading.Thread(target=lambda: spoken.append(speaker.render(LINE, "dana")))
    other.start()
    until = time.monotonic() + 10
    while not (tmp_path / "asked").exists():
        assert time.monotonic() < until
        time.sleep(0.005)
    assert speaker.kept(LINE, "dana") is None, "and it does not wait for the lane"
    began = time.monotonic()
    speaker.stop()
    other.join(10)
    assert time.monotonic() - began < 0.1
    assert spoken[0].path is None
    assert speaker.trouble == ""
    assert speaker.render(LINE, "dana").path is not None


def test_closing_ends_a_line_under_way_and_there_are_captions_from_then_on(
    make: Make, tmp_path: Path
) -> None:
    speaker = make(odd_voice("hangs", tmp_path))
    other = threading.Thread(target=speaker.render, args=(LINE, "dana"))
    other.start()
    until = time.monotonic() + 10
    while not (tmp_path / "asked").exists():
        assert time.monotonic() < until
        time.sleep(0.005)
    began = time.monotonic()
    speaker.close()
    other.join(10)
    assert time.monotonic() - began < 0.1
    assert timed(speaker).path is None


def test_aligned_words_are_kept_in_memory_and_on_disk(make: Make) -> None:
    words = Words()
    speaker = make(ToneVoice(), aligner=words)
    spoken = speaker.render(LINE, "dana")
    aligned = speaker.align(spoken)
    assert [w.from_seconds for w in aligned.words] == [0.0, 0.1, 0.2, 0.3, 0.4]
    assert speaker.kept(LINE, "dana") == aligned
    assert speaker.align(aligned) is aligned
    assert words.asked == 1
    again = make(ToneVoice(), aligner=words)
    assert again.render(LINE, "dana") == aligned
    assert words.asked == 1


def test_the_words_of_other_languages_keep_their_times(make: Make) -> None:
    words = Words()
    speaker = make(ToneVoice(), aligner=words)
    speaker.cast({"dana": VoiceWish()}, "de")
    spoken = speaker.render("Guten Abend!", "dana")
    assert speaker.align(spoken) is spoken
    assert words.asked == 0


def test_a_lost_or_damaged_file_is_made_anew(make: Make) -> None:
    voice = ToneVoice()
    speaker = make(voice)
    path = speaker.render(LINE, "dana").path
    assert path is not None
    whole = path.read_bytes()
    path.unlink()
    assert speaker.render(LINE, "dana").path == path
    assert path.read_bytes() == whole
    for damage in (whole[:-50], b"", whole[:100] + b"x" + whole[101:]):
        path.write_bytes(damage)
        assert make(voice).render(LINE, "dana").path == path
        assert path.read_bytes() == whole
    assert len(voice.rendered) == 5


@pytest.mark.parametrize(
    "beside", ["", "{", "[]", "{}", json.dumps({"digest": 1, "words": [[1]]}), "\x00" * 50]
)
def test_a_damaged_note_beside_it_is_made_anew(make: Make, beside: str) -> None:
    voice = ToneVoice()
    spoken = make(voice).render(LINE, "dana")
    assert spoken.path is not None
    spoken.path.with_suffix(".json").write_text(beside)
    assert make(voice).render(LINE, "dana") == spoken
    assert len(voice.rendered) == 2


def test_where_nothing_can_be_kept_customers_speak_all_the_same(make: Make, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where the folder should be")
    speaker = make(ToneVoice())
    spoken = speaker.render(LINE, "dana")
    assert spoken.path is not None
    assert os.stat(spoken.path).st_size
    speaker.close()
    assert not spoken.path.exists()


class ShortOfBreath(ToneVoice):
    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        if len(text) > 600:
            raise VoiceUnavailableError("The voice was too slow.")
        super().render(text, cast, target, seconds=seconds)


def test_a_voice_with_no_time_for_a_very_long_line_speaks_the_next_one(make: Make) -> None:
    speaker = make(ShortOfBreath("short"))
    assert timed(speaker).voice == "short"
    assert timed(speaker, "A very long line. " * 50).path is None
    assert timed(speaker, "Next.").voice == "short"
    assert speaker.trouble == ""
    unproven = make(ShortOfBreath("short"))
    timed(unproven, "Another very long line. " * 50)
    assert unproven.trouble.startswith("The voice was too slow.")


class Empty(ToneVoice):
    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        """Say that it is done."""


def test_a_voice_that_only_says_it_has_spoken_is_not_believed(make: Make) -> None:
    speaker = make(Empty("empty"), ToneVoice())
    assert timed(speaker).voice == "tone"
    assert "cannot be used" in speaker.trouble
