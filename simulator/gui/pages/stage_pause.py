"""PauseVeil: the stage out of focus while the trainee takes a breath."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.role_button import RoleButton

_COARSE = 14
"""The picture behind is made this much smaller and large again, which blurs it."""


class PauseVeil(QWidget):
    """Lies over its parent; nothing under it can be read or reached."""

    ended = Signal()
    leave_asked = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(self.tr("Paused"))
        self._behind = QPixmap()
        self._title = theme.label(self.tr("Paused"), "display")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = theme.label(self.tr("Nothing is lost. The clock stands still."), "lead")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._later = theme.label(self.tr("If you leave, you can go on where you stopped."), "muted")
        self._later.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go_on = RoleButton(self.tr("Go on"))
        self.go_on.setToolTip(self.tr("Esc, Enter or Space"))
        self.go_on.clicked.connect(self.ended)
        self.leave = RoleButton(self.tr("Leave"), "plain")
        self.leave.clicked.connect(self.leave_asked)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_M)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_XL, theme.GAP_XL, theme.GAP_XL, theme.GAP_XL)
        column.setSpacing(theme.GAP_S)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._later)
        column.addSpacing(theme.GAP_M)
        column.addLayout(buttons)
        column.addStretch(1)

    def draw(self, over: QWidget) -> None:
        """Lie down over the page."""
        picture = over.grab()
        small = picture.scaled(
            max(1, picture.width() // _COARSE),
            max(1, picture.height() // _COARSE),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._behind = small
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._behind)
        paper = QColor(theme.current().paper)
        paper.setAlpha(208)
        painter.fillRect(self.rect(), paper)
