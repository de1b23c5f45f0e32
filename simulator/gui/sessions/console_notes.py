"""NotesColumn: a small picture of the wall, and notes for the report that the room never sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.state import NOTED, SessionState
from simulator.domain.sessions.wall import Wall
from simulator.gui import icons, theme
from simulator.gui.sessions.room_screens import BLANK_KEY, SWAP_KEYS
from simulator.gui.sessions.scenes.scene import HIGH, WIDE
from simulator.gui.sessions.wall_view import WallView

_SMALL = 0.66
LONGEST_NOTE = 2_000
"""Characters."""


class NotesColumn(QWidget):
    """Ctrl+Enter keeps a note with its time."""

    noted = Signal(str)
    swap_asked = Signal()
    blank_asked = Signal()
    window_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = _Preview()
        self.where = theme.label("", "caption")
        self.swap = _sign("swap", self.tr("Swap the screens of console and room"), SWAP_KEYS[0])
        self.swap.clicked.connect(self.swap_asked)
        self.blank = _sign("moon", self.tr("Make the wall black"), BLANK_KEY)
        self.blank.setCheckable(True)
        self.blank.clicked.connect(self.blank_asked)
        self.window_button = _sign("projector", self.tr("Show the room's window as an ordinary one"), "")
        self.window_button.clicked.connect(self.window_asked)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("For the report, never on the wall; Ctrl+Enter keeps it"))
        self.note.setAccessibleName(self.tr("A note for the report; Ctrl+Enter keeps it"))
        self.note.setTabChangesFocus(True)
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._edited)
        self.keep = QPushButton(self.tr("Keep the note"))
        self.keep.setToolTip(self.tr("Ctrl+Enter"))
        self.keep.clicked.connect(self._keep)
        self.notes = QListWidget()
        self.notes.setAccessibleName(self.tr("Notes so far"))
        self.notes.setWordWrap(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._shown = 0
        self._lay_out()
        self._edited()

    def show_wall(self, wall: Wall, *, is_blank: bool) -> None:
        """Show what the room sees."""
        self.preview.view.show_wall(wall)
        self.preview.view.show_blank(is_blank)
        self.blank.setChecked(is_blank)

    def show_list(self, *, is_shown: bool) -> None:
        """Show the notes so far, or only the place for the next one, where there is little room."""
        self.notes.setVisible(is_shown)
        self.keep.setVisible(is_shown)
        self.preview.show_small(is_small=not is_shown)
        self.note.setFixedHeight(theme.current().px(84 if is_shown else 64))

    def show_where(self, words: str, *, has_second: bool) -> None:
        """Say where the room's window stands."""
        self.where.setText(words)
        swap = self.tr("Swap the screens of console and room")
        one = self.tr("Show the wall on this screen; Esc leads back")
        self.swap.setToolTip(f"{swap if has_second else one} ({SWAP_KEYS[0]})")
        self.swap.setAccessibleName(swap if has_second else one)

    def show_notes(self, state: SessionState) -> None:
        """Show the notes, the last one on top."""
        noted = [one for one in state.session.happenings if one.what == NOTED]
        for one in noted[self._shown :]:
            at = one.at.astimezone().strftime("%H:%M")
            self.notes.insertItem(0, f"{at}  {one.told.get('text', '')}")
        self._shown = len(noted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a note at Ctrl+Enter."""
        if watched is self.note and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep()
                return True
        return False

    def _keep(self) -> None:
        text = self.note.toPlainText().strip()[:LONGEST_NOTE]
        if text:
            self.note.clear()
            self.noted.emit(text)

    def _edited(self) -> None:
        self.keep.setEnabled(bool(self.note.toPlainText().strip()))

    def _lay_out(self) -> None:
        signs = QHBoxLayout()
        signs.setSpacing(theme.GAP_XS)
        signs.addWidget(self.where, 1)
        for button in (self.swap, self.window_button, self.blank):
            signs.addWidget(button)
        self.note.setFixedHeight(theme.current().px(84))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(theme.label(self.tr("What the room sees"), "caption"))
        column.addWidget(self.preview)
        column.addLayout(signs)
        column.addSpacing(theme.GAP_S)
        column.addWidget(theme.label(self.tr("Notes"), "caption"))
        column.addWidget(self.note)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.notes, 1)


class _Preview(QWidget):
    """The wall, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 1.0
        self.view = WallView(is_moving=False, parent=self)
        self.setAccessibleName(self.tr("What the room sees"))
        self.setMinimumSize(QSize(160, 90))

    def show_small(self, *, is_small: bool) -> None:
        """Take a part of the width only, where there is little height."""
        self._part = _SMALL if is_small else 1.0
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = round(self.width() * self._part)
        height = round(width * HIGH / WIDE)
        self.view.setGeometry(0, 0, width, height)
        self.setFixedHeight(height)


def _sign(name: str, says: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "quiet")
    button.setIcon(icons.icon(name))
    button.setAccessibleName(says)
    button.setToolTip(f"{says} ({key})" if key else says)
    return button
