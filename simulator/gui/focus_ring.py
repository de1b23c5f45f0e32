"""The focus ring: two pixels of accent, two pixels away from whatever has the keyboard."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from simulator.gui.tokens import NEEDS_NO_RING

_GAP = 2
# Fields show the keyboard with their own border; a second ring would shout.
_RINGED_BY_STYLE = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class _Ring(QWidget):
    """The drawn ring: lies beside its control, lets every click through."""

    def __init__(self, around: QWidget, parent: QWidget, colour: str, width: int, corner: int) -> None:
        super().__init__(parent)
        self.setObjectName("focus-ring")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._around, self._colour, self._width, self._corner = around, QColor(colour), width, corner

    def settle(self) -> None:
        """Follow the control: its place, its size, whether it is seen."""
        reach = _GAP + self._width
        parent = self.parentWidget()
        if parent is not None:
            corner = self._around.mapTo(parent, QPoint())
            wanted = QRect(corner, self._around.size()).adjusted(-reach, -reach, reach, reach)
            self.setGeometry(wanted.intersected(parent.rect()))
        self.setVisible(self._around.isVisible())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, self._width))
        inset = self._width / 2
        corner = min(self._corner + _GAP, self.height() / 2 - inset, self.width() / 2 - inset)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)


class FocusRing(QObject):
    """Moves one ring to the control that has the keyboard; a mouse click alone shows none."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._colour, self._width, self._corner = "#000000", 2, 10
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._focus_moved)

    def dress(self, colour: str, width: int, corner: int) -> None:
        """Take a colour ("#rrggbb"), a line width and a corner radius in pixels."""
        self._colour, self._width, self._corner = colour, width, corner
        if self._around is not None and isValid(self._around):
            self._show_around(self._around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring on its control while that moves, resizes, hides or changes parents."""
        kinds = QEvent.Type
        if event.type() in (kinds.Move, kinds.Resize, kinds.Show, kinds.Hide):
            self._settle()
        elif event.type() == kinds.ParentChange and isinstance(watched, QWidget):
            self._show_around(watched)
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._take_off()
        if now is None or isinstance(now, _RINGED_BY_STYLE) or now.isWindow() or now.property(NEEDS_NO_RING):
            return
        if QApplication.mouseButtons() == QtCore.Qt.MouseButton.NoButton:
            self._around = now
            self._show_around(now)

    def _settle(self) -> None:
        """Draw the ring where its control is now; on another widget if it has no room any more."""
        ring, around = self._ring, self._around
        if ring is None or not isValid(ring) or around is None:
            return
        if _roomy(around, _GAP + self._width) is ring.parentWidget():
            ring.settle()
        else:
            self._show_around(around)

    def _show_around(self, control: QWidget) -> None:
        self._drop_ring()
        self._watch(control)
        parent = _roomy(control, _GAP + self._width)
        if parent is None:
            return
        one: QWidget | None = control.parentWidget()
        while one is not None and one is not parent:
            self._watch(one)
            one = one.parentWidget()
        self._ring = _Ring(control, parent, self._colour, self._width, self._corner)
        self._ring.settle()

    def _watch(self, one: QWidget) -> None:
        one.installEventFilter(self)
        self._watched.append(one)

    def _take_off(self) -> None:
        self._around = None
        self._drop_ring()

    def _drop_ring(self) -> None:
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


def _roomy(control: QWidget, reach: int) -> QWidget | None:
    """Return the nearest widget around a control on which a ring has room, within what scrolls with it.

    None if the ring can be drawn nowhere: a splitter would make room for it as for a pane.
    """
    parent = control.parentWidget()
    if parent is None or isinstance(parent, QSplitter):
        return None
    nearest, wanted = parent, control.geometry().adjusted(-reach, -reach, reach, reach)
    while not parent.rect().contains(wanted):
        above = parent.parentWidget()
        if parent.isWindow() or above is None or isinstance(above, QSplitter) or _cuts(above):
            return nearest
        wanted, parent = wanted.translated(parent.pos()), above
    return parent


def _cuts(above: QWidget) -> bool:
    """Whether this is where scrolled things are cut: a ring must move and be cut with them."""
    return isinstance(above, QAbstractScrollArea) or isinstance(above.parentWidget(), QAbstractScrollArea)
