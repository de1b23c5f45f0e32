"""RecordStoreFlow: hands completions over to a learning record store while the window stays free."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.domain.wording import counted
from simulator.gui.background import Background, Lane
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.record_store_run import RecordStoreRun
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.record_store_place import StorePlace
    from simulator.records.interface import RecordStore
    from simulator.records.outbox_interface import OutboxCounts, OutboxEntry
    from simulator.training.pushing.answers import Trouble
    from simulator.training.pushing.push import Push
    from simulator.training.pushing.store_address import RecordStoreAddress

RECORD_STORE = "record store"
_LONGEST_TIMER_MS = 24 * 3600 * 1000


class Standing(NamedTuple):
    """What the page tells of a store."""

    counts: OutboxCounts
    refused: tuple[OutboxEntry, ...]


class RecordStoreFlow(QObject):
    """For HR. The records are asked in their lane, the store in another; neither waits for the other.

    Args:
        window: Where the page is shown.
        desk: The records.
        rooms: The settings, where the store is kept.
        background: Where the store is asked.
        now: What time it is where the person sits.
        parent: Its owner.
    """

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms = window, desk, rooms
        self._background, self._now = background, now
        self._secret = ""  # what was typed, for where no keyring keeps it
        self._run: RecordStoreRun | None = None
        self._pending, self._is_closed = 0, False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._send_when_due)
        window.add_page(RECORD_STORE, Page(self._make, self.tr("Learning record store"), back="completion"))
        desk.person_known.connect(self._person_known)

    def enter(self) -> None:
        """Show the page, and count what is new."""
        self._show_place()
        self._window.show_page(RECORD_STORE)
        self._fill()

    def close(self) -> None:
        """Send no more; what is on its way is sent again another time, and counts once."""
        self._again.stop()
        run, self._run, self._is_closed = self._run, None, True
        if run is not None:
            run.blockSignals(True)  # there is no page any more that could tell of it
            run.stop()

    def _address(self) -> RecordStoreAddress:
        from simulator.gui.record_store_settings import address_of

        return address_of(self._rooms.settings)

    def _new_push(self, *, when_due: bool = False) -> Push:
        from simulator.gui.record_store_settings import push_of

        return push_of(self._rooms.settings, when_due=when_due)

    def _keep(self, place: StorePlace) -> None:
        """Take what was typed, if it can be used; the secret goes into the keyring and nowhere else."""
        from simulator.gui.record_store_settings import choices_of
        from simulator.training.pushing.secret import keep_secret, system_keyring

        before, secret = self._rooms.settings, place.secret
        try:
            self._rooms.change_settings(**choices_of(place))
        except SimulatorError as error:
            self._place_refused(error)
            return
        address, after = self._address(), self._rooms.settings
        if secret or (before.xapi_endpoint, before.xapi_user) != (after.xapi_endpoint, after.xapi_user):
            self._secret = secret  # what was typed for one store is told to no other
        self._page().place.notice.clear()
        self._show_place()
        self._fill()
        if secret:
            self._ask_store(
                lambda: keep_secret(address, secret, system_keyring()), self._is_kept, self._unkept
            )

    def _is_kept(self, _: None) -> None:
        self._page().place.notice.show_done(self.tr("Kept; the password is in this computer’s keyring."))

    def _unkept(self, error: SimulatorError) -> None:
        remedy = self.tr("It is remembered until you close this window.") + f" {error.remedy}"
        self._page().place.notice.show_advice(error.problem, remedy)

    def _check(self) -> None:
        """Ask the store whether it lets us in; nothing is sent."""
        try:
            address, secret = self._address(), self._secret
        except SimulatorError as error:
            self._place_refused(error)
            return
        self._page().place.show_busy(True)

        def look() -> Trouble | None:
            from simulator.training.pushing.store_way import StoreWay

            with StoreWay(address, secret) as way:
                return way.courier.look()

        self._ask_store(look, self._looked, self._place_refused)

    def _looked(self, trouble: Trouble | None) -> None:
        place = self._page().place
        place.show_busy(False)
        if trouble is None:
            place.notice.show_done(self.tr("The store answers, and lets us in."))
        else:
            place.notice.show_failure(trouble.words, trouble.remedy)

    def _fill(self) -> None:
        """Put what is new into the outbox, page by page, and then say how it stands."""
        if not self._rooms.settings.xapi_endpoint or self._run is not None:
            return
        try:
            push = self._new_push()
        except SimulatorError as error:
            self._place_refused(error)
            return

        def go_on(has_more: bool) -> None:
            if has_more:
                self._desk.ask(push.fill_next, asker=self, then=go_on, failed=self._could_not)
            else:
                self._look()

        go_on(True)

    def _look(self) -> None:
        try:
            url = self._address().url
        except SimulatorError:  # said when it was kept, and when anything is sent there
            return

        def read(store: RecordStore, viewer: Person) -> Standing:
            from simulator.records.outbox_interface import SendingState

            counts = store.outbox_counts(viewer, url)
            return Standing(counts, store.outbox(viewer, url, SendingState.REFUSED) if counts.refused else ())

        self._desk.ask(read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, standing: Standing) -> None:
        self._pending = standing.counts.pending
        if self._is_closed:
            return
        if self._is_there():
            self._page().show_standing(standing.counts, standing.refused, self._now())
        self._again.stop()
        if standing.counts.pending and standing.counts.next_at:
            wait = (standing.counts.next_at - self._now()).total_seconds() * 1000
            self._again.start(round(min(max(wait, 1000.0), _LONGEST_TIMER_MS)))

    def _send_when_due(self) -> None:
        self._send(when_due=True)

    def _send(self, *, when_due: bool = False) -> None:
        if self._run is not None or self._desk.role is not Role.HR:
            return
        try:
            address, push = self._address(), self._new_push(when_due=when_due)
        except SimulatorError as error:
            self._could_not(error)
            return
        self._again.stop()
        self._run = RecordStoreRun(self._desk, self._background, push, self)
        self._run.progressed.connect(self._show_progress)
        self._run.ended.connect(self._ended)
        self._show_progress()
        self._run.start(address, self._secret)

    def _show_progress(self) -> None:
        if self._run is not None and self._is_there():
            done = self._run.push.sent + self._run.push.refused
            self._page().sending.show_sending(done, max(self._pending, done))

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._page().sending.show_stopping()

    def _ended(self, error: SimulatorError | None) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        run.deleteLater()
        if self._is_there():
            self._tell_end(run.push, error)
        if self._desk.role is Role.HR:
            self._look()

    def _tell_end(self, push: Push, error: SimulatorError | None) -> None:
        sending = self._page().sending
        sending.show_over()
        if error is not None:
            sending.notice.show_failure(error.problem, error.remedy)
        elif push.trouble is not None:
            sending.notice.show_failure(push.trouble.words, push.trouble.remedy)
        elif push.sent or push.refused:
            told = counted(push.sent, self.tr("statement"), self.tr("statements"))
            sending.notice.show_done(self.tr("Sent: {}. The audit tells of it.").format(told))

    def _retry(self) -> None:
        url = self._address().url

        def put_back(store: RecordStore, by: Person) -> int:
            return store.put_back(by, url)

        def send(_: int) -> None:
            self._send()

        self._desk.ask(put_back, asker=self, then=send, failed=self._could_not)

    def _person_known(self, _: str) -> None:
        """What HR may see is put away before somebody else sits down."""
        self._again.stop()
        if self._run is not None:
            self._run.stop()
        if self._window.is_built(RECORD_STORE):
            self._window.forget_page(RECORD_STORE)
        if self._desk.role is Role.HR and self._rooms.settings.xapi_endpoint:
            self._look()
        elif self._window.shown == RECORD_STORE:
            self._rooms.go_to("practise")

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _place_refused(self, error: SimulatorError) -> None:
        place = self._page().place
        place.show_busy(False)
        place.notice.show_failure(error.problem, error.remedy)

    def _ask_store(self, work: Any, then: Any, failed: Any) -> None:  # noqa: ANN401  # as Background has them
        self._background.run(Lane.SENDING, work, asker=self, then=then, failed=failed)

    def _make(self) -> QWidget:
        from simulator.gui.pages.record_store_page import RecordStorePage

        page = RecordStorePage()
        page.place_kept.connect(self._keep)
        page.check_asked.connect(self._check)
        page.send_asked.connect(self._send)
        page.stop_asked.connect(self._stop)
        page.retry_asked.connect(self._retry)
        return page

    def _show_place(self) -> None:
        from simulator.gui.record_store_settings import place_of

        self._page().show_place(place_of(self._rooms.settings))

    def _is_there(self) -> bool:
        return self._window.is_built(RECORD_STORE)

    def _page(self) -> Any:  # noqa: ANN401  # RecordStorePage, imported late
        return self._window.page(RECORD_STORE)
