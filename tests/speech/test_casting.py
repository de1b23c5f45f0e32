"""Who gets which voice: wishes are honoured, and no two people in a scene sound the same."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.scenario import VoiceWish
from simulator.speech.casting import PACE_STEP, PITCH_STEP, cast_all
from simulator.speech.engine_voices import described
from simulator.speech.interface import CastVoice, EngineVoice


class DriverVoice:
    """As espeak's driver describes its voices."""

    gender, age = "Male", None

    def __init__(self, voice_id: str, *languages: str) -> None:
        self.id = voice_id
        self.languages = list(languages)


ESPEAK = tuple(
    EngineVoice(*row)
    for row in described(
        [
            DriverVoice("gmw/en", "en-gb"),
            DriverVoice("gmw/en-us", "en-us"),
            DriverVoice("gmw/de", "de"),
            DriverVoice("mb/mb-en1", "en-gb"),
        ],
        "espeak",
    )
)
WINDOWS = (
    EngineVoice("David", "en-us", "male", "middle"),
    EngineVoice("Hazel", "en-gb", "female", "middle"),
    EngineVoice("Zira", "en-us", "female", "middle"),
)
ONE = (EngineVoice("only", "en-us", "male", "", has_pitch=False),)
ONE_WITH_PITCH = (EngineVoice("only", "", "", "", has_pitch=True),)

MARCO, MIA = VoiceWish("male", "middle", 170), VoiceWish("female", "child", 150, "high")

WISHES = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.builds(
        VoiceWish,
        gender=st.sampled_from(["", "female", "male"]),
        age=st.sampled_from(["", "child", "young", "middle", "old"]),
        words_per_minute=st.integers(80, 260),
        pitch=st.sampled_from(["low", "middle", "high"]),
    ),
    min_size=1,
    max_size=4,
)


def sound_apart(one: CastVoice, other: CastVoice) -> bool:
    slow, fast = sorted((one.words_per_minute, other.words_per_minute))
    return (
        one.voice_id != other.voice_id
        or abs(one.pitch - other.pitch) >= PITCH_STEP
        or slow <= fast * PACE_STEP
    )


@pytest.mark.parametrize(
    "voices", [ESPEAK, WINDOWS, ONE, ONE_WITH_PITCH], ids=["espeak", "sapi", "one", "pitch"]
)
@settings(max_examples=40)
@given(
    wishes=WISHES,
    percent=st.sampled_from([75, 100, 130]),
    language=st.sampled_from(["en", "en-us", "de", "ja"]),
)
def test_no_two_people_sound_the_same(
    voices: Sequence[EngineVoice], wishes: dict[str, VoiceWish], percent: int, language: str
) -> None:
    cast = cast_all(wishes, voices, language, percent)
    assert cast == cast_all(wishes, voices, language, percent)
    assert list(cast) == list(wishes)
    people = list(cast.values())
    for place, one in enumerate(people):
        assert all(sound_apart(one, other) for other in people[:place])
        assert one.voice_id in {voice.id for voice in voices}
        assert 0 <= one.pitch <= 100


def test_the_pitch_of_voices_that_have_none_makes_no_difference() -> None:
    cast = cast_all({"a": VoiceWish(pitch="low"), "b": VoiceWish(pitch="high")}, ONE, "en")
    slow, fast = sorted(one.words_per_minute for one in cast.values())
    assert slow <= fast * PACE_STEP


def voice(wish: VoiceWish, voices: Sequence[EngineVoice] = ESPEAK, language: str = "en") -> EngineVoice:
    chosen = cast_all({"x": wish}, voices, language)["x"].voice_id
    return next(one for one in voices if one.id == chosen)


def test_wishes_are_honoured() -> None:
    assert voice(VoiceWish("female")).gender == "female"
    assert voice(VoiceWish("male")).gender == "male"
    assert voice(VoiceWish("female", "old")).age == "old"
    assert voice(VoiceWish("male", "old")).gender == "male"
    assert voice(VoiceWish("male", "young")).age == "young"
    assert voice(VoiceWish("female"), WINDOWS).id == "Hazel"
    assert voice(VoiceWish("male"), WINDOWS).id == "David"


def test_languages() -> None:
    assert voice(VoiceWish()).language == "en-gb"
    assert voice(VoiceWish(), language="en_US").language == "en-us"
    assert voice(VoiceWish(), language="de-AT").language == "de"
    assert voice(VoiceWish(), language="ja").language.startswith("en")
    with pytest.raises(ValueError, match="no voice"):
        cast_all({"x": VoiceWish()}, (), "en")


def test_pace_and_percent() -> None:
    wishes = {"x": VoiceWish(words_per_minute=160)}
    assert cast_all(wishes, ESPEAK, "en")["x"].words_per_minute == 160
    assert cast_all(wishes, ESPEAK, "en", 75)["x"].words_per_minute == 120
    assert cast_all(wishes, ESPEAK, "en", 130)["x"].words_per_minute == 208


@pytest.mark.parametrize("gender", ["female", "male", ""])
def test_a_child_is_a_high_voice_and_a_real_one_stays_as_it_is(gender: str) -> None:
    grown = cast_all({"x": VoiceWish("female", pitch="high")}, ESPEAK, "en")["x"]
    child = cast_all({"x": VoiceWish(gender, "child", pitch="middle")}, ESPEAK, "en")["x"]
    assert voice(VoiceWish(gender, "child")).gender == "female"
    assert child.pitch > grown.pitch
    real = (*ESPEAK, EngineVoice("kid", "en-gb", "", "child", has_pitch=True))
    assert cast_all({"x": VoiceWish(gender, "child")}, real, "en")["x"] == CastVoice("kid", 165, 50)


def test_a_father_and_his_child() -> None:
    """As the child's birthday wishes them."""
    cast = cast_all({"marco": MARCO, "mia": MIA}, ESPEAK, "en")
    genders = {name: next(v.gender for v in ESPEAK if v.id == cast[name].voice_id) for name in cast}
    assert genders == {"marco": "male", "mia": "female"}
    assert cast["mia"].pitch >= cast["marco"].pitch + 30
    assert (cast["marco"].words_per_minute, cast["mia"].words_per_minute) == (170, 150)
