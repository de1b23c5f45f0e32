"""cast_all: which of an engine's voices each character gets, from what their author wished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from simulator.domain.scenario import VoiceWish
from simulator.speech.interface import CastVoice, EngineVoice

PITCHES = {"low": 36, "middle": 50, "high": 64}
"""What a wish means, of 0 to 100."""

AGE_PITCH = {"child": 24, "young": 4, "old": -4}
"""What an age adds to it; an engine's own child has its pitch already."""

PITCH_STEP = 9
"""So much apart one hears that two people speak, where they have one voice between them."""

PACE_STEP = 0.88
"""The same for engines that have no pitch: so much slower."""

HIGHEST, LOWEST = 95, 10
SLOWEST, FASTEST = 60, 400

ENGLISH = ("en-gb", "en-us", "en")
"""Which English is taken for "en", best first."""

_GENDER, _AGE, _FRESH = 20, 8, 30
"""What is weighed how heavily; above all, two people should not have one voice between them."""


def cast_all(
    wishes: Mapping[str, VoiceWish], voices: Sequence[EngineVoice], language: str, percent: int = 100
) -> dict[str, CastVoice]:
    """Return for each character how they sound; no two sound alike, and the same call gives the same cast.

    Args:
        wishes: Character id -> what its author wished.
        voices: What the engine has; at least one.
        language: The scenario's language, as in "en" or "de-at".
        percent: How fast everybody speaks, of what was wished.

    Raises:
        ValueError: There is no voice to cast.
    """
    if not voices:
        raise ValueError("there is no voice to cast")
    language = language.lower().replace("_", "-")
    near = _of_language(voices, language)
    given, cast = list[tuple[EngineVoice, CastVoice]](), dict[str, CastVoice]()
    for character, wish in wishes.items():
        points = [_likeness(voice, wish, language) - _FRESH * _times_given(voice, given) for voice in near]
        voice = near[points.index(max(points))]
        sounds = CastVoice(voice.id, _pace(wish, percent), _pitch(wish, voice))
        sounds = _apart(sounds, [other for one, other in given if _is_alike(one, voice)], voice.has_pitch)
        cast[character] = sounds
        given.append((voice, sounds))
    return cast


def _times_given(voice: EngineVoice, given: Sequence[tuple[EngineVoice, CastVoice]]) -> int:
    return sum(one == voice for one, _ in given)


def _is_alike(one: EngineVoice, other: EngineVoice) -> bool:
    """Whether two people with these could be mixed up; of made voices, all women could."""
    return one == other or (one.has_pitch and one.gender == other.gender)


def _of_language(voices: Sequence[EngineVoice], language: str) -> list[EngineVoice]:
    """Only voices of the nearest language there is: nobody understands English read by a French voice."""
    wanted = language.split("-")[0]
    for family in (wanted, "", "en"):
        near = [voice for voice in voices if _family(voice) == family]
        if near:
            return near
    return list(voices)


def _family(voice: EngineVoice) -> str:
    return voice.language.lower().replace("_", "-").split("-")[0]


def _likeness(voice: EngineVoice, wish: VoiceWish, language: str) -> int:
    """How well a voice does; of two that do equally well, the first is taken."""
    wanted = _gender(wish, voice)
    points = _GENDER * (2 if voice.gender == wanted else 1 if not voice.gender or not wanted else 0)
    points += _AGE * _age_likeness(voice.age, wish.age or "middle")
    return points + _accent(voice.language.lower().replace("_", "-"), language)


def _accent(has: str, wanted: str) -> int:
    """Points for the accent: 0 to 4, so that it settles what gender and age leave open."""
    if has == wanted and wanted != "en":
        return 4
    return 3 - ENGLISH.index(has) if has in ENGLISH else 0


def _gender(wish: VoiceWish, voice: EngineVoice) -> str:
    """A child is spoken by a woman, as on the radio, where the engine has no child."""
    if wish.age == "child" and voice.age != "child":
        return "female"
    return wish.gender


def _age_likeness(has: str, wanted: str) -> int:
    if has == wanted:
        return 6 if wanted == "child" else 3  # a child is a child, whatever else it is
    if "child" in (has, wanted):
        return 0 if has else 1
    if not has or not wanted:
        return 1 if "old" in (has, wanted) else 2
    return 0 if "old" in (has, wanted) else 1


def _pitch(wish: VoiceWish, voice: EngineVoice) -> int:
    added = 0 if voice.age == wish.age else AGE_PITCH.get(wish.age, 0)
    return max(LOWEST, min(HIGHEST, PITCHES.get(wish.pitch, 50) + added))


def _pace(wish: VoiceWish, percent: int) -> int:
    return max(SLOWEST, min(FASTEST, round(wish.words_per_minute * percent / 100)))


def _apart(sounds: CastVoice, same: Sequence[CastVoice], has_pitch: bool) -> CastVoice:
    """Move somebody away from those who sound the same otherwise, as little as will do."""
    if not same:
        return sounds
    if has_pitch:
        for pitch in sorted(range(LOWEST, HIGHEST + 1), key=lambda pitch: abs(pitch - sounds.pitch)):
            if all(abs(pitch - other.pitch) >= PITCH_STEP for other in same):
                return replace(sounds, pitch=pitch)
    paces = {other.words_per_minute for other in same}
    nearest = sorted(range(SLOWEST, FASTEST + 1), key=lambda pace: abs(pace - sounds.words_per_minute))
    return next(
        replace(sounds, words_per_minute=pace)
        for pace in (*(p for p in nearest if _is_another_pace(p, paces)), sounds.words_per_minute)
    )


def _is_another_pace(pace: int, paces: set[int]) -> bool:
    return all(min(pace, other) <= max(pace, other) * PACE_STEP for other in paces)
