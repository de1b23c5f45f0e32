"""Mira at the console of a session, a projector beside her: what she presses, and what the room reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from simulator.domain.sessions.session import ActivityKind
from tests.stories.hands import Hands
from tests.stories.somebody import Somebody

PEOPLE = ("Ann Lindqvist", "Béla Kovács", "Chidi", "Дарья", "李娜", "فرح")
SECRET = "grün und Katze"
SCENARIO = "wet-umbrella"
CANARY_NOTE, CANARY_COMMENT = "canary: talk to Ann alone", "canary: hurried at the start"
REASON = "She said it, and kindly"


class Trainer(Somebody):
    """Mira at the console; what the room sees is beside her on the projector."""

    def __init__(self, folder: Path) -> None:
        self.hands = Hands()
        super().__init__(self.hands, folder)  # type: ignore[arg-type]  # as handy
        self.hands.waitUntil(lambda: self.screen == "sign-in")
        page = self.page("sign-in")
        page.passphrase.setText(SECRET)
        self.hands.clicks(page.enter)
        self.waits_for("practise")

    def page(self, name: str) -> Any:
        return self.house.window.page(name)

    @property
    def interior(self) -> Any:
        return self.house.interior

    @property
    def console(self) -> Any:
        return self.page("console")

    @property
    def panel(self) -> Any:
        return self.console.panel

    @property
    def wall(self) -> Any:
        return self.console.room.wall

    def room_reads(self) -> str:
        """All that stands on the projector, and what a screen reader would say of it."""
        room: QWidget = self.console.room
        parts = [room, *room.findChildren(QWidget)]
        told = [
            words
            for one in parts
            for words in (one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle())
        ]
        return "\n".join((*told, *(one.text() for one in room.findChildren(QLabel))))

    def wall_is(self, kind: type) -> Any:
        self.hands.waitUntil(lambda: isinstance(self.wall, kind))
        shown = self.room_reads()
        for canary in ("canary", REASON, "points"):
            assert canary not in shown, f"the room reads “{canary}”"
        return self.wall

    def goes_to_sessions(self) -> None:
        self.interior.rooms.go_to("sessions")
        self.waits_for("sessions")

    def plans(self) -> None:
        """Six people, one of them absent at first; a role play and two rounds."""
        self.goes_to_sessions()
        page = self.page("sessions")
        self.hands.clicks(page.first)
        self.waits_for("session plan")
        plan = self.page("session plan")
        plan.title.setText("Tuesday group")
        plan.roster.names.setPlainText("\n".join(PEOPLE))
        self.hands.clicks(plan.roster.add)
        plan.plan.add_activity(ActivityKind.ROLE_PLAY)
        plan.plan.add_activity(ActivityKind.TWO_ROUNDS)
        row = plan.plan.rows[plan.plan.items[0].id]
        self.hands.waitUntil(lambda: row.scenario.findData(SCENARIO) >= 0)
        row.scenario.setCurrentIndex(row.scenario.findData(SCENARIO))
        row.scenario.activated.emit(row.scenario.currentIndex())
        self.hands.clicks(plan.begin)
        self.waits_for("console")

    def says(self, reply: Any) -> None:
        """Somebody says something, and the trainer types it."""
        answer, here = self.panel.view.answer, self.panel.led
        if self.panel.steps.is_ringing:
            self.hands.clicks(self.panel.view.customer.answer)
        self.hands.waitUntil(lambda: answer.box.isVisible() and not answer.box.is_waiting)
        turn = len(here.practice.conversation.turns)
        answer.box.editor.setPlainText(reply)
        self.hands.keyClick(answer.box.editor, Qt.Key.Key_Return)
        self.hands.waitUntil(lambda: len(here.practice.conversation.turns) > turn)
