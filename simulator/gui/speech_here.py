"""What the settings about speech look at on this computer: its devices, and whether a listener works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.gui.background import import_alone

if TYPE_CHECKING:
    from simulator.settings import Settings
    from simulator.speech.interface import Listener

_TENTH_OF_A_SECOND = bytes(3200)


class DevicesHere:
    """The microphones and loudspeakers of this computer; asked late, because the first window needs none."""

    def microphones(self) -> Sequence[str]:
        """Return the names, the system's choice first."""
        from simulator.gui.sound import devices

        return devices.inputs()

    def loudspeakers(self) -> Sequence[str]:
        """Return the names, the system's choice first."""
        from simulator.gui.sound import devices

        return devices.outputs()


def listener_here(cache: Path) -> Callable[[Settings], None]:
    """Return what tries a listener with a moment of silence, and raises a SimulatorError if it cannot hear.

    Args:
        cache: Where listeners keep what they have learnt.
    """

    def try_it(settings: Settings) -> None:
        import_alone("simulator.speech.listeners")
        from simulator.speech.listeners import open_listener

        try_listener(open_listener(settings, cache))

    return try_it


def try_listener(listener: Listener) -> None:
    """Let a listener take down a moment of silence.

    Raises:
        ListenerUnavailableError: It cannot hear here.
    """
    try:
        listener.expect(())
        listener.begin()
        listener.take(_TENTH_OF_A_SECOND)
        listener.finish()
    finally:
        listener.close()
