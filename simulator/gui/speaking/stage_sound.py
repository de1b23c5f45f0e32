"""StageSound: the loudspeaker of the stage, made when there is first something to hear."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.bundled_files import assets_folder
from simulator.gui.background import Background, Lane, import_alone
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.gui.sound.loudspeaker import Loudspeaker

UNUSED_MS = 300_000
"""So long the loudspeaker stays open after somebody was on the stage, or had a briefing."""


def real_loudspeaker() -> Loudspeaker:
    """Return the loudspeaker of this computer; late, because the first window has nothing to say."""
    from simulator.gui.sound.loudspeaker import Loudspeaker

    return Loudspeaker()


class StageSound(QObject):
    """Opens the loudspeaker ahead of the first sound, and lets go of it when the stage is long empty."""

    made = Signal(object)
    """The Loudspeaker, as soon as there is one."""
    troubled = Signal()
    """Nothing can be heard; ``trouble`` says why."""
    ambience_changed = Signal(tuple)
    """The names of what is heard of the place from now on."""

    def __init__(
        self,
        background: Background,
        settings: Settings,
        make: Callable[[], Loudspeaker] = real_loudspeaker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._settings, self._make = background, settings, make
        self._made: Loudspeaker | None = None
        self._ambience: tuple[str, ...] = ()
        self.trouble = ("", "")
        """Problem and remedy as long as nothing can be heard; else empty."""
        self._unused = QTimer(self)
        self._unused.setSingleShot(True)
        self._unused.setInterval(UNUSED_MS)
        self._unused.timeout.connect(self._let_go)

    def warm_up(self) -> None:
        """Open the loudspeaker soon: the first sound of one that was just opened comes half a second late."""
        load = partial(import_alone, "numpy")  # half a second, which the window need not spend
        self._background.run(Lane.SPEAKING, load, asker=self, then=self._open, failed=self._open)

    def use(self) -> Loudspeaker:
        """Return the loudspeaker, open; it stays so until it is `spared`."""
        self._unused.stop()
        loudspeaker = self._loudspeaker()
        loudspeaker.prepare()
        return loudspeaker

    def set_ambience(self, names: tuple[str, ...]) -> None:
        """Let the place be heard; what is heard already goes on."""
        heard = names if self._settings.ambience_volume else ()
        if heard != self._ambience:
            self._ambience = heard
            self._loudspeaker().set_ambience(*heard)
            self.ambience_changed.emit(heard)

    def ring_out(self, name: str) -> None:
        """Let one sound of ``assets/sounds`` be heard as loud as voices are; nobody need be on the stage."""
        loudspeaker = self._loudspeaker()
        loudspeaker.play_file(assets_folder() / "sounds" / f"{name}.wav")
        self._unused.start()

    def stop_effects(self) -> None:
        """End what was to be heard once."""
        if self._made is not None:
            self._made.stop_effects()

    def spare(self) -> None:
        """Be silent; for now nobody needs it."""
        self.silence()
        self._unused.start()

    def silence(self) -> None:
        """End all that is heard."""
        if self._made is not None:
            self._made.stop()
            self._made.stop_effects()
            self.set_ambience(())

    def hold(self) -> None:
        """Let everything stand still."""
        if self._made is not None:
            self._made.hold()

    def go_on(self) -> None:
        """Go on where it stood."""
        if self._made is not None:
            self._made.go_on()

    def take_settings(self, settings: Settings) -> None:
        """Take volumes and device as they were chosen."""
        before, self._settings = self._settings, settings
        if self._made is not None:
            self._made.set_volumes(settings.voice_volume, settings.ambience_volume)
            if settings.loudspeaker != before.loudspeaker:
                self._made.set_device(settings.loudspeaker)

    def close(self) -> None:
        """Let go of the loudspeaker."""
        self._unused.stop()
        self._let_go()

    def _open(self, _: object) -> None:
        self._loudspeaker().prepare()
        self._unused.start()

    def _let_go(self) -> None:
        if self._made is not None:
            self._made.close()

    def _loudspeaker(self) -> Loudspeaker:
        if self._made is None:
            self._made = loudspeaker = self._make()
            loudspeaker.setParent(self)
            loudspeaker.set_volumes(self._settings.voice_volume, self._settings.ambience_volume)
            loudspeaker.set_device(self._settings.loudspeaker)
            loudspeaker.troubled.connect(self._in_trouble)
            loudspeaker.recovered.connect(self._recovered)
            self.made.emit(loudspeaker)
        return self._made

    def _in_trouble(self, problem: str, remedy: str) -> None:
        self.trouble = (problem, remedy)
        self.troubled.emit()

    def _recovered(self) -> None:
        self.trouble = ("", "")
