"""Somebody at the window: sees what is on the screen, presses what has a name, types what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui.pages.stage_page import StagePage
from simulator.gui.start import House

PATIENCE = 20_000
"""Milliseconds until somebody gives up waiting: a busy computer is no failure."""


class Somebody:
    """Drives the real window with a real data folder, by what can be seen and named."""

    def __init__(self, qtbot: QtBot, folder: Path, today: Callable[[], date] | None = None) -> None:
        self._qtbot = qtbot
        self.has_gone = False
        self.house = House(folder, today=today)
        self.house.open()
        qtbot.waitExposed(self.house.window)

    def goes(self) -> None:
        """Close the window, as one does in the evening."""
        self.has_gone = True
        self.house.window.close()
        assert self.house.close()

    @property
    def screen(self) -> str:
        return self.house.window.shown

    def waits_for(self, screen: str) -> None:
        self._qtbot.waitUntil(lambda: self.screen == screen, timeout=PATIENCE)

    def sees(self, words: str) -> None:
        """Wait until these words are somewhere on the screen."""
        self._qtbot.waitUntil(lambda: words in self.everything_seen(), timeout=PATIENCE)

    def sees_no_longer(self, words: str) -> None:
        """Wait until these words are nowhere on the screen."""
        self._qtbot.waitUntil(lambda: words not in self.everything_seen(), timeout=PATIENCE)

    def everything_seen(self) -> str:
        """All the words on the screen, and all the names of what is on it."""
        found: list[str] = []
        for widget in self.house.window.findChildren(QWidget):
            if widget.isVisible():
                found += [widget.accessibleName(), widget.accessibleDescription()]
                if isinstance(widget, QLabel | QAbstractButton):
                    found.append(widget.text())
                if isinstance(widget, QAbstractItemView):
                    model = widget.model()
                    found += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
                    found += [
                        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
                        for row in range(model.rowCount())
                    ]
        return "\n".join(found)

    def presses(self, name: str) -> None:
        """Wait for a button of that name, and press it with the mouse."""
        self._qtbot.waitUntil(lambda: self._button(name) is not None, timeout=PATIENCE)
        button = self._button(name)
        assert button is not None
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def enters_as(self, name: str) -> None:
        self.waits_for("welcome")
        field = next(f for f in self.house.window.findChildren(QLineEdit) if f.isVisible())
        self._qtbot.keyClicks(field, name)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        self.waits_for("practise")

    def begins(self, title: str) -> None:
        """Choose a card, read the briefing, and start."""
        self.presses(title)
        self.waits_for("briefing")
        self.presses("Start")
        self.waits_for("stage")

    def says(self, reply: Reply) -> None:
        """Answer the telephone where it rings, choose whom to speak to and what to give, and say it."""
        stage = self._stage
        if stage.phone.is_ringing:
            self._qtbot.keyClick(stage.phone.answer, Qt.Key.Key_Space)
        box = stage.foot.box
        self._qtbot.waitUntil(lambda: not box.is_waiting and box.editor.isVisible(), timeout=PATIENCE)
        self._turns_to(reply)
        turn = len(self._conversation.turns)
        if reply.text.isascii():
            self._qtbot.keyClicks(box.editor, reply.text)
        else:
            box.editor.insertPlainText(reply.text)
        self._qtbot.keyClick(box.editor, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: len(self._conversation.turns) > turn, timeout=PATIENCE)

    def _turns_to(self, reply: Reply) -> None:
        """Choose whom it is for, and what to give with it."""
        if reply.to:
            self._stage.foot.addressee.choose(reply.to)
        if reply.gives:
            tray = self._conversation.setting.scenario.tray
            assert tray is not None
            self.presses(next(item.title for item in tray.items if item.id == reply.gives))

    @property
    def line(self) -> str:
        """What the customer says now."""
        return " ".join(line.text for line in self._conversation.lines)

    def types(self, words: str) -> None:
        """Begin to write, and hand nothing over."""
        self._qtbot.keyClicks(self._stage.foot.box.editor, words)

    def hands_over(self) -> None:
        """Hand over what is written, whatever comes of it."""
        self._qtbot.keyClick(self._stage.foot.box.editor, Qt.Key.Key_Return)

    @property
    def half_written(self) -> str:
        return self._stage.foot.box.words

    @property
    def _stage(self) -> StagePage:
        stage = self.house.window.page("stage")
        assert isinstance(stage, StagePage)
        return stage

    @property
    def _conversation(self) -> Conversation:
        conversation = self._stage._conversation
        assert conversation is not None
        return conversation

    def _button(self, name: str) -> QAbstractButton | None:
        for button in self.house.window.findChildren(QAbstractButton):
            if (
                button.isVisible()
                and button.isEnabled()
                and (name == button.text() or button.accessibleName().startswith(name))
            ):
                return button
        return None
