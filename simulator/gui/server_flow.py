"""ServerFlow: tries a database server, keeps which one is used next, and warns of bad places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.gui.main_window import MainWindow
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.gui.pages.settings_server import ServerWish
    from simulator.records.server_seen import ServerSeen


class ServerFlow(QObject):
    """Wires the section of the settings on a server to the records."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms = window, desk, rooms
        self._background, self._folder = background, folder
        self._section: Any = None  # ServerSection, imported late
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._show)
        desk.opened.connect(self._warn)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.server
        self._section.try_asked.connect(self._try)
        self._section.use_asked.connect(self._use)
        self._section.leave_asked.connect(self._leave)
        self._show()

    def _show(self) -> None:
        from simulator.records.server_place import chosen_database, has_password, place_of

        if self._section is None:
            return
        kept = self._rooms.settings.database_url
        place = place_of(kept)
        has_kept = bool(kept) and has_password(self._folder)
        self._section.show_place(place.address, place.database, place.user, has_password=has_kept)
        used = "" if self._desk.folder is None else chosen_database(self._folder, self._desk.database_url)
        self._section.show_now(self._told(used))

    def _told(self, url: str) -> str:
        from simulator.records.server_place import place_of

        if not url:
            return self.tr("Your records are on this computer.")
        place = place_of(url)
        where = place.address or self.tr("a server of this computer")
        return self.tr("Your records are in the database “{}” on {}.").format(place.database, where)

    def _try(self, wish: ServerWish) -> None:
        self._ask(wish, self._works)

    def _use(self, wish: ServerWish) -> None:
        def keep(_: ServerSeen) -> None:
            self._keep(wish)

        self._ask(wish, keep)

    def _ask(self, wish: ServerWish, then: Callable[[ServerSeen], None]) -> None:
        folder = self._folder

        def work() -> ServerSeen:
            from simulator.records.server_place import ServerPlace, with_password, with_password_file
            from simulator.records.server_seen import see

            url = ServerPlace(wish.address, wish.database, wish.user).url
            return see(
                with_password(url, wish.password) if wish.password else with_password_file(folder, url)
            )

        self._section.show_working()
        self._background.run(Lane.FILES, work, asker=self, then=then, failed=self._could_not)

    def _works(self, seen: ServerSeen) -> None:
        told = self.tr("It works: the server says that you are {}.").format(seen.person.name)
        self._section.show_done(told, self.tr("{}, PostgreSQL {}.").format(seen.place, seen.version))

    def _keep(self, wish: ServerWish) -> None:
        from simulator.records.server_place import ServerPlace, keep_password

        place = ServerPlace(wish.address, wish.database, wish.user)
        try:
            if wish.password:
                keep_password(self._folder, place, wish.password)
            self._rooms.change_settings(database_url=place.url)
        except SimulatorError as error:
            self._could_not(error)
            return
        self._show()
        told = self.tr("From the next start your records are on this server.")
        more = self.tr("What is on this computer stays here, and is not copied there.")
        self._section.show_done(told, more)

    def _leave(self) -> None:
        from simulator.records.server_place import keep_password, place_of

        try:
            keep_password(self._folder, place_of(""), "")
            self._rooms.change_settings(database_url="")
        except SimulatorError as error:
            self._could_not(error)
            return
        self._show()
        told = self.tr("From the next start your records are on this computer.")
        self._section.show_done(told, self.tr("What is on the server stays there."))

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)

    def _warn(self) -> None:
        from simulator.records.drive_kinds import synchronised_by
        from simulator.records.server_place import chosen_database

        if self._desk.folder is None or chosen_database(self._folder, self._desk.database_url):
            return
        program = synchronised_by(self._folder)
        if program:
            told = self.tr(
                "{} seems to copy your records to other computers while they are written, which can damage "
                "them. Keep the data folder outside of it (--data), and share by a server or bundles."
            )
            self._window.show_notice(told.format(program))
