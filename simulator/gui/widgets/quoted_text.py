"""A reply with its quotes marked: each can be pointed at, walked to with the arrow keys, and chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QWidget

from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.passages import Passage, Piece, pieces_of
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.quote_paint import paint_piece

_LINE_HEIGHT = 1.5
_MARGIN = 2
_SPACE = " ".encode("utf-16-le")


class QuotedText(QFrame):
    """Plain text with marked passages, also where they overlap."""

    quote_chosen = Signal(str)
    """The id of the criterion a quote counts towards."""
    type_size: theme.Size = "body"
    """The step of the type scale it is written in."""
    ways = "Left and right go through the quotes, Enter shows what one counted towards."
    """What the keyboard can do here, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._spoken = ""
        self._units = b""
        self._passages: tuple[Passage, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._lit: str | None = None
        self._current: int | None = None
        self._layout = QTextLayout()
        self._laid_out_at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, passages: tuple[Passage, ...], spoken: str = "") -> None:
        """Show a reply and mark its passages; those that were done, not said, are left to others.

        Args:
            text: The reply, as plain text.
            passages: Its quotes.
            spoken: What a screen reader says of it; the reply itself if empty.
        """
        self._text = text
        self._spoken = spoken or text
        self._units = text.encode("utf-16-le", "surrogatepass")
        self._passages = tuple(one for one in passages if one.is_said)
        self._pieces = pieces_of(text, self._passages)
        self._lit, self._current, self._laid_out_at = None, None, -1
        self._name()
        self.updateGeometry()
        self.update()

    def light(self, criterion_id: str | None) -> bool:
        """Light the quotes of a criterion and dim the others; return whether there are any here."""
        self._lit = criterion_id
        self.update()
        return any(one.criterion_id == criterion_id for one in self._passages)

    def lit_quotes(self) -> tuple[str, ...]:
        """Return the words that are lit now."""
        return tuple(one.quote for one in self._passages if one.criterion_id == self._lit)

    def place_of(self, criterion_id: str) -> QRectF:
        """Return where the first quote of a criterion stands, in pixels of this widget."""
        self._lay_out(self.width())
        for piece in self._pieces:
            if any(self._passages[n].criterion_id == criterion_id for n in piece.passages):
                return self._rects(piece)[0]
        return QRectF(self.rect())

    def passages_at(self, point: QPointF) -> tuple[Passage, ...]:
        """Return the passages under a point, the shortest first."""
        self._lay_out(self.width())
        for piece in self._pieces:
            if any(rect.contains(point) for rect in self._rects(piece)):
                found = [self._passages[n] for n in piece.passages]
                return tuple(sorted(found, key=lambda one: one.end - one.start))
        return ()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(width)
        return round(self._layout.lineCount() * self._line_height()) + 2 * _MARGIN

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._laid_out_at = -1
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_marks(painter)
        self._layout.draw(painter, QPointF(0, 0))

    def paint_marks(self, painter: QPainter) -> None:
        """Mark the passages, and leave the pen in the colour of the words."""
        for piece in self._pieces:
            covering = tuple(self._passages[n] for n in piece.passages)
            is_current = self.hasFocus() and self._current in piece.passages
            for rect in self._rects(piece):
                paint_piece(painter, rect, covering, self._lit, is_current=is_current)
        painter.setPen(theme.current().ink)

    def indent(self) -> int:
        """Return how many pixels the words stand away from the left."""
        return 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.passages_at(event.position())
        if not found:
            super().mousePressEvent(event)
            return
        ids = [one.criterion_id for one in found]
        # Where quotes overlap, each further click goes on to the next.
        place = (ids.index(self._lit) + 1) % len(ids) if self._lit in ids else 0
        self._current = self._passages.index(found[place])
        self.quote_chosen.emit(ids[place])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.passages_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            found = self.passages_at(QPointF(event.pos()))  # type: ignore[attr-defined]  # a QHelpEvent
            told = "\n".join(f"{one.title} – {one.words}. {one.because}" for one in found)
            QToolTip.showText(event.globalPos(), plain_tip(told), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current is None and self._passages:
            self._current = 0
        self._name()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and self._passages:
            self._current = ((self._current or 0) + step) % len(self._passages)
            self._name()
            self.update()
            announce(self, self._spoken_quote())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._passages:
            self.quote_chosen.emit(self._passages[self._current or 0].criterion_id)
        else:
            super().keyPressEvent(event)

    def _spoken_quote(self) -> str:
        one = self._passages[self._current or 0]
        doubt = "" if one.is_sure else " Not sure."
        number = f"Quote {(self._current or 0) + 1} of {len(self._passages)}"
        return f"{number}: “{one.quote}”. {one.title}: {one.words}. {one.because}{doubt}"

    def _name(self) -> None:
        quotes = self._spoken_quote() if self._passages else ""
        self.setAccessibleName(self._spoken)
        self.setAccessibleDescription(f"{quotes} {self.ways}" if quotes else "")

    def rise(self) -> int:
        """Return how much lower than a label's its first line stands, in pixels."""
        return _MARGIN + round((self._line_height() - QFontMetricsF(theme.font(self.type_size)).height()) / 2)

    def _line_height(self) -> float:
        return round(QFontMetricsF(theme.font(self.type_size)).height() * _LINE_HEIGHT / 1.2)

    def _lay_out(self, width: int) -> None:
        if width == self._laid_out_at:
            return
        self._laid_out_at = width
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(self._text, theme.font(self.type_size))
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        top, height = float(_MARGIN), self._line_height()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width - self.indent()))
            line.setPosition(QPointF(self.indent(), top + (height - line.height()) / 2))
            top += height
        self._layout.endLayout()

    def _rects(self, piece: Piece) -> list[QRectF]:
        """One rectangle for each line the piece runs over."""
        rects: list[QRectF] = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            start = max(piece.start, line.textStart())
            broken = line.textStart() + line.textLength()
            end = min(piece.end, broken)
            if start < end:
                if end == broken and end > start + 1 and self._units[2 * end - 2 : 2 * end] == _SPACE:
                    end -= 1  # the space at which the line was broken
                left, right = _x(line, start), _x(line, end)
                rects.append(QRectF(min(left, right), line.y(), abs(right - left), line.height()))
        return rects or [QRectF()]


def _x(line, position: int) -> float:  # noqa: ANN001 - QTextLine
    at = line.cursorToX(position)
    return float(at[0] if isinstance(at, tuple) else at)
