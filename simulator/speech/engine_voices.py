"""described: what pyttsx3's drivers say of their voices, in our words; and the variants of espeak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Row = tuple[str, str, str, str, bool]
"""Id, language, gender, age and whether it has a pitch, as EngineVoice has them."""

ESPEAK_VARIANTS = (
    ("f2", "female", "middle"),
    ("m3", "male", "middle"),
    ("f3", "female", "young"),
    ("m7", "male", "middle"),
    ("f5", "female", "young"),
    ("m2", "male", ""),
    ("m6", "male", "young"),
    ("f4", "female", ""),
    ("m5", "male", ""),
    ("m8", "male", "middle"),
    ("f1", "female", "old"),
    ("m1", "male", "old"),
    ("grandma", "female", "old"),
    ("grandpa", "male", "old"),
    ("m4", "male", ""),
)
"""espeak calls all its voices male; these put women and men of all ages in front of any of them."""

_AGES = {"child": "child", "teen": "young", "adult": "middle", "senior": "old"}
_GROWN, _MIDDLE, _OLD = 14, 30, 60


def described(voices: Iterable[Any], driver: str) -> Iterator[Row]:
    """Yield the voices of a driver; for espeak each with its variants.

    Args:
        voices: pyttsx3's voices.
        driver: "espeak", "sapi5", "nsss" or another.
    """
    for voice in voices:
        voice_id, language = str(voice.id), _language(voice.languages)
        gender = _gender(voice.gender)
        if driver == "espeak":
            if "mb/" not in voice_id:  # those speak only with more data than espeak brings
                yield from (
                    (f"{voice_id}+{name}", language, sex, age, True) for name, sex, age in ESPEAK_VARIANTS
                )
        elif gender is not None:
            yield voice_id, language, gender, _age(voice.age), False


def _language(languages: Iterable[str | bytes] | None) -> str:
    first = next(iter(languages or ()), "") or ""
    if isinstance(first, bytes):  # older espeak drivers: a priority, then the name
        first = first.decode("utf-8", "ignore").lstrip("\x00\x01\x02\x03\x04\x05")
    return str(first).strip().lower().replace("_", "-")


def _gender(said: object) -> str | None:
    """None for a voice that is a joke: bells, robots."""
    word = str(said or "").lower().removeprefix("voicegender")
    return None if word == "neuter" else word if word in ("female", "male") else ""


def _age(said: object) -> str:
    word = str(said or "").lower()
    if not word.isdigit():
        return _AGES.get(word, "")
    years = int(word)
    return "child" if years < _GROWN else "young" if years < _MIDDLE else "middle" if years < _OLD else "old"
