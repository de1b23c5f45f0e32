"""One side's points: a bar that shows what is sure and what hangs on a person, and the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from simulator.domain.scorecard import SideTotal
from simulator.domain.wording import counted, pass_mark, points_out_of, side_word, totals_compared
from simulator.gui import theme
from simulator.gui.widgets.bar_paint import paint_points

_THICK = 12
_TICK_REACH = 4


class PointsBar(QWidget):
    """The bar alone: solid up to the least, hatched up to the most, a tick at the mark, a notch for before.

    Sizes follow the theme; ``thick`` is in pixels at scale 1. It says nothing by
    itself: put words beside it.
    """

    def __init__(self, parent: QWidget | None = None, *, thick: int = _THICK) -> None:
        super().__init__(parent)
        self._thick = thick
        self._token = "ink"
        self._low = self._high = 0.0
        self._mark: float | None = None
        self._before: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, total: SideTotal, mark: int | None = None, before: SideTotal | None = None) -> None:
        """Show one side; ``mark`` in whole points, ``before`` the same side of an earlier attempt."""
        of = max(1, total.of)
        self._token = total.side.value
        self._low, self._high = min(1.0, total.low / of), min(1.0, total.high / of)
        self._mark = None if mark is None or not total.of else min(1.0, mark / of)
        self._before = None if before is None or not before.of else min(1.0, before.points / before.of)
        self.setAccessibleName(f"{side_word(total.side)}: {points_out_of(total)}")
        self.update()

    def sizeHint(self) -> QSize:
        worn = theme.current()
        return QSize(worn.px(160), worn.px(self._thick) + 2 * _TICK_REACH)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(48), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect()).adjusted(1, _TICK_REACH, -1, -_TICK_REACH)
        paint_points(painter, bar, getattr(theme.current(), self._token), self._low, self._high)
        self._paint_ticks(painter, bar)

    def _paint_ticks(self, painter: QPainter, bar: QRectF) -> None:
        """A line at the pass mark, a wedge from below at what the original reached."""
        worn = theme.current()
        if self._mark is not None:
            x = bar.left() + min(max(self._mark * bar.width(), 1), bar.width() - 1)
            top, bottom = QPointF(x, bar.top() - _TICK_REACH), QPointF(x, bar.bottom() + _TICK_REACH)
            for width, tint in ((4.0, worn.paper), (2.0, worn.ink)):
                painter.setPen(QPen(QColor(tint), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawLine(top, bottom)
        if self._before is not None:
            x = bar.left() + min(max(self._before * bar.width(), _TICK_REACH), bar.width() - _TICK_REACH)
            foot = bar.bottom() + _TICK_REACH
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.muted))
            peak = QPointF(x, bar.bottom() - 1)
            painter.drawPolygon([QPointF(x - _TICK_REACH, foot), peak, QPointF(x + _TICK_REACH, foot)])


class ScoreBar(QWidget):
    """A side with its name, its points in words, its bar and its pass mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = theme.label(role="body")
        self._points = theme.label(role="body")
        self._mark = theme.label(role="caption")
        self._note = theme.label(role="caption")
        self._bar = PointsBar()
        for label in (self._side, self._points, self._mark):
            label.setWordWrap(False)
        heading = QHBoxLayout()
        heading.setSpacing(theme.GAP_S)
        heading.addWidget(self._side, 0, Qt.AlignmentFlag.AlignBottom)
        heading.addWidget(self._points, 0, Qt.AlignmentFlag.AlignBottom)
        heading.addStretch(1)
        heading.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._bar)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_total(
        self, total: SideTotal, pass_per_cent: int, before: SideTotal | None = None, lost: str = ""
    ) -> None:
        """Show a side's points out of what could be earned.

        Args:
            total: The points.
            pass_per_cent: The pass mark, 0 to 100.
            before: The same side of the original, for a what-if.
            lost: What was earned and lost, in words; empty where nothing was lost.
        """
        mark = pass_mark(total, pass_per_cent)
        theme.set_role(self._side, "body", total.side.value)
        for label in (self._side, self._points):
            label.setFont(theme.font("body", theme.font().Weight.DemiBold))
        self._side.setText(side_word(total.side))
        self._points.setText(points_out_of(total))
        self._mark.setText(f"passes at {mark}" if total.of else "nothing to earn here")
        notes = [totals_compared(before, total)] if before else []
        if lost:
            notes.append(lost)
        if not total.is_sure:
            notes.append(f"{counted(total.high - total.low, 'point waits', 'points wait')} for a person")
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))
        self._bar.show_points(total, mark, before)
        spoken = [f"{side_word(total.side)}: {points_out_of(total)}", self._mark.text(), *notes]
        self.setAccessibleName(". ".join(spoken))
