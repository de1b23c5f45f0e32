"""WrappingTick: a check box whose words go on in the next row where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

_GAP = "\u2002"
_BESIDE = f"\u2007{_GAP}"
"""As wide as a key and the gap after it, so that the rows begin below each other."""


class WrappingTick(QCheckBox):
    """Takes the width it is given; its height follows.

    Args:
        words: What is ticked.
        key: The key that ticks it, shown before the words; with "" its place stays empty.
        parent: Its owner.
    """

    def __init__(self, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._key = words, key
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._break_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break_words()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def _break_words(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        metrics = QFontMetricsF(self.font())
        width = place.width() - metrics.horizontalAdvance(_BESIDE) - 2
        rows: list[str] = []
        for word in self._words.split():
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and metrics.horizontalAdvance(longer) <= width:
                rows[-1] = longer
            else:
                rows.append(word)
        before = f"{self._key}{_GAP}" if self._key else _BESIDE
        shown = before + f"\n{_BESIDE}".join(rows)
        shown = shown.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)
            self.updateGeometry()
