"""RecordStoreRun: one run of sending: the records in their lane, the store in its own, by turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.records.outbox_interface import Queued
    from simulator.training.pushing.delivering import Delivery
    from simulator.training.pushing.push import Push
    from simulator.training.pushing.store_address import RecordStoreAddress
    from simulator.training.pushing.store_way import StoreWay


class RecordStoreRun(QObject):
    """Nothing of it blocks the window; it can be stopped between two requests.

    Args:
        desk: The records.
        background: Where the store is asked.
        push: What is sent.
        parent: Its owner.
    """

    progressed = Signal()
    """A batch was settled; ``push`` knows how much that makes."""
    ended = Signal(object)
    """A SimulatorError if it could not go on; None otherwise, also where the store is in the way."""

    def __init__(self, desk: RecordsDesk, background: Background, push: Push, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self.push = desk, background, push
        self._way: StoreWay | None = None
        self._is_stopped = False

    def start(self, address: RecordStoreAddress, secret: str) -> None:
        """Open the way to the store, and send; ``ended`` follows.

        Args:
            address: The store.
            secret: What somebody has typed; "" to look where it is kept.
        """

        def open_way() -> StoreWay:
            from simulator.training.pushing.store_way import StoreWay

            return StoreWay(address, secret)

        self._ask_store(open_way, self._go)

    def stop(self) -> None:
        """Send no further request; what is on its way is settled."""
        self._is_stopped = True

    def _go(self, way: StoreWay) -> None:
        self._way = way
        self._take()

    def _take(self) -> None:
        if self._is_stopped:
            self._end(None)
            return
        push = self.push

        def take(store: RecordStore, by: Person) -> tuple[Queued, ...]:
            if not push.is_filled:
                push.fill_next(store, by)
            return push.take(store, by) if push.is_filled else ()

        self._desk.ask(take, asker=self, then=self._taken, failed=self._end)

    def _taken(self, queued: tuple[Queued, ...]) -> None:
        if queued:
            self._deliver(queued)
        elif self.push.is_filled:
            self._end(None)
        else:
            self._take()

    def _deliver(self, queued: tuple[Queued, ...]) -> None:
        way, statements = self._way, [one.statement for one in queued]
        assert way is not None  # noqa: S101  # it is open while anything is sent

        def deliver() -> Delivery:
            return way.courier.deliver(statements, self._has_stopped)

        def settle(delivery: Delivery) -> None:
            self._settle(queued, delivery)

        self._ask_store(deliver, settle)

    def _settle(self, queued: tuple[Queued, ...], delivery: Delivery) -> None:
        push = self.push

        def work(store: RecordStore, by: Person) -> bool:
            return bool(push.settle(store, by, queued, delivery))

        def settled(is_left: bool) -> None:
            self.progressed.emit()
            if is_left:
                self._end(None)
            else:
                self._take()

        self._desk.ask(work, asker=self, then=settled, failed=self._end)

    def _end(self, error: SimulatorError | None) -> None:
        way, self._way = self._way, None
        if way is not None:
            self._background.run(
                Lane.SENDING, way.close, asker=self, then=lambda _: None, failed=lambda _: None
            )
        self.ended.emit(error)

    def _has_stopped(self) -> bool:
        return self._is_stopped

    def _ask_store(self, work: Any, then: Any) -> None:  # noqa: ANN401  # as Background has them
        self._background.run(Lane.SENDING, work, asker=self, then=then, failed=self._end)
