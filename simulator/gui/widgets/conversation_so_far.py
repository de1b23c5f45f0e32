"""ConversationSoFar: what was said, quietly, one row a line, newest at the bottom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simulator.gui import theme
from simulator.gui.widgets.text_rows import break_rows, text_layout

_SAID = Qt.ItemDataRole.UserRole
_MIST = 24
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the conversation.

    Attributes:
        who: The speaker's name as shown.
        text: The words; may be empty where something was done.
        does: What was done or heard with it; may be empty.
        is_trainee: Whether the trainee said it.
    """

    who: str
    text: str
    does: str = ""
    is_trainee: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return " ".join(part for part in (f"{self.who}:", self.text, self.does) if part)


class ConversationSoFar(QListWidget):
    """The lines said before; keeps to the newest unless the trainee has scrolled up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("so-far")
        self.setAccessibleName(self.tr("The conversation so far"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_SaidDelegate(self))
        self._shown: tuple[Said, ...] = ()

    @property
    def shown(self) -> tuple[Said, ...]:
        """The lines shown."""
        return self._shown

    def show_said(self, said: tuple[Said, ...]) -> None:
        """Show these lines; what is there already stays where it is."""
        same = 0
        for old, new in zip(self._shown, said, strict=False):
            if old != new:
                break
            same += 1
        while self.count() > same:
            self.takeItem(self.count() - 1)
        for line in said[same:]:
            item = QListWidgetItem(line.spoken)
            item.setData(_SAID, line)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.addItem(item)
        self._shown = said
        if len(said) > same:
            self.scrollToBottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().muted))
            painter.setFont(theme.font("small"))
            room = self.viewport().rect().adjusted(theme.GAP_S, theme.GAP_S, -theme.GAP_S, 0)
            words = self.tr("Nothing yet. What is said stays here to look back at.")
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), words)
        elif self.verticalScrollBar().value() > 0:
            self._paint_mist()

    def _paint_mist(self) -> None:
        """What has been scrolled out fades away rather than being cut through."""
        paper = QColor(theme.current().paper)
        clear = QColor(paper)
        clear.setAlpha(0)
        height = theme.current().px(_MIST)
        mist = QLinearGradient(0, 0, 0, height)
        mist.setColorAt(0, paper)
        mist.setColorAt(1, clear)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, self.viewport().width(), height, mist)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


_Pieces = list[tuple[QTextLayout, float, str]]
"""Laid out text with its height and colour."""

_MOST_KEPT = 200


class _SaidDelegate(QStyledItemDelegate):
    """Draws a name and the words below it; remembers how they were set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[Said, int, theme.Theme], _Pieces] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, round(sum(height for _, height, _ in self._pieces(index, width))) + theme.GAP_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().chosen))
            painter.drawRoundedRect(rect.adjusted(0, 2, -2, -2), 6, 6)
        y = rect.y() + theme.GAP_S
        for layout, height, colour in self._pieces(index, rect.width()):
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(rect.x() + theme.GAP_S, y))
            y += round(height)
        painter.restore()

    def _pieces(self, index: _Index, width: int) -> _Pieces:
        """Return the name, the words and what was done."""
        said = index.data(_SAID)
        if not isinstance(said, Said):
            return []
        wanted = (said, width, theme.current())
        if wanted not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[wanted] = self._laid_out(said, width)
        return self._kept[wanted]

    def _laid_out(self, said: Said, width: int) -> _Pieces:
        look = theme.current()
        name = theme.font("small", QFont.Weight.DemiBold)
        doing = QFont(theme.font("small"))
        doing.setItalic(True)
        wanted = (
            (said.who, name, look.accent if said.is_trainee else look.muted),
            (said.text, theme.font("body"), look.ink if said.is_trainee else look.muted),
            (said.does, doing, look.muted),
        )
        room = max(40, width - 2 * theme.GAP_S)
        return [(*_laid_out(text, face, room), colour) for text, face, colour in wanted if text]


def _laid_out(text: str, face: QFont, width: int) -> tuple[QTextLayout, float]:
    layout = text_layout(text, face)
    _, height = break_rows(layout, width, QFontMetricsF(face).height() * 1.18)
    return layout, height
