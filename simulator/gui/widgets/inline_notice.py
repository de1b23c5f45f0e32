"""InlineNotice: what is in the way and what to do about it, said where it happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.announcement import announce


class InlineNotice(QFrame):
    """One quiet row with a sign; empty it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("role", "panel")
        self._sign = QLabel()
        self._words = theme.label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setIcon(icons.icon("close", "muted"))
        self._close.setAccessibleName(self.tr("Put this notice away"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_XS, theme.GAP_S, theme.GAP_XS)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when hidden."""
        return self._words.text()

    def show_failure(self, problem: str, remedy: str = "") -> None:
        """Say what went wrong and what to do."""
        self._show("warning", "bad", problem, remedy)

    def show_advice(self, problem: str, remedy: str = "") -> None:
        """Say what is still missing; nothing went wrong."""
        self._show("hint", "unsure", problem, remedy)

    def show_done(self, words: str, where: str = "") -> None:
        """Say what is done, and where it is now."""
        self._show("check", "good", words, where)

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self.hide()

    def _show(self, sign: str, tone: str, problem: str, remedy: str) -> None:
        side = theme.current().px(20)
        self._sign.setPixmap(icons.pixmap(sign, side, tone))
        self._words.setText(f"{problem} {remedy}".strip())
        self.setAccessibleName(self._words.text())
        self.show()
        announce(self, self._words.text())
