"""Scene: who speaks in one conversation, how each of them sounds, and the lines that are ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.domain.scenario import VoiceWish
from simulator.speech.casting import cast_all
from simulator.speech.interface import CastVoice, EngineVoice, Spoken

MOST_KEPT = 500
"""Lines in memory; a conversation has fewer."""


class Scene:
    """What a Speaker knows for one conversation. Reading what is kept is safe from any thread."""

    def __init__(self, wishes: Mapping[str, VoiceWish], language: str, percent: int) -> None:
        self.wishes = dict(wishes)
        self.language = language
        self.percent = percent
        self.kept: dict[tuple[str, str], Spoken] = {}
        self._casts: dict[str, dict[str, CastVoice]] = {}

    @property
    def is_english(self) -> bool:
        """Whether the model that knows when words come knows these."""
        return self.language.lower().replace("_", "-").split("-")[0] == "en"

    def is_like(self, other: Scene) -> bool:
        """Whether the same people speak in the same way, in the same order."""
        return (list(self.wishes.items()), self.language, self.percent) == (
            list(other.wishes.items()),
            other.language,
            other.percent,
        )

    def words_per_minute(self, character: str) -> int:
        """How fast a character speaks."""
        return max(1, round(self.wishes.get(character, VoiceWish()).words_per_minute * self.percent / 100))

    def cast_of(self, character: str, voice_name: str, voices: Sequence[EngineVoice]) -> CastVoice:
        """Return how a character sounds with an engine that has these voices."""
        cast = self._casts.get(voice_name)
        if cast is None or character not in cast:
            self.wishes.setdefault(character, VoiceWish())  # somebody nobody has announced
            cast = self._casts[voice_name] = cast_all(self.wishes, voices, self.language, self.percent)
        return cast[character]

    def keep(self, character: str, spoken: Spoken) -> None:
        """Keep a line in memory."""
        self.kept[spoken.text, character] = spoken
        while len(self.kept) > MOST_KEPT:
            self.kept.pop(next(iter(self.kept)))

    def exchange(self, spoken: Spoken, better: Spoken) -> None:
        """Keep a line in the place of another."""
        for place, kept in list(self.kept.items()):
            if kept.path == spoken.path and kept.text == spoken.text:
                self.kept[place] = better
