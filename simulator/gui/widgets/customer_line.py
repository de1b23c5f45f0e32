"""CustomerLine: what is said to the trainee now, in large type, with what can be seen and heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from simulator.domain.moment import Line
from simulator.domain.scenario import Sound
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.caption import Caption

SMALLEST, LARGEST = 20, 48
"""Type size of the line, in pixels, before the theme's scale."""

_MEASURE = 28
"""A caption is at most this many times its type size wide: about 54 characters."""


class CustomerLine(QScrollArea):
    """One or two lines, as large as their room allows; scrolls only where the smallest is too large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer-line")
        self.setAccessibleName(self.tr("What is said to you"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.GAP_S)
        self._pieces: list[tuple[Caption, float]] = []
        self._lines: list[Caption | None] = []
        self._spoken = ""
        self.setWidget(self._inside)
        theme.notifier().changed.connect(self._fit)

    @property
    def spoken(self) -> str:
        """All of it as one text, as a screen reader says it."""
        return self._spoken

    def show_lines(self, lines: Sequence[Line], names: Mapping[str, str], sound: Sound | None = None) -> None:
        """Show what is said; give names (id -> name) only where it must be said who speaks."""
        self._clear()
        if sound and sound.at == "start":
            self._add_sound(sound)
        speaker = ""
        for index, line in enumerate(lines):
            is_reaction = index < len(lines) - 1
            if line.speaker != speaker and line.speaker in names:
                self._add(names[line.speaker], 0.0, token="muted")
            speaker = line.speaker
            if line.does:
                self._add(_sentence(line.does), 0.62 if line.text else 0.8, token="muted", italic=True)
            self._lines.append(None)
            if line.text:
                self._lines[-1] = self._add(f"“{line.text}”", 0.72 if is_reaction else 1.0)
        if sound and sound.at != "start":
            self._add_sound(sound)
        self._rows.addStretch(1)
        self._spoken = " ".join(piece.text() for piece, _ in self._pieces)
        self._inside.setAccessibleName(self._spoken)
        self._fit()
        announce(self, self._spoken)

    def show_said(self, line: int, characters: int) -> None:
        """Show how far the words have been said: all lines before that one, and so many characters of it."""
        for number, piece in enumerate(self._lines):
            if piece is not None and number != line:
                piece.show_said(None if number < line else 0)
            elif piece is not None:
                whole = len(piece.text()) - 2  # the quotation marks come and go with the words
                piece.show_said(characters + 1 if 0 < characters < whole else characters and None)

    def show_all_said(self) -> None:
        """Show every word in full ink."""
        self.show_said(len(self._lines), 0)

    def _add_sound(self, sound: Sound) -> None:
        self._add(f"♪ {sound.caption}", 0.0, token="muted")

    def _add(self, words: str, share: float, *, token: str = "ink", italic: bool = False) -> Caption:
        """Add a piece; share is its type size relative to the line's, 0 for the small type."""
        piece = Caption()
        self._rows.addWidget(piece)
        piece.show_words(words, token=token, italic=italic)
        self._pieces.append((piece, share))
        return piece

    def _clear(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._pieces.clear()
        self._lines.clear()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the largest type in which everything fits."""
        wanted = theme.current().px(_largest_for(self.window().width()))
        smallest = min(wanted, theme.current().px(SMALLEST))
        room = self.viewport().height()
        while wanted > smallest and self._height(wanted, self.viewport().width()) > room:
            wanted = max(smallest, wanted - 2)
        width = min(self.viewport().width(), max(wanted, theme.current().px(24)) * _MEASURE)
        side = max(0, (self.viewport().width() - width) // 2)
        self._rows.setContentsMargins(side, 0, side, 0)
        for piece, share in self._pieces:
            piece.fit(_size(wanted, share))
            piece.setFixedHeight(piece.height_at(width, _size(wanted, share)))
        if self._height(wanted, self.viewport().width()) > room:
            QTimer.singleShot(0, self, self._show_newest)

    def _show_newest(self) -> None:
        """Where not all is to be seen, it is the last that waits for an answer."""
        spoken = [piece for piece, share in self._pieces if share]
        if spoken:
            self.verticalScrollBar().setValue(spoken[-1].y())

    def height_wanted(self, width: int) -> int:
        """Return how high everything is in the largest type, at that width; pixels."""
        return self._height(theme.current().px(_largest_for(self.window().width())), width)

    def _height(self, pixels: int, room: int) -> int:
        width = min(room, pixels * _MEASURE)
        gaps = self._rows.spacing() * max(0, len(self._pieces) - 1)
        heights = (piece.height_at(width, _size(pixels, share)) for piece, share in self._pieces)
        return gaps + sum(heights)


def _size(pixels: int, share: float) -> int:
    return max(theme.current().px(17), round(pixels * share)) if share else theme.current().px(15)


def _largest_for(window_width: int) -> int:
    return max(24, min(LARGEST, round(window_width / 46)))


def _sentence(does: str) -> str:
    """What is done stands by itself, so it begins with a capital."""
    return does[:1].upper() + does[1:]
