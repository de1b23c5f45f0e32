"""A session led in a test: records in memory that answer at once, or when the test says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QRect

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.domain.sessions.session import ActivityKind, Participant, PlanItem
from simulator.domain.sessions.state import PLANNED, plan_told
from simulator.gui.sessions.live_session import LiveSession
from tests.fakes import MemoryStore

NAMES = ("Ann", "Béla", "Chidi", "Дарья", "李娜", "Farah")


class Desk:
    """Asks the store at once; with ``is_waiting`` it answers when ``answer`` is called, in order."""

    def __init__(self, store: MemoryStore, leader: str = "Tess") -> None:
        self.store = store
        self.leader = store.give_role(leader, Role.TRAINER, by=None, passphrase="long enough")
        self.is_waiting = False
        self._asked: list[Callable[[], None]] = []

    def ask(
        self,
        work: Callable[[Any, Any], Any],
        *,
        asker: QObject,
        then: Callable[[Any], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        def run() -> None:
            try:
                answer = work(self.store, self.leader)
            except SimulatorError as error:
                failed(error)
            else:
                then(answer)

        self._asked.append(run)
        if not self.is_waiting:
            self.answer()

    def answer(self) -> None:
        while self._asked:
            self._asked.pop(0)()


def plan(*kinds: ActivityKind) -> tuple[PlanItem, ...]:
    """Return a plan of such activities: "i1" and so on, ten minutes each."""
    return tuple(
        PlanItem(f"i{number}", kind, f"Activity {number}", 10)
        for number, kind in enumerate(kinds or (ActivityKind.DISCUSSION, ActivityKind.BREAK), 1)
    )


def roster(names: Sequence[str] = NAMES) -> tuple[Participant, ...]:
    """Return these people, all of them here: "p1" and so on."""
    return tuple(Participant(f"p{number}", name) for number, name in enumerate(names, 1))


def led(desk: Desk, items: Sequence[PlanItem] | None = None, names: Sequence[str] = NAMES) -> LiveSession:
    """Return a session that has just been planned."""
    session = desk.store.start_session(desk.leader, title="Tuesday group", roster=roster(names))
    live = LiveSession(session, desk)  # type: ignore[arg-type]  # it keeps the same promises
    live.happen(PLANNED, plan_told(plan() if items is None else items))
    return live


def gone_on(desk: Desk, session_id: str) -> LiveSession:
    """Return a session as it is read again after everything was lost but the records."""
    return LiveSession(desk.store.session(session_id, desk.leader), desk)  # type: ignore[arg-type]


class Screen:
    """A screen that only says what it is."""

    def __init__(self, name: str, left: int, serial: str = "", wide: int = 1920, high: int = 1080) -> None:
        self._name, self._serial, self._area = name, serial, QRect(left, 0, wide, high)

    def name(self) -> str:
        return self._name

    def manufacturer(self) -> str:
        return ""

    def model(self) -> str:
        return self._name

    def serialNumber(self) -> str:  # noqa: N802
        return self._serial

    def geometry(self) -> QRect:
        return self._area

    def availableGeometry(self) -> QRect:  # noqa: N802
        return self._area
