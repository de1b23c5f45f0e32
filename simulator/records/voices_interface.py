"""VoiceRecords: how somebody's voice sounds to the listener, kept only where they asked for it."""

from __future__ import annotations

from typing import Protocol

from simulator.domain.people import Person


class VoiceRecords(Protocol):
    """What a listener knows of a voice, as bytes. It stays on this computer; erasing them erases it."""

    def kept_voice(self, owner: Person) -> bytes | None:
        """Return what was kept; None if nothing was."""
        ...

    def keep_voice(self, owner: Person, packed: bytes) -> None:
        """Keep this instead of whatever was kept before."""
        ...

    def forget_voice(self, owner: Person) -> None:
        """Erase what was kept, if anything was."""
        ...
