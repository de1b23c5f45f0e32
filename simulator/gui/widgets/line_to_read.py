"""LineToRead: one line in large type, which of how many it is, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from simulator.gui import theme


class LineToRead(QFrame):
    """As high as the longest of its lines needs, so that nothing moves from one to the next."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._lines = tuple(lines)
        self._count = theme.label("", "caption")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, len(self._lines))
        self.progress.setAccessibleName(self.tr("Lines behind you"))
        self._line = theme.label("", "line")
        self._line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self._count)
        column.addWidget(self.progress)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self._line, 1)

    @property
    def text(self) -> str:
        """The line that is shown."""
        return self._line.text()

    @property
    def count(self) -> str:
        """Which of how many it is, in words."""
        return self._count.text()

    def show_line(self, at: int) -> None:
        """Show the line at this place, 0 for the first."""
        self._line.setText(self._lines[at])
        self._count.setText(self.tr("Line {} of {}").format(at + 1, len(self._lines)))
        self.progress.setValue(at)

    def make_room(self, width: int) -> None:
        """Be high enough for each of the lines where this is the width of all."""
        self._line.ensurePolished()
        inside = width - 2 * (theme.GAP_M + theme.current().line_width)
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        metrics = self._line.fontMetrics()
        room = QRect(0, 0, inside, 0)
        self._line.setMinimumHeight(
            max(metrics.boundingRect(room, wrap, line).height() for line in self._lines)
        )
