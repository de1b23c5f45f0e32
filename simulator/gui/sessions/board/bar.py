"""BoardBar: undo and redo, how the counting goes, and the ways out of the board."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from simulator.domain.sessions.board_state import FEWEST_PEOPLE, Sightings
from simulator.gui import theme


class BoardBar(QWidget):
    """Shows what can be undone; the keys are those everybody knows, anywhere over the board."""

    undone = Signal()
    redone = Signal()
    count_asked = Signal()
    paste_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    table_asked = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.undo = self._button(self.tr("Undo"), QKeySequence.StandardKey.Undo, over)
        self.undo.clicked.connect(self.undone)
        self.redo = self._button(self.tr("Redo"), QKeySequence.StandardKey.Redo, over)
        self.redo.clicked.connect(self.redone)
        self.told = theme.label("", "caption")
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.out = QToolButton()
        self.out.setText(self.tr("Board"))
        self.out.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.out.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self.told, 1)
        row.addSpacing(theme.GAP_S)
        row.addWidget(self.out)

    def show_steps(self, *, may_undo: bool, may_redo: bool) -> None:
        """Show what can be undone and redone."""
        self.undo.setEnabled(may_undo)
        self.redo.setEnabled(may_redo)

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the counting has come."""
        if done < of:
            self.told.setText(self.tr("Looking through the team's conversations: {} of {}").format(done, of))

    def show_counted(self, counted: Sightings) -> None:
        """Show what was counted, and whether the room sees it."""
        if not counted.attempts:
            self.told.setText(self.tr("No conversations of this team to count in yet"))
            return
        words = self.tr("Counted in {attempts} conversations of {people} people")
        if not counted.is_for_the_room:
            words = self.tr("Counted in {attempts}; on the wall from {fewest} people on")
        self.told.setText(
            words.format(attempts=counted.attempts, people=counted.people, fewest=FEWEST_PEOPLE)
        )

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Answers that were sent…")).triggered.connect(self.paste_asked)
        menu.addAction(self.tr("Count again what was seen")).triggered.connect(self.count_asked)
        menu.addSeparator()
        menu.addAction(self.tr("Print…")).triggered.connect(self.print_asked)
        menu.addAction(self.tr("Save as PDF…")).triggered.connect(self.pdf_asked)
        menu.addAction(self.tr("Save as a table (CSV)…")).triggered.connect(self.table_asked)
        return menu

    def _button(self, name: str, key: QKeySequence.StandardKey, over: QWidget) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setProperty("role", "quiet")
        keys = QKeySequence(key)
        button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        shortcut = QShortcut(keys, over)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        return button
